//! The handle that pages hold, without a browser: acts, undo, what runs again and what does not.

use arbeidsro::domain::{
    case::{CaseType, EventKind, Extension},
    change::{Change, Edit, Label},
    entity::Entity,
    form::{FormValues, Problem},
    quadrant::Quadrant,
    stamp::{Stamp, Writer},
    task::Task,
    truth::Key,
    work_item::{ItemId, WorkItem},
    workspace::Workspace,
};
use arbeidsro::state::{
    App, SaveState, Surroundings,
    actions::{cases, clocks, events, tasks::field},
};
use chrono::{NaiveDate, NaiveDateTime};
use reactive_graph::{computed::Memo, owner::Owner, prelude::*};
use std::{
    cell::Cell,
    sync::atomic::{AtomicU64, Ordering},
};

static TICKS: AtomicU64 = AtomicU64::new(1_795_000_000_000);
thread_local! {
    static DAY: Cell<NaiveDate> = const { Cell::new(NaiveDate::MIN) };
}

fn ticks() -> u64 {
    TICKS.fetch_add(1, Ordering::Relaxed)
}

fn now() -> NaiveDateTime {
    DAY.get().and_hms_opt(9, 0, 0).unwrap()
}

fn random() -> u128 {
    u128::from(ticks()).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// An app that may write, on Monday 23 November 2026. The owner keeps its signals alive.
fn open() -> (Owner, App) {
    DAY.set(day("2026-11-23"));
    let owner = Owner::new();
    owner.set();
    let app = App::new(Writer::new(1, 1), Surroundings { millis: ticks, now, random });
    app.set_save_state(SaveState::Saved { at: None });
    (owner, app)
}

fn titled(title: &str) -> FormValues {
    FormValues::default().with(field::TITLE, title)
}

fn rebuilt(app: App) -> bool {
    app.workspace(|held| {
        let fresh = Workspace::from_truth(held.truth().clone(), held.writer(), held.now());
        fresh.items() == held.items() && fresh.tasks() == held.tasks() && fresh.cases() == held.cases()
    })
}

#[test]
fn a_task_is_added_taken_back_and_done_again() {
    let (_owner, app) = open();
    let id = app.add_task(&titled("Ring skolen")).unwrap();
    let has = || app.workspace(|w| w.tasks().get(id.clone()).is_some());
    assert!(has());
    app.undo();
    assert!(!has());
    app.redo();
    assert!(has());
    assert_eq!(app.waiting(), 3, "each act is one change on its way to disk");
    assert!(rebuilt(app));
}

#[test]
fn nothing_is_written_before_loading_or_when_read_only() {
    let (_owner, app) = open();
    for state in [SaveState::Loading, SaveState::ReadOnly] {
        app.set_save_state(state);
        let _ = app.add_task(&titled("Ring skolen"));
        app.undo();
        assert!(app.workspace(|w| w.tasks().is_empty()), "{state:?}");
        assert_eq!(app.waiting(), 0);
    }
}

#[test]
fn a_memo_on_tasks_runs_again_for_tasks_alone() {
    let (_owner, app) = open();
    let runs = std::sync::Arc::new(AtomicU64::new(0));
    let counted = runs.clone();
    let count = Memo::new(move |_| {
        counted.fetch_add(1, Ordering::Relaxed);
        app.watch(Task::KIND);
        app.workspace(|w| w.tasks().len())
    });
    assert_eq!(count.get_untracked(), 0);
    app.add_task(&titled("En")).unwrap();
    assert_eq!(count.get_untracked(), 1);
    let case = FormValues::default()
        .with(cases::field::CODE, "K7-ulv")
        .with(cases::field::TYPE, "report")
        .with(cases::field::RECEIVED, "2026-11-20");
    app.add_case(&case).unwrap();
    assert_eq!(count.get_untracked(), 1);
    assert_eq!(runs.load(Ordering::Relaxed), 2, "a case does not run a memo on tasks");
}

#[test]
fn a_case_form_names_each_field_that_is_wrong() {
    let (_owner, app) = open();
    let base = || FormValues::default().with(cases::field::CODE, "K7-ulv").with(cases::field::TYPE, "report");
    let problems = |values: &FormValues| -> Vec<(&str, Problem)> {
        app.add_case(values).unwrap_err().into_iter().map(|e| (e.field, e.problem)).collect()
    };
    assert_eq!(problems(&base()), vec![(cases::field::RECEIVED, Problem::Missing)]);
    assert_eq!(
        problems(&base().with(cases::field::RECEIVED, "2026-11-24")),
        vec![(cases::field::RECEIVED, Problem::InFuture)]
    );
    assert_eq!(
        problems(&base().with(cases::field::RECEIVED, "2026-11-20").with(cases::field::OPENED, "2026-11-19")),
        vec![(cases::field::OPENED, Problem::Before { other: day("2026-11-20") })]
    );
    let sound = base().with(cases::field::RECEIVED, "2026-11-20");
    app.add_case(&sound).unwrap();
    assert_eq!(problems(&sound.with(cases::field::CODE, "k7-ULV")), vec![(cases::field::CODE, Problem::Taken)]);
}

#[test]
fn the_clocks_of_a_report_are_work_until_they_are_met() {
    let (_owner, app) = open();
    let values = FormValues::default()
        .with(cases::field::CODE, "K7-ulv")
        .with(cases::field::COUNTRY, "NO")
        .with(cases::field::TYPE, "report")
        .with(cases::field::RECEIVED, "2026-11-20");
    let case = app.add_case(&values).unwrap();
    let open_clocks = || {
        app.workspace(|w| {
            let mut ids: Vec<String> = w
                .items()
                .iter()
                .filter_map(|item| match &item.id {
                    ItemId::Clock(mark) => mark.as_str().split('.').nth(1).map(str::to_owned),
                    ItemId::Task(_) => None,
                })
                .collect();
            ids.sort();
            ids
        })
    };
    assert_eq!(open_clocks(), ["no-mel-0", "no-mel-1", "no-mel-2"]);
    let at_once = app.workspace(|w| w.items().in_quadrant(Some(Quadrant::Now))[0].id.clone());
    app.complete_item(&at_once);
    assert_eq!(open_clocks(), ["no-mel-1", "no-mel-2"]);
    app.undo();
    assert_eq!(open_clocks().len(), 3);
    app.add_event(&case, EventKind::InvestigationOpened, day("2026-11-23"));
    let is_investigation = |item: &&std::sync::Arc<WorkItem>| item.id.to_id().as_str().contains(".no-und-2.");
    let mark = app.workspace(|w| w.items().iter().find(is_investigation).unwrap().id.to_id());
    let due = || app.workspace(|w| w.items().get(&ItemId::Clock(mark.clone())).and_then(|item| item.due));
    assert_eq!(due(), Some(day("2027-02-27")));
    let extension =
        Extension { reason: "Sakkyndig".into(), decider: "Barnevernsleder".into(), on: day("2026-11-23"), until: None };
    app.extend_clock(&mark, Some(extension));
    assert_eq!(due(), Some(day("2027-05-27")));
    assert!(rebuilt(app));
    app.delete_case(&case);
    assert!(open_clocks().is_empty());
    app.undo();
    assert_eq!(due(), Some(day("2027-05-27")));
    assert!(rebuilt(app));
}

#[test]
fn undo_leaves_alone_what_another_tab_has_changed_since_and_says_so() {
    let (_owner, app) = open();
    let id = app.add_task(&titled("Ring skolen")).unwrap();
    app.edit_task(&id, &titled("Ring barnehagen")).unwrap();
    let other = Change {
        stamp: Stamp { millis: ticks() + 1000, counter: 0, writer: Writer::new(2, 2) },
        label: Label::TaskEdited,
        origin: Default::default(),
        edits: vec![Edit::new(
            Key::new(Task::KIND, id.clone()),
            "title",
            "Ring barnehagen".into(),
            "Ring tannlegen".into(),
        )],
    };
    app.take_from_tab(vec![other]);
    app.undo();
    assert_eq!(app.workspace(|w| w.tasks().get(id.clone()).map(|t| t.title.clone())), Some("Ring tannlegen".into()));
    let said = app.notices().pop().unwrap();
    assert!(said.text.contains("Ett felt er endret siden"), "{}", said.text);
}

#[test]
fn an_item_moves_returns_and_a_new_day_ranks_anew() {
    let (_owner, app) = open();
    let id = app
        .add_task(&titled("Skriv referat").with(field::DEADLINE, "2026-12-18").with(field::IMPORTANT, "true"))
        .unwrap();
    let item = ItemId::Task(id);
    let quadrant = || app.workspace(|w| w.items().get(&item).and_then(|item| item.quadrant()));
    assert_eq!(quadrant(), Some(Quadrant::Plan));
    app.move_items(std::slice::from_ref(&item), Quadrant::Delegate, &FormValues::default()).unwrap();
    assert_eq!(quadrant(), Some(Quadrant::Delegate));
    app.return_items(std::slice::from_ref(&item));
    assert_eq!(quadrant(), Some(Quadrant::Plan));
    DAY.set(day("2026-12-17"));
    app.tick();
    assert_eq!(app.today(), day("2026-12-17"));
    assert_eq!(quadrant(), Some(Quadrant::Now));
    assert!(rebuilt(app));
}

#[test]
fn the_outbox_keeps_what_the_disk_has_not_taken() {
    let (_owner, app) = open();
    for title in ["a", "b", "c"] {
        app.add_task(&titled(title)).unwrap();
    }
    let first = app.outbox(2);
    assert_eq!(first.len(), 2);
    app.saved(2);
    assert_eq!(app.waiting(), 1);
    assert_eq!(app.outbox(9)[0].edits[0].key.kind.0.as_str(), Task::KIND);
    assert_ne!(app.outbox(9)[0].stamp, first[0].stamp);
    let _ = app.workspace(|w| w.tasks().iter().next().map(|task| task.key()));
}

fn report(app: App, received: &str) -> arbeidsro::domain::ids::CaseId {
    let values = FormValues::default()
        .with(cases::field::CODE, app.propose_code())
        .with(cases::field::COUNTRY, "NO")
        .with(cases::field::TYPE, "report")
        .with(cases::field::RECEIVED, received);
    app.add_case(&values).unwrap()
}

fn clock_of(app: App, rule: &str) -> Option<arbeidsro::domain::ids::Id> {
    let is_it = |item: &&std::sync::Arc<WorkItem>| item.id.to_id().as_str().contains(rule);
    app.workspace(|w| w.items().iter().find(is_it).map(|item| item.id.to_id()))
}

#[test]
fn a_decision_meets_the_review_starts_the_investigation_and_moves_the_case() {
    let (_owner, app) = open();
    let case = report(app, "2026-11-20");
    let review = clock_of(app, ".no-mel-1.").unwrap();
    let decided =
        FormValues::default().with(events::field::KIND, "investigation_opened").with(events::field::ON, "2026-11-23");
    app.record_event(&case, Some(&review), &decided).unwrap();
    assert!(clock_of(app, ".no-mel-1.").is_none());
    assert!(clock_of(app, ".no-und-2.").is_some(), "the investigation's clock is in sight");
    let case_type = || app.workspace(|w| w.cases().get(case.clone()).map(|case| case.case_type));
    assert_eq!(case_type(), Some(CaseType::Investigation));
    app.undo();
    assert!(clock_of(app, ".no-mel-1.").is_some() && clock_of(app, ".no-und-2.").is_none());
    assert_eq!(case_type(), Some(CaseType::Report));
    let only = decided.clone().with(events::field::KIND, events::ONLY_MET);
    app.record_event(&case, Some(&review), &only).unwrap();
    assert!(clock_of(app, ".no-mel-1.").is_none() && clock_of(app, ".no-und-2.").is_none());
    assert!(rebuilt(app));
}

#[test]
fn a_dismissal_can_close_the_case_and_feedback_runs_on() {
    let (_owner, app) = open();
    let case = report(app, "2026-11-20");
    let dismissed = FormValues::default()
        .with(events::field::KIND, "report_dismissed")
        .with(events::field::ON, "2026-11-23")
        .with(events::field::NOTE, "Åpenbart grunnløs")
        .with(events::field::CLOSE, "true");
    app.record_event(&case, None, &dismissed).unwrap();
    assert_eq!(app.workspace(|w| w.cases().get(case.clone()).and_then(|case| case.closed)), Some(day("2026-11-23")));
    assert!(clock_of(app, ".no-mel-2.").is_some());
}

#[test]
fn an_event_names_what_is_wrong_with_it() {
    let (_owner, app) = open();
    let case = report(app, "2026-11-20");
    let problems = |values: FormValues| -> Vec<(&str, Problem)> {
        let errors = app.record_event(&case, None, &values).unwrap_err();
        errors.into_iter().map(|error| (error.field, error.problem)).collect()
    };
    assert_eq!(
        problems(FormValues::default()),
        vec![(events::field::KIND, Problem::Missing), (events::field::ON, Problem::Missing)]
    );
    let opened = FormValues::default().with(events::field::KIND, "investigation_opened");
    assert_eq!(
        problems(opened.clone().with(events::field::ON, "2026-11-19")),
        vec![(events::field::ON, Problem::Before { other: day("2026-11-20") })]
    );
    assert_eq!(problems(opened.with(events::field::ON, "2026-11-24")), vec![(events::field::ON, Problem::InFuture)]);
}

#[test]
fn a_clock_is_extended_or_set_aside_only_with_its_grounds() {
    let (_owner, app) = open();
    let case = report(app, "2026-11-20");
    app.add_event(&case, EventKind::InvestigationOpened, day("2026-11-23"));
    let mark = clock_of(app, ".no-und-2.").unwrap();
    let fields = |errors: Vec<arbeidsro::domain::form::FieldError>| errors.iter().map(|e| e.field).collect::<Vec<_>>();
    let grounds = FormValues::default().with(clocks::field::REASON, "Sakkyndig");
    assert_eq!(fields(app.extend_clock_by(&mark, &grounds).unwrap_err()), [clocks::field::DECIDER, clocks::field::ON]);
    let whole = grounds.with(clocks::field::DECIDER, "Barnevernsleder").with(clocks::field::ON, "2026-11-23");
    app.extend_clock_by(&mark, &whole).unwrap();
    let due = || app.workspace(|w| w.items().get(&ItemId::Clock(mark.clone())).and_then(|item| item.due));
    assert_eq!(due(), Some(day("2027-05-27")));
    assert_eq!(fields(app.set_clock_aside(&mark, &FormValues::default()).unwrap_err()), [clocks::field::REASON]);
    app.set_clock_aside(&mark, &whole).unwrap();
    assert_eq!(due(), None);
    app.undo();
    assert!(due().is_some());
    let met = FormValues::default().with(clocks::field::ON, "2026-11-22").with(clocks::field::AT, "14.30");
    app.meet_clock(&mark, &met).unwrap();
    assert_eq!(due(), None);
}

#[test]
fn a_form_shows_which_clocks_it_is_about_to_start() {
    let (_owner, app) = open();
    let values = FormValues::default().with(cases::field::TYPE, "report").with(cases::field::COUNTRY, "DK");
    assert!(cases::preview(&values, day("2026-11-23")).is_none(), "without a day nothing starts");
    let (case, events) = cases::preview(&values.with(cases::field::RECEIVED, "2026-11-20"), day("2026-11-23")).unwrap();
    let started = app.workspace(|w| arbeidsro::state::queries::case_view::started(w, &case, &events));
    assert_eq!(started.len(), 3);
    assert!(app.workspace(|w| w.cases().is_empty()), "and nothing is kept");
}

#[test]
fn history_that_comes_with_a_file_goes_to_the_disk_by_itself() {
    let (_owner, app) = open();
    let sent = std::rc::Rc::new(Cell::new(0));
    let heard = sent.clone();
    app.on_sent(move || heard.set(heard.get() + 1));
    let stamp = Stamp { millis: 1_794_000_000_000, counter: 0, writer: Writer::new(2, 1) };
    let edits =
        vec![Edit::new(Key::new(Task::KIND, arbeidsro::domain::ids::Id::new("t")), "title", ().into(), "x".into())];
    app.take_history(vec![Change { stamp, label: Label::TaskAdded, origin: Default::default(), edits }]);
    assert_eq!((app.waiting(), sent.get()), (1, 1));
}

#[test]
fn a_typed_line_becomes_a_task_on_its_case() {
    let (_owner, app) = open();
    let form = FormValues::default().with(cases::field::CODE, "K7-ulv").with(cases::field::TYPE, "report");
    let case = app.add_case(&form.with(cases::field::RECEIVED, "2026-11-20")).unwrap();
    let id = app.add_quick(&titled("ring skolen om K7-ulv fredag kl 10 30m !viktig #samarbeid")).unwrap();
    let task = app.workspace(|w| (**w.tasks().get(id).unwrap()).clone());
    assert_eq!((task.title.as_str(), task.case), ("ring skolen om K7-ulv", Some(case)));
    assert_eq!((task.planned, task.estimate), (Some(day("2026-11-27")), Some(30)));
    assert_eq!((task.important, task.tags), (Some(true), vec!["samarbeid".to_owned()]));
    let errors = app.add_quick(&titled("   ")).unwrap_err();
    assert_eq!(errors[0].problem, Problem::Missing);
}

#[test]
fn a_task_that_comes_back_is_one_act_to_complete_and_one_to_take_back() {
    let (_owner, app) = open();
    let id = app.add_quick(&titled("møte hver annen onsdag")).unwrap();
    let planned = |w: &Workspace| w.items().iter().map(|item| item.planned.unwrap().to_string()).collect::<Vec<_>>();
    let open_tasks = || app.workspace(planned);
    assert_eq!(open_tasks(), ["2026-11-25"]);
    app.complete_task(&id);
    assert_eq!(open_tasks(), ["2026-12-09"]);
    app.undo();
    assert_eq!(open_tasks(), ["2026-11-25"]);
    app.redo();
    app.reopen_task(&id);
    app.complete_task(&id);
    assert_eq!(open_tasks(), ["2026-12-09"], "the next one is not made twice");
    let next = app.workspace(|w| w.items().iter().next().unwrap().id.clone());
    let ItemId::Task(next) = next else { panic!("a task") };
    app.skip_occurrence(&next);
    assert_eq!(open_tasks(), ["2026-12-23"]);
    app.delete_task(&next);
    app.reopen_task(&id);
    app.complete_task(&id);
    assert!(open_tasks().is_empty(), "who deletes the next one ends the series");
    assert!(rebuilt(app));
}

#[test]
fn one_timer_runs_at_a_time_and_what_it_counts_is_noted() {
    let (_owner, app) = open();
    let (first, second) = (app.add_quick(&titled("notat")).unwrap(), app.add_quick(&titled("rapport")).unwrap());
    let held = |id: &arbeidsro::domain::ids::TaskId| app.workspace(|w| (**w.tasks().get(id.clone()).unwrap()).clone());
    app.switch_timer(&first);
    app.switch_timer(&second);
    assert!(held(&first).timer.is_none() && held(&second).timer.is_some());
    let task = Task { timer: Some(now() - chrono::Duration::minutes(50)), ..held(&second) };
    assert_eq!(task.minutes_used(now()), 50);
    let forgotten = Task { timer: Some(now() - chrono::Duration::days(3)), ..held(&second) };
    assert_eq!(forgotten.minutes_used(now()), 600);
    app.complete_task(&second);
    assert!(held(&second).timer.is_none());
}

#[test]
fn a_form_keeps_what_it_does_not_touch() {
    let (_owner, app) = open();
    let id = app.add_quick(&titled("møte hver uke 25m @fagleder purr 1.12.2026 #a")).unwrap();
    let held = || app.workspace(|w| (**w.tasks().get(id.clone()).unwrap()).clone());
    let before = held();
    let form = arbeidsro::state::actions::tasks::form_of(&before);
    app.edit_task(&id, &form).unwrap();
    assert_eq!(held(), before);
    app.edit_task(&id, &form.with(field::STEPS, "Ring\n\n Skriv ").with(field::REPEAT, "")).unwrap();
    let after = held();
    assert_eq!(after.steps.iter().map(|step| step.text.as_str()).collect::<Vec<_>>(), ["Ring", "Skriv"]);
    assert_eq!((after.repeat, after.waiting_for), (None, "fagleder".to_owned()));
    app.tick_step(&id, 1);
    app.edit_task(&id, &arbeidsro::state::actions::tasks::form_of(&held()).with(field::STEPS, "Skriv\nSend")).unwrap();
    assert_eq!(held().steps.iter().map(|step| step.done).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn several_items_are_planned_and_moved_in_one_act() {
    let (_owner, app) = open();
    let ids: Vec<ItemId> =
        ["a !viktig", "b !viktig"].map(|line| ItemId::Task(app.add_quick(&titled(line)).unwrap())).into();
    let waiting = app.waiting();
    app.plan_items(&ids, Some(day("2026-11-25")));
    let means = FormValues::default().with("drop_reason", "Andre gjør det").with("ends", "true");
    app.move_items(&ids, Quadrant::Drop, &means).unwrap();
    assert_eq!(app.waiting(), waiting + 2, "one change each");
    assert!(app.workspace(|w| w.items().is_empty()));
    assert!(app.workspace(|w| w.tasks().iter().all(|task| task.dropped && task.drop_reason == "Andre gjør det")));
    app.undo();
    let item = |id: &ItemId| app.workspace(|w| w.items().get(id).map(|item| (item.quadrant(), item.planned)));
    assert_eq!(item(&ids[0]), Some((Some(Quadrant::Plan), Some(day("2026-11-25")))));
    let wrong = FormValues::default().with("planned", "2026-02-30");
    assert!(app.move_items(&ids, Quadrant::Plan, &wrong).is_err());
    assert!(rebuilt(app));
}

#[test]
fn a_task_list_adds_its_lines_to_the_case_and_remembers_only_when_told() {
    use arbeidsro::state::actions::task_lists::lists;
    let (_owner, app) = open();
    let list = app.workspace(|w| lists(w)[0].clone());
    assert_eq!(list.id.as_str(), "investigation-plan");
    let form =
        FormValues::default().with("title", "Min plan").with("lines", "ring i morgen\n\nskriv frist fredag 2t !viktig");
    let before = app.waiting();
    app.use_task_list(Some(&list.id), &form).unwrap();
    assert_eq!((app.workspace(|w| w.tasks().len()), app.waiting()), (2, before + 1));
    assert_eq!(app.workspace(|w| lists(w)[0].clone()), list);
    app.use_task_list(Some(&list.id), &form.clone().with("keep", "true")).unwrap();
    assert_eq!(app.workspace(|w| lists(w)[0].title.clone()), "Min plan");
    app.use_task_list(None, &form.with("keep", "true").with("title", "Egen")).unwrap();
    assert_eq!(app.workspace(|w| lists(w).len()), 4);
    assert!(app.use_task_list(None, &FormValues::default()).is_err());
}

#[test]
fn a_weekly_review_is_one_record_a_week_and_shows_how_one_is_only_when_asked() {
    use arbeidsro::state::{
        actions::weekly_review::form_of,
        queries::weekly_review::{of_week, sheet},
    };
    let (_owner, app) = open();
    let write = |level: &str, words: &str| {
        let form = form_of(&app.workspace(of_week).0).with("wellbeing", level).with("wellbeing_words", words);
        app.write_review(&form.with("well", "Barnet i K7-ulv kom til orde")).unwrap();
    };
    let case = FormValues::default().with(cases::field::CODE, "K7-ulv").with(cases::field::TYPE, "report");
    app.add_case(&case.with(cases::field::RECEIVED, "2026-11-02")).unwrap();
    write("1", "Sliten");
    app.see_review_step(3);
    app.see_review_step(2);
    let (review, heavy) = app.workspace(of_week);
    assert_eq!((review.id.as_str(), review.step, heavy), ("2026-w48", 3, false));
    let words = |codes, wellbeing| format!("{:?}", app.workspace(|w| sheet(w, codes, wellbeing)));
    assert!(!words(false, false).contains("Sliten") && words(false, true).contains("Sliten"));
    assert!(!words(false, true).contains("K7-ulv"), "codes are letters: {}", words(false, true));
    assert!(words(true, false).contains("K7-ulv"));
    DAY.set(day("2026-12-01"));
    app.tick();
    assert_eq!(app.workspace(of_week).0.step, 0, "a new week begins anew");
    write("0", "");
    assert!(app.workspace(of_week).1, "two heavy weeks in a row");
    assert_eq!(app.workspace(|w| w.reviews().len()), 2);
    assert!(app.write_review(&FormValues::default().with("wellbeing", "9")).is_err());
}

#[test]
fn what_was_planned_earlier_is_asked_about_and_not_carried_over() {
    use arbeidsro::state::queries::today::today;
    let (_owner, app) = open();
    let id = app.add_quick(&titled("notat 20.11.2026 2t !viktig")).unwrap();
    app.add_quick(&titled("rapport i dag 9t !viktig")).unwrap();
    let page = app.workspace(today);
    assert_eq!((page.carried.len(), page.due.len()), (1, 1));
    assert!(page.plan_is_over, "{}", page.plan);
    app.plan_items(&[ItemId::Task(id.clone())], Some(day("2026-11-23")));
    assert_eq!(app.workspace(today).carried.len(), 0);
    assert_eq!(app.workspace(today).movable.len(), 2);
    app.complete_task(&id);
    assert_eq!(app.workspace(today).evening.as_deref(), Some("1 gjort i dag. 1 står igjen."));
}
