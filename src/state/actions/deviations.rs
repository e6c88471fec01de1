//! Logging breaches and near misses, and following them up.

use super::{records::edits_to, reminders::Reminder};
use crate::{
    domain::{
        calendar::add_days,
        case::ClockMark,
        change::Label,
        deviation::{Deviation, DeviationState, FIELDS, check},
        entity::{Entity, edits},
        form::{FieldError, FormValues},
        ids::{CaseId, Id},
        ledger::Consequence,
        record_form,
        truth::Key,
    },
    state::{App, queries::walk::clocks_of},
    texts::{clock_words::rule_title, say},
};
use serde_json::{Value, json};

/// Days until one looks at it again, where nothing else is said. Ours.
const FOLLOW_UP_DAYS: u32 = 14;

impl App {
    /// What the form of a new entry starts from: of a broken clock all that is known, else the day.
    pub fn new_deviation(self, clock: Option<&Id>) -> FormValues {
        let today = self.now().date();
        let start = FormValues::default()
            .with("sort", "breach")
            .with("on", today.to_string())
            .with("state", DeviationState::NAMES[0])
            .with("follow_up", add_days(today, FOLLOW_UP_DAYS).to_string());
        let Some(mark) = clock.and_then(ClockMark::blank) else { return start };
        self.workspace(|workspace| {
            let case = workspace.cases().get(mark.case.clone());
            let found = case.and_then(|case| clocks_of(workspace, case).into_iter().find(|c| c.mark_id() == mark.id));
            let Some(found) = found else { return start };
            let noted = found.mark.as_ref().and_then(|mark| mark.cause.clone()).unwrap_or_default();
            let ended = found.due_on().filter(|due| *due <= today).unwrap_or(today);
            start
                .with("on", ended.to_string())
                .with("what", rule_title(found.rule))
                .with("case", mark.case.as_str())
                .with("follows", Consequence::NAMES[Consequence::DeadlineBroken as usize])
                .with("background", noted)
        })
    }
    /// The entry that was logged from a clock.
    pub fn deviation_of(self, clock: &Id) -> Option<Id> {
        let is_of = |deviation: &Deviation| deviation.clock.as_ref() == Some(clock);
        self.workspace(|w| w.deviations().iter().find(|one| is_of(one)).map(|one| one.id.clone()))
    }
    /// Writes an entry, logged from a clock where one is given. A day to follow up makes a task that
    /// reminds of it; the task moves with the day and ends with the entry.
    ///
    /// # Errors
    /// Every field that cannot be read, a day ahead of today, a report without its day.
    pub fn save_deviation(
        self,
        id: Option<&Id>,
        clock: Option<&Id>,
        values: &FormValues,
    ) -> Result<(), Vec<FieldError>> {
        let today = self.now().date();
        let wrong = check(values, today);
        let mut fields = record_form::read(&FIELDS, values).map_err(|mut errors| {
            errors.extend(wrong.iter().cloned());
            errors
        })?;
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let key = Key::new(Deviation::KIND, id.cloned().unwrap_or_else(|| Id::from_random(self.random())));
        let held = self.deviation(&key.id).unwrap_or_default();
        let settled = values.get("state") == DeviationState::NAMES[DeviationState::Settled as usize];
        let ended = settled.then(|| held.ended.unwrap_or(today));
        fields.push(("ended", json!(ended)));
        if let Some(clock) = clock {
            fields.push(("clock", json!(clock)));
        }
        let mut all = self.workspace(|workspace| edits_to(workspace.truth(), &key, fields));
        all.extend(match settled {
            true => self.end_reminder_edits(held.reminder.as_ref(), ended),
            false => self.reminder_edits(&key, reminder(&held, values)),
        });
        self.commit_and_say(Label::DeviationSaved, all);
        Ok(())
    }
    /// Settles an entry today, or opens it again; its reminder follows.
    pub fn settle_deviation(self, id: &Id, settled: bool) {
        let Some(held) = self.deviation(id) else { return };
        let ended = settled.then(|| self.now().date());
        let state = if settled { DeviationState::Settled } else { DeviationState::UnderWay };
        let mut all = edits(Some(&held), &Deviation { state, ended, ..held.clone() });
        all.extend(self.end_reminder_edits(held.reminder.as_ref(), ended));
        self.commit_and_say(Label::DeviationSettled, all);
    }
    /// Notes that an entry is reported in the official system, as of today.
    pub fn report_deviation(self, id: &Id) {
        let today = self.now().date();
        let values = vec![("reported", Value::Bool(true)), ("reported_on", json!(today))];
        self.set_record(Label::DeviationSaved, Key::new(Deviation::KIND, id.clone()), values);
    }
    /// Deletes an entry and its open reminder as one change.
    pub fn delete_deviation(self, id: &Id) {
        let Some(held) = self.deviation(id) else { return };
        let mut all = self.workspace(|workspace| workspace.deletion(&held.key()));
        let gone = Reminder { held: held.reminder.clone(), title: String::new(), case: None, on: None };
        all.extend(self.reminder_edits(&held.key(), gone));
        self.commit_and_say(Label::DeviationDeleted, all);
    }
    fn deviation(self, id: &Id) -> Option<Deviation> {
        self.workspace(|workspace| workspace.deviations().get(id.clone()).map(|held| (**held).clone()))
    }
}

fn reminder(held: &Deviation, values: &FormValues) -> Reminder {
    let case = values.get("case").trim();
    Reminder {
        held: held.reminder.clone(),
        title: say::deviation_task(values.get("what").trim()),
        case: Id::is_well_formed(case).then(|| CaseId(Id::new(case))),
        on: values.get("follow_up").trim().parse().ok(),
    }
}
