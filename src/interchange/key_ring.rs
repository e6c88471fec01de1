//! The keys of a folder as they are remembered: what a passphrase was stretched to, never the passphrase.
//!
//! A key opens what was sealed under the same salt. Devices that meet in a folder seal under one salt
//! where they can, so that each remembers one key. What another device sealed before they met, and
//! older copies, have salts of their own: their keys are worked out while the passphrase is at hand.

use super::{
    base64,
    stretch::{KEY_BYTES, Stretch},
};
use serde::{Deserialize, Serialize, Serializer};

/// A stretched passphrase.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptKey {
    /// Salt and parameters.
    pub stretch: Stretch,
    #[serde(serialize_with = "key_out", deserialize_with = "base64::read")]
    key: [u8; KEY_BYTES],
}

fn key_out<S: Serializer>(key: &[u8; KEY_BYTES], to: S) -> Result<S::Ok, S::Error> {
    base64::write(key, to)
}

impl std::fmt::Debug for KeptKey {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "KeptKey({:?})", self.stretch)
    }
}

impl KeptKey {
    /// What the stretching of a passphrase gave.
    pub fn new(stretch: Stretch, key: [u8; KEY_BYTES]) -> Self {
        KeptKey { stretch, key }
    }
    /// The key itself.
    pub fn bytes(&self) -> [u8; KEY_BYTES] {
        self.key
    }
}

/// The keys of one folder.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct KeyRing {
    /// Of the passphrase of now; new files are sealed with the first.
    now: Vec<KeptKey>,
    /// Of older copies, which are read to free them of what was erased. What other devices write
    /// is not read with them.
    older: Vec<KeptKey>,
}

impl KeyRing {
    /// No passphrase is known.
    pub fn is_empty(&self) -> bool {
        self.now.is_empty()
    }
    /// The key that new files are sealed with.
    pub fn sealing(&self) -> Option<&KeptKey> {
        self.now.first()
    }
    /// The key of a file that another device has written.
    pub fn of(&self, stretch: &Stretch) -> Option<&KeptKey> {
        self.now.iter().find(|kept| kept.stretch == *stretch)
    }
    /// The key of a copy that this device has written.
    pub fn of_copy(&self, stretch: &Stretch) -> Option<&KeptKey> {
        self.of(stretch).or_else(|| self.older.iter().find(|kept| kept.stretch == *stretch))
    }
    /// A passphrase is typed anew: what was known serves older copies alone.
    pub fn begin_anew(&mut self) {
        self.older.append(&mut self.now);
    }
    /// Forgets keys of older copies under which nothing lies any more.
    pub fn keep_older(&mut self, lies_there: impl Fn(&Stretch) -> bool) {
        self.older.retain(|kept| lies_there(&kept.stretch));
    }
    /// A key of the passphrase of now. The first one seals.
    pub fn add(&mut self, kept: KeptKey) {
        self.now.push(kept);
    }
    /// A key of older copies.
    pub fn add_older(&mut self, kept: KeptKey) {
        self.older.push(kept);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interchange::stretch::{Effort, SALT_BYTES};

    fn kept(salt: u8) -> KeptKey {
        KeptKey::new(Stretch::new(Effort::FILE, [salt; SALT_BYTES]), [salt + 100; KEY_BYTES])
    }

    #[test]
    fn a_ring_is_read_as_it_is_written_and_holds_no_passphrase() {
        let mut ring = KeyRing::default();
        assert!(ring.is_empty() && ring.sealing().is_none());
        ring.add(kept(1));
        ring.add_older(kept(2));
        let text = serde_json::to_string(&ring).expect("text");
        assert_eq!(serde_json::from_str::<KeyRing>(&text).expect("read"), ring);
        let members: serde_json::Value = serde_json::from_str(&text).expect("read");
        let mut names: Vec<&str> = members["now"][0].as_object().expect("a key").keys().map(String::as_str).collect();
        names.sort_unstable();
        assert_eq!(names, ["key", "stretch"]);
        // Not in what a panic or a log would print either.
        assert!(!format!("{ring:?}").contains("101"));
    }

    #[test]
    fn another_passphrase_leaves_the_old_keys_to_older_copies_alone() {
        let mut ring = KeyRing::default();
        ring.add(kept(1));
        ring.add(kept(2));
        ring.begin_anew();
        ring.keep_older(|stretch| *stretch == kept(2).stretch);
        assert!(ring.is_empty());
        ring.add(kept(3));
        assert_eq!(ring.sealing(), Some(&kept(3)));
        let (gone, older) = (kept(1).stretch, kept(2).stretch);
        assert_eq!((ring.of(&older), ring.of_copy(&older)), (None, Some(&kept(2))));
        assert_eq!(ring.of_copy(&gone), None, "nothing is sealed so any more");
    }
}
