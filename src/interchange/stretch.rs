//! From a passphrase to a key, slowly: Argon2id (RFC 9106).
//!
//! The parameters and the salt stand beside what they protect, so that it can be opened on any
//! machine. Read from a file they have limits: a hostile file may ask neither for gigabytes of
//! memory nor for an hour.

use super::base64;
use argon2::{Algorithm, Argon2, Block, Params, Version};
use serde::{Deserialize, Serialize};

/// Bytes of a key.
pub const KEY_BYTES: usize = 32;
/// Bytes of a salt.
pub const SALT_BYTES: usize = 16;

/// Memory that a file may ask for, in KiB. The least is the least that OWASP names.
const MEMORY_KIB: std::ops::RangeInclusive<u32> = 7_168..=262_144;
const PASSES: std::ops::RangeInclusive<u32> = 1..=16;
const LANES: std::ops::RangeInclusive<u32> = 1..=4;
/// KiB times passes that a file may ask for: some seconds on a slow machine.
const MOST_WORK: u64 = 1_048_576;

/// How a passphrase becomes a key.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Stretch {
    name: Name,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    #[serde(serialize_with = "salt_out", deserialize_with = "base64::read")]
    salt: [u8; SALT_BYTES],
}

fn salt_out<S: serde::Serializer>(salt: &[u8; SALT_BYTES], to: S) -> Result<S::Ok, S::Error> {
    base64::write(salt, to)
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Name {
    Argon2id,
}

/// How much work stretching is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Effort {
    /// KiB of memory.
    pub memory_kib: u32,
    /// Times it is gone over.
    pub passes: u32,
}

impl Effort {
    /// The least, OWASP's second: for a secret that cannot be guessed anyway, and for finding out
    /// how quick this machine is.
    pub const LEAST: Effort = Effort { memory_kib: 19_456, passes: 2 };
    /// For files, which may be opened on any machine: RFC 9106's second, with one lane.
    pub const FILE: Effort = Effort { memory_kib: 65_536, passes: 3 };

    /// What this machine does within the patience, by how long the least took it.
    /// Never below [`Effort::LEAST`]; at most twice [`Effort::FILE`].
    pub fn within(patience_millis: f64, least_took_millis: f64) -> Effort {
        let each = least_took_millis.max(1.0) / Effort::LEAST.work() as f64;
        let fits = |effort: &Effort| each * effort.work() as f64 <= patience_millis;
        let steps = [(65_536, 6), (65_536, 4), (65_536, 3), (65_536, 2), (47_104, 2), (47_104, 1)];
        let mut steps = steps.into_iter().map(|(memory_kib, passes)| Effort { memory_kib, passes });
        steps.find(fits).unwrap_or(Effort::LEAST)
    }
    fn work(self) -> u64 {
        u64::from(self.memory_kib) * u64::from(self.passes)
    }
}

/// The parameters ask for more or less than is sensible.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unreasonable;

impl Stretch {
    /// With a salt that was never used before.
    pub fn new(effort: Effort, salt: [u8; SALT_BYTES]) -> Self {
        Stretch { name: Name::Argon2id, memory_kib: effort.memory_kib, passes: effort.passes, lanes: 1, salt }
    }
    /// How much work it is.
    pub fn effort(&self) -> Effort {
        Effort { memory_kib: self.memory_kib, passes: self.passes }
    }
    /// Within the limits.
    pub fn is_reasonable(&self) -> bool {
        MEMORY_KIB.contains(&self.memory_kib)
            && PASSES.contains(&self.passes)
            && LANES.contains(&self.lanes)
            && self.effort().work() <= MOST_WORK
    }
    /// The key of a secret. Takes its time, and its memory; both are given back.
    ///
    /// # Errors
    /// [`Unreasonable`] before anything is done.
    pub fn key(&self, secret: &[u8]) -> Result<[u8; KEY_BYTES], Unreasonable> {
        if !self.is_reasonable() {
            return Err(Unreasonable);
        }
        let params =
            Params::new(self.memory_kib, self.passes, self.lanes, Some(KEY_BYTES)).map_err(|_| Unreasonable)?;
        let mut memory = vec![Block::new(); params.block_count()];
        let mut key = [0; KEY_BYTES];
        let made = Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into_with_memory(
            secret,
            &self.salt,
            &mut key,
            &mut memory,
        );
        // What is left in it could be turned into the key.
        memory.fill(Block::new());
        made.map_err(|_| Unreasonable)?;
        Ok(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made with argon2-cffi 25.1 (the reference implementation in C).
    #[test]
    fn the_key_is_that_of_the_reference_implementation() {
        let salt = *b"0123456789abcdef";
        let table = [
            (
                Effort { memory_kib: 7_168, passes: 1 },
                "passord",
                "5ada6731e7549ae669373443293f23de1301eda7d03432498bd8e96b1f373600",
            ),
            (
                Effort::LEAST,
                "blåbærsyltetøy på skiva",
                "c07543934614b51e299800f3c590830d8fc36e6cc2d5bf00d3e45c59a8099cdb",
            ),
            (Effort::FILE, "", "47cbf8d6c250ec1696e93bd1addd13fa728923bac886c4e55c1357d15d9d64b9"),
        ];
        for (effort, secret, expected) in table {
            let key = Stretch::new(effort, salt).key(secret.as_bytes()).expect("reasonable");
            let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(hex, expected, "{effort:?}");
        }
    }

    #[test]
    fn hostile_parameters_are_refused_before_any_work() {
        let read = |memory: u64, passes: u64, lanes: u64| {
            let json = format!(
                r#"{{"name":"argon2id","memory_kib":{memory},"passes":{passes},"lanes":{lanes},"salt":"MDEyMzQ1Njc4OWFiY2RlZg=="}}"#
            );
            serde_json::from_str::<Stretch>(&json).ok().filter(Stretch::is_reasonable)
        };
        assert!(read(65_536, 3, 1).is_some());
        assert!(read(262_144, 4, 4).is_some());
        let bad = [
            (4_194_304, 1, 1),
            (262_145, 1, 1),
            (262_144, 5, 1),
            (65_536, 17, 1),
            (65_536, 4_000_000_000, 1),
            (65_536, 0, 1),
            (65_536, 3, 0),
            (65_536, 3, 5),
            (7_167, 3, 1),
            (0, 3, 1),
            (u64::MAX, 3, 1),
        ];
        for (memory, passes, lanes) in bad {
            assert!(read(memory, passes, lanes).is_none(), "{memory} {passes} {lanes}");
        }
        let stretch = Stretch { memory_kib: 4_194_304, ..Stretch::new(Effort::FILE, [0; SALT_BYTES]) };
        assert_eq!(stretch.key(b"x"), Err(Unreasonable));
    }

    #[test]
    fn the_effort_follows_the_machine() {
        let work = |took: f64| Effort::within(1_000.0, took);
        assert_eq!(work(1_000.0), Effort::LEAST);
        assert_eq!(work(50.0), Effort { memory_kib: 65_536, passes: 6 });
        assert_eq!(work(190.0), Effort::FILE);
        for took in 1..2_000 {
            let effort = work(f64::from(took));
            assert!(effort.work() >= Effort::LEAST.work());
            assert!(Stretch::new(effort, [0; SALT_BYTES]).is_reasonable());
        }
    }
}
