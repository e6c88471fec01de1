//! IndexedDB as futures, and nothing more.
//!
//! Ours instead of a crate because of three needs: transactions with strict durability (behind an
//! unstable flag in `web-sys`, so in the crates too), waiting for `complete` rather than for a
//! request, and the browser's own names for what went wrong. Requests of one transaction may be
//! awaited one after another: they resume within the browser's event, while the transaction is
//! open. Nothing else may be awaited inside a transaction.

mod transaction;

pub use transaction::{Range, Request, Transaction};

use js_sys::{Array, Function, Object, Promise, Reflect};
use std::{cell::Cell, cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, Event, IdbDatabase, IdbFactory, IdbOpenDbRequest};

/// How long an answer to "open" and "delete" is waited for, in milliseconds.
const PATIENCE: i32 = 10_000;

/// What the browser called an error, for example `QuotaExceededError`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// The name, for the user's report and for telling cases apart.
    pub name: String,
}

impl Fault {
    fn named(name: &str) -> Self {
        Fault { name: name.to_owned() }
    }
    fn of(error: Option<DomException>) -> Self {
        error.map_or_else(|| Fault::named("AbortError"), |error| Fault { name: error.name() })
    }
    /// The disk or the share given to this page is full.
    pub fn is_full(&self) -> bool {
        self.name == "QuotaExceededError"
    }
    /// The database is not there any more, or its connection was closed.
    pub fn is_gone(&self) -> bool {
        matches!(self.name.as_str(), "InvalidStateError" | "NotFoundError")
    }
}

impl From<JsValue> for Fault {
    fn from(thrown: JsValue) -> Self {
        let name = Reflect::get(&thrown, &"name".into()).ok().and_then(|name| name.as_string());
        Fault { name: name.unwrap_or_else(|| "Error".to_owned()) }
    }
}

/// Why a database was not opened or deleted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OpenFault {
    /// The browser has no IndexedDB.
    Missing,
    /// Another page holds an older version open, or the browser does not answer.
    Busy,
    /// The browser refused.
    Refused(Fault),
}

type Callback = Rc<RefCell<Option<Box<dyn Fn()>>>>;

/// An open database. Closed by itself when another page wants to delete or upgrade it.
pub struct Database {
    db: IdbDatabase,
    gone: Rc<Cell<bool>>,
    on_gone: Callback,
    _listener: Closure<dyn Fn(Event)>,
}

impl Database {
    /// Opens it; `upgrade` makes the stores when it is new or older than `version`.
    ///
    /// # Errors
    /// [`OpenFault`]; a newer database than `version` is refused as `VersionError`.
    pub async fn open(
        name: &str,
        version: Option<u32>,
        upgrade: impl FnOnce(&IdbDatabase) -> Result<(), Fault> + 'static,
    ) -> Result<Self, OpenFault> {
        let factory = factory()?;
        let request = match version {
            Some(version) => factory.open_with_u32(name, version),
            None => factory.open(name),
        };
        let request = request.map_err(|thrown| OpenFault::Refused(thrown.into()))?;
        let upgrading = {
            let request = request.clone();
            Closure::once(move |_: Event| {
                let made = database_of(&request).and_then(|db| upgrade(&db));
                if let (Err(_), Some(transaction)) = (made, request.transaction()) {
                    // Refused as AbortError; a transaction that cannot be aborted is over already.
                    let _ = transaction.abort();
                }
            })
        };
        request.set_onupgradeneeded(Some(upgrading.as_ref().unchecked_ref()));
        let unclaimed = Unclaimed(Some(request.clone()));
        answer(&request).await?;
        let opened = database_of(&request).map(Self::listening).map_err(OpenFault::Refused);
        unclaimed.claim();
        opened
    }

    fn listening(db: IdbDatabase) -> Self {
        let gone = Rc::new(Cell::new(false));
        let on_gone = Callback::default();
        let listener = {
            let (db, gone, on_gone) = (db.clone(), gone.clone(), on_gone.clone());
            Closure::new(move |_: Event| {
                db.close();
                gone.set(true);
                if let Some(tell) = &*on_gone.borrow() {
                    tell();
                }
            })
        };
        let function: &Function = listener.as_ref().unchecked_ref();
        db.set_onversionchange(Some(function));
        db.set_onclose(Some(function));
        Database { db, gone, on_gone, _listener: listener }
    }

