//! The recovery code: what opens the lock when the passphrase is forgotten.
//!
//! 130 random bits and a checksum in 28 letters, in groups of four: `7K3M-…`. The letters are
//! Crockford's 32: no I, L, O or U. Small letters, spaces and a missing hyphen do no harm, and
//! O, I and L are read as 0, 1 and 1.

const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Letters that carry the randomness, five bits each.
const SECRET: usize = 26;
/// Letters of the checksum.
const CHECK: usize = 2;
const GROUP: usize = 4;
/// The largest prime that two letters can hold.
const PRIME: u32 = 1021;

/// A code that is written correctly. Whether it opens anything is another question.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode([u8; SECRET]);

/// Why a code was not understood.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CodeError {
    /// Too few or too many letters, or others than it may have.
    NoCode,
    /// A letter is wrong, or two have changed places.
    Mistyped,
}

impl RecoveryCode {
    /// From random bytes; five bits of each are used.
    pub fn new(random: [u8; SECRET]) -> Self {
        RecoveryCode(random.map(|byte| byte & 31))
    }

    /// As a person typed it.
    ///
    /// # Errors
    /// [`CodeError`].
    pub fn read(typed: &str) -> Result<Self, CodeError> {
        let mut values = Vec::with_capacity(SECRET + CHECK);
        for letter in typed.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '–')) {
            let letter = match letter.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let value = LETTERS.iter().position(|known| char::from(*known) == letter).ok_or(CodeError::NoCode)?;
            values.push(value as u8);
        }
        let check = values.split_off(SECRET.min(values.len()));
        let code = RecoveryCode(values.try_into().map_err(|_| CodeError::NoCode)?);
        match check.len() {
            CHECK if check == code.check() => Ok(code),
            CHECK => Err(CodeError::Mistyped),
            _ => Err(CodeError::NoCode),
        }
    }

    /// As it is shown and printed.
    pub fn written(&self) -> String {
        let letters: Vec<u8> = self.0.iter().chain(&self.check()).map(|value| LETTERS[usize::from(*value)]).collect();
        letters.chunks(GROUP).map(String::from_utf8_lossy).collect::<Vec<_>>().join("-")
    }

    /// The secret, to be stretched.
    pub fn secret(&self) -> &[u8] {
        &self.0
    }

    /// A sum with weights modulo a prime: finds each wrong letter and each exchange of two.
    fn check(&self) -> [u8; CHECK] {
        let sum = (2u32..).zip(self.0).map(|(weight, value)| weight * u32::from(value)).sum::<u32>() % PRIME;
        [(sum / 32) as u8, (sum % 32) as u8]
    }
}

impl std::fmt::Debug for RecoveryCode {
    /// Says nothing: what is logged must open nothing.
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("RecoveryCode")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code() -> RecoveryCode {
        RecoveryCode::new(std::array::from_fn(|at| (at * 37 + 11) as u8))
    }

    #[test]
    fn it_is_read_as_it_is_written_and_as_people_type() {
        let written = code().written();
        assert_eq!(written.len(), 28 + 6);
        assert!(written.split('-').all(|group| group.len() == 4));
        assert_eq!(RecoveryCode::read(&written), Ok(code()));
        let sloppy = written.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        assert_eq!(RecoveryCode::read(&format!("  {sloppy}\n")), Ok(code()));
        assert_eq!(RecoveryCode::read(&written.replace('-', "").replace('1', "I")), Ok(code()));
    }

    /// The checksum was worked out with another program.
    #[test]
    fn a_code_from_elsewhere_is_read() {
        assert_eq!(RecoveryCode::read("BGNT-Z49E-KRX2-7CHP-V05A-FMSY-38HX"), Ok(code()));
    }

    #[test]
    fn every_wrong_letter_and_every_exchange_is_found() {
        let letters: Vec<u8> = code().written().bytes().filter(|letter| *letter != b'-').collect();
        let read = |letters: &[u8]| RecoveryCode::read(&String::from_utf8_lossy(letters));
        for at in 0..letters.len() {
            for other in LETTERS.iter().filter(|other| **other != letters[at]) {
                let mut wrong = letters.clone();
                wrong[at] = *other;
                assert_eq!(read(&wrong), Err(CodeError::Mistyped), "letter {at}");
            }
            for with in at + 1..letters.len() {
                let mut wrong = letters.clone();
                wrong.swap(at, with);
                if wrong != letters && with < SECRET {
                    assert_eq!(read(&wrong), Err(CodeError::Mistyped), "{at} and {with}");
                }
            }
        }
    }

    #[test]
    fn what_is_no_code_is_told_apart() {
        let written = code().written();
        for bad in ["", "passord", &written[..written.len() - 1], &format!("{written}A"), &written.replace('-', "!")] {
            assert_eq!(RecoveryCode::read(bad), Err(CodeError::NoCode), "{bad}");
        }
    }
}
