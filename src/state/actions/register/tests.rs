use super::*;
use crate::{
    domain::{change::Label, ids::CaseId, stamp::Writer},
    state::{SaveState, Surroundings},
};
use chrono::NaiveDate;
use reactive_graph::owner::Owner;

fn ready() -> (Owner, App, Vec<Id>) {
    let owner = Owner::new();
    owner.set();
    let now = || NaiveDate::from_ymd_opt(2026, 11, 21).unwrap().and_hms_opt(9, 0, 0).unwrap();
    let app = App::new(Writer::default(), Surroundings { millis: || 1, now, random: || 7 });
    app.set_save_state(SaveState::Saved { at: None });
    let ids: Vec<Id> = ["a", "b", "c"].map(Id::new).into();
    for id in &ids {
        let tags = vec!["tolk".to_owned(), id.to_string()];
        app.commit(Label::CaseAdded, edits(None, &Case { id: CaseId(id.clone()), tags, ..Case::default() }));
    }
    (owner, app, ids)
}

fn case(app: App, id: &Id) -> Case {
    app.workspace(|workspace| (**workspace.cases().get(id.clone()).unwrap()).clone())
}

#[test]
fn many_cases_change_together_and_come_back_together() {
    let (_owner, app, ids) = ready();
    let values = FormValues::default()
        .with(field::TAGS_ADDED, "sommer, Tolk")
        .with(field::TAGS_REMOVED, "A")
        .with(field::TYPE, "support")
        .with(field::RISK, "2");
    let before: Vec<Case> = ids.iter().map(|id| case(app, id)).collect();
    app.edit_cases(&ids[..2], &values).unwrap();
    let first = case(app, &ids[0]);
    assert_eq!(first.tags, ["tolk", "sommer"], "a tag that is there is not there twice");
    assert_eq!((first.case_type, first.risk, first.risk_on), (CaseType::Support, Some(2), Some(app.now().date())));
    assert_eq!(case(app, &ids[1]).tags, ["tolk", "b", "sommer"]);
    assert_eq!(case(app, &ids[2]), before[2], "one that was not chosen stays");
    app.undo();
    let after: Vec<Case> = ids.iter().map(|id| case(app, id)).collect();
    assert_eq!(after, before);
}

#[test]
fn what_is_left_empty_changes_nothing() {
    let (_owner, app, ids) = ready();
    let changes = app.workspace(|workspace| workspace.recent().count());
    app.edit_cases(&ids, &FormValues::default()).unwrap();
    assert_eq!(app.workspace(|workspace| workspace.recent().count()), changes);
}

#[test]
fn views_are_kept_by_name_and_a_layout_keeps_no_words() {
    let (_owner, app, _) = ready();
    let view = RegisterView { text: "tolk".into(), ascending: false, ..RegisterView::default() };
    let name = |name: &str| FormValues::default().with(field::NAME, name);
    app.keep_view(&view, &name("Mine med tolk")).unwrap();
    app.keep_view(&view, &name("Mine med tolk").with(field::TEXT, "elg")).unwrap();
    assert!(app.keep_view(&view, &name(" ")).is_err());
    let views = app.register_views();
    assert_eq!(
        views.iter().map(|view| (view.name.as_str(), view.text.as_str())).collect::<Vec<_>>(),
        [("Mine med tolk", "elg")]
    );
    let layout = FormValues::default().with(field::GROUP, "phase").with("tags", "true");
    let laid = app.lay_out_register(&views[0], &layout).unwrap();
    assert_eq!((laid.group, laid.text.as_str(), laid.shown()), (Group::Phase, "elg", vec![Column::Code, Column::Tags]));
    let kept = app.register_layout();
    assert_eq!((kept.text.as_str(), kept.name.as_str(), kept.columns), ("", "", vec![Column::Tags]));
    app.forget_view("Mine med tolk");
    assert!(app.register_views().is_empty());
}
