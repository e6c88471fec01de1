//! The register: a row a case.

mod cells;
mod many;
mod view;

use super::Cases;
use crate::ui::prelude::*;
use crate::{
    domain::{
        ids::{CaseId, Id},
        register_view::{Column, RegisterView},
    },
    state::queries::register::{RegisterRow, Selected, column_name, is_head, rows, select},
    texts::{Key, say, text},
    ui::parts::{ListColumn, VirtualList},
};
use rustc_hash::FxHashMap;
use std::{collections::BTreeSet, sync::Arc};

/// The keys of a row.
pub const KEYS: [(&str, Key); 5] = [
    ("e", Key::CaseEdit),
    ("n", Key::CaseAddTask),
    ("h", Key::EventAdd),
    ("space", Key::RegisterPick),
    ("delete", Key::CaseDelete),
];

type Rows = Memo<FxHashMap<Id, Arc<RegisterRow>>>;

/// What the parts of the register share.
#[derive(Clone, Copy)]
struct List {
    cases: Cases,
    all: Rows,
    asked: RwSignal<RegisterView>,
    selected: Memo<Selected>,
    /// The cases chosen to be changed together.
    picked: RwSignal<BTreeSet<Id>>,
}

/// See the module.
#[component]
pub fn Register(cases: Cases) -> impl IntoView {
    let app = cases.app;
    let all: Rows = Memo::new(move |_| {
        app.watch_items();
        app.workspace(rows)
    });
    let asked = RwSignal::new(app.register_layout());
    let selected = Memo::new(move |_| all.with(|all| asked.with(|asked| select(all, asked))));
    let list = List { cases, all, asked, selected, picked: RwSignal::new(BTreeSet::new()) };
    let shown = Memo::new(move |_| asked.with(RegisterView::shown));
    let columns = move || shown.with(|shown| asked.with(|asked| list.heads(shown, asked)));
    let open = move || cases.open.get().map(|case| case.0);
    let on_sort = Callback::new(move |at: usize| {
        // The first column holds the boxes.
        let column = shown.with_untracked(|shown| at.checked_sub(1).and_then(|at| shown.get(at).copied()));
        if let Some(column) = column {
            asked.update(|asked| asked.sort_by(column));
        }
    });
    let count =
        move || say::register_count(all.with(FxHashMap::len) as i64, &selected.with(|found| found.cases.to_string()));
    view! {
        <div class="register-side">
            <view::Filter list/>
            <div class="register-bar">
                <p class="count" role="status">{count}</p>
                <many::Many list/>
            </div>
            <p class="none" hidden=move || selected.with(|found| found.cases > 0)>{text(Key::RegisterNoMatch)}</p>
            <VirtualList
                label=Key::PlaceCases
                ids=Signal::derive(move || selected.with(|found| found.lines.clone()))
                row=Callback::new(move |id: Memo<Id>| cells::row(list, shown, id))
                class="register"
                columns=Signal::derive(columns)
                on_sort
                selected=Signal::derive(open)
                on_open=Callback::new(move |id: Id| list.open(id))
                on_key=Callback::new(move |(id, key): (Id, String)| list.key(id, &key))
            />
        </div>
    }
}

impl List {
    fn heads(self, shown: &[Column], asked: &RegisterView) -> Vec<ListColumn> {
        let boxes =
            ListColumn { name: text(Key::RegisterPick).to_owned(), class: "pick", numeric: false, sorted: None };
        let head = |column: &Column| ListColumn {
            name: text(column_name(*column)).to_owned(),
            class: column.name(),
            numeric: column.is_numeric(),
            sorted: (asked.by == *column).then_some(asked.ascending),
        };
        std::iter::once(boxes).chain(shown.iter().map(head)).collect()
    }
    fn open(self, id: Id) {
        if !is_head(&id) {
            self.cases.show(Some(CaseId(id)));
        }
    }
    fn pick(self, id: Id) {
        self.picked.update(|picked| {
            if !picked.remove(&id) {
                picked.insert(id);
            }
        });
    }
    /// A single key on a row.
    fn key(self, id: Id, key: &str) -> bool {
        if is_head(&id) {
            return false;
        }
        let case = CaseId(id);
        match key {
            "e" | "E" => self.cases.edit(&case),
            "n" | "N" => self.cases.tasks.add(Some(case)),
            "h" | "H" => self.cases.acts.add_event(&case),
            "Delete" => self.cases.delete(&case),
            " " => self.pick(case.0),
            _ => return false,
        }
        true
    }
}

impl Cases {
    /// Deletes a case and leaves its panel; undo brings it back.
    pub(super) fn delete(self, case: &CaseId) {
        self.app.delete_case(case);
        if self.open.get_untracked().as_ref() == Some(case) {
            self.show(None);
        }
    }
}
