//! The rules as a list: what each says, how sure it is, and what the user has set.

use crate::{
    domain::{
        case::Country,
        rule::{Rule, RuleKind, Unit},
        rule_setting::{LocalRule, RuleSetting, may_change_interval, may_switch_off},
        workspace::Workspace,
    },
    texts::{Key, clock_words, dates, say, text},
};
use chrono::NaiveDate;

/// A rule as one line.
#[derive(Clone, PartialEq, Debug)]
pub struct RuleLine {
    /// Its id.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
    /// The paragraph.
    pub law: &'static str,
    /// How long.
    pub length: String,
    /// How sure the date is, where it is less than sure.
    pub certainty: Option<&'static str>,
    /// As the law stood on this day, in which set of rules; empty for one's own.
    pub checked: String,
    /// Off, suspended or changed, in words.
    pub state: Option<String>,
    /// Switched off.
    pub is_off: bool,
    /// Suspended.
    pub is_suspended: bool,
    /// Another interval is set.
    pub is_changed: bool,
    /// The user may switch it off.
    pub may_switch_off: bool,
    /// The user may change its interval.
    pub may_change: bool,
    /// A rule of the user's own.
    pub local: Option<LocalRule>,
}

/// The rules of a country, those of the user last.
pub fn rule_lines(workspace: &Workspace, country: Country) -> Vec<RuleLine> {
    let today = workspace.now().date();
    let book = &workspace.settings().rules;
    let mut ids: Vec<&'static str> = crate::domain::rule::rules_of(country).map(|rule| rule.id).collect();
    ids.extend(book.of_country(country).filter(|rule| rule.local_title.is_some()).map(|rule| rule.id));
    let lines = ids.into_iter().filter_map(|id| Some(line(workspace, book.rule(id)?, today)));
    lines.collect()
}

fn line(workspace: &Workspace, rule: &'static Rule, today: NaiveDate) -> RuleLine {
    let setting = workspace.rules().get(RuleSetting::id_of(rule.id)).map(|setting| (**setting).clone());
    let setting = setting.unwrap_or_default();
    let is_off = setting.off && may_switch_off(rule);
    let suspended = rule
        .suspended
        .map(|it| say::rule_is_suspended(&dates::short_date(it.from, today), &dates::short_date(it.to, today)));
    let state = match (is_off, &suspended) {
        (true, _) => Some(text(Key::RuleIsOff).to_owned()),
        (false, Some(words)) => Some(words.clone()),
        (false, None) if rule.is_changed => Some(text(Key::RuleIsChanged).to_owned()),
        _ => None,
    };
    RuleLine {
        id: rule.id,
        title: clock_words::rule_title(rule),
        law: rule.source,
        length: length(rule),
        certainty: clock_words::certainty(rule),
        checked: match rule.local_title {
            Some(_) => String::new(),
            None => say::clock_checked(&dates::numeric_date(rule.checked_on), rule.law_profile),
        },
        state,
        is_off,
        is_suspended: suspended.is_some(),
        is_changed: rule.is_changed,
        may_switch_off: may_switch_off(rule),
        may_change: may_change_interval(rule),
        local: setting.local,
    }
}

/// `3 måneder, kan utvides til 6 måneder i alt`, `4 i året`, `straks`.
fn length(rule: &Rule) -> String {
    match (rule.kind, rule.per_year, rule.offset) {
        (_, Some(per_year), _) => say::rule_per_year(&per_year.n.to_string()),
        (RuleKind::Now, ..) => text(Key::ClockAtOnce).to_owned(),
        (_, _, Some(offset)) => {
            let plain = clock_words::length(offset);
            match rule.extension.and_then(|extension| extension.total) {
                Some(total) => say::rule_in_all(&plain, &clock_words::length(total)),
                None if offset.unit == Unit::MonthBefore => say::rule_before_18(&plain),
                None => plain,
            }
        }
        (RuleKind::Gate, ..) if !rule.gates.is_empty() => text(Key::ClockBeforeNext).to_owned(),
        _ => text(Key::ClockNoDate).to_owned(),
    }
}
