//! The names of the files that the app writes into a folder by itself, and which of them stay.
//!
//! | file | what |
//! |---|---|
//! | `arbeidsro-kopi-mine-0a1b2c3d-20261127-081500.json` | a backup: workbook, device, local day and time |
//! | `arbeidsro-bytte-mine-0a1b2c3d.json` | what this device gives to the others, always the newest |
//!
//! A name says nothing of what is inside. Other files in the folder are never touched: only a name
//! that is exactly of this form, for this workbook and this device, is ours to delete.

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use std::collections::BTreeMap;

/// Of today's copies, the last so many stay.
const OF_TODAY: usize = 3;
/// One copy of each of so many earlier days stays.
const DAYS: usize = 14;
/// One copy of each of so many months stays.
const MONTHS: usize = 12;

const COPY: &str = "arbeidsro-kopi";
const EXCHANGE: &str = "arbeidsro-bytte";
const ENDING: &str = ".json";
const TIME: &str = "%Y%m%d-%H%M%S";

/// Whose files: a workbook on a device.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Owner<'a> {
    /// `mine` or `sample`.
    pub workbook: &'a str,
    /// The device's number.
    pub device: u32,
}

impl Owner<'_> {
    /// The name of a backup made at this local time.
    pub fn copy_name(self, at: NaiveDateTime) -> String {
        format!("{COPY}-{}-{:08x}-{}{ENDING}", self.workbook, self.device, at.format(TIME))
    }
    /// When a file of this name was made, if it is a copy of this owner's.
    pub fn copy_made(self, name: &str) -> Option<NaiveDateTime> {
        let stem = format!("{COPY}-{}-{:08x}-", self.workbook, self.device);
        let time = name.strip_prefix(&stem)?.strip_suffix(ENDING)?;
        let made = NaiveDateTime::parse_from_str(time, TIME).ok()?;
        // Parsing is lenient with signs and spaces; a name of ours is made again letter for letter.
        (self.copy_name(made) == name).then_some(made)
    }
    /// The name of the file for the other devices.
    pub fn exchange_name(self) -> String {
        format!("{EXCHANGE}-{}-{:08x}{ENDING}", self.workbook, self.device)
    }
    /// The device that wrote a file of changes of this workbook, if it is another one.
    pub fn other_device(self, name: &str) -> Option<u32> {
        let digits = name.strip_prefix(&format!("{EXCHANGE}-{}-", self.workbook))?.strip_suffix(ENDING)?;
        let device = u32::from_str_radix(digits, 16).ok()?;
        let other = Owner { device, ..self };
        (device != self.device && other.exchange_name() == name).then_some(device)
    }

    /// The copies that may go: all but the last three of today, the last of each of 14 earlier days,
    /// and the last of each of 12 months. What is dated later than today stays.
    pub fn to_delete(self, names: &[String], today: NaiveDate) -> Vec<&str> {
        let mut copies: Vec<(NaiveDateTime, &str)> =
            names.iter().filter_map(|name| Some((self.copy_made(name)?, name.as_str()))).collect();
        copies.sort_unstable();
        copies.reverse();
        // Newest first, so that the first of a day or month is its last.
        let (mut of_today, mut days, mut months) = (0, BTreeMap::new(), BTreeMap::new());
        let mut goes = |made: &NaiveDateTime| {
            let day = made.date();
            if day > today {
                return false;
            }
            let month = (day.year(), day.month());
            let of_month = months.len() < MONTHS && !months.contains_key(&month);
            if of_month {
                months.insert(month, ());
            }
            let of_day = if day == today {
                of_today += 1;
                of_today <= OF_TODAY
            } else {
                days.len() < DAYS && days.insert(day, ()).is_none()
            };
            !of_day && !of_month
        };
        copies.iter().filter(|(made, _)| goes(made)).map(|(_, name)| *name).collect()
    }
}
