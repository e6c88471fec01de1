//! What the values of an entry are called, and the advice of the checklist in words.

use crate::{
    domain::{
        feedback::{Direction, FeedbackKind, Stage},
        feedback_check::{Advice, CheckItem, CheckLang, CheckState, Why},
    },
    texts::{Key, Lang, lang, say, text},
    ui::parts::Tone,
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
pub fn stage(stage: Stage) -> (&'static str, Tone) {
    let (key, tone) = match stage {
        Stage::Draft => (Key::StageDraft, Tone::Neutral),
        Stage::Delivered => (Key::StageDelivered, Tone::Info),
        Stage::FollowUpDue => (Key::StageDue, Tone::Warning),
        Stage::FollowedUp => (Key::StageFollowedUp, Tone::Success),
    };
    (text(key), tone)
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

/// How a line stands: a word, and the icon beside it.
pub fn state(state: CheckState) -> (&'static str, &'static str) {
    match state {
        CheckState::Ok => (text(Key::CheckOk), "CheckmarkCircle"),
        CheckState::Advice(_) => (text(Key::CheckAdvice), "InformationSquare"),
        CheckState::Open => (text(Key::CheckOpen), "Circle"),
    }
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
