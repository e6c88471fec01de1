//! `cargo xtask test`: all that has to hold before a change is taken.
use crate::browsers::Browsers;
use crate::build::{self, Kind};
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

/// Runs everything, also when something fails, and closes with one line.
pub fn check_everything() -> Outcome {
    let start = Instant::now();
    let browsers = step("tools and browsers", || {
        build::with_tools("trunk")?;
        Browsers::find()
    })?;
    let mut tally = Tally::default();
    lints(&mut tally);
    tally.tests("native tests", || {
        // Journeys need a built page: they come last.
        let mut cargo = native(&["test", "--workspace", "--no-fail-fast"])?;
        if journeys_exist() {
            cargo.args(["--exclude", "journeys"]);
        }
        Ok(cargo)
    });
    let storage_tests = browser_tests();
    for engine in ["Chromium", "Firefox"] {
        if !storage_tests.is_empty() {
            tally.tests(&format!("storage tests in {engine}"), || in_browser(engine, &browsers, &storage_tests));
        }
    }
    tally.check("the build", || build::build(Kind::Release).map(drop));
    tally.check("the size of the file", size::within_budget);
    if journeys_exist() {
        tally.tests("journeys", || journeys(&browsers));
    }
    println!("\nall of it took {}", seconds(start.elapsed()));
    if tally.close() { Ok(()) } else { Err(Trouble::new("not all passed")) }
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
    cargo.args(["test", "--target", WASM, "--no-default-features", "--no-fail-fast"]);
    for test in tests {
        cargo.args(["--test", test]);
    }
    let runner = tools::wasm_bindgen()?.join(crate::folders::program("wasm-bindgen-test-runner"));
    let folders = [tools::wasm_bindgen()?];
    cargo
        .env("PATH", browsers.path(&folders)?)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("WASM_BINDGEN_TEST_ONLY_WEB", "1")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180")
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", clone_root().join("xtask").join("webdriver.json"))
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

fn journeys(browsers: &Browsers) -> Outcome<Command> {
    let page = dist().join("arbeidsro.html");
    if !page.is_file() {
        return Err(Trouble::new("there is no page to try: the build failed"));
    }
    let mut cargo = native(&["test", "--no-fail-fast", "--manifest-path", "tests/journeys/Cargo.toml"])?;
    tell_page(&mut cargo)?;
    browsers.tell(&mut cargo);
    Ok(cargo)
}

/// Tells a program where the built page and the npm packages are.
pub fn tell_page(command: &mut Command) -> Outcome {
    command
        .env("ARBEIDSRO_PAGE", dist().join("arbeidsro.html"))
        .env("ARBEIDSRO_DIST", dist())
        .env("ARBEIDSRO_NODE_MODULES", tools::node_modules()?);
    Ok(())
}
