use super::*;
use crate::domain::analysis::TriggerKey::*;
use proptest::prelude::*;

fn entry(value: f64) -> TriggerEntry {
    TriggerEntry { value: Some(value), ..TriggerEntry::default() }
}

fn counted(count: u32, mean: f64, months: u32) -> TriggerEntry {
    TriggerEntry { count: Some(count), mean: Some(mean), months: Some(months), ..TriggerEntry::default() }
}

fn of(key: TriggerKey, entry: &TriggerEntry) -> LevelFinding {
    level(&TriggerSpec::of(key), entry)
}

#[test]
fn plain_figures_against_the_placeholders() {
    let rows = [
        (Sick, 0.0, 0),
        (Sick, 7.99, 0),
        (Sick, 8.0, 1),
        (Sick, 9.99, 1),
        (Sick, 10.0, 2),
        (Sick, 11.99, 2),
        (Sick, 12.0, 3),
        (Sick, 45.0, 3),
        (New, 19.9, 0),
        (New, 20.0, 1),
        (New, 27.4, 1),
        (New, 27.5, 2),
        (New, 34.9, 2),
        (New, 35.0, 3),
        (Capacity, 9.9, 0),
        (Capacity, 10.0, 1),
        (Capacity, 15.0, 2),
        (Capacity, 20.0, 3),
        (National, 0.0, 0),
        (National, 0.9, 0),
        (National, 1.0, 1),
        (National, 2.0, 2),
        (National, 3.0, 3),
        (Sick, -5.0, 0),
    ];
    for (key, value, wanted) in rows {
        let found = of(key, &entry(value));
        assert_eq!(found.level, wanted, "{key:?} {value}");
        assert!(matches!(found.by, HowFound::ByValue { value: seen, .. } if seen == value), "{found:?}");
    }
}

#[test]
fn figures_against_the_own_past() {
    // (trigger, count, mean, months, level)
    let rows = [
        (Inflow, 10, 10.0, 12, 0),
        (Inflow, 8, 10.0, 12, 0),
        (Inflow, 12, 10.0, 12, 0), // +20 %, but only two cases
        (Inflow, 13, 10.0, 12, 2), // +30 % is the midpoint
        (Inflow, 14, 10.0, 12, 3),
        (Inflow, 24, 20.0, 12, 1),
        (Inflow, 25, 20.0, 12, 1),
        (Inflow, 26, 20.0, 12, 2),
        (Inflow, 28, 20.0, 12, 3),
        (Inflow, 23, 20.0, 12, 0), // three cases, but +15 %
        (Inflow, 28, 20.0, 6, 3),
        (Inflow, 28, 20.0, 5, 0),
        (Inflow, 3, 2.0, 12, 0), // example (h): +50 %, one case
        (Inflow, 5, 2.0, 12, 3),
        (Inflow, 3, 0.0, 12, 3),
        (Inflow, 2, 0.0, 12, 0),
        (Inflow, 0, 0.0, 12, 0),
        (Acute, 3, 2.0, 12, 0),
        (Acute, 4, 2.0, 12, 3),
        (Acute, 10, 8.0, 12, 1),
        (Acute, 11, 8.0, 12, 2),
        (Acute, 12, 8.0, 12, 3),
        (Acute, 2, 0.0, 6, 3),
        (Acute, 2, 0.0, 3, 0),
        (Acute, 2, 0.4, 12, 0),
    ];
    for (key, count, mean, months, wanted) in rows {
        assert_eq!(of(key, &counted(count, mean, months)).level, wanted, "{key:?} {count} {mean} {months}");
    }
}

#[test]
fn the_finding_says_why_a_comparison_gives_no_level() {
    let rows = [
        (TriggerEntry::default(), HowFound::NotFilledIn),
        (entry(50.0), HowFound::CountsMissing),
        (TriggerEntry { count: Some(9), ..TriggerEntry::default() }, HowFound::CountsMissing),
        (counted(9, -1.0, 12), HowFound::CountsMissing),
        (counted(9, f64::NAN, 12), HowFound::CountsMissing),
        (counted(9, 2.0, 5), HowFound::TooFewMonths { months: 5, needed: 6 }),
        (counted(9, 2.0, 0), HowFound::TooFewMonths { months: 0, needed: 6 }),
        (counted(3, 2.0, 12), HowFound::DifferenceTooSmall { difference: 1.0, needed: 3 }),
        (counted(5, 0.0, 12), HowFound::FromNone { count: 5 }),
    ];
    for (entry, wanted) in rows {
        assert_eq!(of(Inflow, &entry).by, wanted, "{entry:?}");
    }
    assert!(of(Sick, &entry(f64::NAN)).by == HowFound::NotFilledIn);
}

