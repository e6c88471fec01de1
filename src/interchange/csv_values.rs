//! What the cells of a caseload mean: types, risk, country, codes and tags.

use super::csv_headers::plain;
use crate::domain::{
    case::{CaseType, Country},
    identity,
};

/// A case type as case systems name it, in nb, nn, da or en. A foster home counts as settled
/// unless it is called new or unstable.
pub fn case_type(text: &str) -> Option<CaseType> {
    const STEMS: [(CaseType, &[&str]); 9] = [
        (CaseType::Emergency, &["akut", "haste", "emergency"]),
        (CaseType::Tribunal, &["nemnd", "tingrett", "lagmannsrett", "rettssak", "udvalg", "tribunal", "court"]),
        (CaseType::Reunification, &["tilbakeføring", "hjemgivelse", "reunification"]),
        (CaseType::Aftercare, &["ettervern", "efterværn", "ungestøtte", "aftercare"]),
        (
            CaseType::Institution,
            &["institusjon", "institution", "døgn", "børneogungehjem", "opholdssted", "residential"],
        ),
        (CaseType::FosterSettled, &["foster", "pleje"]),
        (CaseType::Investigation, &["undersøk", "undersøg", "bfu", "investigation", "afdækning"]),
        (
            CaseType::Support,
            &["hjelpetiltak", "støttende", "indsats", "foranstaltning", "supportmeasure", "support", "tiltak"],
        ),
        (CaseType::Report, &["melding", "underretning", "report", "referral"]),
    ];
    let words = plain(text);
    let joined = words.replace(' ', "");
    let (found, _) = STEMS.iter().find(|(_, stems)| stems.iter().any(|stem| joined.contains(stem)))?;
    let is_new = ["ny", "nytt", "new", "ustabil", "ustabilt", "unstable"];
    match found {
        CaseType::FosterSettled if words.split(' ').any(|word| is_new.contains(&word)) => Some(CaseType::FosterNew),
        found => Some(*found),
    }
}

/// A risk of 0 to 3: the figure, or the words of a scale of three, four or of traffic lights.
pub fn risk(text: &str) -> Option<u8> {
    if text.trim_start().starts_with('-') {
        return None;
    }
    let level = match plain(text).as_str() {
        "0" | "ingen" | "ingen kjent" | "lav" | "låg" | "none" | "low" | "grønn" | "grøn" | "green" => 0,
        "1" | "middels" | "moderat" | "medium" | "moderate" | "mellem" | "gul" | "yellow" => 1,
        "2" | "høy" | "høg" | "høj" | "high" | "oransje" | "orange" => 2,
        "3" | "svært høy" | "svært høg" | "meget høj" | "meget høy" | "kritisk" | "alvorlig" | "alvorleg"
        | "very high" | "critical" | "akutt" | "akut" | "acute" | "rød" | "raud" | "red" => 3,
        _ => return None,
    };
    Some(level)
}

/// Norway or Denmark.
pub fn country(text: &str) -> Option<Country> {
    match plain(text).as_str() {
        "no" | "nor" | "norge" | "noreg" | "norway" | "47" => Some(Country::No),
        "dk" | "dnk" | "danmark" | "denmark" | "45" => Some(Country::Dk),
        _ => None,
    }
}

/// Why a code is not taken over. A made-up one takes its place.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum CodeProblem {
    /// Looks like a name, initials, a number of a person, a phone …
    LooksLikeIdentity,
    /// Looks like a number of a case system.
    LooksLikeCaseNumber,
    TooLong,
}

/// Longest code taken over.
const LONGEST_CODE: usize = 24;

/// The user's own code, if it is one.
pub fn own_code(text: &str) -> Result<String, CodeProblem> {
    let text: String = text.trim().chars().filter(|c| !c.is_control()).collect();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let no_digit_in_name = digits == 0 && text.starts_with(char::is_uppercase);
    if text.chars().count() > LONGEST_CODE {
        Err(CodeProblem::TooLong)
    } else if identity::is_suspect(&text) || no_digit_in_name {
        Err(CodeProblem::LooksLikeIdentity)
    } else if digits >= 4 || digits == text.chars().count() {
        Err(CodeProblem::LooksLikeCaseNumber)
    } else {
        Ok(text)
    }
}

/// Most tags and longest tag taken over.
const MOST_TAGS: usize = 8;
const LONGEST_TAG: usize = 30;

