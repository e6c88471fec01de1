//! The rules in force for this user: the law's rows, with what the user has set, and their own.
//!
//! A clock names its rule for as long as the program runs, so rows made here are kept for good.
//! There is one for each different content, a handful.

use super::{
    case::{Country, EventKind},
    rule::{Certainty, Confidence, Lasts, MetBy, Owner, Phase, Rule, RuleKind, Suspended, Trigger, day, rules_of},
    rule_setting::{LocalRule, RuleSetting, may_change_interval, may_switch_off},
};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// See the module. Cheap to copy.
#[derive(Clone, PartialEq, Debug)]
pub struct RuleBook {
    rows: Arc<[&'static Rule]>,
}

static AS_WRITTEN: LazyLock<RuleBook> = LazyLock::new(|| {
    let rows = [Country::No, Country::Dk].into_iter().flat_map(rules_of);
    RuleBook { rows: rows.collect() }
});

impl Default for RuleBook {
    fn default() -> Self {
        AS_WRITTEN.clone()
    }
}

impl RuleBook {
    /// The law with these settings, in any order.
    pub fn of<'a>(settings: impl Iterator<Item = &'a RuleSetting>) -> Self {
        let mut settings: Vec<&RuleSetting> = settings.collect();
        settings.sort_by(|a, b| a.id.cmp(&b.id));
        if settings.is_empty() {
            return Self::default();
        }
        let mut rows = Vec::new();
        for rule in AS_WRITTEN.rows.iter().copied() {
            let id = RuleSetting::id_of(rule.id);
            match settings.iter().find(|setting| setting.id == id) {
                Some(setting) => rows.extend(changed(rule, setting)),
                None => rows.push(rule),
            }
        }
        for setting in settings.iter().filter(|setting| !setting.off) {
            rows.extend(setting.local.as_ref().map(|local| keep(own(setting, local))));
        }
        RuleBook { rows: rows.into() }
    }
    /// The rows of a country, in the order of a case's course. A rule may have several, for
    /// starts in different times.
    pub fn of_country(&self, country: Country) -> impl Iterator<Item = &'static Rule> {
        self.rows.iter().copied().filter(move |rule| rule.country == country)
    }
    /// All rows of both countries.
    pub fn all(&self) -> impl Iterator<Item = &'static Rule> {
        self.rows.iter().copied()
    }
    /// The newest row of this rule, also when it is switched off.
    pub fn rule(&self, id: &str) -> Option<&'static Rule> {
        let newest = self.rows.iter().rev().copied().find(|rule| rule.id == id);
        newest.or_else(|| AS_WRITTEN.rows.iter().copied().find(|rule| rule.id == id))
    }
}

/// The rows of a rule under what the user has set.
fn changed(rule: &'static Rule, setting: &RuleSetting) -> Vec<&'static Rule> {
    if setting.off && may_switch_off(rule) {
        return Vec::new();
    }
    let suspended = setting.suspended.as_ref().filter(|it| !it.reason.trim().is_empty());
    let suspended = suspended.map(|it| Suspended { from: it.from, to: it.to, reason: keep_text(it.reason.trim()) });
    let first = Rule { suspended, ..rule.clone() };
    let mut rows = vec![first];
    for interval in setting.intervals.iter().filter(|_| may_change_interval(rule)) {
        let since = Some(interval.since);
        if let Some(last) = rows.last_mut() {
            last.starts_before = since;
        }
        let offset = Some(interval.span.offset(interval.n.max(1)));
        rows.push(Rule { offset, starts_from: since, suspended, is_changed: true, ..rule.clone() });
    }
    rows.into_iter().map(keep).collect()
}

fn own(setting: &RuleSetting, local: &LocalRule) -> Rule {
    let starts: &'static [EventKind] = keep_kind(local.starts);
    Rule {
        id: keep_text(&setting.id.as_str().to_ascii_uppercase()),
        country: local.country,
        phase: Phase::Any,
        owner: Owner::Service,
        kind: RuleKind::Date,
        trigger: Trigger::Event(starts),
        offset: Some(local.span.offset(local.n.max(1))),
        extension: None,
        per_year: None,
        set_by_event: false,
        begins_with: None,
        earlier_at: None,
        youth: None,
        gates: &[],
        shifts: false,
        met_by: MetBy::Mark,
        lasts: Lasts::WhileCase,
        source: keep_text(&local.source),
        confidence: Confidence { interval: Certainty::Practice, ..Confidence::SURE },
        severity: 2,
        statutory: false,
        informs: false,
        effort_hours: local.effort_hours.clamp(0.25, 100.0),
        lead_days: 0,
        valid_from: day(1990, 1, 1),
        is_new: false,
        checked_on: day(1990, 1, 1),
        law_profile: "",
        starts_from: None,
        starts_before: None,
        is_changed: false,
        suspended: setting.suspended.as_ref().map(|it| Suspended {
            from: it.from,
            to: it.to,
            reason: keep_text(&it.reason),
        }),
        local_title: Some(keep_text(&local.title)),
    }
}

fn keep(rule: Rule) -> &'static Rule {
    static KEPT: Mutex<Vec<&'static Rule>> = Mutex::new(Vec::new());
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    match kept.iter().find(|known| ***known == rule) {
        Some(known) => known,
        None => {
            let rule: &'static Rule = Box::leak(Box::new(rule));
            kept.push(rule);
            rule
        }
    }
}

fn keep_text(text: &str) -> &'static str {
    static KEPT: Mutex<Vec<&'static str>> = Mutex::new(Vec::new());
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    match kept.iter().find(|known| **known == text) {
        Some(known) => known,
        None => {
            let text: &'static str = Box::leak(text.to_owned().into_boxed_str());
            kept.push(text);
            text
        }
    }
}

fn keep_kind(kind: EventKind) -> &'static [EventKind] {
    let lists = [EventKind::of(Country::No), EventKind::of(Country::Dk)];
    let place = lists.into_iter().find_map(|list| Some((list, list.iter().position(|known| *known == kind)?)));
    place.and_then(|(list, at)| list.get(at..=at)).unwrap_or_default()
}
