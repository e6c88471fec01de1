//! An order of functions in which each lies beside one that it resembles: what packs finds nearby is short to name.
use crate::renumber::Shape;
use std::collections::HashMap;

/// So many operations one after the other are a trait of a function. So is each function that it calls.
const RUN: usize = 4;
/// Of its traits a function keeps those with the lowest hashes: all functions keep the same ones then.
const KEPT: usize = 192;
/// A trait that more functions have says nothing.
const COMMON: usize = 400;
/// Functions that resemble each other less, in thousandths, are not neighbours for it.
const LEAST: u64 = 20;

/// The places of the functions, in an order that goes from each to the one most like it that is left.
pub fn chained(shapes: &[Shape]) -> Vec<usize> {
    let traits: Vec<Vec<u64>> = shapes.iter().map(traits).collect();
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    for (function, traits) in traits.iter().enumerate() {
        traits.iter().for_each(|one| holders.entry(*one).or_default().push(function));
    }
    // Where nothing is alike, the longest goes on.
    let mut by_length: Vec<usize> = (0..shapes.len()).collect();
    by_length.sort_by_key(|function| std::cmp::Reverse(shapes[*function].operations.len()));
    let mut by_length = by_length.into_iter();
    let mut is_placed = vec![false; shapes.len()];
    let mut shared = vec![0u64; shapes.len()];
    let mut order: Vec<usize> = Vec::with_capacity(shapes.len());
    while order.len() < shapes.len() {
        let like = order.last().and_then(|last| {
            let mut candidates = vec![];
            let held = traits[*last].iter().filter_map(|one| holders.get(one));
            for function in held.filter(|all| all.len() <= COMMON).flatten().filter(|one| !is_placed[**one]) {
                if shared[*function] == 0 {
                    candidates.push(*function);
                }
                shared[*function] += 1;
            }
            let likeness = |one: usize| shared[one] * 1000 / traits[one].len().max(traits[*last].len()).max(1) as u64;
            let best = candidates.iter().copied().max_by_key(|one| (likeness(*one), std::cmp::Reverse(*one)));
            let best = best.filter(|one| likeness(*one) >= LEAST);
            candidates.into_iter().for_each(|one| shared[one] = 0);
            best
        });
        if let Some(next) = like.or_else(|| by_length.find(|one| !is_placed[*one])) {
            is_placed[next] = true;
            order.push(next);
        }
    }
    order
}

fn traits(shape: &Shape) -> Vec<u64> {
    let runs = shape.operations.windows(RUN.min(shape.operations.len().max(1))).map(hashed);
    let calls = shape.calls.iter().map(|call| hashed(&call.to_be_bytes()[..]) ^ 1);
    let mut all: Vec<u64> = runs.chain(calls).collect();
    all.sort_unstable();
    all.dedup();
    all.truncate(KEPT);
    all
}

/// The same on every machine, so that the page is.
fn hashed(bytes: &[u8]) -> u64 {
    let mixed = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    (mixed ^ mixed >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(operations: &[u8]) -> Shape {
        Shape { operations: operations.to_vec(), calls: vec![] }
    }

    #[test]
    fn what_is_alike_lies_together_and_each_stands_there_once() {
        let one = shape(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        let like_one = shape(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 11]);
        let other = shape(&[21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]);
        let like_other = shape(&[21, 22, 23, 24, 25, 26, 27, 28, 29]);
        assert_eq!(chained(&[one, other, shape(&[]), like_one, like_other]), [1, 4, 0, 3, 2]);
        assert!(chained(&[]).is_empty());
    }
}
