//! Making a lock, opening it, changing its secrets. The written form is in
//! [`key_file`](crate::interchange::key_file); where it is kept is the journal's business.

use super::{
    crypto::{self, CryptoError, SecretKey},
    sealed_file::secret_of,
    time,
};
use crate::interchange::{
    key_file::{BySecret, KeyFile, NONCE_BYTES, Slot, Wrapped},
    recovery_code::RecoveryCode,
    stretch::{Effort, KEY_BYTES, SALT_BYTES, Stretch},
};

/// How long opening may take on this machine, in milliseconds: as long as nobody minds, and as
/// whoever guesses will have to take for each guess.
const PATIENCE: f64 = 900.0;

/// What opens a lock.
#[derive(Clone, Copy)]
pub enum Secret<'a> {
    /// What the user has in mind.
    Passphrase(&'a str),
    /// What the user has on paper.
    Code(&'a RecoveryCode),
}

impl Secret<'_> {
    fn slot(self) -> Slot {
        match self {
            Secret::Passphrase(_) => Slot::Passphrase,
            Secret::Code(_) => Slot::Recovery,
        }
    }
    fn bytes(self) -> Vec<u8> {
        match self {
            Secret::Passphrase(text) => secret_of(text).into_bytes(),
            Secret::Code(code) => code.secret().to_vec(),
        }
    }
}

/// Why a lock did not open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnlockError {
    /// Not this secret. No more is said.
    Wrong,
    /// The browser does not decrypt here.
    NoCrypto,
}

/// The key that a lock gives: it opens the data key. Only in memory, and only while unlocked.
#[derive(Clone, Debug)]
pub struct MainKey(SecretKey);

/// A new lock and its main key. Its keys are random and leave the browser's cryptography only wrapped.
///
/// # Errors
/// [`CryptoError::Missing`].
pub async fn create(
    passphrase: &str,
    code: Option<&RecoveryCode>,
    effort: Effort,
) -> Result<(KeyFile, MainKey), CryptoError> {
    let mut raw: [u8; KEY_BYTES] = crypto::random()?;
    let passphrase = wrap_main(&raw, Secret::Passphrase(passphrase), effort).await?;
    let recovery = match code {
        Some(code) => Some(wrap_main(&raw, Secret::Code(code), Effort::LEAST).await?),
        None => None,
    };
    let main = SecretKey::import(&mut raw).await?;
    let data = new_data_key(&main).await?;
    Ok((KeyFile { passphrase, recovery, data }, MainKey(main)))
}

/// The same lock with another data key, for data that is written anew.
///
/// # Errors
/// [`CryptoError::Missing`].
pub async fn with_new_data_key(lock: &KeyFile, MainKey(main): &MainKey) -> Result<KeyFile, CryptoError> {
    Ok(KeyFile { data: new_data_key(main).await?, ..lock.clone() })
}

/// The key of the data.
///
/// # Errors
/// [`UnlockError::Wrong`] when the main key is another lock's.
pub async fn data_key(lock: &KeyFile, MainKey(main): &MainKey) -> Result<SecretKey, UnlockError> {
    let mut raw = unwrap(&lock.data, main, Slot::Data).await?;
    Ok(SecretKey::import(&mut raw).await?)
}

/// The main key of a lock.
///
/// # Errors
/// [`UnlockError`].
pub async fn unlock(lock: &KeyFile, secret: Secret<'_>) -> Result<MainKey, UnlockError> {
    let mut raw = unwrap_main(lock, secret).await?;
    Ok(MainKey(SecretKey::import(&mut raw).await?))
}

/// The same lock with one more or another secret. Data stays as it is: its key is the same.
///
/// # Errors
/// [`UnlockError`] when `known` does not open it.
pub async fn rewrap(
    lock: &KeyFile,
    known: Secret<'_>,
    new: Secret<'_>,
    effort: Effort,
) -> Result<KeyFile, UnlockError> {
    let mut raw = unwrap_main(lock, known).await?;
    let effort = if new.slot() == Slot::Recovery { Effort::LEAST } else { effort };
    let wrapped = wrap_main(&raw, new, effort).await;
    raw.fill(0);
    let mut changed = lock.clone();
    match new {
        Secret::Passphrase(_) => changed.passphrase = wrapped?,
        Secret::Code(_) => changed.recovery = Some(wrapped?),
    }
    Ok(changed)
}

/// A code that was never used.
///
/// # Errors
/// [`CryptoError::Missing`].
pub fn new_code() -> Result<RecoveryCode, CryptoError> {
    Ok(RecoveryCode::new(crypto::random()?))
}

/// How much stretching this machine does without anybody minding. Takes a moment.
pub fn measured_effort() -> Effort {
    let stretch = Stretch::new(Effort::LEAST, [0; SALT_BYTES]);
    let begun = time::precise_millis();
    // The key is of no use; its cost is.
    let _ = stretch.key(b"how quick are you");
    Effort::within(PATIENCE, time::precise_millis() - begun)
}

async fn new_data_key(main: &SecretKey) -> Result<Wrapped, CryptoError> {
    let mut raw: [u8; KEY_BYTES] = crypto::random()?;
    let wrapped = wrap(&raw, main, Slot::Data).await;
    raw.fill(0);
    wrapped
}

async fn wrap_main(raw: &[u8; KEY_BYTES], secret: Secret<'_>, effort: Effort) -> Result<BySecret, CryptoError> {
    let stretch = Stretch::new(effort, crypto::random()?);
    let wrapped = wrap(raw, &wrapping_key(&stretch, secret).await?, secret.slot()).await?;
    Ok(BySecret { stretch, wrapped })
}

async fn unwrap_main(lock: &KeyFile, secret: Secret<'_>) -> Result<[u8; KEY_BYTES], UnlockError> {
    let by_secret = match secret {
        Secret::Passphrase(_) => &lock.passphrase,
        Secret::Code(_) => lock.recovery.as_ref().ok_or(UnlockError::Wrong)?,
    };
    let key = wrapping_key(&by_secret.stretch, secret).await?;
    unwrap(&by_secret.wrapped, &key, secret.slot()).await
}

async fn wrap(raw: &[u8; KEY_BYTES], by: &SecretKey, slot: Slot) -> Result<Wrapped, CryptoError> {
    let nonce: [u8; NONCE_BYTES] = crypto::random()?;
    let key = by.encrypt(&nonce, slot.context(), raw).await?.try_into().map_err(|_| CryptoError::Missing)?;
    Ok(Wrapped { nonce, key })
}

async fn unwrap(wrapped: &Wrapped, by: &SecretKey, slot: Slot) -> Result<[u8; KEY_BYTES], UnlockError> {
    let mut raw = by.decrypt(&wrapped.nonce, slot.context(), &wrapped.key).await?;
    let taken = raw.as_slice().try_into().map_err(|_| UnlockError::Wrong);
    raw.fill(0);
    taken
}

async fn wrapping_key(stretch: &Stretch, secret: Secret<'_>) -> Result<SecretKey, CryptoError> {
    let mut bytes = secret.bytes();
    let made = stretch.key(&bytes);
    bytes.fill(0);
    // A lock asking for too much was refused when it was read.
    SecretKey::import(&mut made.map_err(|_| CryptoError::DoesNotFit)?).await
}

impl From<CryptoError> for UnlockError {
    fn from(error: CryptoError) -> Self {
        match error {
            CryptoError::Missing => UnlockError::NoCrypto,
            CryptoError::DoesNotFit => UnlockError::Wrong,
        }
    }
}
