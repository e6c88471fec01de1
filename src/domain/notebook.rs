//! The notebooks of practice: kinds of records that are no more than their fields. One list says
//! which field names an entry, which groups them, and which day they are sorted by; the same list
//! draws the form, the entries and the paper (domain.md sections 8 and 11).

use super::{
    entity::Entity,
    form::{FieldError, FormValues, Problem},
    record_form::{self, Reading, RecordField},
    weekly_review::WeeklyReview,
};
use serde_json::Value;

/// A kind of entries.
#[derive(PartialEq, Debug)]
pub struct Notebook {
    /// The stored name of the kind.
    pub kind: &'static str,
    /// The fields of its form, in order. The first one names the entry.
    pub fields: &'static [RecordField],
    /// The field whose choices are the headings; "" without headings.
    pub group: &'static str,
    /// The day the latest come first by; "" where the names are in order.
    pub day: &'static str,
    /// How long an entry is kept before the app asks.
    pub kept: Kept,
}

/// How long entries are kept (domain.md section 9).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kept {
    /// They describe the service, not a time: until the user erases them.
    Always,
    /// As long as analyses, from their day on.
    AsAnalyses,
    /// Some weeks, and never in a file without a passphrase: care for oneself.
    AsCare,
}

impl Notebook {
    /// The field that names an entry.
    pub fn name(&self) -> &'static str {
        self.fields.first().map_or("", |field| field.name)
    }
    /// By its stored name.
    pub fn of(kind: &str) -> Option<&'static Notebook> {
        ALL.into_iter().find(|book| book.kind == kind)
    }
    /// The values of its form as they are stored. A check-in that answers nothing is refused at its
    /// first question: it would count as a week in which all was well.
    ///
    /// # Errors
    /// Every field that cannot be read, with the cause.
    pub fn read(&self, values: &FormValues) -> Result<Vec<(&'static str, Value)>, Vec<FieldError>> {
        let read = record_form::read(self.fields, values)?;
        let is_open = *self == SELF_CARE && read.iter().all(|(name, value)| *name == self.day || value.is_null());
        match self.fields.get(1).filter(|_| is_open) {
            Some(first) => Err(vec![FieldError { field: first.name, problem: Problem::AllOpen }]),
            None => Ok(read),
        }
    }
    /// The choices of the field that groups, in order.
    pub fn groups(&self) -> &'static [&'static str] {
        match self.fields.iter().find(|field| field.name == self.group).map(|field| field.reading) {
            Some(Reading::Choice(names)) => names,
            _ => &[],
        }
    }
}

/// Whether records of a kind are care for oneself: kept on this device and in encrypted files alone.
pub fn is_self_care(kind: &str) -> bool {
    Notebook::of(kind).is_some_and(|book| book.kept == Kept::AsCare)
}

/// Whether a field is care for oneself: all of such a record, and how the user was in a weekly review.
pub fn is_self_care_field(kind: &str, field: &str) -> bool {
    is_self_care(kind) || kind == WeeklyReview::KIND && matches!(field, "wellbeing" | "wellbeing_words")
}

const TEXT: Reading = Reading::Text;
const LONG: Reading = Reading::LongText;
const DATE: Reading = Reading::Date;
const FLAG: Reading = Reading::Flag;

/// The areas of the authority map (S3: operations, staff, professional tasks).
pub const AREAS: [&str; 3] = ["operations", "staffing", "professional"];
/// Where a proposal stands.
pub const STATES: [&str; 5] = ["proposed", "raised", "adopted", "carried_out", "turned_down"];
/// What the own notes prepare.
pub const SURVEYS: [&str; 2] = ["wellbeing_survey", "apv"];
/// From not at all to very much. Own items, not validated: no sum, no diagnosis.
pub const LEVELS: [&str; 5] = ["level_0", "level_1", "level_2", "level_3", "level_4"];
/// What happened before a debriefing.
pub const INCIDENTS: [&str; 4] = ["threat", "violence", "child_death", "other_incident"];
/// When an evaluation of the competence plan was made.
pub const MOMENTS: [&str; 3] = ["before_start", "midway", "at_the_end"];
/// What an entry of the annual wheel is.
pub const OCCASIONS: [&str; 5] = ["gathering", "information", "unit_deadline", "celebration", "theme_period"];
/// How often it comes.
pub const RHYTHMS: [&str; 8] =
    ["once", "weekly", "fortnightly", "third_week", "sixth_week", "monthly", "quarterly", "yearly"];

