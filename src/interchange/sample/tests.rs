use super::*;
use crate::domain::{
    analysis::{Analysis, Colour, Step},
    calendar::is_working_day,
    case::{Case, CaseEvent, ClockMark},
    clock::{Clock, clocks},
    entity::{self, Entity},
    evaluation::{Met, closing, next_evaluation},
    feedback::{Direction, Feedback},
    feedback_check::{CheckLang, CheckState, check},
    identity,
    ids::Id,
    quadrant::Quadrant,
    settings::Settings,
    situation::assess,
    stamp::Stamp,
    task::Task,
    truth::Truth,
    work_item::{WorkItem, item_of_task, items_of_clocks},
};
use chrono::NaiveDateTime;
use rustc_hash::FxHashSet;

const LANGS: [SampleLang; 2] = [SampleLang::Nb, SampleLang::Da];

/// Days over a year, on every weekday, and about Christmas and Easter.
fn todays() -> impl Iterator<Item = NaiveDate> {
    NaiveDate::from_ymd_opt(2026, 9, 1).unwrap().iter_days().step_by(9).take(41)
}

fn a_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
}

struct Read {
    cases: Vec<Case>,
    events: Vec<CaseEvent>,
    marks: Vec<ClockMark>,
    tasks: Vec<Task>,
    analyses: Vec<Analysis>,
    feedback: Vec<Feedback>,
}

fn read(edits: &[Edit]) -> Read {
    let mut truth = Truth::default();
    for edit in edits {
        assert!(Id::is_well_formed(edit.key.id.as_str()), "{}", edit.key.id);
        truth.write(&edit.key, &edit.field, &edit.after, Stamp::default());
    }
    fn all<T: Entity>(truth: &Truth) -> Vec<T> {
        let mut keys: Vec<_> = truth.records().filter(|(key, _)| key.kind.0 == T::KIND).collect();
        keys.sort_by(|a, b| a.0.cmp(b.0));
        keys.into_iter().filter_map(|(key, record)| entity::decode(&key.id, record)).collect()
    }
    Read {
        cases: all(&truth),
        events: all(&truth),
        marks: all(&truth),
        tasks: all(&truth),
        analyses: all(&truth),
        feedback: all(&truth),
    }
}

fn nine(today: NaiveDate) -> NaiveDateTime {
    today.and_hms_opt(9, 0, 0).unwrap()
}

impl Read {
    fn clocks(&self) -> Vec<(&Case, Vec<Clock>)> {
        let settings = Settings::default();
        self.cases.iter().map(|case| (case, clocks(case, &self.events, &self.marks, &settings, a_day()))).collect()
    }
    fn task_items(&self, today: NaiveDate) -> Vec<WorkItem> {
        let case_of = |task: &Task| self.cases.iter().find(|case| Some(&case.id) == task.case.as_ref());
        let settings = Settings::default();
        self.tasks.iter().filter_map(|task| item_of_task(task, case_of(task), &settings, nine(today))).collect()
    }
    fn clock_items(&self, today: NaiveDate) -> Vec<WorkItem> {
        let settings = Settings::default();
        let items = self.clocks().into_iter();
        items.flat_map(|(case, clocks)| items_of_clocks(case, &clocks, &settings, nine(today))).collect()
    }
}

#[test]
fn the_sample_has_what_it_promises_and_is_the_same_each_time() {
    for lang in LANGS {
        let edits = sample(a_day(), lang);
        assert_eq!(edits, sample(a_day(), lang));
        let read = read(&edits);
        assert_eq!((read.cases.len(), read.tasks.len()), (30, 45));
        assert_eq!((read.analyses.len(), read.feedback.len()), (2, 8));
        let codes: FxHashSet<_> = read.cases.iter().map(|case| case.code.as_str()).collect();
        assert_eq!(codes, cases::codes().into_iter().collect());
        assert_eq!(read.cases.iter().filter(|case| case.country == lang.country()).count(), 27);
        assert!(read.tasks.iter().all(|task| match &task.case {
            Some(case) => read.cases.iter().any(|one| one.id == *case),
            None => true,
        }));
    }
}

#[test]
fn every_quadrant_is_filled_whatever_the_day() {
    for lang in LANGS {
        for today in todays() {
            let read = read(&sample(today, lang));
            let tasks = read.task_items(today);
            for quadrant in Quadrant::ALL {
                let count = tasks.iter().filter(|item| item.quadrant() == Some(quadrant)).count();
                assert!(count >= 6, "{lang:?} {today} {quadrant:?}: {count}");
            }
            let unsorted = tasks.iter().filter(|item| item.quadrant().is_none()).count();
            assert!((3..=4).contains(&unsorted), "{lang:?} {today}: {unsorted} unsorted");
        }
    }
}

