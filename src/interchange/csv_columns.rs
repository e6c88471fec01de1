//! Which column of a case system's export is what, and which hold identities and are dropped
//! (domain.md section 9). Headers are known in nb, nn, da and en.

use super::csv_headers::{IdentityHeader, plain};
use crate::domain::{
    case::Country,
    identity::{self, IdentityKind, Strength},
};

/// What a column is read as.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Target {
    /// The user's own code for the case.
    Code,
    CaseType,
    /// The day the report was received.
    Received,
    /// The day it was reviewed.
    Reviewed,
    Dismissed,
    InvestigationOpened,
    InvestigationClosed,
    /// A decision: on a measure, a placement, an emergency, as the type of the case says.
    Decision,
    PlanMade,
    /// What the decision began: a measure, a move into a home.
    Begun,
    LastReview,
    LastVisit,
    LastTalk,
    /// The day the case was closed.
    Closed,
    Risk,
    Country,
    Tags,
    #[default]
    Ignore,
}

impl Target {
    /// All, in the order they are offered.
    pub const ALL: [Target; 18] = [
        Target::Code,
        Target::CaseType,
        Target::Received,
        Target::Reviewed,
        Target::Dismissed,
        Target::InvestigationOpened,
        Target::InvestigationClosed,
        Target::Decision,
        Target::PlanMade,
        Target::Begun,
        Target::LastReview,
        Target::LastVisit,
        Target::LastTalk,
        Target::Closed,
        Target::Risk,
        Target::Country,
        Target::Tags,
        Target::Ignore,
    ];
}

/// Why a column's values never leave the parser.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum DropReason {
    /// The header names an identity of this kind.
    Header(IdentityHeader),
    /// The cells look like this.
    Content(IdentityKind),
}

/// How a column got its target.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum FoundBy {
    Header,
    User,
    /// Nothing was recognised.
    Nothing,
}

/// One column of the file.
#[derive(Clone, PartialEq, Debug)]
pub struct Column {
    /// From 0.
    pub index: usize,
    /// The header; empty where there is none or where it looks like an identity itself.
    pub header: String,
    pub target: Target,
    pub found_by: FoundBy,
    /// Set when the column is dropped; its target is then [`Target::Ignore`].
    pub dropped: Option<DropReason>,
}

impl Column {
    /// The user may give the column a target: nothing in the header forbids it.
    pub fn is_free(&self) -> bool {
        !matches!(self.dropped, Some(DropReason::Header(_)))
    }
}

/// The country whose words the headers use, where they tell.
pub fn country_of(headers: &[String]) -> Option<Country> {
    let danish = ["sagstype", "sagskode", "modtaget", "modtagetdato", "underretning", "undersøgelse"];
    let norwegian = ["sakstype", "sakskode", "saktype", "mottatt", "motteken", "melding", "undersøk", "saksnr"];
    let any =
        |stems: &[&str]| headers.iter().any(|one| stems.iter().any(|stem| plain(one).replace(' ', "").contains(stem)));
    match (any(&norwegian), any(&danish)) {
        (false, true) => Some(Country::Dk),
        (true, false) => Some(Country::No),
        _ => None,
    }
}

/// What the cells of a column look like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Content {
    pub kind: IdentityKind,
    /// At least half of the cells look like it.
    pub is_most: bool,
}

/// The identity that the cells of a column show, where enough of them do. One number with
/// matching check digits is enough; other patterns must fill a fifth of the cells.
pub fn content<'a>(cells: impl Iterator<Item = &'a str>) -> Option<Content> {
    const SAMPLE: usize = 200;
    let mut seen = 0;
    let mut counts: Vec<(IdentityKind, usize, bool)> = Vec::new();
    for cell in cells.map(str::trim).filter(|cell| !cell.is_empty()).take(SAMPLE) {
        seen += 1;
        for (kind, is_certain) in kinds(cell) {
            match counts.iter_mut().find(|(known, ..)| *known == kind) {
                Some((_, count, certain)) => {
                    *count += 1;
                    *certain |= is_certain;
                }
                None => counts.push((kind, 1, is_certain)),
            }
        }
    }
    let enough = counts.into_iter().filter(|(_, count, certain)| *certain || count * 5 >= seen);
    let (kind, count, _) = enough.max_by_key(|(_, count, certain)| (*certain, *count))?;
    Some(Content { kind, is_most: count * 2 >= seen })
}

/// Each kind in a cell once, and whether it is certain. A date alone is no identity here.
fn kinds(cell: &str) -> Vec<(IdentityKind, bool)> {
    const LONGEST: usize = 200;
    let cell: String = cell.chars().take(LONGEST).collect();
    let mut kinds: Vec<(IdentityKind, bool)> = Vec::new();
    let listed = is_listed_name(&cell).then_some((IdentityKind::Name, false));
    let found = identity::find(&cell).into_iter().filter(|hit| hit.kind != IdentityKind::FullDate);
    let found = found.map(|hit| (hit.kind, is_national(hit.kind) && hit.strength == Strength::Strong));
    for (kind, is_certain) in found.chain(listed) {
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, certain)) => *certain |= is_certain,
            None => kinds.push((kind, is_certain)),
        }
    }
    kinds
}

fn is_national(kind: IdentityKind) -> bool {
    matches!(kind, IdentityKind::NorwegianNumber | IdentityKind::DanishCpr | IdentityKind::Duf)
}

/// `Testesen, Test` and `TEST TESTESEN`, as registers write names.
fn is_listed_name(cell: &str) -> bool {
    let words: Vec<&str> = cell.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let is_upper = |word: &&str| word.chars().count() >= 2 && word.chars().all(|c| c.is_uppercase() || c == '-');
    let is_title = |word: &&str| {
        word.starts_with(char::is_uppercase) && word.chars().skip(1).all(|c| c.is_lowercase() || c == '-' || c == '.')
    };
    let comma = cell.matches(',').count() == 1 && words.iter().all(|word| is_title(word) || is_upper(word));
    let upper = words.iter().all(is_upper) && words.iter().any(|word| word.chars().count() >= 4);
    (2..=4).contains(&words.len()) && (comma || upper)
}

#[cfg(test)]
mod tests;
