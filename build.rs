//! Turns `locales/*.json` into the `texts` module: a key per text, and one string per language that holds all of
//! its texts in the order of the keys. A table of them would weigh 30 kB of the page.
//!
//! A file holds `"key": {"nb": …, "nn": …, "da": …, "en": …}`. A text with `{name}` becomes a
//! function in `say`; a pair `key_one` and `key_other` becomes one function that takes the count.
//! A missing language, an unknown one, or placeholders that differ stop the build.

use serde_json::{Map, Value};
use std::{env, fmt::Write, fs, path::Path, process::exit};

const LANGUAGES: [&str; 4] = ["nb", "nn", "da", "en"];
/// Files whose keys are looked up by name at run time, because data names them.
const BY_NAME: [&str; 4] = ["choices", "fields", "notebooks", "rules"];
/// Stands between two texts.
const BETWEEN: char = '\0';

struct Text {
    name: String,
    by_name: bool,
    said: [String; 4],
}

fn main() {
    println!("cargo:rerun-if-changed=locales");
    println!("cargo:rerun-if-changed=build.rs");
    let texts = read_all(Path::new("locales"));
    let out = env::var("OUT_DIR").unwrap_or_else(|_| stop("no OUT_DIR"));
    let write = |name: &str, content: String| {
        if let Err(error) = fs::write(Path::new(&out).join(name), content) {
            stop(&format!("cannot write {name}: {error}"));
        }
    };
    for (at, language) in LANGUAGES.iter().enumerate() {
        write(language, joined(texts.iter().map(|text| text.said[at].as_str())));
    }
    write("by_name", joined(texts.iter().filter(|text| text.by_name).map(|text| text.name.as_str())));
    write("texts.rs", generate(&texts));
}

fn stop(why: &str) -> ! {
    eprintln!("locales: {why}");
    exit(1)
}

fn read_all(folder: &Path) -> Vec<Text> {
    let mut files: Vec<_> = match fs::read_dir(folder) {
        Ok(entries) => {
            entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "json")).collect()
        }
        Err(error) => stop(&format!("cannot read the folder: {error}")),
    };
    files.sort();
    let mut texts: Vec<Text> = Vec::new();
    for file in files {
        println!("cargo:rerun-if-changed={}", file.display());
        let stem = file.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        let content = fs::read_to_string(&file).unwrap_or_else(|e| stop(&format!("{stem}: {e}")));
        let entries: Map<String, Value> =
            serde_json::from_str(&content).unwrap_or_else(|e| stop(&format!("{stem}: {e}")));
        for (name, value) in entries {
            let said = said(&stem, &name, &value);
            texts.push(Text { said, by_name: BY_NAME.contains(&stem.as_str()), name });
        }
    }
    if let Some(name) = twice(&texts) {
        stop(&format!("the key {name} is there twice"));
    }
    // A name's place among the names is its key. Otherwise what belongs together stays together: that packs better.
    let (mut ordered, others): (Vec<_>, Vec<_>) = texts.into_iter().partition(|text| text.by_name);
    ordered.sort_by(|a, b| a.name.cmp(&b.name));
    ordered.extend(others);
    ordered
}

fn twice(texts: &[Text]) -> Option<&str> {
    let mut names: Vec<&str> = texts.iter().map(|text| text.name.as_str()).collect();
    names.sort_unstable();
    names.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0])
}

fn said(file: &str, name: &str, value: &Value) -> [String; 4] {
    if name.is_empty() || !name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_') {
        stop(&format!("{file}: {name}: a key is snake_case"));
    }
    let Value::Object(map) = value else { stop(&format!("{file}: {name}: not an object of languages")) };
    if let Some(other) = map.keys().find(|k| !LANGUAGES.contains(&k.as_str())) {
        stop(&format!("{file}: {name}: unknown language {other}"));
    }
    let said = LANGUAGES.map(|lang| match map.get(lang).and_then(Value::as_str) {
        Some(text) if !text.trim().is_empty() && !text.contains(BETWEEN) => text.to_owned(),
        _ => stop(&format!("{file}: {name}: no text in {lang}")),
    });
    let mut first = placeholders(&said[0]);
    first.sort();
    for (lang, text) in LANGUAGES.iter().zip(&said) {
        let mut other = placeholders(text);
        other.sort();
        if other != first {
            stop(&format!("{file}: {name}: {lang} fills in {other:?}, nb fills in {first:?}"));
        }
    }
    said
}

fn placeholders(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in text.split('{').skip(1) {
        if let Some((name, _)) = part.split_once('}')
            && !found.iter().any(|f| f == name)
        {
            found.push(name.to_owned());
        }
    }
    found
}

fn pascal(name: &str) -> String {
    name.split('_')
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map(|c| c.to_ascii_uppercase().to_string() + letters.as_str()).unwrap_or_default()
        })
        .collect()
}

fn generate(texts: &[Text]) -> String {
    let mut out = String::new();
    let mut push = |line: &str| {
        out.push_str(line);
        out.push('\n');
    };
    push("#[allow(missing_docs, non_upper_case_globals)]\nimpl Key {");
    for (at, text) in texts.iter().enumerate() {
        push(&format!("    pub const {}: Key = Key({at});", pascal(&text.name)));
    }
    push("}");
    let file = |name: &str| format!("include_str!(concat!(env!(\"OUT_DIR\"), \"/{name}\"))");
    push(&format!("static TEXTS: [&str; 4] = [{}];", LANGUAGES.map(file).join(", ")));
    push(&format!("static BY_NAME: &str = {};", file("by_name")));
    push("#[cfg(test)]\npub(crate) static NAMES: &[(&str, &str, bool)] = &[");
    for text in texts {
        push(&format!("    ({:?}, {:?}, {}),", text.name, pascal(&text.name), text.by_name));
    }
    push("];");
    push(
        "/// Texts with something filled in.\n#[allow(missing_docs, clippy::too_many_arguments)]\npub mod say {\n    use super::{Key, fill, text};",
    );
    for text in texts {
        push(&function(text, texts));
    }
    push("}");
    out
}

fn joined<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    parts.collect::<Vec<_>>().join(&BETWEEN.to_string())
}

fn function(text: &Text, all: &[Text]) -> String {
    let mut out = String::new();
    let names = placeholders(&text.said[0]);
    let key = pascal(&text.name);
    if let Some(stem) = text.name.strip_suffix("_one") {
        let Some(other) = all.iter().find(|t| t.name == format!("{stem}_other")) else {
            stop(&format!("{}: there is no {stem}_other", text.name))
        };
        let names: Vec<String> = placeholders(&other.said[0]).into_iter().filter(|n| n != "n").collect();
        let (params, pairs) = arguments(&names);
        let _ = write!(
            out,
            "    pub fn {stem}(n: i64{params}) -> String {{\n        let key = if n == 1 {{ Key::{key} }} else {{ Key::{} }};\n        fill(text(key), &[(\"n\", &n.to_string()){pairs}])\n    }}",
            pascal(&other.name)
        );
    } else if !text.name.ends_with("_other") && !names.is_empty() {
        let (params, pairs) = arguments(&names);
        let _ = write!(
            out,
            "    pub fn {}({}) -> String {{\n        fill(text(Key::{key}), &[{}])\n    }}",
            text.name,
            params.trim_start_matches(", "),
            pairs.trim_start_matches(", ")
        );
    }
    out
}

fn arguments(names: &[String]) -> (String, String) {
    let params = names.iter().map(|n| format!(", {n}: &str")).collect();
    let pairs = names.iter().map(|n| format!(", ({n:?}, {n})")).collect();
    (params, pairs)
}
