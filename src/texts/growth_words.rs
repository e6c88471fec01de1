//! What the values of a feedback entry are called, and the advice of the checklist in words.

use super::{Key, Lang, lang, planning_words::choice, say, text};
use crate::domain::{
    feedback::{Direction, FeedbackKind, How, Stage, Takes},
    feedback_check::{Advice, CheckItem, CheckLang, CheckState, Why},
    goal::STATUS,
};

/// Who gave it.
pub fn direction(direction: Direction) -> &'static str {
    text(match direction {
        Direction::Given => Key::FeedbackGiven,
        Direction::Received => Key::FeedbackReceived,
    })
}

/// What it is for.
pub fn kind(kind: FeedbackKind) -> &'static str {
    text(match kind {
        FeedbackKind::Positive => Key::FeedbackPositive,
        FeedbackKind::Corrective => Key::FeedbackCorrective,
    })
}

/// How far an entry has come.
pub fn stage(stage: Stage) -> &'static str {
    text(match stage {
        Stage::Draft => Key::StageDraft,
        Stage::Delivered => Key::StageDelivered,
        Stage::FollowUpDue => Key::StageDue,
        Stage::FollowedUp => Key::StageFollowedUp,
    })
}

/// `Ansikt til ansikt`.
pub fn how(how: How) -> &'static str {
    choice(How::NAMES[how as usize])
}

/// `Jeg prøver det`.
pub fn takes(takes: Takes) -> &'static str {
    choice(Takes::NAMES[takes as usize])
}

/// `Underveis`; the first where nothing or something newer is stored.
pub fn goal_status(name: &str) -> &'static str {
    let known = STATUS.iter().find(|known| **known == name).unwrap_or(&STATUS[0]);
    choice(known)
}

/// The language whose word lists are used.
pub fn check_lang() -> CheckLang {
    match lang() {
        Lang::Nb => CheckLang::Nb,
        Lang::Nn => CheckLang::Nn,
        Lang::Da => CheckLang::Da,
        Lang::En => CheckLang::En,
    }
}

/// A line of the checklist.
pub fn item(item: CheckItem) -> &'static str {
    text(match item {
        CheckItem::Concrete => Key::CheckConcrete,
        CheckItem::Observable => Key::CheckObservable,
        CheckItem::OneBehaviour => Key::CheckSingle,
        CheckItem::NoCharacter => Key::CheckCharacter,
        CheckItem::NoAbsolute => Key::CheckAbsolute,
        CheckItem::OwnEffect => Key::CheckOwn,
        CheckItem::Soon => Key::CheckSoon,
        CheckItem::InPrivate => Key::CheckPrivate,
        CheckItem::Wish => Key::CheckWish,
        CheckItem::Room => Key::CheckRoom,
    })
}

/// How a line stands.
pub fn state(state: CheckState) -> &'static str {
    text(match state {
        CheckState::Ok => Key::CheckOk,
        CheckState::Advice(_) => Key::CheckAdvice,
        CheckState::Open => Key::CheckOpen,
    })
}

/// A better way to say it: an example for a line of the checklist.
pub fn better(item: CheckItem) -> &'static str {
    text(match item {
        CheckItem::Concrete => Key::BetterConcrete,
        CheckItem::Observable => Key::BetterObservable,
        CheckItem::OneBehaviour => Key::BetterSingle,
        CheckItem::NoCharacter => Key::BetterCharacter,
        CheckItem::NoAbsolute => Key::BetterAbsolute,
        CheckItem::OwnEffect => Key::BetterOwn,
        CheckItem::Soon => Key::BetterSoon,
        CheckItem::InPrivate => Key::BetterPrivate,
        CheckItem::Wish => Key::BetterWish,
        CheckItem::Room => Key::BetterRoom,
    })
}

/// Why something could be better, and what to write instead.
pub fn advice(advice: Advice) -> String {
    let word = advice.word;
    match advice.why {
        Why::NoTime => text(Key::WhyNoTime).to_owned(),
        Why::NoPlace => text(Key::WhyNoPlace).to_owned(),
        Why::Vague => say::why_vague(word),
        Why::TooShort => text(Key::WhyTooShort).to_owned(),
        Why::Judgement => say::why_judgement(word),
        Why::Hearsay => say::why_hearsay(word),
        Why::Several => text(Key::WhySeveral).to_owned(),
        Why::Character => say::why_character(word),
        Why::Motive => say::why_motive(word),
        Why::Absolute => say::why_absolute(word),
        Why::NotOwn => text(Key::WhyNotOwn).to_owned(),
        Why::Days(n) => say::why_days(&n.to_string()),
        Why::InFuture => text(Key::WhyInFuture).to_owned(),
        Why::Public => text(Key::WhyPublic).to_owned(),
        Why::NoWish => text(Key::WhyNoWish).to_owned(),
        Why::Demand => say::why_demand(word),
        Why::NotAsked => text(Key::WhyNotAsked).to_owned(),
    }
}
