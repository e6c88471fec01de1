//! Running cases entered in a sheet: a row of cells to a case with the events that start its clocks.
//!
//! The cells are read the local way; what cannot be read costs its cell alone and is told. A code
//! that looks like a person or a case number is not taken over.

use super::{
    csv_dates::day_and_time,
    csv_values::{self, CodeProblem},
};
use crate::domain::{
    calendar::{add_days, subtract_months},
    case::{Case, CaseEvent, CaseType, Country, EventKind},
};
use chrono::{Datelike, NaiveDate};

/// A column of the sheet, in its order.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SheetColumn {
    Code,
    Type,
    Received,
    Opened,
    Started,
    Done,
    Adult,
    Risk,
    Tags,
}

impl SheetColumn {
    /// All, from the left.
    pub const ALL: [SheetColumn; 9] = [
        SheetColumn::Code,
        SheetColumn::Type,
        SheetColumn::Received,
        SheetColumn::Opened,
        SheetColumn::Started,
        SheetColumn::Done,
        SheetColumn::Adult,
        SheetColumn::Risk,
        SheetColumn::Tags,
    ];
    /// Its place from the left.
    pub fn place(self) -> usize {
        self as usize
    }
}

/// The cells of a row, in the order of the columns.
pub type Cells = [String; SheetColumn::ALL.len()];

/// Why a cell is not taken over as it stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum CellProblem {
    /// Not a date, or one to come.
    NotADate,
    /// Not a month such as 6.2028.
    NotAMonth,
    /// Before the day of the report.
    BeforeReport,
    /// Not a type of case.
    NotAType,
    /// Not a figure from 0 to 3.
    NotARisk,
    /// Looks like a person or a case number; another code is made.
    NotACode(CodeProblem),
    /// A case with this code is there already.
    Taken,
    /// A tag that looks like a person is left out.
    TagLeftOut,
    /// Without a day of the report or of the opening no deadline starts.
    NoDate,
}

/// A row as it was understood.
#[derive(Clone, PartialEq, Debug)]
pub struct SheetCase {
    /// The case; its code is empty where one is to be made.
    pub case: Case,
    /// What happened, without ids.
    pub events: Vec<CaseEvent>,
    /// What was not taken over.
    pub problems: Vec<(SheetColumn, CellProblem)>,
}

/// Text from a spreadsheet to rows of cells: tabs or semicolons between, a line a row. A first
/// line that names columns is left out.
pub fn rows_of(text: &str) -> Vec<Vec<String>> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let cells = |line: &str| {
        let between = if line.contains('\t') { '\t' } else { ';' };
        line.split(between).map(|cell| cell.trim().trim_matches('"').to_owned()).collect::<Vec<_>>()
    };
    let rows: Vec<Vec<String>> = lines.map(cells).collect();
    let skip = usize::from(rows.len() > 1 && rows.first().is_some_and(|row| names_columns(row)));
    rows.into_iter().skip(skip).collect()
}

/// No code, no type of case and nothing like a date: the names of columns.
fn names_columns(row: &[String]) -> bool {
    let has_digit = |cell: &str| cell.contains(|c: char| c.is_ascii_digit());
    let is_date = |cell: &String| has_digit(cell) && cell.contains(['.', '-', '/']);
    let has_type = row.get(SheetColumn::Type.place()).is_some_and(|cell| csv_values::case_type(cell).is_some());
    let first = row.first().map_or("", String::as_str);
    !first.is_empty() && !has_digit(first) && !has_type && !row.iter().any(is_date)
}

/// Nothing is in the row.
pub fn is_blank(cells: &Cells) -> bool {
    cells.iter().all(|cell| cell.trim().is_empty())
}

/// Reads a row.
pub fn read(cells: &Cells, country: Country, today: NaiveDate) -> SheetCase {
    let mut read = Reader { cells, today, problems: Vec::new() };
    let case_type = read.case_type();
    let received = read.one_date(SheetColumn::Received);
    let opened = read.one_date(SheetColumn::Opened);
    let started = read.one_date(SheetColumn::Started);
    let done = read.dates(SheetColumn::Done);
    let adult = read.month();
    if let (Some(received), Some(opened)) = (received, opened)
        && opened < received
    {
        read.fail(SheetColumn::Opened, CellProblem::BeforeReport);
    }
    let opened = opened.filter(|opened| received.is_none_or(|received| *opened >= received));
    // An investigation without a day of opening was opened when the week for review was over.
    let assumed = received.filter(|_| case_type == CaseType::Investigation).map(|on| add_days(on, 7).min(today));
    let opened = opened.or(assumed);
    if matches!(case_type, CaseType::Report | CaseType::Investigation) && received.is_none() && opened.is_none() {
        read.fail(SheetColumn::Received, CellProblem::NoDate);
    }
    let mut events = Vec::new();
    let mut push = |kind: Option<EventKind>, on: Option<NaiveDate>| {
        if let (Some(kind), Some(on)) = (kind, on) {
            events.push(CaseEvent { kind, on, ..CaseEvent::default() });
        }
    };
    push(Some(EventKind::ReportReceived), received);
    push(Some(EventKind::InvestigationOpened), opened);
    push(begins(case_type, country), started);
    for on in done {
        push(returns(case_type), Some(on));
    }
    push(Some(EventKind::TurnsEighteen), adult);
    let (code, tags, risk) = (read.code(), read.tags(), read.risk());
    let case = Case { code, country, case_type, risk, risk_on: risk.map(|_| today), tags, ..Case::default() };
    SheetCase { case, events, problems: read.problems }
}

