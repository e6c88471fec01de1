//! How the code of the program is taken apart for packing: what is of one kind lies together, which LZMA finds
//! far more in than in code as it runs. `xtask` takes apart, `join` puts together; here stands what both know.
//!
//! Left out, because it follows from the rest: the size of each function, and the alignment that a load or a
//! store hints at, which is always taken to be its natural one.

/// The kinds of bytes that lie together. All but these and the floats are numbers of the wasm format.
pub const OPERATIONS: usize = 0;
/// Types of blocks.
pub const BLOCKS: usize = 1;
/// Blocks that a branch leaves.
pub const BRANCHES: usize = 2;
/// What is rare.
pub const OTHERS: usize = 3;
/// Which local variables a function has.
pub const LOCALS: usize = 4;
/// Local variables that are read.
pub const GETS: usize = 5;
/// Local variables that are set.
pub const SETS: usize = 6;
/// Functions that are called.
pub const CALLS: usize = 7;
/// Offsets of what is read from memory.
pub const LOADS: usize = 8;
/// Offsets of what is written to memory.
pub const STORES: usize = 9;
/// Constants of 32 bits.
pub const NUMBERS: usize = 10;
/// Those of them that look like a place in memory.
pub const ADDRESSES: usize = 11;
/// Constants of 64 bits.
pub const LONG_NUMBERS: usize = 12;
/// Constants with a fraction.
pub const FLOATS: usize = 13;
/// How many kinds there are.
pub const KINDS: usize = 14;

/// Begins a block. So do `loop` and `IF`.
pub const BLOCK: u8 = 0x02;
/// The last of the operations that begin a block.
pub const IF: u8 = 0x04;
/// The end of a block, or of the function.
pub const END: u8 = 0x0b;
/// A constant of 32 bits.
pub const I32_CONST: u8 = 0x41;

/// Stands for `I32_CONST` among the operations when its number is among the addresses.
pub const FAR: u8 = 0xd3;
/// From here on an operation stands for a common pair of operation and operand.
pub const FIRST_SHORT: u8 = 0xd4;

/// Pairs of operation and operand that are so common that they count as operations.
pub const SHORT: [(u8, u8); 37] = [
    (I32_CONST, 0),
    (I32_CONST, 1),
    (I32_CONST, 2),
    (I32_CONST, 3),
    (I32_CONST, 4),
    (I32_CONST, 5),
    (I32_CONST, 6),
    (I32_CONST, 7),
    (I32_CONST, 8),
    (I32_CONST, 9),
    (I32_CONST, 10),
    (I32_CONST, 11),
    // local.get
    (0x20, 0),
    (0x20, 1),
    (0x20, 2),
    (0x20, 3),
    // i32.load, i32.store, i64.load, i64.store
    (0x28, 0),
    (0x28, 4),
    (0x28, 8),
    (0x36, 0),
    (0x36, 4),
    (0x36, 8),
    (0x29, 0),
    (0x37, 0),
    // br_if, br
    (0x0d, 0),
    (0x0d, 1),
    (0x0d, 2),
    (0x0c, 0),
    (0x0c, 1),
    (0x0c, 2),
    // global.get, global.set
    (0x23, 0),
    (0x24, 0),
    // Blocks without a result.
    (BLOCK, 0x40),
    (0x03, 0x40),
    (IF, 0x40),
    // Conditions with one.
    (BLOCK, 0x7f),
    (IF, 0x7f),
];

/// Carries the operands of operations from one form to the other.
pub trait Carrier {
    /// Carries a number of the wasm format. Returns it; one with a sign comes as its bits.
    fn number(&mut self, kind: usize) -> u32;
    /// Carries some bytes.
    fn bytes(&mut self, kind: usize, count: usize);
}

/// The natural alignment of a load or store, as a power of two; None for other operations.
pub const fn alignment(operation: u8) -> Option<u8> {
    const FIRST: u8 = 0x28;
    const NATURAL: [u8; 23] = [2, 3, 2, 3, 0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 2, 3, 2, 3, 0, 1, 0, 1, 2];
    let place = operation.wrapping_sub(FIRST) as usize;
    if place < NATURAL.len() { Some(NATURAL[place]) } else { None }
}

/// What an operation has behind it.
#[derive(Clone, Copy)]
pub enum Operand {
    /// Nothing.
    None,
    /// One number of this kind; behind the alignment, where there is one.
    Number(usize),
    /// Something else: see `carry_rare`.
    Rare,
}

/// What this operation has behind it.
pub const fn operand(operation: u8) -> Operand {
    match operation {
        // unreachable, nop, else, end, return, drop, select, and all that reckons.
        0x00 | 0x01 | 0x05 | END | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 => Operand::None,
        BLOCK..=IF => Operand::Number(BLOCKS),
        0x0c | 0x0d => Operand::Number(BRANCHES),
        0x10 => Operand::Number(CALLS),
        0x20 => Operand::Number(GETS),
        0x21 | 0x22 => Operand::Number(SETS),
        // Globals, tables, the size of memory, references.
        0x23..=0x26 | 0x3f | 0x40 | 0xd0 | 0xd2 => Operand::Number(OTHERS),
        0x28..=0x35 => Operand::Number(LOADS),
        0x36..=0x3e => Operand::Number(STORES),
        I32_CONST => Operand::Number(NUMBERS),
        0x42 => Operand::Number(LONG_NUMBERS),
        _ => Operand::Rare,
    }
}

/// Carries the operands of an operation that are something else. False when the operation is not known.
#[inline(always)]
pub fn carry_rare(operation: u8, carrier: &mut impl Carrier) -> bool {
    let numbers = match operation {
        // br_table: as many as it says, and one for all else.
        0x0e => carrier.number(OTHERS).wrapping_add(1),
        // call_indirect: a type and a table.
        0x11 => 2,
        0x43 => {
            carrier.bytes(FLOATS, 4);
            0
        }
        0x44 => {
            carrier.bytes(FLOATS, 8);
            0
        }
        // More operations, by number: conversions; memory and tables.
        0xfc => match carrier.number(OTHERS) {
            0..=7 => 0,
            9 | 11 | 13 | 15..=17 => 1,
            8 | 10 | 12 | 14 => 2,
            _ => return false,
        },
        _ => return false,
    };
    for _ in 0..numbers {
        carrier.number(OTHERS);
    }
    true
}
