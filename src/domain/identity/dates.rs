//! Full dates: a day, a month and a year.

use super::{Found, IdentityKind, Strength, leading_digits, separator};
use chrono::NaiveDate;

/// Whether a day exists in the Gregorian calendar.
pub fn exists(day: u32, month: u32, year: u32) -> bool {
    i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day)).is_some()
}

/// A year of two digits may belong to either century.
pub fn exists_in_some_century(day: u32, month: u32, year: u32) -> bool {
    exists(day, month, 1900 + year) || exists(day, month, 2000 + year)
}

/// The full date that begins here.
pub fn date_at(text: &str) -> Option<Found> {
    let length = iso(text).or_else(|| compact(text)).or_else(|| in_figures(text)).or_else(|| with_month_name(text))?;
    Some((IdentityKind::FullDate, Strength::Mild, length))
}

/// `2039-12-31`
fn iso(text: &str) -> Option<usize> {
    let (year, month, day) = (leading_digits(text), text.get(5..7)?, text.get(8..10)?);
    let form = year.len() == 4 && text.get(4..5)? == "-" && text.get(7..8)? == "-";
    (form && !digit_follows(text, 10) && plausible(day, month, year)).then_some(10)
}

/// `31122039`, `20391231`
fn compact(text: &str) -> Option<usize> {
    let run = leading_digits(text);
    let part = |from, to| run.get(from..to).unwrap_or_default();
    let found = plausible(part(0, 2), part(2, 4), part(4, 8)) || plausible(part(6, 8), part(4, 6), part(0, 4));
    (run.len() == 8 && found).then_some(8)
}

/// `31.12.2039`, `31/12-39`, `31-12-2039`, `31. 12. 2039`
fn in_figures(text: &str) -> Option<usize> {
    const MARKS: [char; 3] = ['.', '/', '-'];
    let day = leading_digits(text);
    let month_at = day.len() + marked(&text[day.len()..], &MARKS)?;
    let month = leading_digits(&text[month_at..]);
    let month_end = month_at + month.len();
    let year_at = month_end + marked(&text[month_end..], &MARKS)?;
    let year = leading_digits(&text[year_at..]);
    let sizes = (1..=2).contains(&day.len()) && (1..=2).contains(&month.len());
    (sizes && plausible(day, month, year)).then_some(year_at + year.len())
}

/// `31. desember 2039`, `31 des. 2039`, `31st December 2039`
fn with_month_name(text: &str) -> Option<usize> {
    let day = leading_digits(text);
    let mut at = day.len();
    if let Some(ending) = ["st", "nd", "rd", "th"].iter().find(|ending| text[at..].starts_with(**ending)) {
        at += ending.len();
    }
    at += separator(&text[at..], &['.']);
    at += separator(&text[at..], &[' ', '\u{a0}']);
    let name: String = text[at..].chars().take_while(|c| c.is_alphabetic()).collect();
    let month = month_number(&name.to_lowercase())?;
    at += name.len();
    at += separator(&text[at..], &['.', ',']);
    at += separator(&text[at..], &[' ', '\u{a0}']);
    let year = leading_digits(&text[at..]);
    (year.len() == 4 && plausible(day, &month.to_string(), year)).then_some(at + year.len())
}

/// The month of a name or its short form in nb, nn, da or en.
pub fn month_number(name: &str) -> Option<usize> {
    const STEMS: [&[&str]; 12] = [
        &["jan"],
        &["feb"],
        &["mar"],
        &["apr"],
        &["mai", "maj", "may"],
        &["jun"],
        &["jul"],
        &["aug"],
        &["sep"],
        &["okt", "oct"],
        &["nov"],
        &["des", "dec"],
    ];
    const FULL: [&[&str]; 12] = [
        &["januar", "january"],
        &["februar", "february"],
        &["mars", "marts", "march"],
        &["april"],
        &[],
        &["juni", "june"],
        &["juli", "july"],
        &["august"],
        &["sept", "september"],
        &["oktober", "october"],
        &["november"],
        &["desember", "december"],
    ];
    let month = (0..12).find(|n| STEMS[*n].contains(&name) || FULL[*n].contains(&name))?;
    Some(month + 1)
}

/// One of the marks, and a space after it where someone wrote one.
fn marked(text: &str, marks: &[char]) -> Option<usize> {
    match separator(text, marks) {
        0 => None,
        mark => Some(mark + separator(&text[mark..], &[' ', '\u{a0}'])),
    }
}

fn digit_follows(text: &str, at: usize) -> bool {
    text.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
}

/// The day exists, in a year that someone alive could write down.
fn plausible(day: &str, month: &str, year: &str) -> bool {
    let number = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<u32>().ok()).flatten();
    let (Some(day), Some(month), Some(number)) = (number(day), number(month), number(year)) else { return false };
    match year.len() {
        2 => exists_in_some_century(day, month, number),
        4 => (1900..=2099).contains(&number) && exists(day, month, number),
        _ => false,
    }
}
