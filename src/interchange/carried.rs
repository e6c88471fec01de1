//! The data that a portable file carries: the app's own page with a sealed backup in it.
//!
//! ```json
//! {"format":"arbeidsro-carried","version":1,"series":"…","number":12,"written":1795862400000,"sealed":{…}}
//! ```
//!
//! `sealed` is a file of [`super::envelope`] with a backup in it. What stands beside it can be read
//! without the passphrase and says nothing about the content: copies of one file share the random
//! `series` and count up `number`, so that an older copy can be told from a newer one.

use super::{envelope, frame};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// What `format` says.
pub const FORMAT: &str = "arbeidsro-carried";
/// The version written, and the newest that is read.
pub const VERSION: u32 = 1;
/// The most that is read of a page: the app around the largest sealed backup.
pub const MAX_PAGE_BYTES: usize = envelope::MAX_BYTES + 8 * 1024 * 1024;

/// The block of the page that holds the data, as it begins and ends.
const BLOCK: (&str, &str) = ("id=\"arbeidsro-data\">", "</script>");

/// What is said of the data without opening it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CarriedHead {
    /// Random; the same in every copy that came from one file.
    #[serde(with = "series")]
    pub series: u64,
    /// Counts the times it was saved, from 1.
    pub number: u32,
    /// When it was saved, in milliseconds since 1970-01-01 UTC.
    pub written: u64,
}

impl CarriedHead {
    /// Whether the other is a later saving of the same file.
    pub fn is_older_than(&self, other: &CarriedHead) -> bool {
        self.series == other.series && self.number < other.number
    }
    /// Whether this may take the other's place: a saving of the same file, and either this very one or an earlier
    /// one. Two computers that went on from one copy have equal numbers and other times.
    pub fn may_replace(&self, other: &CarriedHead) -> bool {
        self == other || other.is_older_than(self)
    }
}

/// The number as text: JavaScript, which reads the preference too, would round it.
mod series {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(series: &u64, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&format!("{series:016x}"))
    }
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
        let text = String::deserialize(from)?;
        u64::from_str_radix(&text, 16).map_err(Error::custom)
    }
}

/// The data of a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Carried {
    /// What is said of it.
    pub head: CarriedHead,
    /// The sealed file.
    pub sealed: Vec<u8>,
}

/// Why a page's data is not read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CarriedError {
    /// The page carries no data.
    Empty,
    /// Cut off, changed, or something else.
    Malformed,
    /// Written by a newer app.
    Newer {
        /// Its version.
        version: u32,
    },
}

#[derive(Serialize)]
struct Written<'a> {
    format: &'static str,
    version: u32,
    #[serde(flatten)]
    head: CarriedHead,
    sealed: &'a RawValue,
}

#[derive(Deserialize)]
struct Outline {
    format: String,
    version: u32,
}

#[derive(Deserialize)]
struct Read<'a> {
    #[serde(with = "series")]
    series: u64,
    number: u32,
    written: u64,
    #[serde(borrow)]
    sealed: &'a RawValue,
}

impl Carried {
    /// The text of the block. It holds nothing that ends a script element.
    pub fn write(&self) -> Option<String> {
        let sealed: &RawValue = frame::read(&self.sealed)?;
        let written = Written { format: FORMAT, version: VERSION, head: self.head, sealed };
        // A sealed file of ours is base64 and plain names; anything else has no place in a page.
        serde_json::to_string(&written).ok().filter(|text| !text.contains('<'))
    }

    /// The data of a block's text.
    ///
    /// # Errors
    /// [`CarriedError`].
    pub fn read(block: &str) -> Result<Self, CarriedError> {
        let block = block.trim();
        if block.is_empty() {
            return Err(CarriedError::Empty);
        }
        let outline: Outline = serde_json::from_str(block).map_err(|_| CarriedError::Malformed)?;
        if outline.format != FORMAT {
            return Err(CarriedError::Malformed);
        }
        if outline.version > VERSION {
            return Err(CarriedError::Newer { version: outline.version });
        }
        let Read { series, number, written, sealed } =
            serde_json::from_str(block).map_err(|_| CarriedError::Malformed)?;
        Ok(Carried { head: CarriedHead { series, number, written }, sealed: sealed.get().as_bytes().to_vec() })
    }

