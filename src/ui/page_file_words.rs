//! Saving the portable file that is worked in, and what is said of it.

use crate::{
    state::{App, PageFile, SaveProblem, Saved},
    storage::page_file::PageFileError,
    texts::{Key, text},
};
use wasm_bindgen_futures::spawn_local;

/// Why it was not saved.
pub fn not_saved(why: SaveProblem) -> Key {
    match why {
        SaveProblem::NoCrypto => Key::LockNoCrypto,
        SaveProblem::Page(PageFileError::Changed) => Key::FileNotAsBuilt,
        SaveProblem::Page(PageFileError::NotSaved) => Key::FileNotTaken,
        SaveProblem::Newer => Key::FileNewerElsewhere,
        SaveProblem::Other => Key::FileOther,
    }
}

/// Saves it and says so; in a browser's workbook says that nothing needs to be saved.
pub fn save(app: App, file: PageFile) {
    if !app.is_in_file() {
        return app.say(text(Key::SavedByItself).to_owned(), false);
    }
    spawn_local(async move {
        match file.save().await {
            Ok(Saved::Downloaded) => app.say(text(Key::FileDownloaded).to_owned(), false),
            // A chosen file has its words in the line above the page.
            Err(why) if file.target_untracked().is_none() => app.say(text(not_saved(why)).to_owned(), false),
            _ => {}
        }
    });
}

/// Saves it as a new download, beside the chosen file that could not be written.
pub fn save_apart(app: App, file: PageFile) {
    spawn_local(async move {
        let said = match file.save_apart().await {
            Ok(Saved::Downloaded) => Key::FileDownloaded,
            Ok(_) => return,
            Err(why) => not_saved(why),
        };
        app.say(text(said).to_owned(), false);
    });
}

/// Lets the user choose the file that is saved into by itself.
pub fn choose_target(app: App, file: PageFile) {
    spawn_local(async move {
        if let Err(why) = file.choose_target().await {
            app.say(text(not_saved(why)).to_owned(), false);
        }
    });
}
