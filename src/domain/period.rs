//! What is different for a while: absence, which takes hours, and duties beside the cases, which
//! take points (domain.md section 3).

use super::{
    entity::entity,
    ids::Id,
    record_form::{Reading, RecordField},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the period is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodSort {
    /// Sick, also graded.
    Sick,
    /// Holiday.
    #[default]
    Holiday,
    /// Leave.
    Leave,
    /// A course.
    Course,
    /// Away for another reason.
    Away,
    /// Mentor of a new colleague (fadder).
    Mentor,
    /// Duty week.
    Duty,
    /// A development task.
    Development,
    /// Union or safety representative.
    Representative,
}

impl PeriodSort {
    /// All, absence first.
    pub const ALL: [PeriodSort; 9] = [
        PeriodSort::Sick,
        PeriodSort::Holiday,
        PeriodSort::Leave,
        PeriodSort::Course,
        PeriodSort::Away,
        PeriodSort::Mentor,
        PeriodSort::Duty,
        PeriodSort::Development,
        PeriodSort::Representative,
    ];
    /// The stored names, in the order of `ALL`.
    pub const NAMES: [&'static str; 9] =
        ["sick", "holiday", "leave", "course", "away", "mentor", "duty", "development", "representative"];
    /// Points that the duty takes; 0 for absence. Ours, editable nowhere: domain.md section 3.
    pub fn points(self) -> f64 {
        match self {
            PeriodSort::Mentor | PeriodSort::Duty | PeriodSort::Representative => 5.0,
            PeriodSort::Development => 3.0,
            _ => 0.0,
        }
    }
    /// The user is away, wholly or in part.
    pub fn is_absence(self) -> bool {
        self.points() == 0.0
    }
}

/// One period.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Period {
    /// The record.
    #[serde(skip)]
    pub id: Id,
    /// What it is.
    pub sort: PeriodSort,
    /// The first day.
    pub from: NaiveDate,
    /// The last day; open without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// How much of the working time an absence takes, 1 to 100.
    pub percent: f64,
    /// Hours a week that a duty takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<f64>,
    /// Private note.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}
entity!(Period, Id, "period");

impl Default for Period {
    fn default() -> Self {
        Period {
            id: Id::default(),
            sort: PeriodSort::default(),
            from: NaiveDate::default(),
            to: None,
            percent: 100.0,
            hours: None,
            note: String::new(),
        }
    }
}

/// The fields of its form.
pub const FIELDS: [RecordField; 6] = [
    RecordField::required("sort", Reading::Choice(&PeriodSort::NAMES)),
    RecordField::required("from", Reading::Date),
    RecordField::new("to", Reading::Date),
    RecordField::new("percent", Reading::Number { min: 1.0, max: 100.0 }),
    RecordField::new("hours", Reading::Number { min: 0.0, max: 40.0 }),
    RecordField::new("note", Reading::Text),
];

impl Period {
    /// The day lies in it.
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
    /// The share of a day's hours that it takes, 0 to 1.
    pub fn share(&self) -> f64 {
        if self.sort.is_absence() { (self.percent / 100.0).clamp(0.0, 1.0) } else { 0.0 }
    }
}

/// How heavy a week felt, in percent of what one can carry: 100 is just right. Once a week; the
/// id is made from the week, so that two devices meet in one record.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Felt {
    /// The record.
    #[serde(skip)]
    pub id: Id,
    /// The Monday of the week.
    pub week: NaiveDate,
    /// 0 to 150.
    pub felt: f64,
    /// The counted load when it was noted, in percent of the capacity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted: Option<f64>,
}
entity!(Felt, Id, "felt");

impl Felt {
    /// The most that can be noted.
    pub const MOST: f64 = 150.0;
    /// The id of a week's record.
    pub fn id_of(monday: NaiveDate) -> Id {
        Id::new(format!("felt-{monday}"))
    }
    /// Felt above counted, in percentage points.
    pub fn gap(&self) -> Option<f64> {
        self.counted.map(|counted| self.felt - counted)
    }
}