#[test]
fn clocks_are_overdue_due_today_and_later_whatever_the_day() {
    for lang in LANGS {
        for today in todays() {
            let read = read(&sample(today, lang));
            let items = read.clock_items(today);
            let due = |from: i64, to: i64| {
                let ahead = |item: &&WorkItem| {
                    item.due.is_some_and(|due| (from..=to).contains(&due.signed_duration_since(today).num_days()))
                };
                items.iter().filter(|item| !item.is_overdue(nine(today))).filter(ahead).count()
            };
            let overdue = items.iter().filter(|item| item.is_overdue(nine(today))).count();
            assert!((2..=7).contains(&overdue), "{lang:?} {today}: {overdue} overdue");
            assert!(due(0, 0) >= 1, "{lang:?} {today}: none due today");
            assert!(due(1, 7) >= 2, "{lang:?} {today}: {} due this week", due(1, 7));
            assert!(due(8, 60) >= 4, "{lang:?} {today}: {} due later", due(8, 60));
            // In Denmark only letters are left of the acute case's clocks, and they are not acute.
            assert!(read.task_items(today).iter().any(|item| item.acute && item.is_for_today));
        }
    }
}

#[test]
fn every_mark_belongs_to_a_clock() {
    for lang in LANGS {
        let read = read(&sample(a_day(), lang));
        let clocks: Vec<Clock> = read.clocks().into_iter().flat_map(|(_, clocks)| clocks).collect();
        for mark in &read.marks {
            assert!(clocks.iter().any(|clock| clock.mark_id() == mark.id), "{}", mark.id);
        }
        assert!(clocks.iter().any(|clock| clock.extended));
    }
}

#[test]
fn dates_are_in_order_and_work_is_on_working_days() {
    for lang in LANGS {
        for today in todays() {
            let read = read(&sample(today, lang));
            assert!(read.events.iter().all(|event| event.on <= today));
            let works = |day: NaiveDate| day == today || is_working_day(lang.country(), day);
            for task in &read.tasks {
                assert!(task.deadline.is_none_or(works) && task.planned.is_none_or(works), "{today} {}", task.title);
                assert!(task.done.is_none_or(|done| done <= today));
            }
            for analysis in &read.analyses {
                let evaluations = analysis.evaluations.iter().map(|one| one.due);
                assert!(evaluations.chain(analysis.decision.on).chain(analysis.discussion.on).all(works), "{today}");
            }
            for entry in &read.feedback {
                assert!(entry.delivered.zip(entry.occurred).is_none_or(|(given, seen)| seen <= given));
                assert!(entry.followed_up.is_none_or(|day| day <= today));
            }
        }
    }
}

#[test]
fn the_analyses_are_one_closed_as_it_should_and_one_yellow() {
    for lang in LANGS {
        for today in todays() {
            let read = read(&sample(today, lang));
            let [earlier, current] = &read.analyses[..] else { panic!() };
            assert_eq!(assess(earlier).colour, Colour::Red);
            assert!(
                closing(earlier, Some(0)).iter().all(|(_, met)| *met == Met::Yes),
                "{:?}",
                closing(earlier, Some(0))
            );
            let found = assess(current);
            assert_eq!((found.colour, found.proposed_step), (Colour::Yellow, Step::Step1));
            assert_eq!(found.filled_in(), 6);
            let next = next_evaluation(current, today).unwrap();
            assert!(next.agreed && !next.is_late);
        }
    }
}

#[test]
fn what_was_given_and_delivered_passes_its_own_checklist() {
    for (lang, check_lang) in [(SampleLang::Nb, CheckLang::Nb), (SampleLang::Da, CheckLang::Da)] {
        let read = read(&sample(a_day(), lang));
        let is_given = |entry: &&Feedback| entry.direction == Direction::Given && entry.delivered.is_some();
        for entry in read.feedback.iter().filter(is_given) {
            for finding in check(entry, check_lang, a_day()) {
                assert_eq!(finding.state, CheckState::Ok, "{:?} {}", finding.item, entry.behaviour);
            }
        }
        assert_eq!(read.feedback.iter().filter(|entry| entry.delivered.is_none()).count(), 2);
        assert_eq!(read.feedback.iter().filter(|entry| entry.followed_up.is_some()).count(), 3);
    }
}

#[test]
fn nothing_in_the_sample_looks_like_an_identity() {
    for lang in LANGS {
        for edit in sample(a_day(), lang) {
            if let Some(text) = edit.after.as_str().filter(|text| text.parse::<NaiveDate>().is_err()) {
                assert!(!identity::is_suspect(text), "{text}");
            }
        }
    }
}

#[test]
fn bulk_makes_so_many_varied_tasks() {
    for n in [0, 1, 300, 3_000] {
        let read = read(&bulk(a_day(), n));
        assert_eq!(read.tasks.len(), n);
        assert!(read.tasks.iter().all(|task| match &task.case {
            Some(case) => read.cases.iter().any(|one| one.id == *case),
            None => true,
        }));
    }
    assert_eq!(bulk(a_day(), 50), bulk(a_day(), 50));
    let read = read(&bulk(a_day(), 3_000));
    let items = read.task_items(a_day());
    for quadrant in Quadrant::ALL {
        assert!(items.iter().filter(|item| item.quadrant() == Some(quadrant)).count() > 100, "{quadrant:?}");
    }
    let days: FxHashSet<_> = read.tasks.iter().filter_map(|task| task.deadline).collect();
    assert!(days.len() > 100 && read.cases.len() == 100);
}
