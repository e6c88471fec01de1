//! The register: how it is looked at, and changing many cases in one go.

use super::rules::stored;
use crate::{
    domain::{
        case::{Case, CaseType, Role},
        change::{Edit, Label},
        entity::{Entity, edits},
        form::{FieldError, FormReader, FormValues, SHORT},
        ids::Id,
        register_view::{Column, Group, RegisterView},
        settings::Settings,
    },
    state::App,
};

/// The fields of the forms, by name.
pub mod field {
    pub const NAME: &str = "name";
    pub const TEXT: &str = "text";
    pub const GROUP: &str = "group";
    pub const TYPE: &str = "type";
    pub const RISK: &str = "risk";
    pub const ROLE: &str = "role";
    pub const TAGS_ADDED: &str = "tags_added";
    pub const TAGS_REMOVED: &str = "tags_removed";
    pub const REVIEWED: &str = "reviewed";
}

/// What a form holds for the layout of a view.
pub fn layout_form(view: &RegisterView) -> FormValues {
    let mut values = FormValues::default().with(field::GROUP, stored(&view.group));
    for column in Column::ALL {
        values.set(column.name(), view.columns.contains(&column).to_string());
    }
    values
}

impl App {
    /// How the register is laid out: as the user left it.
    pub fn register_layout(self) -> RegisterView {
        self.workspace(|workspace| workspace.settings().register.clone())
    }
    /// The views that are kept, in the order of keeping.
    pub fn register_views(self) -> Vec<RegisterView> {
        self.workspace(|workspace| workspace.settings().register_views.clone())
    }
    /// Writes the form of columns and grouping into a view, and keeps the layout.
    ///
    /// # Errors
    /// None: every answer is one of those offered.
    pub fn lay_out_register(self, view: &RegisterView, values: &FormValues) -> Result<RegisterView, Vec<FieldError>> {
        let mut read = FormReader::new(values);
        let group = read.choice::<Group>(field::GROUP).unwrap_or_default();
        let columns = Column::ALL.into_iter().filter(|column| read.flag(column.name())).collect();
        let view = read.finish(RegisterView { group, columns, ..view.clone() })?;
        // A layout is no secret, but what was searched and what the view is called belong to that moment.
        let kept = RegisterView { group: view.group, columns: view.columns.clone(), ..RegisterView::default() };
        self.change_register(|settings| settings.register = kept);
        Ok(view)
    }
    /// Keeps a view under the name of a form. The same name again replaces it.
    ///
    /// # Errors
    /// Without a name.
    pub fn keep_view(self, view: &RegisterView, values: &FormValues) -> Result<(), Vec<FieldError>> {
        let mut read = FormReader::new(values);
        let name = read.required(field::NAME, SHORT);
        let text = read.text(field::TEXT, SHORT);
        let view = read.finish(RegisterView { name, text, ..view.clone() })?;
        self.change_register(|settings| {
            settings.register_views.retain(|held| held.name != view.name);
            settings.register_views.push(view);
        });
        Ok(())
    }
    /// Forgets a view.
    pub fn forget_view(self, name: &str) {
        self.change_register(|settings| settings.register_views.retain(|held| held.name != name));
    }
    /// Writes the form for many cases: what is left empty stays as it is in each. One change, one undo.
    ///
    /// # Errors
    /// Every field that cannot be read.
    pub fn edit_cases(self, ids: &[Id], values: &FormValues) -> Result<(), Vec<FieldError>> {
        let today = self.now().date();
        let mut read = FormReader::new(values);
        let case_type = read.choice::<CaseType>(field::TYPE);
        let role = read.choice::<Role>(field::ROLE);
        let risk = read.number(field::RISK, 0.0, 3.0).map(|risk| risk as u8);
        let tags = |text: String| -> Vec<String> {
            text.split(',').map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
        };
        let (added, removed) = (tags(read.text(field::TAGS_ADDED, SHORT)), tags(read.text(field::TAGS_REMOVED, SHORT)));
        let reviewed = read.flag(field::REVIEWED);
        read.finish(())?;
        let changed = |case: &Case| {
            let mut after = case.clone();
            after.case_type = case_type.unwrap_or(after.case_type);
            after.role = role.unwrap_or(after.role);
            if risk.is_some() {
                (after.risk, after.risk_on) = (risk, Some(today));
            }
            after.tags.retain(|tag| !removed.iter().any(|gone| gone.eq_ignore_ascii_case(tag)));
            let is_new = |tag: &&String| !case.tags.iter().any(|held| held.eq_ignore_ascii_case(tag));
            after.tags.extend(added.iter().filter(is_new).cloned());
            if reviewed {
                after.reviewed = Some(today);
            }
            edits(Some(case), &after)
        };
        let all: Vec<Edit> = self.workspace(|workspace| {
            ids.iter().filter_map(|id| workspace.cases().get(id.clone())).flat_map(|case| changed(case)).collect()
        });
        if !all.is_empty() {
            self.commit_and_say(Label::CasesEdited, all);
        }
        Ok(())
    }

    fn change_register(self, change: impl FnOnce(&mut Settings)) {
        let before = self.workspace(|workspace| (**workspace.settings()).clone());
        let mut after = before.clone();
        change(&mut after);
        let is_stored = self.workspace(|workspace| workspace.truth().record(&before.key()).is_some());
        self.commit(Label::RegisterArranged, edits(is_stored.then_some(&before), &after));
    }
}

#[cfg(test)]
mod tests;
