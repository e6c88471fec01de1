//! The computer's clock and calendar.

use chrono::{NaiveDate, NaiveDateTime};
use js_sys::Date;

/// Milliseconds since 1970-01-01 UTC.
pub fn now_millis() -> u64 {
    // Negative only on a computer set to before 1970; the cast makes that 0.
    Date::now() as u64
}

/// Milliseconds for measuring how long something takes; since when, means nothing.
pub fn precise_millis() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or_else(Date::now, |performance| performance.now())
}

/// Date and time of day where the user is.
pub fn local_now() -> NaiveDateTime {
    let now = Date::new_0();
    date_of(&now)
        .and_hms_milli_opt(now.get_hours(), now.get_minutes(), now.get_seconds(), now.get_milliseconds())
        .unwrap_or_default()
}

/// The day where the user is.
pub fn today() -> NaiveDate {
    date_of(&Date::new_0())
}

/// Notes that a step of the start is done, in the browser's own list of marks. The benchmark reads it.
pub fn mark(step: &str) {
    if let Some(performance) = web_sys::window().and_then(|window| window.performance()) {
        // Fails only for a name that the browser uses itself.
        let _ = performance.mark(&format!("arbeidsro:{step}"));
    }
}

fn date_of(date: &Date) -> NaiveDate {
    NaiveDate::from_ymd_opt(date.get_full_year() as i32, date.get_month() + 1, date.get_date()).unwrap_or_default()
}

/// The local time of a stamp's milliseconds.
pub fn local_of(millis: u64) -> NaiveDateTime {
    let date = Date::new(&(millis as f64).into());
    date_of(&date).and_hms_opt(date.get_hours(), date.get_minutes(), date.get_seconds()).unwrap_or_default()
}
