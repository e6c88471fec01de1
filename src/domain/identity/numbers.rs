//! National numbers and telephones.

use super::{Found, IdentityKind, Strength, dates, leading_digits, separator};

/// Between the date and the rest of a national number; a pasted one may hold a hard space or a dash.
const INNER: [char; 5] = [' ', '.', '-', '\u{a0}', '\u{2013}'];

/// The national number that begins here: 11 digits, 10 digits or 12.
pub fn number_at(text: &str) -> Option<Found> {
    let run = leading_digits(text).len();
    if run == 12 && phone_at(text).is_none() {
        return Some((IdentityKind::Duf, Strength::Mild, 12));
    }
    let gap = if run == 6 { separator(&text[6..], &INNER) } else { 0 };
    let tail = match run {
        6 if gap > 0 => leading_digits(&text[6 + gap..]),
        10 | 11 => &text[6..run],
        _ => return None,
    };
    let digits: Vec<u32> = text[..6].bytes().chain(tail.bytes()).map(|b| u32::from(b - b'0')).collect();
    let length = 6 + gap + tail.len();
    let strength = |strong: bool| if strong { Strength::Strong } else { Strength::Mild };
    match digits.len() {
        11 if norwegian_date(&digits) => {
            Some((IdentityKind::NorwegianNumber, strength(norwegian_checks(&digits)), length))
        }
        10 if danish_date(&digits) => Some((IdentityKind::DanishCpr, strength(danish_check(&digits)), length)),
        _ => None,
    }
}

/// Day 41–71 marks a D-number, month 41–52 an H-number or a synthetic one, 81–92 test data.
fn norwegian_date(digits: &[u32]) -> bool {
    let (day, month, year) = date_of(digits);
    let day = if (41..=71).contains(&day) { day - 40 } else { day };
    let month = match month {
        41..=52 => month - 40,
        81..=92 => month - 80,
        month => month,
    };
    dates::exists_in_some_century(day, month, year)
}

/// Both check digits. The first rest is 0 by the rule of 1964 and 0–3 by the rule of 2032.
fn norwegian_checks(digits: &[u32]) -> bool {
    let first = weighed(&[3, 7, 6, 1, 8, 9, 4, 5, 2, 1], digits) % 11;
    let second = weighed(&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1], digits) % 11;
    first <= 3 && second == 0
}

/// The seventh digit chooses the century; only 29 February depends on it.
fn danish_date(digits: &[u32]) -> bool {
    let (day, month, year) = date_of(digits);
    let century = match digits[6] {
        0..=3 => 1900,
        4 | 9 if year <= 36 => 2000,
        4 | 9 => 1900,
        _ if year <= 57 => 2000,
        _ => 1800,
    };
    dates::exists(day, month, century + year)
}

/// Since 1 October 2007 valid numbers without it exist, so it only raises the strength.
fn danish_check(digits: &[u32]) -> bool {
    weighed(&[4, 3, 2, 7, 6, 5, 4, 3, 2, 1], digits).is_multiple_of(11)
}

fn weighed(weights: &[u32], digits: &[u32]) -> u32 {
    weights.iter().zip(digits).map(|(weight, digit)| weight * digit).sum()
}

fn date_of(digits: &[u32]) -> (u32, u32, u32) {
    let pair = |at: usize| digits[at] * 10 + digits[at + 1];
    (pair(0), pair(2), pair(4))
}

/// Country codes of Norway and Denmark.
const PREFIXES: [&str; 4] = ["+47", "+45", "0047", "0045"];
/// How eight digits are grouped.
const GROUPS: [&[usize]; 4] = [&[8], &[3, 2, 3], &[2, 2, 2, 2], &[4, 4]];
const BETWEEN: [char; 3] = [' ', '\u{a0}', '.'];

/// The telephone number that begins here: eight digits, the first of them 2–9.
pub fn phone_at(text: &str) -> Option<Found> {
    let prefix = PREFIXES.iter().find(|prefix| text.starts_with(**prefix)).map_or(0, |prefix| prefix.len());
    let start = prefix + if prefix > 0 { separator(&text[prefix..], &BETWEEN) } else { 0 };
    let (groups, length) = GROUPS.iter().find_map(|groups| Some((*groups, grouped(&text[start..], groups)?)))?;
    let body = &text[start..start + length];
    let years = groups.len() == 2 && body.split(BETWEEN).all(|part| part.starts_with("19") || part.starts_with("20"));
    if !body.starts_with(|c| ('2'..='9').contains(&c)) || years {
        return None;
    }
    let strength = if prefix > 0 || groups.len() > 2 { Strength::Strong } else { Strength::Mild };
    Some((IdentityKind::Phone, strength, start + length))
}

/// The length of digits in these groups with one separator between them, and no digit after.
fn grouped(text: &str, groups: &[usize]) -> Option<usize> {
    let mut at = 0;
    for (n, group) in groups.iter().enumerate() {
        if n > 0 {
            match separator(&text[at..], &BETWEEN) {
                0 => return None,
                gap => at += gap,
            }
        }
        if leading_digits(&text[at..]).len() != *group {
            return None;
        }
        at += group;
    }
    Some(at)
}
