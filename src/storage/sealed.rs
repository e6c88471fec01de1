//! The one place that every stored blob passes through. Encryption comes in here.

/// Leading byte of a blob that is kept as it is.
const PLAIN: u8 = 0;

/// Why a blob did not open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SealError {
    /// Nothing is in it.
    Empty,
    /// Sealed in a way that this version does not know.
    UnknownFormat(u8),
}

/// Turns bytes into blobs and back.
#[derive(Clone, Debug, Default)]
pub struct Sealed;

impl Sealed {
    /// The blob to store.
    ///
    /// # Errors
    /// None yet; encryption will have some.
    pub async fn seal(&self, bytes: &[u8]) -> Result<Vec<u8>, SealError> {
        let mut blob = Vec::with_capacity(bytes.len() + 1);
        blob.push(PLAIN);
        blob.extend_from_slice(bytes);
        Ok(blob)
    }
    /// The bytes of a blob.
    ///
    /// # Errors
    /// [`SealError`] when it is empty or of an unknown format.
    pub async fn open(&self, blob: &[u8]) -> Result<Vec<u8>, SealError> {
        match blob.split_first() {
            Some((&PLAIN, bytes)) => Ok(bytes.to_vec()),
            Some((&format, _)) => Err(SealError::UnknownFormat(format)),
            None => Err(SealError::Empty),
        }
    }
}
