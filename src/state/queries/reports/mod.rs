//! Reports: the risks, the deviations, the ledger and the week as headings, tables and pictures, for
//! oneself with everything, or for a leader through one guard.

mod guard;
mod week;

pub use guard::{Wish, finished};

use super::{
    deviations::{deviation_rows, deviation_sums},
    half_page::ledger_row,
    risks::{Grid as RiskGrid, Rated, RiskRow, impact_word, probability_word, risk_view},
    veil::Veil,
};
use crate::{
    domain::{risk_matrix::Colour, workspace::Workspace},
    interchange::report::{Block, Drawing, Grid, Ink, Picture, Report},
    texts::{Key, dates, lang, say, text},
};

/// What a report is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Topic {
    /// A situation analysis; it is made where its words are.
    Analysis,
    /// The risks.
    Risks,
    /// The deviations.
    Deviations,
    /// What is not being done, and what the leader was asked.
    Ledger,
    /// The weekly page.
    Week,
}

impl Topic {
    /// In the order of the page.
    pub const ALL: [Topic; 5] = [Topic::Analysis, Topic::Risks, Topic::Deviations, Topic::Ledger, Topic::Week];
    /// Its name on the page.
    pub fn name(self) -> Key {
        [Key::TitleAnalysis, Key::RiskTitle, Key::DeviationTitle, Key::LedgerTitle, Key::ReportWeek][self as usize]
    }
    /// In the names of files: never data.
    pub fn slug(self) -> &'static str {
        ["analysis", "risks", "deviations", "ledger", "week"][self as usize]
    }
}

/// The report with everything in it; [`finished`] makes of it what may go out. An analysis is none of these.
pub fn report(workspace: &Workspace, topic: Topic, wish: Wish) -> Report {
    let mut report = blank(text(topic.name()), workspace);
    match topic {
        Topic::Analysis => (),
        Topic::Risks => risks(&mut report, workspace, wish),
        Topic::Deviations => deviations(&mut report, workspace, wish),
        Topic::Ledger => ledger(&mut report, workspace),
        Topic::Week => week::week(&mut report, workspace, wish),
    }
    report
}

/// A report of today without content.
pub fn blank(title: &str, workspace: &Workspace) -> Report {
    let today = workspace.now().date();
    Report {
        title: title.to_owned(),
        lead: format!("{}, {}", say::today_week(&dates::week(today).to_string()), dates::long_date(today)),
        blocks: Vec::new(),
        foot: String::new(),
        language: ["nb-NO", "nn-NO", "da-DK", "en-GB"][lang() as usize],
    }
}

fn risks(report: &mut Report, workspace: &Workspace, wish: Wish) {
    let view = risk_view(workspace, &Veil::of(workspace, true));
    if view.rows.is_empty() {
        report.blocks.push(Block::Words(text(Key::ReportNothing).to_owned()));
        return;
    }
    report.blocks.push(Block::Words(view.finding.clone()));
    let scale = |word: fn(u8) -> &'static str| {
        (1..=5).map(|step| format!("{step} {}", word(step).to_lowercase())).collect::<Vec<_>>().join(", ")
    };
    let legend = say::report_matrix(&scale(probability_word), &scale(impact_word));
    let said = |of: fn(&RiskRow) -> &Rated| {
        let open = view.rows.iter().filter(|row| row.is_open);
        open.map(|row| format!("{}: {}", row.number, of(row).words)).collect::<Vec<_>>().join(". ")
    };
    report.blocks.push(Block::Words(legend));
    report.part(text(Key::RiskBefore), vec![matrix(&view.before, said(|row| &row.before))]);
    let after = said(|row| row.after.as_ref().unwrap_or(&row.before));
    report.part(text(Key::RiskAfter), vec![matrix(&view.after, after)]);
    let head = [
        "#",
        text(Key::ReportRisk),
        text(Key::RiskBefore),
        text(Key::RiskAfter),
        text(Key::FieldOwner),
        text(Key::FieldReview),
    ];
    let fact = |row: &RiskRow, key: Key| {
        row.facts.iter().find(|(name, _)| *name == key).map(|(_, words)| words.clone()).unwrap_or_default()
    };
    let line = |row: &RiskRow| {
        let number = if row.is_open { row.number.to_string() } else { "–".to_owned() };
        let after = row.after.as_ref().map(|after| after.words.clone()).unwrap_or_default();
        let what = format!("{} ({})", row.title, row.area);
        vec![number, what, row.before.words.clone(), after, fact(row, Key::FieldOwner), fact(row, Key::FieldReview)]
    };
    let rows = view.rows.iter().map(line).collect();
    report.part(text(Key::RiskList), vec![Block::Table(Grid::new("", &head, rows))]);
    let more = |row: &RiskRow| {
        let named = [Key::FieldCause, Key::FieldExisting, Key::FieldAcceptedBy, Key::RiskEnded];
        let facts = named.into_iter().map(|key| (key, fact(row, key))).filter(|(_, words)| !words.is_empty());
        let facts = facts.map(|(key, words)| format!("{}: {words}", text(key)));
        let measures =
            row.measures.iter().map(|(_, what, rest)| format!("{}: {what} ({rest})", text(Key::FieldMeasure)));
        let lacks = row.lacks_measure.then(|| text(Key::RiskLacks).to_owned());
        facts.chain(measures).chain(lacks).collect::<Vec<_>>()
    };
    for row in &view.rows {
        report.part(&format!("{}. {}", row.number, row.title), vec![Block::List(more(row))]);
    }
    if wish.is_own() {
        let notes = workspace.risks().iter().filter(|risk| !risk.private.is_empty() && risk.declined.is_none());
        let notes = notes.map(|risk| format!("{}: {}", risk.title, risk.private)).collect();
        report.part(text(Key::ReportPrivate), vec![Block::List(notes)]);
    }
}

