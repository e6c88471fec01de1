//! The catalogue of measures (domain.md section 4, after S1): what each gains, what it costs and
//! what guards against the cost. The texts are made elsewhere, one for each of these names.

use super::analysis::{Measure, MeasureKind};

/// What a measure is expected to give.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Gain {
    DeadlinesKept,
    HandsToCoreWork,
    TimeForCoreTasks,
    StatutoryTasksDone,
}

/// What suffers, to be recorded with the measure.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Cost {
    ContinuitySuffers,
    LessGuidanceAndTraining,
    PartnersMaySuffer,
    WearOnStaff,
}

/// What keeps the cost in bounds.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Guard {
    TellChildAndFamily,
    HandoverTalk,
    MinimumGuidanceForNewStaff,
    InformPartners,
    EndDate,
    HoursCap,
    Rest,
    Voluntary,
    /// The limits of arbeidsmiljøloven chapter 10.
    WorkingTimeLimits,
}

/// One entry of the catalogue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CatalogueEntry {
    pub kind: MeasureKind,
    pub gain: Gain,
    pub cost: Cost,
    pub guards: &'static [Guard],
}

/// The four measures of the source procedure.
pub const CATALOGUE: [CatalogueEntry; 4] = [
    CatalogueEntry {
        kind: MeasureKind::Distribute,
        gain: Gain::DeadlinesKept,
        cost: Cost::ContinuitySuffers,
        guards: &[Guard::TellChildAndFamily, Guard::HandoverTalk],
    },
    CatalogueEntry {
        kind: MeasureKind::Reprioritise,
        gain: Gain::HandsToCoreWork,
        cost: Cost::LessGuidanceAndTraining,
        guards: &[Guard::MinimumGuidanceForNewStaff],
    },
    CatalogueEntry {
        kind: MeasureKind::FewerMeetings,
        gain: Gain::TimeForCoreTasks,
        cost: Cost::PartnersMaySuffer,
        guards: &[Guard::InformPartners, Guard::EndDate],
    },
    CatalogueEntry {
        kind: MeasureKind::Overtime,
        gain: Gain::StatutoryTasksDone,
        cost: Cost::WearOnStaff,
        guards: &[Guard::HoursCap, Guard::Rest, Guard::Voluntary, Guard::WorkingTimeLimits],
    },
];

/// The entry of a kind; measures in own words have none.
pub fn catalogue_entry(kind: MeasureKind) -> Option<&'static CatalogueEntry> {
    CATALOGUE.iter().find(|entry| entry.kind == kind)
}

/// What a measure still lacks. Advice: a measure without these can be saved.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum MeasureGap {
    What,
    Owner,
    Start,
    End,
    EndBeforeStart,
    Effect,
    Consequence,
}

/// What is not filled in yet.
pub fn gaps(measure: &Measure) -> Vec<MeasureGap> {
    let empty = |text: &str| text.trim().is_empty();
    let backwards = measure.from.zip(measure.to).is_some_and(|(from, to)| to < from);
    [
        (measure.kind == MeasureKind::Own && empty(&measure.what), MeasureGap::What),
        (empty(&measure.owner), MeasureGap::Owner),
        (measure.from.is_none(), MeasureGap::Start),
        (measure.to.is_none(), MeasureGap::End),
        (backwards, MeasureGap::EndBeforeStart),
        (empty(&measure.effect), MeasureGap::Effect),
        (empty(&measure.consequence), MeasureGap::Consequence),
    ]
    .into_iter()
    .filter_map(|(lacks, gap)| lacks.then_some(gap))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn every_kind_but_ones_own_is_in_the_catalogue_once_with_a_guard() {
        for kind in
            [MeasureKind::Distribute, MeasureKind::Reprioritise, MeasureKind::FewerMeetings, MeasureKind::Overtime]
        {
            assert_eq!(CATALOGUE.iter().filter(|entry| entry.kind == kind).count(), 1, "{kind:?}");
            assert!(catalogue_entry(kind).is_some_and(|entry| !entry.guards.is_empty()), "{kind:?}");
        }
        assert_eq!(catalogue_entry(MeasureKind::Own), None);
    }

    #[test]
    fn gaps_close_one_by_one() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d);
        let mut measure = Measure::default();
        assert_eq!(gaps(&measure).len(), 6);
        measure.kind = MeasureKind::Overtime;
        assert!(!gaps(&measure).contains(&MeasureGap::What), "the catalogue says what it is");
        measure.owner = "avdelingsleder".into();
        measure.effect = "to undersøkelser ferdige".into();
        measure.consequence = "slitasje".into();
        (measure.from, measure.to) = (day(20), day(10));
        assert_eq!(gaps(&measure), [MeasureGap::EndBeforeStart]);
        measure.to = day(30);
        assert_eq!(gaps(&measure), []);
    }
}
