//! Files that only a passphrase opens: an encrypted backup, the data in a portable file.

use super::crypto::{self, CryptoError, SecretKey};
use crate::interchange::{
    envelope::{CONTEXT, Envelope, EnvelopeError},
    key_ring::KeptKey,
    stretch::{Effort, KEY_BYTES, Stretch},
};
use js_sys::JsString;
use wasm_bindgen::JsCast;

/// Why a sealed file was not made or did not open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SealedFileError {
    /// It is no such file, cut off, newer, or asks for too much.
    Envelope(EnvelopeError),
    /// Another passphrase, or the content was changed: nobody can tell which.
    DoesNotOpen,
    /// The browser does not encrypt here.
    NoCrypto,
}

/// Seals bytes with a passphrase. Takes about as long as a deep breath.
///
/// # Errors
/// [`SealedFileError::NoCrypto`].
pub async fn seal_file(passphrase: &str, bytes: &[u8]) -> Result<Vec<u8>, SealedFileError> {
    FileKey::new(passphrase).await?.seal(bytes).await
}

/// Opens what [`seal_file`] made, here or elsewhere.
///
/// # Errors
/// [`SealedFileError`]; the file is judged before any work is done for it.
pub async fn open_file(passphrase: &str, file: &[u8]) -> Result<Vec<u8>, SealedFileError> {
    Ok(FileKey::open(passphrase, file).await?.1)
}

/// What a passphrase was stretched to, so that a file that is saved often needs no new breath each time.
#[derive(Clone)]
pub struct FileKey {
    stretch: Stretch,
    key: SecretKey,
}

impl FileKey {
    /// For a new file.
    ///
    /// # Errors
    /// [`SealedFileError::NoCrypto`].
    pub async fn new(passphrase: &str) -> Result<Self, SealedFileError> {
        let stretch = Stretch::new(Effort::FILE, crypto::random()?);
        let key = key_of(&stretch, passphrase).await?;
        Ok(FileKey { stretch, key })
    }
    /// Opens a file, and gives the key it was sealed with.
    ///
    /// # Errors
    /// [`SealedFileError`].
    pub async fn open(passphrase: &str, file: &[u8]) -> Result<(Self, Vec<u8>), SealedFileError> {
        let Envelope { stretch, nonce, sealed } = Envelope::read(file).map_err(SealedFileError::Envelope)?;
        let key = key_of(&stretch, passphrase).await?;
        let bytes = key.decrypt(&nonce, CONTEXT, &sealed).await?;
        Ok((FileKey { stretch, key }, bytes))
    }
    /// Of a passphrase that was stretched before.
    ///
    /// # Errors
    /// [`SealedFileError::NoCrypto`].
    pub async fn remembered(kept: &KeptKey) -> Result<Self, SealedFileError> {
        Ok(FileKey { stretch: kept.stretch.clone(), key: SecretKey::import(&mut kept.bytes()).await? })
    }
    /// Whether a file has this key's salt.
    pub fn is_of(&self, file: &Envelope) -> bool {
        self.stretch == file.stretch
    }
    /// What is in a file that was sealed under this key.
    ///
    /// # Errors
    /// [`SealedFileError::DoesNotOpen`].
    pub async fn opened(&self, file: &Envelope) -> Result<Vec<u8>, SealedFileError> {
        Ok(self.key.decrypt(&file.nonce, CONTEXT, &file.sealed).await?)
    }
    /// Seals bytes, each time under a number of its own.
    ///
    /// # Errors
    /// [`SealedFileError::NoCrypto`].
    pub async fn seal(&self, bytes: &[u8]) -> Result<Vec<u8>, SealedFileError> {
        let nonce = crypto::random()?;
        let sealed = self.key.encrypt(&nonce, CONTEXT, bytes).await?;
        Ok(Envelope { stretch: self.stretch.clone(), nonce, sealed }.write())
    }
}

async fn key_of(stretch: &Stretch, passphrase: &str) -> Result<SecretKey, SealedFileError> {
    Ok(SecretKey::import(&mut raw_of(stretch, passphrase)?).await?)
}

fn raw_of(stretch: &Stretch, passphrase: &str) -> Result<[u8; KEY_BYTES], SealedFileError> {
    let unreasonable = |_| SealedFileError::Envelope(EnvelopeError::Unreasonable);
    stretch.key(secret_of(passphrase).as_bytes()).map_err(unreasonable)
}

/// A passphrase stretched to be remembered: as these parameters say, or for new files. Takes about as long as
/// a deep breath.
///
/// # Errors
/// [`SealedFileError`].
pub fn stretched(passphrase: &str, stretch: Option<&Stretch>) -> Result<KeptKey, SealedFileError> {
    let stretch = match stretch {
        Some(stretch) => stretch.clone(),
        None => Stretch::new(Effort::FILE, crypto::random()?),
    };
    let raw = raw_of(&stretch, passphrase)?;
    Ok(KeptKey::new(stretch, raw))
}

/// A passphrase as it is stretched: the same letters give the same bytes, whichever system they
/// were typed on (an å may be one sign or two).
pub(in crate::storage) fn secret_of(passphrase: &str) -> String {
    let text: JsString = wasm_bindgen::JsValue::from_str(passphrase).unchecked_into();
    text.normalize("NFC").into()
}

impl From<CryptoError> for SealedFileError {
    fn from(error: CryptoError) -> Self {
        match error {
            CryptoError::Missing => SealedFileError::NoCrypto,
            CryptoError::DoesNotFit => SealedFileError::DoesNotOpen,
        }
    }
}
