//! What every stored piece has in common: a JSON object with its version as `v` and, as the
//! last member, `c`: the CRC-32 of every byte before that member's comma, in eight hexadecimal digits.

use super::crc::crc32;
use serde::Deserialize;

/// The name of the last member.
pub const CHECKSUM: &str = "c";
/// Length of `,"c":"xxxxxxxx"}`.
const TAIL: usize = 16;

#[derive(Deserialize)]
struct Version {
    v: u32,
}

/// Adds the checksum to the bytes of a JSON object that has at least one member.
pub fn close(mut object: Vec<u8>) -> Vec<u8> {
    object.pop();
    let tail = tail(crc32(&object));
    object.extend_from_slice(tail.as_bytes());
    object
}

/// Whether the checksum is there and right.
pub fn is_sound(bytes: &[u8]) -> bool {
    bytes
        .len()
        .checked_sub(TAIL)
        .and_then(|at| bytes.split_at_checked(at))
        .is_some_and(|(object, end)| end == tail(crc32(object)).as_bytes())
}

/// The version of a sound piece, also when nothing else of it is understood.
pub fn version(bytes: &[u8]) -> Option<u32> {
    read::<Version>(bytes).map(|read| read.v)
}

/// The value of a piece's JSON. All JSON is read as text: a second reader for bytes would cost its
/// size for every shape.
pub fn read<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Option<T> {
    serde_json::from_str(std::str::from_utf8(bytes).ok()?).ok()
}

fn tail(crc: u32) -> String {
    format!(",\"{CHECKSUM}\":\"{crc:08x}\"}}")
}
