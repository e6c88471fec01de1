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
        assert!(!(rule.shifts && rule.severity == 5), "{} would shift", rule.id);
        assert!(!(rule.shifts && rule.country == Country::Dk), "{} would shift", rule.id);
        assert_eq!(rule.is_practice(), ["NO-UND-1", "DK-UND-3"].contains(&rule.id), "{}", rule.id);
    }
    assert_eq!((rules_of(Country::No).len(), rules_of(Country::Dk).len()), (6, 6));
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
        ("DK-UND-1", 5, 2.0, 0),
        ("DK-UND-2", 3, 2.0, 0),
        ("DK-UND-3", 2, 2.0, 0),
        ("DK-UND-4", 4, 2.0, 0),
        ("DK-UND-5", 5, 2.0, 0),
        ("DK-BFU-1", 4, 30.0, 15),
    ];
    let found: Vec<_> = all_rules().map(|rule| (rule.id, rule.severity, rule.effort_hours, rule.lead_days)).collect();
    assert_eq!(found, expected);
}

#[test]
fn the_legal_floor_is_the_services_sure_duties() {
    let floor: Vec<_> = all_rules().filter(|rule| rule.is_legal_floor()).map(|rule| rule.id).collect();
    let expected = ["NO-MEL-0", "NO-MEL-1", "NO-MEL-2", "NO-UND-2", "NO-UND-3", "DK-UND-1", "DK-UND-2", "DK-BFU-1"];
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
