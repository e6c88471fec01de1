//! A caseload from a case system's CSV export, read into a plan that the user looks at first.
//!
//! Identities never leave this module: a column that holds them is dropped while parsing, by its
//! header or by what its cells look like; notes are not read; a code that looks like a name or a
//! case number is replaced by a made-up one. The number of the case system is only looked up in the
//! keyed hashes that the caller has made of it, so that a file read again updates its cases.
//! Nothing is applied here: [`edits`] gives what a change would write.

use rustc_hash::{FxHashMap, FxHashSet};
mod dated;
mod keep;
mod row;
mod update;

pub use keep::{Kept, edits, kept};
pub use update::{HeldCase, Update, UpdateLine};

use super::{
    csv_columns::{Column, Content, DropReason, FoundBy, Target, content, country_of},
    csv_headers::{HeaderMeaning, header_meaning},
    csv_text::{self, FileError, Line},
    csv_values::CodeProblem,
};
use crate::domain::{
    case::{Case, CaseEvent, Country},
    identity,
};
use chrono::NaiveDate;

/// From a case number as [`case_numbers`] gives it to its keyed hashes.
pub type Marks = FxHashMap<String, Vec<String>>;

/// What the plan needs to know from outside.
#[derive(Clone, Copy, Debug)]
pub struct ImportContext<'a> {
    pub today: NaiveDate,
    /// Whose law applies; guessed from the headers when not set, else Norway.
    pub country: Option<Country>,
    /// Codes in use.
    pub taken: &'a FxHashSet<String>,
    /// The cases that are here, to be updated where the file names them.
    pub held: &'a [HeldCase],
    /// The keyed hashes of the file's case numbers, the one to keep first; see [`case_numbers`].
    pub marks: &'a Marks,
    /// Random bits for made-up codes.
    pub seed: u64,
}

/// The user's choice of targets, one a column.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Mapping(pub Vec<Target>);

/// What the file would give.
#[derive(Clone, PartialEq, Debug)]
pub struct Plan {
    pub delimiter: char,
    /// The first line named the columns.
    pub has_header: bool,
    pub country: Country,
    pub columns: Vec<Column>,
    pub rows: Vec<PlannedRow>,
    pub rejected: Vec<RejectedRow>,
    /// Codes of open cases that came from such a file and are not in this one.
    pub gone: Vec<String>,
    /// Characters that could not be decoded: the wrong encoding was chosen.
    pub undecoded: bool,
}

impl Plan {
    /// The targets as they stand, for the user to change.
    pub fn mapping(&self) -> Mapping {
        Mapping(self.columns.iter().map(|column| column.target).collect())
    }
    /// The columns whose values were dropped, with the reason in each.
    pub fn dropped(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| column.dropped.is_some())
    }
}

/// A case that would be added or updated.
#[derive(Clone, PartialEq, Debug)]
pub struct PlannedRow {
    /// The line in the file.
    pub line: u64,
    /// As the file has it. Its id is given by [`kept`].
    pub case: Case,
    /// The same.
    pub events: Vec<CaseEvent>,
    /// The day the report was reviewed, where nothing else in the row says so.
    pub reviewed: Option<NaiveDate>,
    /// The code is the file's own.
    pub has_code: bool,
    /// The case that is here already, and what the row changes in it.
    pub update: Option<Update>,
    pub warnings: Vec<RowWarning>,
}

/// What the user should look at in a row that can be imported.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RowWarning {
    /// The file has no code here; one was made up.
    CodeMade,
    /// The code in the file was not taken over; one was made up.
    CodeReplaced(CodeProblem),
    /// Another line of the file has the same number of the case system.
    SameCaseAs { line: u64 },
    /// No type is given; it was taken from the dates.
    TypeMissing,
    /// The type is not known; it was taken from the dates. The text, unless it may be an identity.
    TypeNotKnown(Option<String>),
    /// A foster home without a word on how settled it is counts as settled.
    FosterAssumedSettled,
    /// The risk is not known.
    RiskNotKnown(Option<String>),
    /// The country is not known.
    CountryNotKnown,
    /// No date received: no report clock starts.
    NoReceived,
    /// A day in this column says nothing for a case of this type and was left out.
    DayLeftOut(Target),
    /// The case is past its investigation. Its old dates are left out: they would start clocks
    /// that ended long ago, and the file does not say when.
    DatesNotUsed,
    /// So many tags looked like identities and were left out.
    TagsLeftOut(usize),
    /// The line has fewer cells than there are columns.
    Short { cells: usize, columns: usize },
}

/// A line that cannot be imported.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RejectedRow {
    pub line: u64,
    /// The field at fault; [`Target::Ignore`] when it is the line as a whole.
    pub field: Target,
    pub reason: RejectReason,
}

