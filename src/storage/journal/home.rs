//! Where a workbook lies: in one of two databases.
//!
//! Locking, unlocking for good and changing the data key all write the whole workbook anew, since
//! browsers keep freed blocks of a database for a while. The new one is made beside the old one:
//!
//! 1. the old one is marked: something may lie beside it;
//! 2. the new one is made, without a schema: it does not count;
//! 3. all is copied, the old one is frozen (nobody writes any more), the rest is copied, all is compared;
//! 4. the new one gets its schema, a higher number and the mark, in one transaction: from now on it counts;
//! 5. the old one is deleted, and the mark with it.
//!
//! Whatever stops this in between, finding the home sets it right: one that does not count goes,
//! and the higher number wins. A workbook never touched by this lies in the first and has no mark.

use super::{
    OpenError, SchemaGap, Workbook,
    layout::{
        self, LAYOUT, META, META_HOME, META_LOCK, META_LOCK_SPARE, META_MOVING, META_SCHEMA, MOVED, SCHEMA,
        SCHEMA_LOCKED,
    },
    lock::Lock,
};
use crate::{
    interchange::key_file::KeyFile,
    storage::{
        idb::{self, Database, Fault, OpenFault},
        timer,
    },
};
use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

/// How often, and how many milliseconds apart, another tab is given time to finish moving.
const TRIES: u32 = 100;
const BETWEEN: i32 = 200;

/// A workbook's database.
pub(super) struct Home {
    pub db: Database,
    pub name: &'static str,
    pub number: u64,
    pub schema: u32,
    /// How it is locked, as stored.
    lock: [Option<String>; 2],
    moving: bool,
}

impl Home {
    /// The lock; None when there is none.
    pub fn lock(&self) -> Result<Option<KeyFile>, OpenError> {
        if self.schema != SCHEMA_LOCKED {
            return Ok(None);
        }
        // Kept twice: without it everything is lost.
        let mut read = self.lock.iter().flatten().map(|text| KeyFile::read(text));
        let first = read.next();
        match first.into_iter().chain(read).find_map(Result::ok) {
            Some(lock) => Ok(Some(lock)),
            None => Err(OpenError::Failed { name: "LockDamaged".to_owned() }),
        }
    }
    /// Of a workbook, and not the beginning of one.
    fn counts(&self) -> bool {
        self.schema > 0
    }
    fn is_settled(&self) -> bool {
        self.counts() && self.schema != MOVED && !self.moving
    }
}

/// Opens the home of a workbook; makes it when there is none; sets right what a crash left.
pub(super) async fn find(workbook: Workbook) -> Result<Home, OpenError> {
    let [first, second] = workbook.homes();
    for _ in 0..TRIES {
        let found = match look(first).await? {
            None => look(second).await?,
            found => found,
        };
        match found {
            Some(home) if home.is_settled() => return Ok(home),
            None => make(first).await?,
            Some(_) => {
                if let Some(home) = settle(workbook).await? {
                    return Ok(home);
                }
            }
        }
    }
    Err(OpenError::Busy)
}

/// The schema of what lies there and counts, if anything does.
pub(super) async fn look_only(workbook: Workbook) -> Result<Option<u32>, OpenError> {
    let mut found = None;
    for name in workbook.homes() {
        if let Some(home) = look(name).await?.filter(|home| home.counts() && home.schema != MOVED) {
            found = Some(home.schema);
        }
    }
    Ok(found)
}

/// Something was on the move. Waits for a tab that is at it; where there is none, sets it right
/// and gives what counts. None when it is to be looked at again.
async fn settle(workbook: Workbook) -> Result<Option<Home>, OpenError> {
    let Some(lock) = Lock::take(workbook.database()).await else {
        timer::wait(BETWEEN).await;
        return Ok(None);
    };
    let mut homes = Vec::new();
    for name in workbook.homes() {
        homes.extend(look(name).await?);
    }
    homes.sort_by_key(|home| (home.counts(), home.number));
    let Some(mut kept) = homes.pop().filter(Home::counts) else {
        // Only the beginning of one: the workbook itself was deleted from outside.
        for name in workbook.homes() {
            idb::delete_database(name).await?;
        }
        return Ok(None);
    };
    let mut alone = true;
    for other in homes {
        let name = other.name;
        drop(other);
        // A page that does not let go of it keeps nobody out: the mark stays for the next start.
        alone &= idb::delete_database(name).await.is_ok();
    }
    let writing = kept.db.write(&[META])?;
    if kept.schema == MOVED {
        kept.schema = if kept.lock.iter().any(Option::is_some) { SCHEMA_LOCKED } else { SCHEMA };
        writing.put(META, &META_SCHEMA.into(), &kept.schema.into())?;
    }
    if alone {
        writing.delete_key(META, &META_MOVING.into())?;
    }
    writing.done().await?;
    lock.release().await;
    Ok(Some(kept))
}

async fn make(name: &str) -> Result<(), OpenError> {
    Database::open(name, Some(LAYOUT), |db| layout::make_stores(db, SCHEMA)).await?;
    Ok(())
}

/// What lies under a name; None when nothing does.
async fn look(name: &'static str) -> Result<Option<Home>, OpenError> {
    // Opening one that is not there would make it.
    let refuse = |_: &IdbDatabase| Err(Fault { name: "AbortError".to_owned() });
    let mut db = match Database::open(name, None, refuse).await {
        Err(OpenFault::Refused(Fault { name })) if name == "AbortError" => return Ok(None),
        opened => opened?,
    };
    if db.version() < LAYOUT {
        drop(db);
        db = Database::open(name, Some(LAYOUT), |db| layout::make_stores(db, SCHEMA)).await?;
    }
    if !db.has(&layout::ALL) {
        return Err(OpenError::NewerSchema(SchemaGap { found: db.version().max(LAYOUT + 1), known: LAYOUT }));
    }
    let reading = db.read(&[META])?;
    let mut asked = Vec::new();
    for name in [META_SCHEMA, META_HOME, META_MOVING, META_LOCK, META_LOCK_SPARE] {
        asked.push(reading.get(META, &name.into())?);
    }
    let mut found = Vec::with_capacity(asked.len());
    for answer in asked {
        found.push(answer.answer().await?);
    }
    let value = |at: usize| found.get(at).cloned().unwrap_or(JsValue::UNDEFINED);
    Ok(Some(Home {
        db,
        name,
        schema: layout::count_of(&value(0)) as u32,
        number: layout::count_of(&value(1)),
        moving: value(2).is_truthy(),
        lock: [value(3).as_string(), value(4).as_string()],
    }))
}
