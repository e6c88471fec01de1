//! Bytes as text of ASCII characters: nearly fourteen bits in two of them. Base64 has twelve.
//!
//! The page is UTF-8, where a byte below 128 is one character. All of those are used but for three, so that
//! nothing is lost to caution: inside a script element HTML takes every other one as it stands.

use crate::damage::{damaged, item, place};

/// How many characters stand for a number.
pub const BASE: u32 = 125;

/// The characters that stand for 0 to 124.
pub const ALPHABET: [u8; BASE as usize] = alphabet();

/// HTML replaces the first, makes a line feed of the second, and looks for the end of the script at the third.
const LEFT_OUT: [u8; 3] = *b"\0\r<";

const fn alphabet() -> [u8; BASE as usize] {
    let mut made = [0; BASE as usize];
    let mut character = 0;
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

/// Two characters tell 125 × 125 numbers apart: all of thirteen bits, and of fourteen bits those whose lower
/// thirteen are at most this.
pub const LAST_OF_FOURTEEN: u32 = BASE * BASE - 1 - (1 << 13);

/// How many bits two characters carry that stand for this number.
pub const fn bits_of(number: u32) -> u32 {
    if number & 0x1fff > LAST_OF_FOURTEEN { 13 } else { 14 }
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
        let number = high * BASE + low;
        bits |= number << held;
        held += bits_of(number);
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
    fn no_character_means_something_to_html_in_a_script() {
        assert!(ALPHABET.iter().all(|c| c.is_ascii() && !b"\0\r<".contains(c)));
        assert_eq!(ALPHABET[124], 127);
    }

    #[test]
    fn every_number_of_two_characters_has_its_place() {
        assert_eq!(LAST_OF_FOURTEEN + (1 << 13), BASE * BASE - 1);
        // The largest of fourteen bits, and the first of thirteen alone.
        assert_eq!((bits_of(LAST_OF_FOURTEEN), bits_of(LAST_OF_FOURTEEN + 1)), (14, 13));
    }

    #[test]
    fn two_characters_are_a_byte_and_more() {
        // 0x0041 = 65 = 0 * 125 + 65.
        let mut text = [ALPHABET[65], ALPHABET[0]];
        assert_eq!(decode(&mut text), 1);
        assert_eq!(text[0], 65);
    }
}
