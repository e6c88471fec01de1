//! Tasks: typed lines, repeats, the timer, lists, moving and planning, and what was not done.

use crate::{DAY, day, now, open, rebuilt, titled};
use arbeidsro::domain::{
    form::{FormValues, Problem},
    quadrant::Quadrant,
    task::Task,
    work_item::ItemId,
    workspace::Workspace,
};
use arbeidsro::state::actions::{cases, tasks::field};

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
