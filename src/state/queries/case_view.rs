//! One case as its panel shows it.

use super::{
    timeline::{Timeline, timeline},
    work_row::{Urgency, WorkRow},
};
use crate::{
    domain::{
        case::{Case, CaseEvent, CaseType, EventKind},
        checklist::{self, CheckItem},
        clock::{Clock, ClockState, Timing, clocks},
        deadline::End,
        ids::{CaseId, EventId, Id, TaskId},
        load,
        quadrant::Quadrant,
        task::Task,
        work_item::ItemId,
        workspace::Workspace,
    },
    texts::{Key, case_words, clock_words, dates, say, sentence, text},
};
use chrono::{NaiveDate, NaiveDateTime};
use std::sync::Arc;

/// A case with what hangs on it.
#[derive(Clone, PartialEq, Debug)]
pub struct CaseView {
    /// The case itself.
    pub case: Arc<Case>,
    /// Its weight in points.
    pub points: u32,
    /// The weight line by line.
    pub weight: Vec<(&'static str, i32)>,
    /// The phases it has been through, each with its day.
    pub phases: String,
    /// The checklist: the item's name, its words, its paragraph, the day it was ticked.
    pub checks: Vec<CheckView>,
    /// The other open cases of its group.
    pub siblings: Vec<(CaseId, String)>,
    /// The risk in words; None when it is not known.
    pub risk: Option<String>,
    /// The picture of its clocks.
    pub timeline: Option<Timeline>,
    /// Running clocks, the nearest end first.
    pub running: Vec<ClockView>,
    /// Ended clocks, the last first.
    pub ended: Vec<ClockView>,
    /// What happened, the last first.
    pub events: Vec<EventView>,
    /// Open tasks in the order of the matrix.
    pub tasks: Vec<WorkRow>,
    /// Tasks that are done, the last first.
    pub done: Vec<DoneTask>,
}

/// An item of the checklist.
#[derive(Clone, PartialEq, Debug)]
pub struct CheckView {
    /// Its stored name.
    pub name: &'static str,
    /// What it says.
    pub words: &'static str,
    /// The paragraph, or "".
    pub law: &'static str,
    /// The day it was ticked, in words.
    pub ticked: Option<String>,
}

/// A clock with everything that explains it.
#[derive(Clone, PartialEq, Debug)]
pub struct ClockView {
    /// The id of its mark.
    pub mark: Id,
    /// The rule's title.
    pub title: &'static str,
    /// The paragraph.
    pub law: &'static str,
    /// As the law stood on this day.
    pub checked: String,
    /// How sure the date is, where it is less than sure.
    pub certainty: Option<&'static str>,
    /// How far away the end is, or how it ended.
    pub stands: String,
    /// How near; None when it has ended.
    pub urgency: Option<Urgency>,
    /// The deadline.
    pub end: String,
    /// The end moved off a day off.
    pub shifted: Option<String>,
    /// `2 av 4 dette året`, where a number a year is due.
    pub count: Option<String>,
    /// The day to plan for.
    pub plan_by: Option<String>,
    /// The day the user plans to do it.
    pub planned: Option<NaiveDate>,
    /// "Why this date", a sentence a line.
    pub why: Vec<String>,
    /// The extension in words, where there is one.
    pub extension: Option<String>,
    /// The law allows one, and there is none yet.
    pub can_extend: bool,
    /// It was not kept, or is overdue: why may be noted.
    pub is_breach: bool,
    /// Running and past its end, be it by law or by practice.
    pub is_past: bool,
    /// Why it was not kept.
    pub cause: Option<String>,
    /// It is in the log of deviations.
    pub has_deviation: bool,
    /// Its end has a time of day.
    pub counts_hours: bool,
    /// Only an event meets it: a visit, an evaluation.
    pub is_recorded: bool,
    /// The user has marked it as done.
    pub is_marked_done: bool,
    /// The user has said that it does not apply.
    pub is_set_aside: bool,
}

/// An event as one line.
#[derive(Clone, PartialEq, Debug)]
pub struct EventView {
    /// Which.
    pub id: EventId,
    /// What, in words.
    pub what: &'static str,
    /// When, in words.
    pub when: String,
    /// The grounds.
    pub note: String,
}

/// A done task as one line.
#[derive(Clone, PartialEq, Debug)]
pub struct DoneTask {
    /// Which.
    pub id: TaskId,
    /// What.
    pub title: String,
    /// The day.
    pub on: String,
}

/// The case of this id; None when it is deleted or was never there.
pub fn case_view(workspace: &Workspace, id: &CaseId) -> Option<CaseView> {
    let case = workspace.cases().get(id.clone())?.clone();
    let now = workspace.now();
    let today = now.date();
    let (events, marks) = (workspace.events_of(id), workspace.marks_of(id));
    let all = clocks(&case, &events, &marks, workspace.settings(), today);
    let logged: Vec<&Id> = workspace.deviations().iter().filter_map(|one| one.clock.as_ref()).collect();
    let view = |clock: &Clock| {
        let view = clock_view(clock, &case, now);
        ClockView { has_deviation: logged.contains(&&view.mark), ..view }
    };
    let (mut running, mut ended): (Vec<&Clock>, Vec<&Clock>) = all.iter().partition(|clock| clock.is_running());
    running.sort_by_key(|clock| (clock.nominal_end != End::Now, clock.due_on(), clock.rule.id));
    ended.reverse();
    let event_view = |event: &CaseEvent| EventView {
        id: event.id.clone(),
        what: case_words::event(event.kind),
        when: match event.at {
            Some(at) => clock_words::moment_of(event.on.and_time(at), today),
            None => dates::short_date(event.on, today),
        },
        note: event.note.clone(),
    };
    let line = load::line_of(&case, workspace.cases().iter().map(|case| &**case), today);
    let risk = case.known_risk(today).map(|risk| case_words::risk(risk).to_owned());
    Some(CaseView {
        points: line.points(),
        weight: line.parts.iter().map(|(kind, points)| (case_words::points(*kind), *points)).collect(),
        phases: phases(&events, today),
        checks: check_views(&case, checklist::of_law(case.country), today),
        siblings: siblings(workspace, &case),
        risk: risk.or_else(|| old_risk(&case, today)),
        timeline: timeline(&events, &all, now),
        running: running.into_iter().map(view).collect(),
        ended: ended.into_iter().map(view).collect(),
        events: events.iter().rev().map(event_view).collect(),
        tasks: open_tasks(workspace, id),
        done: done_tasks(workspace, id, today),
        case,
    })
}

/// The clocks that a case would have with these events, by date: what a form is about to start. "At once"
/// comes first, what has no date last.
pub fn started(workspace: &Workspace, case: &Case, events: &[CaseEvent]) -> Vec<ClockView> {
    let mut all = clocks(case, events, &[], workspace.settings(), workspace.now().date());
    let day = |clock: &Clock| match clock.nominal_end {
        End::Now => Some(clock.started.date()),
        _ => clock.due_on(),
    };
    all.sort_by_key(|clock| (clock.nominal_end != End::Now, day(clock).is_none(), day(clock)));
    all.iter().filter(|clock| clock.is_running()).map(|clock| clock_view(clock, case, workspace.now())).collect()
}

/// The items as they stand in the case.
pub fn check_views(case: &Case, items: &[CheckItem], today: NaiveDate) -> Vec<CheckView> {
    let view = |item: &CheckItem| CheckView {
        name: item.name,
        words: Key::by_name(&item.text_key()).map_or(item.name, text),
        law: item.law,
        ticked: case.checks.get(item.name).map(|on| dates::short_date(*on, today)),
    };
    items.iter().map(view).collect()
}

/// `Bekymringsmelding 3. jan. → Undersøkelse 9. jan.`; one mention where a phase goes on.
fn phases(events: &[CaseEvent], today: NaiveDate) -> String {
    let mut found: Vec<(CaseType, NaiveDate)> = Vec::new();
    for event in events {
        let Some(phase) = phase_of(event.kind) else { continue };
        if found.last().is_none_or(|(last, _)| *last != phase) {
            found.push((phase, event.on));
        }
    }
    let word = |(phase, on): &(CaseType, NaiveDate)| {
        format!("{} {}", case_words::case_type(*phase), dates::short_date(*on, today))
    };
    found.iter().map(word).collect::<Vec<_>>().join(" → ")
}

fn phase_of(kind: EventKind) -> Option<CaseType> {
    use EventKind::*;
    Some(match kind {
        ReportReceived => CaseType::Report,
        InvestigationOpened => CaseType::Investigation,
        MeasureStarted => CaseType::Support,
        EmergencyMove | EmergencyInstitution | MoveBan | TravelBan | ContactStopped | EmergencyImplemented => {
            CaseType::Emergency
        }
        PetitionSent | CommitteePrepared => CaseType::Tribunal,
        FosterMovedIn => CaseType::FosterNew,
        moved if moved.is_institution() => CaseType::Institution,
        CareLifted => CaseType::Reunification,
        _ => return None,
    })
}

fn siblings(workspace: &Workspace, case: &Case) -> Vec<(CaseId, String)> {
    let is_sibling = |other: &&Arc<Case>| {
        case.group.is_some() && other.group == case.group && other.id != case.id && other.closed.is_none()
    };
    let mut found: Vec<_> =
        workspace.cases().iter().filter(is_sibling).map(|other| (other.id.clone(), other.code.clone())).collect();
    found.sort_by(|a, b| a.1.cmp(&b.1));
    found
}

/// A risk that is too old to count is still told, with its day.
fn old_risk(case: &Case, today: NaiveDate) -> Option<String> {
    let (risk, on) = (case.risk?, case.risk_on?);
    Some(say::risk_old(case_words::risk(risk), &dates::short_date(on, today)))
}

fn clock_view(clock: &Clock, case: &Case, now: NaiveDateTime) -> ClockView {
    let today = now.date();
    let ended = clock_words::ended(clock, today);
    let urgency = clock.is_running().then(|| match clock.due_on() {
        _ if clock.is_broken(now) => Urgency::Overdue,
        None => Urgency::Now,
        Some(due) if due <= today => Urgency::Now,
        Some(_) => Urgency::Later,
    });
    let mark = clock.mark.as_ref();
    let extension = mark.and_then(|mark| mark.extension.as_ref()).filter(|_| clock.extended);
    ClockView {
        mark: clock.mark_id(),
        title: clock_words::rule_title(clock.rule),
        law: clock.rule.source,
        checked: say::clock_checked(&dates::numeric_date(clock.rule.checked_on), clock.rule.law_profile),
        certainty: clock_words::certainty(clock.rule),
        stands: ended.unwrap_or_else(|| clock_words::clock_time_left(clock, case.country, now)),
        urgency,
        end: clock_words::end(clock.nominal_end, today),
        shifted: clock.shifted_end.map(|day| dates::short_date(day, today)),
        count: clock_words::count(clock),
        plan_by: clock.plan_by.map(|day| dates::short_date(day, today)),
        planned: mark.and_then(|mark| mark.planned),
        why: clock_words::why(clock, today),
        extension: extension
            .map(|it| say::clock_extension_by(&sentence(&it.reason), &it.decider, &dates::short_date(it.on, today))),
        can_extend: clock.is_running() && clock.rule.extension.is_some() && !clock.extended,
        is_past: clock.is_overdue(now),
        is_breach: clock.is_broken(now) || was_broken(clock),
        cause: mark.and_then(|mark| mark.cause.clone()),
        has_deviation: false,
        counts_hours: matches!(clock.nominal_end, End::At(_)),
        is_recorded: clock.rule.recorded_as().is_some(),
        is_marked_done: mark.is_some_and(|mark| mark.done.is_some()),
        is_set_aside: mark.is_some_and(|mark| mark.not_applicable.is_some()),
    }
}

/// Ended after its end by law, or not met at all.
fn was_broken(clock: &Clock) -> bool {
    let is_late = matches!(clock.state, ClockState::Missed { .. } | ClockState::Done { timing: Timing::Late, .. });
    is_late && !clock.rule.is_practice()
}

/// The tasks of the case, and those of its siblings that hold for all of them.
pub(super) fn tasks_of_group(workspace: &Workspace, case: &CaseId) -> Vec<Arc<Task>> {
    let all = workspace.group_of(case).into_iter().flat_map(|id| workspace.tasks_of(&id));
    all.filter(|task| task.joint || task.case.as_ref() == Some(case)).collect()
}

fn open_tasks(workspace: &Workspace, case: &CaseId) -> Vec<WorkRow> {
    let tasks = tasks_of_group(workspace, case);
    let items = tasks.iter().filter_map(|task| workspace.items().get(&ItemId::Task(task.id.clone())));
    let mut items: Vec<_> = items.collect();
    let last = Quadrant::ALL.len();
    items.sort_by_cached_key(|item| (item.quadrant().map_or(last, Quadrant::index), item.rank()));
    items.into_iter().map(|item| WorkRow::of(item, workspace)).collect()
}

fn done_tasks(workspace: &Workspace, case: &CaseId, today: NaiveDate) -> Vec<DoneTask> {
    let mut done: Vec<_> = tasks_of_group(workspace, case).into_iter().filter(|task| task.done.is_some()).collect();
    done.sort_by(|a, b| (b.done, &b.id).cmp(&(a.done, &a.id)));
    let view = |task: Arc<Task>| DoneTask {
        id: task.id.clone(),
        title: task.title.clone(),
        on: task.done.map(|on| dates::short_date(on, today)).unwrap_or_default(),
    };
    done.into_iter().map(view).collect()
}