#[test]
fn the_worse_of_two_capacity_figures_counts() {
    for (posts, weeks, wanted, second) in [
        (Some(10.0), None, 1, false),
        (None, Some(8.0), 1, true),
        (None, Some(7.9), 0, true),
        (Some(10.0), Some(16.0), 3, true),
        (Some(20.0), Some(8.0), 3, false),
        (Some(15.0), Some(12.0), 2, false), // equal: the first is named
        (Some(0.0), Some(0.0), 0, false),
    ] {
        let found = of(Capacity, &TriggerEntry { value: posts, second: weeks, ..TriggerEntry::default() });
        assert_eq!(found.level, wanted, "{posts:?} {weeks:?}");
        assert_eq!(matches!(found.by, HowFound::BySecond { .. }), second, "{found:?}");
    }
    let ignored = of(Sick, &TriggerEntry { second: Some(99.0), ..TriggerEntry::default() });
    assert_eq!(ignored.by, HowFound::NotFilledIn);
}

#[test]
fn own_thresholds_replace_the_placeholders() {
    let own = |value, yellow, red| TriggerEntry { yellow, red, ..entry(value) };
    for (entry, wanted) in [
        (own(8.0, Some(9.0), Some(15.0)), 0),
        (own(12.0, Some(9.0), Some(15.0)), 2),
        (own(8.0, Some(6.0), None), 1),
        (own(9.0, Some(6.0), None), 2),
        (own(9.0, None, Some(9.0)), 3),
        (own(8.0, Some(8.0), Some(8.0)), 3),
        (own(7.0, Some(8.0), Some(4.0)), 0), // the wrong way round: nothing below yellow
        (own(8.0, Some(8.0), Some(4.0)), 3),
        (own(8.0, Some(f64::NAN), None), 1),
    ] {
        assert_eq!(of(Sick, &entry).level, wanted, "{entry:?}");
    }
    let weeks =
        TriggerEntry { second: Some(6.0), second_yellow: Some(4.0), second_red: Some(8.0), ..Default::default() };
    assert_eq!(of(Capacity, &weeks).level, 2);
    assert!(!Thresholds { yellow: 8.0, red: 8.0 }.is_ordered());
}

#[test]
fn a_rising_trend_adds_one_from_level_one_and_never_above_three() {
    for (value, trend, wanted, added) in [
        (7.0, Trend::Rising, 0, false),
        (8.0, Trend::Rising, 2, true),
        (10.0, Trend::Rising, 3, true),
        (12.0, Trend::Rising, 3, false),
        (8.0, Trend::Steady, 1, false),
        (8.0, Trend::Falling, 1, false),
    ] {
        let found = of(Sick, &TriggerEntry { trend, ..entry(value) });
        assert_eq!((found.level, found.rising_added), (wanted, added), "{value} {trend:?}");
    }
    let small = of(Inflow, &TriggerEntry { trend: Trend::Rising, ..counted(3, 2.0, 12) });
    assert_eq!((small.level, small.rising_added), (0, false));
}

#[test]
fn a_level_by_hand_counts_with_its_reason() {
    let by_hand =
        |level, note: &str, entry: TriggerEntry| TriggerEntry { level: Some(level), note: note.into(), ..entry };
    let found = of(Inflow, &by_hand(2, "fem nye på to uker", counted(3, 2.0, 12)));
    assert_eq!((found.level, found.by, found.reason_missing), (2, HowFound::ByHand { figure: 0 }, false));
    let found = of(Inflow, &by_hand(2, "  ", counted(3, 2.0, 12)));
    assert_eq!((found.level, found.reason_missing), (0, true));
    let found = of(Acute, &by_hand(9, "ny i tjenesten", TriggerEntry::default()));
    assert_eq!(found.level, 3, "a level from a foreign file stays within the scale");
    let found = of(Sick, &by_hand(1, "to er tilbake mandag", TriggerEntry { trend: Trend::Rising, ..entry(10.0) }));
    assert_eq!((found.level, found.by), (1, HowFound::ByHand { figure: 3 }));
    assert!(!found.rising_added);
}