/// What the day of the start of a measure means for this type.
pub fn begins(case_type: CaseType, country: Country) -> Option<EventKind> {
    Some(match (case_type, country) {
        (CaseType::Support | CaseType::Aftercare, _) => EventKind::MeasureStarted,
        (CaseType::FosterNew | CaseType::FosterSettled, _) => EventKind::FosterMovedIn,
        (CaseType::Institution, _) => EventKind::InstitutionMovedIn,
        (CaseType::Emergency, Country::No) => EventKind::EmergencyMove,
        (CaseType::Emergency, Country::Dk) => EventKind::EmergencyImplemented,
        (CaseType::Reunification, Country::No) => EventKind::CareLifted,
        (CaseType::Reunification, Country::Dk) => EventKind::MeasureStarted,
        (CaseType::Tribunal, Country::No) => EventKind::ClaimReceived,
        (CaseType::Tribunal, Country::Dk) => EventKind::CommitteePrepared,
        (CaseType::Report | CaseType::Investigation, _) => return None,
    })
}

/// What was done on the days of the column for visits and evaluations.
pub fn returns(case_type: CaseType) -> Option<EventKind> {
    match case_type {
        CaseType::Support | CaseType::Aftercare | CaseType::Reunification => Some(EventKind::MeasureReviewed),
        CaseType::FosterNew | CaseType::FosterSettled | CaseType::Institution => Some(EventKind::VisitMade),
        _ => None,
    }
}

struct Reader<'a> {
    cells: &'a Cells,
    today: NaiveDate,
    problems: Vec<(SheetColumn, CellProblem)>,
}

impl Reader<'_> {
    fn cell(&self, column: SheetColumn) -> &str {
        self.cells[column.place()].trim()
    }
    fn fail(&mut self, column: SheetColumn, problem: CellProblem) {
        self.problems.push((column, problem));
    }
    fn case_type(&mut self) -> CaseType {
        let text = self.cell(SheetColumn::Type);
        let by_name = serde_json::from_value(serde_json::Value::String(text.to_owned())).ok();
        let found = by_name.or_else(|| csv_values::case_type(text));
        if found.is_none() && !text.is_empty() {
            self.fail(SheetColumn::Type, CellProblem::NotAType);
        }
        let is_opened = !self.cell(SheetColumn::Opened).is_empty();
        found.unwrap_or(if is_opened { CaseType::Investigation } else { CaseType::Report })
    }
    fn dates(&mut self, column: SheetColumn) -> Vec<NaiveDate> {
        let today = self.today;
        let words: Vec<String> = self.cell(column).split([',', ' ']).map(str::to_owned).collect();
        let mut found = Vec::new();
        for word in words.iter().filter(|word| !word.is_empty()) {
            match day_and_time(&with_year(word, today), today)
                .map(|it| it.on)
                .filter(|on| *on <= today && on.year() >= 1990)
            {
                Some(on) => found.push(on),
                None => self.fail(column, CellProblem::NotADate),
            }
        }
        found.sort();
        found
    }
    fn one_date(&mut self, column: SheetColumn) -> Option<NaiveDate> {
        self.dates(column).first().copied()
    }
    /// `6.2028`, `06/2028`, `2028-06`: the first of that month.
    fn month(&mut self) -> Option<NaiveDate> {
        let text = self.cell(SheetColumn::Adult);
        if text.is_empty() {
            return None;
        }
        let parts: Vec<u32> = text.split(['.', '-', '/', ' ']).filter_map(|part| part.parse().ok()).collect();
        let month = match parts[..] {
            [year, month] if year > 1000 => Some((year, month)),
            [month, year] if year > 1000 => Some((year, month)),
            _ => None,
        };
        let found = month.and_then(|(year, month)| NaiveDate::from_ymd_opt(year as i32, month, 1));
        let near = |on: &NaiveDate| *on >= subtract_months(self.today, 96) && on.year() <= 2100;
        let found = found.filter(near);
        if found.is_none() {
            self.fail(SheetColumn::Adult, CellProblem::NotAMonth);
        }
        found
    }
    fn risk(&mut self) -> Option<u8> {
        let text = self.cell(SheetColumn::Risk);
        let found = csv_values::risk(text);
        if found.is_none() && !text.is_empty() {
            self.fail(SheetColumn::Risk, CellProblem::NotARisk);
        }
        found
    }
    fn code(&mut self) -> String {
        let text = self.cell(SheetColumn::Code);
        match csv_values::own_code(text) {
            _ if text.is_empty() => String::new(),
            Ok(code) => code,
            Err(problem) => {
                self.fail(SheetColumn::Code, CellProblem::NotACode(problem));
                String::new()
            }
        }
    }
    fn tags(&mut self) -> Vec<String> {
        let (tags, left_out) = csv_values::tags(self.cell(SheetColumn::Tags));
        if left_out > 0 {
            self.fail(SheetColumn::Tags, CellProblem::TagLeftOut);
        }
        tags
    }
}

