//! Sealed values by name, beside the rows.

use super::{
    Inner, Journal, ReadError, WriteError,
    layout::{self, META, META_SCHEMA},
};
use crate::storage::idb::{Database, Transaction};

impl Journal {
    pub(in crate::storage) fn database(&self) -> &Database {
        &self.inner.db
    }

    /// Seals and writes a value. It may be lost in a power cut, and costs no wait for the disk.
    pub(in crate::storage) async fn put_blob(&self, store: &str, name: &str, bytes: &[u8]) -> Result<(), WriteError> {
        let blob = self.inner.sealed.seal(store, bytes).await.map_err(WriteError::Seal)?;
        let transaction = self.inner.writing(store).await?;
        transaction.put(store, &name.into(), &layout::stored(&blob)?)?;
        Ok(transaction.done().await?)
    }

    /// The opened value; None when there is none that opens.
    pub(in crate::storage) async fn get_blob(&self, store: &str, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let stored = self.inner.db.read(&[store])?.get(store, &name.into())?.answer().await?;
        Ok(self.inner.opened(store, &stored).await.ok())
    }

    pub(in crate::storage) async fn delete_blob(&self, store: &str, name: &str) -> Result<(), WriteError> {
        let transaction = self.inner.writing(store).await?;
        transaction.delete_key(store, &name.into())?;
        Ok(transaction.done().await?)
    }
}

impl Inner {
    async fn writing(&self, store: &str) -> Result<Transaction, WriteError> {
        let transaction = self.db.write_relaxed(&[store, META])?;
        let schema = transaction.get(META, &META_SCHEMA.into())?.answer().await?;
        match self.check_schema(&schema) {
            Ok(()) => Ok(transaction),
            Err(error) => {
                transaction.abort();
                Err(error)
            }
        }
    }
}
