//! Steps in a database.

use super::Fault;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction};

/// Steps that happen together or not at all.
pub struct Transaction {
    transaction: IdbTransaction,
    ended: Promise,
}

impl Transaction {
    pub(super) fn watched(transaction: IdbTransaction) -> Self {
        let ended = Promise::new(&mut |resolve, _| {
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(&resolve));
        });
        Transaction { transaction, ended }
    }
    fn store(&self, name: &str) -> Result<IdbObjectStore, Fault> {
        Ok(self.transaction.object_store(name)?)
    }
    /// The value under a key; undefined when there is none.
    pub fn get(&self, store: &str, key: &JsValue) -> Result<Request, Fault> {
        Ok(Request::watched(self.store(store)?.get(key)?))
    }
    /// All values of a range, in order of key; at most `limit` where one is given.
    pub fn get_all(&self, store: &str, range: &Range, limit: Option<u32>) -> Result<Request, Fault> {
        let store = self.store(store)?;
        Ok(Request::watched(match limit {
            Some(limit) => store.get_all_with_key_and_limit(&range.key()?, limit)?,
            None => store.get_all_with_key(&range.key()?)?,
        }))
    }
    /// All keys of a range, in order; at most `limit` where one is given.
    pub fn get_all_keys(&self, store: &str, range: &Range, limit: Option<u32>) -> Result<Request, Fault> {
        let store = self.store(store)?;
        Ok(Request::watched(match limit {
            Some(limit) => store.get_all_keys_with_key_and_limit(&range.key()?, limit)?,
            None => store.get_all_keys_with_key(&range.key()?)?,
        }))
    }
    /// Adds a value under the next number of the store.
    pub fn add(&self, store: &str, value: &JsValue) -> Result<Request, Fault> {
        Ok(Request::watched(self.store(store)?.add(value)?))
    }
    /// Writes a value under a key.
    pub fn put(&self, store: &str, key: &JsValue, value: &JsValue) -> Result<(), Fault> {
        self.store(store)?.put_with_key(value, key)?;
        Ok(())
    }
    /// Deletes all of a range.
    pub fn delete(&self, store: &str, range: &Range) -> Result<(), Fault> {
        let store = self.store(store)?;
        match range {
            Range::All => store.clear()?,
            range => store.delete(&range.key()?)?,
        };
        Ok(())
    }
    /// Deletes what is under a key.
    pub fn delete_key(&self, store: &str, key: &JsValue) -> Result<(), Fault> {
        self.store(store)?.delete(key)?;
        Ok(())
    }
    /// Takes everything back.
    pub fn abort(self) {
        // Over already: nothing to take back.
        let _ = self.transaction.abort();
    }
    /// Waits until all is written.
    ///
    /// # Errors
    /// The browser's name for why nothing was.
    pub async fn done(self) -> Result<(), Fault> {
        let event: Event = JsFuture::from(self.ended.clone()).await?.unchecked_into();
        if event.type_() == "complete" { Ok(()) } else { Err(Fault::of(self.transaction.error())) }
    }
}

/// A step of a transaction that has an answer.
pub struct Request {
    request: IdbRequest,
    answered: Promise,
}

impl Request {
    fn watched(request: IdbRequest) -> Self {
        let answered = Promise::new(&mut |resolve, _| {
            request.set_onsuccess(Some(&resolve));
            request.set_onerror(Some(&resolve));
        });
        Request { request, answered }
    }
    /// Its answer.
    ///
    /// # Errors
    /// The browser's name for why there is none; the transaction is then taken back.
    pub async fn answer(self) -> Result<JsValue, Fault> {
        JsFuture::from(self.answered).await?;
        match self.request.error()? {
            None => Ok(self.request.result()?),
            error => Err(Fault::of(error)),
        }
    }
}

/// Which keys.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Range {
    /// Every number.
    All,
    /// Numbers larger than this.
    After(u64),
    /// Numbers from the first to the second, both included.
    Span(u64, u64),
}

impl Range {
    fn key(&self) -> Result<JsValue, Fault> {
        let number = |at: u64| JsValue::from_f64(at as f64);
        Ok(match *self {
            Range::All => JsValue::UNDEFINED,
            Range::After(at) => IdbKeyRange::lower_bound_with_open(&number(at), true)?.into(),
            Range::Span(from, to) => IdbKeyRange::bound(&number(from), &number(to))?.into(),
        })
    }
}
