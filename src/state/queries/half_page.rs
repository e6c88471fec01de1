//! "Dette rekker jeg ikke – hva skal vike?": the half page for the leader. Its figures come from
//! the forecast, the load and the ledger; it holds no codes unless that was chosen this time.

use super::{
    forecast::{CASES_PLACE, LateRow, WayOut, view},
    today::points,
    veil::{Veil, names_in},
};
use crate::{
    domain::{
        calendar::monday_of,
        forecast::Forecast,
        ledger::{LedgerEntry, LedgerSort},
        period::Felt,
        workspace::Workspace,
    },
    texts::{Key, dates, number, planning_words, say, text},
};
use chrono::NaiveDate;
use std::sync::Arc;

/// Rows of a list that fit when both lists stand side by side.
const ROWS: usize = 3;
/// Rows of the only list.
const ROWS_ALONE: usize = 5;
/// Lines of a way out that fit; cases are short.
const LINES: usize = 2;
const CASES: usize = 6;

/// Everything on it.
#[derive(Clone, PartialEq, Debug)]
pub struct HalfPage {
    /// What the figures indicate.
    pub finding: String,
    /// Name and value.
    pub figures: Vec<(&'static str, String)>,
    /// What does not hold.
    pub late: Vec<LateRow>,
    /// How many more there are, how many of them by law, and until when; or empty.
    pub late_rest: String,
    /// What is not being done, and what was asked: what, consequence, from–to, answer.
    pub ledger: Vec<[String; 4]>,
    /// How many more there are, and how many of them nobody has answered; or empty.
    pub ledger_rest: String,
    /// The protected minimum.
    pub minimum: Vec<String>,
    /// The ways out.
    pub ways: Vec<WayOut>,
    /// The letters in use, for the empty key.
    pub letters: Vec<String>,
    /// Words that look like names.
    pub names: Vec<String>,
}

/// The page as of the workspace's now.
pub fn half_page(workspace: &Workspace, shows_codes: bool) -> HalfPage {
    let veil = Veil::of(workspace, shows_codes);
    let forecast = Forecast::of(workspace);
    let whole = view(&forecast, workspace);
    let today = forecast.hand.start;
    let mut ways = whole.ways;
    let mut late = whole.late;
    // Duties by law first; within them the order of dates.
    late.sort_by_key(|row| !row.statutory);
    let (entries, names) = open_entries(workspace);
    let rows = if entries.is_empty() { ROWS_ALONE } else { ROWS };
    let late_rest = late_rest(&late, rows, today);
    late.truncate(rows);
    // Only what is printed gets a letter, in the order of the page.
    for row in &mut late {
        (row.code, row.title) = (veil.over(&row.code), veil.over(&row.title));
    }
    let ledger: Vec<_> = entries.iter().take(ROWS).map(|entry| ledger_row(entry, workspace, &veil)).collect();
    for (at, way) in ways.iter_mut().enumerate() {
        let most = if at == CASES_PLACE { CASES } else { LINES };
        way.more = way.lines.iter().skip(most).map(|(_, times)| times).sum();
        way.lines.truncate(most);
        way.lines.iter_mut().for_each(|(line, _)| *line = veil.over(line));
    }
    HalfPage {
        finding: whole.finding,
        figures: figures(workspace, &whole.range, today),
        late,
        late_rest,
        ledger_rest: ledger_rest(&entries),
        ledger,
        minimum: minimum(workspace),
        ways,
        letters: if shows_codes { Vec::new() } else { veil.letters() },
        names,
    }
}

/// What does not hold and is not in the list, by number.
fn late_rest(late: &[LateRow], rows: usize, today: NaiveDate) -> String {
    let rest = || late.iter().skip(rows);
    let count: usize = rest().map(|row| row.times).sum();
    let by_law: usize = rest().filter(|row| row.statutory).map(|row| row.times).sum();
    let Some(last) = rest().map(|row| row.until).max() else { return String::new() };
    let words = say::half_late_rest(count as i64, &dates::short_date(last, today));
    if by_law > 0 { format!("{words} {}", say::half_late_law(by_law as i64)) } else { words }
}

fn ledger_rest(entries: &[Arc<LedgerEntry>]) -> String {
    let rest = || entries.iter().skip(ROWS);
    let open = rest().filter(|entry| entry.waits()).count();
    match (rest().count(), open) {
        (0, _) => String::new(),
        (count, 0) => say::half_more(&count.to_string()),
        (count, open) => say::half_ledger_rest(&count.to_string(), &open.to_string()),
    }
}

fn figures(workspace: &Workspace, range: &str, today: NaiveDate) -> Vec<(&'static str, String)> {
    let points = points(workspace);
    let percent = match points.capacity {
        0.0 => String::new(),
        capacity => format!(" ({} %)", number((points.points / capacity * 100.0).round())),
    };
    let mut figures =
        vec![(text(Key::HalfHours), range.to_owned()), (text(Key::HalfPoints), format!("{}{percent}", points.words))];
    if let Some(felt) = workspace.felt().get(Felt::id_of(monday_of(today))) {
        figures.push((text(Key::HalfFelt), say::half_felt(&number(felt.felt))));
    }
    figures
}

/// The open entries: what was not answered first, then the latest.
fn open_entries(workspace: &Workspace) -> (Vec<Arc<LedgerEntry>>, Vec<String>) {
    let mut open: Vec<Arc<LedgerEntry>> = workspace.ledger().iter().filter(|entry| entry.is_open()).cloned().collect();
    open.sort_by(|a, b| (b.waits(), b.from, &b.id).cmp(&(a.waits(), a.from, &a.id)));
    let texts = open.iter().flat_map(|entry| [&entry.what, &entry.consequence, &entry.reply, &entry.role]);
    let names = names_in(texts.map(String::as_str));
    (open, names)
}

/// What, consequence, from–to, answer.
pub fn ledger_row(entry: &LedgerEntry, workspace: &Workspace, veil: &Veil) -> [String; 4] {
    let today = workspace.now().date();
    let case = entry.case.as_ref().and_then(|id| workspace.cases().get(id.clone())).map(|case| veil.over(&case.code));
    let what = match (entry.sort, case) {
        (LedgerSort::NotDone, None) => veil.over(&entry.what),
        (LedgerSort::NotDone, Some(case)) => format!("{} ({case})", veil.over(&entry.what)),
        (sort, None) => format!("{}: {}", planning_words::ledger_sort(sort), veil.over(&entry.what)),
        (sort, Some(case)) => format!("{}: {} ({case})", planning_words::ledger_sort(sort), veil.over(&entry.what)),
    };
    let follows = entry.follows.map(|follows| planning_words::consequence(follows).to_owned());
    let own = Some(veil.over(&entry.consequence)).filter(|words| !words.is_empty());
    let consequence = follows.into_iter().chain(own).collect::<Vec<_>>().join(". ");
    let day = |day: Option<NaiveDate>| day.map(|day| dates::short_date(day, today));
    let days = match (day(entry.from), day(entry.to)) {
        (Some(from), Some(to)) => say::period_days(&from, &to),
        (Some(from), None) => say::period_open(&from),
        (None, Some(to)) => say::ledger_until(&to),
        (None, None) => String::new(),
    };
    [what, consequence, days, answer(entry, veil, day(entry.answered))]
}

fn answer(entry: &LedgerEntry, veil: &Veil, on: Option<String>) -> String {
    let parts = [
        Some(planning_words::answer(entry.answer).to_owned()),
        Some(veil.over(&entry.role)).filter(|role| !role.is_empty()),
        on,
    ];
    let mut words = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if !entry.reply.is_empty() {
        words = format!("{words}: {}", veil.over(&entry.reply));
    }
    words
}

/// The protected minimum: the user's own lines, else ours after domain.md section 11.
pub fn minimum(workspace: &Workspace) -> Vec<String> {
    let own = &workspace.settings().minimum;
    if !own.is_empty() {
        return own.clone();
    }
    [Key::MinimumChild, Key::MinimumRisk, Key::MinimumClocks, Key::MinimumGuidance, Key::MinimumStaff]
        .map(|line| text(line).to_owned())
        .to_vec()
}
