//! What a backup holds and why parts of it are not taken, in words.

use super::import_words::megabytes;
use crate::{
    domain::{
        analysis::Analysis, case::*, concern::Concern, entity::Entity, feedback::Feedback, rule_setting::RuleSetting,
        settings::Settings, task::Task, task_list::TaskList, weekly_review::WeeklyReview,
    },
    interchange::{
        backup::{BackupContent, BackupError, Preview, Refusal, Rejected, Tally},
        envelope::EnvelopeError,
    },
    storage::{sealed_file::SealedFileError, time},
    texts::{Key, dates, say, text},
};

/// More reasons than this nobody reads.
pub const REJECTED_SHOWN: usize = 20;

/// Why the file is no backup that can be read.
pub fn unreadable(error: &BackupError) -> String {
    match error {
        BackupError::TooLarge { bytes } => say::backup_too_large(&megabytes(*bytes as u64)),
        BackupError::CutOff => text(Key::BackupCutOff).to_owned(),
        BackupError::NotJson { line, column } => say::backup_not_json(&line.to_string(), &column.to_string()),
        BackupError::NotOurs => text(Key::BackupNotOurs).to_owned(),
        BackupError::Newer { app, .. } => say::backup_newer(app),
    }
}

/// Why an encrypted file does not open.
pub fn unopened(error: SealedFileError) -> String {
    text(match error {
        SealedFileError::DoesNotOpen => Key::SealedWrong,
        SealedFileError::NoCrypto => Key::SealedNoCrypto,
        SealedFileError::Envelope(EnvelopeError::Newer { .. }) => Key::SealedNewer,
        SealedFileError::Envelope(_) => Key::SealedBroken,
    })
    .to_owned()
}

/// When it was written and how much is in it.
pub fn header(content: &BackupContent) -> String {
    let records = content.truth.records().filter(|(_, record)| record.is_live()).count().to_string();
    match content.header.written_millis {
        Some(millis) => {
            let at = time::local_of(millis);
            say::backup_written(&dates::numeric_date(at.date()), &dates::time(at), &records)
        }
        None => say::backup_holds(&records),
    }
}

/// The heads of the table of what would change.
pub fn columns() -> Vec<String> {
    let names = [
        Key::PreviewKind,
        Key::PreviewNew,
        Key::PreviewChanged,
        Key::PreviewBoth,
        Key::PreviewRemoved,
        Key::PreviewSame,
        Key::PreviewOlder,
    ];
    names.map(|name| text(name).to_owned()).to_vec()
}

/// A row a kind.
pub fn rows(preview: &Preview) -> Vec<Vec<String>> {
    let row = |(kind, tally): (&String, &Tally)| {
        let both = tally.conflicting + tally.revived;
        let counts = [tally.new, tally.changed, both, tally.removed + tally.erases, tally.same, tally.older];
        std::iter::once(kind_name(kind)).chain(counts.iter().map(usize::to_string)).collect()
    };
    preview.kinds.iter().map(row).collect()
}

/// How many of what: `Saker: 12, Oppgaver: 40`, in the order of the kinds' stored names.
pub fn counts<'a>(counts: impl IntoIterator<Item = (&'a String, &'a u64)>) -> String {
    let one = |(kind, count): (&String, &u64)| format!("{}: {count}", kind_name(kind));
    counts.into_iter().map(one).collect::<Vec<_>>().join(", ")
}

/// What records of a kind are called.
pub fn kind_name(kind: &str) -> String {
    let name = match kind {
        Case::KIND => Key::KindCase,
        CaseEvent::KIND => Key::KindEvent,
        ClockMark::KIND => Key::KindClock,
        Task::KIND => Key::KindTask,
        Analysis::KIND => Key::KindAnalysis,
        Concern::KIND => Key::ConcernTitle,
        Feedback::KIND => Key::KindFeedback,
        WeeklyReview::KIND => Key::KindReview,
        TaskList::KIND => Key::KindTaskList,
        Settings::KIND => Key::SettingsTitle,
        RuleSetting::KIND => Key::RulesTitle,
        other => {
            let notebook = Key::by_name(&format!("notebook_{other}"));
            return notebook.map_or_else(|| other.to_owned(), |key| text(key).to_owned());
        }
    };
    text(name).to_owned()
}

/// What was not taken, and why.
pub fn rejected(rejected: &Rejected) -> String {
    let kind = rejected.kind.as_deref().map(kind_name).unwrap_or_else(|| text(Key::KindUnknown).to_owned());
    let why = text(match rejected.reason {
        Refusal::WrongShape => Key::RefusedShape,
        Refusal::BadKind | Refusal::BadId | Refusal::BadField(_) => Key::RefusedName,
        Refusal::BadStamp(_) => Key::RefusedStamp,
        Refusal::StampAhead(_) => Key::RefusedAhead,
        Refusal::BadValue(_) => Key::RefusedValue,
        Refusal::TooLarge => Key::RefusedLarge,
    });
    format!("{kind}: {why}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        deviation::Deviation,
        field_record::FIELD_KINDS,
        import_key::IMPORT_KEY,
        ledger::LedgerEntry,
        meeting::Meeting,
        notebook,
        period::{Felt, Period},
        risk::Risk,
        scenario::Scenario,
    };

    /// What is erased, left behind or taken in is counted by these names: none may be the program's own.
    #[test]
    fn every_kind_of_record_has_a_name() {
        let kinds = [Case::KIND, CaseEvent::KIND, ClockMark::KIND, Task::KIND, TaskList::KIND, Analysis::KIND];
        let kinds = kinds.into_iter().chain([Concern::KIND, Feedback::KIND, WeeklyReview::KIND, Settings::KIND]);
        let kinds = kinds.chain([RuleSetting::KIND, Deviation::KIND, LedgerEntry::KIND, Meeting::KIND, Period::KIND]);
        let kinds = kinds.chain([Felt::KIND, Risk::KIND, Scenario::KIND, IMPORT_KEY]).chain(FIELD_KINDS);
        for kind in kinds.chain(notebook::ALL.map(|book| book.kind)) {
            assert_ne!(kind_name(kind), kind);
        }
    }
}
