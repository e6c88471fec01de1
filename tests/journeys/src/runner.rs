//! Runs journeys in engines, and says what came of it in cargo's own words.
use crate::app::{App, Ground};
use crate::engine::{Browser, Engine, Look};
use crate::failure::{Failure, Outcome};
use crate::passed::Passed;
use std::collections::VecDeque;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;
use std::time::Instant;

/// One way through the app, from a fresh profile.
#[derive(Clone, Copy)]
pub struct Journey {
    /// Its name in the output.
    pub name: &'static str,
    /// Where it runs.
    pub engines: &'static [Engine],
    /// How the window looks at the start.
    pub look: Look,
    /// The way itself.
    pub run: fn(&mut App) -> Outcome,
}

impl Journey {
    /// A journey in all engines, at a desk.
    pub const fn new(name: &'static str, run: fn(&mut App) -> Outcome) -> Self {
        Self { name, engines: &Engine::ALL, look: Look::DESK, run }
    }

    /// The same in a private window.
    pub const fn in_private(mut self) -> Self {
        self.look.private = true;
        self
    }

    /// The same with little room to store in.
    pub const fn cramped(mut self) -> Self {
        self.look.cramped = true;
        self
    }

    /// The same where the user has blocked what pages store.
    pub const fn blocked(mut self) -> Self {
        self.look.blocked = true;
        self
    }

    /// The same in some engines alone.
    pub const fn only_in(mut self, engines: &'static [Engine]) -> Self {
        self.engines = engines;
        self
    }
}

/// What to run, and how.
pub struct Choice {
    /// Parts of names; a journey with any of them in `engine::name` runs, and all when there is none.
    pub filters: Vec<String>,
    /// How many browsers at once.
    pub at_once: usize,
    /// Also those that have passed already.
    pub again: bool,
}

impl Choice {
    fn takes(&self, engine: Engine, journey: &Journey) -> bool {
        let name = full_name(engine, journey);
        self.filters.is_empty() || self.filters.iter().any(|f| name.contains(f.as_str()))
    }

    /// The names of what would run.
    pub fn names(&self, journeys: &[Journey]) -> Vec<String> {
        self.jobs(journeys).iter().map(|(engine, journey)| full_name(*engine, journey)).collect()
    }

    fn jobs(&self, journeys: &[Journey]) -> VecDeque<(Engine, Journey)> {
        let pairs = journeys.iter().flat_map(|j| j.engines.iter().map(move |e| (*e, *j)));
        pairs.filter(|(engine, journey)| engine.is_here() && self.takes(*engine, journey)).collect()
    }
}

fn full_name(engine: Engine, journey: &Journey) -> String {
    format!("{}::{}", engine.name(), journey.name)
}

/// Runs what was chosen, without what is known to pass. Returns how many failed.
pub fn run(journeys: &[Journey], choice: &Choice, known: Passed, ground: &Arc<Ground>, evidence: &Path) -> usize {
    let mut jobs = choice.jobs(journeys);
    let all: usize = journeys.iter().map(|j| j.engines.len()).sum();
    let filtered = all - jobs.len();
    let start = Instant::now();
    println!("\nrunning {} tests", jobs.len());
    let chosen = jobs.len();
    jobs.retain(|(engine, journey)| choice.again || !known.has(&full_name(*engine, journey)));
    let before = chosen - jobs.len();
    if before > 0 {
        println!("{before} of them have passed today, on this very page in these browsers; `--again` runs them too");
    }
    let queue = Mutex::new(jobs);
    let known = Mutex::new(known);
    let results: Mutex<Vec<(String, Outcome)>> = Mutex::default();
    thread::scope(|scope| {
        for _ in 0..choice.at_once {
            scope.spawn(|| {
                loop {
                    let Some((engine, journey)) = held(&queue).pop_front() else { break };
                    let begun = Instant::now();
                    let outcome = run_one(engine, &journey, ground, evidence);
                    let word = if outcome.is_ok() { "ok" } else { "FAILED" };
                    let name = full_name(engine, &journey);
                    println!("test {name} ... {word} ({:.1} s)", begun.elapsed().as_secs_f64());
                    if let Err(failure) = &outcome {
                        // At once as well: where the end of a log is lost, this says why.
                        println!("     {failure}");
                    }
                    held(&known).note(&name, outcome.is_ok());
                    held(&results).push((name, outcome));
                }
            });
        }
    });
    let results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    let failed = results.iter().filter(|(_, outcome)| outcome.is_err()).count();
    let passed = before + results.len() - failed;
    if failed > 0 {
        println!("\nfailures:");
        for (name, outcome) in &results {
            if let Err(failure) = outcome {
                println!("\n---- {name} ----\n{failure}");
            }
        }
    }
    let word = if failed == 0 { "ok" } else { "FAILED" };
    println!(
        "\ntest result: {word}. {passed} passed; {failed} failed; 0 ignored; 0 measured; {filtered} filtered out; \
         finished in {:.2}s\n",
        start.elapsed().as_secs_f64()
    );
    failed
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

fn run_one(engine: Engine, journey: &Journey, ground: &Arc<Ground>, evidence: &Path) -> Outcome {
    let name = format!("{}-{}", engine.name(), journey.name);
    let home = Home::in_memory(&name)?;
    let evidence = evidence.join(&name);
    let _ = fs::remove_dir_all(&evidence);
    let browser = Browser::start(engine, &home.0, journey.look)?;
    let mut app = App::new(browser, Arc::clone(ground));
    let outcome = catch_unwind(AssertUnwindSafe(|| (journey.run)(&mut app)))
        .unwrap_or_else(|_| Err(Failure::new("the journey panicked; its message stands above")));
    outcome.map_err(|failure| {
        let saved = app.save_evidence(&evidence, &failure);
        let report = fs::read_to_string(evidence.join("failure.txt")).unwrap_or_else(|_| failure.to_string());
        match saved {
            Ok(()) => Failure::new(format!("{report}\nscreen, page and console: {}", evidence.display())),
            Err(e) => Failure::new(format!("{report}\nthe evidence could not be saved: {e}")),
        }
    })
}

/// A folder for one browser, removed afterwards.
pub struct Home(pub PathBuf);

impl Home {
    /// Makes one on the disk.
    pub fn new(name: &str) -> Outcome<Self> {
        Self::under(&std::env::temp_dir(), name)
    }

    /// Makes one in memory, where there is room: a fresh profile waits for the disk again and again.
    pub fn in_memory(name: &str) -> Outcome<Self> {
        static HAS_ROOM: OnceLock<bool> = OnceLock::new();
        let memory = Path::new("/dev/shm");
        let has_room = *HAS_ROOM.get_or_init(|| free_kilobytes(memory).is_some_and(|free| free >= ROOM));
        if has_room { Self::under(memory, name) } else { Self::new(name) }
    }

    fn under(place: &Path, name: &str) -> Outcome<Self> {
        let folder = place.join(format!("arbeidsro-{}", std::process::id())).join(name);
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }
}

/// What the profiles of browsers that run at once need at most, in kilobytes.
const ROOM: u64 = 4 << 20;

/// What is free in a file system, by the second line of `df`: size, used, free.
fn free_kilobytes(place: &Path) -> Option<u64> {
    let output = Command::new("df").arg("-Pk").arg(place).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    text.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
        // Goes when the last of them is gone.
        let _ = self.0.parent().map(fs::remove_dir);
    }
}
