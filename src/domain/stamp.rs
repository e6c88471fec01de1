//! When something was written, and by whom, in one total order.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// One running app: the device in the upper 32 bits, the tab's start in the lower.
/// Two tabs of one browser are two writers, so no two stamps are ever equal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Writer(pub u64);

impl Writer {
    /// A writer for this start of the app on this device.
    pub fn new(device: u32, start: u32) -> Self {
        Writer((u64::from(device) << 32) | u64::from(start))
    }
    /// The device part.
    pub fn device(self) -> u32 {
        (self.0 >> 32) as u32
    }
}

/// A hybrid logical clock reading: wall time in milliseconds, a counter within the
/// millisecond, and the writer. Ordered in that order; the larger stamp wins a field.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Stamp {
    /// Milliseconds since 1970-01-01 UTC.
    pub millis: u64,
    /// Orders stamps of one millisecond.
    pub counter: u16,
    /// Who wrote.
    pub writer: Writer,
}

/// The text is not a stamp: 32 lower-case hexadecimal digits are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAStamp;

impl fmt::Display for NotAStamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a stamp of 32 hexadecimal digits")
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Stamp { millis, counter, writer } = self;
        write!(f, "{millis:012x}{counter:04x}{:016x}", writer.0)
    }
}

impl FromStr for Stamp {
    type Err = NotAStamp;
    fn from_str(text: &str) -> Result<Self, NotAStamp> {
        if text.len() != 32 || !text.bytes().all(|b| b.is_ascii_hexdigit() && !b.is_ascii_uppercase()) {
            return Err(NotAStamp);
        }
        let hex = |from: usize, to: usize| u64::from_str_radix(&text[from..to], 16).map_err(|_| NotAStamp);
        Ok(Stamp { millis: hex(0, 12)?, counter: hex(12, 16)? as u16, writer: Writer(hex(16, 32)?) })
    }
}

impl Serialize for Stamp {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Stamp {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Makes stamps that only grow, also when the computer's clock is set back.
#[derive(Clone, Copy, Debug)]
pub struct HybridClock {
    last: Stamp,
}

impl HybridClock {
    /// A clock for this writer that has seen nothing yet.
    pub fn new(writer: Writer) -> Self {
        HybridClock { last: Stamp { writer, ..Stamp::default() } }
    }
    /// The writer whose stamps this clock makes.
    pub fn writer(&self) -> Writer {
        self.last.writer
    }
    /// The next stamp: larger than any made or observed before.
    pub fn next(&mut self, now_millis: u64) -> Stamp {
        if now_millis > self.last.millis {
            self.last.millis = now_millis;
            self.last.counter = 0;
        } else {
            self.step();
        }
        self.last
    }
    /// Takes note of a stamp made elsewhere.
    pub fn observe(&mut self, seen: Stamp) {
        if (seen.millis, seen.counter) > (self.last.millis, self.last.counter) {
            self.last.millis = seen.millis;
            self.last.counter = seen.counter;
        }
    }
    fn step(&mut self) {
        match self.last.counter.checked_add(1) {
            Some(counter) => self.last.counter = counter,
            None => {
                self.last.millis += 1;
                self.last.counter = 0;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_survives_its_text_and_sorts_like_it() {
        let a = Stamp { millis: 1_795_000_000_000, counter: 7, writer: Writer::new(3, 9) };
        let b = Stamp { millis: 1_795_000_000_001, counter: 0, writer: Writer::new(1, 1) };
        assert_eq!(a.to_string().parse(), Ok(a));
        assert!(a < b && a.to_string() < b.to_string());
        assert_eq!("".parse::<Stamp>(), Err(NotAStamp));
        assert_eq!("zz".repeat(16).parse::<Stamp>(), Err(NotAStamp));
        assert_eq!("é".repeat(16).parse::<Stamp>(), Err(NotAStamp));
    }

    #[test]
    fn stamps_grow_when_the_clock_is_set_back_and_past_the_counter() {
        let mut clock = HybridClock::new(Writer(1));
        let mut last = clock.next(1000);
        for now in [999, 5, 0, 1000].into_iter().cycle().take(70_000) {
            let next = clock.next(now);
            assert!(next > last);
            last = next;
        }
        clock.observe(Stamp { millis: 5000, counter: 3, writer: Writer(2) });
        assert!(clock.next(1) > Stamp { millis: 5000, counter: 3, writer: Writer(2) });
    }
}
