//! A thousand tasks against an independent computation of domain.md section 5.

use crate::{
    case_file::{date, moment},
    table::{Row, table},
};
use arbeidsro::domain::{
    case::{Case, Country},
    ids::{CaseId, Id, TaskId},
    settings::Settings,
    task::Task,
    work_item::{WorkItem, item_of_task},
};
use std::collections::BTreeMap;

const TODAY: &str = "2026-11-18";

fn item(row: Row) -> WorkItem {
    let yes = |column: &str| row.text(column) == "yes";
    let country = if row.text("country") == "NO" { Country::No } else { Country::Dk };
    let case = Case {
        id: CaseId(Id::new("c1")),
        country,
        acute: yes("case_acute"),
        risk: row.text("risk").parse().ok(),
        risk_on: Some(date(TODAY) - chrono::Duration::days(row.get("risk_age"))),
        ..Case::default()
    };
    let task = Task {
        id: TaskId(Id::new(row.text("name"))),
        case: yes("case").then(|| case.id.clone()),
        deadline: row.text("deadline").parse().ok(),
        created: Some(row.get("created")),
        estimate: row.text("estimate").parse().ok(),
        spent: row.get("spent"),
        statutory: yes("statutory"),
        acute: yes("acute"),
        important: Some(row.text("important")).filter(|said| !said.is_empty()).map(|said| said == "yes"),
        goal: if yes("goal") { "Trygg oppstart".into() } else { String::new() },
        ..Task::default()
    };
    let settings = Settings { country, ..Settings::default() };
    item_of_task(&task, yes("case").then_some(&case), &settings, moment("2026-11-18T08:00")).unwrap()
}

#[test]
fn a_thousand_tasks_stand_where_the_rule_puts_them() {
    let table = table("suggestions");
    let mut standing: BTreeMap<String, Vec<(WorkItem, usize)>> = BTreeMap::new();
    for row in table.rows() {
        let item = item(row);
        let quadrant = item.suggested.map_or("unsorted".to_owned(), |quadrant| format!("q{}", quadrant.index() + 1));
        assert_eq!(quadrant, row.text("quadrant"), "{}: {item:?}", row.text("name"));
        match (item.slack, row.text("slack").parse::<f64>()) {
            (Some(slack), Ok(wanted)) => assert!((slack - wanted).abs() < 0.001, "{}: {slack}", row.text("name")),
            (slack, wanted) => assert_eq!(slack.is_some(), wanted.is_ok(), "{}", row.text("name")),
        }
        standing.entry(quadrant).or_default().push((item, row.get("rank")));
    }
    for (quadrant, mut items) in standing {
        assert!(items.len() > 20, "{quadrant}");
        items.sort_by_key(|(item, _)| item.rank());
        let places: Vec<usize> = items.iter().map(|(_, place)| *place).collect();
        assert_eq!(places, (0..items.len()).collect::<Vec<_>>(), "{quadrant}");
    }
}
