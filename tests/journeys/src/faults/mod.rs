//! Faults tried many times over: the browser killed at random moments, and what was lost by it.
//!
//! `cargo run -p journeys -- faults [--times N] [--seed N] [NAME …]` tries those whose `engine::name` holds one
//! of the names, and closes with the lines of the table in `docs/faults.md`.
mod edits;
mod left_behind;
mod locking;
mod older;

use crate::app::{App, Ground};
use crate::engine::{Browser, Engine, Look};
use crate::failure::Outcome;
use crate::runner::Home;
use std::sync::Arc;
use std::time::Instant;

/// What came of one fault in one engine.
#[derive(Default)]
pub struct Tally {
    /// How many times it was tried.
    pub times: usize,
    /// Records that the app had called saved, or that were there before.
    pub kept: usize,
    /// Of these, the ones that were gone afterwards. Must be none.
    pub lost: Vec<String>,
    /// What else is worth a line.
    pub note: String,
}

/// A fault that is tried often.
struct Fault {
    name: &'static str,
    engines: &'static [Engine],
    run: fn(&mut App, usize, &mut Chance) -> Outcome<Tally>,
}

const BOTH: &[Engine] = &[Engine::Chromium, Engine::Firefox];

const ALL: &[Fault] = &[
    Fault { name: "killed_while_editing", engines: &Engine::ALL, run: edits::in_the_open },
    Fault { name: "killed_under_a_lock", engines: BOTH, run: edits::under_a_lock },
    Fault { name: "killed_while_locking", engines: BOTH, run: locking::killed },
    Fault { name: "left_behind_on_the_disk", engines: &Engine::ALL, run: left_behind::measured },
    Fault { name: "killed_while_opening_an_older_layout", engines: BOTH, run: older::killed },
];

/// Numbers that look like chance and come out the same for the same seed.
pub struct Chance(u64);

impl Chance {
    /// A number from `from` to below `to`.
    pub fn between(&mut self, from: u64, to: u64) -> u64 {
        // SplitMix64.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        from + (z ^ (z >> 31)) % (to - from)
    }
}

/// Tries the chosen faults. Says whether nothing was lost.
pub fn run(names: &[String], times: usize, seed: u64, ground: &Arc<Ground>) -> Outcome<bool> {
    let mut table = String::from("| fault | engine | times | records | lost | |\n|---|---|---|---|---|---|\n");
    let mut sound = true;
    for fault in ALL {
        for engine in fault.engines.iter().filter(|engine| engine.is_here()) {
            let name = format!("{}::{}", engine.name(), fault.name);
            if !names.is_empty() && !names.iter().any(|part| name.contains(part.as_str())) {
                continue;
            }
            let begun = Instant::now();
            let home = Home::new(&name.replace("::", "-"))?;
            let browser = Browser::start(*engine, &home.0, Look::DESK)?;
            let mut app = App::new(browser, Arc::clone(ground));
            let tally = (fault.run)(&mut app, times, &mut Chance(seed))?;
            let Tally { times, kept, lost, note } = &tally;
            println!(
                "{name}: {times} times, {kept} records, {} lost ({:.0} s)",
                lost.len(),
                begun.elapsed().as_secs_f64()
            );
            lost.iter().take(20).for_each(|record| println!("  lost: {record}"));
            sound &= lost.is_empty();
            table += &format!("| {} | {} | {times} | {kept} | {} | {note} |\n", fault.name, engine.name(), lost.len());
        }
    }
    println!("\nseed {seed}\n\n{table}");
    Ok(sound)
}
