//! The development plan: what tells that a goal is near, partial goals with dates and values, and
//! themes of six weeks (domain.md section 8). Records of fields, as goals are.

use super::{
    calendar::add_days,
    field_record::FieldRecord,
    record_form::{Reading, RecordField},
};
use chrono::NaiveDate;

/// The kind of an indicator; its field `goal` names the goal.
pub const INDICATOR: &str = "indicator";
/// The kind of a figure or a partial goal; its field `indicator` names the indicator.
pub const POINT: &str = "goal_point";
/// The kind of a theme.
pub const THEME: &str = "theme";

/// Where figures come from: typed, or measured by the app.
pub const SOURCES: [&str; 4] = ["own", "clocks_kept", "child_talks", "reminders"];
/// Which cases are measured.
pub const SCOPES: [&str; 2] = ["all_cases", "new_cases"];
/// What a point is.
pub const SORTS: [&str; 2] = ["figure", "partial"];

const VALUE: Reading = Reading::Number { min: 0.0, max: 1_000_000.0 };

/// The fields of an indicator.
pub const FIELDS: [RecordField; 10] = [
    RecordField::required("measured", Reading::Text),
    RecordField::required("fed_by", Reading::Choice(&SOURCES)),
    RecordField::required("scope", Reading::Choice(&SCOPES)),
    RecordField::new("since", Reading::Date),
    RecordField::new("method", Reading::LongText),
    RecordField::new("baseline", VALUE),
    RecordField::new("aim", VALUE),
    RecordField::new("unit", Reading::Text),
    RecordField::new("by", Reading::Date),
    RecordField::new("learnt_in", Reading::Link),
];
/// The fields of a figure.
pub const FIGURE: [RecordField; 3] = [
    RecordField::required("on", Reading::Date),
    RecordField::required("value", VALUE),
    RecordField::new("note", Reading::Text),
];
/// The fields of a partial goal.
pub const PARTIAL: [RecordField; 5] = [
    RecordField::required("on", Reading::Date),
    RecordField::required("value", VALUE),
    RecordField::new("note", Reading::Text),
    RecordField::new("reached", Reading::Date),
    RecordField::new("celebrated", Reading::Text),
];
/// The fields of a theme.
pub const THEME_FIELDS: [RecordField; 8] = [
    RecordField::required("title", Reading::Text),
    RecordField::required("from", Reading::Date),
    RecordField::new("toward", Reading::Link),
    RecordField::new("intro", Reading::LongText),
    RecordField::new("focus", Reading::LongText),
    RecordField::new("found", Reading::LongText),
    RecordField::new("adjust", Reading::LongText),
    RecordField::new("closed", Reading::Date),
];

/// A value on a day.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Figure {
    /// The day.
    pub on: NaiveDate,
    /// The value, in the indicator's own unit.
    pub value: f64,
}

/// How an indicator stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Course {
    /// No figure yet.
    NotBegun,
    /// On the way, and no partial goal is missed.
    OnTheWay,
    /// A partial goal's day is past, and the latest figure does not reach it.
    Behind,
    /// The latest figure is at the aim or beyond it.
    Reached,
}

/// How it stands today. Upwards is better unless the aim lies under the baseline. Figures of days to
/// come are not looked at.
pub fn course(
    baseline: Option<f64>,
    aim: Option<f64>,
    figures: &[Figure],
    partials: &[Figure],
    today: NaiveDate,
) -> Course {
    let past = figures.iter().filter(|figure| figure.on <= today);
    let Some(latest) = past.max_by_key(|figure| figure.on) else { return Course::NotBegun };
    let falls = aim.zip(baseline).is_some_and(|(aim, baseline)| aim < baseline);
    let reaches = |value: f64| if falls { latest.value <= value } else { latest.value >= value };
    if aim.is_some_and(reaches) {
        return Course::Reached;
    }
    let due = partials.iter().filter(|partial| partial.on <= today).max_by_key(|partial| partial.on);
    match due {
        Some(partial) if !reaches(partial.value) => Course::Behind,
        _ => Course::OnTheWay,
    }
}

