//! Takes the program apart before it is packed: see `unpack::code`, which says what lies where.
use crate::trouble::{Outcome, Trouble};
use unpack::code::{
    ADDRESSES, BLOCK, Carrier, END, FAR, FIRST_SHORT, I32_CONST, IF, KINDS, LOCALS, OPERATIONS, Operand, SHORT,
    alignment, carry_rare, operand,
};

const MAGIC: usize = 8;
const CODE: u8 = 10;
/// Where the compiler puts data, above the stack: a constant from here on is most likely an address.
const FIRST_ADDRESS: i64 = 1 << 20;

/// A program taken apart.
pub struct Apart {
    /// What `unpack::join` makes a program of.
    pub bytes: Vec<u8>,
    /// That program: the same but for hints of alignment.
    pub joined: Vec<u8>,
}

/// Takes a program apart.
///
/// # Errors
/// When it is no wasm module, has an operation that `unpack` does not know, or when joining does not give it back.
pub fn take_apart(program: &[u8]) -> Outcome<Apart> {
    let (bytes, expected) = apart_and_expected(program)?;
    let joined = joined(&bytes);
    if joined == expected {
        return Ok(Apart { bytes, joined });
    }
    Err(Trouble::new("the program that was taken apart does not join to what it was"))
}

/// Joins as the page does.
fn joined(apart: &[u8]) -> Vec<u8> {
    let mut out = vec![0; unpack::joined_size(apart)];
    let mut joining = unpack::begin_joining(apart, &mut out);
    unpack::join(&mut joining, apart, &mut out, usize::MAX);
    out
}

/// The program apart, and the program as joining has to give it.
fn apart_and_expected(program: &[u8]) -> Outcome<(Vec<u8>, Vec<u8>)> {
    let mut splitter = Splitter { code: program, at: 0, kinds: Default::default(), expected: program.to_vec() };
    let code = code_section(&mut splitter)?;
    let mut functions = 0;
    let (mut first, mut after) = (program.len(), program.len());
    if let Some(end) = code {
        functions = splitter.read_number()?;
        first = splitter.at;
        for _ in 0..functions {
            splitter.function()?;
        }
        if splitter.at != end {
            return Err(Trouble::new("the program's functions do not fill their section"));
        }
        after = end;
    }
    let (before, after) = (&program[..first], &program[after..]);
    let mut apart = Vec::with_capacity(program.len());
    let lengths = splitter.kinds.iter().map(Vec::len);
    for number in [program.len(), functions as usize, before.len(), after.len()].into_iter().chain(lengths) {
        apart.extend((number as u32).to_le_bytes());
    }
    apart.extend(before);
    apart.extend(after);
    splitter.kinds.iter().for_each(|kind| apart.extend(kind));
    Ok((apart, splitter.expected))
}

/// Goes to the content of the code section, if there is one. Returns where that ends.
fn code_section(splitter: &mut Splitter) -> Outcome<Option<usize>> {
    splitter.at = MAGIC;
    while splitter.at < splitter.code.len() {
        let id = splitter.read()?;
        let size = splitter.read_number()? as usize;
        let end = splitter.at + size;
        if id == CODE {
            return Ok(Some(end));
        }
        splitter.at = end;
    }
    Ok(None)
}

struct Splitter<'a> {
    code: &'a [u8],
    at: usize,
    kinds: [Vec<u8>; KINDS],
    /// The program with the alignments that joining writes.
    expected: Vec<u8>,
}

impl Splitter<'_> {
    fn peek(&self, ahead: usize) -> Option<u8> {
        self.code.get(self.at + ahead).copied()
    }

    fn read(&mut self) -> Outcome<u8> {
        let byte = self.peek(0).ok_or_else(|| Trouble::new("the program ends too early"))?;
        self.at += 1;
        Ok(byte)
    }

    fn read_number(&mut self) -> Outcome<u32> {
        let mut value = 0u32;
        for shift in (0..35).step_by(7) {
            let byte = self.read()?;
            value |= u32::from(byte & 0x7f).wrapping_shl(shift);
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(Trouble::new("the program has a number that is too long"))
    }

    fn function(&mut self) -> Outcome {
        let size = self.read_number()? as usize;
        let end = self.at + size;
        for _ in 0..self.number(LOCALS) {
            self.number(LOCALS);
            self.bytes(LOCALS, 1);
        }
        let mut open = 1;
        while self.at < end && open > 0 {
            match self.operation()? {
                BLOCK..=IF => open += 1,
                END => open -= 1,
                _ => {}
            }
        }
        let closes = self.at == end && open == 0;
        if closes { Ok(()) } else { Err(Trouble::new("the program has a function that does not end where it should")) }
    }

    /// Returns which it is.
    fn operation(&mut self) -> Outcome<u8> {
        let operation = self.read()?;
        if let Some(natural) = alignment(operation) {
            if self.peek(0) > Some(natural) {
                return Err(Trouble::new("the program has a hint of alignment that `unpack` does not know"));
            }
            if let Some(hint) = self.expected.get_mut(self.at) {
                *hint = natural;
            }
            self.at += 1;
        }
        let next = self.peek(0);
        if let Some(place) = SHORT.iter().position(|pair| pair.0 == operation && Some(pair.1) == next) {
            self.kinds[OPERATIONS].push(FIRST_SHORT + place as u8);
            self.at += 1;
            return Ok(operation);
        }
        if operation == I32_CONST && self.signed() >= FIRST_ADDRESS {
            self.kinds[OPERATIONS].push(FAR);
            self.number(ADDRESSES);
            return Ok(operation);
        }
        self.kinds[OPERATIONS].push(operation);
        let is_known = match operand(operation) {
            Operand::None => true,
            Operand::Number(kind) => {
                self.number(kind);
                true
            }
            Operand::Rare => carry_rare(operation, self),
        };
        if !is_known {
            return Err(Trouble::new(format!(
                "the program has the operation {operation:#x}, which `unpack` cannot join"
            )));
        }
        Ok(operation)
    }

    /// The number with a sign that comes next.
    fn signed(&self) -> i64 {
        let (mut value, mut shift) = (0, 0);
        for byte in self.code[self.at..].iter().take(5) {
            value |= i64::from(byte & 0x7f) << shift;
            shift += 7;
            if *byte < 0x80 {
                return if byte & 0x40 == 0 { value } else { value - (1 << shift) };
            }
        }
        0
    }
}

/// What is missing at the end of the program shows when the function does not end where it should.
impl Carrier for Splitter<'_> {
    fn number(&mut self, kind: usize) -> u32 {
        let (mut value, mut shift) = (0, 0);
        while let Some(byte) = self.peek(0) {
            self.bytes(kind, 1);
            value |= u32::from(byte & 0x7f).wrapping_shl(shift);
            shift += 7;
            if byte < 0x80 {
                break;
            }
        }
        value
    }

    fn bytes(&mut self, kind: usize, count: usize) {
        let end = (self.at + count).min(self.code.len());
        self.kinds[kind].extend(self.code.get(self.at..end).unwrap_or_default());
        self.at += count;
    }
}

#[cfg(test)]
mod tests;
