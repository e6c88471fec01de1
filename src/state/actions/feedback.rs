//! Writing, giving, following up and deleting feedback entries.

use crate::{
    domain::{
        change::Label,
        entity::{Entity, edits},
        feedback::{Direction, Feedback, FeedbackKind, How, Takes},
        feedback_check::default_follow_up,
        form::{FieldError, FormReader, FormValues, LONG, Problem, SHORT},
        ids::{FeedbackId, Id},
        truth::Key,
    },
    state::App,
};
use chrono::NaiveDate;
use std::sync::Arc;

/// The fields of the feedback form, by name.
pub mod field {
    pub const DIRECTION: &str = "direction";
    pub const KIND: &str = "kind";
    pub const ROLE: &str = "role";
    pub const SITUATION: &str = "situation";
    pub const BEHAVIOUR: &str = "behaviour";
    pub const EFFECT: &str = "effect";
    pub const OCCURRED: &str = "occurred";
    pub const DELIVERED: &str = "delivered";
    pub const GOAL_LINK: &str = "goal_link";
    pub const HOW: &str = "how";
    pub const THANKED: &str = "thanked";
    pub const TAKES: &str = "takes";
    pub const IN_PRIVATE: &str = "in_private";
    pub const ASKED_INTENT: &str = "asked_intent";
    pub const AGREED: &str = "agreed";
    pub const FOLLOW_UP: &str = "follow_up";
    pub const OUTCOME: &str = "outcome";
    pub const FOLLOWED_UP: &str = "followed_up";
}

/// What a new entry starts from: today, private, to be followed up in two weeks.
pub fn blank(today: NaiveDate) -> Feedback {
    Feedback {
        occurred: Some(today),
        in_private: true,
        follow_up: Some(default_follow_up(today)),
        ..Feedback::default()
    }
}

/// What a form holds for an entry.
pub fn form_of(entry: &Feedback) -> FormValues {
    let date = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let direction = match entry.direction {
        Direction::Given => "given",
        Direction::Received => "received",
    };
    let kind = match entry.kind {
        FeedbackKind::Positive => "positive",
        FeedbackKind::Corrective => "corrective",
    };
    FormValues::default()
        .with(field::DIRECTION, direction)
        .with(field::KIND, kind)
        .with(field::ROLE, &entry.role)
        .with(field::SITUATION, &entry.situation)
        .with(field::BEHAVIOUR, &entry.behaviour)
        .with(field::EFFECT, &entry.effect)
        .with(field::OCCURRED, date(entry.occurred))
        .with(field::DELIVERED, date(entry.delivered))
        .with(field::GOAL_LINK, entry.goal_link.as_ref().map_or("", Id::as_str))
        .with(field::HOW, entry.how.map_or("", |how| How::NAMES[how as usize]))
        .with(field::THANKED, entry.thanked.to_string())
        .with(field::TAKES, entry.takes.map_or("", |takes| Takes::NAMES[takes as usize]))
        .with(field::IN_PRIVATE, entry.in_private.to_string())
        .with(field::ASKED_INTENT, entry.asked_intent.to_string())
        .with(field::AGREED, &entry.agreed)
        .with(field::FOLLOW_UP, date(entry.follow_up))
        .with(field::OUTCOME, &entry.outcome)
        .with(field::FOLLOWED_UP, date(entry.followed_up))
}

/// The entry that a form describes, on the ground of the one that was there.
///
/// # Errors
/// Every field that cannot be read, with the cause.
pub fn read_form(values: &FormValues, before: &Feedback, today: NaiveDate) -> Result<Feedback, Vec<FieldError>> {
    let mut read = FormReader::new(values);
    let entry = Feedback {
        direction: read.choice(field::DIRECTION).unwrap_or_default(),
        kind: read.choice(field::KIND).unwrap_or_default(),
        role: read.text(field::ROLE, SHORT),
        situation: read.text(field::SITUATION, LONG),
        behaviour: read.text(field::BEHAVIOUR, LONG),
        effect: read.text(field::EFFECT, LONG),
        occurred: read.past_date(field::OCCURRED, today),
        delivered: read.past_date(field::DELIVERED, today),
        goal_link: Some(read.text(field::GOAL_LINK, 80)).filter(|id| Id::is_well_formed(id)).map(Id::new),
        how: read.choice(field::HOW),
        thanked: read.flag(field::THANKED),
        takes: read.choice(field::TAKES),
        in_private: read.flag(field::IN_PRIVATE),
        asked_intent: read.flag(field::ASKED_INTENT),
        agreed: read.text(field::AGREED, LONG),
        follow_up: read.date(field::FOLLOW_UP),
        outcome: read.text(field::OUTCOME, LONG),
        followed_up: read.past_date(field::FOLLOWED_UP, today),
        ..before.clone()
    };
    // A draft may lack two of the three parts, but an entry about nothing is none.
    if entry.situation.is_empty() && entry.behaviour.is_empty() && entry.effect.is_empty() {
        read.fail(field::SITUATION, Problem::Missing);
    }
    for (earlier, later, name) in [
        (entry.occurred, entry.delivered, field::DELIVERED),
        (entry.delivered, entry.follow_up, field::FOLLOW_UP),
        (entry.delivered, entry.followed_up, field::FOLLOWED_UP),
    ] {
        if let (Some(earlier), Some(later)) = (earlier, later)
            && later < earlier
        {
            read.fail(name, Problem::Before { other: earlier });
        }
    }
    read.finish(entry)
}