/// Weeks that a theme is in focus.
pub const FOCUS_WEEKS: u32 = 6;

/// Where a theme stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ThemeStage {
    /// It begins on a day to come.
    Ahead,
    /// In focus; the week, counted from 1. The first begins with the introduction.
    Focus(u32),
    /// Six weeks are past: to be checked, and then adjusted.
    Check,
    /// Closed.
    Closed,
}

/// The day to check what came of it.
pub fn check_day(from: NaiveDate) -> NaiveDate {
    add_days(from, 7 * FOCUS_WEEKS)
}

/// Where it stands today; None without a first day.
pub fn theme_stage(theme: &FieldRecord, today: NaiveDate) -> Option<ThemeStage> {
    let from = theme.day("from")?;
    Some(match (today - from).num_days() {
        _ if theme.day("closed").is_some_and(|day| day <= today) => ThemeStage::Closed,
        days if days < 0 => ThemeStage::Ahead,
        days if days < i64::from(7 * FOCUS_WEEKS) => ThemeStage::Focus((days / 7) as u32 + 1),
        _ => ThemeStage::Check,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn figures(rows: &[(&str, f64)]) -> Vec<Figure> {
        rows.iter().map(|(on, value)| Figure { on: day(on), value: *value }).collect()
    }

    #[test]
    fn the_latest_figure_decides_upwards_and_downwards() {
        let today = day("2026-11-20");
        let partials = figures(&[("2026-11-01", 60.0), ("2026-12-01", 80.0)]);
        let of = |rows: &[(&str, f64)]| course(Some(40.0), Some(100.0), &figures(rows), &partials, today);
        assert_eq!(of(&[]), Course::NotBegun);
        assert_eq!(of(&[("2026-12-01", 100.0)]), Course::NotBegun, "a day to come tells nothing");
        assert_eq!(of(&[("2026-11-10", 59.0)]), Course::Behind);
        assert_eq!(of(&[("2026-11-10", 60.0)]), Course::OnTheWay);
        assert_eq!(of(&[("2026-11-10", 100.0), ("2026-11-12", 59.0)]), Course::Behind);
        assert_eq!(of(&[("2026-11-10", 59.0), ("2026-11-12", 100.0)]), Course::Reached);
        let down = |value| {
            course(Some(12.0), Some(0.0), &figures(&[("2026-11-10", value)]), &figures(&[("2026-11-01", 5.0)]), today)
        };
        assert_eq!((down(6.0), down(5.0), down(0.0)), (Course::Behind, Course::OnTheWay, Course::Reached));
        let open = course(None, None, &figures(&[("2026-11-10", 1.0)]), &[], today);
        assert_eq!(open, Course::OnTheWay, "without an aim nothing is reached");
    }

    #[test]
    fn a_theme_is_six_weeks_from_its_first_day() {
        use crate::domain::{
            ids::Id,
            stamp::Stamp,
            truth::{Key, Truth},
        };
        let (mut truth, key) = (Truth::default(), Key::new(THEME, Id::new("t1")));
        truth.write(&key, &"from".into(), &serde_json::json!("2026-10-05"), Stamp::default());
        let theme = FieldRecord::of(&key.id, truth.record(&key).unwrap()).unwrap();
        let at = |on: &str| theme_stage(&theme, day(on)).unwrap();
        assert_eq!(
            (at("2026-10-04"), at("2026-10-05"), at("2026-10-12")),
            (ThemeStage::Ahead, ThemeStage::Focus(1), ThemeStage::Focus(2))
        );
        assert_eq!((at("2026-11-15"), at("2026-11-16")), (ThemeStage::Focus(6), ThemeStage::Check));
        assert_eq!(check_day(day("2026-10-05")), day("2026-11-16"));
    }
}
