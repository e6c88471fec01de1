//! Goals of one's own growth: the talk after GROW, the guidance contract, and what was thought of it
//! (domain.md section 8). A goal is a record of fields; the lists here say which.

use super::{
    field_record::FieldRecord,
    record_form::{Reading, RecordField},
};
use chrono::NaiveDate;

/// The kind of the record.
pub const GOAL: &str = "goal";
/// The kind of a talk that is past, with the answers of its day; its field `goal` names the goal.
pub const EARLIER: &str = "earlier_talk";
/// How it stands; the first where nothing is said.
pub const STATUS: [&str; 3] = ["active", "reached", "put_away"];
/// Whether the talks give goals that mean something.
pub const USEFUL: [&str; 3] = ["yes", "no", "unsure"];

/// What a new goal starts with.
pub const NEW: [RecordField; 4] = [
    RecordField::required("wish", Reading::Text),
    RecordField::new("picture", Reading::LongText),
    RecordField::new("service_goal", Reading::Text),
    RecordField::new("goal_talk", Reading::Date),
];
/// Goal, reality, options, will: the questions of a talk, part by part.
pub const GROW: [&[RecordField]; 4] = [
    &NEW,
    &[
        RecordField::new("reality", Reading::LongText),
        RecordField::new("tried", Reading::LongText),
        RecordField::new("obstacles", Reading::LongText),
    ],
    &[RecordField::new("options", Reading::LongText), RecordField::new("weighing", Reading::LongText)],
    &[
        RecordField::new("will", Reading::LongText),
        RecordField::new("supporter", Reading::Text),
        RecordField::new("commitment", Reading::Number { min: 1.0, max: 10.0 }),
        RecordField::new("look_again", Reading::Date),
    ],
];
/// The guidance contract.
pub const CONTRACT: [RecordField; 5] = [
    RecordField::new("ambition", Reading::Text),
    RecordField::new("will", Reading::LongText),
    RecordField::new("picture", Reading::LongText),
    RecordField::new("supporter", Reading::Text),
    RecordField::new("look_again", Reading::Date),
];
/// Whether the talk was of use, for oneself alone.
pub const USE: [RecordField; 2] =
    [RecordField::new("useful", Reading::Choice(&USEFUL)), RecordField::new("useful_words", Reading::Text)];
/// How it stands, and how it was celebrated.
pub const STANDS: [RecordField; 3] = [
    RecordField::required("status", Reading::Choice(&STATUS)),
    RecordField::new("closed", Reading::Date),
    RecordField::new("celebrated", Reading::Text),
];

/// What each talk asks anew.
pub const ASKED_ANEW: [&str; 10] = [
    "reality",
    "tried",
    "obstacles",
    "options",
    "weighing",
    "will",
    "commitment",
    "look_again",
    "useful",
    "useful_words",
];

/// All that a talk leaves behind, in the order of its parts.
pub fn talk_fields() -> impl Iterator<Item = &'static RecordField> {
    GROW.into_iter().flatten().chain(&USE)
}

/// Neither reached nor put away.
pub fn is_open(goal: &FieldRecord) -> bool {
    !STATUS[1..].contains(&goal.text("status"))
}

/// The day to look at it again is here or past.
pub fn review_is_due(goal: &FieldRecord, today: NaiveDate) -> bool {
    is_open(goal) && goal.day("look_again").is_some_and(|day| day <= today)
}
