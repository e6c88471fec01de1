//! What the user sets about rules: another practice interval, a rule switched off or suspended, a
//! rule of their own, days on which the office is closed.

use crate::{
    domain::{
        case::{Country, EventKind},
        change::Label,
        entity::{Entity, edits},
        form::{FieldError, FormReader, FormValues, LONG, Problem, SHORT},
        ids::Id,
        office_days::{OfficeDay, OfficeDays},
        rule_setting::{ChangedInterval, LocalRule, RuleSetting, Span, Suspension, may_switch_off},
        settings::Settings,
        truth::Key,
    },
    interchange::csv_dates::day_and_time,
    state::App,
};
use chrono::NaiveDate;

/// The fields of the forms, by name.
pub mod field {
    pub const TITLE: &str = "title";
    pub const COUNTRY: &str = "country";
    /// The event that starts a rule of one's own.
    pub const STARTS: &str = "starts";
    pub const N: &str = "n";
    pub const SPAN: &str = "span";
    /// Another interval holds from this day.
    pub const SINCE: &str = "since";
    pub const SOURCE: &str = "source";
    pub const EFFORT: &str = "effort";
    pub const FROM: &str = "from";
    pub const TO: &str = "to";
    pub const REASON: &str = "reason";
    pub const EASTER_WEDNESDAY: &str = "easter_wednesday";
    pub const CHRISTMAS_EVE: &str = "christmas_eve";
    pub const NEW_YEARS_EVE: &str = "new_years_eve";
    pub const LABOUR_DAY: &str = "labour_day";
    pub const CONSTITUTION_DAY: &str = "constitution_day";
    /// Days of one's own, with a comma between.
    pub const CLOSED: &str = "closed";
}

/// The longest time between an event and what follows from it.
const MOST: f64 = 400.0;

/// What a form holds for a rule of the user's own.
pub fn form_of(local: &LocalRule) -> FormValues {
    FormValues::default()
        .with(field::TITLE, &local.title)
        .with(field::COUNTRY, stored(&local.country))
        .with(field::STARTS, stored(&local.starts))
        .with(field::N, local.n.to_string())
        .with(field::SPAN, stored(&local.span))
        .with(field::SOURCE, &local.source)
        .with(field::EFFORT, crate::texts::number(f64::from(local.effort_hours)))
}

/// What a form holds for the days of the office.
pub fn form_of_office(office: &OfficeDays) -> FormValues {
    let days: Vec<String> = office.closed.iter().map(NaiveDate::to_string).collect();
    FormValues::default()
        .with(field::EASTER_WEDNESDAY, stored(&office.easter_wednesday))
        .with(field::CHRISTMAS_EVE, stored(&office.christmas_eve))
        .with(field::NEW_YEARS_EVE, stored(&office.new_years_eve))
        .with(field::LABOUR_DAY, stored(&office.labour_day))
        .with(field::CONSTITUTION_DAY, stored(&office.constitution_day))
        .with(field::CLOSED, days.join(", "))
}

/// The name under which a choice is stored.
pub fn stored(value: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).ok();
    value.and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