fn matrix(grid: &RiskGrid, words: String) -> Block {
    let cell = |cell: &super::risks::Cell| {
        let ink = match cell.colour {
            Colour::Green => Ink::Green,
            Colour::Yellow => Ink::Yellow,
            Colour::Red => Ink::Red,
        };
        (ink, cell.level.product(), cell.risks.iter().map(|(number, ..)| *number).collect())
    };
    let cells: Vec<Vec<_>> = grid.0.iter().map(|row| row.iter().map(cell).collect()).collect();
    Block::Picture(Picture { words, drawing: Drawing::matrix(&cells) })
}

fn deviations(report: &mut Report, workspace: &Workspace, wish: Wish) {
    let rows = deviation_rows(workspace, &Veil::of(workspace, true));
    let sums = deviation_sums(workspace);
    report.blocks.push(Block::Words(sums.finding));
    report.blocks.push(Block::Words(text(Key::DeviationLead).to_owned()));
    if !sums.months.is_empty() {
        let bar = |(name, counts): &(String, [usize; 3])| (name.clone(), (counts[0] + counts[1]) as f64, None);
        let bars: Vec<_> = sums.months.iter().map(bar).collect();
        // The picture holds figures alone: months by their place, named in the table under it.
        let numbered: Vec<_> =
            bars.iter().enumerate().map(|(at, (_, value, limit))| ((at + 1).to_string(), *value, *limit)).collect();
        let picture =
            Picture { words: text(Key::ReportDeviationPicture).to_owned(), drawing: Drawing::bars(&numbered) };
        let head = [
            "#",
            text(Key::FiguresMonth),
            text(Key::DeviationBreaches),
            text(Key::DeviationNear),
            text(Key::DeviationReportedHead),
        ];
        let row = |(at, (month, counts)): (usize, &(String, [usize; 3]))| {
            [(at + 1).to_string(), month.clone()].into_iter().chain(counts.iter().map(usize::to_string)).collect()
        };
        let table = Grid::new("", &head, sums.months.iter().enumerate().map(row).collect()).numbers_from(2);
        report.part(text(Key::DeviationByMonth), vec![Block::Picture(picture), Block::Table(table)]);
        let causes = sums.causes.iter().map(|(cause, count)| vec![(*cause).to_owned(), count.to_string()]).collect();
        let head = [text(Key::FieldCause), text(Key::DeviationCount)];
        report.part(text(Key::DeviationByCause), vec![Block::Table(Grid::new("", &head, causes).numbers_from(1))]);
    }
    let head = [text(Key::FieldWhat), text(Key::FieldOn), text(Key::ReportFacts), text(Key::FieldState)];
    let line = |row: &super::deviations::DeviationRow| {
        let case = row.case.as_ref().map(|(_, code)| format!(" ({code})")).unwrap_or_default();
        let facts: Vec<String> = row.facts.iter().map(|(name, words)| format!("{}: {words}", text(*name))).collect();
        let reported = row.reported.clone().unwrap_or_else(|| text(Key::DeviationDraft).to_owned());
        vec![format!("{}{case}", row.what), row.when.clone(), facts.join("\n"), format!("{}\n{reported}", row.state)]
    };
    let table = Grid::new("", &head, rows.iter().map(line).collect());
    report.part(text(Key::DeviationLog), vec![Block::Table(table)]);
    if wish.is_own() {
        let notes = workspace.deviations().iter().filter(|one| !one.private.is_empty());
        let notes = notes.map(|one| format!("{}: {}", one.what, one.private)).collect();
        report.part(text(Key::ReportPrivate), vec![Block::List(notes)]);
    }
}

fn ledger(report: &mut Report, workspace: &Workspace) {
    let mut all: Vec<_> = workspace.ledger().iter().collect();
    all.sort_by_key(|entry| (!entry.is_open(), !entry.waits(), std::cmp::Reverse(entry.from), entry.id.clone()));
    let veil = Veil::of(workspace, true);
    let rows = |open: bool| -> Vec<Vec<String>> {
        let entries = all.iter().filter(|entry| entry.is_open() == open);
        entries.map(|entry| ledger_row(entry, workspace, &veil).to_vec()).collect()
    };
    if all.is_empty() {
        report.blocks.push(Block::Words(text(Key::LedgerNone).to_owned()));
    }
    let head = [text(Key::FieldWhat), text(Key::FieldFollows), text(Key::ReportDays), text(Key::FieldAnswer)];
    report.part(text(Key::HalfLedger), vec![Block::Table(Grid::new("", &head, rows(true)))]);
    report.part(text(Key::LedgerEnded), vec![Block::Table(Grid::new("", &head, rows(false)))]);
    let minimum = super::half_page::minimum(workspace);
    report.part(text(Key::HalfMinimum), vec![Block::List(minimum)]);
}
