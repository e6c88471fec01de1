//! What goes into the page besides our own code: recorded with version and licence, so that nothing comes in unseen.
//!
//! `docs/dependencies.txt` is the record. A change there is looked at like a change of code: what the crate does and
//! who keeps it. `docs/advisories.txt` holds what a database of advisories says about every crate of `Cargo.lock`, those
//! of tests and tools too, and is compared with our versions. Neither test needs a network.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use semver::{Version, VersionReq};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::{fs, process::Command};

/// Licences that the app may be given away under. One of those that a crate offers is enough.
const LICENCES: [&str; 11] = [
    "MIT",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "ISC",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
    "0BSD",
    "CC0-1.0",
];

/// Every crate that the page is compiled from or by, as `name version licence`.
fn in_the_page() -> BTreeSet<String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let words = ["metadata", "--locked", "--format-version", "1", "--filter-platform", "wasm32-unknown-unknown"];
    let output = Command::new(cargo).args(words).output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let nodes: BTreeMap<String, Vec<Value>> =
        list(&metadata["resolve"]["nodes"]).iter().map(|node| (text(&node["id"]), list(&node["deps"]))).collect();
    let packages: BTreeMap<String, Value> =
        list(&metadata["packages"]).into_iter().map(|package| (text(&package["id"]), package)).collect();
    let is_ours = |id: &str| packages[id]["source"].is_null();
    let names = ["arbeidsro", "unpack"];
    let mut open: Vec<String> =
        packages.iter().filter(|(_, p)| names.contains(&text(&p["name"]).as_str())).map(|(id, _)| id.clone()).collect();
    assert_eq!(open.len(), names.len());
    let mut seen: BTreeSet<String> = open.iter().cloned().collect();
    while let Some(id) = open.pop() {
        for dependency in &nodes[&id] {
            // Tests and what builds the build scripts stay outside.
            let is_normal = list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            let id = text(&dependency["pkg"]);
            if is_normal && seen.insert(id.clone()) {
                open.push(id);
            }
        }
    }
    let line = |id: &String| {
        let package = &packages[id];
        let licence = package["license"].as_str().unwrap_or("none");
        format!("{} {} {licence}", text(&package["name"]), text(&package["version"]))
    };
    seen.iter().filter(|id| !is_ours(id)).map(line).collect()
}

#[test]
fn every_crate_in_the_page_is_recorded_and_may_be_used() {
    let here = in_the_page();
    assert!(here.len() > 20, "{here:?}");
    for line in &here {
        let licence = line.splitn(3, ' ').nth(2).unwrap_or_default();
        let offered = licence.split([' ', '/', '(', ')']);
        assert!(offered.clone().any(|name| LICENCES.contains(&name)), "{line}: this licence was never looked at");
    }
    let record = fs::read_to_string("docs/dependencies.txt").expect("the record");
    let recorded: BTreeSet<String> =
        record.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(str::to_owned).collect();
    let new: Vec<_> = here.difference(&recorded).collect();
    let gone: Vec<_> = recorded.difference(&here).collect();
    assert!(new.is_empty() && gone.is_empty(), "docs/dependencies.txt\n  add: {new:#?}\n  take out: {gone:#?}");
}

/// Name and version of every crate that is not ours, in the page or not, for whatever system.
fn locked() -> BTreeMap<String, Vec<Version>> {
    let lock = fs::read_to_string("Cargo.lock").expect("the lock file");
    let mut found: BTreeMap<String, Vec<Version>> = BTreeMap::new();
    for package in lock.split("[[package]]").filter(|package| package.contains("\nsource = ")) {
        let value = |key: &str| package.lines().find_map(|line| line.strip_prefix(key)).expect(key).trim_matches('"');
        found.entry(value("name = ").into()).or_default().push(Version::parse(value("version = ")).expect("a version"));
    }
    found
}

/// Ranges as the database writes them, with ` or ` between them; `none` is no range.
fn ranges(words: &str) -> Vec<VersionReq> {
    words.split(" or ").filter(|range| *range != "none").map(|range| VersionReq::parse(range).expect(range)).collect()
}

#[test]
fn no_crate_has_an_advisory_that_nobody_looked_at() {
    let locked = locked();
    assert!(locked.len() > 200, "{locked:?}");
    let record = fs::read_to_string("docs/advisories.txt").expect("the record");
    let mut looked_up = BTreeSet::new();
    for line in record.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        if let Some(names) = line.strip_prefix("none: ") {
            looked_up.extend(names.split(' '));
            continue;
        }
        let columns: Vec<&str> = line.split(" | ").collect();
        let [name, id, kind, patched, unaffected, words] = columns[..] else { panic!("{line}: six columns") };
        assert!(id.starts_with("RUSTSEC-"), "{line}: an id");
        assert!(["vulnerability", "unsound", "unmaintained", "notice"].contains(&kind), "{line}: a kind");
        looked_up.insert(name);
        let safe = [ranges(patched), ranges(unaffected)].concat();
        let is_safe = |version: &Version| safe.iter().any(|range| range.matches(version));
        let ours = locked.get(name).into_iter().flatten();
        let touched: Vec<String> = ours.filter(|version| !is_safe(version)).map(Version::to_string).collect();
        match words.strip_prefix("accepted: ") {
            Some(reason) => {
                assert!(!touched.is_empty() && reason.len() > 10, "{line}: not needed any more, or no reason")
            }
            None => assert!(touched.is_empty(), "{line}: touches {touched:?}"),
        }
    }
    let here: BTreeSet<&str> = locked.keys().map(String::as_str).collect();
    let new: Vec<_> = here.difference(&looked_up).collect();
    let gone: Vec<_> = looked_up.difference(&here).collect();
    assert!(new.is_empty() && gone.is_empty(), "docs/advisories.txt\n  look up: {new:#?}\n  take out: {gone:#?}");
}

/// `forbid` cannot be lifted further down, so the root of each crate is enough. Only what opens the packed program
/// talks to memory itself: it has five kilobytes, a test of its own, and no other way.
#[test]
fn our_crates_forbid_unsafe_code() {
    for root in ["src/lib.rs", "src/main.rs", "xtask/src/main.rs", "tests/journeys/src/lib.rs"] {
        let source = fs::read_to_string(root).expect(root);
        assert!(source.lines().any(|line| line == "#![forbid(unsafe_code)]"), "{root} does not forbid unsafe code");
    }
    let folder = fs::read_dir("unpack/src").expect("unpack").flatten();
    let sources: Vec<String> = folder.map(|file| fs::read_to_string(file.path()).expect("source")).collect();
    assert_eq!(sources.concat().matches("unsafe").count(), 18, "look at unpack again, and at SECURITY.md");
}
