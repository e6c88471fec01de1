//! Modules made by hand and by chance, taken apart, joined, and damaged.

use super::*;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Numbers that look like chance and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
    fn byte(&mut self) -> u8 {
        self.below(256) as u8
    }
    fn number(&mut self) -> Vec<u8> {
        let bits = self.below(32);
        unsigned(self.below(1 << bits))
    }
}

fn unsigned(mut value: u64) -> Vec<u8> {
    let mut bytes = vec![];
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
    bytes
}

fn signed(mut value: i64) -> Vec<u8> {
    let mut bytes = vec![];
    while !(-64..64).contains(&value) {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8 & 0x7f);
    bytes
}

/// Loads and stores by the bytes that they move, from the table of the specification.
const MOVED: [u8; 23] = [4, 8, 4, 8, 1, 1, 2, 2, 1, 1, 2, 2, 4, 4, 4, 8, 4, 8, 1, 2, 1, 2, 4];

/// An operation that opens or closes no block: as it may be given, and as joining gives it back.
fn operation(chance: &mut Chance) -> (Vec<u8>, Vec<u8>) {
    let with = |code: u8, operands: &[Vec<u8>]| [vec![code], operands.concat()].concat();
    let one = match chance.below(13) {
        0 => vec![[0x00, 0x01, 0x0f, 0x1a, 0x1b, 0x45, 0xc4][chance.below(7) as usize]],
        1 => with([0x0c, 0x0d][chance.below(2) as usize], &[chance.number()]),
        2 => {
            let others: Vec<_> = (0..=chance.below(300)).map(|_| chance.number()).collect();
            with(0x0e, &[unsigned(others.len() as u64 - 1), others.concat()])
        }
        3 => with(0x10, &[chance.number()]),
        4 => with(0x11, &[chance.number(), chance.number()]),
        5 => with(0x20 + chance.below(7) as u8, &[chance.number()]),
        6 => with([0x3f, 0x40, 0xd0, 0xd2][chance.below(4) as usize], &[vec![0]]),
        7 => {
            let bits = chance.below(32) as u32;
            with(0x41, &[signed(i64::from((chance.below(1 << 31) as i32) >> bits) * [1, -1][chance.below(2) as usize])])
        }
        8 => with(0x42, &[signed((chance.below(1 << 31) as i64) << chance.below(32))]),
        9 => with(0x43, &[(0..4).map(|_| chance.byte()).collect()]),
        10 => with(0x44, &[(0..8).map(|_| chance.byte()).collect()]),
        11 => {
            let (code, more) = [(0, 0), (7, 0), (8, 2), (9, 1), (10, 2), (11, 1), (12, 2), (13, 1), (14, 2), (17, 1)]
                [chance.below(10) as usize];
            with(0xfc, &[vec![code], (0..more).flat_map(|_| chance.number()).collect()])
        }
        _ => {
            let place = chance.below(23) as u8;
            let natural = MOVED[usize::from(place)].ilog2() as u8;
            let (hint, offset) = (chance.below(u64::from(natural) + 1) as u8, chance.number());
            let load = |hint| with(0x28 + place, &[vec![hint], offset.clone()]);
            return (load(hint), load(natural));
        }
    };
    (one.clone(), one)
}

fn function(chance: &mut Chance) -> (Vec<u8>, Vec<u8>) {
    let (mut given, mut expected) = (vec![], vec![]);
    let mut both = |bytes: &[u8], other: &[u8]| {
        given.extend(bytes);
        expected.extend(other);
    };
    let groups = chance.below(4);
    both(&unsigned(groups), &unsigned(groups));
    for _ in 0..groups {
        let group = [chance.number(), vec![0x7c + chance.below(4) as u8]].concat();
        both(&group, &group);
    }
    let mut depth = 0;
    for _ in 0..chance.below(60) {
        match chance.below(6) {
            0 => {
                let block = [2 + chance.below(3) as u8, [0x40, 0x7f, 0x05][chance.below(3) as usize]];
                both(&block, &block);
                depth += 1;
            }
            1 if depth > 0 => {
                both(&[END], &[END]);
                depth -= 1;
            }
            2 if depth > 0 => both(&[0x05], &[0x05]),
            _ => {
                let (operation, joined) = operation(chance);
                both(&operation, &joined);
            }
        }
    }
    let ends = vec![END; depth + 1];
    both(&ends, &ends);
    (given, expected)
}

fn sized(content: &[u8]) -> Vec<u8> {
    [unsigned(content.len() as u64), content.to_vec()].concat()
}

