//! Sets up, builds, serves and tests Arbeidsro. Holds no rule of the app.
#![forbid(unsafe_code)]

mod alike;
mod apart;
mod bench;
mod browsers;
mod build;
mod cache;
mod check;
mod compiler;
mod debian;
mod encoding;
mod faults;
mod folders;
mod hosted;
mod names;
mod page;
mod renumber;
mod run;
mod serve;
mod shots;
mod single_file;
mod size;
mod slots;
mod tally;
mod tools;
mod trouble;

use build::Kind;
use std::process::ExitCode;
use trouble::{Outcome, Trouble};

const HELP: &str = "\
cargo xtask COMMAND

  serve [--watch] [--port N]
                   installs what is missing, builds, serves on 127.0.0.1 and opens a browser
                   --watch: builds anew at each change, quick and without the page's strict policy
  test [PART …]    format, clippy, native tests, storage tests in browsers, the build, its size
                   and the journeys in three browser engines; closes with `N passed, N failed`
                   PART: lint, native, storage, build, journeys; without one, all of them
  build [--dev | --page]
                   dist/arbeidsro.html, the single file, and dist/ for a static host
                   --dev: quick to build, larger and slower
                   --page: only style, icons and loader anew, around the last program
  bench [--runs N] [--tasks N,N …] [--only PART,PART …]
                   measures the built page in Chromium, beside a plain one
                   PART: start, acts, files; without one, all of them
  faults [--times N] [--seed N] [NAME …]
                   kills browsers at random moments while the built page works, and counts what is lost
  size             what the ten largest crates and the texts weigh
  shots [ROUTE …]  pictures of pages, light and dark, wide and narrow, in target/shots/
  setup            installs all that the other commands need, and builds nothing

ARBEIDSRO_CACHE names the folder for tools and compiled dependencies,
otherwise `arbeidsro` in the platform's cache folder.
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
        ["build", "--page"] => build::build_page().map(drop),
        ["serve", "--watch", rest @ ..] => serve::watch(port(rest)?),
        ["serve", rest @ ..] => serve::serve(port(rest)?),
        ["test", parts @ ..] => check::check(parts),
        ["bench", rest @ ..] => bench::bench(rest),
        ["faults", rest @ ..] => faults::faults(rest),
        ["size"] => size::details(),
        ["shots", routes @ ..] => shots::take(routes),
        ["setup"] => set_up(),
        // Trunk calls this before each of its builds.
        ["page-parts"] => page::make_parts(),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        _ => Err(Trouble::new(format!("`{}` is not known here. Try --help", words.join(" ")))),
    }
}

const USUAL_PORT: u16 = 8080;

fn port(words: &[&str]) -> Outcome<u16> {
    match words {
        [] => Ok(USUAL_PORT),
        ["--port", number] => number.parse().map_err(|_| Trouble::new(format!("`{number}` is not a port"))),
        _ => Err(Trouble::new(format!("`{}` is not known to serve. Try --help", words.join(" ")))),
    }
}

fn set_up() -> Outcome {
    run::step("compiler and tools of the build", || build::with_tools("trunk").map(drop))?;
    run::step("browsers and their drivers", || browsers::Browsers::find().map(drop))
}
