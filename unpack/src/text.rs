//! Bytes as text: nearly sixteen bits in a character. Base64 has six.
//!
//! The page is UTF-16, where each of these characters is two bytes, and here it comes as UTF-8, where a browser's
//! encoder puts it. Characters that mean something to HTML or to a reader of Unicode are left out: control
//! characters and the rest of ASCII, the halves of pairs, and all from the first non-character on.

use crate::damage::{damaged, item, place};

/// The first character that stands for a number: it stands for 0.
const FIRST: u32 = 0xa0;
/// The first half of a pair, and the first character after all of them.
const PAIRS: (u32, u32) = (0xd800, 0xe000);
/// The first that stands for nothing any more: Unicode keeps it free for programs.
const END: u32 = 0xfdd0;

/// How many characters stand for a number.
pub const BASE: u32 = END - FIRST - (PAIRS.1 - PAIRS.0);

/// A character tells all numbers of fifteen bits apart, and of sixteen bits those whose lower fifteen are at most
/// this.
const LAST_OF_SIXTEEN: u32 = BASE - 1 - (1 << 15);

/// How many bits a character carries that stands for this number.
pub const fn bits_of(number: u32) -> u32 {
    if number & 0x7fff > LAST_OF_SIXTEEN { 15 } else { 16 }
}

/// The character that stands for a number below [`BASE`].
pub const fn character_of(number: u32) -> u32 {
    let character = FIRST + number;
    if character < PAIRS.0 { character } else { character + (PAIRS.1 - PAIRS.0) }
}

/// The number that a character stands for.
fn number_of(character: u32) -> u32 {
    match character {
        FIRST..END if character < PAIRS.0 => character - FIRST,
        FIRST..END if character >= PAIRS.1 => character - FIRST - (PAIRS.1 - PAIRS.0),
        _ => damaged(),
    }
}

/// Turns text, as UTF-8, into the bytes it stands for, in its own place. Returns how many there are: never more
/// than were read, since each of these characters has two bytes in UTF-8 or three.
///
/// # Panics
/// On a character that stands for nothing: the text is damaged.
pub fn decode(text: &mut [u8]) -> usize {
    let mut read = 0;
    let mut written = 0;
    let mut bits = 0;
    let mut held = 0;
    while read < text.len() {
        let lead = u32::from(item(text, read));
        let next = |at: usize| u32::from(item(text, read + at)) & 0x3f;
        let (character, length) = match lead {
            0xc0..0xe0 => ((lead & 0x1f) << 6 | next(1), 2),
            0xe0..0xf0 => ((lead & 0x0f) << 12 | next(1) << 6 | next(2), 3),
            _ => damaged(),
        };
        read += length;
        let number = number_of(character);
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

    fn text_of(numbers: &[u32]) -> Vec<u8> {
        numbers.iter().filter_map(|number| char::from_u32(character_of(*number))).collect::<String>().into_bytes()
    }

    #[test]
    fn every_number_has_a_character_of_its_own_that_html_leaves_alone() {
        let characters: Vec<u32> = (0..BASE).map(character_of).collect();
        assert!(characters.windows(2).all(|pair| pair[0] < pair[1]));
        for code in characters {
            let character = char::from_u32(code);
            assert!(character.is_some_and(|c| !c.is_control() && !c.is_ascii() && c != '\u{feff}'), "{code:x}");
            assert_eq!(character.map(char::len_utf16), Some(1));
        }
    }

    #[test]
    fn every_number_of_a_character_has_its_place() {
        assert_eq!(LAST_OF_SIXTEEN + (1 << 15), BASE - 1);
        // The largest of sixteen bits, and the first of fifteen alone.
        assert_eq!((bits_of(LAST_OF_SIXTEEN), bits_of(LAST_OF_SIXTEEN + 1)), (16, 15));
    }

    #[test]
    fn every_character_is_read_as_its_number() {
        for number in 0..BASE {
            assert_eq!(number_of(character_of(number)), number);
        }
    }

    #[test]
    fn a_character_is_two_bytes_or_nearly() {
        // Fifteen bits and the first of the next sixteen.
        let mut text = text_of(&[0x4241, LAST_OF_SIXTEEN + 1, 1]);
        assert_eq!(decode(&mut text), 5);
        assert_eq!(text[..2], [0x41, 0x42]);
        let word = LAST_OF_SIXTEEN + 1 + (1 << 15);
        assert_eq!(text[2..4], (word as u16).to_le_bytes());
    }
}
