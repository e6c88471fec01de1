//! The app's own texts, read from `locales/`, so that a journey names a button by its key.
use crate::failure::{Failure, Outcome};
use serde_json::{Map, Value};
use std::fs;
use std::path::Path;

/// A language of the app.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lang {
    /// Bokmål.
    Nb,
    /// Nynorsk.
    Nn,
    /// Danish.
    Da,
    /// English.
    En,
}

impl Lang {
    /// All four.
    pub const ALL: [Lang; 4] = [Lang::Nb, Lang::Nn, Lang::Da, Lang::En];

    /// The code of the page's `lang` attribute.
    pub fn code(self) -> &'static str {
        ["nb", "nn", "da", "en"][self as usize]
    }

    /// The language's own name.
    pub fn name(self) -> &'static str {
        ["Bokmål", "Nynorsk", "Dansk", "English"][self as usize]
    }
}

/// All texts in all languages.
pub struct Texts(Map<String, Value>);

impl Texts {
    /// Reads the folder.
    pub fn read(folder: &Path) -> Outcome<Self> {
        let mut all = Map::new();
        for entry in fs::read_dir(folder)?.flatten() {
            if entry.path().extension().is_some_and(|e| e == "json") {
                let content = fs::read_to_string(entry.path())?;
                let texts: Map<String, Value> = serde_json::from_str(&content)
                    .map_err(|e| Failure::new(format!("{}: {e}", entry.path().display())))?;
                all.extend(texts);
            }
        }
        Ok(Self(all))
    }

    /// A text. A key that is gone is a mistake of the journey, and says so.
    pub fn get(&self, key: &str, lang: Lang) -> Outcome<&str> {
        let text = self.0.get(key).and_then(|t| t[lang.code()].as_str());
        text.ok_or_else(|| Failure::new(format!("locales hold no text {key}")))
    }

    /// A text with its places filled in.
    pub fn filled(&self, key: &str, lang: Lang, values: &[(&str, &str)]) -> Outcome<String> {
        let mut text = self.get(key, lang)?.to_string();
        for (name, value) in values {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        Ok(text)
    }
}