fn analysis(levels: [u8; 6]) -> Analysis {
    let mut analysis = Analysis::default();
    for (key, level) in TriggerKey::ALL.into_iter().zip(levels) {
        *analysis.trigger_mut(key) = TriggerEntry { level: Some(level), note: "x".into(), ..TriggerEntry::default() };
    }
    analysis
}

#[test]
fn colours_with_every_reason_that_decided() {
    let with = |levels, broken5, broken4, unassigned_danger| Analysis {
        broken5,
        broken4,
        unassigned_danger,
        ..analysis(levels)
    };
    use Because::*;
    let rows: [(Analysis, Colour, Vec<Because>); 18] = [
        (Analysis::default(), Colour::Green, vec![Sum(0)]),
        (with([1, 1, 1, 0, 0, 0], 0, 0, false), Colour::Green, vec![Sum(3)]),
        (with([1, 0, 2, 0, 0, 0], 0, 0, false), Colour::Green, vec![Sum(3)]),
        (with([3, 0, 0, 0, 0, 0], 0, 0, false), Colour::Yellow, vec![OneHighest(Inflow)]),
        (with([1, 1, 1, 1, 0, 0], 0, 0, false), Colour::Yellow, vec![Sum(4)]),
        (with([2, 2, 2, 1, 0, 0], 0, 0, false), Colour::Yellow, vec![Sum(7)]),
        (with([0, 1, 3, 0, 0, 0], 0, 0, false), Colour::Yellow, vec![Sum(4), OneHighest(Sick)]),
        (with([2, 2, 2, 2, 0, 0], 0, 0, false), Colour::Red, vec![Sum(8)]),
        (with([3, 3, 0, 0, 0, 0], 0, 0, false), Colour::Red, vec![SeveralHighest(2)]),
        (with([3, 3, 2, 0, 0, 0], 0, 0, false), Colour::Red, vec![Sum(8), SeveralHighest(2)]),
        (with([3; 6], 0, 0, false), Colour::Red, vec![Sum(18), SeveralHighest(6)]),
        (with([0; 6], 1, 0, false), Colour::Red, vec![Broken5(1)]),
        (with([0; 6], 0, 1, false), Colour::Green, vec![Sum(0)]),
        (with([0; 6], 0, 2, false), Colour::Red, vec![Broken4(2)]),
        (with([0; 6], 0, 0, true), Colour::Red, vec![UnassignedDanger]),
        (with([3, 0, 0, 0, 0, 0], 0, 1, false), Colour::Yellow, vec![OneHighest(Inflow)]),
        (with([1, 1, 1, 1, 0, 0], 2, 3, true), Colour::Red, vec![Broken5(2), Broken4(3), UnassignedDanger]),
        (with([2, 2, 2, 2, 1, 0], 1, 0, false), Colour::Red, vec![Sum(9), Broken5(1)]),
    ];
    for (analysis, colour, because) in rows {
        let found = assess(&analysis);
        assert_eq!((found.colour, &found.because), (colour, &because));
        let step = [Step::None, Step::Step1, Step::Step2][colour as usize];
        assert_eq!(found.proposed_step, step);
    }
}

#[test]
fn an_assessment_knows_what_is_filled_in() {
    assert_eq!(assess(&Analysis::default()).filled_in(), 0);
    let one = Analysis { sick: entry(3.0), ..Analysis::default() };
    let found = assess(&one);
    assert_eq!(found.filled_in(), 1);
    for key in TriggerKey::ALL {
        assert_eq!(found.level(key), &of(key, one.trigger(key)));
        assert_eq!(TriggerSpec::of(key).key, key);
    }
}

fn any_entry() -> impl Strategy<Value = TriggerEntry> {
    let figure = || proptest::option::of(-10.0..120.0_f64);
    let counts = (proptest::option::of(0..60_u32), proptest::option::of(0.0..40.0_f64), 0..14_u32);
    (figure(), figure(), figure(), figure(), counts, any::<bool>()).prop_map(
        |(value, second, yellow, red, (count, mean, months), rising)| TriggerEntry {
            value,
            second,
            yellow,
            red,
            count,
            mean,
            months: Some(months),
            trend: if rising { Trend::Rising } else { Trend::Steady },
            ..TriggerEntry::default()
        },
    )
}

