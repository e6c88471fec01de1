//! What of the matrix is shown, and in which order. The choice stands in the address, by ids that
//! say nothing; a tag, which is somebody's word, by a record that carries it.

use crate::{
    domain::{
        calendar::{add_days, monday_of},
        case::CaseType,
        ids::{CaseId, Id},
        item_index::Place,
        work_item::{ItemId, WorkItem},
        workspace::Workspace,
    },
    texts::reasons::item_title,
};
use chrono::NaiveDate;
use serde::Deserialize;
use std::sync::Arc;

/// In which order a quadrant stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Sort {
    /// What to do first.
    #[default]
    Rank,
    /// The planned day or the last one, whichever is nearer.
    Date,
    /// By the code of the case.
    Case,
    /// The shortest first.
    Estimate,
}

/// Which days.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Span {
    /// Late, due or planned until today.
    Today,
    /// Until Sunday.
    Week,
}

/// See the module.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MatrixFilter {
    /// Of one case.
    pub case: Option<CaseId>,
    /// Of cases in one phase.
    pub phase: Option<CaseType>,
    /// With one tag.
    pub tag: Option<TagMark>,
    /// Of these days.
    pub span: Option<Span>,
    /// Only what the user has moved against the suggestion.
    pub moved: bool,
    /// The order.
    pub sort: Sort,
}

const SORTS: [(Sort, &str); 3] = [(Sort::Date, "date"), (Sort::Case, "case"), (Sort::Estimate, "estimate")];
const SPANS: [(Span, &str); 2] = [(Span::Today, "today"), (Span::Week, "week")];

/// A tag without its word: a task or a case that carries it, and which of its tags it is. Whoever finds
/// an address in the browser's history cannot try words against it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TagMark {
    id: Id,
    at: usize,
}

impl std::fmt::Display for TagMark {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "{}.{}", self.id, self.at)
    }
}

impl TagMark {
    /// From an address, or from a choice; None where it is something else.
    pub fn read(text: &str) -> Option<Self> {
        let (id, at) = text.rsplit_once('.')?;
        Some(TagMark { id: Id::is_well_formed(id).then(|| Id::new(id))?, at: at.parse().ok()? })
    }
    /// The tag, in lower case. None when the record does not carry it any more.
    pub fn tag(&self, workspace: &Workspace) -> Option<String> {
        let task = workspace.tasks().get(self.id.clone());
        let of_task = task.and_then(|task| task.tags.get(self.at).cloned());
        let of_case = || workspace.cases().get(self.id.clone())?.tags.get(self.at).cloned();
        of_task.or_else(of_case).map(|tag| tag.to_lowercase())
    }
}

impl MatrixFilter {
    /// Something is left out.
    pub fn is_on(&self) -> bool {
        MatrixFilter { sort: self.sort, ..MatrixFilter::default() } != *self
    }
    /// For the address: `?case=c1&span=week`; empty when all is shown in rank.
    pub fn to_query(&self) -> String {
        let name = |phase: &CaseType| serde_json::to_value(phase).ok().and_then(|name| Some(name.as_str()?.to_owned()));
        let parts = [
            self.case.as_ref().map(|case| format!("case={case}")),
            self.phase.as_ref().and_then(name).map(|name| format!("phase={name}")),
            self.tag.as_ref().map(|tag| format!("tag={tag}")),
            self.span.map(|span| format!("span={}", SPANS[span as usize].1)),
            self.moved.then(|| "moved=1".to_owned()),
            SORTS.iter().find(|(sort, _)| *sort == self.sort).map(|(_, name)| format!("sort={name}")),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }
    /// What an address says. None when it says something else.
    pub fn from_query(query: &str) -> Option<Self> {
        let mut filter = MatrixFilter::default();
        for part in query.split('&').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=')?;
            match name {
                "case" => filter.case = Some(Id::is_well_formed(value).then(|| CaseId(Id::new(value)))?),
                "phase" => filter.phase = Some(CaseType::deserialize(&serde_json::Value::from(value)).ok()?),
                // Older addresses held a checksum of the word: not read any more.
                "tag" if !value.contains('.') => {}
                "tag" => filter.tag = Some(TagMark::read(value)?),
                "span" => filter.span = Some(SPANS.iter().find(|(_, name)| *name == value)?.0),
                "moved" => filter.moved = true,
                "sort" => filter.sort = SORTS.iter().find(|(_, name)| *name == value)?.0,
                _ => return None,
            }
        }
        Some(filter)
    }
}

/// The user has put it elsewhere than suggested, and it stands there. What had no suggestion was sorted,
/// not moved, and what the law holds where it was did not move.
pub fn is_moved(item: &WorkItem) -> bool {
    item.chosen.is_some() && item.suggested.is_some() && item.quadrant() != item.suggested
}

/// How many items stand against the suggestion.
pub fn moved(workspace: &Workspace) -> Vec<ItemId> {
    workspace.items().iter().filter(|item| is_moved(item)).map(|item| item.id.clone()).collect()
}

