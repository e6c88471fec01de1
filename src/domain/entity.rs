//! Between a record's fields and a plain struct.

use super::{
    change::Edit,
    ids::Id,
    truth::{DELETED, Key, Record},
};
use serde::{
    Serialize,
    de::{DeserializeOwned, value::MapDeserializer},
};
use serde_json::{Map, Value};

/// A struct that is stored as a record: one field of the struct, one field of the record.
/// Every field has a default, so that a record with a lost row still shows the rest.
pub trait Entity: Serialize + DeserializeOwned + Default + Clone + PartialEq + 'static {
    /// The stored name of the kind.
    const KIND: &'static str;
    /// The record's id, kept outside the fields.
    fn id(&self) -> Id;
    /// Sets the id after decoding.
    fn set_id(&mut self, id: Id);
    /// The key of the record.
    fn key(&self) -> Key {
        Key::new(Self::KIND, self.id())
    }
}

/// The struct of a live record. A field whose value has the wrong shape counts as not set.
pub fn decode<T: Entity>(id: &Id, record: &Record) -> Option<T> {
    if !record.is_live() {
        return None;
    }
    let set = record.cells().filter(|(name, cell)| name.as_str() != DELETED && !cell.value.is_null());
    let fields: Vec<Field> = set.map(|(name, cell)| (name.as_str(), &cell.value)).collect();
    let mut entity: T = read(&fields).unwrap_or_else(|| read_sound_fields(fields));
    entity.set_id(id.clone());
    Some(entity)
}

type Field<'a> = (&'a str, &'a Value);

/// The one way from values to a struct: each further one would cost its size for every kind.
fn read<T: Entity>(fields: &[Field]) -> Option<T> {
    T::deserialize(MapDeserializer::<_, serde_json::Error>::new(fields.iter().copied())).ok()
}

/// Leaves out, one by one, the fields that do not fit.
fn read_sound_fields<T: Entity>(fields: Vec<Field>) -> T {
    let mut sound = Vec::with_capacity(fields.len());
    for field in fields {
        sound.push(field);
        if read::<T>(&sound).is_none() {
            sound.pop();
        }
    }
    read(&sound).unwrap_or_default()
}

/// The edits from one state of an entity to the next; from nothing when it is new.
pub fn edits<T: Entity>(before: Option<&T>, after: &T) -> Vec<Edit> {
    let key = after.key();
    let mut old = before.map(fields_of).unwrap_or_default();
    let mut edits = Vec::new();
    for (name, value) in fields_of(after) {
        let held = old.remove(&name).unwrap_or(Value::Null);
        if held != value {
            edits.push(Edit::new(key.clone(), &name, held, value));
        }
    }
    for (name, held) in old.into_iter().filter(|(_, held)| !held.is_null()) {
        edits.push(Edit::new(key.clone(), &name, held, Value::Null));
    }
    edits
}

fn fields_of<T: Entity>(entity: &T) -> Map<String, Value> {
    match serde_json::to_value(entity) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

macro_rules! entity {
    ($name:ident, $id:ident, $kind:literal) => {
        impl $crate::domain::entity::Entity for $name {
            const KIND: &'static str = $kind;
            fn id(&self) -> $crate::domain::ids::Id {
                self.id.clone().into()
            }
            fn set_id(&mut self, id: $crate::domain::ids::Id) {
                self.id = $id::from(id);
            }
        }
    };
}
pub(crate) use entity;
