//! The picture of a case's clocks.

use crate::ui::prelude::*;
use crate::{
    state::queries::timeline::{Bar, BarState, Point, Timeline as Drawn},
    texts::Key,
    ui::parts::{Span, Tick, Timeline},
};

/// The picture of these.
pub fn picture(drawn: &Drawn) -> Markup {
    let tick = |point: &Point| Tick { at: point.at, words: point.words.clone() };
    view! {
        <Timeline
            label=Key::CaseTimeline
            spans=drawn.bars.iter().map(span).collect()
            events=drawn.events.iter().map(tick).collect()
            scale=drawn.months.iter().map(tick).collect()
            today=drawn.today
        />
    }
}

fn span(bar: &Bar) -> Span {
    let class = match bar.state {
        BarState::Running => "running",
        BarState::Overdue => "overdue",
        BarState::Met => "met-in-time",
        BarState::MetLate => "met-late",
        BarState::Ended => "ended",
    };
    Span { name: bar.name.to_owned(), words: bar.words.clone(), class, from: bar.from, to: bar.to, mark: bar.met }
}
