//! The price of meetings: what each takes, what speaks for it, and what is proposed (domain.md
//! section 4, "Meeting priority").

use super::{
    calendar::{add_days, monday_of},
    entity::entity,
    ids::Id,
    record_form::{Reading, RecordField},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How often it is held.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Repeat {
    /// Once, on its first day.
    Once,
    /// On each working day.
    Daily,
    /// Each week.
    #[default]
    Weekly,
    /// Every other week.
    Fortnightly,
    /// Each month.
    Monthly,
    /// Four times a year.
    Quarterly,
}

/// What is always kept.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Protected {
    /// Acute cases.
    Acute,
    /// Nemnd, udvalg.
    Tribunal,
    /// Talks with children.
    Child,
    /// Statutory visits.
    Visit,
    /// Verneombud, HMS duties.
    Safety,
    /// Minimum guidance.
    Guidance,
}

/// What is done with a meeting.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// As it is.
    Keep,
    /// Shorter.
    Shorten,
    /// Merged with another, or made written.
    Merge,
    /// Cancelled or postponed.
    Cancel,
}

impl Fate {
    /// All, the mildest first.
    pub const ALL: [Fate; 4] = [Fate::Keep, Fate::Shorten, Fate::Merge, Fate::Cancel];
    /// The stored names.
    pub const NAMES: [&'static str; 4] = ["keep", "shorten", "merge", "cancel"];
    /// The share of the time that is left where nothing else was said. Ours: half when shortened,
    /// a quarter for reading and writing when it is merged or made written.
    fn left(self) -> f64 {
        match self {
            Fate::Keep => 1.0,
            Fate::Shorten => 0.5,
            Fate::Merge => 0.25,
            Fate::Cancel => 0.0,
        }
    }
}

/// One meeting, or a row of them.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Meeting {
    /// The record.
    #[serde(skip)]
    pub id: Id,
    /// What it is called; no names.
    pub title: String,
    /// How long, in minutes, travel included.
    pub minutes: f64,
    /// How often.
    pub repeat: Repeat,
    /// The first day; from the beginning without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// The last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// 0 to 2: it matters to a child's safety.
    pub safety: f64,
    /// 0 to 2: a statutory duty or a deadline hangs on it.
    pub duty: f64,
    /// 0 to 2: a decision is due.
    pub decision: f64,
    /// 0 to 2: the participants cannot be replaced.
    pub people: f64,
    /// 0 to 2: safety or support of staff.
    pub staff: f64,
    /// 0 to 2, taken off: what it costs in hours.
    pub cost: f64,
    /// Always kept, because it is of this kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protected: Option<Protected>,
    /// What was chosen; nothing yet without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fate: Option<Fate>,
    /// From this day it is as chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changed: Option<NaiveDate>,
    /// Minutes that are left then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<f64>,
    /// What takes its place: a mail, a note, another meeting.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub channel: String,
    /// From this day it is as before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restore: Option<NaiveDate>,
}
entity!(Meeting, Id, "meeting");

const SCORE: Reading = Reading::Number { min: 0.0, max: 2.0 };
const MINUTES: Reading = Reading::Number { min: 0.0, max: 960.0 };
/// The stored names of [`Repeat`].
pub const REPEATS: [&str; 6] = ["once", "daily", "weekly", "fortnightly", "monthly", "quarterly"];
/// The stored names of [`Protected`].
pub const PROTECTED: [&str; 6] = ["acute", "tribunal", "child", "visit", "safety", "guidance"];

/// The fields of its form.
pub const FIELDS: [RecordField; 12] = [
    RecordField::required("title", Reading::Text),
    RecordField::required("minutes", MINUTES),
    RecordField::required("repeat", Reading::Choice(&REPEATS)),
    RecordField::new("protected", Reading::Choice(&PROTECTED)),
    RecordField::new("from", Reading::Date),
    RecordField::new("to", Reading::Date),
    RecordField::new("safety", SCORE),
    RecordField::new("duty", SCORE),
    RecordField::new("decision", SCORE),
    RecordField::new("people", SCORE),
    RecordField::new("staff", SCORE),
    RecordField::new("cost", SCORE),
];

/// The fields of the choice.
pub const CHOICE: [RecordField; 5] = [
    RecordField::required("fate", Reading::Choice(&Fate::NAMES)),
    RecordField::new("left", MINUTES),
    RecordField::new("changed", Reading::Date),
    RecordField::new("restore", Reading::Date),
    RecordField::new("channel", Reading::Text),
];

