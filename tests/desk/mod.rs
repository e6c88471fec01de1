//! The app without a browser: a clock that goes on with each look, chance that repeats, and a disk
//! that always saves. It is nine in the morning of Monday 23 November 2026.

// Not every file of tests needs all of it.
#![allow(dead_code)]

pub mod cases;

use arbeidsro::domain::stamp::Writer;
use arbeidsro::state::{App, SaveState, Surroundings};
use chrono::{NaiveDate, NaiveDateTime};
use reactive_graph::owner::Owner;
use std::sync::atomic::{AtomicU64, Ordering};

static TICKS: AtomicU64 = AtomicU64::new(1_795_000_000_000);

fn ticks() -> u64 {
    TICKS.fetch_add(1, Ordering::Relaxed)
}

fn random() -> u128 {
    u128::from(ticks()).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835)
}

/// The local time.
pub fn now() -> NaiveDateTime {
    day("2026-11-23").and_hms_opt(9, 0, 0).unwrap()
}

/// An ISO date.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// An empty workbook. The owner must live as long as the app is used.
pub fn open() -> (Owner, App) {
    let owner = Owner::new();
    owner.set();
    let app = App::new(Writer::new(1, 1), Surroundings { millis: ticks, now, random });
    app.set_save_state(SaveState::Saved { at: None });
    (owner, app)
}
