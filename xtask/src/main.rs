//! Sets up, builds, serves and tests Arbeidsro. Holds no rule of the app.
mod build;
mod compiler;
mod debian;
mod encoding;
mod folders;
mod hosted;
mod page;
mod run;
mod single_file;
mod size;
mod tools;
mod trouble;

use build::Kind;
use std::process::ExitCode;
use trouble::{Outcome, Trouble};

const HELP: &str = "\
cargo xtask COMMAND

  build [--dev]    dist/arbeidsro.html, the single file, and dist/ for a static host
                   --dev: quick to build, larger and slower
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&words.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("xtask: {trouble}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[&str]) -> Outcome {
    match words {
        ["build"] => build::build(Kind::Release).map(drop),
        ["build", "--dev"] => build::build(Kind::Look).map(drop),
        // Trunk calls this before each of its builds.
        ["page-parts"] => page::make_parts(),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        _ => Err(Trouble::new(format!("`{}` is not known here. Try --help", words.join(" ")))),
    }
}
