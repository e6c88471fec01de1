//! Reading an entry's texts for the checklist.

use super::{CheckState, Part, Why, advice};
use crate::domain::{
    feedback::{Direction, Feedback},
    feedback_words::Words,
};

/// Text as words between single spaces, in lower case, with a space at both ends: phrases are
/// found whole, whatever stood between the words.
pub fn normal(text: &str) -> String {
    let mut normal = String::from(" ");
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        normal.push_str(&word.to_lowercase());
        normal.push(' ');
    }
    normal
}

/// The four texts of an entry, ready to be searched.
pub struct Texts {
    words: &'static Words,
    situation: String,
    behaviour: String,
    effect: String,
    agreed: String,
}

impl Texts {
    pub fn of(entry: &Feedback, words: &'static Words) -> Texts {
        Texts {
            words,
            situation: normal(&entry.situation),
            behaviour: normal(&entry.behaviour),
            effect: normal(&entry.effect),
            agreed: normal(&entry.agreed),
        }
    }

    pub fn concrete(&self, entry: &Feedback) -> CheckState {
        if is_empty(&self.situation) {
            return CheckState::Open;
        }
        if let Some(word) = phrase(&self.situation, self.words.vague) {
            return advice(Why::Vague, Part::Situation, word);
        }
        let has_time = entry.occurred.is_some()
            || phrase(&self.situation, self.words.times).is_some()
            || self.situation.split_ascii_whitespace().any(|word| self.is_weekday(word))
            || self.situation.contains(|c: char| c.is_ascii_digit());
        if !has_time {
            return advice(Why::NoTime, Part::Situation, "");
        }
        let has_place =
            self.words.places.iter().any(|place| self.situation.contains(place)) || self.place_after_preposition();
        if has_place { CheckState::Ok } else { advice(Why::NoPlace, Part::Situation, "") }
    }

    /// A place that is in no list: after a preposition of place, something that is not a time.
    /// One short word may stand between (the, our, vårt).
    fn place_after_preposition(&self) -> bool {
        let mut skips = None;
        for word in self.situation.split_ascii_whitespace() {
            let is_long = word.chars().count() >= 4;
            skips = match skips {
                _ if self.words.prepositions.contains(&word) => Some(1),
                Some(_) if self.is_time(word) => None,
                Some(_) if is_long => return true,
                Some(left) if left > 0 => Some(left - 1),
                _ => None,
            };
        }
        false
    }

    fn is_weekday(&self, word: &str) -> bool {
        self.words.weekdays.iter().any(|day| word.starts_with(day))
    }

    fn is_time(&self, word: &str) -> bool {
        let is_part = |time: &&str| time.split(' ').any(|part| part == word);
        word.starts_with(|c: char| c.is_ascii_digit()) || self.is_weekday(word) || self.words.times.iter().any(is_part)
    }

    pub fn observable(&self) -> CheckState {
        if is_empty(&self.behaviour) {
            return CheckState::Open;
        }
        if let Some(word) = phrase(&self.behaviour, self.words.hearsay) {
            return advice(Why::Hearsay, Part::Behaviour, word);
        }
        if let Some(word) = phrase(&self.behaviour, self.words.judgements) {
            return advice(Why::Judgement, Part::Behaviour, word);
        }
        if self.behaviour.split_ascii_whitespace().count() < 3 {
            return advice(Why::TooShort, Part::Behaviour, "");
        }
        CheckState::Ok
    }

    pub fn one_behaviour(&self, raw: &str) -> CheckState {
        if is_empty(&self.behaviour) {
            return CheckState::Open;
        }
        if let Some(word) = phrase(&self.behaviour, self.words.connectors) {
            return advice(Why::Several, Part::Behaviour, word);
        }
        let sentences = raw.split(['.', ';', '\n', '!', '?']).filter(|part| !is_empty(&normal(part))).count();
        if sentences >= 3 { advice(Why::Several, Part::Behaviour, "") } else { CheckState::Ok }
    }

    pub fn no_character(&self) -> CheckState {
        if is_empty(&self.behaviour) {
            return CheckState::Open;
        }
        if let Some(word) = phrase(&self.behaviour, self.words.character) {
            return advice(Why::Character, Part::Behaviour, word);
        }
        // "It was impossible to follow" tells an effect; "you are impossible" does not.
        if let Some(word) = self.words.character.iter().find(|word| self.is_said_of_you(word)) {
            return advice(Why::Character, Part::Effect, word);
        }
        for (part, text) in [(Part::Behaviour, &self.behaviour), (Part::Effect, &self.effect)] {
            if let Some(word) = phrase(text, self.words.motives) {
                return advice(Why::Motive, part, word);
            }
        }
        CheckState::Ok
    }

    fn is_said_of_you(&self, word: &str) -> bool {
        let effect: Vec<&str> = self.effect.split_ascii_whitespace().collect();
        effect
            .iter()
            .enumerate()
            .any(|(at, found)| *found == word && effect[at.saturating_sub(4)..at].contains(&self.words.you))
    }

    pub fn no_absolute(&self) -> CheckState {
        if is_empty(&self.behaviour) {
            return CheckState::Open;
        }
        let parts =
            [(Part::Situation, &self.situation), (Part::Behaviour, &self.behaviour), (Part::Effect, &self.effect)];
        let found = parts
            .into_iter()
            .find_map(|(part, text)| phrase(text, self.words.absolutes).map(|word| advice(Why::Absolute, part, word)));
        found.unwrap_or(CheckState::Ok)
    }

    pub fn own_effect(&self) -> CheckState {
        if is_empty(&self.effect) {
            return CheckState::Open;
        }
        if let Some(word) = phrase(&self.effect, self.words.hearsay) {
            return advice(Why::Hearsay, Part::Effect, word);
        }
        match phrase(&self.effect, self.words.own) {
            Some(_) => CheckState::Ok,
            None => advice(Why::NotOwn, Part::Effect, ""),
        }
    }

    pub fn wish(&self, entry: &Feedback) -> CheckState {
        if is_empty(&self.agreed) {
            return match (ends_in_question(&entry.effect), entry.delivered) {
                (true, _) => CheckState::Ok,
                (false, Some(_)) => advice(Why::NoWish, Part::Agreed, ""),
                (false, None) => CheckState::Open,
            };
        }
        match phrase(&self.agreed, self.words.demands) {
            Some(word) if entry.direction == Direction::Given => advice(Why::Demand, Part::Agreed, word),
            _ => CheckState::Ok,
        }
    }

    pub fn room(&self, entry: &Feedback) -> CheckState {
        if entry.asked_intent || ends_in_question(&entry.agreed) || ends_in_question(&entry.effect) {
            return CheckState::Ok;
        }
        match entry.delivered {
            Some(_) => advice(Why::NotAsked, Part::Delivery, ""),
            None => CheckState::Open,
        }
    }
}

fn is_empty(normal: &str) -> bool {
    normal.len() < 2
}

fn ends_in_question(text: &str) -> bool {
    text.trim_end().ends_with('?')
}

/// The first phrase of a list that occurs, whole.
fn phrase(normal: &str, list: &'static [&'static str]) -> Option<&'static str> {
    list.iter().copied().find(|phrase| {
        normal.match_indices(phrase).any(|(at, _)| {
            normal.as_bytes()[..at].last() == Some(&b' ') && normal.as_bytes().get(at + phrase.len()) == Some(&b' ')
        })
    })
}
