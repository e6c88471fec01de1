//! Between a record's fields and a plain struct.

use super::{
    change::Edit,
    ids::Id,
    truth::{Key, Record},
};
use serde::{
    Deserializer, Serialize,
    de::{DeserializeOwned, DeserializeSeed, Error, SeqAccess, Visitor, value},
    forward_to_deserialize_any,
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
    let mut entity = T::deserialize(Reading { record, names: [].iter() }).unwrap_or_default();
    entity.set_id(id.clone());
    Some(entity)
}

/// A record that is read as a sequence: the struct names its fields, and each is looked up. Read
/// as a map, every kind brings a long loop over names and types, which browsers set out to compile
/// anew in the midst of a start.
struct Reading<'de> {
    record: &'de Record,
    names: std::slice::Iter<'static, &'static str>,
}

impl<'de> Deserializer<'de> for Reading<'de> {
    type Error = value::Error;
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        visitor.visit_seq(Reading { names: names.iter(), ..self })
    }
    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
        Err(value::Error::custom("an entity is a struct"))
    }
    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

impl<'de> SeqAccess<'de> for Reading<'de> {
    type Error = value::Error;
    /// The next field's value; none, and so its default, when it is not set or has the wrong shape.
    #[inline(never)]
    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Self::Error> {
        let set = self.names.next().and_then(|name| self.record.value(name));
        Ok(set.and_then(|value| seed.deserialize(value).ok()))
    }
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