proptest! {
    #[test]
    fn a_higher_figure_never_lowers_the_level(key in 0..6_usize, entry in any_entry(), more in 0.0..50.0_f64, cases in 0..20_u32) {
        let spec = TriggerSpec::of(TriggerKey::ALL[key]);
        let higher = TriggerEntry {
            value: entry.value.map(|value| value + more),
            second: entry.second.map(|value| value + more),
            count: entry.count.map(|count| count + cases),
            ..entry.clone()
        };
        prop_assert!(level(&spec, &higher).level >= level(&spec, &entry).level);
    }

    #[test]
    fn a_rising_trend_never_lowers_level_or_colour(entries in proptest::collection::vec(any_entry(), 6), broken4 in 0..4_u32) {
        let mut steady = Analysis { broken4, ..Analysis::default() };
        let mut rising = steady.clone();
        for (key, entry) in TriggerKey::ALL.into_iter().zip(entries) {
            *steady.trigger_mut(key) = TriggerEntry { trend: Trend::Steady, ..entry.clone() };
            *rising.trigger_mut(key) = TriggerEntry { trend: Trend::Rising, ..entry };
        }
        let (steady, rising) = (assess(&steady), assess(&rising));
        prop_assert!(rising.colour >= steady.colour);
        prop_assert!(rising.sum >= steady.sum);
        for (rising, steady) in rising.levels.iter().zip(&steady.levels) {
            prop_assert!(rising.level >= steady.level && rising.level <= steady.level + 1 && rising.level <= 3);
        }
        prop_assert!(!rising.because.is_empty() && rising.sum <= 18);
    }

    #[test]
    fn more_broken_clocks_never_lower_the_colour(levels in proptest::array::uniform6(0..4_u8), broken5 in 0..3_u32, broken4 in 0..4_u32, danger: bool) {
        let calm = analysis(levels);
        let worse = Analysis { broken5, broken4, unassigned_danger: danger, ..calm.clone() };
        prop_assert!(assess(&worse).colour >= assess(&calm).colour);
    }
}

#[test]
fn a_trigger_that_lacks_what_it_needs_is_not_filled_in() {
    let count = TriggerEntry { count: Some(9), ..TriggerEntry::default() };
    let by_hand = TriggerEntry { level: Some(2), note: "Mange unge".into(), ..count.clone() };
    let rows = [
        (TriggerEntry::default(), false),
        (count.clone(), false),
        (entry(50.0), false),
        (TriggerEntry { level: Some(2), ..count.clone() }, false),
        (by_hand, true),
        (counted(9, 2.0, 12), true),
        (counted(9, 2.0, 3), true),
    ];
    for (entry, wanted) in rows {
        let mut analysis = Analysis::default();
        *analysis.trigger_mut(Inflow) = entry.clone();
        assert_eq!(of(Inflow, &entry).is_filled_in(), wanted, "{entry:?}");
        assert_eq!(assess(&analysis).filled_in(), usize::from(wanted), "{entry:?}");
    }
}

#[test]
fn a_mean_that_ones_own_data_lack_needs_no_reason() {
    use crate::domain::analysis::OwnCount;
    let own = |mean, months| Some(OwnCount { count: 9, mean, months, ..OwnCount::default() });
    // Own mean, typed count and mean: whether a reason lacks, and what counts.
    let rows = [
        (None, Some(9), Some(4.0), false, (Some(9), Some(4.0))),
        (None, Some(12), Some(4.0), true, (Some(9), Some(4.0))),
        (None, Some(9), None, false, (Some(9), None)),
        (Some(5.0), Some(9), Some(4.0), true, (Some(9), Some(5.0))),
        (Some(5.0), Some(9), Some(5.0), false, (Some(9), Some(5.0))),
    ];
    for (mean, count, typed, lacks, (counts, against)) in rows {
        let own = own(mean, 12);
        let entry = TriggerEntry { own, count, mean: typed, months: Some(12), ..TriggerEntry::default() };
        assert_eq!(entry.lacks_reason(), lacks, "{entry:?}");
        assert_eq!(entry.counted(), (counts, against, Some(12)), "{entry:?}");
        let missing = of(Inflow, &entry).by == HowFound::CountsMissing;
        assert_eq!(missing, typed.is_none(), "both are filled in: {entry:?}");
    }
}
