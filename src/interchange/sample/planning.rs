//! Periods, the felt load, meetings, the ledger, a kept "what if", and two cases that are kept.

use super::{Calendar, SampleLang, Texts, id};
use crate::domain::{
    calendar::{add_days, monday_of, subtract_days},
    case::{Case, CaseType},
    change::Edit,
    entity::{Entity, edits},
    ledger::{Answer, Consequence, LedgerEntry, LedgerSort},
    meeting::{Meeting, Protected, Repeat},
    period::{Felt, Period, PeriodSort},
    scenario::{Change, Figures, Scenario, WhatIf},
    truth::Key,
};
use serde_json::Value;

/// Kept for the child's sake, by their place.
const LOCKED: [usize; 2] = [20, 24];

pub fn planning(days: Calendar, lang: SampleLang) -> Vec<Edit> {
    let mut all = Vec::new();
    for place in LOCKED {
        let key = Key::new(Case::KIND, id("case", place));
        all.push(Edit::new(key, "locked", Value::Null, Value::Bool(true)));
    }
    all.extend(periods(days, lang).iter().flat_map(|period| edits(None, period)));
    all.extend(felt(days).iter().flat_map(|felt| edits(None, felt)));
    all.extend(meetings(days, lang).iter().flat_map(|meeting| edits(None, meeting)));
    all.extend(ledger(days, lang).iter().flat_map(|entry| edits(None, entry)));
    all.extend(edits(None, &scenario(days, lang)));
    all
}

fn periods(days: Calendar, lang: SampleLang) -> [Period; 3] {
    let monday = add_days(monday_of(days.today), 28);
    let period = |n, sort, from, to| Period { id: id("period", n), sort, from, to: Some(to), ..Period::default() };
    [
        Period {
            note: lang.pick(("Fagdager om høykonflikt", "Temadage om højkonflikt")),
            ..period(1, PeriodSort::Course, days.work_day(15), add_days(days.work_day(15), 1))
        },
        period(2, PeriodSort::Holiday, monday, add_days(monday, 6)),
        Period { hours: Some(2.0), ..period(3, PeriodSort::Mentor, days.ago(60), days.work_day(90)) },
    ]
}

/// Eight weeks: counted load that stands still, felt load that rises.
fn felt(days: Calendar) -> Vec<Felt> {
    let rows = [
        (100.0, 104.0),
        (100.0, 106.0),
        (105.0, 106.0),
        (110.0, 109.0),
        (110.0, 111.0),
        (120.0, 112.0),
        (125.0, 113.0),
        (130.0, 113.0),
    ];
    let week = |(n, (felt, counted)): (usize, (f64, f64))| {
        let week = subtract_days(monday_of(days.today), 7 * (8 - n as u32));
        Felt { id: Felt::id_of(week), week, felt, counted: Some(counted) }
    };
    rows.into_iter().enumerate().map(week).collect()
}

