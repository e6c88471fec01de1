use super::*;
use crate::state::queries::matrix::{Sort, Span};

fn every_route() -> Vec<(Route, &'static str)> {
    let task = Some(ItemId::Task(Id::new("t1").into()));
    let clock = Some(ItemId::Clock(Id::new("c1.no-mel-1.0")));
    let all = MatrixFilter::default;
    let week = MatrixFilter { span: Some(Span::Week), sort: Sort::Date, ..all() };
    vec![
        (Route::Today, "#/today"),
        (Route::Review { step: 3 }, "#/today/review/3"),
        (Route::Cases { case: None }, "#/cases"),
        (Route::Cases { case: Some(Id::new("c1").into()) }, "#/cases/c1"),
        (Route::CaseNew, "#/cases/new"),
        (Route::CaseSheet, "#/cases/sheet"),
        (Route::CaseTool(CaseTool::Review), "#/cases/all/review"),
        (Route::CaseTool(CaseTool::Keys), "#/cases/all/keys"),
        (Route::CaseTool(CaseTool::Calendar), "#/cases/all/calendar"),
        (Route::CaseTool(CaseTool::Figures), "#/cases/all/figures"),
        (Route::Plan(Plan::Forecast), "#/priorities/forecast"),
        (Route::Plan(Plan::HalfPage), "#/priorities/half-page"),
        (Route::Plan(Plan::WhatIf), "#/priorities/what-if"),
        (Route::Plan(Plan::Capacity), "#/priorities/capacity"),
        (Route::matrix(), "#/priorities"),
        (Route::Priorities { quadrant: Some(Quadrant::Plan), item: None, filter: all() }, "#/priorities/q2"),
        (Route::Priorities { quadrant: None, item: task.clone(), filter: all() }, "#/priorities/task/t1"),
        (Route::Priorities { quadrant: Some(Quadrant::Drop), item: task, filter: all() }, "#/priorities/q4/task/t1"),
        (Route::Priorities { quadrant: None, item: clock, filter: all() }, "#/priorities/clock/c1.no-mel-1.0"),
        (Route::Priorities { quadrant: None, item: None, filter: week }, "#/priorities?span=week&sort=date"),
        (Route::Situation, "#/situation"),
        (Route::Meetings, "#/situation/meetings"),
        (Route::Deviations, "#/situation/deviations"),
        (Route::Risks, "#/situation/risks"),
        (Route::Concerns { open: None }, "#/situation/concerns"),
        (Route::Concerns { open: Some(Id::new("c1")) }, "#/situation/concerns/c1"),
        (Route::Reports, "#/situation/reports"),
        (Route::Analysis { id: Id::new("a1").into(), step: 3 }, "#/situation/a1/3"),
        (Route::Growth { entry: None }, "#/growth"),
        (Route::Growth { entry: Some(Id::new("f1").into()) }, "#/growth/f1"),
        (Route::FeedbackNew, "#/growth/new"),
        (Route::FeedbackTalk { entry: Id::new("f1").into() }, "#/growth/f1/talk"),
        (Route::GrowthPage(GrowthPage::Figures), "#/growth/figures"),
        (Route::GrowthPage(GrowthPage::Export), "#/growth/export"),
        (Route::Practice(Practice::Sparring), "#/growth/practice/sparring"),
        (Route::Practice(Practice::Competence), "#/growth/practice/competence"),
        (Route::Practice(Practice::Care), "#/growth/practice/self-care"),
        (Route::Practice(Practice::Wheel), "#/growth/practice/wheel"),
        (Route::Practice(Practice::Authority), "#/growth/practice/authority"),
        (Route::Practice(Practice::Environment), "#/growth/practice/work-environment"),
        (Route::Module { id: Id::new("module-3") }, "#/growth/practice/competence/module-3"),
        (Route::GrowthPage(GrowthPage::Goals), "#/growth/goals"),
        (Route::GrowthPage(GrowthPage::Plan), "#/growth/plan"),
        (Route::GrowthPage(GrowthPage::MyTalk), "#/growth/my-talk"),
        (Route::Goal { id: Id::new("g1") }, "#/growth/goals/g1"),
        (Route::Contract { id: Id::new("g1") }, "#/growth/goals/g1/contract"),
        (Route::Data(DataTab::Backup), "#/data/backup"),
        (Route::Data(DataTab::Import), "#/data/import"),
        (Route::Data(DataTab::Settings), "#/data/settings"),
        (Route::Data(DataTab::Rules), "#/data/rules"),
        (Route::Data(DataTab::History), "#/data/history"),
        (Route::Data(DataTab::Space), "#/data/space"),
        (Route::Data(DataTab::Tidy), "#/data/tidy"),
        (Route::Parts, "#/parts"),
    ]
}

#[test]
fn an_address_leads_back_to_where_it_was_made() {
    for (route, href) in every_route() {
        assert_eq!(route.href(), href);
        assert_eq!(Route::parse(href), route, "{href}");
    }
}

#[test]
fn what_is_not_known_leads_to_today() {
    let strange = [
        "",
        "#",
        "#/",
        "#/nowhere",
        "#/cases/Ola Nordmann",
        "#/cases/a/b",
        "#/cases/all/nothing",
        "#/priorities/q9",
        "#/priorities/task",
        "#/priorities?case=Ola Nordmann",
        "#/priorities/q1?x=1",
        "#/situation/a1/x",
        "#/situation/a1/-1",
        "#/data/nothing",
        "#/growth/<script>",
        "#/growth/f1/x",
        "#/growth/practice/nothing",
        "#/growth/goals/g1/x",
        "#/parts/x",
    ];
    for hash in strange {
        assert_eq!(Route::parse(hash), Route::Today, "{hash}");
    }
}

#[test]
fn short_forms_are_understood() {
    assert_eq!(Route::parse("cases/c1/"), Route::Cases { case: Some(Id::new("c1").into()) });
    assert_eq!(Route::parse("#/situation/a1"), Route::Analysis { id: Id::new("a1").into(), step: 1 });
    assert_eq!(Route::parse("#/data"), Route::Data(DataTab::Backup));
}

#[test]
fn a_place_opens_within_itself() {
    for place in Place::FIVE.into_iter().chain([Place::Data, Place::Parts]) {
        assert_eq!(place.route().place(), place);
    }
}
