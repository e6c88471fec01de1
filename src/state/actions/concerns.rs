//! Writing, sending and answering a bekymring om drift.

use crate::{
    domain::{
        calendar::add_days,
        change::Label,
        concern::{ANSWERING, Concern, FIELDS, REMIND_DAYS, SENDING},
        entity::Entity,
        form::{FieldError, FormValues, Problem},
        ids::Id,
        own_figures::OwnFigures,
        record_form,
        truth::Key,
    },
    state::App,
};
use chrono::NaiveDate;
use serde_json::json;
use std::sync::Arc;

impl App {
    /// Writes a draft; a new one where no id is given. What was sent is not edited any more.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn save_concern(self, id: Option<&Id>, values: &FormValues) -> Result<Id, Vec<FieldError>> {
        let mut fields = record_form::read(&FIELDS, values)?;
        let held = id.and_then(|id| self.concern(id));
        let id = id.cloned().unwrap_or_else(|| Id::from_random(self.random()));
        if held.as_ref().is_none_or(|held| held.sent.is_none()) {
            let made = held.and_then(|held| held.made).unwrap_or(self.now().date());
            fields.push(("made", json!(made)));
            self.set_record(Label::ConcernSaved, Key::new(Concern::KIND, id.clone()), fields);
        }
        Ok(id)
    }
    /// What the form of sending begins with: today, and a week for the answer.
    pub fn concern_sending(self) -> FormValues {
        let today = self.now().date();
        FormValues::default().with("sent", today.to_string()).with("remind", add_days(today, REMIND_DAYS).to_string())
    }
    /// Notes that it was sent or handed over. The figures of today are kept with it for good.
    ///
    /// # Errors
    /// A day that cannot be read, or lies ahead; a reminder before the sending.
    pub fn send_concern(self, id: &Id, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let mut fields = record_form::read(&SENDING, values)?;
        let day = |field| values.get(field).trim().parse::<NaiveDate>();
        let today = self.now().date();
        let fail = |field, problem| Err(vec![FieldError { field, problem }]);
        match (day("sent"), day("remind")) {
            (Ok(sent), _) if sent > today => return fail("sent", Problem::InFuture),
            (Ok(sent), Ok(remind)) if remind < sent => return fail("remind", Problem::Before { other: sent }),
            _ => (),
        }
        if self.concern(id).is_some_and(|held| held.sent.is_none()) {
            fields.push(("own", json!(self.workspace(OwnFigures::of))));
            self.set_record(Label::ConcernSent, Key::new(Concern::KIND, id.clone()), fields);
        }
        Ok(())
    }
    /// Writes the answer, or that none came and when to ask again.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn answer_concern(self, id: &Id, values: &FormValues) -> Result<(), Vec<FieldError>> {
        self.save_record::<Concern>(Label::ConcernAnswered, Some(id), &ANSWERING, values)
    }
    /// Deletes one; undo brings it back.
    pub fn delete_concern(self, id: &Id) {
        self.delete_record(Label::ConcernDeleted, &Key::new(Concern::KIND, id.clone()));
    }
    /// One of them as it is now, without tracking.
    pub fn concern(self, id: &Id) -> Option<Arc<Concern>> {
        self.workspace(|workspace| workspace.concerns().get(id.clone()).cloned())
    }
    /// All: drafts first, then the latest sent, without tracking.
    pub fn concerns(self) -> Vec<Arc<Concern>> {
        let mut all: Vec<Arc<Concern>> = self.workspace(|workspace| workspace.concerns().iter().cloned().collect());
        let place = |one: &Concern| (one.sent.is_some(), std::cmp::Reverse(one.sent.or(one.made)), one.id.clone());
        all.sort_by_key(|one| place(one));
        all
    }
}
