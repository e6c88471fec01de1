//! What the app's start and acts cost in Chromium, beside a page that draws the same rows with no framework.
//!
//! `cargo xtask bench -- [--runs N] [--tasks N,N] [--only start,acts,files]`. It reports and fails on nothing but
//! its own mistakes: figures of a loaded machine are no ground to refuse a change.
mod acts;
mod bars;
mod cold_start;
mod data;
mod figures;
mod files;
mod floor;
mod machine;
mod memory;
mod side;

use figures::Figures;
use journeys::app::Ground;
use journeys::failure::{Failure, Outcome};
use journeys::runner::Home;
use journeys::{kit, process, texts};
use side::{Pages, Side};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

fn main() -> ExitCode {
    let stop = ctrlc::set_handler(|| {
        process::end_all();
        std::process::exit(130);
    });
    if let Err(error) = stop {
        eprintln!("bench: browsers may be left over if this is interrupted: {error}");
    }
    match Wish::of(std::env::args().skip(1)).and_then(|wish| measure(&wish)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("bench: {failure}");
            ExitCode::FAILURE
        }
    }
}

const PARTS: [&str; 3] = ["start", "acts", "files"];
const USAGE: &str = "[--runs N] [--tasks N,N …] [--only start,acts,files]";

/// What to measure.
struct Wish {
    runs: usize,
    tasks: Vec<usize>,
    only: Vec<String>,
}

impl Wish {
    fn of(words: impl Iterator<Item = String>) -> Outcome<Self> {
        let mut wish = Wish { runs: 7, tasks: vec![300, 3_000, 30_000], only: Vec::new() };
        let mut words = words.filter(|word| word != "--");
        while let Some(word) = words.next() {
            let wrong = |why: &str| Failure::new(format!("{word} {why}: {USAGE}"));
            let number = |text: &str| text.parse().map_err(|_| wrong("takes numbers"));
            let list = |value: &str| value.split(',').map(str::to_owned).collect::<Vec<_>>();
            match (word.as_str(), words.next()) {
                ("--runs", Some(value)) => wish.runs = number(&value)?,
                ("--tasks", Some(value)) => wish.tasks = value.split(',').map(number).collect::<Outcome<_>>()?,
                ("--only", Some(value)) => wish.only = list(&value),
                ("--runs" | "--tasks" | "--only", None) => return Err(wrong("takes a value")),
                _ => return Err(wrong("is not known here")),
            }
            if wish.only.iter().any(|part| !PARTS.contains(&part.as_str())) {
                return Err(wrong("names no part"));
            }
        }
        Ok(wish)
    }

    fn wants(&self, part: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|wanted| wanted == part)
    }
}

fn measure(wish: &Wish) -> Outcome {
    let ground = ground()?;
    let folder = Home::new("bench")?;
    let floor = floor::write(&ground, &folder.0)?;
    let pages = Pages { ground, floor };
    let mut figures = Figures::default();
    println!("{}", machine::describe());
    for &tasks in &wish.tasks {
        println!("{tasks} tasks: making them");
        let data = data::write(tasks, &folder.0)?;
        // The last of the restored profiles is the one that the rest is measured in.
        let restores = if wish.wants("files") { wish.runs } else { 1 };
        let [app, floor] = Side::BOTH.map(|side| files::restore(&pages, side, &data, restores, &mut figures));
        let homes = [app?, floor?];
        if wish.wants("start") {
            cold_start::measure(&pages, &homes, tasks, wish.runs, &mut figures)?;
        }
        if wish.wants("acts") {
            acts::measure(&pages, &homes, tasks, wish.runs, &mut figures)?;
        }
        if wish.wants("files") {
            files::export(&pages, &homes, tasks, wish.runs, &mut figures)?;
        }
    }
    println!("{}", machine::describe());
    figures.print();
    figures.keep(&evidence())
}

fn ground() -> Outcome<Arc<Ground>> {
    let clone = Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default();
    let given = std::env::var_os("ARBEIDSRO_PAGE").filter(|v| !v.is_empty()).map(PathBuf::from);
    let file = given.unwrap_or_else(|| clone.join("dist").join("arbeidsro.html"));
    if !file.is_file() {
        return Err(Failure::new(format!("{} is not there. Run: cargo xtask build", file.display())));
    }
    Ok(Arc::new(Ground {
        texts: texts::Texts::read(&clone.join("locales"))?,
        kit: kit::Kit::read(&clone)?,
        file: file.canonicalize()?,
        clone,
    }))
}

fn evidence() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    target.join("bench")
}
