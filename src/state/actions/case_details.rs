//! What hangs on a case beside its form and events: its weight, the checklist, the group of
//! siblings, the walk through it, what is to be caught up, what a colleague needs.

use crate::{
    domain::{
        case::{AddOn, Case, Recovery, Role},
        change::{Edit, Label},
        entity::edits,
        form::{FieldError, FormReader, FormValues, LONG, SHORT},
        ids::{CaseId, Id},
    },
    state::{App, actions::rules::stored},
};
use chrono::NaiveDate;

/// The fields of the forms, by name.
pub mod field {
    pub const SIBLINGS: &str = "siblings";
    pub const MINE_SINCE: &str = "mine_since";
    pub const ROLE: &str = "role";
    pub const LOCKED: &str = "locked";
    pub const BY: &str = "by";
    pub const WHAT: &str = "what";
    pub const HANDOVER: &str = "handover";
    pub const SIBLING: &str = "sibling";
}

/// The field of an add-on.
pub fn add_on_field(add_on: AddOn) -> &'static str {
    match add_on {
        AddOn::Violence => "violence",
        AddOn::Interpreter => "interpreter",
        AddOn::Conflict => "conflict",
        AddOn::Agencies => "agencies",
        AddOn::Travel => "travel",
        AddOn::Shared => "shared",
        AddOn::Stable => "stable",
        AddOn::Unknown => "",
    }
}

/// What a form holds for the weight of a case.
pub fn weight_form(case: &Case) -> FormValues {
    let mut values = FormValues::default()
        .with(field::SIBLINGS, if case.siblings == 0 { String::new() } else { case.siblings.to_string() })
        .with(field::MINE_SINCE, case.mine_since.map(|on| on.to_string()).unwrap_or_default())
        .with(field::ROLE, stored(&case.role))
        .with(field::LOCKED, case.locked.to_string());
    for add_on in AddOn::ALL {
        values.set(add_on_field(add_on), case.add_ons.contains(&add_on).to_string());
    }
    values
}

impl App {
    /// Writes what makes a case heavier or lighter.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn weigh_case(self, id: &CaseId, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let mut read = FormReader::new(values);
        let siblings = read.number(field::SIBLINGS, 0.0, 20.0).map_or(0, |n| n.round() as u8);
        let mine_since = read.past_date(field::MINE_SINCE, self.now().date());
        let role = read.choice::<Role>(field::ROLE).unwrap_or_default();
        let add_ons = AddOn::ALL.into_iter().filter(|add_on| read.flag(add_on_field(*add_on))).collect();
        let locked = read.flag(field::LOCKED);
        let (siblings, mine_since, role, add_ons) = read.finish((siblings, mine_since, role, add_ons))?;
        self.change_case(id, Label::CaseEdited, |case| {
            case.locked = locked;
            (case.siblings, case.mine_since, case.role, case.add_ons) = (siblings, mine_since, role, add_ons);
        });
        Ok(())
    }
    /// Ticks an item of the checklist on a day, or takes the tick away.
    pub fn tick_item(self, id: &CaseId, item: &str, on: Option<NaiveDate>) {
        self.change_case(id, Label::CaseEdited, |case| match on {
            Some(on) => drop(case.checks.insert(item.to_owned(), on)),
            None => drop(case.checks.remove(item)),
        });
    }
    /// Notes that a case was walked through today.
    pub fn review_case(self, id: &CaseId) {
        let today = self.now().date();
        self.change_case(id, Label::CaseReviewed, |case| case.reviewed = Some(today));
    }
    /// Puts a case on the list of those to be caught up.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn recover_case(self, id: &CaseId, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let mut read = FormReader::new(values);
        let by = read.required_date(field::BY).unwrap_or_default();
        let what = read.text(field::WHAT, SHORT);
        let recovery = read.finish(Recovery { by, what })?;
        self.change_case(id, Label::CaseEdited, |case| case.recovery = Some(recovery));
        Ok(())
    }
    /// Takes a case off that list.
    pub fn end_recovery(self, id: &CaseId) {
        self.change_case(id, Label::CaseEdited, |case| case.recovery = None);
    }
    /// Writes what a colleague needs to know of a case.
    ///
    /// # Errors
    /// A text that is too long.
    pub fn note_handover(self, id: &CaseId, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let mut read = FormReader::new(values);
        let text = read.text(field::HANDOVER, LONG);
        let text = read.finish(text)?;
        self.change_case(id, Label::CaseEdited, |case| case.handover = text);
        Ok(())
    }
    /// Puts a case and another one into one group of siblings. Their groups become one.
    pub fn join_siblings(self, id: &CaseId, other: &CaseId) {
        let (Some(first), Some(second)) = (self.held_case(id), self.held_case(other)) else { return };
        let group = first.group.clone().or(second.group.clone()).unwrap_or_else(|| Id::from_random(self.random()));
        let all: Vec<Edit> = self.workspace(|workspace| {
            let joins = |case: &Case| {
                let of = |wanted: &Case| case.id == wanted.id || (case.group.is_some() && case.group == wanted.group);
                of(&first) || of(&second)
            };
            let joined = workspace.cases().iter().filter(|case| joins(case));
            joined
                .flat_map(|case| edits(Some(&**case), &Case { group: Some(group.clone()), ..(**case).clone() }))
                .collect()
        });
        self.commit_and_say(Label::SiblingsJoined, all);
    }
    /// The same with the case chosen in a form.
    ///
    /// # Errors
    /// Without a choice.
    pub fn join_chosen(self, id: &CaseId, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let mut read = FormReader::new(values);
        let other = read.required(field::SIBLING, 80);
        let other = read.finish(other)?;
        self.join_siblings(id, &CaseId(Id::new(other)));
        Ok(())
    }
    /// Takes a case out of its group. A group of one is none.
    pub fn leave_siblings(self, id: &CaseId) {
        let Some(case) = self.held_case(id) else { return };
        let rest = self.siblings_of(id);
        let alone = |case: &Case| edits(Some(case), &Case { group: None, ..case.clone() });
        let mut all = alone(&case);
        if let [last] = &rest[..] {
            all.extend(alone(last));
        }
        self.commit_and_say(Label::SiblingsJoined, all);
    }
    /// The other open cases of the group, by code.
    pub fn siblings_of(self, id: &CaseId) -> Vec<Case> {
        self.workspace(|workspace| {
            let Some(group) = workspace.cases().get(id.clone()).and_then(|case| case.group.clone()) else {
                return Vec::new();
            };
            let is_sibling =
                |case: &&Case| case.group.as_ref() == Some(&group) && case.id != *id && case.closed.is_none();
            let mut found: Vec<Case> =
                workspace.cases().iter().map(|case| &**case).filter(is_sibling).cloned().collect();
            found.sort_by(|a, b| a.code.cmp(&b.code));
            found
        })
    }

    fn held_case(self, id: &CaseId) -> Option<Case> {
        self.workspace(|workspace| workspace.cases().get(id.clone()).map(|case| (**case).clone()))
    }
    fn change_case(self, id: &CaseId, label: Label, change: impl FnOnce(&mut Case)) {
        let Some(before) = self.held_case(id) else { return };
        let mut after = before.clone();
        change(&mut after);
        self.commit_and_say(label, edits(Some(&before), &after));
    }
}
