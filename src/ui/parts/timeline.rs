//! Spans of time under each other on one scale. Places are shares of the width, from 0 to 1.

use crate::texts::{Key, text};
use crate::ui::prelude::*;

/// A span with its name.
#[derive(Clone, PartialEq, Debug)]
pub struct Span {
    /// Before it.
    pub name: String,
    /// What it says, for the tooltip and for those who do not see it.
    pub words: String,
    /// Names it for the style: `running`, `overdue`, `met`, `late`, `ended`.
    pub class: &'static str,
    /// From.
    pub from: f64,
    /// To.
    pub to: f64,
    /// A mark on it.
    pub mark: Option<f64>,
}

/// A place with words.
#[derive(Clone, PartialEq, Debug)]
pub struct Tick {
    /// Where.
    pub at: f64,
    /// The words.
    pub words: String,
}

const ROW: f64 = 22.0;
const HEAD: f64 = 18.0;

/// The picture; beside each span's name its words, and what happened as a list, for those who do not
/// see it.
#[component]
pub fn Timeline(
    /// What it shows.
    #[prop(into)]
    label: Signal<String>,
    /// The spans from the top down.
    spans: Vec<Span>,
    /// What happened.
    events: Vec<Tick>,
    /// The scale.
    scale: Vec<Tick>,
    /// Now.
    today: f64,
) -> impl IntoView {
    let happened = events.iter().map(|event| view! { <li>{event.words.clone()}</li> }).collect::<Vec<_>>();
    let height = HEAD + ROW * spans.len() as f64 + 4.0;
    let names = spans.iter().map(|span| view! { <li title=span.words.clone()><span class="name">{span.name.clone()}</span><span class="ds-sr-only">": "{span.words.clone()}</span></li> });
    let names = names.collect::<Vec<_>>();
    let shapes: Vec<Markup> = scale
        .iter()
        .map(|tick| scale_view(tick, height))
        .chain(events.iter().map(|event| line(event.at, height, "event")))
        .chain(spans.iter().enumerate().map(|(at, span)| span_view(at, span)))
        .chain([line(today, height, "today")])
        .collect();
    view! {
        <figure class="timeline" aria-label=move || label.get()>
            <ul class="timeline-names">{names}</ul>
            <ul class="ds-sr-only">{happened}</ul>
            <svg aria-hidden="true" width="100%" height=height.to_string()>{shapes}</svg>
            <p class="timeline-key" aria-hidden="true">
                <span class="key-today">{text(Key::TimelineToday)}</span>
                <span class="key-event">{text(Key::TimelineEvent)}</span>
                <span class="key-met">{text(Key::TimelineMet)}</span>
            </p>
        </figure>
    }
}

fn percent(share: f64) -> String {
    format!("{:.2}%", share * 100.0)
}

fn line(at: f64, height: f64, class: &'static str) -> Markup {
    view! { <line class=class x1=percent(at) x2=percent(at) y1=HEAD.to_string() y2=height.to_string()></line> }
}

fn scale_view(tick: &Tick, height: f64) -> Markup {
    // The last label would be cut off at the edge.
    let anchor = if tick.at > 0.9 { "end" } else { "start" };
    view! {
        <line class="scale" x1=percent(tick.at) x2=percent(tick.at) y1="4" y2=height.to_string()></line>
        <text x=percent(tick.at) dx=if anchor == "end" { "-3" } else { "3" } y="12" text-anchor=anchor>{tick.words.clone()}</text>
    }
}

fn span_view(at: usize, span: &Span) -> Markup {
    let top = HEAD + ROW * at as f64;
    let mark = span.mark.map(|mark| {
        view! { <circle class="met" cx=percent(mark) cy=(top + ROW / 2.0).to_string() r="5"></circle> }
    });
    view! {
        <rect
            class=span.class
            x=percent(span.from)
            width=percent((span.to - span.from).max(0.004))
            y=(top + 5.0).to_string()
            height=(ROW - 10.0).to_string()
            rx="3"
        ></rect>
        {mark}
    }
}
