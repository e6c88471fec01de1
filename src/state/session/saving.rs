//! Writing changes to disk, in order, and again later where the disk refused.

use super::{Session, not_saved};
use crate::{
    domain::change::Change,
    state::{SaveState, WhyNotSaved},
    storage::{
        journal::{Workbook, WriteError},
        program, space, timer,
    },
};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Changes written together at most. A held key or an import must not make endless transactions.
const BATCH: usize = 200;
/// Milliseconds until a failed write is tried again.
const RETRY_MILLIS: i32 = 5_000;

impl Session {
    pub(super) fn changed(self: &Rc<Self>) {
        self.activity.set(self.activity.get() + 1);
        match &self.journal {
            Some(_) => self.write(),
            None => self.app.saved(self.app.waiting()),
        }
    }

    pub(super) fn write(self: &Rc<Self>) {
        if self.writing.replace(true) || self.closed.get() {
            return;
        }
        let session = self.clone();
        spawn_local(async move {
            let outcome = session.drain().await;
            session.writing.set(false);
            match outcome {
                Ok(()) => session.rest(),
                Err(why) => session.try_later(why),
            }
        });
    }

    /// Writes in order; none overtakes one that failed.
    async fn drain(&self) -> Result<(), WhyNotSaved> {
        let Some(journal) = &self.journal else { return Ok(()) };
        loop {
            let batch = self.app.outbox(BATCH);
            if batch.is_empty() {
                self.app.set_save_state(SaveState::Saved { at: Some(self.app.now()) });
                return Ok(());
            }
            self.app.set_save_state(SaveState::Saving { pending: self.app.waiting() });
            let changes: Vec<Change> = batch.iter().map(|change| (**change).clone()).collect();
            journal.append(&changes).await.map_err(|error| why_not_written(&error))?;
            self.app.saved(batch.len());
            if journal.workbook() == Workbook::Mine {
                if self.rows.get() == 0 && self.edits.get() == 0 {
                    // The answer is shown under Data; nothing waits for it.
                    space::request_persistence(|_| ());
                }
                program::keep();
            }
            self.rows.set(self.rows.get() + batch.len());
            self.edits.set(self.edits.get() + batch.iter().map(|change| change.edits.len()).sum::<usize>());
            self.tell_tabs();
        }
    }

    fn try_later(self: &Rc<Self>, why: WhyNotSaved) {
        if why == WhyNotSaved::NewerApp {
            self.app.set_save_state(SaveState::ReadOnly);
            return;
        }
        self.app.set_save_state(not_saved(why, self.app));
        let full = why == WhyNotSaved::Full;
        let session = self.clone();
        spawn_local(async move {
            if full {
                // Room for the user's data first. Where there is nothing to give up, the next try says so.
                let _ = program::give_up().await;
            }
            timer::wait(RETRY_MILLIS).await;
            if !session.closed.get() && session.app.waiting() > 0 {
                session.write();
            }
        });
    }
}

fn why_not_written(error: &WriteError) -> WhyNotSaved {
    match error {
        WriteError::Full => WhyNotSaved::Full,
        WriteError::Gone => WhyNotSaved::Gone,
        WriteError::NewerSchema(_) => WhyNotSaved::NewerApp,
        WriteError::Seal(_) | WriteError::Failed { .. } => WhyNotSaved::Failed,
    }
}
