use crate::{case_file::date, table::table};
use arbeidsro::domain::{
    calendar::*,
    case::Country,
    holidays::{HOLIDAY_YEARS, Holiday, easter, holiday, holidays_of},
};
use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;

const BOTH: [Country; 2] = [Country::No, Country::Dk];

fn country(code: &str) -> Country {
    match code {
        "NO" => Country::No,
        "DK" => Country::Dk,
        other => panic!("{other}"),
    }
}

#[test]
fn every_holiday_from_1990_to_2100_is_in_the_table_and_no_other() {
    let mut years = 0;
    for row in table("holidays").rows() {
        let (country, year) = (country(row.text("country")), row.get("year"));
        let found: Vec<_> = holidays_of(country, year).iter().map(|(day, _)| day.format("%m-%d").to_string()).collect();
        assert_eq!(found.join(" "), row.text("days"), "{country:?} {year}");
        let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        let named =
            first.iter_days().take_while(|day| day.year() == year).filter(|day| holiday(country, *day).is_some());
        assert!(named.eq(holidays_of(country, year).into_iter().map(|(day, _)| day)), "{country:?} {year}");
        years += 1;
    }
    assert_eq!(years, 2 * HOLIDAY_YEARS.count());
}

#[test]
fn easter_falls_where_the_source_says() {
    let days = [2026, 2027, 2028].map(|year| easter(year).unwrap());
    assert_eq!(days, [date("2026-04-05"), date("2027-03-28"), date("2028-04-16")]);
}

#[test]
fn what_is_and_is_not_a_day_off() {
    use Holiday::*;
    let cases = [
        (Country::No, "2026-04-02", Some(DayOff::Holiday(MaundyThursday))),
        (Country::No, "2026-04-04", Some(DayOff::Saturday)),
        (Country::No, "2026-04-05", Some(DayOff::Holiday(EasterSunday))),
        (Country::No, "2026-04-12", Some(DayOff::Sunday)),
        (Country::No, "2026-05-01", Some(DayOff::Holiday(LabourDay))),
        (Country::Dk, "2026-05-01", None),
        (Country::No, "2027-05-17", Some(DayOff::Holiday(WhitMonday))),
        (Country::No, "2012-05-17", Some(DayOff::Holiday(AscensionDay))),
        (Country::No, "2026-12-24", None),
        (Country::Dk, "2026-12-24", None),
        (Country::Dk, "2026-12-31", None),
        (Country::Dk, "2026-06-05", None),
        (Country::Dk, "2023-05-05", Some(DayOff::Holiday(GreatPrayerDay))),
        (Country::Dk, "2024-04-26", None),
        (Country::No, "2023-05-05", None),
    ];
    for (country, day, expected) in cases {
        assert_eq!(day_off(country, date(day)), expected, "{country:?} {day}");
        assert_eq!(is_working_day(country, date(day)), expected.is_none());
    }
}

#[test]
fn a_working_day_is_a_day_without_a_reason_to_be_off() {
    for country in BOTH {
        let days = date("1989-12-01").iter_days().take_while(|day| *day < date("2101-02-01"));
        assert!(days.into_iter().all(|day| is_working_day(country, day) == day_off(country, day).is_none()));
    }
}

#[test]
fn months_end_on_the_same_number_or_on_the_last_day() {
    let mut rows = 0;
    for row in table("months").rows() {
        assert_eq!(add_months(row.get("start"), row.get("months")), row.get("end"), "{}", row.text("start"));
        rows += 1;
    }
    assert!(rows >= 200);
}

#[test]
fn working_days_between_agrees_with_a_walk_made_elsewhere() {
    let mut rows = 0;
    for row in table("working_days").rows() {
        let found = working_days_between(country(row.text("country")), row.get("from"), row.get("to"));
        assert_eq!(found, row.get::<i64>("working_days"), "{} {}", row.text("from"), row.text("to"));
        rows += 1;
    }
    assert!(rows >= 400);
}

