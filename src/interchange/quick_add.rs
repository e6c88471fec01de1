//! One typed line and the task it describes (grammar: docs/quick-add.md).
//!
//! What is understood goes into its field; every other word stays in the title, in the order typed.
//! What looks like it was meant for a field and is not understood is named besides.

mod dates;
mod print;
mod words;

pub use print::print;
pub use words::Tongue;

use crate::domain::{
    calendar::add_days,
    case::Country,
    ids::CaseId,
    repeat::{Repeat, RepeatUnit},
    task::Task,
};
use chrono::{Datelike, NaiveDate};
use dates::Reader;
use words::Word;

/// What a line is read against.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// Whose words.
    pub tongue: Tongue,
    /// The day it is typed.
    pub today: NaiveDate,
    /// Whose working days count.
    pub country: Country,
    /// The open cases with their codes.
    pub cases: &'a [(CaseId, String)],
}

/// What a line says.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Reading {
    /// The task, without an id.
    pub task: Task,
    /// Words that stayed in the title although they look as if they were meant for a field.
    pub left: Vec<String>,
}

/// A word of the line.
#[derive(Clone, Debug)]
struct Token {
    /// As typed.
    typed: String,
    /// In lower case, without the full stop or comma behind it.
    said: String,
    /// A text in quotation marks is title and nothing else.
    quoted: bool,
}

/// What a few words in a row were understood as.
#[derive(Clone, PartialEq, Debug)]
enum Part {
    Planned(NaiveDate),
    Deadline(NaiveDate),
    FollowUp(NaiveDate),
    At(chrono::NaiveTime, Option<u32>),
    Minutes(u32),
    Repeat { unit: RepeatUnit, every: u16, weekday: Option<u8>, from_done: bool },
    Important(bool),
    Acute,
    Statutory,
    Tag(String),
    WaitingFor(String),
    Case(CaseId),
}