/// Why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RejectReason {
    /// More cells than columns: a delimiter inside a text has moved the rest to wrong columns.
    TooManyCells { cells: usize, columns: usize },
    /// A cell longer than any caseload needs.
    CellTooLong,
    /// None of the columns that are read has a value.
    NothingToRead,
    /// Not a date of any known form. The text, unless it may be an identity.
    NotADate(Option<String>),
    /// Later than today.
    InFuture(NaiveDate),
    /// More than 25 years ago: a birth date rather than a date of the case.
    TooOld,
    /// The investigation opened before the report came.
    OpenedBeforeReceived,
    /// An earlier line has the same code.
    SameCode { line: u64 },
    /// A case with this code is there already.
    CodeInUse,
}

/// Reads a file's text, with targets found from the headers.
pub fn plan(text: &str, context: &ImportContext) -> Result<Plan, FileError> {
    read(text, None, context)
}

/// The same with the user's targets. A column whose header names an identity stays dropped.
pub fn plan_with(text: &str, mapping: &Mapping, context: &ImportContext) -> Result<Plan, FileError> {
    read(text, Some(mapping), context)
}

fn read(text: &str, mapping: Option<&Mapping>, context: &ImportContext) -> Result<Plan, FileError> {
    let (delimiter, lines) = csv_text::lines(text)?;
    let has_header = lines.first().is_some_and(is_header);
    let (header, body) = lines.split_at(usize::from(has_header));
    let width = header.first().map_or_else(
        || body.iter().map(|line| line.cells.len()).max().unwrap_or(0),
        |header| header.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1),
    );
    let headers: Vec<String> =
        (0..width).map(|at| header.first().and_then(|line| line.cells.get(at)).cloned().unwrap_or_default()).collect();
    let country = context.country.or_else(|| country_of(&headers)).unwrap_or_default();
    let columns = columns(&headers, body, mapping);
    let (rows, rejected) = row::rows(body, &columns, country, context);
    let gone = update::gone(body, &columns, &rows, context);
    let undecoded = text.contains('\u{fffd}');
    Ok(Plan { delimiter, has_header, country, columns, rows, rejected, gone, undecoded })
}

/// The case numbers in a file, each once and written alike, for the caller to make keyed hashes of.
/// They go nowhere else.
///
/// # Errors
/// [`FileError`] when the file is no table.
pub fn case_numbers(text: &str, context: &ImportContext) -> Result<FxHashSet<String>, FileError> {
    let (_, lines) = csv_text::lines(text)?;
    let Some(header) = lines.first().filter(|line| is_header(line)) else { return Ok(FxHashSet::default()) };
    let columns = columns(&header.cells, lines.get(1..).unwrap_or_default(), None);
    let country = context.country.unwrap_or_default();
    let number = |line| row::Reader { line, columns: &columns, country, context }.case_number();
    Ok(lines.iter().skip(1).filter_map(number).collect())
}

/// A header names at least one known thing, or holds neither figures nor identities.
fn is_header(line: &Line) -> bool {
    let cells = || line.cells.iter().filter(|cell| !cell.is_empty());
    cells().any(|cell| header_meaning(cell).is_some())
        || cells().all(|cell| !cell.contains(|c: char| c.is_ascii_digit()) && !identity::is_suspect(cell))
}

fn columns(headers: &[String], body: &[Line], mapping: Option<&Mapping>) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for (index, header) in headers.iter().enumerate() {
        let chosen = mapping.map(|mapping| mapping.0.get(index).copied().unwrap_or_default());
        let content = content(body.iter().filter_map(|line| line.cells.get(index)).map(String::as_str));
        let column = column(index, header, chosen, content);
        let is_second = columns.iter().any(|other| other.target == column.target);
        let target = if is_second { Target::Ignore } else { column.target };
        columns.push(Column { target, ..column });
    }
    columns
}

fn column(index: usize, header: &str, chosen: Option<Target>, content: Option<Content>) -> Column {
    let is_plain = !identity::is_suspect(header) && header.chars().filter(char::is_ascii_digit).count() < 5;
    let shown = if is_plain { header.chars().take(60).collect() } else { String::new() };
    let of = |target, found_by, dropped| Column { index, header: shown.clone(), target, found_by, dropped };
    let (target, found_by) = match (header_meaning(header), chosen) {
        (Some(HeaderMeaning::Identity(what)), _) => {
            return of(Target::Ignore, FoundBy::Header, Some(DropReason::Header(what)));
        }
        (_, Some(target)) => (target, FoundBy::User),
        (Some(HeaderMeaning::Target(target)), None) => (target, FoundBy::Header),
        (None, None) => (Target::Ignore, FoundBy::Nothing),
    };
    match content.filter(|content| is_unfit(*content, target)) {
        Some(Content { kind, .. }) => of(Target::Ignore, found_by, Some(DropReason::Content(kind))),
        None => of(target, found_by, None),
    }
}

/// Text that is kept as it stands may hold no identity at all. Of what is read into a type or a
/// date nothing else remains, so a single odd cell only costs its own line there.
fn is_unfit(content: Content, target: Target) -> bool {
    match target {
        Target::Ignore | Target::Code | Target::Tags => true,
        _ => content.is_most,
    }
}

#[cfg(test)]
mod tests;
