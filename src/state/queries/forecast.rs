//! The forecast in words: what it indicates, week by week, what breaks, and the three ways out.

use super::own_times;
use crate::{
    domain::{
        forecast::{CaseCost, Effort, Forecast, Job, Late, Verdict},
        ids::CaseId,
        work_item::ItemId,
        workspace::Workspace,
    },
    texts::{Key, clock_words::hours, dates, number, reasons::item_title, say, text},
};
use chrono::NaiveDate;
use rustc_hash::FxHashMap;

/// Everything on the page.
#[derive(Clone, PartialEq, Debug)]
pub struct ForecastView {
    /// What the figures indicate.
    pub verdict: Verdict,
    /// The same in a sentence or two.
    pub finding: String,
    /// Low, usual and high effort against the hours at hand.
    pub range: String,
    /// Week by week, summed from today.
    pub weeks: Vec<Week>,
    /// What does not hold, in the order of dates.
    pub late: Vec<LateRow>,
    /// The ways out; none where everything holds.
    pub ways: Vec<WayOut>,
    /// What is not in the figures.
    pub notes: Vec<String>,
    /// What the user's own times would count for, or empty.
    pub own_times: String,
    /// They count.
    pub uses_own_times: bool,
}

/// Sums from today to the end of a week.
#[derive(Clone, PartialEq, Debug)]
pub struct Week {
    /// The week's number.
    pub name: String,
    /// Hours at hand.
    pub at_hand: f64,
    /// Hours due with low, usual and high effort.
    pub needed: [f64; 3],
    /// In this week alone: hours due as usual, and at hand.
    pub alone: [f64; 2],
    /// A date within it does not hold.
    pub breaks: bool,
}

/// A date that does not hold.
#[derive(Clone, PartialEq, Debug)]
pub struct LateRow {
    /// The item.
    pub item: ItemId,
    /// Its title.
    pub title: String,
    /// The code of its case, or empty.
    pub code: String,
    /// Its date.
    pub due: String,
    /// Hours missing then.
    pub missing: String,
    /// The day it would be done.
    pub done: String,
    /// A duty by law.
    pub statutory: bool,
    /// Late already.
    pub overdue: bool,
    /// How many dates the row stands for: those of later rounds that do not hold either are with the first.
    pub times: usize,
    /// The last of them.
    pub until: NaiveDate,
}

/// A way out.
#[derive(Clone, PartialEq, Debug)]
pub struct WayOut {
    /// `Gi fra deg 3 oppgaver`.
    pub title: String,
    /// What exactly, and how many pieces of work the line stands for.
    pub lines: Vec<(String, usize)>,
    /// How many more pieces there are.
    pub more: usize,
    /// What it costs the child and the family.
    pub cost: String,
}

/// The page, in the user's own words: what goes to others is put under a veil there.
pub fn forecast(workspace: &Workspace) -> ForecastView {
    view(&Forecast::of(workspace), workspace)
}

/// The same of a forecast at hand.
pub fn view(forecast: &Forecast, workspace: &Workspace) -> ForecastView {
    ForecastView {
        verdict: forecast.verdict(),
        finding: finding(forecast),
        range: range(forecast),
        weeks: weeks(forecast),
        late: late_rows(forecast),
        ways: ways(forecast, workspace),
        notes: notes(forecast),
        own_times: own_times::offer(workspace),
        uses_own_times: workspace.settings().own_times,
    }
}

fn day(forecast: &Forecast, day: usize) -> String {
    dates::short_date(forecast.hand.date(day), forecast.hand.start)
}

fn finding(forecast: &Forecast) -> String {
    let verdict = forecast.verdict();
    let effort = if verdict == Verdict::MayBreak { Effort::High } else { Effort::Usual };
    let outcome = forecast.outcome(effort);
    let worst = hours(outcome.missing().ceil());
    let tightest = day(forecast, outcome.tightest);
    let first = outcome.late.first().map(|late| day(forecast, forecast.jobs[late.job].day)).unwrap_or_default();
    match verdict {
        _ if forecast.jobs.is_empty() => text(Key::ForecastNothing).to_owned(),
        Verdict::Holds => say::forecast_holds(&hours(outcome.margin.floor()), &day(forecast, outcome.tightest)),
        Verdict::MayBreak => say::forecast_may_break(&worst, &first),
        Verdict::Breaks | Verdict::BreaksSurely => {
            let least = say::forecast_least(forecast.tasks.go.len() as i64);
            let breaks = say::forecast_breaks(outcome.late.len() as i64, &worst, &tightest, &first);
            let even = if verdict == Verdict::Breaks { "" } else { text(Key::ForecastEvenLow) };
            format!("{breaks} {least} {even}").trim_end().to_owned()
        }
    }
}

