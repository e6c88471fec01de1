//! The LZMA format, as `xz --format=lzma` writes it, with lc 3, lp 0, pb 0.

use crate::damage::{damaged, item, place};

const TOP: u32 = 1 << 24;
const CHANCE_BITS: u32 = 11;
const HALF: u16 = 1 << 10;
const LEARNING: u16 = 5;
/// Five bytes of properties, eight of size, one that is always zero, four to begin with.
const HEADER: usize = 13;
const FIRST_CODE: usize = HEADER + 5;

// Where each kind of choice keeps its chances, one after the other in one table.
const STATES: usize = 12;
const IS_MATCH: usize = 0;
const IS_REP: usize = IS_MATCH + STATES;
const IS_REP_0: usize = IS_REP + STATES;
const IS_REP_1: usize = IS_REP_0 + STATES;
const IS_REP_2: usize = IS_REP_1 + STATES;
const IS_REP_0_LONG: usize = IS_REP_2 + STATES;
const SLOT: usize = IS_REP_0_LONG + STATES;
const SPECIAL: usize = SLOT + 256;
const ALIGN: usize = SPECIAL + 128;
const LENGTH: usize = ALIGN + 16;
const REP_LENGTH: usize = LENGTH + LENGTH_CHANCES;
const LITERAL: usize = REP_LENGTH + LENGTH_CHANCES;
const LENGTH_CHANCES: usize = 2 + 8 + 8 + 256;
const LITERAL_CONTEXT: u32 = 3;

/// How many chances there are.
pub const TABLE_LENGTH: usize = LITERAL + (0x300 << LITERAL_CONTEXT);
/// The one byte that says lc 3, lp 0, pb 0.
const PROPERTIES: u8 = LITERAL_CONTEXT as u8;

/// The size that packed bytes say they unpack to.
///
/// # Panics
/// When they are too short, or packed with other properties.
pub fn unpacked_size(packed: &[u8]) -> usize {
    if item(packed, 0) != PROPERTIES {
        damaged();
    }
    (5..9).rev().fold(0, |size, at| size << 8 | usize::from(item(packed, at)))
}

/// Where unpacking stands between two steps.
#[derive(Clone, Copy)]
pub struct Progress {
    next: usize,
    range: u32,
    code: u32,
    state: usize,
    repeats: [usize; 4],
    at: usize,
}

struct Reader<'a> {
    packed: &'a [u8],
    next: usize,
    range: u32,
    code: u32,
    chances: &'a mut [u16],
}

impl Reader<'_> {
    #[inline(always)]
    fn refill(&mut self) {
        if self.range < TOP {
            self.range <<= 8;
            self.code = self.code << 8 | u32::from(item(self.packed, self.next));
            self.next += 1;
        }
    }

    #[inline(always)]
    fn bit(&mut self, index: usize) -> usize {
        let chance = place(self.chances, index);
        let bound = (self.range >> CHANCE_BITS) * u32::from(*chance);
        let bit = if self.code < bound {
            self.range = bound;
            *chance += ((1 << CHANCE_BITS) - *chance) >> LEARNING;
            0
        } else {
            self.range -= bound;
            self.code -= bound;
            *chance -= *chance >> LEARNING;
            1
        };
        self.refill();
        bit
    }

    fn tree(&mut self, base: usize, bits: u32) -> usize {
        let mut symbol = 1;
        for _ in 0..bits {
            symbol = symbol << 1 | self.bit(base + symbol);
        }
        symbol - (1 << bits)
    }

    fn reverse_tree(&mut self, base: usize, bits: u32) -> usize {
        let mut symbol = 1;
        let mut value = 0;
        for place in 0..bits {
            let bit = self.bit(base + symbol);
            symbol = symbol << 1 | bit;
            value |= bit << place;
        }
        value
    }

    fn direct(&mut self, bits: u32) -> usize {
        let mut value = 0;
        for _ in 0..bits {
            self.range >>= 1;
            let bit = self.code >= self.range;
            if bit {
                self.code -= self.range;
            }
            value = value << 1 | usize::from(bit);
            self.refill();
        }
        value
    }

    fn length(&mut self, base: usize) -> usize {
        if self.bit(base) == 0 {
            self.tree(base + 2, 3)
        } else if self.bit(base + 1) == 0 {
            8 + self.tree(base + 10, 3)
        } else {
            16 + self.tree(base + 18, 8)
        }
    }

    fn distance(&mut self, length: usize) -> usize {
        let slot = self.tree(SLOT + (length.min(3) << 6), 6);
        if slot < 4 {
            return slot;
        }
        let bits = (slot as u32 >> 1) - 1;
        let start = (2 | slot & 1) << bits;
        if slot < 14 {
            return start + self.reverse_tree(SPECIAL + start - slot, bits);
        }
        start + (self.direct(bits - 4) << 4) + self.reverse_tree(ALIGN, 4)
    }

    fn literal(&mut self, before: u8, matched: Option<u8>) -> u8 {
        let base = LITERAL + 0x300 * usize::from(before >> (8 - LITERAL_CONTEXT));
        let mut symbol = 1;
        if let Some(matched) = matched {
            let mut wanted = usize::from(matched);
            while symbol < 0x100 {
                let expected = wanted >> 7 & 1;
                wanted <<= 1;
                let bit = self.bit(base + ((1 + expected) << 8) + symbol);
                symbol = symbol << 1 | bit;
                if bit != expected {
                    break;
                }
            }
        }
        while symbol < 0x100 {
            symbol = symbol << 1 | self.bit(base + symbol);
        }
        symbol as u8
    }
}

