//! The rescue copy, read back: what the loader wrote out of the browser's storage when the app
//! could not run. See `docs/rescue-format.md`.
//!
//! Here are only the sealed pieces of the user's own workbook and its lock: opening them needs the
//! browser and is in `storage`.

use super::{base64, key_file::KeyFile};
use serde::Deserialize;
use serde_json::Value;

/// What `format` says.
const FORMAT: &str = "arbeidsro-rescue";
/// The newest version that is read.
const VERSION: u32 = 1;
/// The databases that the workbook may lie in.
const HOMES: [&str; 2] = ["arbeidsro.mine.v1", "arbeidsro.mine.v1.b"];
/// The stores that hold records, and what their blobs are sealed as: a row that was set aside is
/// still a row of the journal.
const STORES: [(&str, &str); 3] = [("snapshots", "snapshots"), ("journal", "journal"), ("set_aside", "journal")];

/// What is in a rescue copy.
#[derive(Clone, PartialEq, Debug)]
pub struct Rescue {
    /// The lock; none when the workbook had none.
    pub lock: Option<KeyFile>,
    /// Sealed pieces, with the store they are sealed for.
    pub pieces: Vec<(&'static str, Vec<u8>)>,
}

/// Why a rescue copy cannot be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RescueError {
    /// Something else, cut off or damaged.
    Malformed,
    /// Written by a newer app.
    Newer {
        /// Its version.
        version: u32,
    },
    /// It holds no workbook of the user's own.
    NoWorkbook,
    /// The workbook was locked, and its lock cannot be read.
    NoLock,
}

#[derive(Deserialize)]
struct Written {
    format: String,
    version: u32,
    databases: Vec<Database>,
}

#[derive(Deserialize)]
struct Database {
    name: String,
    stores: Vec<Store>,
}

#[derive(Deserialize)]
struct Store {
    name: String,
    rows: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    key: Value,
    value: Value,
}

/// Whether the bytes call themselves a rescue copy.
pub fn is_rescue(bytes: &[u8]) -> bool {
    const LOOKED_AT: usize = 128;
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    start.windows(FORMAT.len()).any(|found| found == FORMAT.as_bytes())
}

/// The pieces of a rescue copy.
///
/// # Errors
/// [`RescueError`].
pub fn read(bytes: &[u8]) -> Result<Rescue, RescueError> {
    let written: Written = serde_json::from_slice(bytes).map_err(|_| RescueError::Malformed)?;
    match written.version {
        _ if written.format != FORMAT => return Err(RescueError::Malformed),
        version if version > VERSION => return Err(RescueError::Newer { version }),
        _ => {}
    }
    let homes = written.databases.iter().filter(|database| HOMES.contains(&database.name.as_str()));
    // As in the browser: what has no schema is the beginning of one, and the higher number wins.
    let counting = homes.filter(|home| home.count("schema") > 0);
    let home = counting.max_by_key(|home| home.count("home")).ok_or(RescueError::NoWorkbook)?;
    let locks: Vec<&str> = ["lock", "lock_spare"].into_iter().filter_map(|name| home.meta(name)?.as_str()).collect();
    let lock = locks.iter().find_map(|text| KeyFile::read(text).ok());
    if lock.is_none() && !locks.is_empty() {
        return Err(RescueError::NoLock);
    }
    let mut pieces = Vec::new();
    for (name, sealed_as) in STORES {
        let rows = home.stores.iter().filter(|store| store.name == name).flat_map(|store| &store.rows);
        let blobs = rows.filter_map(|row| base64::decode(row.value.get("blob")?.get("$bytes")?.as_str()?));
        pieces.extend(blobs.map(|blob| (sealed_as, blob)));
    }
    Ok(Rescue { lock, pieces })
}

impl Database {
    fn meta(&self, name: &str) -> Option<&Value> {
        let meta = self.stores.iter().find(|store| store.name == "meta")?;
        meta.rows.iter().find(|row| row.key.as_str() == Some(name)).map(|row| &row.value)
    }
    fn count(&self, name: &str) -> u64 {
        self.meta(name).and_then(Value::as_u64).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn home(name: &str, meta: Value, blob: &str) -> Value {
        let meta: Vec<Value> =
            meta.as_object().into_iter().flatten().map(|(key, value)| json!({ "key": key, "value": value })).collect();
        let rows = json!([{ "key": 1, "value": { "blob": { "$bytes": blob } } }, { "key": 2, "value": "no blob" }]);
        json!({ "name": name, "version": 2, "stores": [{ "name": "journal", "rows": rows }, { "name": "meta", "rows": meta }] })
    }

    fn file(databases: &Value) -> Vec<u8> {
        format!(r#"{{"format":"{FORMAT}","version":1,"databases":{databases}}}"#).into_bytes()
    }

    #[test]
    fn the_home_that_counts_is_read() {
        let lock = include_str!("../../tests/frozen/lock-v1.json");
        let databases = json!([
            home(HOMES[0], json!({ "schema": 1_000_000, "home": 2 }), "AA=="),
            home(HOMES[1], json!({ "schema": 2, "home": 3, "lock": "damaged", "lock_spare": lock }), "AQID"),
            home("arbeidsro.sample.v1", json!({ "schema": 1, "home": 9 }), "CQ=="),
        ]);
        let file = file(&databases);
        assert!(is_rescue(&file));
        let rescue = read(&file).expect("reads");
        assert_eq!(rescue.pieces, [("journal", vec![1, 2, 3])]);
        assert_eq!(rescue.lock, KeyFile::read(lock).ok());
    }

    #[test]
    fn what_cannot_be_used_is_told_apart() {
        assert_eq!(read(b"{"), Err(RescueError::Malformed));
        assert_eq!(read(&file(&json!([]))), Err(RescueError::NoWorkbook));
        let begun = json!([home(HOMES[1], json!({ "schema": 0 }), "AA==")]);
        assert_eq!(read(&file(&begun)), Err(RescueError::NoWorkbook));
        let damaged = json!([home(HOMES[0], json!({ "schema": 2, "lock": "x" }), "AA==")]);
        assert_eq!(read(&file(&damaged)), Err(RescueError::NoLock));
        let newer = String::from_utf8(file(&json!([]))).expect("text").replace("\"version\":1", "\"version\":2");
        assert_eq!(read(newer.as_bytes()), Err(RescueError::Newer { version: 2 }));
    }
}
