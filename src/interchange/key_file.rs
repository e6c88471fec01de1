//! The lock as it is written down: a main key, wrapped once by the passphrase and once by the
//! recovery code, and the data key, wrapped by the main key.
//!
//! ```json
//! {"format":"arbeidsro-lock","version":1,
//!  "passphrase":{"stretch":{"name":"argon2id","memory_kib":65536,"passes":3,"lanes":1,"salt":"…"},"nonce":"…","key":"…"},
//!  "recovery":{"stretch":{…},"nonce":"…","key":"…"},
//!  "data":{"nonce":"…","key":"…"}}
//! ```
//!
//! Each `key` is a key under AES-256-GCM: 32 bytes and the tag of 16. What wraps the main key comes
//! from the secret by [`Stretch`]; the additional data is [`Slot::context`]. Binary members are base64.
//! The main key lets the data key be changed, after an erasure, without asking for the secrets.

use super::{
    base64,
    head::{self, Misfit},
    stretch::{KEY_BYTES, Stretch},
};
use serde::{Deserialize, Serialize, Serializer};

/// What `format` says.
pub const FORMAT: &str = "arbeidsro-lock";
/// The version written, and the newest that is read.
pub const VERSION: u32 = 1;
/// Bytes of the number that AES-GCM must never use twice under a key.
pub const NONCE_BYTES: usize = 12;
/// Bytes that AES-GCM adds: nobody can change what it seals unnoticed.
pub const TAG_BYTES: usize = 16;
/// A wrapped data key.
pub const WRAPPED_BYTES: usize = KEY_BYTES + TAG_BYTES;
/// More than any lock needs.
const MAX_BYTES: usize = 16 * 1024;

/// What a key is wrapped by.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Slot {
    /// The main key, by what the user has in mind.
    Passphrase,
    /// The main key, by what the user has on paper.
    Recovery,
    /// The data key, by the main key.
    Data,
}

impl Slot {
    /// The additional data of the wrapping: what wraps for one slot fits no other.
    pub fn context(self) -> &'static [u8] {
        match self {
            Slot::Passphrase => b"arbeidsro-lock 1 passphrase",
            Slot::Recovery => b"arbeidsro-lock 1 recovery",
            Slot::Data => b"arbeidsro-lock 1 data",
        }
    }
}

/// A wrapped key.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Wrapped {
    /// The wrapping's own number.
    #[serde(serialize_with = "out", deserialize_with = "base64::read")]
    pub nonce: [u8; NONCE_BYTES],
    /// The wrapped key.
    #[serde(serialize_with = "out", deserialize_with = "base64::read")]
    pub key: [u8; WRAPPED_BYTES],
}

/// The main key, wrapped by a secret.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct BySecret {
    /// How the secret becomes the wrapping key.
    pub stretch: Stretch,
    /// The main key.
    #[serde(flatten)]
    pub wrapped: Wrapped,
}

pub(super) fn out<S: Serializer, const N: usize>(bytes: &[u8; N], to: S) -> Result<S::Ok, S::Error> {
    base64::write(bytes, to)
}

/// A lock: everything but the secrets.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct KeyFile {
    /// What the passphrase opens.
    pub passphrase: BySecret,
    /// What the recovery code opens; none when the user wanted no code.
    #[serde(default)]
    pub recovery: Option<BySecret>,
    /// The data key.
    pub data: Wrapped,
}

/// Why a key file was not understood.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeyFileError {
    /// Something else, or damaged.
    Malformed,
    /// Written by a newer app.
    Newer {
        /// Its version.
        version: u32,
    },
    /// It asks for more memory or work than is sensible.
    Unreasonable,
}

#[derive(Serialize)]
struct Written<'a> {
    format: &'static str,
    version: u32,
    passphrase: &'a BySecret,
    #[serde(skip_serializing_if = "Option::is_none")]
    recovery: Option<&'a BySecret>,
    data: &'a Wrapped,
}

impl KeyFile {
    /// As it is stored.
    pub fn write(&self) -> String {
        let KeyFile { passphrase, recovery, data } = self;
        let written = Written { format: FORMAT, version: VERSION, passphrase, recovery: recovery.as_ref(), data };
        // Writing plain strings and numbers to memory has no way to fail.
        serde_json::to_string(&written).unwrap_or_default()
    }

    /// As it was stored, by whomever.
    ///
    /// # Errors
    /// [`KeyFileError`].
    pub fn read(text: &str) -> Result<Self, KeyFileError> {
        if text.len() > MAX_BYTES {
            return Err(KeyFileError::Malformed);
        }
        head::check(text.as_bytes(), FORMAT, VERSION)?;
        let read: KeyFile = serde_json::from_str(text).map_err(|_| KeyFileError::Malformed)?;
        let slots = [Some(&read.passphrase), read.recovery.as_ref()];
        if slots.into_iter().flatten().any(|slot| !slot.stretch.is_reasonable()) {
            return Err(KeyFileError::Unreasonable);
        }
        Ok(read)
    }
}

impl From<Misfit> for KeyFileError {
    fn from(misfit: Misfit) -> Self {
        match misfit {
            Misfit::Malformed => KeyFileError::Malformed,
            Misfit::Newer(version) => KeyFileError::Newer { version },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interchange::stretch::Effort;

    fn lock() -> KeyFile {
        let wrapped = |byte: u8| Wrapped { nonce: [byte; NONCE_BYTES], key: [byte; WRAPPED_BYTES] };
        let by = |byte, effort| BySecret { stretch: Stretch::new(effort, [byte; 16]), wrapped: wrapped(byte) };
        KeyFile { passphrase: by(1, Effort::FILE), recovery: Some(by(2, Effort::LEAST)), data: wrapped(3) }
    }

    #[test]
    fn it_is_read_as_it_is_written() {
        assert_eq!(KeyFile::read(&lock().write()), Ok(lock()));
        let without = KeyFile { recovery: None, ..lock() };
        assert_eq!(KeyFile::read(&without.write()), Ok(without));
        let added = lock().write().replacen('{', r#"{"note":{"later":1},"#, 1);
        assert_eq!(KeyFile::read(&added), Ok(lock()));
    }

    #[test]
    fn cut_foreign_newer_and_hostile_ones_are_told_apart() {
        let text = lock().write();
        for cut in 0..text.len() {
            assert_eq!(KeyFile::read(&text[..cut]), Err(KeyFileError::Malformed), "cut {cut}");
        }
        let read = |from: &str, to: &str| KeyFile::read(&text.replace(from, to));
        assert_eq!(read("arbeidsro-lock", "other-lock"), Err(KeyFileError::Malformed));
        assert_eq!(read("\"version\":1", "\"version\":2"), Err(KeyFileError::Newer { version: 2 }));
        assert_eq!(read("\"version\":1", "\"version\":0"), Err(KeyFileError::Malformed));
        assert_eq!(read("65536", "4194304"), Err(KeyFileError::Unreasonable));
        assert_eq!(read("\"passes\":2", "\"passes\":3600"), Err(KeyFileError::Unreasonable));
        assert_eq!(read("argon2id", "argon2d"), Err(KeyFileError::Malformed));
        assert_eq!(read("AQEB", "AQE"), Err(KeyFileError::Malformed));
        assert_eq!(KeyFile::read(&"[".repeat(10_000)), Err(KeyFileError::Malformed));
        let long = text.replacen('{', &format!("{{\"x\":\"{}\",", "y".repeat(20_000)), 1);
        assert_eq!(KeyFile::read(&long), Err(KeyFileError::Malformed));
    }
}
