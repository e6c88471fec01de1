//! When the last backup was made, where it went and how much is in it: on every tab of Data.

use crate::{
    state::{
        FolderCopies,
        actions::backup::{LastBackup, Place, last_backup},
        app,
    },
    storage::time,
    texts::{Key, dates, say, text},
};
use leptos::prelude::*;

/// See the module. Made anew by every change, and when the folder has a new copy.
#[component]
pub fn LastBackupLine() -> impl IntoView {
    let (app, folder) = (app(), FolderCopies::get());
    let words = move || {
        app.watch_history();
        app.notices();
        folder.state();
        let Some(LastBackup { millis, records, place }) = last_backup() else {
            return text(Key::BackupNever).to_owned();
        };
        let at = time::local_of(millis);
        let day = dates::short_date(at.date(), app.today());
        let place = text(if place == Place::Folder { Key::PlaceFolder } else { Key::PlaceDownload });
        let changes = say::changes_since(app.changes_since_backup() as i64);
        format!("{} {changes}", say::backup_last(&day, &dates::time(at), &records.to_string(), place))
    };
    view! { <p class="last-backup">{words}</p> }.into_any()
}
