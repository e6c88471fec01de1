//! Taking what was erased here out of an older copy.

use super::BackupContent;
use crate::domain::truth::{ERASED, Truth};

impl BackupContent {
    /// Erases in this copy what is erased in `ours`: records and their history. Says whether there was any.
    pub fn erase_too(&mut self, ours: &Truth) -> bool {
        let is_gone = |key: &_| ours.record(key).is_some_and(|record| record.is_erased());
        let held = |key: &_| self.truth.record(key).is_some_and(|record| !record.is_erased());
        let mut gone = Truth::default();
        for (key, record) in ours.records().filter(|(key, _)| is_gone(key) && held(key)) {
            gone.admit(key.clone(), record.clone());
        }
        let told = |edit: &crate::domain::change::Edit| edit.field != ERASED && is_gone(&edit.key);
        let is_told = self.history.iter().any(|change| change.edits.iter().any(told));
        if gone.is_empty() && !is_told {
            return false;
        }
        self.truth.merge(&gone);
        self.history = self.history.iter().filter_map(|change| change.without(is_gone)).collect();
        true
    }
}
