//! Looking further back in what was changed.

use super::copies::journal;
use crate::state::{App, Workbooks};

/// Changes read at a time.
const STEP: usize = 1_000;

impl App {
    /// Brings older changes than those at hand, where any are kept.
    pub async fn look_further_back(self, workbooks: Workbooks) {
        let count = self.workspace(|workspace| workspace.recent().count()) + STEP;
        let Some(journal) = journal(workbooks) else { return self.recall(Vec::new(), true) };
        // What cannot be read now is asked for again by the same button.
        if let Ok(found) = journal.recent(count).await {
            let is_whole = found.len() < count;
            self.recall(found, is_whole);
        }
    }
}
