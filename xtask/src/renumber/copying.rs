//! Reading and writing at the same time.

use super::{Copier, Shape};
use unpack::code::{BLOCK, CALLS, Carrier, END, FIRST_SHORT, IF, Operand, SHORT, alignment, carry_rare, operand};

const FUNCTION_REFERENCE: u8 = 0xd2;

impl Copier<'_> {
    /// Operations up to the end of the block that they are in.
    pub fn expression(&mut self, shape: &mut Shape) {
        let mut open = 1;
        while open > 0 && self.trouble.is_none() {
            let operation = self.byte();
            if alignment(operation).is_some() {
                self.copy(1);
            }
            let next = self.program.get(self.at).copied();
            let short = SHORT.iter().position(|pair| pair.0 == operation && Some(pair.1) == next);
            shape.operations.push(short.map_or(operation, |place| FIRST_SHORT + place as u8));
            self.is_reference = operation == FUNCTION_REFERENCE;
            match operand(operation) {
                Operand::None => {}
                Operand::Number(CALLS) => shape.calls.push(self.number(CALLS)),
                Operand::Number(kind) => drop(self.number(kind)),
                Operand::Rare if carry_rare(operation, self) => {}
                Operand::Rare => self.trouble = Some("an operation that `unpack` does not know"),
            }
            match operation {
                BLOCK..=IF => open += 1,
                END => open -= 1,
                _ => {}
            }
        }
    }

    /// As many as a number says.
    pub fn each(&mut self, copy_one: impl Fn(&mut Self)) {
        for _ in 0..self.plain() {
            if self.trouble.is_none() {
                copy_one(self);
            }
        }
    }

    /// A text with its length.
    pub fn name(&mut self) {
        let length = self.plain() as usize;
        self.copy(length);
    }

    /// One byte, which stays.
    pub fn byte(&mut self) -> u8 {
        let byte = self.program.get(self.at).copied().unwrap_or(0);
        self.copy(1);
        byte
    }

    /// So many bytes, which stay.
    pub fn copy(&mut self, count: usize) {
        match self.program.get(self.at..self.at.saturating_add(count)) {
            Some(bytes) => self.out.extend(bytes),
            None => self.trouble = Some("an end too early"),
        }
        self.at = self.at.saturating_add(count);
    }

    /// A number that stays as it is.
    pub fn plain(&mut self) -> u32 {
        let start = self.at;
        let value = self.read();
        self.out.extend(self.program.get(start..self.at).unwrap_or_default());
        value
    }

    /// The number of a function, as the program has it.
    pub fn function(&mut self) {
        let old = self.read();
        self.rename(old);
    }

    fn rename(&mut self, old: u32) {
        match self.numbers.get(old as usize) {
            Some(new) => write(&mut self.out, *new),
            None => self.trouble = Some("the number of a function that is not there"),
        }
    }

    /// A number, which is not written.
    pub fn read(&mut self) -> u32 {
        let (mut value, mut shift) = (0u32, 0u32);
        loop {
            let Some(byte) = self.program.get(self.at).copied() else {
                self.trouble = Some("an end too early");
                return 0;
            };
            self.at += 1;
            value |= u32::from(byte & 0x7f).wrapping_shl(shift);
            shift += 7;
            if byte < 0x80 {
                return value;
            }
        }
    }
}

impl Carrier for Copier<'_> {
    fn number(&mut self, kind: usize) -> u32 {
        if kind != CALLS && !self.is_reference {
            return self.plain();
        }
        let old = self.read();
        self.rename(old);
        old
    }

    fn bytes(&mut self, _: usize, count: usize) {
        self.copy(count);
    }
}

/// Writes a number as the wasm format has it.
pub fn write(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}
