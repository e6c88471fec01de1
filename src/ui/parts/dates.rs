//! Dates and times as people read them, with the exact one in reach.

use crate::texts::dates;
use crate::ui::prelude::*;
use chrono::{NaiveDate, NaiveDateTime};

/// `fr. 27. nov.` and, where given, `om 2 arbeidsdager` after it.
pub fn day(date: NaiveDate, today: NaiveDate, relative: Option<String>) -> Markup {
    view! {
        <time datetime=date.to_string() title=dates::long_date(date)>
            {dates::short_date(date, today)}
        </time>
        {relative.map(|words| view! { <span class="relative">{words}</span> })}
    }
}

/// `fr. 27. nov. 15.04`.
pub fn moment(at: NaiveDateTime, today: NaiveDate) -> Markup {
    let words = format!("{} {}", dates::short_date(at.date(), today), dates::time(at));
    view! { <time datetime=at.format("%Y-%m-%dT%H:%M").to_string()>{words}</time> }
}