/// A module with these functions, some bytes before the code and some after it.
fn module(functions: &[Vec<u8>]) -> Vec<u8> {
    let bodies: Vec<u8> = functions.iter().flat_map(|body| sized(body)).collect();
    let code = [unsigned(functions.len() as u64), bodies].concat();
    [b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x0a".to_vec(), sized(&code), b"\x0b\x01\0".to_vec()].concat()
}

fn any_module(seed: u64) -> (Vec<u8>, Vec<u8>) {
    let mut chance = Chance(seed);
    let functions: Vec<_> = (0..chance.below(8)).map(|_| function(&mut chance)).collect();
    let (given, expected): (Vec<_>, Vec<_>) = functions.into_iter().unzip();
    (module(&given), module(&expected))
}

#[test]
fn what_is_taken_apart_joins_with_natural_alignments() {
    for seed in 0..1_000 {
        let (given, expected) = any_module(seed);
        let Apart { bytes: apart, joined } = take_apart(&given).unwrap();
        assert!(joined == expected, "seed {seed}");
        // As in the page, in steps.
        let mut out = vec![0; unpack::joined_size(&apart)];
        let mut joining = unpack::begin_joining(&apart, &mut out);
        let mut done = 0;
        while done < out.len() {
            done = unpack::join(&mut joining, &apart, &mut out, done + 50);
        }
        assert!(out == expected, "seed {seed}, in steps");
    }
}

#[test]
fn what_is_common_leaves_no_operand() {
    // local.get 0, i32.load offset=4 with a hint of 1, i32.const 7, i32.const 1 MB, end
    let body = [vec![0, 0x20, 0, 0x28, 0, 4, 0x41, 7, 0x41], signed(1 << 20), vec![END]].concat();
    let program = module(&[body]);
    let (apart, _) = apart_and_expected(&program).unwrap();
    let length = |kind: usize| u32::from_le_bytes(apart[16 + 4 * kind..][..4].try_into().unwrap()) as usize;
    assert_eq!((0..KINDS).map(length).collect::<Vec<_>>(), [5, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 4, 0, 0]);
}

#[test]
fn a_program_with_something_unknown_is_refused() {
    let with = |code: &[u8]| take_apart(&module(&[[&[0], code, &[END]].concat()]));
    assert!(with(&[0x01]).is_ok());
    // try_table, select with types, a pair of ours, SIMD, atomics, an unknown conversion.
    for code in [&[0x1f, 0x40, 0][..], &[0x1c, 1, 0x7f], &[FAR], &[0xdd], &[0xfd, 12], &[0xfe, 3, 0], &[0xfc, 18]] {
        assert!(with(code).is_err(), "{code:x?}");
    }
    // A hint above the natural one holds another meaning: which of several memories.
    assert!(with(&[0x28, 3, 0]).is_err() && with(&[0x28, 0x42, 0, 0]).is_err());
    // An end too few, and one too many.
    assert!(take_apart(&module(&[vec![0, 0x02, 0x40, END]])).is_err());
    assert!(take_apart(&module(&[vec![0, END, 0x01, END]])).is_err());
}

#[test]
fn a_program_cut_short_is_refused_or_kept_as_it_is() {
    let (given, _) = any_module(12);
    for end in 0..given.len() {
        if let Ok(apart) = take_apart(&given[..end]) {
            assert!(apart.joined.len() == end);
        }
    }
}

/// In the page it is a trap. Here it is a panic with one sentence, and never another.
#[test]
fn what_is_damaged_is_told_or_joins_to_something() {
    let mut chance = Chance(99);
    let (given, _) = any_module(7);
    let apart = take_apart(&given).unwrap().bytes;
    let mut told = 0;
    for _ in 0..600 {
        let mut apart = apart.clone();
        for _ in 0..=chance.below(3) {
            // Half of them in the head, where the damage is worst.
            let end = if chance.below(2) == 0 { 72 } else { apart.len() };
            let place = chance.below(end as u64) as usize;
            apart[place] = [chance.byte(), 0xff, 0, 0x80][chance.below(4) as usize];
        }
        if chance.below(4) == 0 {
            apart.truncate(chance.below(apart.len() as u64) as usize);
        }
        let mut out = vec![0; given.len()];
        let joined = catch_unwind(AssertUnwindSafe(|| {
            let mut joining = unpack::begin_joining(&apart, &mut out);
            unpack::join(&mut joining, &apart, &mut out, usize::MAX)
        }));
        if let Err(panic) = joined {
            assert_eq!(panic.downcast_ref::<&str>(), Some(&"the packed bytes are damaged"));
            told += 1;
        }
    }
    assert!(told > 300, "{told} of 600");
}
