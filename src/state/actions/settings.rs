//! Changing what belongs to the data and not to the browser.

use crate::{
    domain::{
        case::Country,
        change::Label,
        entity::edits,
        form::{FieldError, FormReader, FormValues, Problem},
        settings::Settings,
    },
    state::App,
    texts::number,
};

/// The fields of the settings form, by name.
pub mod field {
    pub const COUNTRY: &str = "country";
    pub const WEEK_HOURS: &str = "week_hours";
    pub const MEETING_HOURS: &str = "meeting_hours";
    pub const STARTED: &str = "started";
    pub const BUFFER_DAYS: &str = "buffer_days";
    pub const Q1_LIMIT: &str = "q1_limit";
    pub const KEEP_CASE: &str = "keep_case_days";
    pub const KEEP_FEEDBACK: &str = "keep_feedback_months";
    pub const KEEP_ANALYSIS: &str = "keep_analysis_months";
    pub const KEEP_CARE: &str = "keep_care_weeks";
}

/// What a form holds for the settings.
pub fn form_of(settings: &Settings) -> FormValues {
    let country = match settings.country {
        Country::No => "NO",
        Country::Dk => "DK",
    };
    FormValues::default()
        .with(field::COUNTRY, country)
        .with(field::WEEK_HOURS, number(settings.week_hours))
        .with(field::MEETING_HOURS, number(settings.meeting_hours))
        .with(field::STARTED, settings.started.map(|day| day.to_string()).unwrap_or_default())
        .with(field::BUFFER_DAYS, settings.buffer_days.to_string())
        .with(field::Q1_LIMIT, settings.q1_limit.to_string())
        .with(field::KEEP_CASE, settings.keep_case_days.to_string())
        .with(field::KEEP_FEEDBACK, settings.keep_feedback_months.to_string())
        .with(field::KEEP_ANALYSIS, settings.keep_analysis_months.to_string())
        .with(field::KEEP_CARE, settings.keep_care_weeks.to_string())
}

impl App {
    /// Writes the settings form.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn edit_settings(self, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let before = self.workspace(|workspace| (**workspace.settings()).clone());
        let mut read = FormReader::new(values);
        let week = read.number(field::WEEK_HOURS, 1.0, 60.0);
        let meetings = read.number(field::MEETING_HOURS, 0.0, 60.0);
        if let (Some(week), Some(meetings)) = (week, meetings)
            && meetings >= week
        {
            read.fail(field::MEETING_HOURS, Problem::OutOfRange { min: 0.0, max: week });
        }
        let country = read.choice::<Country>(field::COUNTRY).unwrap_or_default();
        let started = read.past_date(field::STARTED, self.now().date());
        let mut whole = |field, min, max, held: u32| read.number(field, min, max).map_or(held, |n| n.round() as u32);
        let after = Settings {
            country,
            week_hours: week.unwrap_or(before.week_hours),
            meeting_hours: meetings.unwrap_or(before.meeting_hours),
            started,
            buffer_days: whole(field::BUFFER_DAYS, 0.0, 20.0, before.buffer_days),
            q1_limit: whole(field::Q1_LIMIT, 1.0, 50.0, before.q1_limit),
            keep_case_days: whole(field::KEEP_CASE, 1.0, 3650.0, before.keep_case_days),
            keep_feedback_months: whole(field::KEEP_FEEDBACK, 1.0, 120.0, before.keep_feedback_months),
            keep_analysis_months: whole(field::KEEP_ANALYSIS, 1.0, 120.0, before.keep_analysis_months),
            keep_care_weeks: whole(field::KEEP_CARE, 1.0, 104.0, before.keep_care_weeks),
            ..before.clone()
        };
        let after = read.finish(after)?;
        // The first time all of it is written, so that a later default does not change it.
        let is_stored = self.workspace(|w| w.truth().record(&crate::domain::entity::Entity::key(&before)).is_some());
        self.commit_and_say(Label::SettingsEdited, edits(is_stored.then_some(&before), &after));
        Ok(())
    }
}
