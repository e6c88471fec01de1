//! What must be thought of in a case and has no clock: ticked with a day, case by case.
//!
//! Two lists for each country: what the law wants in the course of a case (domain.md section 1),
//! and what a walk through one's cases looks at (section 11).

use super::case::Country;

/// One item. Its words are in `locales/rules.json`, under `check_` and the name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct CheckItem {
    /// Stored with the case; never reused for something else.
    pub name: &'static str,
    /// The paragraph, or "".
    pub law: &'static str,
}

const fn item(name: &'static str, law: &'static str) -> CheckItem {
    CheckItem { name, law }
}

impl CheckItem {
    /// The key of its words.
    pub fn text_key(self) -> String {
        format!("check_{}", self.name)
    }
}

const LAW_NO: [CheckItem; 3] =
    [item("no_heard", "bvl. § 1-4"), item("no_expert", "bvl. § 12-7"), item("no_notice", "fvl. § 16")];
const LAW_DK: [CheckItem; 3] =
    [item("dk_child_talk", "BL § 5"), item("dk_party_ten", "BL § 3"), item("dk_hearing", "forvaltningsloven § 19")];
const REVIEW_NO: [CheckItem; 4] =
    [item("no_documented", ""), item("no_traceable", ""), item("no_contradiction", ""), item("no_analysis", "")];
const REVIEW_DK: [CheckItem; 8] = [
    item("dk_network_map", ""),
    item("dk_funnel", ""),
    item("dk_ics", ""),
    item("dk_goals", ""),
    item("dk_talk_visible", ""),
    item("dk_categorised", ""),
    item("dk_hearing_category", ""),
    item("dk_right_worker", ""),
];

/// What the law wants and no clock counts.
pub fn of_law(country: Country) -> &'static [CheckItem] {
    match country {
        Country::No => &LAW_NO,
        Country::Dk => &LAW_DK,
    }
}

/// What a walk through one's cases looks at: documentation, notoritet, kontradiksjon, analysis
/// apart from facts; in Denmark the points of sagsgennemgang.
pub fn of_review(country: Country) -> &'static [CheckItem] {
    match country {
        Country::No => &REVIEW_NO,
        Country::Dk => &REVIEW_DK,
    }
}

/// All items of both countries.
pub fn all() -> impl Iterator<Item = CheckItem> {
    LAW_NO.into_iter().chain(LAW_DK).chain(REVIEW_NO).chain(REVIEW_DK)
}