impl App {
    /// Gives a practice rule another interval, from a day on.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn change_interval(self, rule: &str, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let mut read = FormReader::new(values);
        let n = required_count(&mut read, values);
        let span = read.choice::<Span>(field::SPAN).unwrap_or_default();
        let since = read.required_date(field::SINCE).unwrap_or_default();
        let interval = read.finish(ChangedInterval { since, n, span })?;
        self.change_rule(rule, |setting| {
            setting.intervals.retain(|held| held.since != interval.since);
            setting.intervals.push(interval);
            setting.intervals.sort_by_key(|held| held.since);
        });
        Ok(())
    }
    /// Takes all changed intervals of a rule back.
    pub fn restore_interval(self, rule: &str) {
        self.change_rule(rule, |setting| setting.intervals.clear());
    }
    /// Switches a rule off or on. Nothing happens to a rule whose count is the law's.
    pub fn switch_rule(self, rule: &str, off: bool) {
        let held = self.workspace(|workspace| workspace.settings().rules.rule(rule));
        if held.is_some_and(may_switch_off) || !off {
            self.change_rule(rule, |setting| setting.off = off);
        }
    }
    /// Suspends a rule for a period, with a reason.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn suspend_rule(self, rule: &str, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let mut read = FormReader::new(values);
        let (from, to) = (read.required_date(field::FROM), read.required_date(field::TO));
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            read.fail(field::TO, Problem::Before { other: from });
        }
        let reason = read.required(field::REASON, LONG);
        let suspension =
            read.finish(Suspension { from: from.unwrap_or_default(), to: to.unwrap_or_default(), reason })?;
        self.change_rule(rule, |setting| setting.suspended = Some(suspension));
        Ok(())
    }
    /// Puts a suspended rule into force again.
    pub fn resume_rule(self, rule: &str) {
        self.change_rule(rule, |setting| setting.suspended = None);
    }
    /// Adds a rule of the user's own, or changes it.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn save_local_rule(self, rule: Option<&str>, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let mut read = FormReader::new(values);
        let title = read.required(field::TITLE, SHORT);
        let n = required_count(&mut read, values);
        if values.get(field::STARTS).is_empty() {
            read.fail(field::STARTS, Problem::Missing);
        }
        let country = read.choice::<Country>(field::COUNTRY).unwrap_or_default();
        let starts = read.choice::<EventKind>(field::STARTS).unwrap_or_default();
        if !EventKind::of(country).contains(&starts) {
            read.fail(field::STARTS, Problem::NotAChoice);
        }
        let local = LocalRule {
            country,
            title,
            starts,
            n,
            span: read.choice::<Span>(field::SPAN).unwrap_or_default(),
            source: read.text(field::SOURCE, SHORT),
            effort_hours: read.number(field::EFFORT, 0.25, 100.0).unwrap_or(2.0) as f32,
        };
        let local = read.finish(local)?;
        let made = format!("local-{}", Id::from_random(self.random()));
        self.change_rule(rule.unwrap_or(&made), |setting| setting.local = Some(local));
        Ok(())
    }
    /// Deletes a rule of the user's own; undo brings it back.
    pub fn delete_local_rule(self, rule: &str) {
        let key = Key::new(RuleSetting::KIND, RuleSetting::id_of(rule));
        let edits = self.workspace(|workspace| workspace.deletion(&key));
        self.commit_and_say(Label::RuleChanged, edits);
    }
    /// Writes the days on which the office is closed or half open.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn edit_office_days(self, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let mut read = FormReader::new(values);
        let mut day = |field| read.choice::<OfficeDay>(field).unwrap_or_default();
        let (easter_wednesday, christmas_eve) = (day(field::EASTER_WEDNESDAY), day(field::CHRISTMAS_EVE));
        let (new_years_eve, labour_day) = (day(field::NEW_YEARS_EVE), day(field::LABOUR_DAY));
        let constitution_day = day(field::CONSTITUTION_DAY);
        let words = values.get(field::CLOSED).split([',', ';', '\n']).map(str::trim).filter(|word| !word.is_empty());
        let today = self.now().date();
        let days: Vec<Option<NaiveDate>> = words.map(|word| day_and_time(word, today).map(|found| found.on)).collect();
        if days.iter().any(Option::is_none) {
            read.fail(field::CLOSED, Problem::NotADate);
        }
        let mut closed: Vec<NaiveDate> = days.into_iter().flatten().collect();
        closed.sort();
        closed.dedup();
        let office =
            OfficeDays { easter_wednesday, christmas_eve, new_years_eve, labour_day, constitution_day, closed };
        let office = read.finish(office)?;
        let before = self.workspace(|workspace| (**workspace.settings()).clone());
        let after = Settings { office, ..before.clone() };
        self.commit_and_say(Label::SettingsEdited, edits(Some(&before), &after));
        Ok(())
    }

    fn change_rule(self, rule: &str, change: impl FnOnce(&mut RuleSetting)) {
        let id = RuleSetting::id_of(rule);
        let held = self.workspace(|workspace| workspace.rules().get(id).map(|setting| (**setting).clone()));
        let mut after = held.clone().unwrap_or_else(|| RuleSetting::blank(rule));
        change(&mut after);
        self.commit_and_say(Label::RuleChanged, edits(held.as_ref(), &after));
    }
}

fn required_count(read: &mut FormReader, values: &FormValues) -> u16 {
    if values.get(field::N).trim().is_empty() {
        read.fail(field::N, Problem::Missing);
    }
    read.number(field::N, 1.0, MOST).map_or(1, |n| n.round() as u16)
}
