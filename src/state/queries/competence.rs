//! The competence plan: the modules of the source and one's own, learning goals that are ticked, what
//! came of them, and the goals that they serve (domain.md section 8, "Competence plan").

use super::goals::wish;
use crate::{
    domain::{
        goal::GOAL,
        ids::Id,
        indicator::INDICATOR,
        notebook::COMPETENCE,
        truth::{Key as RecordKey, Record},
        workspace::Workspace,
    },
    texts::{Key, dates, say, text},
};
use serde_json::Value;

/// A module of the source: its place in the plan is its id, so that two devices meet in one record.
struct Module {
    id: &'static str,
    title: Key,
    days: u8,
    aims: Option<Key>,
}

const fn module(id: &'static str, title: Key, days: u8, aims: Option<Key>) -> Module {
    Module { id, title, days, aims }
}

static MODULES: [Module; 10] = [
    module("module-1", Key::Module1, 1, Some(Key::Module1Aims)),
    module("module-2", Key::Module2, 2, Some(Key::Module2Aims)),
    module("module-3", Key::Module3, 2, Some(Key::Module3Aims)),
    module("module-4", Key::Module4, 2, Some(Key::Module4Aims)),
    module("module-5", Key::Module5, 1, Some(Key::Module5Aims)),
    module("module-6", Key::Module6, 1, Some(Key::Module6Aims)),
    module("module-7", Key::Module7, 1, None),
    module("module-8", Key::Module8, 1, None),
    module("module-9", Key::Module9, 1, None),
    module("module-10", Key::Module10, 1, None),
];
/// So many of them are for everybody, the rest are the leader's track.
const FOR_ALL: usize = 6;

/// Where a module stands on the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Track {
    /// The plan of the source.
    Plan,
    /// Its track for leaders.
    Leader,
    /// One's own.
    Own,
}

/// A module as it stands.
#[derive(Clone, PartialEq, Debug)]
pub struct ModuleRow {
    /// Which; of the source, also where nothing is written yet.
    pub id: Id,
    /// Its list.
    pub track: Track,
    /// Its name.
    pub title: String,
    /// How long it is, and planned or finished when.
    pub state: String,
    /// The learning goals, and whether each is met.
    pub aims: Vec<(String, bool)>,
    /// Reflection, and use in practice.
    pub facts: Vec<(&'static str, String)>,
    /// The goals that it serves: by itself, or through an indicator that is then named.
    pub serves: Vec<(Id, String)>,
}

/// All modules in the order of the page.
pub fn modules(workspace: &Workspace) -> Vec<ModuleRow> {
    let of_source = MODULES.iter().enumerate().map(|(at, module)| {
        let track = if at < FOR_ALL { Track::Plan } else { Track::Leader };
        row(workspace, Id::new(module.id), track, Some(module))
    });
    let own = workspace.records_of(COMPETENCE.kind).into_iter().map(|(key, _)| key.id.clone());
    let own = own.filter(|id| of_plan(id).is_none()).map(|id| row(workspace, id, Track::Own, None));
    let mut own: Vec<ModuleRow> = own.collect();
    own.sort_by(|a, b| (&a.title, &a.id).cmp(&(&b.title, &b.id)));
    of_source.chain(own).collect()
}

/// What a module of the source is called and asks, until something else is written; None for one's own.
pub fn beginning(id: &Id) -> Option<[(&'static str, &'static str); 2]> {
    let module = of_plan(id)?;
    Some([("title", text(module.title)), ("aims", module.aims.map_or("", text))])
}

/// The names of the modules that can be chosen.
pub fn module_names(workspace: &Workspace) -> Vec<(Id, String)> {
    modules(workspace).into_iter().map(|row| (row.id, row.title)).collect()
}

/// What a module is called; None when it is there no more.
pub fn module_name(workspace: &Workspace, id: &Id) -> Option<String> {
    match of_plan(id) {
        Some(module) => Some(text(module.title).to_owned()),
        None => Some(held(record(workspace, id)?, "title").to_owned()),
    }
}

/// The modules that serve a goal, by themselves or through its indicators.
pub fn modules_of(workspace: &Workspace, goal: &Id) -> Vec<ModuleRow> {
    let mut all = modules(workspace);
    all.retain(|row| row.serves.iter().any(|(id, _)| id == goal));
    all
}

fn of_plan(id: &Id) -> Option<&'static Module> {
    MODULES.iter().find(|module| module.id == id.as_str())
}

fn record<'a>(workspace: &'a Workspace, id: &Id) -> Option<&'a Record> {
    workspace.truth().record(&RecordKey::new(COMPETENCE.kind, id.clone())).filter(|record| record.is_live())
}

fn held<'a>(record: &'a Record, name: &str) -> &'a str {
    record.value(name).and_then(Value::as_str).unwrap_or_default()
}

