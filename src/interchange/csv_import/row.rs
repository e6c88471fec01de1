//! One line into one case with its events, or into a reason why not.

use super::{ImportContext, PlannedRow, RejectReason, RejectedRow, RowWarning, dated, update};
use crate::{
    domain::{
        case::{Case, CaseType, Country},
        case_code::fresh_case_code,
    },
    interchange::{
        csv_columns::{Column, DropReason, Target},
        csv_dates::{DayAndTime, day_and_time},
        csv_headers::{IdentityHeader, plain},
        csv_text::{Line, MAX_CELL},
        csv_values,
    },
};
use chrono::Months;
use rustc_hash::FxHashMap;

/// All lines in turn. Codes are made after all own codes are known, so that none is made twice.
pub fn rows(
    body: &[Line],
    columns: &[Column],
    country: Country,
    context: &ImportContext,
) -> (Vec<PlannedRow>, Vec<RejectedRow>) {
    let mut rows = Vec::new();
    let mut rejected = Vec::new();
    let mut codes: FxHashMap<String, u64> = FxHashMap::default();
    let mut numbers: FxHashMap<String, u64> = FxHashMap::default();
    for line in body {
        let reader = Reader { line, columns, country, context };
        match reader.row() {
            Err((field, reason)) => rejected.push(RejectedRow { line: line.number, field, reason }),
            Ok(mut row) => {
                let code = row.case.code.to_lowercase();
                if let Some(&line) = codes.get(&code).filter(|_| !code.is_empty()) {
                    let reason = RejectReason::SameCode { line };
                    rejected.push(RejectedRow { line: row.line, field: Target::Code, reason });
                    continue;
                }
                let number = reader.case_number();
                match number.as_ref().and_then(|number| numbers.get(number)) {
                    // Which of the two the number means is not known, so the second is never found again.
                    Some(&line) => row.warnings.push(RowWarning::SameCaseAs { line }),
                    None => {
                        let marks = number.as_ref().and_then(|number| context.marks.get(number));
                        update::find(&mut row, &rows, marks.map_or(&[][..], Vec::as_slice), context);
                        number.map(|number| numbers.insert(number, row.line));
                    }
                }
                if row.update.is_none() && context.taken.contains(&row.case.code) {
                    let reason = RejectReason::CodeInUse;
                    rejected.push(RejectedRow { line: row.line, field: Target::Code, reason });
                    continue;
                }
                codes.insert(code, row.line);
                rows.push(row);
            }
        }
    }
    make_codes(&mut rows, context);
    (rows, rejected)
}

fn make_codes(rows: &mut [PlannedRow], context: &ImportContext) {
    let mut used: Vec<String> = rows.iter().map(|row| row.case.code.clone()).collect();
    let mut bits = context.seed;
    for row in rows.iter_mut().filter(|row| row.case.code.is_empty() && row.update.is_none()) {
        // The step of a 64-bit linear generator (Knuth, MMIX): rows get codes that look unrelated.
        bits = bits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let is_used = |code: &str| context.taken.contains(code) || used.iter().any(|other| other == code);
        row.case.code = fresh_case_code(bits >> 20, is_used);
        used.push(row.case.code.clone());
    }
}

pub(super) type Rejection = (Target, RejectReason);

pub(super) struct Reader<'a> {
    pub line: &'a Line,
    pub columns: &'a [Column],
    pub country: Country,
    pub context: &'a ImportContext<'a>,
}

impl<'a> Reader<'a> {
    fn row(&self) -> Result<PlannedRow, Rejection> {
        self.check_shape()?;
        let mut warnings = Vec::new();
        let (cells, columns) = (self.line.cells.len(), self.columns.len());
        if cells < columns {
            warnings.push(RowWarning::Short { cells, columns });
        }
        let days = dated::Days::read(self)?;
        let case_type = self.case_type(days.opened.is_some(), &mut warnings);
        let risk = self.risk(&mut warnings);
        let code = self.code(&mut warnings);
        let case = Case {
            code,
            country: self.row_country(&mut warnings),
            case_type,
            risk,
            risk_on: risk.map(|_| self.context.today),
            tags: self.tags(&mut warnings),
            closed: days.closed,
            ..Case::default()
        };
        let (events, reviewed) = days.events(&case, self.context.today, &mut warnings);
        let has_code = !case.code.is_empty();
        Ok(PlannedRow { line: self.line.number, case, events, reviewed, has_code, update: None, warnings })
    }

