//! Indicators with their figures, partial goals and course, ready to show; themes; the plan as a table.

use super::{
    competence::module_name,
    goals::{goals, wish},
    measured::{Measured, measured},
};
use crate::{
    domain::{
        field_record::FieldRecord,
        goal::GOAL,
        ids::Id,
        indicator::{
            Course, Figure, INDICATOR, POINT, SCOPES, SORTS, SOURCES, THEME, ThemeStage, check_day, course, theme_stage,
        },
        workspace::Workspace,
    },
    texts::{Key, dates, number, planning_words::choice, say, text},
};
use chrono::NaiveDate;

/// A figure that was typed, or a partial goal.
#[derive(Clone, PartialEq, Debug)]
pub struct PointRow {
    /// The record.
    pub id: Id,
    /// Its day and value.
    pub at: Figure,
    /// The day, the value with its unit, the note.
    pub words: [String; 3],
    /// Reached on this day; of a partial goal.
    pub reached_on: Option<NaiveDate>,
    /// How it was celebrated.
    pub celebrated: String,
}

/// An indicator.
#[derive(Clone, PartialEq, Debug)]
pub struct IndicatorView {
    /// The record.
    pub id: Id,
    /// The goal it belongs to.
    pub goal: Option<Id>,
    /// What is measured.
    pub name: String,
    /// Where figures come from, which cases, how it is measured.
    pub how: String,
    /// The module in which it is learnt.
    pub module: Option<(Id, String)>,
    /// The app measures it itself.
    pub is_measured: bool,
    /// Where it began.
    pub baseline: Option<f64>,
    /// Where it is to go.
    pub aim: Option<f64>,
    /// The unit behind a value, with a space.
    pub unit: String,
    /// The latest value in words.
    pub now: String,
    /// How it stands.
    pub course: Course,
    /// The same in one sentence.
    pub finding: String,
    /// Values by day, typed and measured.
    pub figures: Vec<Figure>,
    /// Those that were typed.
    pub typed: Vec<PointRow>,
    /// The partial goals, by day.
    pub partials: Vec<PointRow>,
}

/// The indicators of a goal, or all.
pub fn indicators(workspace: &Workspace, goal: Option<&Id>) -> Vec<IndicatorView> {
    let all = workspace.field_records(INDICATOR).into_iter();
    let all = all.filter(|record| goal.is_none_or(|goal| record.belongs_to(GOAL, goal)));
    all.map(|record| view(workspace, &record)).collect()
}

fn view(workspace: &Workspace, record: &FieldRecord) -> IndicatorView {
    let today = workspace.now().date();
    let source = record.text("fed_by");
    let is_measured = SOURCES[1..].contains(&source);
    let is_new = record.text("scope") == SCOPES[1];
    let Measured { now, months } = match is_measured {
        true => measured(workspace, source, record.day("since").filter(|_| is_new)),
        false => Measured::default(),
    };
    let unit = unit(record.text("unit"));
    let points = workspace.field_records(POINT);
    let rows = |sort: &str| {
        rows(
            points
                .iter()
                .filter(|point| point.text("sort") == sort && point.belongs_to(INDICATOR, &record.id))
                .map(|point| &**point),
            &unit,
            today,
        )
    };
    let (typed, partials) = (rows(SORTS[0]), rows(SORTS[1]));
    let mut figures: Vec<Figure> = months.into_iter().filter(|figure| figure.on < today).collect();
    figures.extend(typed.iter().map(|row| row.at));
    figures.extend(now.map(|value| Figure { on: today, value }));
    figures.sort_by_key(|figure| figure.on);
    let goals: Vec<Figure> = partials.iter().map(|row| row.at).collect();
    let (baseline, aim) = (record.number("baseline"), record.number("aim"));
    let course = course(baseline, aim, &figures, &goals, today);
    let latest = figures.iter().rfind(|figure| figure.on <= today);
    let now = latest.map_or_else(|| "–".to_owned(), |figure| format!("{}{unit}", number(figure.value)));
    IndicatorView {
        id: record.id.clone(),
        goal: record.link(GOAL),
        name: record.text("measured").to_owned(),
        module: record.link("learnt_in").and_then(|id| Some((id.clone(), module_name(workspace, &id)?))),
        how: how(record, is_new, today),
        is_measured,
        baseline,
        aim,
        finding: finding(course, &now, aim, &unit, &goals, today),
        now,
        course,
        unit,
        figures,
        typed,
        partials,
    }
}

fn unit(word: &str) -> String {
    if word.is_empty() { String::new() } else { format!(" {word}") }
}

fn rows<'a>(points: impl Iterator<Item = &'a FieldRecord>, unit: &str, today: NaiveDate) -> Vec<PointRow> {
    let row = |point: &FieldRecord| {
        let at = Figure { on: point.day("on")?, value: point.number("value")? };
        let words =
            [dates::short_date(at.on, today), format!("{}{unit}", number(at.value)), point.text("note").to_owned()];
        Some(PointRow {
            id: point.id.clone(),
            at,
            words,
            reached_on: point.day("reached"),
            celebrated: point.text("celebrated").to_owned(),
        })
    };
    let mut rows: Vec<PointRow> = points.filter_map(row).collect();
    rows.sort_by(|a, b| (a.at.on, &a.id).cmp(&(b.at.on, &b.id)));
    rows
}

