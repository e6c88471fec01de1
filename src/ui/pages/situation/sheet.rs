//! The analysis on paper: the report for a leader, whole, without case codes. On the screen it is
//! hidden; on paper it stands in the place of the page.

use super::Desk;
use crate::ui::prelude::*;
use crate::{
    domain::{case::Case, entity::Entity, scenario::Scenario},
    state::queries::{
        analysis::report,
        reports::{Wish, finished},
    },
    texts::{Key, say, text},
    ui::{
        parts::{Alert, Tone},
        report_sheet::drawn,
    },
};

/// Names are pointed at here, not hidden: the user has the page before them.
const FOR_LEADER: Wish = Wish { leader: true, codes: false, felt: false, names: true };

/// The sheet, and a warning on the screen where its text looks like a name.
#[component]
pub fn Sheet(desk: Desk) -> impl IntoView {
    let out = Memo::new(move |_| {
        [Case::KIND, Scenario::KIND].into_iter().for_each(|kind| desk.app.watch(kind));
        desk.overdue.track();
        desk.app.today();
        desk.analysis.with(|analysis| {
            desk.app.workspace(|workspace| finished(report(workspace, analysis), workspace, FOR_LEADER))
        })
    });
    let suspect = move || {
        let names = out.with(|(_, names)| names.join(", "));
        (!names.is_empty()).then(|| view! { <Alert tone=Tone::Warning title=say::sheet_suspect(&names)/> })
    };
    view! {
        <div class="sheet-note">
            {suspect}
            <p class="help">{text(Key::SheetPrivate)}</p>
        </div>
        <div class="sheet">{move || out.with(|(report, _)| drawn(report, FOR_LEADER))}</div>
    }
}