    /// Deleted, replaced or closed by someone else.
    pub fn is_gone(&self) -> bool {
        self.gone.get()
    }
    /// Calls back once when the database is taken away while the app runs.
    pub fn on_gone(&self, tell: impl Fn() + 'static) {
        self.on_gone.replace(Some(Box::new(tell)));
    }
    /// Its version.
    pub fn version(&self) -> u32 {
        self.db.version() as u32
    }
    /// Whether all these stores are there.
    pub fn has(&self, stores: &[&str]) -> bool {
        let names = self.db.object_store_names();
        stores.iter().all(|store| names.contains(store))
    }
    /// Begins reading.
    ///
    /// # Errors
    /// The browser's name for why not.
    pub fn read(&self, stores: &[&str]) -> Result<Transaction, Fault> {
        self.begin(stores, "readonly", "default")
    }
    /// Begins writing; `complete` comes when the bytes are on the disk.
    ///
    /// # Errors
    /// The browser's name for why not.
    pub fn write(&self, stores: &[&str]) -> Result<Transaction, Fault> {
        self.begin(stores, "readwrite", "strict")
    }
    /// Begins writing what may be lost in a power cut.
    ///
    /// # Errors
    /// The browser's name for why not.
    pub fn write_relaxed(&self, stores: &[&str]) -> Result<Transaction, Fault> {
        self.begin(stores, "readwrite", "relaxed")
    }

    fn begin(&self, stores: &[&str], mode: &str, durability: &str) -> Result<Transaction, Fault> {
        let names: Array = stores.iter().map(|store| JsValue::from_str(store)).collect();
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &durability.into())?;
        let begin: Function = Reflect::get(&self.db, &"transaction".into())?.unchecked_into();
        let transaction = begin.call3(&self.db, &names, &mode.into(), &options)?;
        Ok(Transaction::watched(transaction.unchecked_into()))
    }
}

/// A database that is being opened. One that nobody waits for any more is closed, at once or when
/// it opens: it would keep all others from deleting it.
struct Unclaimed(Option<IdbOpenDbRequest>);

impl Unclaimed {
    fn claim(mut self) {
        self.0 = None;
    }
}

impl Drop for Unclaimed {
    fn drop(&mut self) {
        let Some(request) = self.0.take() else { return };
        if let Ok(db) = database_of(&request) {
            return db.close();
        }
        let later = request.clone();
        let close = Closure::once_into_js(move || {
            if let Ok(db) = database_of(&later) {
                db.close();
            }
        });
        request.set_onsuccess(Some(close.unchecked_ref()));
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.db.set_onversionchange(None);
        self.db.set_onclose(None);
        self.db.close();
    }
}

/// Deletes a database with all that is in it. Other pages of this app let go of it by themselves.
///
/// # Errors
/// [`OpenFault::Busy`] when a page does not let go.
pub async fn delete_database(name: &str) -> Result<(), OpenFault> {
    let request = factory()?.delete_database(name).map_err(|thrown| OpenFault::Refused(thrown.into()))?;
    answer(&request).await
}

fn factory() -> Result<IdbFactory, OpenFault> {
    let window = web_sys::window().ok_or(OpenFault::Missing)?;
    match window.indexed_db() {
        Ok(Some(factory)) if !factory.is_undefined() => Ok(factory),
        Ok(_) => Err(OpenFault::Missing),
        Err(thrown) => Err(OpenFault::Refused(thrown.into())),
    }
}

fn database_of(request: &IdbOpenDbRequest) -> Result<IdbDatabase, Fault> {
    request.result()?.dyn_into().map_err(|_| Fault::named("AbortError"))
}

/// Waits for success, failure, or the end of our patience.
async fn answer(request: &IdbOpenDbRequest) -> Result<(), OpenFault> {
    let answered = Promise::new(&mut |resolve, _| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&resolve));
    });
    let late = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, PATIENCE);
        }
    });
    let first = JsFuture::from(Promise::race(&Array::of2(&answered, &late))).await;
    if first.is_ok_and(|event| event.is_undefined()) {
        return Err(OpenFault::Busy);
    }
    match request.error() {
        Ok(None) => Ok(()),
        Ok(error) => Err(OpenFault::Refused(Fault::of(error))),
        Err(thrown) => Err(OpenFault::Refused(thrown.into())),
    }
}
