//! The rows themselves, and their titles.

use arbeidsro::{
    domain::{
        case::Country,
        holidays::Holiday,
        rule::{Certainty, Owner, RuleKind, all_rules, rule, rules_of},
    },
    texts::{Key, Lang},
};
use chrono::NaiveDate;
use std::collections::HashSet;

#[test]
fn rows_are_sound() {
    let mut seen = HashSet::new();
    for rule in all_rules() {
        assert!(seen.insert(rule.id), "{} is there twice", rule.id);
        assert!((1..=5).contains(&rule.severity), "{}", rule.id);
        assert!(!rule.source.is_empty() && rule.effort_hours > 0.0, "{}", rule.id);
        assert!(rule.valid_from > NaiveDate::MIN && rule.checked_on > rule.valid_from, "{}", rule.id);
        let has_figure = !matches!(rule.kind, RuleKind::Now | RuleKind::Gate);
        assert_eq!(rule.offset.is_some(), has_figure, "{}", rule.id);
        assert_eq!(rule.per_year.is_some(), rule.kind == RuleKind::Count, "{}", rule.id);
        assert!(!(rule.shifts && rule.severity == 5), "{} would shift", rule.id);
        assert!(!(rule.shifts && rule.country == Country::Dk), "{} would shift", rule.id);
    }
    let practice: Vec<_> = all_rules().filter(|rule| rule.is_practice()).map(|rule| rule.id).collect();
    let expected = [
        "NO-UND-1",
        "NO-HJE-1",
        "NO-HJE-2",
        "NO-AKU-8",
        "NO-OMS-2",
        "NO-OMS-3",
        "NO-OMS-4",
        "NO-OMS-4B",
        "NO-ETT-1",
        "NO-ETT-1B",
        "NO-ETT-1C",
        "DK-UND-3",
        "DK-OPF-2",
        "DK-EFT-1",
        "DK-EFT-1B",
        "DK-PAR-1",
    ];
    assert_eq!(practice, expected);
    assert_eq!((rules_of(Country::No).count(), rules_of(Country::Dk).count()), (47, 24));
    assert_eq!(rule("NO-MEL-1").map(|rule| rule.id), Some("NO-MEL-1"));
    assert_eq!(rule("NO-XXX-1"), None);
}

#[test]
fn severities_and_efforts_are_the_sources() {
    let expected = [
        ("NO-MEL-0", 5, 2.0, 0),
        ("NO-MEL-1", 4, 3.0, 0),
        ("NO-MEL-2", 3, 1.0, 0),
        ("NO-UND-1", 3, 2.0, 0),
        ("NO-UND-2", 4, 30.0, 15),
        ("NO-UND-3", 3, 1.0, 0),
        ("NO-UND-4", 4, 2.0, 0),
        ("NO-HJE-1", 3, 4.0, 0),
        ("NO-HJE-2", 3, 3.0, 0),
        ("NO-HJE-3", 4, 2.0, 0),
        ("NO-HJE-4", 4, 2.0, 0),
        ("NO-AKU-1", 5, 2.0, 0),
        ("NO-AKU-2", 4, 2.0, 0),
        ("NO-AKU-3", 5, 20.0, 10),
        ("NO-AKU-4", 5, 16.0, 5),
        ("NO-AKU-5", 5, 12.0, 5),
        ("NO-AKU-5B", 5, 2.0, 0),
        ("NO-AKU-6", 5, 12.0, 5),
        ("NO-AKU-6B", 5, 12.0, 5),
        ("NO-AKU-7", 5, 12.0, 5),
        ("NO-AKU-8", 4, 4.0, 0),
        ("NO-AKU-9", 3, 2.0, 0),
        ("NO-NEM-1", 4, 16.0, 10),
        ("NO-NEM-2", 4, 2.0, 0),
        ("NO-OMS-1", 5, 2.0, 0),
        ("NO-OMS-2", 4, 8.0, 0),
        ("NO-OMS-3", 3, 4.0, 0),
        ("NO-OMS-4", 4, 6.0, 0),
        ("NO-OMS-4B", 4, 6.0, 0),
        ("NO-OMS-5", 4, 2.0, 0),
        ("NO-OMS-6", 1, 2.0, 0),
        ("NO-OMS-6B", 1, 2.0, 0),
        ("NO-FOS-1", 4, 4.0, 0),
        ("NO-FOS-2", 4, 4.0, 0),
        ("NO-FOS-3", 2, 2.0, 0),
        ("NO-INS-1", 5, 2.0, 0),
        ("NO-INS-1B", 5, 2.0, 0),
        ("NO-INS-1C", 5, 2.0, 0),
        ("NO-INS-2", 5, 2.0, 0),
        ("NO-INS-2B", 5, 2.0, 0),
        ("NO-INS-2C", 5, 2.0, 0),
        ("NO-INS-3", 4, 4.0, 0),
        ("NO-ETT-1", 4, 3.0, 20),
        ("NO-ETT-1B", 4, 3.0, 20),
        ("NO-ETT-1C", 4, 3.0, 20),
        ("NO-FVL-1", 2, 2.0, 0),
        ("NO-FVL-2", 2, 2.0, 0),
        ("DK-UND-1", 5, 2.0, 0),
        ("DK-UND-2", 3, 2.0, 0),
        ("DK-UND-3", 2, 2.0, 0),
        ("DK-UND-4", 4, 2.0, 0),
        ("DK-UND-5", 5, 2.0, 0),
        ("DK-BFU-1", 4, 30.0, 15),
        ("DK-BFU-2", 3, 2.0, 0),
        ("DK-PLA-1", 4, 6.0, 5),
        ("DK-PLA-1B", 4, 6.0, 5),
        ("DK-PLA-2", 4, 6.0, 5),
        ("DK-PLA-2B", 4, 6.0, 5),
        ("DK-OPF-1", 4, 4.0, 0),
        ("DK-OPF-2", 3, 4.0, 0),
        ("DK-TIL-1", 4, 5.0, 0),
        ("DK-SAM-1", 4, 2.0, 0),
        ("DK-AKU-1", 4, 2.0, 0),
        ("DK-AKU-2", 5, 2.0, 0),
        ("DK-AKU-3", 5, 2.0, 0),
        ("DK-EFT-1", 2, 2.0, 0),
        ("DK-EFT-1B", 2, 2.0, 0),
        ("DK-EFT-2", 4, 2.0, 0),
        ("DK-PAR-1", 3, 2.0, 0),
        ("DK-KLA-1", 2, 2.0, 0),
        ("DK-ANB-1", 5, 2.0, 0),
    ];
    let found: Vec<_> = all_rules().map(|rule| (rule.id, rule.severity, rule.effort_hours, rule.lead_days)).collect();
    assert_eq!(found, expected);
}

