//! Lists of tasks for a phase: chosen in a menu, changed for this once or for good, added in one act.

use super::Matrix;
use crate::ui::prelude::*;
use crate::{
    domain::{form::FormValues, ids::CaseId, task_list::TaskList},
    state::{
        actions::task_lists::{field, lists},
        queries::register::open_codes,
    },
    texts::{Key, text},
    ui::{
        form_window::Ask,
        parts::{Choice, FieldSpec, Menu, MenuItem},
    },
};

/// The menu of the lists, with a new one at its end.
#[component]
pub fn TaskLists(matrix: Matrix) -> impl IntoView {
    let items = Callback::new(move |()| {
        let lists = matrix.app.workspace(lists);
        let item = |list: TaskList| {
            MenuItem::new(list.title.clone(), move || ask(matrix, Some(list.clone()))).icon("Tasklist")
        };
        let new = MenuItem::new(text(Key::ListNew), move || ask(matrix, None)).icon("Plus");
        lists.into_iter().map(item).chain([new]).collect::<Vec<_>>()
    });
    view! { <Menu label=text(Key::ListMenu).to_owned() items/> }
}

fn ask(matrix: Matrix, list: Option<TaskList>) {
    let app = matrix.app;
    let (id, is_new) = (list.as_ref().map(|list| list.id.clone()), list.is_none());
    let list = list.unwrap_or_default();
    let name = id.as_ref().map_or("new".to_owned(), |id| id.to_string());
    let title = if is_new { text(Key::ListNew).to_owned() } else { list.title.clone() };
    let start = FormValues::default()
        .with(field::TITLE, &list.title)
        .with(field::LINES, &list.lines)
        .with(field::KEEP, is_new.to_string());
    let ask = Ask::new(format!("list-{name}"), title, Key::ListUse).lead(text(Key::ListLead)).start(start);
    let fields = move |_| {
        let choice = |(id, code): (CaseId, String)| Choice::new(id.as_str(), code);
        let cases = app.workspace(open_codes).into_iter().map(choice);
        let cases = std::iter::once(Choice::new("", text(Key::TaskNoCase))).chain(cases).collect();
        vec![
            FieldSpec::text(field::TITLE, Key::ListTitle).required(),
            FieldSpec::select(field::CASE, Key::TaskCase, cases).full(),
            FieldSpec::long_text(field::LINES, Key::ListLines).help(Key::ListLinesHelp).required(),
            FieldSpec::check(field::KEEP, Key::ListKeep),
        ]
    };
    matrix.acts.window().ask(ask.fields(fields).save(move |values| app.use_task_list(id.as_ref(), values)));
}