    fn check_shape(&self) -> Result<(), Rejection> {
        let (cells, columns) = (&self.line.cells, self.columns.len());
        let whole = |reason| Err((Target::Ignore, reason));
        if cells.iter().skip(columns).any(|cell| !cell.is_empty()) {
            return whole(RejectReason::TooManyCells { cells: cells.len(), columns });
        }
        if cells.iter().any(|cell| cell.len() > MAX_CELL) {
            return whole(RejectReason::CellTooLong);
        }
        let is_read = |column: &&Column| column.target != Target::Ignore;
        if self.columns.iter().filter(is_read).all(|column| self.cell(column.index).is_empty()) {
            return whole(RejectReason::NothingToRead);
        }
        Ok(())
    }

    fn cell(&self, index: usize) -> &'a str {
        self.line.cells.get(index).map_or("", String::as_str)
    }

    /// The text of a target; empty without such a column.
    fn text(&self, target: Target) -> &'a str {
        self.columns.iter().find(|column| column.target == target).map_or("", |column| self.cell(column.index))
    }

    /// The number of the case system written alike, to see that two lines are one case and to find
    /// its keyed hash. It goes nowhere else.
    pub fn case_number(&self) -> Option<String> {
        let is_number = |column: &&Column| column.dropped == Some(DropReason::Header(IdentityHeader::CaseNumber));
        let number = self.columns.iter().find(is_number).map(|column| self.cell(column.index));
        number.map(plain).filter(|number| !number.is_empty())
    }

    pub fn date(&self, target: Target) -> Result<Option<DayAndTime>, Rejection> {
        let text = self.text(target);
        if text.is_empty() {
            return Ok(None);
        }
        let today = self.context.today;
        let found = day_and_time(text, today).ok_or((target, RejectReason::NotADate(shown(text))))?;
        if found.on > today {
            return Err((target, RejectReason::InFuture(found.on)));
        }
        // Child welfare ends at 25; anything older is most likely somebody's birth date.
        let oldest = today.checked_sub_months(Months::new(25 * 12));
        if oldest.is_some_and(|oldest| found.on < oldest) {
            return Err((target, RejectReason::TooOld));
        }
        Ok(Some(found))
    }

    fn case_type(&self, is_opened: bool, warnings: &mut Vec<RowWarning>) -> CaseType {
        let text = self.text(Target::CaseType);
        if let Some(found) = csv_values::case_type(text) {
            let says_settled =
                ["stabil", "avklar", "settled", "2"].iter().any(|word| text.to_lowercase().contains(word));
            if found == CaseType::FosterSettled && !says_settled {
                warnings.push(RowWarning::FosterAssumedSettled);
            }
            return found;
        }
        warnings.push(match text.is_empty() {
            true => RowWarning::TypeMissing,
            false => RowWarning::TypeNotKnown(shown(text)),
        });
        if is_opened { CaseType::Investigation } else { CaseType::Report }
    }

    fn risk(&self, warnings: &mut Vec<RowWarning>) -> Option<u8> {
        let text = self.text(Target::Risk);
        let found = csv_values::risk(text);
        if found.is_none() && !text.is_empty() {
            warnings.push(RowWarning::RiskNotKnown(shown(text)));
        }
        found
    }

    /// Empty when a code has to be made.
    fn code(&self, warnings: &mut Vec<RowWarning>) -> String {
        let text = self.text(Target::Code);
        if text.is_empty() {
            warnings.push(RowWarning::CodeMade);
            return String::new();
        }
        csv_values::own_code(text).unwrap_or_else(|problem| {
            warnings.push(RowWarning::CodeReplaced(problem));
            String::new()
        })
    }

    fn row_country(&self, warnings: &mut Vec<RowWarning>) -> Country {
        let text = self.text(Target::Country);
        let found = csv_values::country(text);
        if found.is_none() && !text.is_empty() {
            warnings.push(RowWarning::CountryNotKnown);
        }
        found.unwrap_or(self.country)
    }

    fn tags(&self, warnings: &mut Vec<RowWarning>) -> Vec<String> {
        let (kept, left_out) = csv_values::tags(self.text(Target::Tags));
        if left_out > 0 {
            warnings.push(RowWarning::TagsLeftOut(left_out));
        }
        kept
    }
}

/// A cell that may be shown to explain a problem: short, and nothing that looks like an identity.
/// One capitalised word may be a first name; only words in small letters and figures are shown.
fn shown(text: &str) -> Option<String> {
    let is_plain = text.chars().count() <= 20 && !text.contains(char::is_control) && !text.contains(char::is_uppercase);
    (is_plain && !csv_values::is_unsafe(text)).then(|| text.to_owned())
}