fn row(workspace: &Workspace, id: Id, track: Track, module: Option<&Module>) -> ModuleRow {
    let today = workspace.now().date();
    let record = record(workspace, &id);
    let field = |name: &str| record.map_or("", |record| held(record, name));
    let day = |name: &str| field(name).parse().ok().map(|day| dates::short_date(day, today));
    let length = module.map(|module| match module.days {
        1 => text(Key::CompetenceDay).to_owned(),
        n => say::competence_days(&n.to_string()),
    });
    let stands = match (day("finished"), day("on")) {
        (Some(day), _) => Some(say::competence_done(&day)),
        (None, day) => day.map(|day| say::competence_planned(&day)),
    };
    let (own, met) = (field("aims"), field("aims_met"));
    let aims = if own.trim().is_empty() { module.and_then(|module| module.aims).map_or("", text) } else { own };
    let aims = aims.lines().map(str::trim).filter(|line| !line.is_empty());
    let facts = [("reflection", Key::FieldReflection), ("used", Key::FieldUsed)];
    let facts = facts.into_iter().map(|(name, label)| (text(label), field(name).to_owned()));
    ModuleRow {
        track,
        title: module.map_or_else(|| field("title").to_owned(), |module| text(module.title).to_owned()),
        state: [length, stands].into_iter().flatten().collect::<Vec<_>>().join(" · "),
        aims: aims.map(|line| (line.to_owned(), met.lines().any(|other| other == line))).collect(),
        facts: facts.filter(|(_, words)| !words.is_empty()).collect(),
        serves: serves(workspace, &id, field("toward")),
        id,
    }
}

/// A goal that is named twice stands once, with the indicator.
fn serves(workspace: &Workspace, id: &Id, toward: &str) -> Vec<(Id, String)> {
    let goal = |id: &Id| workspace.record_of(GOAL, id).map(|goal| wish(goal));
    let indicators = workspace.field_records(INDICATOR).into_iter().filter(|record| record.belongs_to("learnt_in", id));
    let through = indicators.filter_map(|record| {
        let of = record.link(GOAL)?;
        let words = say::module_serves_through(&goal(&of)?, record.text("measured"));
        Some((of, words))
    });
    let mut found: Vec<(Id, String)> = through.collect();
    let direct = Some(toward).filter(|id| Id::is_well_formed(id)).map(Id::new);
    let direct = direct.filter(|id| found.iter().all(|(other, _)| other != id));
    found.extend(direct.and_then(|id| Some((id.clone(), goal(&id)?))));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        change::{Edit, Label},
        stamp::Writer,
    };
    use serde_json::json;

    type Fields<'a> = &'a [(&'a str, &'a str)];

    fn with(rows: &[(&str, &str, Fields)]) -> Workspace {
        let mut workspace = Workspace::new(Writer::default(), "2026-11-25T09:00:00".parse().unwrap());
        let mut edits = Vec::new();
        for (kind, id, fields) in rows {
            for (field, value) in *fields {
                edits.push(Edit::new(RecordKey::new(kind, Id::new(id)), field, Value::Null, json!(value)));
            }
        }
        workspace.commit(Label::Other, edits, 1);
        workspace
    }

    #[test]
    fn a_module_and_the_goals_it_serves_lead_to_each_other() {
        let workspace = with(&[
            ("goal", "g1", &[("wish", "Samtaler i tide")]),
            ("goal", "g2", &[("wish", "Kortere notater")]),
            ("goal", "g3", &[("wish", "Noe annet")]),
            ("indicator", "i1", &[("goal", "g1"), ("measured", "Andel i tide"), ("learnt_in", "module-3")]),
            ("indicator", "i2", &[("goal", "gone"), ("measured", "Andel"), ("learnt_in", "module-3")]),
            ("competence", "module-3", &[("toward", "g2")]),
            ("competence", "own", &[("title", "Tolk i samtaler"), ("toward", "g1")]),
        ]);
        let of = |goal: &str| modules_of(&workspace, &Id::new(goal)).into_iter().map(|row| row.id).collect::<Vec<_>>();
        assert_eq!(of("g1"), [Id::new("module-3"), Id::new("own")]);
        assert_eq!((of("g2"), of("g3")), (vec![Id::new("module-3")], vec![]));
        let all = modules(&workspace);
        let third = all.iter().find(|row| row.id == Id::new("module-3")).unwrap();
        assert_eq!(third.serves.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["g1", "g2"]);
        assert!(third.serves[0].1.contains("Andel i tide") && third.serves[1].1 == "Kortere notater");
    }

    #[test]
    fn the_plan_of_the_source_stands_before_ones_own() {
        let workspace = with(&[
            ("competence", "own", &[("title", "Tolk"), ("aims", "Bestille\nBruke"), ("aims_met", "Bruke")]),
            ("competence", "module-10", &[("title", "x"), ("finished", "2026-11-20"), ("reflection", "Godt")]),
        ]);
        let all = modules(&workspace);
        let count = |track: Track| all.iter().filter(|row| row.track == track).count();
        assert_eq!((count(Track::Plan), count(Track::Leader), count(Track::Own), all.len()), (6, 4, 1, 11));
        let own = all.last().unwrap();
        assert_eq!(own.aims, [("Bestille".to_owned(), false), ("Bruke".to_owned(), true)]);
        assert!(all[1].aims.len() > 2 && all[9].facts[0].1 == "Godt" && all[9].state.contains("20"), "{:?}", all[9]);
        assert_eq!(module_name(&workspace, &own.id).as_deref(), Some("Tolk"));
        assert_eq!(module_name(&workspace, &Id::new("gone")), None);
    }
}
