//! Forms drawn from the list of a record's fields.

use super::{
    parts::{Choice, FieldKind, FieldSpec},
    task_dialog::goals,
};
use crate::{
    domain::{
        ids::Id,
        record_form::{Reading, RecordField},
    },
    state::{
        App,
        queries::{competence::module_names, register::open_codes},
    },
    texts::{Key, planning_words, text},
};

/// The fields as they are drawn. A field is called the same here, in the history and in a
/// comparison of files.
pub fn specs(app: App, fields: &[RecordField]) -> Vec<FieldSpec> {
    fields.iter().map(|field| spec(app, field)).collect()
}

fn spec(app: App, field: &RecordField) -> FieldSpec {
    let label = Key::by_name(&format!("field_{}", field.name)).unwrap_or(Key::FieldWhat);
    let kind = match field.reading {
        Reading::Text => FieldKind::Text,
        Reading::LongText => FieldKind::LongText,
        Reading::Date => FieldKind::Date,
        Reading::Number { .. } => FieldKind::Number { unit: None },
        Reading::Flag => FieldKind::Check,
        Reading::Choice(names) => FieldKind::Select(choices(names, field.required)),
        Reading::Scale(names) => FieldKind::Select(steps(names, field.required)),
        Reading::Link if field.name == "toward" => FieldKind::Select(goals(app, "")),
        Reading::Link if field.name == "learnt_in" => FieldKind::Select(modules(app)),
        Reading::Link => FieldKind::Select(cases(app)),
    };
    let is_wide = matches!(field.reading, Reading::Text | Reading::LongText | Reading::Flag);
    let help = Key::by_name(&format!("help_{}", field.name));
    FieldSpec { required: field.required, half: !is_wide, help, ..FieldSpec::new(field.name, label, kind) }
}

fn choices(names: &[&str], required: bool) -> Vec<Choice> {
    let open = (!required).then(|| Choice::new("", text(Key::FieldOpenChoice)));
    open.into_iter().chain(names.iter().map(|name| Choice::new(*name, planning_words::choice(name)))).collect()
}

fn steps(names: &[&str], required: bool) -> Vec<Choice> {
    let open = (!required).then(|| Choice::new("", text(Key::FieldOpenChoice)));
    let step = |(at, name): (usize, &&str)| {
        let number = (at + 1).to_string();
        let words = format!("{number} – {}", planning_words::choice(name));
        Choice::new(number, words)
    };
    open.into_iter().chain(names.iter().enumerate().map(step)).collect()
}

/// The modules of the competence plan.
fn modules(app: App) -> Vec<Choice> {
    let found = app.workspace(module_names);
    let choice = |(id, name): (Id, String)| Choice::new(id.as_str(), name);
    std::iter::once(Choice::new("", text(Key::FieldOpenChoice))).chain(found.into_iter().map(choice)).collect()
}

/// The open cases by their codes.
pub fn cases(app: App) -> Vec<Choice> {
    let found = app.workspace(open_codes);
    let choice = |(id, code): (_, String)| -> Choice {
        let id: crate::domain::ids::CaseId = id;
        Choice::new(id.as_str(), code)
    };
    std::iter::once(Choice::new("", text(Key::TaskNoCase))).chain(found.into_iter().map(choice)).collect()
}
