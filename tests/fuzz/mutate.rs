//! Breaking sound inputs in the ways in which files break, and in those in which people break them.

/// Pieces that readers trip over.
const TOKENS: [&[u8]; 34] = [
    b"null",
    b"true",
    b"[]",
    b"{}",
    b"\"\"",
    b"-1",
    b"1e999",
    b"1e308",
    b"18446744073709551616",
    b"4294967295",
    b"\"__proto__\"",
    b"\"deleted\":{}",
    b"\"erased\":true",
    b"\"erased\":null",
    b"\"99999-12-31\"",
    b"\"+262142-12-31\"",
    b"\"2199-12-31\"",
    b"\"1900-01-01\"",
    b"\"2026-02-30\"",
    b"\"24:00:00\"",
    b"\"ffffffffffffffffffffffffffffffff\"",
    b"\"00000000000000000000000000000000\"",
    b"\\ud800",
    b"\\u0000",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\x00",
    b"\"case\"",
    b"\"NO\"",
    b"<script>",
    b"[[[[[[[[[[[[[[[[[[[[",
    b"}}}}",
    b"\"id\":\"",
    b";",
];

/// Broken inputs without end, the same for the same seed.
pub struct Mutator {
    state: u64,
    seeds: Vec<Vec<u8>>,
}

impl Mutator {
    pub fn new(seed: u64, seeds: Vec<Vec<u8>>) -> Self {
        Mutator { state: seed | 1, seeds }
    }

    /// A number below `n`.
    pub fn chance(&mut self, n: usize) -> usize {
        // xorshift64*
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        ((self.state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize) % n.max(1)
    }

    pub fn next(&mut self) -> Vec<u8> {
        let at = self.chance(self.seeds.len());
        let mut bytes = self.seeds[at].clone();
        for _ in 0..=self.chance(6) {
            self.mutate(&mut bytes);
        }
        bytes
    }

    fn mutate(&mut self, bytes: &mut Vec<u8>) {
        let at = self.chance(bytes.len());
        let end = (at + 1 + self.chance(40)).min(bytes.len());
        match self.chance(10) {
            0 if at < bytes.len() => bytes[at] ^= 1 << self.chance(8),
            1 if at < bytes.len() => bytes[at] = self.chance(256) as u8,
            2 => drop(bytes.drain(at..end)),
            3 => {
                let piece = bytes[at..end].to_vec();
                let to = self.chance(bytes.len());
                bytes.splice(to..to, piece);
            }
            4 => bytes.truncate(at),
            5 => {
                let other = self.chance(self.seeds.len());
                let other = self.seeds[other].clone();
                let from = self.chance(other.len());
                let length = self.chance(200);
                bytes.splice(at..end, other[from..].iter().take(length).copied());
            }
            6 | 7 => self.swap_value(bytes),
            _ => {
                let token = TOKENS[self.chance(TOKENS.len())];
                bytes.splice(at..end.min(at + self.chance(12)), token.iter().copied());
            }
        }
    }

    /// Another value behind a colon: the file stays sound, and says something else.
    fn swap_value(&mut self, bytes: &mut Vec<u8>) {
        let colons: Vec<usize> = bytes.iter().enumerate().filter(|(_, b)| **b == b':').map(|(at, _)| at).collect();
        let Some(colon) = colons.get(self.chance(colons.len())).copied() else { return };
        let is_end = |b: &u8| matches!(b, b',' | b'}' | b']');
        let end = bytes[colon..].iter().position(is_end).map_or(bytes.len(), |length| colon + length);
        let token = TOKENS[self.chance(TOKENS.len())];
        bytes.splice(colon + 1..end, token.iter().copied());
    }
}
