//! What a file would change, record by record and field by field, in words.

use super::backup_words::kind_name;
use crate::ui::prelude::*;
use crate::{
    domain::{
        truth::{Key as RecordKey, Record},
        workspace::Workspace,
    },
    interchange::backup::{self, BackupContent, Preview, Standing},
    state::app,
    texts::{
        Key,
        field_words::{field_name, field_value},
        say, text,
    },
    ui::{
        parts::{Column, Table},
        record_names::record_name,
    },
};

/// Records of a group that are listed; the rest is counted.
const SHOWN: usize = 60;

/// The groups, in the order in which they matter.
const GROUPS: [(Standing, Key); 6] = [
    (Standing::Erases, Key::GroupErases),
    (Standing::Removed, Key::GroupRemoved),
    (Standing::Conflicting, Key::GroupConflicting),
    (Standing::Revived, Key::GroupRevived),
    (Standing::Changed, Key::GroupChanged),
    (Standing::New, Key::GroupNew),
];

/// A fold for each group that has records.
pub fn groups(content: &BackupContent, preview: &Preview) -> Vec<Markup> {
    let app = app();
    app.workspace(|workspace| {
        let group = |(standing, title): (Standing, Key)| {
            let keys: Vec<&RecordKey> = preview.standing(standing).collect();
            let rows = keys.iter().take(SHOWN).flat_map(|key| rows_of(workspace, content, standing, key)).collect();
            (!keys.is_empty()).then(|| fold(standing, title, keys.len(), rows))
        };
        let only_here = || {
            let rows = preview.only_here.iter().take(SHOWN).map(|key| vec![named(workspace, key, None)]).collect();
            fold(Standing::New, Key::GroupOnlyHere, preview.only_here.len(), rows)
        };
        let here = (!preview.only_here.is_empty()).then(only_here);
        GROUPS.into_iter().filter_map(group).chain(here).collect()
    })
}

fn fold(standing: Standing, title: Key, count: usize, rows: Vec<Vec<String>>) -> Markup {
    let heads = [Key::DiffRecord, Key::DiffField, Key::DiffHere, Key::DiffThere, Key::DiffNewest];
    let columns: Vec<Column> = heads.iter().map(|head| Column::text(text(*head))).collect();
    let more = (count > SHOWN).then(|| view! { <p>{say::diff_more((count - SHOWN) as i64)}</p> });
    let lines = match has_fields(standing) {
        true => view! { <Table caption=title columns rows=Signal::stored(rows)/> },
        false => {
            let lines = rows.into_iter().flatten().map(|name| view! { <li>{name}</li> }).collect::<Vec<_>>();
            view! { <ul class="rejected">{lines}</ul> }
        }
    };
    view! {
        <details class="fold">
            <summary>{say::list_count(text(title), &count.to_string())}</summary>
            <div>{lines} {more}</div>
        </details>
    }
}

fn has_fields(standing: Standing) -> bool {
    matches!(standing, Standing::Changed | Standing::Conflicting | Standing::Revived)
}

fn rows_of(workspace: &Workspace, content: &BackupContent, standing: Standing, key: &RecordKey) -> Vec<Vec<String>> {
    let theirs = content.truth.record(key);
    let name = named(workspace, key, theirs);
    let Some(theirs) = theirs.filter(|_| has_fields(standing)) else { return vec![vec![name]] };
    let row = |difference: backup::Difference| {
        let field = difference.field.as_str();
        let newest = if difference.file_is_newer { Key::DiffThere } else { Key::DiffHere };
        vec![
            name.clone(),
            field_name(field).map_or_else(|| field.to_owned(), str::to_owned),
            shown(workspace, field, &difference.here),
            shown(workspace, field, &difference.there),
            text(newest).to_owned(),
        ]
    };
    backup::differences(theirs, workspace.truth().record(key)).into_iter().map(row).collect()
}

/// The kind and the record's name, from here or else from the file.
fn named(workspace: &Workspace, key: &RecordKey, theirs: Option<&Record>) -> String {
    let here = record_name(workspace, key);
    let said = |field: &str| theirs.and_then(|record| record.value(field)).map(|value| field_value(field, value));
    let name = Some(here).filter(|name| !name.is_empty());
    let name = name.or_else(|| ["code", "title", "role", "unit", "on", "rule"].into_iter().find_map(said));
    match name {
        Some(name) => format!("{}: {name}", kind_name(key.kind.0.as_str())),
        None => kind_name(key.kind.0.as_str()),
    }
}

/// A case is shown by its code, never by its id.
fn shown(workspace: &Workspace, field: &str, value: &serde_json::Value) -> String {
    let code = || workspace.cases().get(crate::domain::ids::Id::new(value.as_str()?)).map(|case| case.code.clone());
    Some(field).filter(|field| *field == "case").and_then(|_| code()).unwrap_or_else(|| field_value(field, value))
}