/// The items of a quadrant that are shown, in order. `words`: in lower case.
pub fn shown(workspace: &Workspace, place: Place, filter: &MatrixFilter, words: &str) -> Vec<Arc<WorkItem>> {
    let items = workspace.items().in_quadrant(place).iter();
    let tag = filter.tag.as_ref().and_then(|mark| mark.tag(workspace));
    let has_tag = |item: &WorkItem| {
        tag.as_ref().is_none_or(|tag| tags_of(workspace, item).iter().any(|(held, _)| held.to_lowercase() == *tag))
    };
    let mut shown: Vec<Arc<WorkItem>> =
        items.filter(|item| is_wanted(workspace, item, filter, words) && has_tag(item)).cloned().collect();
    // Sorting keeps the rank among equals.
    match filter.sort {
        Sort::Rank => (),
        Sort::Date => shown.sort_by_key(|item| day_of(item).unwrap_or(NaiveDate::MAX)),
        Sort::Case => shown.sort_by_key(|item| (item.case_code.is_none(), item.case_code.clone())),
        Sort::Estimate => shown.sort_by_key(|item| (item.effort_hours * 60.0) as u32),
    }
    shown
}

fn day_of(item: &WorkItem) -> Option<NaiveDate> {
    item.planned.into_iter().chain(item.due).min()
}

fn is_wanted(workspace: &Workspace, item: &WorkItem, filter: &MatrixFilter, words: &str) -> bool {
    let today = workspace.now().date();
    let case = || item.case.clone().and_then(|case| workspace.cases().get(case));
    let until = filter.span.map(|span| match span {
        Span::Today => today,
        Span::Week => add_days(monday_of(today), 6),
    });
    let in_span = |until: NaiveDate| item.at_once || day_of(item).is_some_and(|day| day <= until);
    filter.case.as_ref().is_none_or(|wanted| item.case.as_ref() == Some(wanted))
        && filter.phase.is_none_or(|phase| case().is_some_and(|case| case.case_type == phase))
        && until.is_none_or(in_span)
        && (!filter.moved || is_moved(item))
        && (words.is_empty()
            || item_title(item).to_lowercase().contains(words)
            || item.case_code.as_ref().is_some_and(|code| code.to_lowercase().contains(words)))
}

/// The tags of a task, and those of its case.
fn tags_of(workspace: &Workspace, item: &WorkItem) -> Vec<(String, TagMark)> {
    let mut found = Vec::new();
    let mut note = |id: &Id, tags: &[String]| {
        found.extend(tags.iter().enumerate().map(|(at, tag)| (tag.clone(), TagMark { id: id.clone(), at })));
    };
    if let ItemId::Task(id) = &item.id
        && let Some(task) = workspace.tasks().get(id.clone())
    {
        note(&id.0, &task.tags);
    }
    if let Some(case) = item.case.clone().and_then(|case| workspace.cases().get(case)) {
        note(&case.id.0, &case.tags);
    }
    found
}

/// The tags of open work, in order, each once, with what stands for it in addresses.
pub fn tags(workspace: &Workspace) -> Vec<(String, TagMark)> {
    let mut tags: Vec<_> = workspace.items().iter().flat_map(|item| tags_of(workspace, item)).collect();
    tags.sort_by(|(a, of_a), (b, of_b)| (a, &of_a.id, of_a.at).cmp(&(b, &of_b.id, of_b.at)));
    tags.dedup_by(|(a, _), (b, _)| a.to_lowercase() == b.to_lowercase());
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_elsewhere_than_suggested_is_moved() {
        use crate::domain::quadrant::Quadrant::{Delegate, Drop, Now, Plan};
        use crate::domain::{settings::Settings, task::Task, work_item::item_of_task};
        let today = NaiveDate::from_ymd_opt(2026, 11, 27).unwrap().and_hms_opt(9, 0, 0).unwrap();
        let item = item_of_task(&Task::default(), None, &Settings::default(), today).unwrap();
        // Chosen, suggested, the lowest that the law leaves open.
        let table = [
            (None, Some(Plan), None, false),
            (Some(Plan), Some(Plan), None, false),
            (Some(Now), Some(Plan), None, true),
            (Some(Drop), None, None, false),
            (Some(Drop), Some(Now), Some(Now), false),
            (Some(Delegate), Some(Now), Some(Plan), true),
        ];
        for (chosen, suggested, floor, moved) in table {
            let item = WorkItem { chosen, suggested, floor, ..item.clone() };
            assert_eq!(is_moved(&item), moved, "{chosen:?} {suggested:?} {floor:?}");
        }
    }

    #[test]
    fn an_address_gives_the_filter_it_was_made_from() {
        let filter = MatrixFilter {
            case: Some(CaseId(Id::new("c1"))),
            phase: Some(CaseType::Investigation),
            tag: TagMark::read("t1.0"),
            span: Some(Span::Week),
            moved: true,
            sort: Sort::Estimate,
        };
        let query = filter.to_query();
        assert_eq!(MatrixFilter::from_query(query.trim_start_matches('?')), Some(filter));
        assert_eq!(MatrixFilter::default().to_query(), "");
        let old = MatrixFilter { span: Some(Span::Week), ..MatrixFilter::default() };
        assert_eq!(MatrixFilter::from_query("tag=5c9d1a7e&span=week"), Some(old));
        for wrong in ["case=Ola Nordmann", "phase=x", "tag=Ola Nordmann.0", "tag=t1.x", "span=year", "x=1", "case"] {
            assert_eq!(MatrixFilter::from_query(wrong), None, "{wrong}");
        }
    }
}
