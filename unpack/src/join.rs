//! Puts the program together again that `xtask` took apart: see `code`.
//!
//! It lies as numbers of four bytes (the head), all before the first function, all after the last one, and then
//! the kinds of bytes one after the other.

use crate::code::{
    ADDRESSES, BLOCK, Carrier, END, FAR, FIRST_SHORT, I32_CONST, IF, KINDS, LOCALS, OPERATIONS, Operand, SHORT,
    alignment, carry_rare, operand,
};
use crate::damage::{damaged, item, place};

/// Where in the head stands how many bytes the joined program has.
const SIZE: usize = 0;
/// How many functions there are.
const FUNCTIONS: usize = 1;
/// How many bytes come before the first function.
const BEFORE: usize = 2;
/// How many come after the last.
const AFTER: usize = 3;
/// How many bytes of each kind there are.
const LENGTHS: usize = 4;
/// Bytes of the head.
const HEAD: usize = (LENGTHS + KINDS) * 4;

fn head(apart: &[u8], number: usize) -> usize {
    (0..4).rev().fold(0, |value, byte| value << 8 | usize::from(item(apart, number * 4 + byte)))
}

/// The size of the program when it is joined.
///
/// # Panics
/// When the bytes are too few.
pub fn joined_size(apart: &[u8]) -> usize {
    head(apart, SIZE)
}

/// Where joining stands between two steps.
#[derive(Clone, Copy)]
pub struct Joining {
    next: [usize; KINDS],
    functions: usize,
    at: usize,
}

/// Begins to join: what comes before the functions is there.
///
/// # Panics
/// When the bytes are damaged.
pub fn begin_joining(apart: &[u8], out: &mut [u8]) -> Joining {
    let before = head(apart, BEFORE);
    let mut next = [0; KINDS];
    let mut start = HEAD.wrapping_add(before).wrapping_add(head(apart, AFTER));
    for (kind, next) in next.iter_mut().enumerate() {
        *next = start;
        start = start.wrapping_add(head(apart, LENGTHS + kind));
    }
    let mut joiner = Joiner { apart, out, next, at: 0 };
    joiner.copy(HEAD, before);
    Joining { next, functions: head(apart, FUNCTIONS), at: joiner.at }
}

/// Joins until `until` bytes or some more are there. Returns how many. In steps for the same reason as `lzma`.
///
/// # Panics
/// When the bytes are damaged.
pub fn join(joining: &mut Joining, apart: &[u8], out: &mut [u8], until: usize) -> usize {
    let mut joiner = Joiner { apart, out, next: joining.next, at: joining.at };
    while joining.functions > 0 && joiner.at < until {
        joiner.function();
        joining.functions -= 1;
    }
    (joining.next, joining.at) = (joiner.next, joiner.at);
    if joining.functions == 0 {
        joiner.copy(HEAD.wrapping_add(head(apart, BEFORE)), head(apart, AFTER));
        if joiner.at != joiner.out.len() {
            damaged();
        }
    }
    joiner.at
}

/// What one of the operations stands for.
#[derive(Clone, Copy)]
struct Row {
    bytes: [u8; 3],
    count: u8,
    /// Of which the number is that follows, or one of the two below.
    kind: u8,
}

const NOTHING: usize = KINDS;
const RARE: usize = KINDS + 1;

const ROWS: [Row; 256] = rows();

const fn rows() -> [Row; 256] {
    let mut rows = [Row { bytes: [0; 3], count: 1, kind: RARE as u8 }; 256];
    let mut code = 0;
    while code < rows.len() {
        rows[code] = row(code as u8);
        code += 1;
    }
    rows
}

