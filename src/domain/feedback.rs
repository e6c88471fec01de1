//! Structured feedback: situation, behaviour, effect (domain.md section 6).
//! The three parts are those of the Center for Creative Leadership's SBI model.

use super::{
    entity::entity,
    ids::{FeedbackId, Id},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Who gave it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    #[default]
    Given,
    Received,
}

/// What it is for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeedbackKind {
    #[default]
    Positive,
    Corrective,
}

/// The way the talk was held.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// Face to face.
    InPerson,
    /// By phone or video.
    ByPhone,
    /// In a meeting with others.
    InMeeting,
    /// In writing.
    InWriting,
}

impl How {
    /// The stored names.
    pub const NAMES: [&'static str; 4] = ["in_person", "by_phone", "in_meeting", "in_writing"];
}

/// What the receiver chooses to do with it: the last of listen, ask, thank, choose.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Takes {
    /// Tries it.
    TakeUp,
    /// Thinks about it, or asks others.
    Consider,
    /// Lets it lie.
    LetLie,
}

impl Takes {
    /// The stored names.
    pub const NAMES: [&'static str; 3] = ["take_up", "consider", "let_lie"];
}

/// One entry. A draft until `delivered` is set.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Feedback {
    /// The record.
    #[serde(skip)]
    pub id: FeedbackId,
    pub direction: Direction,
    pub kind: FeedbackKind,
    /// The other's role; never a name.
    pub role: String,
    /// When and where.
    pub situation: String,
    /// What was seen or heard.
    pub behaviour: String,
    /// What it did to me, to others, to the situation.
    pub effect: String,
    /// The day of the situation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub occurred: Option<NaiveDate>,
    /// The day it was given or received.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivered: Option<NaiveDate>,
    /// The way it was given or received.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<How>,
    /// Given in private.
    pub in_private: bool,
    /// Asked what the other intended.
    pub asked_intent: bool,
    /// Received, and thanked for.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub thanked: bool,
    /// Received, and what is done with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub takes: Option<Takes>,
    /// What was wished or agreed.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub agreed: String,
    /// The goal it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal_link: Option<Id>,
    /// The day to follow up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<NaiveDate>,
    /// What came of it; set when followed up.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub outcome: String,
    /// The day it was followed up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub followed_up: Option<NaiveDate>,
}
entity!(Feedback, FeedbackId, "feedback");

/// How far an entry has come.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Stage {
    /// Written, not given or received yet.
    Draft,
    /// Given or received; the follow-up is ahead, or none is planned.
    Delivered,
    /// The day to follow up is here or past.
    FollowUpDue,
    /// Followed up.
    FollowedUp,
}

impl Stage {
    /// All, in the order of an entry's course.
    pub const ALL: [Stage; 4] = [Stage::Draft, Stage::Delivered, Stage::FollowUpDue, Stage::FollowedUp];
}

impl Feedback {
    /// How far it has come.
    pub fn stage(&self, today: NaiveDate) -> Stage {
        match (self.followed_up, self.delivered, self.follow_up) {
            (Some(_), ..) => Stage::FollowedUp,
            (None, None, _) => Stage::Draft,
            (None, Some(_), Some(due)) if due <= today => Stage::FollowUpDue,
            _ => Stage::Delivered,
        }
    }
    /// Everything that was typed into it.
    pub fn texts(&self) -> [&str; 6] {
        [&self.role, &self.situation, &self.behaviour, &self.effect, &self.agreed, &self.outcome]
    }
    /// The day it is listed under.
    pub fn day(&self) -> Option<NaiveDate> {
        self.delivered.or(self.occurred)
    }
}

/// Which entries are shown.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FeedbackFilter {
    pub direction: Option<Direction>,
    pub kind: Option<FeedbackKind>,
    pub stage: Option<Stage>,
    /// Words that stand anywhere in it, in lower case; all of them.
    pub words: Vec<String>,
}

impl FeedbackFilter {
    /// Whether an entry is shown.
    pub fn takes(&self, entry: &Feedback, today: NaiveDate) -> bool {
        self.direction.is_none_or(|direction| direction == entry.direction)
            && self.kind.is_none_or(|kind| kind == entry.kind)
            && self.stage.is_none_or(|stage| stage == entry.stage(today))
            && (self.words.is_empty() || {
                let said = entry.texts().join("\n").to_lowercase();
                self.words.iter().all(|word| said.contains(word.as_str()))
            })
    }
    /// The entries to show: follow-ups that are due first, then drafts, then the latest.
    pub fn apply<'a>(&self, entries: impl Iterator<Item = &'a Arc<Feedback>>, today: NaiveDate) -> Vec<Arc<Feedback>> {
        let mut shown: Vec<_> = entries.filter(|entry| self.takes(entry, today)).cloned().collect();
        let place = |entry: &Feedback| match entry.stage(today) {
            Stage::FollowUpDue => 0,
            Stage::Draft => 1,
            Stage::Delivered | Stage::FollowedUp => 2,
        };
        shown.sort_by(|a, b| (place(a), b.day(), &a.id).cmp(&(place(b), a.day(), &b.id)));
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(d: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2026, 11, d)
    }

    fn entry(id: &str, delivered: Option<NaiveDate>, follow_up: Option<NaiveDate>) -> Arc<Feedback> {
        Arc::new(Feedback { id: Id::new(id).into(), delivered, follow_up, ..Feedback::default() })
    }

    #[test]
    fn a_follow_up_is_due_on_its_day() {
        let today = day(20).unwrap();
        assert_eq!(entry("a", None, day(1)).stage(today), Stage::Draft);
        assert_eq!(entry("a", day(6), day(21)).stage(today), Stage::Delivered);
        assert_eq!(entry("a", day(6), day(20)).stage(today), Stage::FollowUpDue);
        assert_eq!(entry("a", day(6), None).stage(today), Stage::Delivered);
        let done = Feedback { followed_up: day(19), ..(*entry("a", day(6), day(18))).clone() };
        assert_eq!(done.stage(today), Stage::FollowedUp);
    }

    #[test]
    fn what_waits_for_the_user_comes_first_then_the_latest() {
        let today = day(20).unwrap();
        let entries = [
            entry("old", day(1), None),
            entry("new", day(9), None),
            entry("draft", None, None),
            entry("due", day(2), day(16)),
        ];
        let ids = |filter: FeedbackFilter| -> Vec<String> {
            filter.apply(entries.iter(), today).iter().map(|entry| entry.id.to_string()).collect()
        };
        assert_eq!(ids(FeedbackFilter::default()), ["due", "draft", "new", "old"]);
        assert_eq!(ids(FeedbackFilter { stage: Some(Stage::Draft), ..FeedbackFilter::default() }), ["draft"]);
        assert!(ids(FeedbackFilter { kind: Some(FeedbackKind::Corrective), ..FeedbackFilter::default() }).is_empty());
    }

    #[test]
    fn words_are_found_anywhere_and_all_of_them() {
        let entry = Feedback { role: "Kollega".into(), outcome: "Vi begynner FEM over".into(), ..Feedback::default() };
        let finds = |typed: &str| {
            let words = typed.split_whitespace().map(str::to_owned).collect();
            FeedbackFilter { words, ..FeedbackFilter::default() }.takes(&entry, day(20).unwrap())
        };
        assert!(finds("") && finds("kollega") && finds("fem kolle"));
        assert!(!finds("kollega seks"));
    }
}
