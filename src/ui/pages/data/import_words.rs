//! What the import found, in words.

use crate::{
    domain::identity::IdentityKind,
    interchange::{
        csv_columns::{DropReason, Target},
        csv_headers::IdentityHeader,
        csv_import::{RejectReason, RejectedRow, RowWarning},
        csv_text::FileError,
        csv_values::CodeProblem,
    },
    storage::files,
    texts::{Key, dates, number, say, text},
};

/// What a column is read as.
pub fn target(target: Target) -> &'static str {
    text(match target {
        Target::Code => Key::TargetCode,
        Target::CaseType => Key::TargetType,
        Target::Received => Key::TargetReceived,
        Target::InvestigationOpened => Key::TargetOpened,
        Target::Reviewed => Key::TargetReviewed,
        Target::Dismissed => Key::TargetDismissed,
        Target::InvestigationClosed => Key::TargetEnded,
        Target::Decision => Key::TargetDecision,
        Target::PlanMade => Key::TargetPlan,
        Target::Begun => Key::TargetBegun,
        Target::LastReview => Key::TargetLastReview,
        Target::LastVisit => Key::TargetLastVisit,
        Target::LastTalk => Key::TargetLastTalk,
        Target::Closed => Key::TargetClosed,
        Target::Risk => Key::TargetRisk,
        Target::Country => Key::TargetCountry,
        Target::Tags => Key::TargetTags,
        Target::Ignore => Key::TargetIgnore,
    })
}

/// Why a column was dropped.
pub fn dropped(reason: DropReason) -> String {
    let what = match reason {
        DropReason::Header(header) => match header {
            IdentityHeader::Name => Key::IdentityName,
            IdentityHeader::BirthDate => Key::IdentityBirthDate,
            IdentityHeader::NationalNumber => Key::IdentityNationalNumber,
            IdentityHeader::CaseNumber => Key::IdentityCaseNumber,
            IdentityHeader::Address => Key::IdentityAddress,
            IdentityHeader::Phone => Key::IdentityPhone,
            IdentityHeader::Email => Key::IdentityEmail,
            IdentityHeader::Personal => Key::IdentityPersonal,
            IdentityHeader::FreeText => Key::IdentityFreeText,
        },
        DropReason::Content(kind) => match kind {
            IdentityKind::NorwegianNumber | IdentityKind::DanishCpr | IdentityKind::Duf => Key::IdentityNationalNumber,
            IdentityKind::Phone => Key::IdentityPhone,
            IdentityKind::Email => Key::IdentityEmail,
            IdentityKind::FullDate => Key::IdentityBirthDate,
            IdentityKind::Name => Key::IdentityName,
            IdentityKind::Address => Key::IdentityAddress,
        },
    };
    match reason {
        DropReason::Header(_) => say::dropped_by_header(text(what)),
        DropReason::Content(_) => say::dropped_by_content(text(what)),
    }
}

/// Why a line is not imported.
pub fn rejected(row: &RejectedRow) -> String {
    let unless_identity = |found: &Option<String>| found.clone().unwrap_or_else(|| text(Key::HiddenText).to_owned());
    let why = match &row.reason {
        RejectReason::TooManyCells { cells, columns } => say::reject_cells(&cells.to_string(), &columns.to_string()),
        RejectReason::CellTooLong => text(Key::RejectCellTooLong).to_owned(),
        RejectReason::NothingToRead => text(Key::RejectNothing).to_owned(),
        RejectReason::NotADate(found) => say::reject_not_a_date(target(row.field), &unless_identity(found)),
        RejectReason::InFuture(on) => say::reject_in_future(target(row.field), &dates::numeric_date(*on)),
        RejectReason::TooOld => say::reject_too_old(target(row.field)),
        RejectReason::OpenedBeforeReceived => text(Key::RejectOpenedBefore).to_owned(),
        RejectReason::SameCode { line } => say::reject_same_code(&line.to_string()),
        RejectReason::CodeInUse => text(Key::RejectCodeInUse).to_owned(),
    };
    say::line_and_reason(&row.line.to_string(), &why)
}

/// What to look at in a line that can be imported.
pub fn warning(warning: &RowWarning) -> String {
    let hidden = || text(Key::HiddenText).to_owned();
    match warning {
        RowWarning::CodeMade => text(Key::WarnCodeMade).to_owned(),
        RowWarning::CodeReplaced(problem) => text(match problem {
            CodeProblem::LooksLikeIdentity => Key::WarnCodeIdentity,
            CodeProblem::LooksLikeCaseNumber => Key::WarnCodeNumber,
            CodeProblem::TooLong => Key::WarnCodeLong,
        })
        .to_owned(),
        RowWarning::SameCaseAs { line } => say::warn_same_case(&line.to_string()),
        RowWarning::TypeMissing => text(Key::WarnTypeMissing).to_owned(),
        RowWarning::TypeNotKnown(found) => say::warn_type_unknown(&found.clone().unwrap_or_else(hidden)),
        RowWarning::FosterAssumedSettled => text(Key::WarnFoster).to_owned(),
        RowWarning::RiskNotKnown(found) => say::warn_risk_unknown(&found.clone().unwrap_or_else(hidden)),
        RowWarning::CountryNotKnown => text(Key::WarnCountry).to_owned(),
        RowWarning::NoReceived => text(Key::WarnNoReceived).to_owned(),
        RowWarning::DayLeftOut(column) => say::warn_day_left_out(target(*column)),
        RowWarning::DatesNotUsed => text(Key::WarnDatesNotUsed).to_owned(),
        RowWarning::TagsLeftOut(count) => say::warn_tags(*count as i64),
        RowWarning::Short { cells, columns } => say::warn_short(&cells.to_string(), &columns.to_string()),
    }
}

/// Why the file gives no plan.
pub fn unreadable(error: &FileError) -> String {
    match error {
        FileError::Empty => text(Key::CsvEmpty).to_owned(),
        FileError::TooLarge { max, .. } => say::csv_too_large(&megabytes(*max as u64)),
        FileError::TooManyRows { max } => say::csv_too_many_rows(&max.to_string()),
        FileError::TooManyColumns { max } => say::csv_too_many_columns(&max.to_string()),
        FileError::NotText => text(Key::CsvNotText).to_owned(),
    }
}

/// Why a chosen file could not be taken.
pub fn file_problem(error: &files::FileError) -> String {
    match error {
        files::FileError::TooLarge { limit, .. } => say::csv_too_large(&megabytes(*limit)),
        files::FileError::Unreadable => text(Key::FileUnreadable).to_owned(),
        files::FileError::NotText => text(Key::CsvNotText).to_owned(),
        files::FileError::NotSaved => text(Key::FileNotSaved).to_owned(),
    }
}

/// Whole and tenths of a megabyte.
pub fn megabytes(bytes: u64) -> String {
    number(bytes as f64 / 1e6)
}
