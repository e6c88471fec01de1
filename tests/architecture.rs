//! Who may import whom: `ui → state → storage → interchange → domain`, and `texts` below all but
//! `domain`. Read from the `use` lines, so that an arrow that runs the wrong way fails here.

use std::{fs, path::Path};

/// From the top down; a layer may use those after it.
const LAYERS: [&str; 6] = ["ui", "state", "storage", "interchange", "texts", "domain"];
/// What the pure layers must not know.
const IMPURE: [&str; 7] =
    ["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo_storage", "reactive_graph", "std::time::SystemTime"];

/// The source files of a folder; a file of unit tests may look anywhere and is left out.
fn sources(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
            found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
    found
}

/// Source without comments and without unit tests, which may look anywhere.
fn code(source: &str) -> String {
    let before_tests = source.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    before_tests.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The layers named after `crate::` or inside a `crate::{…}`.
fn layers_used(code: &str) -> Vec<&'static str> {
    let mut used = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let names: Vec<&str> = match rest.strip_prefix('{') {
            Some(list) => top_level_names(list),
            None => vec![rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()],
        };
        used.extend(LAYERS.into_iter().filter(|layer| names.contains(layer)));
    }
    used
}

fn top_level_names(list: &str) -> Vec<&str> {
    let (mut depth, mut start, mut names) = (0, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                names.push(&list[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.push(&list[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    names.iter().map(|name| name.trim().split("::").next().unwrap_or_default().trim()).collect()
}

#[test]
fn imports_run_downwards() {
    let mut wrong = Vec::new();
    let mut read = 0;
    for (place, layer) in LAYERS.iter().enumerate() {
        for (path, source) in sources(&Path::new("src").join(layer)) {
            read += 1;
            for used in layers_used(&code(&source)) {
                let other = LAYERS.iter().position(|l| *l == used).unwrap();
                if other < place {
                    wrong.push(format!("{path} uses {used}"));
                }
            }
        }
    }
    assert!(read > 20, "only {read} files were read");
    assert!(wrong.is_empty(), "arrows that run upwards:\n{}", wrong.join("\n"));
}

#[test]
fn the_pure_layers_know_no_browser_and_no_clock() {
    let mut wrong = Vec::new();
    for layer in ["domain", "interchange", "texts"] {
        for (path, source) in sources(&Path::new("src").join(layer)) {
            let code = code(&source);
            wrong.extend(IMPURE.iter().filter(|name| code.contains(*name)).map(|name| format!("{path} knows {name}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn parts_know_no_state_and_pages_no_other_pages() {
    let mut wrong = Vec::new();
    for (path, source) in sources(Path::new("src/ui/parts")) {
        let code = code(&source);
        wrong.extend(
            ["crate::state", "ui::pages"]
                .iter()
                .filter(|name| code.contains(*name))
                .map(|n| format!("{path} knows {n}")),
        );
    }
    for (path, source) in sources(Path::new("src/ui/pages")) {
        let own = Path::new(&path).strip_prefix("src/ui/pages").unwrap().components().next().unwrap();
        let own = own.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
        for (at, _) in code(&source).match_indices("pages::") {
            let code = code(&source);
            let name =
                code[at + 7..].split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default().to_owned();
            if own != "mod" && name != own {
                wrong.push(format!("{path} knows page {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_unwrap_or_expect_outside_tests() {
    let mut wrong = Vec::new();
    for (path, source) in sources(Path::new("src")) {
        for name in [".unwrap()", ".expect(", "panic!(", "todo!(", "unimplemented!("] {
            if code(&source).contains(name) {
                wrong.push(format!("{path}: {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Where something leaves the page by name: an address, a title, the name of a file. What is made there is
/// made of ids, words of the program and days (`Route`, `Key`, `FileName`), never of what somebody has typed.
#[test]
fn addresses_titles_and_file_names_are_made_in_few_places() {
    const PLACES: [(&str, &[&str]); 10] = [
        ("set_title(", &["src/ui/app.rs"]),
        ("set_download(", &["src/storage/files.rs"]),
        ("download:", &["src/loader/rescue.js"]),
        (".download =", &[]),
        ("document.title", &[]),
        (".set_hash(", &["src/ui/pages/data/erase_all.rs", "src/ui/route/router.rs"]),
        (".set_href(", &["src/storage/files.rs"]),
        ("push_state", &[]),
        ("replace_state", &[]),
        ("Notification(", &[]),
    ];
    let mut scripts = Vec::new();
    for folder in ["src/loader", "public"] {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.path().extension().is_some_and(|e| e == "js" || e == "html") {
                scripts.push((entry.path().display().to_string(), fs::read_to_string(entry.path()).unwrap()));
            }
        }
    }
    assert!(scripts.len() > 3, "only {} scripts were read", scripts.len());
    let all: Vec<(String, String)> = sources(Path::new("src")).into_iter().chain(scripts).collect();
    for (what, places) in PLACES {
        let mut found: Vec<&str> =
            all.iter().filter(|(_, source)| code(source).contains(what)).map(|(path, _)| path.as_str()).collect();
        found.sort_unstable();
        assert_eq!(found, places, "where {what} stands");
    }
    for (path, source) in &all {
        let code = code(source);
        for name in ["NotificationOptions", "showNotification", "show_notification", "Notification."] {
            assert!(!code.contains(name), "{path}: {name}, and a notification can hold somebody's words");
        }
        // The binding has to be asked for by name.
        assert!(!code.contains("web_sys::Notification"), "{path}");
    }
    let cargo = fs::read_to_string("Cargo.toml").unwrap();
    assert!(!cargo.contains("\"Notification"), "the browser's notifications are asked for");
    // The title is a text of the program, and the rescue copy is named by its day.
    let read = |path: &str| code(&fs::read_to_string(path).unwrap());
    assert!(read("src/ui/app.rs").contains(r#"set_title(&format!("{} – {}", text(title), text(Key::AppName)))"#));
    assert!(read("src/loader/rescue.js").contains("download: `arbeidsro-redning-${day}.json`"));
    assert!(read("src/storage/files.rs").contains("pub fn save(name: &FileName,"));
    // A name is made of what the compiler knows and of a time.
    for made in ["fixed(name: &'static str)", "of_day(what: &'static str, day: NaiveDate, ending: &'static str)"] {
        assert!(read("src/storage/files.rs").contains(made), "{made}");
    }
    assert_eq!(read("src/storage/files.rs").matches("FileName(").count(), 5, "another way to make a file's name");
    // An address holds no checksum of a word either.
    assert!(!read("src/ui/route/mod.rs").contains("crc") && !read("src/state/queries/matrix.rs").contains("crc"));
}

#[test]
fn a_wrong_arrow_would_be_seen() {
    assert_eq!(
        layers_used("use crate::{domain::{case, ui}, state::App};"),
        vec!["domain"].into_iter().chain(["state"]).rev().collect::<Vec<_>>()
    );
    assert_eq!(layers_used("let x = crate::ui::start();"), vec!["ui"]);
    assert!(!code("//! crate::ui\nfn a() {}\n#[cfg(test)]\nmod tests { use crate::ui; }").contains("ui"));
}

/// Fields that take typed words and stand without the guard, and why they may.
const UNGUARDED: [(&str, &str); 6] = [
    ("src/ui/gate/secret_field.rs", "a passphrase is kept nowhere"),
    ("src/ui/pages/data/erase_all.rs", "one given word, kept nowhere"),
    ("src/ui/parts/palette.rs", "searches; a task is written in the window that it opens"),
    ("src/ui/parts/search_field.rs", "searches, kept nowhere"),
    ("src/ui/pages/cases/register/view.rs", "searches; what a kept view searches for is a field of its form"),
    ("src/ui/pages/priorities/mod.rs", "searches, kept nowhere"),
];

/// The opening tags of this name in the views, comments left out.
fn tags<'a>(code: &'a str, name: &str) -> Vec<&'a str> {
    let opening = format!("<{name}\n");
    let spaced = format!("<{name} ");
    let starts = code.match_indices(&opening).chain(code.match_indices(&spaced)).map(|(at, _)| at);
    // A closing bracket of an arrow or a comparison stands in the code of an attribute.
    let end = |at: usize| {
        let rest = &code[at..];
        let ends = rest.match_indices('>').find(|(end, _)| !rest[..*end].ends_with(['-', '=', ' ']));
        ends.map_or(code.len(), |(end, _)| at + end)
    };
    starts.map(|at| &code[at..end(at)]).collect()
}

/// Whether words can be typed into a field and stay there.
fn takes_words(tag: &str) -> bool {
    let others = ["checkbox", "radio", "date", "time", "file", "range"].map(|kind| format!("type=\"{kind}\""));
    !tag.contains("readonly=true") && !others.iter().any(|other| tag.contains(other))
}

#[test]
fn words_are_typed_into_guarded_fields_alone() {
    let mut wrong = Vec::new();
    let mut guarded = Vec::new();
    let mut unguarded = Vec::new();
    for (path, source) in sources(Path::new("src/ui")) {
        let code = code(&source);
        let is_field = ["input", "textarea"].iter().flat_map(|name| tags(&code, name)).any(takes_words);
        if code.contains("contenteditable") && !code.contains("has_attribute(\"contenteditable\")") {
            wrong.push(format!("{path} lets a page be written in"));
        }
        if !is_field {
            continue;
        }
        if code.contains("identity_guard(") {
            guarded.push(path);
        } else if let Some((known, _)) = UNGUARDED.iter().find(|(known, _)| *known == path) {
            unguarded.push(*known);
        } else {
            wrong.push(format!("{path} has a field of text without the guard"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    guarded.sort();
    assert_eq!(guarded, ["src/ui/pages/cases/sheet/table.rs", "src/ui/parts/field.rs"]);
    assert_eq!(unguarded.len(), UNGUARDED.len(), "a reason that is no longer needed: {unguarded:?}");
}

#[test]
fn a_field_without_the_guard_would_be_seen() {
    let code =
        "<input\n  class=\"a\"\n on:input=move |ev| set(a -> b)\n/> <input type=\"checkbox\" on:change=move |_| ()/>";
    let found: Vec<bool> = tags(code, "input").into_iter().map(takes_words).collect();
    assert_eq!(found, [true, false]);
    assert!(takes_words(tags("<textarea class=\"x\"></textarea>", "textarea")[0]));
}

#[test]
fn what_goes_out_is_looked_at_first() {
    // A recovery code and the proof of an erasure are the app's own words; the page of parts is not for users.
    let printing = [
        "src/ui/gate/recovery.rs",
        "src/ui/outgoing.rs",
        "src/ui/pages/data/erase_all.rs",
        "src/ui/pages/parts_page.rs",
    ];
    // A list of broken rows is for whoever mends them, and tells that it holds data.
    let saving = ["src/ui/pages/data/space.rs"];
    let mut wrong = Vec::new();
    for (path, source) in sources(Path::new("src/ui")) {
        let code = code(&source);
        if code.contains(".print()") && !printing.contains(&path.as_str()) {
            wrong.push(format!("{path} prints by itself"));
        }
        if code.contains("files::save(") && !code.contains("let_file_out(") && !saving.contains(&path.as_str()) {
            wrong.push(format!("{path} saves a file that nothing has looked at"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