fn range(forecast: &Forecast) -> String {
    let [low, usual, high] = Effort::ALL.map(|effort| number(forecast.sums(effort).0.round()));
    say::forecast_range(&low, &high, &usual, &number(forecast.sums(Effort::Usual).1.round()))
}

fn weeks(forecast: &Forecast) -> Vec<Week> {
    let usual = forecast.outcome(Effort::Usual);
    let mut before = [0.0, 0.0];
    let mut first = 0;
    let mut found = Vec::new();
    for last in forecast.weeks() {
        let (needed, at_hand) = (usual.need(last), forecast.hand.through(last));
        found.push(Week {
            name: dates::week(forecast.hand.date(last)).to_string(),
            at_hand,
            needed: Effort::ALL.map(|effort| forecast.outcome(effort).need(last)),
            alone: [needed - before[0], at_hand - before[1]],
            breaks: usual.late.iter().any(|late| (first..=last).contains(&forecast.jobs[late.job].day)),
        });
        (before, first) = ([needed, at_hand], last + 1);
    }
    found
}

/// A row an item, in the order of dates.
fn late_rows(forecast: &Forecast) -> Vec<LateRow> {
    let late = &forecast.outcome(Effort::Usual).late;
    let of_item = by_item(forecast, late.iter().map(|late| late.job));
    of_item.into_iter().map(|jobs| late_row(forecast, &late[jobs.first], &jobs)).collect()
}

/// The jobs of one item among some, by their places in the list of them.
struct OfItem {
    first: usize,
    times: usize,
    last: usize,
}

fn by_item(forecast: &Forecast, jobs: impl Iterator<Item = usize>) -> Vec<OfItem> {
    let mut found: Vec<OfItem> = Vec::new();
    let mut seen: FxHashMap<&ItemId, usize> = FxHashMap::default();
    for (place, job) in jobs.enumerate() {
        let at = *seen.entry(&forecast.jobs[job].item.id).or_insert(found.len());
        match found.get_mut(at) {
            Some(held) => (held.times, held.last) = (held.times + 1, place),
            None => found.push(OfItem { first: place, times: 1, last: place }),
        }
    }
    found
}

/// Its date, and how many more times.
fn due_words(forecast: &Forecast, job: &Job, times: usize) -> String {
    let due = dates::short_date(job.due, forecast.hand.start);
    if times > 1 { format!("{due} {}", say::forecast_more_times(times as i64 - 1)) } else { due }
}

fn late_row(forecast: &Forecast, late: &Late, jobs: &OfItem) -> LateRow {
    let job = &forecast.jobs[late.job];
    let last = forecast.outcome(Effort::Usual).late.get(jobs.last);
    let item = &job.item;
    LateRow {
        item: item.id.clone(),
        title: item_title(item).to_owned(),
        code: item.case_code.clone().unwrap_or_default(),
        due: due_words(forecast, job, jobs.times),
        missing: hours((late.hours * 2.0).ceil() / 2.0),
        done: late.done.map_or_else(|| text(Key::ForecastDoneLater).to_owned(), |done| day(forecast, done)),
        statutory: item.is_by_law(),
        overdue: job.overdue,
        times: jobs.times,
        until: last.map_or(job.due, |late| forecast.jobs[late.job].due),
    }
}

/// Where among the ways out the one by cases stands.
pub const CASES_PLACE: usize = 1;

fn ways(forecast: &Forecast, workspace: &Workspace) -> Vec<WayOut> {
    let usual = forecast.outcome(Effort::Usual);
    if usual.holds() {
        return Vec::new();
    }
    vec![fewest_tasks(forecast), fewest_cases(forecast, workspace), more_hours(forecast)]
}

