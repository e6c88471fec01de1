//! A file from the case system: looked at, set beside what is here, and kept as one change.

use crate::{
    domain::{case::ClockMark, change::Edit, ids::Id, import_key},
    interchange::{
        base64,
        csv_import::{self, HeldCase, ImportContext, Mapping, Marks, Plan, PlannedRow},
        csv_text::FileError,
    },
    state::{
        App,
        queries::case_view::{ClockView, started},
    },
    storage::crypto::{self, CryptoError},
};
use rustc_hash::FxHashSet;

/// Bytes of a keyed hash that are kept: enough that no two numbers of a caseload meet.
const MARK_BYTES: usize = 16;

impl App {
    /// What the file would give and change. Nothing is kept.
    ///
    /// # Errors
    /// [`FileError`] when it is no table.
    pub fn look_at_file(
        self,
        content: &str,
        mapping: Option<&Mapping>,
        marks: &Marks,
        seed: u64,
    ) -> Result<Plan, FileError> {
        self.with_context(marks, seed, |context| match mapping {
            Some(mapping) => csv_import::plan_with(content, mapping, context),
            None => csv_import::plan(content, context),
        })
    }
    /// The keyed hashes of the file's case numbers, and what keeps the key where there was none.
    ///
    /// # Errors
    /// [`CryptoError::Missing`]: then cases are found by their codes alone.
    pub async fn marks_of_file(self, content: &str) -> Result<(Marks, Option<Edit>), CryptoError> {
        let none = Marks::default();
        let numbers = self.with_context(&none, 0, |context| csv_import::case_numbers(content, context));
        let numbers: Vec<String> = numbers.unwrap_or_default().into_iter().collect();
        let mut secrets = self.workspace(|workspace| import_key::secrets(workspace.truth()));
        let mut made = None;
        if numbers.is_empty() {
            return Ok((none, made));
        }
        if secrets.is_empty() {
            let secret = base64::encode(&crypto::random::<32>()?);
            made = Some(import_key::kept(Id::from_random(self.random()), &secret));
            secrets.push(secret);
        }
        let mut marks = Marks::default();
        for secret in secrets.iter().filter_map(|secret| base64::decode(secret)) {
            for (number, hash) in numbers.iter().zip(crypto::hmac(&secret, &numbers).await?) {
                marks.entry(number.clone()).or_default().push(mark(&hash));
            }
        }
        Ok((marks, made))
    }
    /// The deadlines that would run in the case of a row.
    pub fn clocks_of_row(self, row: &PlannedRow) -> Vec<ClockView> {
        self.workspace(|workspace| started(workspace, &row.case, &row.events))
    }
    /// What keeping the chosen rows would write. With `past_done`, what has run out in a new case
    /// counts as done before it was recorded here.
    pub fn import_edits(self, plan: &Plan, chosen: &[usize], past_done: bool) -> Vec<Edit> {
        let mut kept = csv_import::kept(plan, chosen, || Id::from_random(self.random()));
        let today = self.now().date();
        for one in kept.iter_mut().filter(|one| past_done && one.before.is_none()) {
            let events: Vec<_> = one.events.iter().map(|(_, event)| event.clone()).collect();
            let clocks = self.workspace(|workspace| started(workspace, &one.case, &events));
            let is_past = |clock: &&ClockView| clock.is_past && !clock.is_recorded;
            for clock in clocks.iter().filter(is_past) {
                let blank = ClockMark::blank(&clock.mark).unwrap_or_default();
                if !one.marks.iter().any(|(_, mark)| mark.id == blank.id) {
                    let done = ClockMark { done: Some(today), before_recorded: true, ..blank };
                    one.marks.push((None, done));
                }
            }
        }
        csv_import::edits(&kept)
    }

    fn with_context<T>(self, marks: &Marks, seed: u64, read: impl FnOnce(&ImportContext) -> T) -> T {
        let today = self.now().date();
        let held: Vec<HeldCase> = self.workspace(|workspace| {
            let held = |case: &std::sync::Arc<crate::domain::case::Case>| HeldCase {
                case: case.clone(),
                events: workspace.events_of(&case.id),
                marks: workspace.marks_of(&case.id),
            };
            workspace.cases().iter().map(held).collect()
        });
        let taken: FxHashSet<String> = held.iter().map(|held| held.case.code.clone()).collect();
        read(&ImportContext { today, country: None, taken: &taken, held: &held, marks, seed })
    }
}

/// In letters alone, so that nothing in it looks like a number.
fn mark(hash: &[u8]) -> String {
    let letter = |half: u8| char::from(b'a' + half);
    hash.iter().take(MARK_BYTES).flat_map(|byte| [letter(byte >> 4), letter(byte & 15)]).collect()
}
