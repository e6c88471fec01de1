//! Bytes as printable text: thirteen bits in two characters. Base64 has twelve.

use crate::damage::{damaged, item, place};

/// The characters that stand for 0 to 90: none that HTML or a script could mistake for its own.
pub const ALPHABET: [u8; 91] = alphabet();

const LEFT_OUT: [u8; 3] = *b"&<\\";

const fn alphabet() -> [u8; 91] {
    let mut made = [0; 91];
    let mut character = b'!';
    let mut at = 0;
    while at < made.len() {
        if character != LEFT_OUT[0] && character != LEFT_OUT[1] && character != LEFT_OUT[2] {
            made[at] = character;
            at += 1;
        }
        character += 1;
    }
    made
}

const NONE: u32 = u32::MAX;

const fn values() -> [u32; 256] {
    let mut made = [NONE; 256];
    let mut at = 0;
    while at < ALPHABET.len() {
        made[ALPHABET[at] as usize] = at as u32;
        at += 1;
    }
    made
}

/// Turns text into the bytes it stands for, in its own place. Returns how many there are.
///
/// # Panics
/// On a character that stands for nothing: the text is damaged.
pub fn decode(text: &mut [u8]) -> usize {
    const VALUES: [u32; 256] = values();
    let mut written = 0;
    let mut bits = 0;
    let mut held = 0;
    for at in (0..text.len() & !1).step_by(2) {
        let low = VALUES[usize::from(item(text, at))];
        let high = VALUES[usize::from(item(text, at + 1))];
        if low == NONE || high == NONE {
            damaged();
        }
        bits |= (high * 91 + low) << held;
        held += 13;
        while held >= 8 {
            *place(text, written) = bits as u8;
            written += 1;
            bits >>= 8;
            held -= 8;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_means_something_to_html() {
        assert!(ALPHABET.iter().all(|c| c.is_ascii_graphic() && !b"<&\\".contains(c)));
        assert_eq!(ALPHABET[90], b'~');
    }

    #[test]
    fn two_characters_are_thirteen_bits() {
        // 0x0041 = 65 = 0 * 91 + 65.
        let mut text = [ALPHABET[65], ALPHABET[0]];
        assert_eq!(decode(&mut text), 1);
        assert_eq!(text[0], 65);
    }
}
