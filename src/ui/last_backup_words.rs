//! The last backup in words: when it was made, how much is in it and where it went.

use crate::{
    state::{
        App,
        actions::backup::{LastBackup, Place},
    },
    storage::time,
    texts::{Key, dates, say, text},
};

/// One sentence.
pub fn last_backup_words(app: App, last: &LastBackup) -> String {
    let at = time::local_of(last.millis);
    let day = dates::short_date(at.date(), app.today());
    let place = text(if last.place == Place::Folder { Key::PlaceFolder } else { Key::PlaceDownload });
    say::backup_last(&day, &dates::time(at), &last.records.to_string(), place)
}
