//! Names of records. Opaque: they carry no meaning and are safe in addresses.

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::fmt;

/// The id of any record: up to 80 characters of `a–z 0–9 . -`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(pub SmolStr);

impl Id {
    /// An id from text known to be well formed, as stored.
    pub fn new(text: impl AsRef<str>) -> Self {
        Id(SmolStr::new(text))
    }
    /// An id of 16 characters from 80 random bits.
    pub fn from_random(bits: u128) -> Self {
        const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let text: String = (0..16).map(|n| DIGITS[(bits >> (n * 5)) as usize & 31] as char).collect();
        Id(SmolStr::new(text))
    }
    /// Whether foreign text may serve as an id.
    pub fn is_well_formed(text: &str) -> bool {
        (1..=80).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-')
    }
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Id);
        impl From<Id> for $name {
            fn from(id: Id) -> Self {
                $name(id)
            }
        }
        impl From<$name> for Id {
            fn from(id: $name) -> Self {
                id.0
            }
        }
        impl $name {
            /// The text of the id.
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// A case.
    CaseId,
    /// Something that happened in a case.
    EventId,
    /// A task.
    TaskId,
    /// A situation analysis.
    AnalysisId,
    /// A feedback entry.
    FeedbackId,
}
