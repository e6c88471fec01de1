//! Public holidays of Norway and Denmark.
//!
//! Norway: helligdagsfredloven § 2, and the Act of 26 April 1947 for 1 and 17 May.
//! Denmark: the days of the national church; store bededag was one until 2023.
//! Not holidays in either country: Easter Saturday, 5 June, 24 and 31 December.

use super::case::Country;
use chrono::{Datelike, Days, NaiveDate};
use std::{ops::RangeInclusive, sync::OnceLock};

/// The years whose holidays are known here. Outside them only weekends are days off.
pub const HOLIDAY_YEARS: RangeInclusive<i32> = 1990..=2100;

/// The last year in which store bededag was a holiday in Denmark.
const LAST_GREAT_PRAYER_DAY: i32 = 2023;

/// A public holiday by name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Holiday {
    /// 1 January.
    NewYearsDay,
    /// Skjærtorsdag, skærtorsdag.
    MaundyThursday,
    /// Langfredag.
    GoodFriday,
    /// Første påskedag.
    EasterSunday,
    /// Andre påskedag, anden påskedag.
    EasterMonday,
    /// Store bededag, Denmark until 2023.
    GreatPrayerDay,
    /// Kristi himmelfartsdag.
    AscensionDay,
    /// Første pinsedag.
    WhitSunday,
    /// Andre pinsedag, anden pinsedag.
    WhitMonday,
    /// 1 May, Norway.
    LabourDay,
    /// 17 May, Norway.
    ConstitutionDay,
    /// Første juledag, 25 December.
    ChristmasDay,
    /// Andre juledag, anden juledag, 26 December.
    SecondChristmasDay,
}

/// Where a holiday stands in the year.
enum Place {
    Fixed(u32, u32),
    FromEaster(i64),
}

/// In the order of the enum. Where two holidays fall on one day the first here names it.
const PLACES: [(Holiday, Place); 13] = [
    (Holiday::NewYearsDay, Place::Fixed(1, 1)),
    (Holiday::MaundyThursday, Place::FromEaster(-3)),
    (Holiday::GoodFriday, Place::FromEaster(-2)),
    (Holiday::EasterSunday, Place::FromEaster(0)),
    (Holiday::EasterMonday, Place::FromEaster(1)),
    (Holiday::GreatPrayerDay, Place::FromEaster(26)),
    (Holiday::AscensionDay, Place::FromEaster(39)),
    (Holiday::WhitSunday, Place::FromEaster(49)),
    (Holiday::WhitMonday, Place::FromEaster(50)),
    (Holiday::LabourDay, Place::Fixed(5, 1)),
    (Holiday::ConstitutionDay, Place::Fixed(5, 17)),
    (Holiday::ChristmasDay, Place::Fixed(12, 25)),
    (Holiday::SecondChristmasDay, Place::Fixed(12, 26)),
];

impl Holiday {
    /// The key of its name in `locales/rules.json`.
    pub fn text_key(self) -> &'static str {
        match self {
            Holiday::NewYearsDay => "holiday_new_years_day",
            Holiday::MaundyThursday => "holiday_maundy_thursday",
            Holiday::GoodFriday => "holiday_good_friday",
            Holiday::EasterSunday => "holiday_easter_sunday",
            Holiday::EasterMonday => "holiday_easter_monday",
            Holiday::GreatPrayerDay => "holiday_great_prayer_day",
            Holiday::AscensionDay => "holiday_ascension_day",
            Holiday::WhitSunday => "holiday_whit_sunday",
            Holiday::WhitMonday => "holiday_whit_monday",
            Holiday::LabourDay => "holiday_labour_day",
            Holiday::ConstitutionDay => "holiday_constitution_day",
            Holiday::ChristmasDay => "holiday_christmas_day",
            Holiday::SecondChristmasDay => "holiday_second_christmas_day",
        }
    }

    /// All of them.
    pub fn all() -> impl Iterator<Item = Holiday> {
        PLACES.iter().map(|(holiday, _)| *holiday)
    }

    fn is_kept_in(self, country: Country, year: i32) -> bool {
        match self {
            Holiday::LabourDay | Holiday::ConstitutionDay => country == Country::No,
            Holiday::GreatPrayerDay => country == Country::Dk && year <= LAST_GREAT_PRAYER_DAY,
            _ => true,
        }
    }
}

/// Easter Sunday in the Gregorian calendar (Meeus).
pub fn easter(year: i32) -> Option<NaiveDate> {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b >> 2, b.rem_euclid(4));
    let f = (b + 8).div_euclid(25);
    let g = (b - f + 1).div_euclid(3);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c >> 2, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let t = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, (t / 31) as u32, (t % 31 + 1) as u32)
}

/// The holiday that falls on a day, if any. Ordinary Sundays bear no name and are not listed.
pub fn holiday(country: Country, date: NaiveDate) -> Option<Holiday> {
    let year = date.year();
    if !HOLIDAY_YEARS.contains(&year) {
        return None;
    }
    let from_easter = date.signed_duration_since(easter(year)?).num_days();
    let falls = |place: &Place| match *place {
        Place::Fixed(month, day) => (date.month(), date.day()) == (month, day),
        Place::FromEaster(days) => from_easter == days,
    };
    PLACES.iter().find(|(holiday, place)| falls(place) && holiday.is_kept_in(country, year)).map(|found| found.0)
}

/// The holidays of a year in order of date, one for each day.
pub fn holidays_of(country: Country, year: i32) -> Vec<(NaiveDate, Holiday)> {
    let mut found: Vec<_> =
        dates_of(country, year).filter(|(date, name)| holiday(country, *date) == Some(*name)).collect();
    found.sort();
    found
}

/// The holidays from Monday to Friday of all years, in order. Thousands of tasks ask for working
/// days at every start, so they are worked out once.
fn weekday_holidays(country: Country) -> &'static [NaiveDate] {
    static NORWAY: OnceLock<Vec<NaiveDate>> = OnceLock::new();
    static DENMARK: OnceLock<Vec<NaiveDate>> = OnceLock::new();
    let known = match country {
        Country::No => &NORWAY,
        Country::Dk => &DENMARK,
    };
    known.get_or_init(|| {
        let named = HOLIDAY_YEARS.flat_map(|year| holidays_of(country, year)).map(|(date, _)| date);
        named.filter(|date| date.weekday().num_days_from_monday() < 5).collect()
    })
}

/// Whether a day from Monday to Friday is a holiday.
pub(super) fn is_weekday_holiday(country: Country, date: NaiveDate) -> bool {
    weekday_holidays(country).binary_search(&date).is_ok()
}

/// How many holidays lie on a Monday to Friday up to and including a day.
pub(super) fn weekday_holidays_until(country: Country, date: NaiveDate) -> i64 {
    weekday_holidays(country).partition_point(|holiday| *holiday <= date) as i64
}

fn dates_of(country: Country, year: i32) -> impl Iterator<Item = (NaiveDate, Holiday)> {
    let sunday = easter(year).filter(|_| HOLIDAY_YEARS.contains(&year));
    PLACES.iter().filter_map(move |(holiday, place)| {
        let sunday = sunday.filter(|_| holiday.is_kept_in(country, year))?;
        let date = match *place {
            Place::Fixed(month, day) => NaiveDate::from_ymd_opt(year, month, day),
            Place::FromEaster(days) if days < 0 => sunday.checked_sub_days(Days::new(days.unsigned_abs())),
            Place::FromEaster(days) => sunday.checked_add_days(Days::new(days.unsigned_abs())),
        };
        date.map(|date| (date, *holiday))
    })
}