/// Who may decide what.
pub static AUTHORITY: Notebook = Notebook {
    kind: "authority",
    fields: &[
        RecordField::required("matter", TEXT),
        RecordField::required("area", Reading::Choice(&AREAS)),
        RecordField::new("decides", TEXT),
        RecordField::new("consulted", TEXT),
        RecordField::new("limits", LONG),
    ],
    group: "area",
    day: "",
    kept: Kept::Always,
};

/// Proposals for the work environment, by theme (the Sogndal process, S0).
pub static PROPOSAL: Notebook = Notebook {
    kind: "proposal",
    fields: &[
        RecordField::required("proposal", TEXT),
        RecordField::new("theme", TEXT),
        RecordField::new("proposed_by", TEXT),
        RecordField::required("state", Reading::Choice(&STATES)),
        RecordField::new("on", DATE),
        RecordField::new("reply", LONG),
    ],
    group: "state",
    day: "on",
    kept: Kept::AsAnalyses,
};

/// Ideas that do not serve today's minimum (S2).
pub static IDEA: Notebook = Notebook {
    kind: "idea",
    fields: &[
        RecordField::required("idea", TEXT),
        RecordField::new("serves", LONG),
        RecordField::new("found_in", TEXT),
        RecordField::new("on", DATE),
    ],
    group: "",
    day: "on",
    kept: Kept::AsAnalyses,
};

/// Own notes before a wellbeing survey or APV; never the results of others.
pub static SURVEY_NOTE: Notebook = Notebook {
    kind: "survey_note",
    fields: &[
        RecordField::required("topic", TEXT),
        RecordField::required("survey", Reading::Choice(&SURVEYS)),
        RecordField::new("on", DATE),
        RecordField::new("note", LONG),
    ],
    group: "survey",
    day: "on",
    kept: Kept::AsAnalyses,
};

/// That one wants a talk, and when it was held (S0).
pub static TALK_WISH: Notebook = Notebook {
    kind: "talk_wish",
    fields: &[
        RecordField::required("with_role", TEXT),
        RecordField::required("on", DATE),
        RecordField::new("about", LONG),
        RecordField::new("held", DATE),
        RecordField::new("agreed", LONG),
    ],
    group: "",
    day: "on",
    kept: Kept::AsAnalyses,
};

/// What comes back in the year.
pub static WHEEL: Notebook = Notebook {
    kind: "wheel",
    fields: &[
        RecordField::required("title", TEXT),
        RecordField::required("occasion", Reading::Choice(&OCCASIONS)),
        RecordField::required("from", DATE),
        RecordField::required("rhythm", Reading::Choice(&RHYTHMS)),
        RecordField::new("to", DATE),
        RecordField::new("lasts", Reading::Number { min: 0.0, max: 960.0 }),
        RecordField::new("audience", TEXT),
        RecordField::new("paused", FLAG),
    ],
    group: "occasion",
    day: "",
    kept: Kept::Always,
};

/// A weekly talk with the leader, held.
pub static SPARRING: Notebook = Notebook {
    kind: "sparring",
    fields: &[
        RecordField::required("on", DATE),
        RecordField::new("with_role", TEXT),
        RecordField::new("talked", LONG),
        RecordField::new("agreements", LONG),
    ],
    group: "",
    day: "on",
    kept: Kept::AsAnalyses,
};

/// A quick sparring of a quarter of an hour.
pub static QUICK_SPARRING: Notebook = Notebook {
    kind: "quick_sparring",
    fields: &[
        RecordField::required("question", TEXT),
        RecordField::required("on", DATE),
        RecordField::new("facts", LONG),
        RecordField::new("ideas", LONG),
        RecordField::new("chosen_step", TEXT),
    ],
    group: "",
    day: "on",
    kept: Kept::AsAnalyses,
};

