//! The half page itself, as it is printed: A4 cut in half, for a leader.

use crate::ui::prelude::*;
use crate::{
    state::queries::{
        forecast::{LateRow, WayOut},
        half_page::HalfPage,
    },
    texts::{Key, dates, say, text},
};
use chrono::NaiveDate;

/// The sheet.
pub fn draw(sheet: &HalfPage, today: NaiveDate) -> Markup {
    let figures =
        sheet.figures.iter().map(|(name, value)| view! { <div><dt>{*name}</dt><dd>{value.clone()}</dd></div> });
    let figures = figures.collect::<Vec<_>>();
    let minimum = sheet.minimum.join(" · ");
    view! {
        <article class="half-sheet for-leader">
            <header>
                <h2>{text(Key::HalfTitle)}</h2>
                <p>{say::today_week(&dates::week(today).to_string())} ", " {dates::long_date(today)}</p>
            </header>
            <p class="half-finding">{sheet.finding.clone()}</p>
            <dl>{figures}</dl>
            <div class="half-columns">
                {late(sheet)}
                {ledger(sheet)}
            </div>
            <p class="half-minimum"><strong>{text(Key::HalfMinimum)}": "</strong>{minimum}</p>
            {ways(&sheet.ways)}
            {answer()}
            {key(&sheet.letters)}
            <footer>{say::half_foot(&dates::long_date(today))}</footer>
        </article>
    }
}

fn late(sheet: &HalfPage) -> Markup {
    let row = |row: &LateRow| {
        let what = if row.code.is_empty() { row.title.clone() } else { format!("{} ({})", row.title, row.code) };
        view! { <tr><th scope="row">{what}</th><td>{row.due.clone()}</td><td>{row.missing.clone()}</td></tr> }
    };
    let rows = sheet.late.iter().map(row).collect::<Vec<_>>();
    let none = rows.is_empty().then(|| view! { <p>{text(Key::HalfNoneLate)}</p> });
    view! {
        <div>
            <div class="half-list" hidden=sheet.late.is_empty()><table>
                <caption>{text(Key::ForecastLate)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text(Key::ForecastWhat)}</th>
                        <th scope="col">{text(Key::ForecastDue)}</th>
                        <th scope="col">{text(Key::ForecastMissing)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table></div>
            {none}
            {rest(&sheet.late_rest)}
        </div>
    }
}

fn ledger(sheet: &HalfPage) -> Markup {
    let row = |[what, follows, days, answer]: &[String; 4]| {
        let rest = [follows, days, answer].into_iter().map(|part| sentence(part)).collect::<String>();
        view! { <li><strong>{sentence(what)}</strong>{rest}</li> }
    };
    let rows = sheet.ledger.iter().map(row).collect::<Vec<_>>();
    view! {
        <div hidden=sheet.ledger.is_empty()>
            <h3>{text(Key::HalfLedger)}</h3>
            <ul class="half-ledger half-list">{rows}</ul>
            {rest(&sheet.ledger_rest)}
        </div>
    }
}

/// With a large letter first, and one full stop and a space behind it; nothing stays nothing.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let Some(first) = letters.next() else { return String::new() };
    let stop = if words.ends_with(['.', '?']) { " " } else { ". " };
    first.to_uppercase().chain(letters).chain(stop.chars()).collect()
}

fn rest(words: &str) -> Markup {
    view! { <p class="half-more" hidden=words.is_empty()>{words.to_owned()}</p> }
}

/// Boxes to tick by hand.
fn ways(ways: &[WayOut]) -> Markup {
    let way = |way: &WayOut| {
        let mut lines = way.lines.iter().map(|(line, _)| line.as_str()).collect::<Vec<_>>().join("; ");
        if way.more > 0 {
            lines = format!("{lines} {}", say::half_more(&way.more.to_string()));
        }
        let lines = sentence(&lines);
        view! {
            <li>
                <span class="half-box" aria-hidden="true"></span>
                <span>
                    <strong>{sentence(&way.title)}</strong>
                    {lines}
                    <em>{way.cost.clone()}</em>
                </span>
            </li>
        }
    };
    let ways = ways.iter().map(way).collect::<Vec<_>>();
    view! {
        <h3>{text(Key::HalfWays)}</h3>
        <ul class="half-ways">
            {ways}
            <li>
                <span class="half-box" aria-hidden="true"></span>
                <span>{text(Key::HalfWayOther)}</span>
                <span class="half-rule"></span>
            </li>
        </ul>
    }
}

/// Room to write.
fn answer() -> Markup {
    view! {
        <div class="half-answer">
            <span>{text(Key::HalfAnswer)}</span>
            <span class="half-rule"></span>
            <span class="half-rule half-second"></span>
            <span>{text(Key::HalfDate)}</span>
            <span class="half-rule"></span>
            <span>{text(Key::HalfRole)}</span>
            <span class="half-rule"></span>
        </div>
    }
}

/// The empty key: which case a letter is, to be filled in by hand.
fn key(letters: &[String]) -> Markup {
    let letter = |letter: &String| view! { <span>{letter.clone()} <span class="half-rule"></span></span> };
    let letters_drawn = letters.iter().map(letter).collect::<Vec<_>>();
    view! {
        <p class="half-key" hidden=letters.is_empty()>
            {text(Key::HalfKey)} {letters_drawn}
        </p>
    }
}
