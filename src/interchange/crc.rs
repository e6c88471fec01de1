//! CRC-32 as zip, gzip and PNG use it (polynomial edb88320), so that any tool can check our bytes.
//!
//! It finds torn and garbled bytes; it is no defence against someone who wants to deceive.
//! Our own forty lines instead of a crate: the tables are computed at the first use and cost
//! nothing in the file, where a crate's 16 kB of table do not compress.

use std::sync::LazyLock;

static TABLES: LazyLock<[[u32; 256]; 8]> = LazyLock::new(tables);

fn tables() -> [[u32; 256]; 8] {
    let mut tables = [[0u32; 256]; 8];
    for (byte, entry) in (0u32..).zip(tables[0].iter_mut()) {
        *entry = (0..8).fold(byte, |crc, _| (crc >> 1) ^ (0xedb8_8320 * (crc & 1)));
    }
    for byte in 0..256 {
        for step in 1..8 {
            let last = tables[step - 1][byte];
            tables[step][byte] = (last >> 8) ^ tables[0][(last & 255) as usize];
        }
    }
    tables
}

/// The checksum of these bytes. Eight bytes a step, because a snapshot is read while the user waits.
pub fn crc32(bytes: &[u8]) -> u32 {
    let t = &*TABLES;
    let (eights, rest) = bytes.as_chunks::<8>();
    let crc = eights.iter().fold(!0u32, |crc, &[a, b, c, d, e, f, g, h]| {
        let low = crc ^ u32::from_le_bytes([a, b, c, d]);
        let at = |table: usize, byte: u32| t[table][(byte & 255) as usize];
        at(7, low)
            ^ at(6, low >> 8)
            ^ at(5, low >> 16)
            ^ at(4, low >> 24)
            ^ at(3, e.into())
            ^ at(2, f.into())
            ^ at(1, g.into())
            ^ at(0, h.into())
    });
    !rest.iter().fold(crc, |crc, byte| (crc >> 8) ^ t[0][((crc ^ u32::from(*byte)) & 255) as usize])
}

#[cfg(test)]
mod tests {
    use super::crc32;

    #[test]
    fn it_is_the_well_known_checksum() {
        assert_eq!(crc32(b""), 0);
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b"The quick brown fox jumps over the lazy dog"), 0x414f_a339);
    }

    #[test]
    fn one_flipped_bit_changes_it() {
        let bytes: Vec<u8> = (0..100).collect();
        for bit in 0..800 {
            let mut other = bytes.clone();
            other[bit / 8] ^= 1 << (bit % 8);
            assert_ne!(crc32(&bytes), crc32(&other));
        }
    }
}
