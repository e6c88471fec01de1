//! What the app says, in four languages. Generated from `locales/` by `build.rs`.
//!
//! Plain strings, not signals: a change of language mounts the root anew.

pub mod case_words;
pub mod clock_words;
pub mod dates;
pub mod field_words;
pub mod growth_words;
pub mod planning_words;
pub mod reasons;
pub mod task_words;

use std::sync::{
    OnceLock,
    atomic::{AtomicU8, Ordering},
};

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// Names a text: its place among the texts of a language.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Key(u16);

/// The parts of a string that holds many, found once: pointers to them would weigh more than the page can bear.
struct Parts(OnceLock<Box<[&'static str]>>);

impl Parts {
    const fn unread() -> Parts {
        Parts(OnceLock::new())
    }

    fn of(&self, joined: &'static str) -> &[&'static str] {
        self.0.get_or_init(|| joined.split('\0').collect())
    }
}

/// A language of the app.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Lang {
    /// Bokmål.
    #[default]
    Nb,
    /// Nynorsk.
    Nn,
    /// Danish.
    Da,
    /// English.
    En,
}

impl Lang {
    /// All four, the default first.
    pub const ALL: [Lang; 4] = [Lang::Nb, Lang::Nn, Lang::Da, Lang::En];
    /// The code of the page's `lang` attribute.
    pub fn code(self) -> &'static str {
        ["nb", "nn", "da", "en"][self as usize]
    }
    /// The language's own name.
    pub fn name(self) -> &'static str {
        ["Bokmål", "Nynorsk", "Dansk", "English"][self as usize]
    }
    /// The language of a code such as `nn-NO`; `no` counts as bokmål.
    pub fn from_code(code: &str) -> Option<Lang> {
        let short = code.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        match short.as_str() {
            "nb" | "no" => Some(Lang::Nb),
            "nn" => Some(Lang::Nn),
            "da" => Some(Lang::Da),
            "en" => Some(Lang::En),
            _ => None,
        }
    }
    /// The text in this language.
    pub fn text(self, key: Key) -> &'static str {
        static PARTS: [Parts; 4] = [const { Parts::unread() }; 4];
        PARTS[self as usize].of(TEXTS[self as usize]).get(usize::from(key.0)).copied().unwrap_or_default()
    }
}

static CURRENT: AtomicU8 = AtomicU8::new(0);

/// The language in use.
pub fn lang() -> Lang {
    Lang::ALL[usize::from(CURRENT.load(Ordering::Relaxed)) & 3]
}

/// Takes a language into use. The root is mounted anew afterwards.
pub fn set_lang(lang: Lang) {
    CURRENT.store(lang as u8, Ordering::Relaxed);
}

/// The text in the language in use.
pub fn text(key: Key) -> &'static str {
    lang().text(key)
}

impl Key {
    /// The key that data names, for example `rule_no_mel_1`; only files listed in `build.rs` as
    /// looked up by name are found.
    pub fn by_name(name: &str) -> Option<Key> {
        static NAMES: Parts = Parts::unread();
        NAMES.of(BY_NAME).binary_search(&name).ok().map(|at| Key(at as u16))
    }
}

/// Puts values in the place of `{name}`. The full stop of an abbreviation also ends the sentence.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        match after.split_once('}') {
            Some((name, tail)) => {
                out.push_str(values.iter().find(|(n, _)| *n == name).map_or("", |(_, value)| value));
                let is_stopped = out.ends_with('.');
                rest = tail.strip_prefix('.').filter(|_| is_stopped).unwrap_or(tail);
            }
            None => rest = after,
        }
    }
    out.push_str(rest);
    out
}

/// A text with a full stop, unless it ends already.
pub fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '?', '!']) { text.to_owned() } else { format!("{text}.") }
}

/// A number the local way: decimal comma (point in English), at most one decimal.
pub fn number(value: f64) -> String {
    // A sum of nothing is minus zero in floating point; adding zero takes the sign away.
    let rounded = (value * 10.0).round() / 10.0 + 0.0;
    let text = if rounded.fract() == 0.0 { format!("{rounded:.0}") } else { format!("{rounded:.1}") };
    if lang() == Lang::En { text } else { text.replace('.', ",") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_filled_in_once_and_never_read_again() {
        assert_eq!(fill("om {n} dager, {what}", &[("n", "3"), ("what", "{n}")]), "om 3 dager, {n}");
        assert_eq!(fill("Frist {date}. Ring.", &[("date", "27. nov.")]), "Frist 27. nov. Ring.");
    }

    #[test]
    fn nothing_is_zero_without_a_sign() {
        assert_eq!(number(std::iter::empty::<f64>().sum()), "0");
        assert_eq!(number(-0.04), "0");
    }

    #[test]
    fn each_key_finds_the_text_that_the_locales_give_it() {
        let mut written = serde_json::Map::new();
        for file in std::fs::read_dir("locales").unwrap().flatten() {
            let texts: serde_json::Value = serde_json::from_slice(&std::fs::read(file.path()).unwrap()).unwrap();
            written.extend(texts.as_object().unwrap().clone());
        }
        assert_eq!(written.len(), NAMES.len());
        for (at, (name, _, by_name)) in NAMES.iter().enumerate() {
            let key = Key(at as u16);
            for lang in Lang::ALL {
                assert_eq!(written[*name][lang.code()], lang.text(key), "{name}");
            }
            assert_eq!(Key::by_name(name), by_name.then_some(key), "{name}");
        }
        assert_eq!((Key::by_name(""), Key::by_name("rule_no_such")), (None, None));
    }

    #[test]
    fn every_text_is_used() {
        let mut source = String::new();
        read_sources(std::path::Path::new("src"), &mut source);
        let used = |name: &str, pascal: &str| {
            let stem = name.strip_suffix("_one").or(name.strip_suffix("_other")).unwrap_or(name);
            contains_word(&source, &format!("Key::{pascal}")) || contains_word(&source, &format!("say::{stem}"))
        };
        let unused: Vec<_> =
            NAMES.iter().filter(|(name, pascal, by_name)| !by_name && !used(name, pascal)).map(|n| n.0).collect();
        assert!(unused.is_empty(), "texts that no code uses: {unused:?}");
    }

    fn contains_word(source: &str, word: &str) -> bool {
        source
            .match_indices(word)
            .any(|(at, _)| !source[at + word.len()..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_'))
    }

    fn read_sources(folder: &std::path::Path, into: &mut String) {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                read_sources(&path, into);
            } else if path.extension().is_some_and(|e| e == "rs") {
                into.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
}