/// `3.2.` is this year's, or last year's where this year's is to come.
fn with_year(word: &str, today: NaiveDate) -> String {
    let parts: Vec<&str> = word.trim_end_matches('.').split(['.', '/']).collect();
    let [day, month] = parts[..] else { return word.to_owned() };
    let this_year = format!("{day}.{month}.{}", today.year());
    match day_and_time(&this_year, today) {
        Some(found) if found.on > today => format!("{day}.{month}.{}", today.year() - 1),
        _ => this_year,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn row(cells: [&str; 9]) -> SheetCase {
        read(&cells.map(str::to_owned), Country::No, day("2026-11-23"))
    }

    fn events(read: &SheetCase) -> Vec<(EventKind, String)> {
        read.events.iter().map(|event| (event.kind, event.on.to_string())).collect()
    }

    #[test]
    fn each_type_makes_its_own_events() {
        let report = row(["K7-ulv", "Melding", "19.11.2026", "", "", "", "", "2", "skole"]);
        assert_eq!(events(&report), [(EventKind::ReportReceived, "2026-11-19".into())]);
        assert_eq!((report.case.risk, &report.case.tags[..]), (Some(2), &["skole".to_owned()][..]));
        let investigation = row(["", "Undersøkelse", "2.11.26", "", "", "", "", "", ""]);
        let expected =
            [(EventKind::ReportReceived, "2026-11-02".into()), (EventKind::InvestigationOpened, "2026-11-09".into())];
        assert_eq!(events(&investigation), expected);
        let foster = row(["", "Fosterhjem", "", "", "10.3.2025", "1.4., 5.8., 1.12.", "6.2028", "", ""]);
        let expected = [
            (EventKind::FosterMovedIn, "2025-03-10".into()),
            (EventKind::VisitMade, "2025-12-01".into()),
            (EventKind::VisitMade, "2026-04-01".into()),
            (EventKind::VisitMade, "2026-08-05".into()),
            (EventKind::TurnsEighteen, "2028-06-01".into()),
        ];
        assert_eq!(events(&foster), expected);
        assert!(foster.problems.is_empty(), "{:?}", foster.problems);
    }

    #[test]
    fn every_type_can_begin_but_reports_and_investigations() {
        for case_type in CaseType::ALL {
            for country in [Country::No, Country::Dk] {
                let kind = begins(case_type, country);
                let is_early = matches!(case_type, CaseType::Report | CaseType::Investigation);
                assert_eq!(kind.is_none(), is_early);
                assert!(kind.is_none_or(|kind| EventKind::of(country).contains(&kind)), "{case_type:?} {country:?}");
            }
        }
    }

    #[test]
    fn what_cannot_be_read_is_told_and_costs_its_cell_alone() {
        let bad = row(["Ola Nordmann", "noe", "31.2.2026", "", "", "", "13.2028", "fem", "Kari Nordmann"]);
        let found: Vec<_> = bad.problems.iter().map(|(column, _)| *column).collect();
        use SheetColumn::*;
        assert_eq!(found, [Type, Received, Adult, Received, Code, Tags, Risk]);
        assert!(bad.case.code.is_empty() && bad.case.tags.is_empty() && bad.events.is_empty());
        let ahead = row(["", "Melding", "24.11.2026", "", "", "", "", "", ""]);
        assert!(ahead.problems.contains(&(Received, CellProblem::NotADate)));
        let before = row(["", "", "10.11.2026", "9.11.2026", "", "", "", "", ""]);
        assert_eq!(before.problems, [(Opened, CellProblem::BeforeReport)]);
    }

    #[test]
    fn text_from_a_spreadsheet_becomes_rows() {
        let text = "Kode\tHva saken er\tMeldt\t18 år\nK7-ulv\tMelding\t19.11.2026\n\nM2-elg\tUndersøkelse\t2.11.2026\n";
        assert_eq!(rows_of(text), [["K7-ulv", "Melding", "19.11.2026"], ["M2-elg", "Undersøkelse", "2.11.2026"]]);
        assert_eq!(rows_of("A2-rev;Melding;1.11.2026"), [["A2-rev", "Melding", "1.11.2026"]]);
        assert!(rows_of("  \n").is_empty());
    }
}
