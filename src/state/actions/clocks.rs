//! What the user adds to a clock by a form: when it was met, an extension, why it does not apply.

use crate::{
    domain::{
        case::{ClockMark, EventKind, Extension},
        change::Label,
        form::{FieldError, FormReader, FormValues, LONG, Problem, SHORT},
        ids::{CaseId, Id},
        rule::rule,
    },
    state::App,
};
use chrono::NaiveDate;

/// The fields of the clock forms, by name.
pub mod field {
    /// The day; shared with the event form.
    pub const ON: &str = "on";
    /// The time of day, for clocks of hours.
    pub const AT: &str = "at";
    pub const REASON: &str = "reason";
    /// Who decided, as a role.
    pub const DECIDER: &str = "decider";
    /// The new last day, where the law leaves it to the decider.
    pub const UNTIL: &str = "until";
    /// Why it was not kept.
    pub const CAUSE: &str = "cause";
}

impl App {
    /// Marks a clock as met on the day of a form.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn meet_clock(self, mark: &Id, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let mut read = FormReader::new(values);
        let on = required_past(&mut read, values, self.now().date());
        let at = read.time(field::AT);
        let (on, at) = read.finish((on, at))?;
        if let (Some(on), Some((case, kind))) = (on, recorded_as(mark)) {
            self.add_event(&case, kind, on);
            return Ok(());
        }
        self.change_mark(mark, Label::ClockDone, |mark| {
            mark.done = on;
            mark.done_at = at;
            mark.before_recorded = false;
        });
        Ok(())
    }
    /// Extends a clock with its grounds.
    ///
    /// # Errors
    /// Every field that cannot be read: the law asks for all three.
    pub fn extend_clock_by(self, mark: &Id, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let mut read = FormReader::new(values);
        let reason = read.required(field::REASON, LONG);
        let decider = read.required(field::DECIDER, SHORT);
        let on = required_past(&mut read, values, self.now().date());
        let until = read.date(field::UNTIL);
        let extension = read.finish(Extension { reason, decider, on: on.unwrap_or_default(), until })?;
        self.extend_clock(mark, Some(extension));
        Ok(())
    }
    /// Says why a clock does not apply.
    ///
    /// # Errors
    /// Without a reason: a clock can not be hidden.
    pub fn set_clock_aside(self, mark: &Id, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let mut read = FormReader::new(values);
        let reason = read.required(field::REASON, LONG);
        let reason = read.finish(reason)?;
        self.set_clock_not_applicable(mark, Some(reason));
        Ok(())
    }
    /// Notes why a clock was not kept; an empty answer takes the cause away.
    ///
    /// # Errors
    /// A cause that is too long.
    pub fn set_clock_cause(self, mark: &Id, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let mut read = FormReader::new(values);
        let cause = read.text(field::CAUSE, SHORT);
        let cause = read.finish(cause)?;
        self.change_mark(mark, Label::ClockCause, |mark| mark.cause = Some(cause).filter(|cause| !cause.is_empty()));
        Ok(())
    }
}

/// Some clocks are met by an event alone: a visit, an evaluation.
pub(super) fn recorded_as(mark: &Id) -> Option<(CaseId, EventKind)> {
    // A rule of the user's own is met by a mark.
    let mark = ClockMark::blank(mark)?;
    Some((mark.case, rule(&mark.rule)?.recorded_as()?))
}

pub(super) fn required_past(read: &mut FormReader, values: &FormValues, today: NaiveDate) -> Option<NaiveDate> {
    if values.get(field::ON).trim().is_empty() {
        read.fail(field::ON, Problem::Missing);
    }
    read.past_date(field::ON, today)
}
