//! Codes for cases, made up so that they mean nothing and can be said aloud: `K7-ulv`
//! (domain.md section 9). Never initials, a name, a school or a number from the case system.

/// Letters that are not mistaken for each other or for a digit, on paper or aloud.
const LETTERS: &[u8] = b"ABDEFGHKLMNPRSTUV";
/// Digits that look like no letter.
const DIGITS: &[u8] = b"23456789";
/// Nordic animals and plants of three or four letters, without æ, ø, å so that any keyboard has
/// them. No common first names or surnames, nothing that could be taken as a remark on a child.
const WORDS: [&str; 40] = [
    "ulv", "elg", "rev", "lom", "ugle", "due", "laks", "sild", "sei", "gran", "furu", "alm", "hegg", "rogn", "pil",
    "osp", "eik", "lyng", "mose", "siv", "rug", "bygg", "lin", "hare", "oter", "jerv", "rein", "hest", "lam", "maur",
    "bie", "dill", "nype", "rips", "fink", "tare", "tang", "sopp", "orre", "vier",
];
/// How many codes there are.
const COUNT: u64 = (LETTERS.len() * DIGITS.len() * WORDS.len()) as u64;

/// The code for some random bits.
pub fn case_code(bits: u64) -> String {
    let pick = |from: &[u8], n: u64| char::from(from[n as usize % from.len()]);
    let letters = LETTERS.len() as u64;
    let digits = DIGITS.len() as u64;
    let word = WORDS[(bits / letters / digits) as usize % WORDS.len()];
    format!("{}{}-{word}", pick(LETTERS, bits), pick(DIGITS, bits / letters))
}

/// A code that is not in use. When every code is taken, a number is added.
pub fn fresh_case_code(bits: u64, is_used: impl Fn(&str) -> bool) -> String {
    let code = (0..COUNT).map(|step| case_code(bits % COUNT + step)).find(|code| !is_used(code));
    code.unwrap_or_else(|| {
        let base = case_code(bits);
        let numbered = (2_u64..).map(|n| format!("{base}{n}")).find(|code| !is_used(code));
        numbered.unwrap_or(base)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::identity;
    use rustc_hash::FxHashSet;

    #[test]
    fn every_code_is_different_short_and_no_identity() {
        let codes: FxHashSet<String> = (0..COUNT).map(case_code).collect();
        assert_eq!(codes.len() as u64, COUNT);
        for code in &codes {
            assert!((6..=7).contains(&code.len()) && code.is_ascii(), "{code}");
            assert!(!identity::is_suspect(code), "{code}");
        }
        assert_eq!(case_code(u64::MAX).len(), case_code(u64::MAX % COUNT).len());
    }

    #[test]
    fn a_fresh_code_is_unused_also_when_all_are_used() {
        let mut used = FxHashSet::default();
        for n in 0..2_000_u64 {
            let code = fresh_case_code(n.wrapping_mul(0x9e37_79b9_7f4a_7c15), |code| used.contains(code));
            assert!(used.insert(code));
        }
        let taken: FxHashSet<String> = (0..COUNT).map(case_code).collect();
        let code = fresh_case_code(5, |code| taken.contains(code));
        assert_eq!(code, format!("{}2", case_code(5)));
    }
}
