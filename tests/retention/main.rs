//! What is past its period, what goes with what, and that nothing of it is left anywhere.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod erasure;
mod periods;

use arbeidsro::domain::{
    case::{Case, CaseEvent, CaseType, EventKind},
    change::Label,
    entity::{Entity, edits},
    ids::{CaseId, EventId, Id},
    stamp::Writer,
    workspace::Workspace,
};
use chrono::NaiveDate;

/// Milliseconds of 2026-01-01.
const START: u64 = 1_767_225_600_000;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn on(today: &str) -> Workspace {
    Workspace::new(Writer(1), day(today).and_hms_opt(9, 0, 0).unwrap())
}

fn add<T: Entity>(workspace: &mut Workspace, entity: &T) {
    workspace.commit(Label::Imported, edits(None, entity), START);
}

fn case(closed: Option<&str>) -> Case {
    let id = CaseId(Id::new("c1"));
    Case { id, code: "K7-ulv".into(), case_type: CaseType::Report, closed: closed.map(day), ..Case::default() }
}

fn event(id: &str, kind: EventKind, at: &str) -> CaseEvent {
    CaseEvent { id: EventId(Id::new(id)), case: CaseId(Id::new("c1")), kind, on: day(at), ..CaseEvent::default() }
}
