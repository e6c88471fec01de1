//! What is done at rest: cleaning away what was erased, and a snapshot where it pays.

use super::{Session, SessionNews};
use crate::{
    interchange::snapshot,
    storage::{
        journal::{Journal, SnapshotError},
        timer,
    },
};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// Rows after which a new snapshot makes the next start quicker.
pub(super) const ROWS_BEFORE_SNAPSHOT: usize = 1000;
/// Edits after which it does, where few rows hold many: an import.
const EDITS_BEFORE_SNAPSHOT: usize = 10_000;
/// Milliseconds of rest before a snapshot is written.
const REST_MILLIS: i32 = 3_000;

impl Session {
    /// After a while without changes: cleans what was erased, writes a snapshot if it pays.
    pub(super) fn rest(self: &Rc<Self>) {
        let Some(journal) = self.journal.clone().filter(|journal| journal.read_only().is_none()) else { return };
        if !self.tidying_due(&journal) {
            return;
        }
        let (session, seen) = (self.clone(), self.activity.get());
        spawn_local(async move {
            timer::wait(REST_MILLIS).await;
            if session.activity.get() != seen || session.closed.get() || session.app.waiting() > 0 {
                return;
            }
            match session.tidy(&journal).await {
                Ok(()) => {
                    session.rows.set(0);
                    session.edits.set(1);
                }
                // Another tab is at it, or has written what this one has not read. What was there
                // still counts; soon one of them gets it done.
                Err(SnapshotError::Taken | SnapshotError::Overtaken) => {
                    if let Some(tabs) = &*session.tabs.borrow() {
                        tabs.look();
                    }
                    session.rest();
                }
                // A disk that refuses: the next rest tries again.
                Err(_) => {}
            }
        });
    }

    fn tidying_due(&self, journal: &Journal) -> bool {
        let snapshot = self.rows.get() >= ROWS_BEFORE_SNAPSHOT || self.edits.get() >= EDITS_BEFORE_SNAPSHOT;
        snapshot || self.rekey.get() || journal.cleaning_due()
    }

    async fn tidy(&self, journal: &Journal) -> Result<(), SnapshotError> {
        let app = self.app;
        let plan = app.workspace(|workspace| snapshot::plan(workspace.truth()));
        let encode = move |keys: &[_], place| app.workspace(|w| snapshot::encode(w.truth(), keys, place));
        let caught_up = self.rekey.take();
        if journal.cleaning_due() {
            journal.clean(&plan, encode, timer::idle).await?;
        } else if !caught_up {
            return journal.snapshot(&plan, encode, timer::idle).await.map(drop);
        }
        if let Some(tell) = self.tell.as_ref().filter(|_| journal.rekey_due()) {
            tell(SessionNews::Cleaned);
        }
        Ok(())
    }
}
