//! The names and shapes inside a workbook's database.
//!
//! | store | key | value |
//! |---|---|---|
//! | `journal` | number of the row, given by the browser | `{blob}`: a sealed [`wire`](crate::interchange::wire) row |
//! | `snapshots` | generation × 65 536 + part | `{blob}`: a sealed [`snapshot`](crate::interchange::snapshot) part |
//! | `set_aside` | number of the row | `{blob}`: a row that could not be read, as it lay in the journal |
//! | `drafts` | the form's name | `{blob}`: sealed JSON |
//! | `copies` | number × 65 536 + piece | `{blob}`: a sealed piece of a [safety copy](super::copies) |
//! | `meta` | name | as below; `snapshots`: [`Manifest`] as JSON, `lock`: a key file |

use crate::storage::idb::Fault;
use js_sys::{Object, Reflect, Uint8Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbObjectStoreParameters};

/// The arrangement of stores, as IndexedDB counts it.
pub(super) const LAYOUT: u32 = 2;
/// What the rows mean. Raised when an older app must no longer write. A database without it, or
/// with 0, is the beginning of one and does not count.
pub(super) const SCHEMA: u32 = 1;
/// The same, and all blobs are encrypted.
pub(super) const SCHEMA_LOCKED: u32 = 2;
/// The workbook is moving into another database, or has moved: nobody writes here any more.
pub(super) const MOVED: u32 = 1_000_000;

pub(super) const JOURNAL: &str = "journal";
pub(super) const SNAPSHOTS: &str = "snapshots";
pub(super) const SET_ASIDE: &str = "set_aside";
pub(in crate::storage) const DRAFTS: &str = "drafts";
pub(super) const COPIES: &str = "copies";
pub(super) const META: &str = "meta";
pub(super) const ALL: [&str; 6] = [JOURNAL, SNAPSHOTS, SET_ASIDE, DRAFTS, COPIES, META];

/// Meta: the schema the data was last written with.
pub(super) const META_SCHEMA: &str = "schema";
/// Meta: how many times something was erased. A tab that knows fewer must learn before it writes.
pub(super) const META_ERASURES: &str = "erasures";
/// Meta: true while older bytes may still hold what was erased.
pub(super) const META_CLEANING_DUE: &str = "cleaning_due";
/// Meta: true between cleaning under a lock and the other data key: a start in between catches up.
/// A workbook that was written anew has none.
pub(super) const META_REKEY_DUE: &str = "rekey_due";
/// Meta: the last row that was cut off because two snapshots hold it.
pub(super) const META_CUT: &str = "cut";
/// Meta: which snapshots count.
pub(super) const META_SNAPSHOTS: &str = "snapshots";

/// Meta: which of a workbook's databases counts: the one with the larger number.
pub(super) const META_HOME: &str = "home";
/// Meta: true while another database of this workbook may lie beside this one.
pub(super) const META_MOVING: &str = "moving";
/// Meta: the lock, as a [`key file`](crate::interchange::key_file), twice.
pub(super) const META_LOCK: &str = "lock";
pub(super) const META_LOCK_SPARE: &str = "lock_spare";
/// Meta: how many times a tab has called for locking.
pub(super) const META_LOCKS: &str = "locks";
/// Meta: secrets tried in vain, and when the last one was.
pub(super) const META_ATTEMPTS: &str = "attempts";
pub(super) const META_ATTEMPT_AT: &str = "attempt_at";
/// Meta: when someone last worked in any tab, in milliseconds since 1970; at most a minute late.
pub(super) const META_ACTIVE_AT: &str = "active_at";

/// Keys of a generation's parts lie this far apart.
const PARTS: u64 = 65_536;

/// One finished and verified snapshot.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Generation {
    /// Counts up.
    pub number: u64,
    /// How many parts.
    pub parts: u32,
    /// The last journal row that is surely in it.
    pub covers: u64,
}

impl Generation {
    /// First and last key its parts may have.
    pub fn keys(number: u64) -> (u64, u64) {
        (number * PARTS, number * PARTS + PARTS - 1)
    }
    /// The key of a part.
    pub fn key(number: u64, part: u32) -> JsValue {
        JsValue::from_f64((number * PARTS + u64::from(part)) as f64)
    }
}

/// The snapshots that count. What is in the store beside them is unfinished.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Manifest {
    /// The newest.
    pub current: Option<Generation>,
    /// The one before, kept for the case that the newest cannot be read.
    pub previous: Option<Generation>,
}

impl Manifest {
    /// From the stored value. One that cannot be read counts as none: then all parts and rows are read.
    pub fn from_value(value: &JsValue) -> Option<Manifest> {
        serde_json::from_str(&value.as_string()?).ok()
    }
    /// The value to store.
    pub fn to_value(self) -> JsValue {
        JsValue::from_str(&serde_json::to_string(&self).unwrap_or_default())
    }
}

/// Makes the stores that are not there: all in a new database, which gets the schema, the later
/// ones in an older.
pub(super) fn make_stores(db: &IdbDatabase, schema: u32) -> Result<(), Fault> {
    let there = db.object_store_names();
    if !there.contains(JOURNAL) {
        let numbered = IdbObjectStoreParameters::new();
        numbered.set_auto_increment(true);
        db.create_object_store_with_optional_parameters(JOURNAL, &numbered)?;
    }
    for store in [SNAPSHOTS, SET_ASIDE, DRAFTS, COPIES] {
        if !there.contains(store) {
            db.create_object_store(store)?;
        }
    }
    if !there.contains(META) {
        db.create_object_store(META)?.put_with_key(&schema.into(), &META_SCHEMA.into())?;
    }
    Ok(())
}

/// A blob as it is stored. An object, so that something may be added beside it.
pub(super) fn stored(blob: &[u8]) -> Result<JsValue, Fault> {
    let value = Object::new();
    Reflect::set(&value, &"blob".into(), &Uint8Array::from(blob))?;
    Ok(value.into())
}

/// The blob of a stored value.
pub(super) fn blob_of(value: &JsValue) -> Option<Vec<u8>> {
    let blob = Reflect::get(value, &"blob".into()).ok()?;
    Some(blob.dyn_ref::<Uint8Array>()?.to_vec())
}

/// A stored count; none counts as zero.
pub(super) fn count_of(value: &JsValue) -> u64 {
    value.as_f64().map_or(0, |count| count as u64)
}
