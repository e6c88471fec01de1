//! The search for the fewest cases, against every set, and its bound.

use arbeidsro::domain::forecast::cover::{Candidate, cover};
use proptest::prelude::*;
use std::time::Instant;

/// Cases whose work grows with the days, and what is missing by each of some days, never more than all give.
fn caseload(most: usize) -> impl Strategy<Value = (Vec<Candidate>, Vec<f64>)> {
    let case = (prop::collection::vec(0u8..5, 5), 0u8..20);
    (prop::collection::vec(case, 1..=most), prop::collection::vec(0u8..101, 5)).prop_map(|(cases, share)| {
        let candidate = |(more, weight): (Vec<u8>, u8)| {
            let mut sum = 0.0;
            let gives = more.iter().map(|hours| {
                sum += f64::from(*hours);
                sum
            });
            Candidate { gives: gives.collect(), weight: f64::from(weight) }
        };
        let all: Vec<Candidate> = cases.into_iter().map(candidate).collect();
        let given = |point: usize| all.iter().map(|case| case.gives[point]).sum::<f64>();
        let short = share.iter().enumerate().map(|(at, share)| (given(at) * f64::from(*share) / 100.0).floor());
        (all.clone(), short.collect())
    })
}

fn is_enough(all: &[Candidate], short: &[f64], goes: impl Fn(usize) -> bool) -> bool {
    let given = |point: usize| (0..all.len()).filter(|at| goes(*at)).map(|at| all[at].gives[point]).sum::<f64>();
    short.iter().enumerate().all(|(point, hours)| given(point) >= *hours)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn the_search_for_cases_finds_the_smallest_set_and_of_those_the_mildest((all, short) in caseload(9)) {
        let found = cover(&all, &short);
        prop_assert!(is_enough(&all, &short, |at| found.chosen.contains(&at)));
        let weigh = |set: u32| (0..all.len()).filter(|at| set & (1 << at) != 0).map(|at| all[at].weight).sum::<f64>();
        let enough = (0u32..1 << all.len()).filter(|set| is_enough(&all, &short, |at| set & (1 << at) != 0));
        let best = enough.map(|set| (set.count_ones() as usize, weigh(set))).min_by(|a, b| a.partial_cmp(b).unwrap());
        let chosen = found.chosen.iter().fold(0, |set, at| set | 1 << at);
        prop_assert_eq!(Some((found.chosen.len(), weigh(chosen))), best);
        prop_assert_eq!(found.at_least, found.chosen.len(), "so few cases are always searched to the end");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_caseload_of_sixty_is_searched_within_its_bound_and_what_is_said_of_it_holds((all, short) in caseload(60)) {
        let began = Instant::now();
        let found = cover(&all, &short);
        prop_assert!(cfg!(debug_assertions) || began.elapsed().as_millis() < 40, "{:?}", began.elapsed());
        prop_assert!(is_enough(&all, &short, |at| found.chosen.contains(&at)));
        prop_assert!(found.at_least <= found.chosen.len());
        for gone in &found.chosen {
            let rest = |at: usize| at != *gone && found.chosen.contains(&at);
            prop_assert!(!is_enough(&all, &short, rest), "{gone} goes for nothing");
        }
    }
}
