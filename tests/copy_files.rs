//! Which copies in a folder stay, and that no other file is ever touched.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use arbeidsro::interchange::copy_files::Owner;
use chrono::{Days, NaiveDate, NaiveDateTime};
use proptest::prelude::*;
use std::collections::BTreeSet;

const OWN: Owner = Owner { workbook: "mine", device: 0x0a1b_2c3d };

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn copy(on: NaiveDate, hour: u32) -> String {
    OWN.copy_name(on.and_hms_opt(hour, 0, 0).unwrap())
}

#[test]
fn names_are_told_from_those_of_others() {
    let at = day("2026-11-27").and_hms_opt(8, 15, 0).unwrap();
    let name = "arbeidsro-kopi-mine-0a1b2c3d-20261127-081500.json";
    assert_eq!(OWN.copy_name(at), name);
    assert_eq!(OWN.copy_made(name), Some(at));
    for foreign in [
        "arbeidsro-2026-11-27.json",
        "arbeidsro-kopi-sample-0a1b2c3d-20261127-081500.json",
        "arbeidsro-kopi-mine-0a1b2c3e-20261127-081500.json",
        "arbeidsro-kopi-mine-0a1b2c3d-20261127-081500 (1).json",
        "arbeidsro-kopi-mine-0a1b2c3d-20261127-081500.json.crswap",
        "arbeidsro-kopi-mine-0a1b2c3d-20261332-081500.json",
        "arbeidsro-kopi-mine-0a1b2c3d-+0261127-081500.json",
        "arbeidsro-bytte-mine-0a1b2c3d.json",
        "Budsjett.xlsx",
        "",
    ] {
        assert_eq!(OWN.copy_made(foreign), None, "{foreign}");
    }
    let other = Owner { device: 7, ..OWN };
    assert_eq!(OWN.other_device(&other.exchange_name()), Some(7));
    assert_eq!(OWN.other_device(&OWN.exchange_name()), None);
    assert_eq!(OWN.other_device("arbeidsro-bytte-mine-7.json"), None);
    assert_eq!(OWN.other_device("arbeidsro-bytte-sample-00000007.json"), None);
}

/// Counted by hand.
#[test]
fn three_of_today_one_a_day_and_one_a_month_stay() {
    let today = day("2026-11-27");
    let mut names: Vec<String> = (8..13).map(|hour| copy(today, hour)).collect();
    for back in 1..=20 {
        let on = today - Days::new(back);
        names.push(copy(on, 9));
        names.push(copy(on, 15));
    }
    for month in ["2026-10-30", "2026-10-02", "2026-09-15", "2025-11-27", "2025-12-01", "2024-01-01"] {
        names.push(copy(day(month), 9));
    }
    let gone: BTreeSet<String> = OWN.to_delete(&names, today).into_iter().map(str::to_owned).collect();
    let stays = |on: NaiveDate, hour| !gone.contains(&copy(on, hour));
    assert_eq!((8..13).map(|hour| stays(today, hour)).collect::<Vec<_>>(), [false, false, true, true, true]);
    for back in 1..=20 {
        let on = today - Days::new(back);
        assert_eq!((stays(on, 9), stays(on, 15)), (false, back <= 14), "{on}");
    }
    // November has today's; these are the last of their months. Of 2024 there are fewer than twelve months.
    for (on, kept) in [
        ("2026-10-30", true),
        ("2026-10-02", false),
        ("2026-09-15", true),
        ("2025-12-01", true),
        ("2025-11-27", true),
        ("2024-01-01", true),
    ] {
        assert_eq!(stays(day(on), 9), kept, "{on}");
    }
}

#[test]
fn of_many_months_twelve_stay_and_what_is_dated_ahead_is_left_alone() {
    let today = day("2026-11-27");
    let firsts: Vec<NaiveDate> = (0..36).map(|n| day("2026-10-15") - chrono::Months::new(n)).collect();
    let mut names: Vec<String> = firsts.iter().map(|on| copy(*on, 9)).collect();
    let ahead = copy(day("2030-01-01"), 9);
    names.push(ahead.clone());
    let gone = OWN.to_delete(&names, today);
    // Each is also the only one of its day: fourteen stay by that rule.
    assert_eq!(names.len() - gone.len(), 14 + 1);
    assert!(!gone.contains(&ahead.as_str()));
    assert_eq!(OWN.to_delete(&[ahead], today), Vec::<&str>::new());
}

fn any_time() -> impl Strategy<Value = NaiveDateTime> {
    (0..900u64, 0..24u32, 0..60u32)
        .prop_map(|(back, hour, minute)| (day("2026-12-15") - Days::new(back)).and_hms_opt(hour, minute, 0).unwrap())
}

proptest! {
    #[test]
    fn the_rule_holds_for_any_folder(
        times in prop::collection::vec(any_time(), 0..120),
        others in prop::collection::vec("[a-z0-9 .-]{0,40}", 0..10),
    ) {
        let today = day("2026-11-27");
        let mut names: Vec<String> = times.iter().map(|at| OWN.copy_name(*at)).collect();
        names.extend(times.iter().map(|at| Owner { device: 9, ..OWN }.copy_name(*at)));
        names.extend(others);
        names.sort();
        names.dedup();
        let gone: BTreeSet<&str> = OWN.to_delete(&names, today).into_iter().collect();
        // Only ours, never the newest, and nothing more once that is done.
        prop_assert!(gone.iter().all(|name| OWN.copy_made(name).is_some_and(|at| at.date() <= today)));
        let left: Vec<String> = names.iter().filter(|name| !gone.contains(name.as_str())).cloned().collect();
        prop_assert_eq!(OWN.to_delete(&left, today), Vec::<&str>::new());
        let made = |names: &[String]| -> BTreeSet<NaiveDateTime> { names.iter().filter_map(|n| OWN.copy_made(n)).collect() };
        prop_assert_eq!(made(&names).last().copied(), made(&left).last().copied());
        // As many days and months as the rule says are still there.
        let past = |at: &&NaiveDateTime| at.date() < today;
        let days = |made: &BTreeSet<NaiveDateTime>| made.iter().filter(past).map(|at| at.date()).collect::<BTreeSet<_>>().len();
        prop_assert!(days(&made(&left)) >= days(&made(&names)).min(14));
        let of_today = |made: &BTreeSet<NaiveDateTime>| made.iter().filter(|at| at.date() == today).count();
        prop_assert_eq!(of_today(&made(&left)), of_today(&made(&names)).min(3));
        prop_assert!(made(&left).iter().filter(|at| at.date() <= today).count() <= 3 + 14 + 12);
    }
}