/// Reads a line.
pub fn parse(line: &str, ground: Ground) -> Reading {
    let tokens = tokens(line);
    let reader = Reader { tokens: &tokens, ground };
    let mut reading = Reading::default();
    let mut title: Vec<&str> = Vec::new();
    let mut weekday = None;
    let mut at = 0;
    while at < tokens.len() {
        let read = reader.part(at).filter(|(part, _)| is_free(&reading.task, part));
        match read {
            Some((part, end)) => {
                let keeps = matches!(part, Part::Case(_)) && reader.is_after_preposition(at, !title.is_empty());
                if keeps {
                    title.extend(tokens[at..end].iter().map(|token| token.typed.as_str()));
                }
                if let Part::Repeat { weekday: day, .. } = &part {
                    weekday = *day;
                }
                note(&mut reading.task, part, ground.today);
                at = end;
            }
            None => {
                if reader.looks_meant(at) {
                    reading.left.push(tokens[at].typed.clone());
                }
                title.push(&tokens[at].typed);
                at += 1;
            }
        }
    }
    reading.task.title = title.join(" ");
    if reading.task.title.is_empty() {
        // A task needs words: then all of them.
        reading.task.title = line.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    settle(&mut reading.task, weekday, ground.today);
    reading
}

/// Words, and texts in quotation marks as one; `""` in them is one mark.
fn tokens(line: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() {
        let (token, length) = quoted(rest).unwrap_or_else(|| {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let typed = &rest[..end];
            let said = typed.to_lowercase();
            let said = said.trim_end_matches(['.', ',', ';', ':', '!', '?']).to_owned();
            (Token { typed: typed.to_owned(), said, quoted: false }, end)
        });
        found.push(token);
        rest = rest[length..].trim_start();
    }
    found
}

fn quoted(rest: &str) -> Option<(Token, usize)> {
    let mut typed = String::new();
    let mut letters = rest.char_indices().skip(1).peekable();
    if !rest.starts_with('"') {
        return None;
    }
    while let Some((at, letter)) = letters.next() {
        match (letter, letters.peek()) {
            ('"', Some((_, '"'))) => {
                letters.next();
                typed.push('"');
            }
            ('"', next) => {
                let ends = next.is_none_or(|(_, next)| next.is_whitespace());
                return (ends && !typed.trim().is_empty())
                    .then_some((Token { typed, said: String::new(), quoted: true }, at + 1));
            }
            _ => typed.push(letter),
        }
    }
    None
}

/// Whether the part's field is still empty: the first word for it wins, a second one stays in the title.
fn is_free(task: &Task, part: &Part) -> bool {
    match part {
        Part::Planned(_) => task.planned.is_none(),
        Part::Deadline(_) => task.deadline.is_none(),
        Part::FollowUp(_) => task.follow_up.is_none(),
        Part::At(_, minutes) => task.at.is_none() && (minutes.is_none() || task.estimate.is_none()),
        Part::Minutes(_) => task.estimate.is_none(),
        Part::Repeat { .. } => task.repeat.is_none(),
        Part::Important(_) => task.important.is_none(),
        Part::Acute => !task.acute,
        Part::Statutory => !task.statutory,
        Part::Tag(tag) => !task.tags.contains(tag),
        Part::WaitingFor(_) => task.waiting_for.is_empty(),
        Part::Case(_) => task.case.is_none(),
    }
}

fn note(task: &mut Task, part: Part, today: NaiveDate) {
    match part {
        Part::Planned(day) => task.planned = Some(day),
        Part::Deadline(day) => task.deadline = Some(day),
        Part::FollowUp(day) => task.follow_up = Some(day),
        Part::At(time, minutes) => {
            task.at = Some(time);
            task.estimate = minutes.or(task.estimate);
        }
        Part::Minutes(minutes) => task.estimate = Some(minutes),
        Part::Repeat { unit, every, from_done, .. } => task.repeat = Some(Repeat::new(unit, every, from_done, today)),
        Part::Important(yes) => task.important = Some(yes),
        Part::Acute => task.acute = true,
        Part::Statutory => task.statutory = true,
        Part::Tag(tag) => task.tags.push(tag),
        Part::WaitingFor(role) => task.waiting_for = role,
        Part::Case(case) => task.case = Some(case),
    }
}

/// A time of day needs a day, and a series its first one: the weekday named in it, or today.
fn settle(task: &mut Task, weekday: Option<u8>, today: NaiveDate) {
    if task.planned.is_none() && task.deadline.is_none() && (task.at.is_some() || task.repeat.is_some()) {
        task.planned = Some(today);
    }
    let Some(repeat) = &mut task.repeat else { return };
    if let (Some(weekday), Some(planned)) = (weekday, task.planned) {
        let ahead = (7 + u32::from(weekday) - planned.weekday().num_days_from_monday()) % 7;
        task.planned = Some(add_days(planned, ahead));
    }
    let start = task.planned.or(task.deadline).unwrap_or(today);
    (repeat.start, repeat.on) = (start, start);
}

impl Reader<'_> {
    /// What begins at a word, and where it ends.
    fn part(&self, at: usize) -> Option<(Part, usize)> {
        if self.tokens[at].quoted {
            return None;
        }
        self.marked(at)
            .or_else(|| self.case(at))
            .or_else(|| self.repeat(at))
            .or_else(|| self.led_date(at, Word::By, Part::Deadline))
            .or_else(|| self.led_date(at, Word::FollowUp, Part::FollowUp))
            .or_else(|| self.time(at))
            .or_else(|| self.minutes(at).map(|(minutes, end)| (Part::Minutes(minutes), end)))
            .or_else(|| self.date(at, false).map(|(day, end)| (Part::Planned(day), end)))
    }
    /// `!viktig`, `#merke`, `@rolle`.
    fn marked(&self, at: usize) -> Option<(Part, usize)> {
        let token = &self.tokens[at];
        let mark = token.typed.chars().next()?;
        let typed = token.typed[mark.len_utf8()..].trim_end_matches(['.', ',', ';', ':', '!', '?']);
        let is_word = typed.chars().any(char::is_alphanumeric);
        let part = match mark {
            '#' if is_word => Part::Tag(typed.to_owned()),
            '@' if is_word => Part::WaitingFor(typed.replace('_', " ").trim().to_owned()),
            '!' => self.ground.tongue.means(&typed.to_lowercase(), |word| match word {
                Word::Important => Some(Part::Important(true)),
                Word::Unimportant => Some(Part::Important(false)),
                Word::Acute => Some(Part::Acute),
                Word::Statutory => Some(Part::Statutory),
                _ => None,
            })?,
            _ => return None,
        };
        Some((part, at + 1))
    }
    /// The longest code of a case that begins here.
    fn case(&self, at: usize) -> Option<(Part, usize)> {
        let cases = self.ground.cases.iter().filter_map(|(id, code)| {
            let words: Vec<&str> = code.split_whitespace().collect();
            let tokens = self.tokens.get(at..at + words.len()).filter(|_| !words.is_empty())?;
            let same = tokens.iter().zip(&words).all(|(token, word)| {
                let word = word.to_lowercase();
                !token.quoted && (token.said == word || token.typed.to_lowercase() == word)
            });
            same.then_some((words.len(), id))
        });
        let (length, id) = cases.max_by_key(|(length, _)| *length)?;
        Some((Part::Case(id.clone()), at + length))
    }
    /// `om K7-ulv`: without the code the title would end in the air.
    fn is_after_preposition(&self, at: usize, has_title: bool) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before)).filter(|token| !token.quoted);
        let leads =
            |token: &Token| self.ground.tongue.means(&token.said, |word| (word == Word::Preposition).then_some(()));
        has_title && before.and_then(leads).is_some()
    }
    /// Whether a word that stays in the title looks as if it was meant for a field.
    fn looks_meant(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        if token.quoted {
            return false;
        }
        let has = |test: fn(char) -> bool| token.said.contains(test);
        let digits = has(|letter| letter.is_ascii_digit());
        let is_marked = token.typed.len() > 1 && token.typed.starts_with(['!', '#', '@']);
        let is_code = digits && has(char::is_alphabetic) && has(|letter| letter == '-');
        let is_date = digits && self.has_shape_of_date(at);
        let leads = self.ground.tongue.means(&token.said, |word| (word == Word::At).then_some(()));
        let has_number =
            self.tokens.get(at + 1).is_some_and(|next| next.said.starts_with(|c: char| c.is_ascii_digit()));
        is_marked || is_code || is_date || (leads.is_some() && has_number) || self.is_second(at)
    }
    /// A date or a time that came after the one that was taken.
    fn is_second(&self, at: usize) -> bool {
        self.part(at).is_some()
    }
}