/// A module of the competence plan, or one's own.
pub static COMPETENCE: Notebook = Notebook {
    kind: "competence",
    fields: &[
        RecordField::required("title", TEXT),
        RecordField::new("on", DATE),
        RecordField::new("finished", DATE),
        RecordField::new("toward", Reading::Link),
        RecordField::new("aims", LONG),
        RecordField::new("aims_met", LONG),
        RecordField::new("reflection", LONG),
        RecordField::new("used", LONG),
    ],
    group: "",
    day: "",
    kept: Kept::Always,
};

/// Before, midway and at the end of the competence plan.
pub static COMPETENCE_CHECK: Notebook = Notebook {
    kind: "competence_check",
    fields: &[
        RecordField::required("moment", Reading::Choice(&MOMENTS)),
        RecordField::required("on", DATE),
        RecordField::new("mastered", LONG),
        RecordField::new("wanted", LONG),
        RecordField::new("used", LONG),
    ],
    group: "",
    day: "on",
    kept: Kept::AsAnalyses,
};

const LEVEL: Reading = Reading::Choice(&LEVELS);

/// How the week was, for oneself alone.
pub static SELF_CARE: Notebook = Notebook {
    kind: "self_care",
    fields: &[
        RecordField::required("on", DATE),
        RecordField::new("energy", LEVEL),
        RecordField::new("sleep", LEVEL),
        RecordField::new("images", LEVEL),
        RecordField::new("withdrawal", LEVEL),
        RecordField::new("support", LEVEL),
        RecordField::new("meaning", LEVEL),
        RecordField::new("asked_colleague", FLAG),
        RecordField::new("note", LONG),
    ],
    group: "",
    day: "on",
    kept: Kept::AsCare,
};

/// What follows a grave event, and when it was done.
pub static DEBRIEF: Notebook = Notebook {
    kind: "debrief",
    fields: &[
        RecordField::required("incident", Reading::Choice(&INCIDENTS)),
        RecordField::required("on", DATE),
        RecordField::new("same_day", DATE),
        RecordField::new("third_day", DATE),
        RecordField::new("fortnight", DATE),
        RecordField::new("month_after", DATE),
        RecordField::new("note", LONG),
    ],
    group: "",
    day: "on",
    kept: Kept::AsCare,
};

/// All of them.
pub static ALL: [&Notebook; 12] = [
    &AUTHORITY,
    &PROPOSAL,
    &IDEA,
    &SURVEY_NOTE,
    &TALK_WISH,
    &WHEEL,
    &SPARRING,
    &QUICK_SPARRING,
    &COMPETENCE,
    &COMPETENCE_CHECK,
    &SELF_CARE,
    &DEBRIEF,
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_kind_is_there_once_and_its_fields_are_its_own() {
        assert_eq!(ALL.iter().map(|book| book.kind).collect::<BTreeSet<_>>().len(), ALL.len());
        for book in ALL {
            let names: BTreeSet<_> = book.fields.iter().map(|field| field.name).collect();
            assert_eq!(names.len(), book.fields.len(), "{}", book.kind);
            assert!(book.fields[0].required, "{} may be without a name", book.kind);
            assert!(book.group.is_empty() || !book.groups().is_empty(), "{}", book.kind);
            let is_day = book.fields.iter().any(|field| field.name == book.day && field.reading == DATE);
            assert!(book.day.is_empty() || is_day, "{}", book.kind);
            assert!(book.kept == Kept::Always || !book.day.is_empty(), "{} has no day to count from", book.kind);
        }
    }

    #[test]
    fn a_check_in_that_answers_nothing_is_refused() {
        let dated = FormValues::default().with("on", "2026-11-24");
        let problems = SELF_CARE.read(&dated).unwrap_err();
        assert_eq!(problems, [FieldError { field: "energy", problem: Problem::AllOpen }]);
        let answers = [("sleep", "level_2"), ("note", "Ro"), ("asked_colleague", "true")];
        assert!(answers.iter().all(|(field, words)| SELF_CARE.read(&dated.clone().with(field, *words)).is_ok()));
        // Elsewhere a name and a day may be all there is to say.
        assert!(DEBRIEF.read(&dated.with("incident", "threat")).is_ok());
    }

    #[test]
    fn care_for_oneself_is_known_by_its_kind() {
        let private: Vec<_> = ALL.iter().filter(|book| is_self_care(book.kind)).map(|book| book.kind).collect();
        assert_eq!(private, ["self_care", "debrief"]);
        assert!(!is_self_care("task"));
    }
}