impl Meeting {
    /// What speaks for it, less what it costs: −2 to 10.
    pub fn score(&self) -> f64 {
        let held = |value: f64| value.clamp(0.0, 2.0);
        let speaks = [self.safety, self.duty, self.decision, self.people, self.staff].map(held);
        speaks.iter().sum::<f64>() - held(self.cost)
    }
    /// What is proposed: protected kinds are kept, else 6 and more keep, 4 and 5 shorten, 2 and 3
    /// merge or write, less cancel or postpone.
    pub fn proposal(&self) -> Fate {
        match self.score() {
            _ if self.protected.is_some() => Fate::Keep,
            score if score >= 6.0 => Fate::Keep,
            score if score >= 4.0 => Fate::Shorten,
            score if score >= 2.0 => Fate::Merge,
            _ => Fate::Cancel,
        }
    }
    /// Hours that it takes in the week of this day, evened out where it is not held each week.
    pub fn hours_on(&self, day: NaiveDate) -> f64 {
        let is_changed = self.fate.is_some()
            && self.changed.is_none_or(|from| from <= day)
            && self.restore.is_none_or(|until| day < until);
        let minutes = if is_changed { self.minutes_under(self.fate.unwrap_or(Fate::Keep)) } else { self.minutes };
        self.times_on(day) * minutes / 60.0
    }
    /// Hours a week that a choice gives back, in the week of this day.
    pub fn freed_by(&self, fate: Fate, day: NaiveDate) -> f64 {
        self.times_on(day) * (self.minutes - self.minutes_under(fate)).max(0.0) / 60.0
    }
    /// Minutes of one meeting under a choice. What the user said counts for their own choice alone.
    fn minutes_under(&self, fate: Fate) -> f64 {
        let said = self.left.filter(|_| self.fate == Some(fate) && fate != Fate::Keep);
        said.unwrap_or(self.minutes * fate.left()).clamp(0.0, self.minutes.max(0.0))
    }
    /// How many times in the week of this day.
    fn times_on(&self, day: NaiveDate) -> f64 {
        let monday = monday_of(day);
        if self.from.is_some_and(|from| from > add_days(monday, 6)) || self.to.is_some_and(|to| to < monday) {
            return 0.0;
        }
        match self.repeat {
            Repeat::Once => self.from.map_or(0.0, |from| if monday_of(from) == monday { 1.0 } else { 0.0 }),
            Repeat::Daily => 5.0,
            Repeat::Weekly => 1.0,
            Repeat::Fortnightly => 0.5,
            Repeat::Monthly => 12.0 / 52.0,
            Repeat::Quarterly => 4.0 / 52.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn scored(score: [f64; 6]) -> Meeting {
        let [safety, duty, decision, people, staff, cost] = score;
        Meeting { minutes: 90.0, safety, duty, decision, people, staff, cost, ..Meeting::default() }
    }

    #[test]
    fn the_proposal_follows_the_sources_limits() {
        let proposed = |score| scored(score).proposal();
        assert_eq!(proposed([2.0, 2.0, 2.0, 0.0, 0.0, 0.0]), Fate::Keep);
        assert_eq!(proposed([2.0, 2.0, 2.0, 0.0, 0.0, 1.0]), Fate::Shorten);
        assert_eq!(proposed([2.0, 2.0, 0.0, 0.0, 0.0, 0.0]), Fate::Shorten);
        assert_eq!(proposed([2.0, 1.0, 0.0, 0.0, 0.0, 0.0]), Fate::Merge);
        assert_eq!(proposed([2.0, 1.0, 0.0, 0.0, 0.0, 2.0]), Fate::Cancel);
        let protected = Meeting { protected: Some(Protected::Child), ..scored([0.0; 6]) };
        assert_eq!(protected.proposal(), Fate::Keep);
    }

    #[test]
    fn hours_are_those_of_the_week() {
        let meeting = |repeat| Meeting { minutes: 120.0, repeat, from: Some(day("2026-11-25")), ..Meeting::default() };
        let at = |repeat, on| meeting(repeat).hours_on(day(on));
        assert_eq!(at(Repeat::Weekly, "2026-11-22"), 0.0, "before its first week");
        assert_eq!(at(Repeat::Weekly, "2026-11-23"), 2.0, "in its first week, before its day");
        assert_eq!(at(Repeat::Fortnightly, "2026-12-07"), 1.0);
        assert_eq!(at(Repeat::Daily, "2026-12-07"), 10.0);
        assert_eq!(at(Repeat::Once, "2026-11-29"), 2.0);
        assert_eq!(at(Repeat::Once, "2026-11-30"), 0.0);
    }

    #[test]
    fn a_choice_holds_from_its_day_until_it_is_restored() {
        let meeting = Meeting {
            minutes: 60.0,
            fate: Some(Fate::Shorten),
            changed: Some(day("2026-12-01")),
            restore: Some(day("2027-01-04")),
            ..Meeting::default()
        };
        let hours = ["2026-11-30", "2026-12-01", "2027-01-03", "2027-01-04"].map(|on| meeting.hours_on(day(on)));
        assert_eq!(hours, [1.0, 0.5, 0.5, 1.0]);
        let said = Meeting { left: Some(45.0), ..meeting.clone() };
        assert_eq!(said.hours_on(day("2026-12-01")), 0.75);
        assert_eq!(said.freed_by(Fate::Cancel, day("2026-12-01")), 1.0, "another choice is not the one that was said");
        assert_eq!(said.freed_by(Fate::Shorten, day("2026-12-01")), 0.25);
    }
}