/// The entry as checked while it is being typed: what cannot be read yet counts as not there.
pub fn glance(values: &FormValues, today: NaiveDate) -> Feedback {
    let mut read = FormReader::new(values);
    Feedback {
        direction: read.choice(field::DIRECTION).unwrap_or_default(),
        kind: read.choice(field::KIND).unwrap_or_default(),
        situation: values.get(field::SITUATION).to_owned(),
        behaviour: values.get(field::BEHAVIOUR).to_owned(),
        effect: values.get(field::EFFECT).to_owned(),
        occurred: read.past_date(field::OCCURRED, today),
        delivered: read.past_date(field::DELIVERED, today),
        in_private: read.flag(field::IN_PRIVATE),
        asked_intent: read.flag(field::ASKED_INTENT),
        thanked: read.flag(field::THANKED),
        takes: read.choice(field::TAKES),
        agreed: values.get(field::AGREED).to_owned(),
        ..Feedback::default()
    }
}

impl App {
    /// Adds the entry of a form.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn add_feedback(self, values: &FormValues) -> Result<FeedbackId, Vec<FieldError>> {
        let id = FeedbackId(Id::from_random(self.random()));
        let blank = Feedback { id: id.clone(), ..Feedback::default() };
        let entry = read_form(values, &blank, self.now().date())?;
        self.commit_and_say(Label::FeedbackAdded, edits(None, &entry));
        Ok(id)
    }
    /// Writes the form of an entry back.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn edit_feedback(self, id: &FeedbackId, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let Some(before) = self.feedback(id) else { return Ok(()) };
        let after = read_form(values, &before, self.now().date())?;
        self.commit_and_say(Label::FeedbackEdited, edits(Some(&*before), &after));
        Ok(())
    }
    /// Notes that a draft was given or received today. A follow-up that is not ahead of today is
    /// moved to two weeks from now.
    pub fn deliver_feedback(self, id: &FeedbackId) {
        let today = self.now().date();
        self.change_feedback(id, |entry| {
            entry.delivered = Some(today);
            entry.follow_up = entry.follow_up.filter(|due| *due > today).or(Some(default_follow_up(today)));
        });
    }
    /// Notes that an entry was followed up today, and what came of it.
    pub fn follow_up_feedback(self, id: &FeedbackId, outcome: &str) {
        let today = self.now().date();
        self.change_feedback(id, |entry| {
            entry.followed_up = Some(today);
            entry.outcome = outcome.trim().chars().take(LONG).collect();
        });
    }
    /// Deletes an entry; undo brings it back.
    pub fn delete_feedback(self, id: &FeedbackId) {
        let edits = self.workspace(|workspace| workspace.deletion(&Key::new(Feedback::KIND, id.clone())));
        self.commit_and_say(Label::FeedbackDeleted, edits);
    }
    /// An entry as it is now, without tracking.
    pub fn feedback(self, id: &FeedbackId) -> Option<Arc<Feedback>> {
        self.workspace(|workspace| workspace.feedback().get(id.clone()).cloned())
    }

    fn change_feedback(self, id: &FeedbackId, change: impl FnOnce(&mut Feedback)) {
        let Some(before) = self.feedback(id) else { return };
        let mut after = (*before).clone();
        change(&mut after);
        self.commit_and_say(Label::FeedbackEdited, edits(Some(&*before), &after));
    }
}

#[cfg(test)]
mod tests;
