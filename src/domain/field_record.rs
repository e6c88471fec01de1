//! A record that is read field by field: what the lists of `record_form` write, without a struct of
//! its own for each kind. A value of the wrong shape counts as not set, as everywhere.

use super::{
    ids::Id,
    truth::{DELETED, Field, Record},
};
use chrono::NaiveDate;
use serde_json::Value;
use std::collections::BTreeMap;

/// The kinds that are kept this way. Others may be added at the end.
pub const FIELD_KINDS: [&str; 5] = ["goal", "indicator", "goal_point", "theme", "earlier_talk"];

/// One record.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct FieldRecord {
    /// The record.
    pub id: Id,
    values: BTreeMap<Field, Value>,
}

impl FieldRecord {
    /// A live record; None when it is deleted or erased.
    pub fn of(id: &Id, record: &Record) -> Option<Self> {
        let set = record.cells().filter(|(name, cell)| name.as_str() != DELETED && !cell.value.is_null());
        let values = set.map(|(name, cell)| (name.clone(), cell.value.clone())).collect();
        record.is_live().then(|| FieldRecord { id: id.clone(), values })
    }
    /// The words of a field; empty when not set.
    pub fn text(&self, field: &str) -> &str {
        self.get(field).and_then(Value::as_str).unwrap_or_default()
    }
    /// The day of a field.
    pub fn day(&self, field: &str) -> Option<NaiveDate> {
        self.text(field).parse().ok()
    }
    /// The number of a field.
    pub fn number(&self, field: &str) -> Option<f64> {
        self.get(field).and_then(Value::as_f64).filter(|value| value.is_finite())
    }
    /// The record that a field points at.
    pub fn link(&self, field: &str) -> Option<Id> {
        Some(self.text(field)).filter(|id| Id::is_well_formed(id)).map(Id::new)
    }
    /// Whether a field points at a record.
    pub fn belongs_to(&self, field: &str, id: &Id) -> bool {
        self.text(field) == id.as_str()
    }
    fn get(&self, field: &str) -> Option<&Value> {
        self.values.get(field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        stamp::Stamp,
        truth::{Key, Truth},
    };
    use serde_json::json;

    #[test]
    fn a_value_of_the_wrong_shape_counts_as_not_set() {
        let (mut truth, key) = (Truth::default(), Key::new("goal", Id::new("g1")));
        let fields = [
            ("wish", json!(7)),
            ("look_again", json!("2026-02-30")),
            ("commitment", json!("8")),
            ("will", json!("Ja")),
        ];
        for (field, value) in fields {
            truth.write(&key, &field.into(), &value, Stamp::default());
        }
        let goal = truth.record(&key).and_then(|record| FieldRecord::of(&key.id, record)).unwrap();
        assert_eq!((goal.text("wish"), goal.day("look_again"), goal.number("commitment")), ("", None, None));
        assert_eq!((goal.text("will"), goal.link("will"), goal.text("nothing")), ("Ja", None, ""));
    }
}
