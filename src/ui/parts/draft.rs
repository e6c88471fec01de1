//! What is being typed into a form, before it is anything.

use crate::domain::form::{FieldError, FormValues};
use crate::ui::prelude::*;

/// The values of a form under work: a handle that is copied freely.
#[derive(Clone, Copy)]
pub struct Draft {
    values: RwSignal<FormValues>,
    start: StoredValue<FormValues>,
    errors: RwSignal<Vec<FieldError>>,
}

impl Draft {
    /// Starts from these values. What differs from them later counts as typed.
    pub fn new(values: FormValues) -> Self {
        Draft {
            start: StoredValue::new(values.clone()),
            values: RwSignal::new(values),
            errors: RwSignal::new(Vec::new()),
        }
    }
    /// Starts from `values`, and takes up what was typed before a reload, if anything was.
    pub fn resumed(values: FormValues, typed: Option<FormValues>) -> Self {
        let draft = Self::new(values);
        if let Some(typed) = typed {
            draft.values.set(typed);
        }
        draft
    }
    /// Takes up what was typed before a reload, unless something is typed already or the form has
    /// gone meanwhile.
    pub fn resume(&self, typed: FormValues) {
        let is_untouched = |start: &FormValues| self.values.try_with_untracked(|values| !differs(start, values));
        if self.start.try_with_value(is_untouched).flatten() == Some(true) {
            self.values.try_set(typed);
        }
    }
    /// The text of a field, tracked.
    pub fn get(&self, field: &str) -> String {
        self.values.with(|values| values.get(field).to_owned())
    }
    /// Whether a box is ticked, tracked.
    pub fn flag(&self, field: &str) -> bool {
        self.values.with(|values| values.get(field) == "true")
    }
    /// All values, tracked.
    pub fn values(&self) -> FormValues {
        self.values.get()
    }
    /// All values as they are now, for an action.
    pub fn values_untracked(&self) -> FormValues {
        self.values.get_untracked()
    }
    /// Types into a field. Its error goes away: it was about the old text.
    pub fn set(&self, field: &str, value: impl Into<String>) {
        let value = value.into();
        if self.values.with_untracked(|values| values.get(field) == value) {
            return;
        }
        self.values.update(|values| values.set(field, value));
        if self.errors.with_untracked(|errors| errors.iter().any(|e| e.field == field)) {
            self.errors.update(|errors| errors.retain(|e| e.field != field));
        }
    }
    /// Whether something differs from the start.
    pub fn is_changed(&self) -> bool {
        self.start.with_value(|start| self.values.with_untracked(|values| differs(start, values)))
    }
    /// Starts anew from these values.
    pub fn restart(&self, values: FormValues) {
        self.start.set_value(values.clone());
        self.values.set(values);
        self.errors.set(Vec::new());
    }
    /// Goes back to the values it started from.
    pub fn discard(&self) {
        self.restart(self.start.get_value());
    }
    /// What was wrong at the last attempt to save, tracked.
    pub fn errors(&self) -> Vec<FieldError> {
        self.errors.get()
    }
    /// Shows what is wrong.
    pub fn fail(&self, errors: Vec<FieldError>) {
        self.errors.set(errors);
    }
}

/// A field that was never touched and one that is empty are the same to the user.
fn differs(start: &FormValues, now: &FormValues) -> bool {
    let is_empty = |value: &str| value.is_empty() || value == "false";
    let fields = start.0.keys().chain(now.0.keys());
    let mut pairs = fields.map(|field| (start.get(field), now.get(field)));
    pairs.any(|(before, after)| before != after && !(is_empty(before) && is_empty(after)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn untouched_and_empty_are_the_same() {
        let start = FormValues::default().with("title", "Ring").with("note", "");
        assert!(!differs(&start, &FormValues::default().with("title", "Ring").with("acute", "false")));
        assert!(differs(&start, &FormValues::default().with("title", "Ring ")));
        assert!(differs(&start, &FormValues::default().with("note", "")));
    }
}
