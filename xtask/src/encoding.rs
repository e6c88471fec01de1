//! Compression, hashes and base64.
use crate::trouble::{Outcome, Trouble};
use lzma_rust2::{LzmaOptions, LzmaWriter};
use sha2::{Digest, Sha256};
use std::io::Write;
use unpack::{bits_of, character_of};

/// How hard to compress.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// Quick, for looking at the page while working on it.
    Quick,
    /// As small as it gets, for what is given to people.
    Best,
}

const QUICK: u32 = 1;
const BEST: u32 = 9;
/// The longest repetition that is looked for.
const LONGEST: u32 = 273;

/// Compresses to the LZMA format, which the loader's `unpack` opens.
pub fn pack(bytes: &[u8], effort: Effort) -> Outcome<Vec<u8>> {
    let mut options = LzmaOptions::with_preset(if effort == Effort::Best { BEST } else { QUICK });
    // `unpack` knows these alone.
    (options.lc, options.lp, options.pb) = (3, 0, 0);
    if effort == Effort::Best {
        options.nice_len = LONGEST;
    }
    let packed = LzmaWriter::new_use_header(Vec::new(), &options, Some(bytes.len() as u64)).and_then(|mut writer| {
        writer.write_all(bytes)?;
        writer.finish()
    });
    packed.map_err(|e| Trouble::new(format!("compression failed: {e}")))
}

/// Bytes as text, nearly sixteen bits in a character: see `unpack`, which reads it.
pub fn dense_text(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 3 / 2 + 4);
    let (mut bits, mut held) = (0u32, 0);
    let mut write = |bits: &mut u32| {
        let short = *bits & 0x7fff;
        let number = if bits_of(short) == 16 { *bits & 0xffff } else { short };
        text.extend(char::from_u32(character_of(number)));
        let taken = bits_of(number);
        *bits >>= taken;
        taken
    };
    for byte in bytes {
        bits |= u32::from(*byte) << held;
        held += 8;
        if held >= 16 {
            held -= write(&mut bits);
        }
    }
    while held > 0 {
        held = held.saturating_sub(write(&mut bits));
    }
    text
}

/// A page as the bytes of its file: UTF-16, with the mark that says so and that no server's word overrules.
pub fn page_bytes(page: &str) -> Vec<u8> {
    format!("\u{feff}{page}").encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// What the browser opens itself, as text: deflated, with a one behind it that says where it ends.
pub fn deflated_text(bytes: &[u8]) -> String {
    const SMALLEST: u8 = 10;
    let mut packed = miniz_oxide::deflate::compress_to_vec_zlib(bytes, SMALLEST);
    packed.push(1);
    dense_text(&packed)
}

/// The SHA-256 of some bytes.
pub fn sha256(bytes: &[u8]) -> Vec<u8> {
    Sha256::digest(bytes).to_vec()
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Bytes as base64 with padding.
pub fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            if place <= group.len() {
                let digit = (bits >> (18 - 6 * place)) & 63;
                text.push(char::from(DIGITS[digit as usize]));
            } else {
                text.push('=');
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_pads() {
        let cases = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")];
        for (plain, encoded) in cases {
            assert_eq!(base64(plain.as_bytes()), encoded);
        }
    }

    #[test]
    fn what_is_packed_is_what_the_loader_opens() {
        let mut noise = 1u32;
        let mut mixed: Vec<u8> = Vec::new();
        for at in 0..60_000u32 {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            mixed.push(if at % 700 < 300 { (noise >> 24) as u8 } else { (at % 97 + noise % 2) as u8 });
        }
        let text = include_str!("encoding.rs").repeat(3);
        for bytes in [&b""[..], b"a", text.as_bytes(), &mixed] {
            for effort in [Effort::Quick, Effort::Best] {
                let mut opened = dense_text(&pack(bytes, effort).unwrap()).into_bytes();
                let length = unpack::decode(&mut opened);
                let packed = &opened[..length];
                let mut out = vec![0; unpack::unpacked_size(packed)];
                let mut chances = vec![0; unpack::TABLE_LENGTH];
                let mut progress = unpack::begin(packed, &mut chances);
                let mut done = 0;
                while done < out.len() {
                    done = unpack::step(&mut progress, packed, &mut chances, &mut out, done + 1000);
                }
                assert!(out == bytes, "{} bytes", bytes.len());
            }
        }
    }

    #[test]
    fn hashes_are_written_as_others_write_them() {
        assert!(hex(&sha256(b"abc")).starts_with("ba7816bf8f01cfea"));
    }
}
