//! The secret under which the numbers of a case system are hashed, so that a file read again finds its
//! cases. A record with one field; several are there when devices met that each had made one.

use super::{
    change::Edit,
    ids::Id,
    truth::{Key, Truth},
};
use serde_json::Value;

/// The kind of these records. Left out of every file that has no passphrase.
pub const IMPORT_KEY: &str = "import_key";
const SECRET: &str = "secret";

/// The secrets that are here, in order of their ids.
pub fn secrets(truth: &Truth) -> Vec<String> {
    let live = truth.records().filter(|(key, record)| key.kind.0 == IMPORT_KEY && record.is_live());
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let mut found: Vec<(&Id, String)> =
        live.filter_map(|(key, record)| Some((&key.id, record.value(SECRET).and_then(text)?))).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, secret)| secret).collect()
}

/// What keeps a new secret.
pub fn kept(id: Id, secret: &str) -> Edit {
    Edit::new(Key::new(IMPORT_KEY, id), SECRET, Value::Null, Value::String(secret.to_owned()))
}
