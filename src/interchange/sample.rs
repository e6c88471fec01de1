//! The sample workbook: a fictional caseload with everything the app can show, and tasks by the
//! thousand for measuring. Nobody in it exists. The same day gives the same sample.

mod analyses;
mod bulk;
mod cases;
mod feedback;
mod growth;
mod planning;
mod practice;
mod risks;
mod tasks;
mod week;

pub use bulk::bulk;

use crate::domain::{
    calendar::{working_day_on_or_after, working_day_on_or_before},
    case::Country,
    change::Edit,
    ids::Id,
};
use chrono::{Days, NaiveDate};

/// The language of the sample's own texts; it also says which country most cases are in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum SampleLang {
    /// Norwegian; for nn and en too.
    #[default]
    Nb,
    Da,
}

impl SampleLang {
    /// The country of most cases.
    pub fn country(self) -> Country {
        match self {
            SampleLang::Nb => Country::No,
            SampleLang::Da => Country::Dk,
        }
    }
    fn pick(self, texts: Texts) -> String {
        match self {
            SampleLang::Nb => texts.0.to_owned(),
            SampleLang::Da => texts.1.to_owned(),
        }
    }
}

/// The whole sample: 30 cases with events and marks, 45 tasks, 2 analyses, 2 warnings upward, 8 feedback entries, goals with
/// indicators and a theme, a weekly review,
/// and the planning: periods, felt load, meetings, the ledger and a kept "what if".
pub fn sample(today: NaiveDate, lang: SampleLang) -> Vec<Edit> {
    let days = Calendar { today, country: lang.country() };
    let mut edits = Vec::new();
    edits.extend(cases::cases(days, lang));
    edits.extend(tasks::tasks(days, lang));
    edits.extend(analyses::analyses(days, lang));
    edits.extend(feedback::feedback(days, lang));
    edits.extend(growth::growth(days, lang));
    edits.extend(planning::planning(days, lang));
    edits.extend(risks::risks(days, lang));
    edits.extend(week::reviews(days, lang));
    edits.extend(practice::notebooks(days, lang));
    edits
}

/// A text in nb and da.
type Texts = (&'static str, &'static str);

/// An id that says what it belongs to; the sample has a workbook of its own.
fn id(kind: &str, n: usize) -> Id {
    Id::new(format!("sample-{kind}-{n:02}"))
}

/// Days counted from today.
#[derive(Clone, Copy)]
struct Calendar {
    today: NaiveDate,
    country: Country,
}

impl Calendar {
    fn ago(self, days: u64) -> NaiveDate {
        self.today.checked_sub_days(Days::new(days)).unwrap_or(self.today)
    }
    /// A working day about so many days from now; today stays today.
    fn work_day(self, days: i64) -> NaiveDate {
        let day = match u64::try_from(days) {
            Ok(days) => self.today.checked_add_days(Days::new(days)).unwrap_or(self.today),
            Err(_) => self.ago(days.unsigned_abs()),
        };
        match days {
            0 => day,
            1.. => working_day_on_or_after(self.country, day),
            _ => working_day_on_or_before(self.country, day),
        }
    }
}

#[cfg(test)]
mod tests;
