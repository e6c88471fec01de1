//! A live checklist of quality for structured feedback (domain.md section 6).
//!
//! Advice only: nothing here keeps an entry from being saved. The word lists are plain and
//! short, so that a warning can always be understood by looking at the word it names.

mod reading;

use super::{
    feedback::{Direction, Feedback, FeedbackKind},
    feedback_words::words,
};
use chrono::{Days, NaiveDate};

/// The language the entry is written in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum CheckLang {
    #[default]
    Nb,
    Nn,
    Da,
    En,
}

/// One line of the checklist.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum CheckItem {
    /// A concrete time and place.
    Concrete,
    /// Behaviour that was seen or heard.
    Observable,
    /// One behaviour at a time.
    OneBehaviour,
    /// No word about character, no guess at a motive.
    NoCharacter,
    /// No always, never, everyone.
    NoAbsolute,
    /// The effect as the speaker's own.
    OwnEffect,
    /// Within a week of the situation.
    Soon,
    /// Corrective feedback in private.
    InPrivate,
    /// A wish or a question at the end.
    Wish,
    /// Room for the other's own view.
    Room,
}

/// The part of the entry that advice is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Part {
    Situation,
    Behaviour,
    Effect,
    Agreed,
    Delivery,
}

/// Why an item could be better.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Why {
    /// No day or time is named.
    NoTime,
    /// No place or setting is named.
    NoPlace,
    /// A word for many times instead of one.
    Vague,
    /// Too few words to see it before oneself.
    TooShort,
    /// Says what the other is instead of what the other did.
    Judgement,
    /// Says what others are supposed to mean.
    Hearsay,
    /// More than one behaviour.
    Several,
    /// A word about character.
    Character,
    /// A guess at why.
    Motive,
    /// A word for all times or all people.
    Absolute,
    /// The effect is not told from oneself.
    NotOwn,
    /// So many days passed.
    Days(i64),
    /// The situation lies after the talk about it.
    InFuture,
    /// Corrective, and not given in private.
    Public,
    /// Given without a wish or a question.
    NoWish,
    /// A demand where a wish belongs.
    Demand,
    /// The other was not asked.
    NotAsked,
}

/// Advice on one item.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Advice {
    pub why: Why,
    pub part: Part,
    /// The word or phrase that gave it, as in the list; empty when it is about what is missing.
    pub word: &'static str,
}

/// How an item stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum CheckState {
    Ok,
    Advice(Advice),
    /// Not filled in yet.
    Open,
}

/// One line with its state.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Finding {
    pub item: CheckItem,
    pub state: CheckState,
}

/// Days within which feedback should be given.
pub const SOON_DAYS: i64 = 7;
/// Days to the follow-up unless another day is chosen.
pub const FOLLOW_UP_DAYS: u64 = 14;

/// The proposed day of follow-up.
pub fn default_follow_up(delivered: NaiveDate) -> NaiveDate {
    delivered.checked_add_days(Days::new(FOLLOW_UP_DAYS)).unwrap_or(delivered)
}

/// How many positive and how many corrective entries the user has given. No norm is attached.
pub fn given_counts<'a>(entries: impl IntoIterator<Item = &'a Feedback>) -> (usize, usize) {
    let given = entries.into_iter().filter(|one| one.direction == Direction::Given && one.delivered.is_some());
    given.fold((0, 0), |(positive, corrective), one| match one.kind {
        FeedbackKind::Positive => (positive + 1, corrective),
        FeedbackKind::Corrective => (positive, corrective + 1),
    })
}

/// The checklist for an entry, in the order it is shown.
///
/// Words in received feedback are the other's, so what is given is checked in full and what is
/// received only for what the receiver can note and ask.
pub fn check(entry: &Feedback, lang: CheckLang, today: NaiveDate) -> Vec<Finding> {
    let text = reading::Texts::of(entry, words(lang));
    let finding = |item, state| Finding { item, state };
    let received = entry.direction == Direction::Received;
    let mut findings = vec![
        finding(CheckItem::Concrete, text.concrete(entry)),
        finding(CheckItem::Observable, text.observable()),
        finding(CheckItem::OneBehaviour, text.one_behaviour(&entry.behaviour)),
    ];
    if !received {
        findings.extend([
            finding(CheckItem::NoCharacter, text.no_character()),
            finding(CheckItem::NoAbsolute, text.no_absolute()),
            finding(CheckItem::OwnEffect, text.own_effect()),
            finding(CheckItem::Soon, soon(entry, today)),
        ]);
        if entry.kind == FeedbackKind::Corrective {
            findings.push(finding(CheckItem::InPrivate, in_private(entry)));
        }
    }
    findings.push(finding(CheckItem::Wish, text.wish(entry)));
    findings.push(finding(CheckItem::Room, text.room(entry)));
    findings
}

fn advice(why: Why, part: Part, word: &'static str) -> CheckState {
    CheckState::Advice(Advice { why, part, word })
}

fn soon(entry: &Feedback, today: NaiveDate) -> CheckState {
    let Some(occurred) = entry.occurred else { return CheckState::Open };
    match (entry.delivered.unwrap_or(today) - occurred).num_days() {
        days if days < 0 => advice(Why::InFuture, Part::Delivery, ""),
        days if days > SOON_DAYS => advice(Why::Days(days), Part::Delivery, ""),
        _ => CheckState::Ok,
    }
}

fn in_private(entry: &Feedback) -> CheckState {
    match (entry.in_private, entry.delivered) {
        (true, _) => CheckState::Ok,
        (false, Some(_)) => advice(Why::Public, Part::Delivery, ""),
        (false, None) => CheckState::Open,
    }
}

#[cfg(test)]
mod tests;
