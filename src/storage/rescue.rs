//! Opening a rescue copy: its pieces become an ordinary backup, which is then looked at and taken
//! in like any other.

use super::{
    lock::{self, Secret, UnlockError},
    sealed::Sealed,
    sealed_file::SealedFileError,
    time,
};
use crate::{
    domain::truth::Truth,
    interchange::{
        backup::{self, Meta},
        envelope::EnvelopeError,
        recovery_code::RecoveryCode,
        rescue::{self, RescueError},
        snapshot, wire,
    },
};

/// Whether a rescue copy needs a secret. One that cannot be read needs none: opening it says why.
pub fn needs_secret(file: &[u8]) -> bool {
    rescue::read(file).is_ok_and(|rescue| rescue.lock.is_some())
}

/// The backup that a rescue copy holds. Pieces that do not open are left out: the rest counts.
///
/// # Errors
/// [`SealedFileError`].
pub async fn open(secret: &str, file: &[u8]) -> Result<Vec<u8>, SealedFileError> {
    let rescue = rescue::read(file).map_err(|error| {
        SealedFileError::Envelope(match error {
            RescueError::Newer { version } => EnvelopeError::Newer { version },
            RescueError::Malformed | RescueError::NoWorkbook | RescueError::NoLock => EnvelopeError::Malformed,
        })
    })?;
    let sealed = match &rescue.lock {
        None => Sealed::Plain,
        Some(file) => {
            let code = RecoveryCode::read(secret).ok();
            let secret = code.as_ref().map_or(Secret::Passphrase(secret), Secret::Code);
            let main = lock::unlock(file, secret).await?;
            Sealed::Keyed { key: lock::data_key(file, &main).await?, workbook: "mine" }
        }
    };
    let (mut truth, mut history) = (Truth::default(), Vec::new());
    for (store, blob) in &rescue.pieces {
        let Ok(bytes) = sealed.open(store, blob).await else { continue };
        if *store == "snapshots" {
            // A part that is damaged costs itself alone.
            let _ = snapshot::decode(&bytes, &mut truth);
        } else if let Ok(change) = wire::decode(&bytes) {
            change.apply(&mut truth);
            history.push(change);
        }
    }
    let meta = Meta { app: env!("CARGO_PKG_VERSION"), written_millis: time::now_millis(), workbook: "mine" };
    Ok(backup::write(&truth, &history, meta))
}

impl From<UnlockError> for SealedFileError {
    fn from(error: UnlockError) -> Self {
        match error {
            UnlockError::Wrong => SealedFileError::DoesNotOpen,
            UnlockError::NoCrypto => SealedFileError::NoCrypto,
        }
    }
}
