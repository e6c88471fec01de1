//! Deviations, and risks before and after measures.

use super::{Calendar, SampleLang, id};
use crate::domain::{
    change::Edit,
    deviation::{Cause, Deviation, DeviationSort, DeviationState},
    entity::edits,
    ids::Id,
    ledger::Consequence,
    risk::{Area, MeasureState, Mitigation, Reduces, Risk},
};

pub fn risks(days: Calendar, lang: SampleLang) -> Vec<Edit> {
    let deviations = deviations(days, lang);
    let deviations = deviations.iter().flat_map(|one| edits(None, one));
    deviations.chain(risk_records(days, lang).iter().flat_map(|risk| edits(None, risk))).collect()
}

/// A breach that is followed up and reported, one that is a draft, and a near miss.
fn deviations(days: Calendar, lang: SampleLang) -> [Deviation; 3] {
    let text = |nb, da| lang.pick((nb, da));
    [
        Deviation {
            id: id("deviation", 1),
            on: Some(days.work_day(-64)),
            what: text("Tilbakemelding til melder", "Kvittering til underretter"),
            cause: Some(Cause::Capacity),
            follows: Some(Consequence::DeadlineBroken),
            measure: text(
                "Fast halvtime til tilbakemeldinger hver fredag",
                "Fast halv time til kvitteringer hver fredag",
            ),
            follow_up: Some(days.work_day(-35)),
            state: DeviationState::Settled,
            reported: true,
            reported_on: Some(days.work_day(-60)),
            ended: Some(days.work_day(-35)),
            ..Deviation::default()
        },
        Deviation {
            id: id("deviation", 2),
            on: Some(days.work_day(-12)),
            what: text("Evaluering av hjelpetiltak", "Opfølgning på støttende indsats"),
            case: Some(id("case", 15).into()),
            cause: Some(Cause::Capacity),
            background: text("To undersøkelser hadde frist samme uke", "To undersøgelser havde frist samme uge"),
            follows: Some(Consequence::FamilyWaits),
            measure: text(
                "Legge evalueringer til uker uten undersøkelsesfrist",
                "Lægge opfølgninger i uger uden undersøgelsesfrist",
            ),
            follow_up: Some(days.work_day(2)),
            state: DeviationState::UnderWay,
            private: text("Jeg var utslitt den uka", "Jeg var udkørt den uge"),
            ..Deviation::default()
        },
        Deviation {
            id: id("deviation", 3),
            sort: DeviationSort::NearMiss,
            on: Some(days.work_day(-5)),
            what: text("Varsel før vedtak sendt siste dag", "Partshøring sendt sidste dag"),
            case: Some(id("case", 22).into()),
            cause: Some(Cause::WaitedForOthers),
            background: text("Uttalelsen kom sent", "Udtalelsen kom sent"),
            ..Deviation::default()
        },
    ]
}

/// One red with measures, one yellow, one green.
fn risk_records(days: Calendar, lang: SampleLang) -> [Risk; 3] {
    let text = |nb, da| lang.pick((nb, da));
    [
        Risk {
            id: id("risk", 1),
            title: text(
                "Undersøkelser blir ikke ferdige innen fristen",
                "Undersøgelser bliver ikke færdige inden fristen",
            ),
            area: Area::LegalArea,
            cause: text(
                "To vakanser og flere meldinger enn i fjor",
                "To vakancer og flere underretninger end sidste år",
            ),
            existing: text("Ukentlig gjennomgang med fagleder", "Ugentlig gennemgang med faglig leder"),
            probability: 4,
            impact: 4,
            owner: text("avdelingsleder", "afdelingsleder"),
            review: Some(days.work_day(14)),
            mitigations: vec![
                Mitigation {
                    id: Id::new("sample-measure-01"),
                    what: text(
                        "To undersøkelser flyttes til annen avdeling",
                        "To undersøgelser flyttes til en anden afdeling",
                    ),
                    owner: text("avdelingsleder", "afdelingsleder"),
                    due: Some(days.work_day(7)),
                    state: MeasureState::UnderWay,
                    reduces: Some(Reduces::LessLikely),
                },
                Mitigation {
                    id: Id::new("sample-measure-02"),
                    what: text(
                        "Uttalelser bestilles samme uke som saken åpnes",
                        "Udtalelser bestilles samme uge, som sagen åbnes",
                    ),
                    owner: text("saksbehandler", "rådgiver"),
                    due: Some(days.work_day(3)),
                    state: MeasureState::InPlace,
                    reduces: Some(Reduces::LessLikely),
                },
            ],
            rest_probability: Some(2),
            rest_impact: Some(4),
            accepted_by: text("barnevernsleder", "myndighedsleder"),
            made: Some(days.work_day(-10)),
            ..Risk::default()
        },
        Risk {
            id: id("risk", 2),
            title: text("Nye kolleger står alene i krevende samtaler", "Nye kolleger står alene i krævende samtaler"),
            area: Area::StaffArea,
            existing: text("Fadderordning", "Mentorordning"),
            probability: 3,
            impact: 3,
            owner: text("fagleder", "faglig leder"),
            review: Some(days.work_day(30)),
            made: Some(days.work_day(-10)),
            ..Risk::default()
        },
        Risk {
            id: id("risk", 3),
            title: text("Fagsystemet er nede en dag", "Fagsystemet er nede en dag"),
            area: Area::OperationArea,
            existing: text("Liste på papir over dagens frister", "Liste på papir over dagens frister"),
            probability: 2,
            impact: 2,
            made: Some(days.work_day(-10)),
            ..Risk::default()
        },
    ]
}