/// The tags of a cell, and how many were left out because they look like an identity.
pub fn tags(text: &str) -> (Vec<String>, usize) {
    let all = text.split([',', '|', '/', ';']).map(str::trim).filter(|tag| !tag.is_empty());
    let mut kept: Vec<String> = Vec::new();
    let mut left_out = 0;
    // Over the whole cell first: "Testesen, Test" is two harmless words once it is split.
    let joined = plain_spaces(text);
    let whole = identity::find(&joined).iter().any(|hit| hit.kind == identity::IdentityKind::Name);
    for tag in all {
        let tag: String = tag.chars().filter(|c| !c.is_control()).collect();
        if whole || is_unsafe(&tag) || tag.chars().count() > LONGEST_TAG || kept.len() == MOST_TAGS {
            left_out += 1;
        } else if !kept.contains(&tag) {
            kept.push(tag);
        }
    }
    (kept, left_out)
}

/// Looks like an identity, or holds a number long enough to hide one.
pub fn is_unsafe(text: &str) -> bool {
    let longest = text.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
    longest > 8 || identity::is_suspect(text)
}

fn plain_spaces(text: &str) -> String {
    let words = text.split([',', '|', '/', ';', ' ']).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_of_four_languages() {
        use CaseType::*;
        for (text, wanted) in [
            ("Bekymringsmelding", Some(Report)),
            ("Melding", Some(Report)),
            ("Underretning", Some(Report)),
            ("report of concern", Some(Report)),
            ("Undersøkelse", Some(Investigation)),
            ("Undersøking", Some(Investigation)),
            ("Børnefaglig undersøgelse", Some(Investigation)),
            ("BFU", Some(Investigation)),
            ("Hjelpetiltak (frivillig)", Some(Support)),
            ("Støttende indsats", Some(Support)),
            ("Fosterhjem", Some(FosterSettled)),
            ("fosterheim, ny", Some(FosterNew)),
            ("Plejefamilie", Some(FosterSettled)),
            ("Institusjon", Some(Institution)),
            ("Børne- og ungehjem", Some(Institution)),
            ("AKUTTSAK", Some(Emergency)),
            ("Akut anbringelse", Some(Emergency)),
            ("Nemndssak", Some(Tribunal)),
            ("Børne- og ungeudvalget", Some(Tribunal)),
            ("Tilbakeføring", Some(Reunification)),
            ("Hjemgivelse", Some(Reunification)),
            ("Ettervern", Some(Aftercare)),
            ("Ungestøtte", Some(Aftercare)),
            ("Efterværn", Some(Aftercare)),
            ("Diverse", None),
            ("", None),
        ] {
            assert_eq!(case_type(text), wanted, "{text}");
        }
    }

    #[test]
    fn risks_and_countries() {
        for (text, wanted) in [
            ("0", Some(0)),
            ("Lav", Some(0)),
            ("låg", Some(0)),
            ("Middels", Some(1)),
            ("Høy", Some(2)),
            ("høj", Some(2)),
            ("3", Some(3)),
            ("Svært høy", Some(3)),
            ("Rød", Some(3)),
            ("4", None),
            ("-1", None),
            ("?", None),
        ] {
            assert_eq!(risk(text), wanted, "{text}");
        }
        assert_eq!(country("Norge"), Some(Country::No));
        assert_eq!(country("DK"), Some(Country::Dk));
        assert_eq!(country("Somalia"), None);
    }

    #[test]
    fn codes_that_are_ones_own() {
        use CodeProblem::*;
        for (text, wanted) in [
            ("K7-ulv", Ok("K7-ulv")),
            (" blåbær ", Ok("blåbær")),
            ("A12", Ok("A12")),
            ("Kari Nordmann", Err(LooksLikeIdentity)),
            ("Kari", Err(LooksLikeIdentity)),
            ("KN", Err(LooksLikeIdentity)),
            ("31123950057", Err(LooksLikeIdentity)),
            ("2026/12345", Err(LooksLikeCaseNumber)),
            ("26-144", Err(LooksLikeCaseNumber)),
            ("17", Err(LooksLikeCaseNumber)),
            ("S2026-9", Err(LooksLikeCaseNumber)),
            ("aaaaaaaaaaaaaaaaaaaaaaaaa", Err(TooLong)),
        ] {
            assert_eq!(own_code(text), wanted.map(str::to_owned), "{text}");
        }
    }

    #[test]
    fn tags_lose_what_looks_like_an_identity() {
        assert_eq!(tags("vold, skole|vold"), (vec!["vold".into(), "skole".into()], 0));
        assert_eq!(tags("Testesen, Test"), (vec![], 2));
        assert_eq!(tags("rus, 41234567"), (vec!["rus".into()], 1));
        assert_eq!(tags("a,b,c,d,e,f,g,h,i,j").0.len(), 8);
        assert_eq!(tags(""), (vec![], 0));
    }
}
