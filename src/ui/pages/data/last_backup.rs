//! When the last backup was made, where it went and how much is in it: on every tab of Data.

use crate::ui::prelude::*;
use crate::{
    state::{FolderCopies, actions::backup::last_backup, app},
    texts::{Key, say, text},
    ui::last_backup_words::last_backup_words,
};

/// See the module. Made anew by every change, and when the folder has a new copy.
#[component]
pub fn LastBackupLine() -> impl IntoView {
    let (app, folder) = (app(), FolderCopies::get());
    let words = move || {
        app.watch_history();
        app.notices();
        folder.state();
        let Some(last) = last_backup() else { return text(Key::BackupNever).to_owned() };
        let changes = say::changes_since(app.changes_since_backup() as i64);
        format!("{} {changes}", last_backup_words(app, &last))
    };
    view! { <p class="last-backup">{words}</p> }
}
