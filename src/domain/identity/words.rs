//! E-mail addresses, names and street addresses.

use super::{Found, IdentityKind, Strength, leading_digits};

/// What begins with this word.
pub fn words_at(text: &str) -> Option<Found> {
    email_at(text).or_else(|| address_at(text)).or_else(|| name_at(text))
}

/// Something@domain.tld
fn email_at(text: &str) -> Option<Found> {
    let is_local = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let at_sign = prefix(text, is_local).len();
    let host = text[at_sign..].strip_prefix('@')?;
    let host = prefix(host, |c| c.is_alphanumeric() || c == '.' || c == '-').trim_end_matches(['.', '-']);
    let (name, top) = host.rsplit_once('.')?;
    let is_top = top.chars().count() >= 2 && top.chars().all(char::is_alphabetic);
    (is_top && !name.is_empty()).then_some((IdentityKind::Email, Strength::Strong, at_sign + 1 + host.len()))
}

/// Endings of street names in Norway and Denmark.
const STREETS: [&str; 21] = [
    "gate", "gata", "gaten", "vei", "veien", "veg", "vegen", "vej", "vejen", "gade", "gaden", "allé", "plass",
    "plassen", "plads", "stien", "stræde", "bakken", "kroken", "svingen", "tunet",
];
/// No name or mailbox is longer; the bound keeps hostile text from being read again and again.
const LONGEST: usize = 64;

/// `Storgata 12 b`, `Skolevej 3`, `Nordre gate 7`: a street and its number.
fn address_at(text: &str) -> Option<Found> {
    if !text.starts_with(char::is_uppercase) {
        return None;
    }
    let mut at = 0;
    for _ in 0..3 {
        let word = word(&text[at..]);
        if word.is_empty() {
            return None;
        }
        let lower = word.to_lowercase();
        at += word.len();
        let number = text[at..].strip_prefix([' ', '\u{a0}']).map_or("", leading_digits);
        if (1..=3).contains(&number.len()) && STREETS.iter().any(|street| lower.ends_with(street)) {
            let gap = text[at..].chars().next().map_or(0, char::len_utf8);
            return Some((IdentityKind::Address, Strength::Mild, at + gap + number.len()));
        }
        at += text[at..].chars().next().filter(|c| is_space(*c))?.len_utf8();
    }
    None
}

/// Two or more capitalised words in a row, on one line, with nothing but a space between.
fn name_at(text: &str) -> Option<Found> {
    let mut end = 0;
    let mut count = 0;
    let mut at = 0;
    loop {
        let word = word(&text[at..]);
        if !is_capitalised(word) {
            break;
        }
        count += 1;
        at += word.len();
        end = at;
        match text[at..].chars().next().filter(|c| is_space(*c)) {
            Some(space) => at += space.len_utf8(),
            None => break,
        }
    }
    (count >= 2).then_some((IdentityKind::Name, Strength::Mild, end))
}

/// A capital and at least one small letter after it: abbreviations are not names.
pub fn is_capitalised(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.any(char::is_lowercase)
}

/// Letters, with a hyphen or an apostrophe inside: Anne-Lise, O'Neill.
fn word(text: &str) -> &str {
    prefix(text, |c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’')).trim_end_matches(['-', '\'', '’'])
}

/// The start of a text as long as its characters belong, up to the longest of all.
fn prefix(text: &str, belongs: impl Fn(char) -> bool) -> &str {
    let last = text.char_indices().take(LONGEST).take_while(|(_, c)| belongs(*c)).last();
    &text[..last.map_or(0, |(at, c)| at + c.len_utf8())]
}

fn is_space(c: char) -> bool {
    c == ' ' || c == '\u{a0}'
}
