//! `cargo xtask test`: all that has to hold before a change is taken.
use crate::browsers::Browsers;
use crate::build::{self, Kind};
use crate::cache;
use crate::compiler::{native_cargo, native_target};
use crate::folders::{clone_root, dist};
use crate::run::{run_quietly, seconds, step};
use crate::size;
use crate::tally::Tally;
use crate::tools;
use crate::trouble::{Outcome, Trouble, files};
use std::process::Command;
use std::time::Instant;

const WASM: &str = "wasm32-unknown-unknown";

/// What can be run by itself: `cargo xtask test native`.
const PARTS: [&str; 5] = ["lint", "native", "storage", "build", "journeys"];

/// Runs everything, or the named parts, also when something fails, and closes with one line.
pub fn check(parts: &[&str]) -> Outcome {
    if let Some(unknown) = parts.iter().find(|part| !PARTS.contains(part)) {
        let known = PARTS.join(", ");
        return Err(Trouble::new(format!("`{unknown}` is no part of the test. The parts: {known}")));
    }
    let wanted = |part: &str| parts.is_empty() || parts.contains(&part);
    let start = Instant::now();
    let browsers = step("tools and browsers", || {
        cache::keep_small()?;
        build::with_tools("trunk")?;
        Browsers::find()
    })?;
    let mut tally = Tally::default();
    if wanted("lint") {
        lints(&mut tally);
    }
    if wanted("native") {
        tally.tests("native tests", native_tests);
    }
    if wanted("storage") {
        storage_tests(&mut tally, &browsers);
    }
    if wanted("build") {
        tally.check("the build", || build::build(Kind::Release).map(drop));
        tally.check("the size of the file", size::within_budget);
    }
    if wanted("journeys") && journeys_exist() {
        tally.tests("journeys", || journeys(&browsers, parts.contains(&"journeys")));
    }
    println!("\nall of it took {}", seconds(start.elapsed()));
    if tally.close() { Ok(()) } else { Err(Trouble::new("not all passed")) }
}

fn native_tests() -> Outcome<Command> {
    let mut cargo = native(&["test", "--workspace", "--no-fail-fast"])?;
    // Journeys need a built page: they come last.
    if journeys_exist() {
        cargo.args(["--exclude", "journeys"]);
    }
    Ok(cargo)
}

fn storage_tests(tally: &mut Tally, browsers: &Browsers) {
    let tests = browser_tests();
    if tests.is_empty() {
        return;
    }
    for engine in ["Chromium", "Firefox"] {
        tally.tests(&format!("storage tests in {engine}"), || in_browser(engine, browsers, &tests));
    }
}

fn lints(tally: &mut Tally) {
    tally.check("format", || {
        run_quietly(Command::new(native_cargo()).args(["fmt", "--all", "--check"]).current_dir(clone_root()))
    });
    let deny = ["--", "-D", "warnings"];
    tally.check("clippy, without the screens", || {
        let mut cargo = native(&["clippy", "--workspace", "--all-targets", "--no-default-features"])?;
        run_quietly(cargo.args(deny))
    });
    tally.check("clippy, with the screens", || {
        run_quietly(native(&["clippy", "--all-targets", "--features", "ui"])?.args(deny))
    });
    tally.check("clippy, for the browser", || {
        let mut cargo = build::with_tools("cargo")?;
        cargo.args(["clippy", "--target", WASM, "--lib", "--bins", "--features", "ui"]);
        for test in browser_tests() {
            cargo.args(["--test", &test]);
        }
        run_quietly(cargo.args(deny))
    });
}

/// The native compiler on this clone, with its folder outside it.
pub fn native(arguments: &[&str]) -> Outcome<Command> {
    let mut cargo = Command::new(native_cargo());
    cargo.args(arguments).current_dir(clone_root()).env("CARGO_TARGET_DIR", native_target()?);
    // A fresh clone gains nothing from it, and each would leave its own behind.
    if std::env::var_os("CI").is_some() {
        cargo.env("CARGO_INCREMENTAL", "0");
    }
    Ok(cargo)
}

/// The tests that run in a browser: `tests/browser_*.rs`.
fn browser_tests() -> Vec<String> {
    let tests = clone_root().join("tests");
    files::below(&tests)
        .iter()
        .filter(|file| file.parent() == Some(&tests) && file.extension().is_some_and(|e| e == "rs"))
        .filter_map(|file| file.file_stem()?.to_str().map(str::to_string))
        .filter(|name| name.starts_with("browser_"))
        .collect()
}

fn in_browser(engine: &str, browsers: &Browsers, tests: &[String]) -> Outcome<Command> {
    let mut cargo = build::with_tools("cargo")?;
    cargo.args(["test", "--target", WASM, "--no-fail-fast"]);
    for test in tests {
        cargo.args(["--test", test]);
    }
    let runner = tools::wasm_bindgen()?.join(crate::folders::program("wasm-bindgen-test-runner"));
    cargo
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("WASM_BINDGEN_TEST_ONLY_WEB", "1")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180")
        .env_remove("CHROMEDRIVER")
        .env_remove("GECKODRIVER");
    if engine == "Firefox" {
        cargo.env("GECKODRIVER", &browsers.geckodriver);
    } else {
        cargo.env("CHROMEDRIVER", &browsers.chromedriver);
    }
    Ok(cargo)
}

fn journeys_exist() -> bool {
    clone_root().join("tests").join("journeys").join("Cargo.toml").is_file()
}

/// Asked for by name they all run; else those that have passed on this very page are left out.
fn journeys(browsers: &Browsers, again: bool) -> Outcome<Command> {
    let page = dist().join("arbeidsro.html");
    if !page.is_file() {
        return Err(Trouble::new("there is no page to try: the build failed"));
    }
    let mut cargo = native(&["test", "--no-fail-fast", "--manifest-path", "tests/journeys/Cargo.toml"])?;
    tell_page(&mut cargo)?;
    browsers.tell(&mut cargo);
    if again {
        cargo.args(["--", "--again"]);
    }
    Ok(cargo)
}

/// Tells a program where the built page and the npm packages are.
pub fn tell_page(command: &mut Command) -> Outcome {
    command.env("ARBEIDSRO_PAGE", dist().join("arbeidsro.html")).env("ARBEIDSRO_NODE_MODULES", tools::node_modules()?);
    Ok(())
}
