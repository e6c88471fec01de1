//! Many running cases at once: read, shown with all clocks that result, and kept as one change.

use crate::{
    domain::{
        case::{Case, CaseEvent, ClockMark},
        case_code::fresh_case_code,
        change::Label,
        entity::edits,
        ids::{CaseId, EventId, Id},
    },
    interchange::intake::{CellProblem, Cells, SheetColumn, is_blank, read},
    state::{
        App,
        queries::case_view::{ClockView, started},
    },
};
use std::collections::BTreeSet;

/// A row as it would be kept.
#[derive(Clone, PartialEq, Debug)]
pub struct IntakeRow {
    /// The row's number from 1.
    pub number: usize,
    /// The case with its id and code.
    pub case: Case,
    /// What happened, with ids.
    pub events: Vec<CaseEvent>,
    /// What was not taken over.
    pub problems: Vec<(SheetColumn, CellProblem)>,
    /// The clocks that run.
    pub clocks: Vec<ClockView>,
}

impl App {
    /// The rows that hold something, as they would be kept.
    pub fn read_sheet(self, rows: &[Cells]) -> Vec<IntakeRow> {
        let (country, today) = (self.workspace(|w| w.settings().country), self.now().date());
        let mut used: BTreeSet<String> =
            self.workspace(|w| w.cases().iter().map(|case| case.code.to_lowercase()).collect());
        let mut found = Vec::new();
        for (at, cells) in rows.iter().enumerate().filter(|(_, cells)| !is_blank(cells)) {
            let mut sheet = read(cells, country, today);
            if used.contains(&sheet.case.code.to_lowercase()) {
                sheet.problems.push((SheetColumn::Code, CellProblem::Taken));
                sheet.case.code.clear();
            }
            if sheet.case.code.is_empty() {
                let bits = self.random() as u64;
                sheet.case.code = fresh_case_code(bits, |code| used.contains(&code.to_lowercase()));
            }
            used.insert(sheet.case.code.to_lowercase());
            let id = CaseId(Id::from_random(self.random()));
            let case = Case { id: id.clone(), ..sheet.case };
            let blank = self.new_event_in(country, &id, today);
            let events: Vec<CaseEvent> = sheet
                .events
                .into_iter()
                .map(|event| CaseEvent {
                    id: EventId(Id::from_random(self.random())),
                    kind: event.kind,
                    on: event.on,
                    ..blank.clone()
                })
                .collect();
            let clocks = self.workspace(|workspace| started(workspace, &case, &events));
            found.push(IntakeRow { number: at + 1, case, events, problems: sheet.problems, clocks });
        }
        found
    }
    /// Keeps the rows, with these clocks (by the ids of their marks) as done before.
    pub fn keep_sheet(self, rows: &[IntakeRow], done: &BTreeSet<Id>) {
        let today = self.now().date();
        let mut all = Vec::new();
        for row in rows {
            all.extend(edits(None, &row.case));
            all.extend(row.events.iter().flat_map(|event| edits(None, event)));
            for mark in row.clocks.iter().map(|clock| &clock.mark).filter(|mark| done.contains(*mark)) {
                let blank = ClockMark::blank(mark).unwrap_or_default();
                all.extend(edits(None, &ClockMark { done: Some(today), before_recorded: true, ..blank }));
            }
        }
        self.commit_and_say(Label::CasesEntered, all);
    }
}