/// The place that lies `distance` and one before another.
fn before_by(at: usize, distance: usize) -> usize {
    if distance >= at { damaged() } else { at - distance - 1 }
}

/// Begins to unpack, and sets the table to where it begins.
///
/// # Panics
/// When the packed bytes are damaged.
pub fn begin(packed: &[u8], chances: &mut [u16]) -> Progress {
    chances.fill(HALF);
    let code = (FIRST_CODE - 4..FIRST_CODE).fold(0, |code, at| code << 8 | u32::from(item(packed, at)));
    Progress { next: FIRST_CODE, range: u32::MAX, code, state: 0, repeats: [0; 4], at: 0 }
}

/// Unpacks into `out`, which is as long as `unpacked_size` said, until `until` bytes or some more are there.
/// Returns how many. A browser makes its quick code ready while this runs slowly, and takes it at the next
/// call: so many steps are quicker than one.
///
/// # Panics
/// When the packed bytes are damaged.
pub fn step(progress: &mut Progress, packed: &[u8], chances: &mut [u16], out: &mut [u8], until: usize) -> usize {
    let Progress { next, range, code, mut state, mut repeats, mut at } = *progress;
    let mut reader = Reader { packed, next, range, code, chances };
    while at < until.min(out.len()) {
        if reader.bit(IS_MATCH + state) == 0 {
            let before = if at > 0 { item(out, at - 1) } else { 0 };
            let matched = (state >= 7).then(|| item(out, before_by(at, repeats[0])));
            *place(out, at) = reader.literal(before, matched);
            at += 1;
            state = match state {
                0..4 => 0,
                4..10 => state - 3,
                _ => state - 6,
            };
            continue;
        }
        let length;
        if reader.bit(IS_REP + state) == 0 {
            length = reader.length(LENGTH);
            repeats = [reader.distance(length), repeats[0], repeats[1], repeats[2]];
            state = if state < 7 { 7 } else { 10 };
        } else {
            if reader.bit(IS_REP_0 + state) == 0 {
                if reader.bit(IS_REP_0_LONG + state) == 0 {
                    state = if state < 7 { 9 } else { 11 };
                    *place(out, at) = item(out, before_by(at, repeats[0]));
                    at += 1;
                    continue;
                }
            } else if reader.bit(IS_REP_1 + state) == 0 {
                repeats = [repeats[1], repeats[0], repeats[2], repeats[3]];
            } else if reader.bit(IS_REP_2 + state) == 0 {
                repeats = [repeats[2], repeats[0], repeats[1], repeats[3]];
            } else {
                repeats = [repeats[3], repeats[0], repeats[1], repeats[2]];
            }
            length = reader.length(REP_LENGTH);
            state = if state < 7 { 8 } else { 11 };
        }
        let from = before_by(at, repeats[0]);
        for step in 0..length + 2 {
            *place(out, at + step) = item(out, from + step);
        }
        at += length + 2;
    }
    *progress = Progress { next: reader.next, range: reader.range, code: reader.code, state, repeats, at };
    at
}
