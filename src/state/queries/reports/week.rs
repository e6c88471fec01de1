//! The weekly page as a report.

use super::Wish;
use crate::{
    domain::{load::week_ahead, workspace::Workspace},
    interchange::report::{Block, Drawing, Grid, Picture, Report},
    state::queries::{
        today::points,
        weekly_review::{figures, lists, sheet},
    },
    texts::{Key, dates, number, say, text},
};
use chrono::Datelike;

/// Figures, the hours of the next days, and the parts of the weekly sheet. How the user is stands in it
/// for oneself, and for a leader only when that was ticked.
pub fn week(report: &mut Report, workspace: &Workspace, wish: Wish) {
    let today = workspace.now().date();
    report.blocks.push(Block::Words(figures(&lists(workspace))));
    report.blocks.push(Block::Words(format!("{}: {}", text(Key::HalfPoints), points(workspace).words)));
    let days = week_ahead(workspace.items().iter().map(|item| &**item), today, workspace.settings());
    let bar = |day: &crate::domain::load::DayHours| (day.date.day().to_string(), day.needed, Some(day.at_hand));
    let bars: Vec<_> = days.iter().map(bar).collect();
    let picture = Picture { words: text(Key::ReportWeekPicture).to_owned(), drawing: Drawing::bars(&bars) };
    let row = |day: &crate::domain::load::DayHours| {
        vec![dates::short_date(day.date, today), number(day.needed), number(day.at_hand)]
    };
    let head = [text(Key::WeekDay), text(Key::WeekNeeded), text(Key::WeekAtHand)];
    let table = Grid::new("", &head, days.iter().map(row).collect()).numbers_from(1);
    report.part(text(Key::TodayWeekTitle), vec![Block::Picture(picture), Block::Table(table)]);
    for (heading, lines) in sheet(workspace, true, wish.shows_felt()) {
        report.part(text(heading), vec![Block::List(lines)]);
    }
    if wish.shows_felt() {
        let felt = workspace.felt().get(crate::domain::period::Felt::id_of(crate::domain::calendar::monday_of(today)));
        let felt = felt.map(|felt| say::half_felt(&number(felt.felt))).unwrap_or_default();
        report.part(text(Key::HalfFelt), vec![Block::Words(felt)]);
    }
}
