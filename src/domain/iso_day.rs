//! Days as they are stored: `2026-11-27`. For serde's `with`, where days are read by the ten thousand.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::borrow::Cow;

/// Writes a day as chrono does.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<S: Serializer>(day: &Option<NaiveDate>, serializer: S) -> Result<S::Ok, S::Error> {
    day.serialize(serializer)
}

/// Reads a day; chrono's own reading understands many forms and takes ten times as long.
///
/// # Errors
/// When it is no day.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    let Some(text) = Option::<Cow<str>>::deserialize(deserializer)? else { return Ok(None) };
    match plain(text.as_bytes()) {
        Some(day) => Ok(Some(day)),
        None => text.parse().map(Some).map_err(D::Error::custom),
    }
}

/// A day of the form `2026-11-27`.
fn plain(text: &[u8]) -> Option<NaiveDate> {
    let &[a, b, c, d, b'-', e, f, b'-', g, h] = text else { return None };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0')))
    };
    NaiveDate::from_ymd_opt(number(&[a, b, c, d])?.cast_signed(), number(&[e, f])?, number(&[g, h])?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Held(#[serde(with = "super")] Option<NaiveDate>);

    /// What chrono reads.
    fn by_chrono(text: &str) -> Option<NaiveDate> {
        serde_json::from_str(text).ok()
    }

    #[test]
    fn a_day_is_read_as_chrono_reads_it() {
        let words = [
            "2026-11-27",
            "2024-02-29",
            "2023-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-01-00",
            "2026-1-1",
            "0001-01-01",
            "9999-12-31",
            "+12026-01-01",
            "-0001-01-01",
            "2026-11-27T10:00",
            " 2026-11-27",
            "2026/11/27",
            "2o26-11-27",
            "",
            "２026-11-27",
        ];
        for text in words.map(|word| format!("{word:?}")) {
            assert_eq!(serde_json::from_str(&text).ok().map(|Held(day)| day), by_chrono(&text).map(Some), "{text}");
        }
        assert_eq!(serde_json::from_str::<Held>("null").unwrap(), Held(None));
        assert!(serde_json::from_str::<Held>("20261127").is_err());
    }

    #[test]
    fn every_day_of_a_century_comes_back_as_it_was_written() {
        for day in NaiveDate::from_ymd_opt(1970, 1, 1).unwrap().iter_days().take(36_600) {
            let text = serde_json::to_string(&Held(Some(day))).unwrap();
            assert_eq!(text, format!("\"{day}\""));
            assert_eq!(serde_json::from_str::<Held>(&text).unwrap(), Held(Some(day)));
        }
    }
}
