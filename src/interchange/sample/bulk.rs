//! Tasks by the thousand, for measuring.

use super::{Calendar, Id};
use crate::domain::{
    case::{Case, CaseType, Country},
    change::Edit,
    entity,
    quadrant::Quadrant,
    task::Task,
};
use chrono::NaiveDate;

/// So many tasks on one case for each thirty of them, 300 cases at most. Dates lie from three
/// weeks back to half a year ahead; every kind of task occurs.
pub fn bulk(today: NaiveDate, n: usize) -> Vec<Edit> {
    let cases = (n / 30).clamp(1, 300);
    let days = Calendar { today, country: Country::No };
    let mut edits: Vec<Edit> = (0..cases).flat_map(|at| entity::edits(None, &case(at))).collect();
    edits.extend((0..n).flat_map(|at| entity::edits(None, &task(at, cases, days))));
    edits
}

fn case(at: usize) -> Case {
    Case {
        id: Id::new(format!("bulk-case-{at:03}")).into(),
        code: format!("X{at:03}-alm"),
        case_type: CaseType::ALL[at % CaseType::ALL.len()],
        ..Case::default()
    }
}

fn task(at: usize, cases: usize, days: Calendar) -> Task {
    const WHAT: [&str; 8] = [
        "Ring skolen",
        "Skriv notat",
        "Hjemmebesøk",
        "Evaluer tiltak",
        "Send brev",
        "Les rapport",
        "Bestill tolk",
        "Møte",
    ];
    // The step of a 64-bit linear generator (Knuth, MMIX), spread over the fields.
    let bits = (at as u64 + 1).wrapping_mul(6_364_136_223_846_793_005) >> 16;
    let some = |shift: u32, one_in: u64| (bits >> shift).is_multiple_of(one_in);
    let day = |shift: u32| days.work_day(((bits >> shift) % 200) as i64 - 20);
    Task {
        id: Id::new(format!("bulk-task-{at:06}")).into(),
        title: format!("{} {at}", WHAT[(bits >> 3) as usize % WHAT.len()]),
        case: some(1, 4).then(|| Id::new(format!("bulk-case-{:03}", bits as usize % cases)).into()),
        deadline: (!some(5, 6)).then(|| day(7)),
        planned: some(9, 3).then(|| day(11)),
        estimate: Some(15 + (bits >> 13) as u32 % 16 * 15),
        statutory: some(15, 5),
        important: [Some(true), Some(false), None][(bits >> 17) as usize % 3],
        quadrant: some(19, 12).then(|| Quadrant::ALL[(bits >> 21) as usize % 4]),
        created: Some(days.ago(30 + bits % 30)),
        ..Task::default()
    }
}