fn fewest_tasks(forecast: &Forecast) -> WayOut {
    let go = &forecast.tasks.go;
    let line = |jobs: OfItem| {
        let job = &forecast.jobs[go[jobs.first]];
        let (item, due) = (&job.item, due_words(forecast, job, jobs.times));
        let title = item_title(item);
        let words = match &item.case_code {
            Some(code) => say::way_task_of_case(title, code, &due),
            None => say::way_task(title, &due),
        };
        (words, jobs.times)
    };
    let statutory = go.iter().filter(|at| forecast.jobs[**at].item.is_by_law()).count();
    let mut cases: Vec<&CaseId> = go.iter().filter_map(|at| forecast.jobs[*at].case()).collect();
    cases.sort();
    cases.dedup();
    let mut cost = say::way_tasks_cost(cases.len() as i64);
    if statutory > 0 {
        cost = format!("{cost} {}", say::way_tasks_statutory(statutory as i64));
    }
    if forecast.tasks.missing > 0.0 {
        cost = format!("{cost} {}", say::way_still_missing(&hours(forecast.tasks.missing.ceil())));
    }
    WayOut {
        title: say::way_tasks(go.len() as i64),
        lines: by_item(forecast, go.iter().copied()).into_iter().map(line).collect(),
        more: 0,
        cost,
    }
}

fn fewest_cases(forecast: &Forecast, workspace: &Workspace) -> WayOut {
    let relief = &forecast.cases;
    let mut after = String::new();
    if relief.waiting > 0 {
        after.push_str(&format!(" {}", say::way_own_wait(relief.waiting as i64)));
    }
    if relief.missing > 0.0 {
        after.push_str(&format!(" {}", say::way_still_missing(&hours(relief.missing.ceil()))));
    }
    if relief.go.is_empty() {
        let cost = after.trim_start().to_owned();
        return WayOut { title: text(Key::WayCasesNone).to_owned(), lines: Vec::new(), more: 0, cost };
    }
    let line = |(id, cost): &(CaseId, CaseCost)| {
        let code = workspace.cases().get(id.clone()).map(|case| case.code.clone()).unwrap_or_default();
        let acute = if cost.acute { format!(", {}", text(Key::WayCaseAcute)) } else { String::new() };
        let known = match cost.months {
            0 => say::way_case_new(&code),
            months => say::way_case(&code, &months.to_string()),
        };
        (known + &acute, 1)
    };
    let children: u32 = relief.go.iter().map(|(_, cost)| cost.children).sum();
    let mut cost = say::way_cases_cost(i64::from(children));
    if !relief.is_proven() {
        cost = format!("{cost} {}", say::way_cases_unproven(&relief.at_least.to_string()));
    }
    cost.push_str(&after);
    let lines = relief.go.iter().map(line).collect();
    WayOut { title: say::way_cases(relief.go.len() as i64), lines, more: 0, cost }
}

fn more_hours(forecast: &Forecast) -> WayOut {
    let usual = forecast.outcome(Effort::Usual);
    let worst = day(forecast, usual.tightest);
    let first = usual.late.first();
    let line = first.map(|late| {
        (say::way_hours_first(&hours((late.hours * 2.0).ceil() / 2.0), &day(forecast, forecast.jobs[late.job].day)), 1)
    });
    WayOut {
        title: say::way_hours(&hours(usual.missing().ceil()), &worst),
        lines: line.into_iter().collect(),
        more: 0,
        cost: text(Key::WayHoursCost).to_owned(),
    }
}

fn notes(forecast: &Forecast) -> Vec<String> {
    let mut notes = Vec::new();
    let later = || forecast.jobs.iter().filter(|job| job.round > 0);
    if later().next().is_some() {
        let sum: f64 = later().map(|job| job.hours[Effort::Usual as usize]).sum();
        notes.push(say::forecast_rounds(later().count() as i64, &hours(sum.ceil())));
    }
    let (count, undated) = forecast.undated;
    if count > 0 {
        notes.push(say::forecast_undated(count as i64, &hours(undated)));
    }
    let waits = forecast.jobs.iter().filter(|job| job.waits_too_long).count();
    if waits > 0 {
        notes.push(say::forecast_waits(waits as i64));
    }
    let overdue = forecast.jobs.iter().filter(|job| job.overdue).count();
    if overdue > 0 {
        notes.push(say::forecast_overdue(overdue as i64));
    }
    let locked = forecast.jobs.iter().filter(|job| job.fixed).count();
    if locked > 0 {
        notes.push(say::forecast_locked(locked as i64));
    }
    notes
}
