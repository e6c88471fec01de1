//! Case codes out of a text that others will read: the same case becomes the same letter, so that
//! the text can still be followed (domain.md section 9).

use rustc_hash::FxHashSet;
/// The longest run of a text that is looked up as a code.
const LONGEST: usize = 24;

/// Knows the codes and which letter each has got.
#[derive(Clone, Debug, Default)]
pub struct Masking {
    codes: FxHashSet<String>,
    seen: Vec<String>,
}

impl Masking {
    /// For these codes. A code of one character is left alone: it is a word of the language.
    pub fn new<'a>(codes: impl IntoIterator<Item = &'a str>) -> Self {
        let codes = codes.into_iter().map(|code| code.trim().to_lowercase());
        Masking { codes: codes.filter(|code| code.chars().count() > 1).collect(), seen: Vec::new() }
    }

    /// The text with every code replaced by what `name` makes of its letter.
    pub fn hide(&mut self, text: &str, name: impl Fn(&str) -> String) -> String {
        if self.codes.is_empty() {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        let mut at_word = true;
        while let Some(next) = rest.chars().next() {
            let taken = match self.code_at(rest).filter(|_| at_word) {
                Some((code, length)) => {
                    out.push_str(&name(&self.letter_of(code)));
                    length
                }
                None => {
                    out.push(next);
                    next.len_utf8()
                }
            };
            at_word = ends_a_word(&rest[..taken]);
            rest = &rest[taken..];
        }
        out
    }

    /// The letters given so far.
    pub fn letters(&self) -> Vec<String> {
        (0..self.seen.len()).map(letter).collect()
    }

    /// The longest code that begins here, with its length in bytes.
    fn code_at(&self, rest: &str) -> Option<(String, usize)> {
        let ends = rest.char_indices().map(|(at, _)| at).chain([rest.len()]).skip(1).take(LONGEST);
        let whole = |end: &usize| !rest[*end..].starts_with(char::is_alphanumeric);
        let found = ends.filter(whole).filter_map(|end| {
            let word = rest[..end].to_lowercase();
            self.codes.contains(&word).then_some((word, end))
        });
        found.last()
    }

    fn letter_of(&mut self, code: String) -> String {
        let place = self.seen.iter().position(|seen| *seen == code).unwrap_or_else(|| {
            self.seen.push(code);
            self.seen.len() - 1
        });
        letter(place)
    }
}

/// A code may begin after this.
fn ends_a_word(taken: &str) -> bool {
    !taken.ends_with(char::is_alphanumeric)
}

/// A … Z, then A2, B2 …
fn letter(place: usize) -> String {
    let letter = char::from(b'A' + (place % 26) as u8);
    match place / 26 {
        0 => letter.to_string(),
        round => format!("{letter}{}", round + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn hide(codes: &[&str], text: &str) -> String {
        Masking::new(codes.iter().copied()).hide(text, |letter| format!("<{letter}>"))
    }

    #[test]
    fn the_same_case_becomes_the_same_letter() {
        let text = "K7-ulv venter, k12 også. Spør om k7-ULV.";
        assert_eq!(hide(&["K7-ulv", "K12"], text), "<A> venter, <B> også. Spør om <A>.");
    }

    #[test]
    fn only_whole_words_and_the_longest_code() {
        assert_eq!(hide(&["K1", "K1-elg"], "K1-elg, K12, XK1, K1-bjørn"), "<A>, K12, XK1, <B>-bjørn");
        assert_eq!(hide(&["i", ""], "i dag"), "i dag");
        assert_eq!(hide(&["åsen 3"], "I ÅSEN 3 nå"), "I <A> nå");
    }

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!((letter(0), letter(25), letter(26)), ("A".into(), "Z".into(), "A2".into()));
    }

    proptest! {
        #[test]
        fn no_code_is_left_as_a_word(code in "[a-zæøå]{2}[0-9]{1,3}", before in "[a-z ,.]{0,8}", after in "[ ,.!]{1}[a-z]{0,8}") {
            let text = format!("{before} {code}{after}");
            let hidden = hide(&[&code], &text);
            prop_assert!(!hidden.split(|c: char| !c.is_alphanumeric()).any(|word| word == code), "{}", hidden);
        }
    }
}
