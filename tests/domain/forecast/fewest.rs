//! The fewest pieces that must go, against every set and every order.

use arbeidsro::domain::forecast::fewest::{Piece, fewest};
use proptest::prelude::*;

/// Hours in whole numbers, so that sums are exact.
fn pieces(fixed: bool) -> impl Strategy<Value = Vec<Piece>> {
    let piece = (1u8..9, 0u8..30, 0u8..3, prop::bool::weighted(if fixed { 0.25 } else { 0.0 }));
    prop::collection::vec(piece, 0..9).prop_map(|mut list| {
        list.sort_by_key(|(_, limit, ..)| *limit);
        let piece = |(hours, limit, class, fixed): (u8, u8, u8, bool)| Piece {
            hours: hours.into(),
            limit: limit.into(),
            class,
            fixed,
        };
        list.into_iter().map(piece).collect()
    })
}

/// The kept pieces are on time in the order of their limits, `slack` apart.
fn holds(pieces: &[Piece], kept: impl Fn(usize) -> bool, slack: f64) -> bool {
    let mut sum = 0.0;
    pieces.iter().enumerate().filter(|(at, _)| kept(*at)).all(|(_, piece)| {
        sum += piece.hours;
        sum <= piece.limit + slack
    })
}

/// Some order, without interruption, keeps every limit: all orders are tried.
fn some_order_holds(pieces: &mut [Piece], done: usize, sum: f64) -> bool {
    if done == pieces.len() {
        return true;
    }
    for next in done..pieces.len() {
        pieces.swap(done, next);
        let end = sum + pieces[done].hours;
        let fits = end <= pieces[done].limit && some_order_holds(pieces, done + 1, end);
        pieces.swap(done, next);
        if fits {
            return true;
        }
    }
    false
}

/// The fewest of a class that must go beside what is kept for certain, by trying every set.
fn fewest_by_trying(pieces: &[Piece], class: u8, certain: &[bool], slack: f64) -> usize {
    let free: Vec<usize> = (0..pieces.len()).filter(|at| !pieces[*at].fixed && pieces[*at].class == class).collect();
    let sizes = (0u32..1 << free.len()).filter(|chosen| {
        let kept = |at: usize| {
            certain[at] || free.iter().position(|free| *free == at).is_some_and(|bit| chosen & (1 << bit) == 0)
        };
        holds(pieces, kept, slack)
    });
    sizes.map(|chosen| chosen.count_ones() as usize).min().unwrap_or(free.len())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_order_of_dates_keeps_every_date_if_any_order_does(mut list in pieces(false).prop_filter("small", |l| l.len() < 8)) {
        let by_dates = holds(&list, |_| true, 0.0);
        prop_assert_eq!(by_dates, some_order_holds(&mut list, 0, 0.0));
    }

    #[test]
    fn each_class_loses_as_few_as_can_be(list in pieces(true)) {
        let relief = fewest(&list);
        let slack = relief.missing;
        let mut certain: Vec<bool> = list.iter().map(|piece| piece.fixed).collect();
        for class in 0..3 {
            let gone = relief.go.iter().filter(|at| list[**at].class == class).count();
            prop_assert_eq!(gone, fewest_by_trying(&list, class, &certain, slack), "class {}", class);
            for at in 0..list.len() {
                certain[at] |= list[at].class == class && !relief.go.contains(&at);
            }
        }
    }

    #[test]
    fn what_is_left_holds_and_what_is_fixed_stays(list in pieces(true)) {
        let relief = fewest(&list);
        prop_assert!(holds(&list, |at| !relief.go.contains(&at), relief.missing));
        prop_assert!(relief.go.iter().all(|at| !list[*at].fixed));
        prop_assert!(!holds(&list, |_| true, 0.0) || (relief.go.is_empty() && relief.missing == 0.0));
    }

    #[test]
    fn with_one_class_no_smaller_set_is_enough(list in pieces(false)) {
        let list: Vec<Piece> = list.into_iter().map(|piece| Piece { class: 0, ..piece }).collect();
        let relief = fewest(&list);
        prop_assert_eq!(relief.go.len(), fewest_by_trying(&list, 0, &vec![false; list.len()], 0.0));
    }

    #[test]
    fn a_later_date_or_less_work_never_makes_more_go(list in pieces(false), at in 0usize..9) {
        prop_assume!(!list.is_empty());
        let list: Vec<Piece> = list.into_iter().map(|piece| Piece { class: 0, ..piece }).collect();
        let before = fewest(&list).go.len();
        let mut easier = list.clone();
        let at = at % easier.len();
        easier[at].hours -= 0.5;
        prop_assert!(fewest(&easier).go.len() <= before);
        let mut later = list;
        later[at].limit += 5.0;
        later.sort_by(|a, b| a.limit.total_cmp(&b.limit));
        prop_assert!(fewest(&later).go.len() <= before);
    }
}