#[test]
fn working_days_are_counted_as_the_documentation_says() {
    let friday = date("2026-11-20");
    let between = |to| working_days_between(Country::No, friday, date(to));
    assert_eq!([between("2026-11-20"), between("2026-11-21"), between("2026-11-23")], [0, 0, 1]);
    assert_eq!([between("2026-11-19"), between("2026-11-15"), between("2026-11-13")], [-1, -5, -5]);
}

#[test]
fn steps_over_easter() {
    let wednesday = date("2026-04-01");
    assert_eq!(next_working_day(Country::No, wednesday), date("2026-04-07"));
    assert_eq!(previous_working_day(Country::No, date("2026-04-07")), wednesday);
    assert_eq!(add_working_days(Country::No, wednesday, 2), date("2026-04-08"));
    assert_eq!(add_working_days(Country::No, date("2026-04-08"), -2), wednesday);
    assert_eq!(add_working_days(Country::No, date("2026-04-04"), 0), date("2026-04-04"));
    assert_eq!(working_day_on_or_after(Country::No, date("2026-04-02")), date("2026-04-07"));
    assert_eq!(working_day_on_or_before(Country::No, date("2026-04-06")), wednesday);
    assert_eq!(add_weekdays_with_saturday(Country::Dk, wednesday, 1), date("2026-04-04"));
}

#[test]
fn iso_weeks_at_the_turn_of_the_year() {
    let week = |day| IsoWeek::of(date(day));
    assert_eq!(week("2026-12-31"), IsoWeek { year: 2026, week: 53 });
    assert_eq!(week("2027-01-03"), IsoWeek { year: 2026, week: 53 });
    assert_eq!(week("2027-01-04"), IsoWeek { year: 2027, week: 1 });
    assert_eq!(week("2024-12-30"), IsoWeek { year: 2025, week: 1 });
    assert_eq!(monday_of(date("2027-01-03")), date("2026-12-28"));
    assert_eq!(monday_of(date("2026-12-28")), date("2026-12-28"));
}

#[test]
fn the_edges_of_the_calendar_neither_fail_nor_loop() {
    for country in BOTH {
        for day in [NaiveDate::MIN, NaiveDate::MAX] {
            next_working_day(country, day);
            previous_working_day(country, day);
            add_working_days(country, day, i16::MAX);
            add_working_days(country, day, i16::MIN);
            add_weekdays_with_saturday(country, day, u16::MAX);
            assert_eq!(add_months(NaiveDate::MAX, 7), NaiveDate::MAX);
            monday_of(day);
        }
        let all = working_days_between(country, NaiveDate::MIN, NaiveDate::MAX);
        assert_eq!(working_days_between(country, NaiveDate::MAX, NaiveDate::MIN), -all);
    }
}

fn any_date() -> impl Strategy<Value = NaiveDate> {
    (0..41_000i64).prop_map(|n| date("1989-06-01") + chrono::Duration::days(n))
}

proptest! {
    #[test]
    fn counting_working_days_equals_walking(country in prop::sample::select(&BOTH[..]), from in any_date(), n in 0..800i64) {
        let to = from + chrono::Duration::days(n);
        let walked = from.iter_days().skip(1).take(n as usize).filter(|day| is_working_day(country, *day)).count();
        prop_assert_eq!(working_days_between(country, from, to), walked as i64);
    }

    #[test]
    fn working_days_add_up(country in prop::sample::select(&BOTH[..]), a in any_date(), b in any_date(), c in any_date()) {
        let between = |x, y| working_days_between(country, x, y);
        prop_assert_eq!(between(a, c), between(a, b) + between(b, c));
    }

    #[test]
    fn adding_working_days_is_undone_by_counting_them(country in prop::sample::select(&BOTH[..]), from in any_date(), n in -300i16..300) {
        let start = if n < 0 { working_day_on_or_before(country, from) } else { from };
        let end = add_working_days(country, start, n);
        prop_assert_eq!(working_days_between(country, start, end), i64::from(n));
        prop_assert!(n == 0 || is_working_day(country, end));
    }
}