fn how(record: &FieldRecord, is_new: bool, today: NaiveDate) -> String {
    let scope = match record.day("since").filter(|_| is_new) {
        Some(day) => say::indicator_new_since(&dates::short_date(day, today)),
        None => choice(record.text("scope")).to_owned(),
    };
    let by = record.day("by").map(|day| say::indicator_by(&dates::short_date(day, today)));
    let parts =
        [Some(choice(record.text("fed_by")).to_owned()), Some(scope), by, Some(record.text("method").to_owned())];
    parts.into_iter().flatten().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn finding(course: Course, now: &str, aim: Option<f64>, unit: &str, partials: &[Figure], today: NaiveDate) -> String {
    let next = partials.iter().find(|partial| partial.on > today);
    let next = next
        .map(|next| say::indicator_next(&format!("{}{unit}", number(next.value)), &dates::short_date(next.on, today)));
    let aim = aim.map(|aim| say::indicator_aim(&format!("{}{unit}", number(aim)))).unwrap_or_default();
    let first = match course {
        Course::NotBegun => text(Key::CourseNotBegun).to_owned(),
        Course::OnTheWay => say::course_on_the_way(now),
        Course::Behind => say::course_behind(now),
        Course::Reached => say::course_reached(now),
    };
    [first, aim, next.unwrap_or_default()].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What the app can measure now: the stored name, its name, the value. Only where there is one.
pub fn offers(workspace: &Workspace) -> Vec<(&'static str, &'static str, f64)> {
    let offer = |source: &'static str| Some((source, choice(source), measured(workspace, source, None).now?));
    SOURCES[1..].iter().filter_map(|source| offer(source)).collect()
}

/// A line of the plan with its goal: goal, indicator, method, baseline, next partial goal, now, how it stands,
/// celebration.
pub fn plan(workspace: &Workspace) -> Vec<(Id, Vec<String>)> {
    let today = workspace.now().date();
    let mut lines = Vec::new();
    for goal in goals(workspace) {
        for view in indicators(workspace, Some(&goal.id)) {
            let value =
                |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |v| format!("{}{}", number(v), view.unit));
            let next = view.partials.iter().find(|row| row.at.on >= today && row.reached_on.is_none());
            let next = next.map_or_else(|| value(view.aim), |row| format!("{} {}", row.words[1], row.words[0]));
            let party = view.partials.iter().rfind(|row| !row.celebrated.is_empty()).map(|row| row.celebrated.clone());
            let cells = vec![
                goal.wish.clone(),
                view.name.clone(),
                view.how.clone(),
                value(view.baseline),
                next,
                view.now.clone(),
                course_words(view.course).to_owned(),
                party.unwrap_or_default(),
            ];
            lines.push((goal.id.clone(), cells));
        }
    }
    lines
}

/// How it stands, in a word or two.
pub fn course_words(course: Course) -> &'static str {
    text(match course {
        Course::NotBegun => Key::CourseShortNotBegun,
        Course::OnTheWay => Key::CourseShortOnTheWay,
        Course::Behind => Key::CourseShortBehind,
        Course::Reached => Key::CourseShortReached,
    })
}

/// A theme.
#[derive(Clone, PartialEq, Debug)]
pub struct ThemeRow {
    /// The record.
    pub id: Id,
    /// Its name.
    pub title: String,
    /// Where it stands, in words.
    pub stage: String,
    /// To be checked now.
    pub is_due: bool,
    /// Closed.
    pub is_over: bool,
    /// Introduction, focus, check, adjust: the day, and what was noted.
    pub steps: [(Key, String, String); 4],
    /// The goal it belongs to, with its words.
    pub goal: Option<(Id, String)>,
}

/// The themes: what is to be checked first, then the latest.
pub fn themes(workspace: &Workspace) -> Vec<ThemeRow> {
    let today = workspace.now().date();
    let mut all = workspace.field_records(THEME);
    all.sort_by(|a, b| b.text("from").cmp(a.text("from")).then_with(|| a.id.cmp(&b.id)));
    let mut rows: Vec<ThemeRow> = all.iter().filter_map(|theme| theme_row(workspace, theme, today)).collect();
    rows.sort_by_key(|row| !row.is_due);
    rows
}

fn theme_row(workspace: &Workspace, theme: &FieldRecord, today: NaiveDate) -> Option<ThemeRow> {
    let (from, stage) = (theme.day("from")?, theme_stage(theme, today)?);
    let check = check_day(from);
    let day = |day: NaiveDate| dates::short_date(day, today);
    let words = match stage {
        ThemeStage::Ahead => say::theme_ahead(&day(from)),
        ThemeStage::Focus(week) => say::theme_focus(&week.to_string()),
        ThemeStage::Check => text(Key::ThemeCheckNow).to_owned(),
        ThemeStage::Closed => text(Key::ThemeClosed).to_owned(),
    };
    let last = check.pred_opt().unwrap_or(check);
    let steps = [
        (Key::ThemeIntro, day(from), theme.text("intro").to_owned()),
        (Key::ThemeFocusStep, say::period_days(&day(from), &day(last)), theme.text("focus").to_owned()),
        (Key::ThemeCheck, day(check), theme.text("found").to_owned()),
        (Key::ThemeAdjust, theme.day("closed").map(day).unwrap_or_default(), theme.text("adjust").to_owned()),
    ];
    let goal = theme.link("toward").and_then(|id| Some((id.clone(), wish(workspace.record_of(GOAL, &id)?))));
    let (id, title) = (theme.id.clone(), theme.text("title").to_owned());
    Some(ThemeRow {
        id,
        title,
        stage: words,
        is_due: stage == ThemeStage::Check,
        is_over: stage == ThemeStage::Closed,
        steps,
        goal,
    })
}
