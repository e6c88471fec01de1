//! The one place that every stored blob passes through: as it is, or encrypted.
//!
//! | first byte | then |
//! |---|---|
//! | 0 | the bytes |
//! | 1 | 12 bytes nonce, the bytes under AES-256-GCM with the tag at the end |
//!
//! The nonce is random: under one key 2³² blobs are safe, and a day's work is some thousands.
//! The additional data names workbook and store, so that a blob cannot be moved to where it means
//! something else.

use super::crypto::{self, CryptoError, SecretKey};
use crate::interchange::key_file::NONCE_BYTES;

/// Leading byte of a blob that is kept as it is.
const PLAIN: u8 = 0;
/// Leading byte of an encrypted blob.
const KEYED: u8 = 1;

/// Why a blob was not sealed or did not open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SealError {
    /// Nothing is in it.
    Empty,
    /// Sealed in a way that this version does not know.
    UnknownFormat(u8),
    /// Encrypted, and there is no key; or not encrypted, where all must be.
    Mismatch,
    /// The key does not open it: another key, or damaged.
    DoesNotOpen,
    /// The browser does not encrypt.
    NoCrypto,
}

/// Turns bytes into blobs and back.
#[derive(Clone, Debug, Default)]
pub enum Sealed {
    /// Kept as it is.
    #[default]
    Plain,
    /// Encrypted.
    Keyed {
        /// The data key.
        key: SecretKey,
        /// The workbook's name.
        workbook: &'static str,
    },
}

impl Sealed {
    /// The blob to store.
    ///
    /// # Errors
    /// [`SealError::NoCrypto`].
    pub async fn seal(&self, store: &str, bytes: &[u8]) -> Result<Vec<u8>, SealError> {
        match self {
            Sealed::Plain => Ok([&[PLAIN], bytes].concat()),
            Sealed::Keyed { key, workbook } => {
                let nonce: [u8; NONCE_BYTES] = crypto::random().map_err(|_| SealError::NoCrypto)?;
                let sealed = key.encrypt(&nonce, &context(workbook, store), bytes).await;
                let sealed = sealed.map_err(|_| SealError::NoCrypto)?;
                Ok([&[KEYED], nonce.as_slice(), &sealed].concat())
            }
        }
    }

    /// The bytes of a blob. Called, the work has begun: several can be under way before the first
    /// is awaited.
    ///
    /// # Errors
    /// [`SealError`]. Where all must be encrypted a plain blob does not open: someone else wrote it.
    pub fn open(&self, store: &str, blob: &[u8]) -> impl Future<Output = Result<Vec<u8>, SealError>> + use<> {
        let opening = match (self, blob.split_first()) {
            (_, None) => Err(SealError::Empty),
            (Sealed::Plain, Some((&PLAIN, bytes))) => Ok(Opening::Done(bytes.to_vec())),
            (Sealed::Keyed { key, workbook }, Some((&KEYED, rest))) => match rest.split_first_chunk() {
                Some((nonce, sealed)) => Ok(Opening::Begun(key.decrypt(nonce, &context(workbook, store), sealed))),
                None => Err(SealError::DoesNotOpen),
            },
            (_, Some((&(PLAIN | KEYED), _))) => Err(SealError::Mismatch),
            (_, Some((&format, _))) => Err(SealError::UnknownFormat(format)),
        };
        async move {
            match opening? {
                Opening::Done(bytes) => Ok(bytes),
                Opening::Begun(begun) => begun.await.map_err(|error| match error {
                    CryptoError::Missing => SealError::NoCrypto,
                    CryptoError::DoesNotFit => SealError::DoesNotOpen,
                }),
            }
        }
    }
}

enum Opening<F> {
    Done(Vec<u8>),
    Begun(F),
}

fn context(workbook: &str, store: &str) -> Vec<u8> {
    format!("arbeidsro 1 {workbook} {store}").into_bytes()
}
