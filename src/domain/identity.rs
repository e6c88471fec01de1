//! Finds what looks like an identity in a text: national numbers, phones, e-mails, full dates,
//! names, street addresses (domain.md section 9).
//!
//! It warns and points, nothing more. Sex, birth date and century are never derived from a
//! number: from 2032 they cannot be, and nothing here needs them.

mod dates;
mod numbers;
mod words;

use std::ops::Range;

/// What a hit looks like.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum IdentityKind {
    /// Norwegian fødselsnummer, D-number, H-number or test number: 11 digits.
    NorwegianNumber,
    /// Danish CPR number: 10 digits.
    DanishCpr,
    /// Norwegian DUF number: 12 digits.
    Duf,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A day with month and year.
    FullDate,
    /// Two capitalised words in a row.
    Name,
    /// A street with a house number.
    Address,
}

/// How sure the pattern is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Strength {
    /// It may be something else.
    Mild,
    /// Check digits or the form leave little doubt.
    Strong,
}

/// One place in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hit {
    pub kind: IdentityKind,
    pub strength: Strength,
    /// In bytes, at character boundaries.
    pub range: Range<usize>,
}

/// Everything in a text that looks like an identity, in order, without overlaps.
pub fn find(text: &str) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        match hit_at(text, at) {
            Some(hit) => {
                at = hit.range.end;
                hits.push(hit);
            }
            None => at += skip(text, at, next),
        }
    }
    hits
}

/// Whether a text holds anything that [`find`] would point at.
pub fn is_suspect(text: &str) -> bool {
    !find(text).is_empty()
}

/// What begins exactly here. The more certain patterns are tried first.
fn hit_at(text: &str, at: usize) -> Option<Hit> {
    let rest = &text[at..];
    let before = text[..at].chars().next_back();
    let starts = |c: fn(char) -> bool| rest.starts_with(c) && !before.is_some_and(c);
    let found = if starts(is_digit) || rest.starts_with('+') {
        numbers::number_at(rest).or_else(|| dates::date_at(rest)).or_else(|| numbers::phone_at(rest))
    } else {
        None
    };
    let found = found.or_else(|| if starts(char::is_alphanumeric) { words::words_at(rest) } else { None });
    found.map(|(kind, strength, length)| Hit { kind, strength, range: at..at + length })
}

/// To the next place where something can begin: after the word or number that began here.
fn skip(text: &str, at: usize, first: char) -> usize {
    let same = |c: char| match first {
        first if is_digit(first) => is_digit(c),
        first if first.is_alphabetic() => c.is_alphabetic(),
        _ => false,
    };
    let rest = text[at..].char_indices().skip(1);
    rest.take_while(|(_, c)| same(*c)).last().map_or(first.len_utf8(), |(from, c)| from + c.len_utf8())
}

/// A pattern's kind, its strength and its length in bytes.
type Found = (IdentityKind, Strength, usize);

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// The length in bytes of the separator here, where one of these stands.
fn separator(text: &str, allowed: &[char]) -> usize {
    text.chars().next().filter(|c| allowed.contains(c)).map_or(0, char::len_utf8)
}

/// The digits at the start of a text.
fn leading_digits(text: &str) -> &str {
    &text[..text.bytes().take_while(u8::is_ascii_digit).count()]
}

#[cfg(test)]
mod tests;
