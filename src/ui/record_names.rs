//! What a record is called on the screen.

use crate::{
    domain::{
        analysis::Analysis,
        case::{Case, CaseEvent, ClockMark},
        concern::Concern,
        deviation::Deviation,
        entity::Entity,
        feedback::Feedback,
        goal::{EARLIER, GOAL},
        ids::CaseId,
        indicator::{INDICATOR, POINT, THEME},
        ledger::LedgerEntry,
        meeting::Meeting,
        period::{Felt, Period},
        risk::Risk,
        rule_setting::RuleSetting,
        scenario::Scenario,
        settings::Settings,
        task::Task,
        task_list::TaskList,
        truth::Key as RecordKey,
        weekly_review::WeeklyReview,
        workspace::Workspace,
    },
    state::queries::notebook,
    texts::{Key, clock_words::rule_title, dates, number, planning_words, say, text},
};

/// The name of a record as it stands; empty when it has none any more.
pub fn record_name(workspace: &Workspace, key: &RecordKey) -> String {
    let id = key.id.clone();
    match key.kind.0.as_str() {
        Case::KIND => workspace.cases().get(id).map(|case| case.code.clone()),
        Task::KIND => workspace.tasks().get(id).map(|task| task.title.clone()),
        CaseEvent::KIND => workspace.events().get(id).and_then(|event| code(workspace, &event.case)),
        ClockMark::KIND => workspace.marks().get(id).map(|mark| {
            let title = workspace.settings().rules.rule(&mark.rule).map_or("", rule_title);
            code(workspace, &mark.case).map_or(title.to_owned(), |code| format!("{title}, {code}"))
        }),
        Analysis::KIND => workspace.analyses().get(id).map(|analysis| dates::numeric_date(analysis.opened)),
        Feedback::KIND => workspace.feedback().get(id).map(|entry| entry.role.clone()),
        RuleSetting::KIND => {
            let id = id.as_str().to_ascii_uppercase();
            workspace.settings().rules.rule(&id).map(|rule| rule_title(rule).to_owned())
        }
        Period::KIND => workspace.periods().get(id).map(|period| planning_words::period(period.sort).to_owned()),
        Felt::KIND => workspace.felt().get(id).map(|felt| dates::numeric_date(felt.week)),
        Meeting::KIND => workspace.meetings().get(id).map(|meeting| meeting.title.clone()),
        LedgerEntry::KIND => workspace.ledger().get(id).map(|entry| entry.what.clone()),
        Deviation::KIND => workspace.deviations().get(id).map(|deviation| deviation.what.clone()),
        Risk::KIND => workspace.risks().get(id).map(|risk| risk.title.clone()),
        Concern::KIND => workspace.concerns().get(id).map(|_| text(Key::ConcernTitle).to_owned()),
        Scenario::KIND => workspace.scenarios().get(id).map(|scenario| scenario.name.clone()),
        WeeklyReview::KIND => {
            workspace.reviews().get(id).map(|review| say::today_week(&dates::week(review.monday).to_string()))
        }
        TaskList::KIND => workspace.task_lists().get(id).map(|list| list.title.clone()),
        GOAL => workspace.record_of(GOAL, &id).map(|goal| goal.text("wish").to_owned()),
        INDICATOR => workspace.record_of(INDICATOR, &id).map(|record| record.text("measured").to_owned()),
        POINT => workspace.record_of(POINT, &id).and_then(|point| point.number("value")).map(number),
        EARLIER => workspace.record_of(EARLIER, &id).map(|talk| talk.text("wish").to_owned()),
        THEME => workspace.record_of(THEME, &id).map(|theme| theme.text("title").to_owned()),
        Settings::KIND => Some(text(Key::SettingsTitle).to_owned()),
        _ => Some(notebook::name_of(workspace, key)),
    }
    .unwrap_or_default()
}

/// The name of the first record of a change, and how many others there are.
pub fn names_of(workspace: &Workspace, keys: &[RecordKey]) -> String {
    let Some(first) = keys.first() else { return String::new() };
    let name = record_name(workspace, first);
    match keys.len() {
        1 => name,
        many => say::name_and_others(&name, &(many - 1).to_string()),
    }
}

fn code(workspace: &Workspace, case: &CaseId) -> Option<String> {
    workspace.cases().get(case.clone()).map(|case| case.code.clone())
}