#[test]
fn the_legal_floor_is_the_services_sure_duties() {
    let floor: Vec<_> = all_rules().filter(|rule| rule.is_legal_floor()).map(|rule| rule.id).collect();
    let expected = [
        "NO-MEL-0",
        "NO-MEL-1",
        "NO-MEL-2",
        "NO-UND-2",
        "NO-UND-3",
        "NO-UND-4",
        "NO-HJE-3",
        "NO-HJE-4",
        "NO-AKU-1",
        "NO-AKU-3",
        "NO-AKU-4",
        "NO-AKU-5",
        "NO-AKU-5B",
        "NO-AKU-6",
        "NO-AKU-6B",
        "NO-AKU-7",
        "NO-NEM-1",
        "NO-OMS-1",
        "NO-OMS-5",
        "NO-FOS-1",
        "NO-FOS-2",
        "NO-FOS-3",
        "NO-INS-1",
        "NO-INS-1B",
        "NO-INS-1C",
        "NO-INS-2",
        "NO-FVL-1",
        "DK-UND-1",
        "DK-UND-2",
        "DK-BFU-1",
        "DK-PLA-1",
        "DK-PLA-1B",
        "DK-PLA-2",
        "DK-PLA-2B",
        "DK-OPF-1",
        "DK-TIL-1",
        "DK-SAM-1",
        "DK-AKU-1",
        "DK-EFT-2",
    ];
    assert_eq!(floor, expected);
    let mut other = rule("NO-MEL-1").unwrap().clone();
    for owner in [Owner::Party, Owner::Tribunal, Owner::Info] {
        other.owner = owner;
        assert!(!other.is_legal_floor());
    }
    other.owner = Owner::Service;
    other.confidence.duty = Certainty::Likely;
    assert!(!other.is_legal_floor());
}

#[test]
fn every_rule_and_holiday_has_its_words_in_four_languages() {
    let text = |name: &str, lang: Lang| lang.text(Key::by_name(name).unwrap_or_else(|| panic!("no text {name}")));
    for lang in Lang::ALL {
        for rule in all_rules() {
            assert!(!text(&rule.text_key(), lang).is_empty());
            let short = text(&format!("{}_short", rule.text_key()), lang);
            assert!((1..=24).contains(&short.chars().count()), "{short}");
        }
        for holiday in Holiday::all() {
            assert!(!text(holiday.text_key(), lang).is_empty());
        }
    }
}
