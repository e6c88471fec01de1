//! A file that only a passphrase opens, whatever is in it. See `docs/backup-format.md`.
//!
//! ```json
//! {"format":"arbeidsro-sealed","version":1,"stretch":{…},"nonce":"…","data":"…"}
//! ```
//!
//! `data` is the content under AES-256-GCM, tag at the end; the key comes from the passphrase by
//! [`Stretch`], the additional data is [`CONTEXT`]. Here are only the words around it: sealing and
//! opening need the browser and are in `storage`.

use super::{
    base64,
    head::{self, Misfit},
    key_file::{NONCE_BYTES, TAG_BYTES, out},
    stretch::Stretch,
};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What `format` says.
pub const FORMAT: &str = "arbeidsro-sealed";
/// The version written, and the newest that is read.
pub const VERSION: u32 = 1;
/// The additional data of the sealing.
pub const CONTEXT: &[u8] = b"arbeidsro-sealed 1";
/// The most that is read: the largest backup, as base64, and the words around it.
pub const MAX_BYTES: usize = super::backup::MAX_BYTES / 3 * 4 + 4_096;

/// The parts of a sealed file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Envelope {
    /// How the passphrase becomes the key.
    pub stretch: Stretch,
    /// The sealing's own number.
    pub nonce: [u8; NONCE_BYTES],
    /// The sealed content.
    pub sealed: Vec<u8>,
}

/// Why a file is no envelope.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EnvelopeError {
    /// Larger than any file of ours.
    TooLarge,
    /// Something else, cut off or damaged.
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
    stretch: &'a Stretch,
    #[serde(serialize_with = "out")]
    nonce: &'a [u8; NONCE_BYTES],
    data: String,
}

#[derive(Deserialize)]
struct Read<'a> {
    stretch: Stretch,
    #[serde(deserialize_with = "base64::read")]
    nonce: [u8; NONCE_BYTES],
    #[serde(borrow)]
    data: Cow<'a, str>,
}

/// Whether the bytes call themselves a sealed file. Whether they are a sound one, reading says.
pub fn is_sealed(bytes: &[u8]) -> bool {
    const LOOKED_AT: usize = 256;
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    start.windows(FORMAT.len() + 2).any(|found| found[1..=FORMAT.len()] == *FORMAT.as_bytes() && found[0] == b'"')
}

impl Envelope {
    /// The file.
    pub fn write(&self) -> Vec<u8> {
        let data = base64::encode(&self.sealed);
        let written = Written { format: FORMAT, version: VERSION, stretch: &self.stretch, nonce: &self.nonce, data };
        // Writing plain strings and numbers to memory has no way to fail.
        serde_json::to_vec(&written).unwrap_or_default()
    }

    /// The parts of a file from anywhere.
    ///
    /// # Errors
    /// [`EnvelopeError`].
    pub fn read(bytes: &[u8]) -> Result<Self, EnvelopeError> {
        if bytes.len() > MAX_BYTES {
            return Err(EnvelopeError::TooLarge);
        }
        head::check(bytes, FORMAT, VERSION)?;
        let read: Read<'_> = serde_json::from_slice(bytes).map_err(|_| EnvelopeError::Malformed)?;
        if !read.stretch.is_reasonable() {
            return Err(EnvelopeError::Unreasonable);
        }
        match base64::decode(&read.data) {
            Some(sealed) if sealed.len() >= TAG_BYTES => {
                Ok(Envelope { stretch: read.stretch, nonce: read.nonce, sealed })
            }
            _ => Err(EnvelopeError::Malformed),
        }
    }
}

impl From<Misfit> for EnvelopeError {
    fn from(misfit: Misfit) -> Self {
        match misfit {
            Misfit::Malformed => EnvelopeError::Malformed,
            Misfit::Newer(version) => EnvelopeError::Newer { version },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interchange::stretch::Effort;

    fn envelope() -> Envelope {
        Envelope { stretch: Stretch::new(Effort::FILE, [3; 16]), nonce: [4; NONCE_BYTES], sealed: vec![5; 100] }
    }

    #[test]
    fn it_is_read_as_it_is_written() {
        let file = envelope().write();
        assert!(is_sealed(&file));
        assert_eq!(Envelope::read(&file), Ok(envelope()));
    }

    #[test]
    fn cut_foreign_newer_and_hostile_ones_are_told_apart() {
        let file = envelope().write();
        for cut in 0..file.len() {
            assert_eq!(Envelope::read(&file[..cut]), Err(EnvelopeError::Malformed), "cut {cut}");
        }
        let text = String::from_utf8(file).expect("text");
        let read = |from: &str, to: &str| Envelope::read(text.replace(from, to).as_bytes());
        assert_eq!(read("arbeidsro-sealed", "arbeidsro-backup"), Err(EnvelopeError::Malformed));
        assert_eq!(read("\"version\":1", "\"version\":7"), Err(EnvelopeError::Newer { version: 7 }));
        assert_eq!(read("65536", "4194304"), Err(EnvelopeError::Unreasonable));
        assert_eq!(read("\"passes\":3", "\"passes\":3600"), Err(EnvelopeError::Unreasonable));
        assert_eq!(read("BQUF", "BQ"), Err(EnvelopeError::Malformed));
        assert_eq!(read("BAQEBAQEBAQEBAQE", "BAQEBAQEBAQEBAQEBAQE"), Err(EnvelopeError::Malformed));
        assert!(!is_sealed(br#"{"format":"arbeidsro-backup","note":"not arbeidsro-sealed"}"#));
        assert!(!is_sealed(b""));
    }
}