    /// The data of a whole page: of a portable file that is opened as a copy.
    ///
    /// # Errors
    /// [`CarriedError`]; `Malformed` when it is no page of this app.
    pub fn find(page: &[u8]) -> Result<Self, CarriedError> {
        let text = std::str::from_utf8(page).map_err(|_| CarriedError::Malformed)?;
        let (_, after) = text.rsplit_once(BLOCK.0).ok_or(CarriedError::Malformed)?;
        let (block, _) = after.split_once(BLOCK.1).ok_or(CarriedError::Malformed)?;
        Carried::read(block)
    }
}

/// What is to be opened of a chosen file: the sealed data of a page that carries some, else the file itself.
pub fn inner_of(file: Vec<u8>) -> Vec<u8> {
    match Carried::find(&file) {
        Ok(carried) if is_page(&file) => carried.sealed,
        _ => file,
    }
}

/// Whether the bytes look like a page, so that they are searched for data.
fn is_page(bytes: &[u8]) -> bool {
    const LOOKED_AT: usize = 512;
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(LOOKED_AT)]).to_ascii_lowercase();
    start.trim_start_matches('\u{feff}').trim_start().starts_with("<!doctype html")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn carried() -> Carried {
        let head = CarriedHead { series: 0xfedc_ba98_7654_3210, number: 12, written: 1_795_862_400_000 };
        Carried { head, sealed: br#"{"format":"arbeidsro-sealed","version":1,"data":"AA/+"}"#.to_vec() }
    }

    #[test]
    fn it_is_read_as_it_is_written_alone_and_in_a_page() {
        let block = carried().write().unwrap();
        assert_eq!(Carried::read(&block), Ok(carried()));
        let page = format!(
            "<!doctype html><script id=\"arbeidsro-start\">'id=\"arbeidsro-data\"'</script>\
             <script type=\"text/plain\" id=\"arbeidsro-data\">{block}</script><p>"
        );
        assert!(is_page(page.as_bytes()));
        assert_eq!(Carried::find(page.as_bytes()), Ok(carried()));
        assert_eq!(inner_of(page.into_bytes()), carried().sealed);
        assert_eq!(inner_of(block.clone().into_bytes()), block.into_bytes());
    }

    #[test]
    fn empty_cut_foreign_newer_and_changed_ones_are_told_apart() {
        let block = carried().write().unwrap();
        assert_eq!(Carried::read(" \n"), Err(CarriedError::Empty));
        for cut in 1..block.len() {
            assert_eq!(Carried::read(&block[..cut]), Err(CarriedError::Malformed), "cut {cut}");
        }
        assert_eq!(
            Carried::read(&block.replace("\"version\":1,\"series", "\"version\":4,\"series")),
            Err(CarriedError::Newer { version: 4 })
        );
        assert_eq!(Carried::read(&block.replace("fedc", "zzzz")), Err(CarriedError::Malformed));
        assert_eq!(Carried::read("{\"format\":\"arbeidsro-backup\",\"version\":1}"), Err(CarriedError::Malformed));
        assert_eq!(Carried::find(b"<!doctype html><p>another page"), Err(CarriedError::Malformed));
        assert_eq!(Carried::find(b"\xff\xfe"), Err(CarriedError::Malformed));
        assert!(!is_page(b"{}"));
    }

    #[test]
    fn nothing_that_ends_the_block_is_written() {
        let sealed = br#"{"data":"</script><script>"}"#.to_vec();
        assert_eq!(Carried { sealed, ..carried() }.write(), None);
    }

    #[test]
    fn an_older_copy_is_known_by_its_number_within_its_series() {
        let head = carried().head;
        let later = CarriedHead { number: 13, ..head };
        assert!(head.is_older_than(&later) && !later.is_older_than(&head) && !head.is_older_than(&head));
        assert!(!head.is_older_than(&CarriedHead { series: 1, ..later }));
        assert!(later.may_replace(&head) && head.may_replace(&head) && !head.may_replace(&later));
        assert!(!later.may_replace(&CarriedHead { series: 1, ..head }));
        // Two computers went on from one copy: equal numbers, other times.
        assert!(!head.may_replace(&CarriedHead { written: head.written + 1, ..head }));
    }
}
