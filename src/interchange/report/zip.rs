//! A zip without packing (APPNOTE 6.3): all that a document needs.

use crate::interchange::crc::crc32;

/// The files, by name, in this order. No time is told: the same report gives the same bytes.
pub fn zip(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let at = out.len() as u32;
        let common = entry(name, bytes);
        out.extend(b"PK\x03\x04");
        out.extend(&common);
        out.extend(name.as_bytes());
        out.extend(bytes);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&common);
        // No comment, first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (start, count) = (out.len() as u32, (files.len() as u16).to_le_bytes());
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count);
    out.extend(count);
    out.extend((directory.len() as u32).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0; 2]);
    out
}

/// What both heads of a file hold: version 2.0, names in UTF-8, stored, 1 January 1980.
fn entry(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0x14, 0, 0, 0x08, 0, 0, 0, 0, 0x21, 0];
    out.extend(crc32(bytes).to_le_bytes());
    let size = (bytes.len() as u32).to_le_bytes();
    out.extend(size);
    out.extend(size);
    out.extend((name.len() as u16).to_le_bytes());
    out.extend([0; 2]);
    out
}
