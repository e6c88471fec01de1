//! PNG (RFC 2083) with the simplest packing that helps: rows as differences from the row above, and runs
//! of equal pixels as DEFLATE repeats in the fixed code (RFC 1951, 3.2.6).

use super::{
    drawing::Drawing,
    raster::{Pixels, draw},
};
use crate::interchange::crc::crc32;

/// The drawing as a PNG.
pub fn to_png(drawing: &Drawing) -> Vec<u8> {
    let pixels = draw(drawing);
    let mut head = Vec::new();
    head.extend((pixels.width as u32).to_be_bytes());
    head.extend((pixels.height as u32).to_be_bytes());
    // Eight bits a channel, red green blue, no interlace.
    head.extend([8, 2, 0, 0, 0]);
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut out, b"IHDR", &head);
    chunk(&mut out, b"IDAT", &zlib(&filtered(&pixels)));
    chunk(&mut out, b"IEND", &[]);
    out
}

fn chunk(out: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    out.extend((data.len() as u32).to_be_bytes());
    let from = out.len();
    out.extend(kind);
    out.extend(data);
    let crc = crc32(&out[from..]);
    out.extend(crc.to_be_bytes());
}

/// Each row as its difference from the one above: most of a drawing becomes zeros.
fn filtered(pixels: &Pixels) -> Vec<u8> {
    const UP: u8 = 2;
    let row = pixels.width * 3;
    let mut out = Vec::with_capacity(pixels.bytes.len() + pixels.height);
    let mut above = vec![0; row];
    for bytes in pixels.bytes.chunks_exact(row.max(1)) {
        out.push(UP);
        out.extend(bytes.iter().zip(&above).map(|(here, above)| here.wrapping_sub(*above)));
        above.copy_from_slice(bytes);
    }
    out
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut bits = Bits { out: vec![0x78, 0x01], held: 0, count: 0 };
    // The last block, in the fixed code.
    bits.push(0b011, 3);
    let mut at = 0;
    while at < bytes.len() {
        let run = bytes[at..].iter().take(258).enumerate().take_while(|(n, byte)| {
            let back = (at + n).checked_sub(3);
            back.is_some_and(|back| bytes[back] == **byte)
        });
        match run.count() {
            run @ 3.. => {
                bits.repeat(run);
                at += run;
            }
            _ => {
                bits.literal(bytes[at].into());
                at += 1;
            }
        }
    }
    bits.literal(256);
    bits.push(0, 7);
    let mut out = bits.out;
    let (a, b) = bytes.iter().fold((1_u32, 0_u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65521;
        (a, (b + a) % 65521)
    });
    out.extend((b << 16 | a).to_be_bytes());
    out
}

struct Bits {
    out: Vec<u8>,
    held: u32,
    count: u32,
}

impl Bits {
    /// Bits as they are, the lowest first.
    fn push(&mut self, value: u32, count: u32) {
        self.held |= value << self.count;
        self.count += count;
        while self.count >= 8 {
            self.out.push(self.held as u8);
            self.held >>= 8;
            self.count -= 8;
        }
    }
    /// A code, the highest bit first.
    fn code(&mut self, code: u32, length: u32) {
        self.push(code.reverse_bits() >> (32 - length), length);
    }
    fn literal(&mut self, symbol: u32) {
        match symbol {
            0..=143 => self.code(0x30 + symbol, 8),
            144..=255 => self.code(0x190 + symbol - 144, 9),
            256..=279 => self.code(symbol - 256, 7),
            _ => self.code(0xC0 + symbol - 280, 8),
        }
    }
    /// So many bytes again, as they were three bytes back.
    fn repeat(&mut self, length: usize) {
        let length = length as u32;
        match length {
            258 => self.literal(285),
            3..=10 => self.literal(254 + length),
            _ => {
                // Groups of four codes, each group with one more extra bit than the one before it.
                let extra = 29 - (length - 3).leading_zeros();
                let group = length - 3 - (4 << extra);
                self.literal(261 + extra * 4 + (group >> extra));
                self.push(group & ((1 << extra) - 1), extra);
            }
        }
        // Distance 3, without extra bits.
        self.code(2, 5);
    }
}