const fn row(code: u8) -> Row {
    let short = code.wrapping_sub(FIRST_SHORT) as usize;
    let (operation, known) = match code {
        FAR => (I32_CONST, None),
        _ if short < SHORT.len() => (SHORT[short].0, Some(SHORT[short].1)),
        _ => (code, None),
    };
    let (bytes, count) = match (alignment(operation), known) {
        (None, None) => ([operation, 0, 0], 1),
        (Some(natural), None) => ([operation, natural, 0], 2),
        (None, Some(operand)) => ([operation, operand, 0], 2),
        (Some(natural), Some(operand)) => ([operation, natural, operand], 3),
    };
    let kind = match (code, known, operand(operation)) {
        (FAR, ..) => ADDRESSES,
        (_, Some(_), _) | (_, _, Operand::None) => NOTHING,
        (_, _, Operand::Number(kind)) => kind,
        (_, _, Operand::Rare) => RARE,
    };
    Row { bytes, count, kind: kind as u8 }
}

struct Joiner<'a> {
    apart: &'a [u8],
    out: &'a mut [u8],
    next: [usize; KINDS],
    at: usize,
}

impl Joiner<'_> {
    #[inline(always)]
    fn read(&mut self, kind: usize) -> u8 {
        let byte = item(self.apart, self.next[kind]);
        self.next[kind] += 1;
        byte
    }

    #[inline(always)]
    fn write(&mut self, byte: u8) {
        *place(self.out, self.at) = byte;
        self.at += 1;
    }

    fn copy(&mut self, from: usize, count: usize) {
        let (Some(source), Some(target)) =
            (self.apart.get(from..from.wrapping_add(count)), self.out.get_mut(self.at..self.at.wrapping_add(count)))
        else {
            damaged()
        };
        target.copy_from_slice(source);
        self.at += count;
    }

    fn function(&mut self) {
        // Its size comes first, and mostly takes one byte.
        let start = self.at + 1;
        self.at = start;
        for _ in 0..self.number(LOCALS) {
            self.number(LOCALS);
            self.bytes(LOCALS, 1);
        }
        let mut depth = 0usize;
        loop {
            let row = &ROWS[usize::from(self.read(OPERATIONS))];
            self.write_row(row);
            match usize::from(row.kind) {
                NOTHING => {}
                RARE => {
                    if !carry_rare(row.bytes[0], self) {
                        damaged();
                    }
                }
                kind => drop(self.number(kind)),
            }
            match row.bytes[0] {
                BLOCK..=IF => depth += 1,
                END if depth == 0 => break,
                END => depth -= 1,
                _ => {}
            }
        }
        self.put_size(start);
    }

    #[inline(always)]
    fn write_row(&mut self, row: &Row) {
        // All three at once: what is too much is written over.
        match self.out.get_mut(self.at..self.at.wrapping_add(row.bytes.len())) {
            Some(slot) => slot.copy_from_slice(&row.bytes),
            None => {
                for byte in 0..usize::from(row.count) {
                    *place(self.out, self.at + byte) = row.bytes[byte];
                }
            }
        }
        self.at += usize::from(row.count);
    }

    /// Writes the size of what begins at `start` before it.
    fn put_size(&mut self, start: usize) {
        let mut rest = self.at - start;
        let more = (1..5).filter(|byte| rest >> (7 * byte) > 0).count();
        if more > 0 {
            if self.out.len() - self.at < more {
                damaged();
            }
            self.out.copy_within(start..self.at, start + more);
            self.at += more;
        }
        for byte in 0..=more {
            let go_on = if byte < more { 0x80 } else { 0 };
            *place(self.out, start - 1 + byte) = rest as u8 & 0x7f | go_on;
            rest >>= 7;
        }
    }
}

impl Carrier for Joiner<'_> {
    #[inline(always)]
    fn number(&mut self, kind: usize) -> u32 {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.read(kind);
            self.write(byte);
            value |= u32::from(byte & 0x7f).wrapping_shl(shift);
            shift += 7;
            if byte < 0x80 {
                return value;
            }
        }
    }

    fn bytes(&mut self, kind: usize, count: usize) {
        for _ in 0..count {
            let byte = self.read(kind);
            self.write(byte);
        }
    }
}