fn meetings(_: Calendar, lang: SampleLang) -> Vec<Meeting> {
    let row = |n, title: Texts, minutes, repeat, score: [f64; 6]| {
        let [safety, duty, decision, people, staff, cost] = score;
        let title = lang.pick(title);
        Meeting {
            id: id("meeting", n),
            title,
            minutes,
            repeat,
            safety,
            duty,
            decision,
            people,
            staff,
            cost,
            ..Meeting::default()
        }
    };
    let protected = |protected, meeting: Meeting| Meeting { protected: Some(protected), ..meeting };
    vec![
        row(1, ("Teammøte", "Teammøde"), 120.0, Repeat::Weekly, [1.0, 1.0, 1.0, 1.0, 1.0, 1.0]),
        row(2, ("Inntaksmøte", "Visitationsmøde"), 60.0, Repeat::Weekly, [2.0, 2.0, 2.0, 1.0, 0.0, 0.0]),
        protected(
            Protected::Guidance,
            row(
                3,
                ("Veiledning i gruppe", "Supervision i gruppe"),
                90.0,
                Repeat::Fortnightly,
                [1.0, 0.0, 0.0, 1.0, 2.0, 0.0],
            ),
        ),
        row(
            4,
            ("Samarbeidsmøte med skolene", "Samarbejdsmøde med skolerne"),
            120.0,
            Repeat::Monthly,
            [1.0, 0.0, 0.0, 1.0, 0.0, 1.0],
        ),
        row(
            5,
            ("Rapportering av nøkkeltall", "Rapportering af nøgletal"),
            45.0,
            Repeat::Weekly,
            [0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        ),
        row(6, ("Personalmøte", "Personalemøde"), 90.0, Repeat::Monthly, [0.0, 0.0, 1.0, 0.0, 1.0, 0.0]),
        protected(
            Protected::Safety,
            row(7, ("Vernerunde", "Arbejdsmiljørunde"), 120.0, Repeat::Quarterly, [0.0, 1.0, 0.0, 1.0, 2.0, 0.0]),
        ),
    ]
}

fn ledger(days: Calendar, lang: SampleLang) -> [LedgerEntry; 4] {
    let text = |nb, da| lang.pick((nb, da));
    [
        LedgerEntry {
            id: id("ledger", 1),
            what: text("Evaluering av avlastning", "Opfølgning på aflastning"),
            case: Some(id("case", 15).into()),
            follows: Some(Consequence::FamilyWaits),
            from: Some(days.work_day(-4)),
            to: Some(days.work_day(21)),
            answer: Answer::Agreed,
            role: text("avdelingsleder", "afdelingsleder"),
            answered: Some(days.work_day(-3)),
            ..LedgerEntry::default()
        },
        LedgerEntry {
            id: id("ledger", 2),
            what: text("Samarbeidsmøter med skolene", "Samarbejdsmøder med skolerne"),
            follows: Some(Consequence::PartnersWait),
            consequence: text("Skolene får svar på e-post", "Skolerne får svar på mail"),
            from: Some(days.work_day(-8)),
            to: Some(days.work_day(30)),
            answer: Answer::Told,
            role: text("avdelingsleder", "afdelingsleder"),
            answered: Some(days.work_day(-8)),
            ..LedgerEntry::default()
        },
        LedgerEntry {
            id: id("ledger", 3),
            sort: LedgerSort::NotReceive,
            what: text("ny undersøkelse før jul", "ny undersøgelse før jul"),
            from: Some(days.work_day(-5)),
            answer: Answer::NoAnswer,
            role: text("avdelingsleder", "afdelingsleder"),
            answered: Some(days.work_day(-5)),
            ..LedgerEntry::default()
        },
        LedgerEntry {
            id: id("ledger", 4),
            sort: LedgerSort::Question,
            what: text("Hvem tar tilsynet når jeg er på kurs?", "Hvem tager tilsynet, når jeg er på kursus?"),
            case: Some(id("case", 22).into()),
            from: Some(days.work_day(-1)),
            ..LedgerEntry::default()
        },
    ]
}

fn scenario(days: Calendar, lang: SampleLang) -> Scenario {
    let before = Figures {
        cases: 28.0,
        points: 152.0,
        capacity: 110.0,
        at_hand: 301.0,
        needed: 282.0,
        breaks: 2.0,
        first: Some(days.work_day(3)),
        missing: 6.0,
        tasks: 2.0,
    };
    let after = Figures { cases: 29.0, points: 160.0, needed: 287.0, breaks: 3.0, missing: 11.0, tasks: 3.0, ..before };
    Scenario {
        id: id("scenario", 1),
        name: lang.pick(("Én undersøkelse til fra mandag", "Én undersøgelse mere fra mandag")),
        made: days.ago(10),
        changes: vec![WhatIf {
            change: Change::NewCase,
            case_type: CaseType::Investigation,
            from: add_days(monday_of(days.today), 7),
            ..WhatIf::default()
        }],
        before,
        after,
        analysis: Some(id("analysis", 2).into()),
    }
}
