//! What of the matrix is shown and in which order, and what was moved against the suggestion.

use super::Matrix;
use crate::ui::prelude::*;
use crate::{
    domain::{
        case::CaseType,
        ids::{CaseId, Id},
        workspace::Workspace,
    },
    state::{
        App,
        queries::{
            matrix::{MatrixFilter, Sort, Span, TagMark, moved, tags},
            register::open_codes,
        },
    },
    texts::{Key, case_words, say, text},
    ui::parts::{Button, Choice, Variant, icon},
};

/// Opens and closes the choices. They are open while they leave something out.
#[component]
pub fn FilterButton(matrix: Matrix) -> impl IntoView {
    let open = move || is_open(matrix);
    view! {
        <button
            type="button"
            class="ds-button"
            data-variant="tertiary"
            aria-expanded=move || if open() { "true" } else { "false" }
            on:click=move |_| matrix.choosing.update(|choosing| *choosing = !*choosing)
        >
            {icon("Filter")}
            {text(Key::FilterOpen)}
        </button>
    }
}

fn is_open(matrix: Matrix) -> bool {
    matrix.choosing.get() || matrix.filter.with(|filter| *filter != MatrixFilter::default())
}

/// `Du har flyttet 2 oppgaver mot forslaget.`; empty when nobody has.
pub fn moved_words(app: App) -> Signal<String> {
    Signal::derive(move || {
        app.watch_items();
        let count = app.workspace(moved).len();
        if count == 0 { String::new() } else { say::moved_count(count as i64) }
    })
}

/// See the module. Drawn only while it is open: its choices are all codes and tags of open work.
#[component]
pub fn Filters(matrix: Matrix) -> impl IntoView {
    view! {
        <Show when=move || is_open(matrix)>
            <Choices matrix/>
        </Show>
    }
}

#[component]
fn Choices(matrix: Matrix) -> impl IntoView {
    let app = matrix.app;
    let none = |words: Key| Choice::new("", text(words));
    let cases = move || {
        app.watch_items();
        let codes = app.workspace(open_codes).into_iter().map(|(id, code)| Choice::new(id.as_str(), code));
        std::iter::once(none(Key::FilterCase)).chain(codes).collect()
    };
    let tags = move || {
        app.watch_items();
        let tags = app.workspace(tags);
        let tags = tags.into_iter().map(|(tag, mark)| Choice::new(mark.to_string(), format!("#{tag}")));
        std::iter::once(none(Key::FilterTag)).chain(tags).collect()
    };
    let phases = move || {
        let phase = |(at, phase): (usize, &CaseType)| Choice::new(at.to_string(), case_words::case_type(*phase));
        std::iter::once(none(Key::FilterPhase)).chain(CaseType::ALL.iter().enumerate().map(phase)).collect()
    };
    let spans = move || {
        vec![none(Key::FilterSpan), Choice::new("0", text(Key::FilterToday)), Choice::new("1", text(Key::FilterWeek))]
    };
    let sorts = move || {
        let names = [Key::SortRank, Key::SortDate, Key::SortCase, Key::SortEstimate];
        names.iter().enumerate().map(|(at, name)| Choice::new(at.to_string(), text(*name))).collect()
    };
    let filter = matrix.filter;
    let case = move || filter.with(|filter| filter.case.as_ref().map(|case| case.to_string()).unwrap_or_default());
    let phase = move || {
        filter.with(|filter| filter.phase.and_then(|phase| CaseType::ALL.iter().position(|known| *known == phase)))
    };
    let tag = move || {
        app.watch_items();
        app.workspace(|workspace| chosen_tag(workspace, filter.with(|filter| filter.tag.clone())))
    };
    let place = |at: Option<usize>| at.map(|at| at.to_string()).unwrap_or_default();
    let at = |value: &str, most: usize| value.parse::<usize>().ok().filter(|at| *at < most);
    view! {
        <div class="matrix-filters" role="group" aria-label=text(Key::FilterGroup)>
            {select(Key::FilterCase, cases, case, move |value| {
                matrix.filter_by(|filter| filter.case = (!value.is_empty()).then(|| CaseId(Id::new(value))));
            })}
            {select(Key::FilterPhase, phases, move || place(phase()), move |value| {
                matrix.filter_by(|filter| filter.phase = at(&value, 10).map(|at| CaseType::ALL[at]));
            })}
            {select(Key::FilterTag, tags, tag, move |value| {
                matrix.filter_by(|filter| filter.tag = TagMark::read(&value));
            })}
            {select(Key::FilterSpan, spans, move || place(filter.with(|filter| filter.span.map(|span| span as usize))), move |value| {
                matrix.filter_by(|filter| filter.span = at(&value, 2).map(|at| [Span::Today, Span::Week][at]));
            })}
            {select(Key::SortBy, sorts, move || filter.with(|filter| (filter.sort as usize).to_string()), move |value| {
                let sorts = [Sort::Rank, Sort::Date, Sort::Case, Sort::Estimate];
                matrix.filter_by(|filter| filter.sort = at(&value, 4).map_or(Sort::Rank, |at| sorts[at]));
            })}
            {overrides(matrix)}
        </div>
    }
}

/// The choice with the tag of an address, which another record may stand for now.
fn chosen_tag(workspace: &Workspace, mark: Option<TagMark>) -> String {
    let Some(held) = mark.and_then(|mark| mark.tag(workspace)) else { return String::new() };
    let same = |(tag, _): &(String, TagMark)| tag.to_lowercase() == held;
    tags(workspace).into_iter().find(same).map(|(_, mark)| mark.to_string()).unwrap_or_default()
}

fn select(
    label: Key,
    choices: impl Fn() -> Vec<Choice> + Send + Sync + 'static,
    chosen: impl Fn() -> String + Send + Sync + 'static,
    choose: impl Fn(String) + 'static,
) -> Markup {
    let chosen = Memo::new(move |_| chosen());
    let options = move || {
        let held = chosen.get();
        let option = |choice: Choice| {
            let is_held = choice.value == held;
            view! { <option value=choice.value selected=is_held>{choice.label}</option> }
        };
        choices().into_iter().map(option).collect::<Vec<_>>()
    };
    view! {
        <select
            class="ds-input"
            aria-label=text(label)
            prop:value=move || chosen.get()
            on:change=move |ev| choose(event_target_value(&ev))
        >
            {options}
        </select>
    }
}

/// "You moved 4 tasks against the suggestion": shows them, and the way back for all.
fn overrides(matrix: Matrix) -> Markup {
    let app = matrix.app;
    let count = Memo::new(move |_| {
        app.watch_items();
        app.workspace(moved).len()
    });
    let is_on = Memo::new(move |_| matrix.filter.with(|filter| filter.moved));
    let label = move || text(if is_on.get() { Key::ActShowAllTasks } else { Key::ActShowMoved }).to_owned();
    view! {
        <div class="moved-count" hidden=move || count.get() == 0 && !is_on.get()>
            <Button
                label=Signal::derive(label)
                variant=Variant::Tertiary
                on_press=move || matrix.filter_by(|filter| filter.moved = !filter.moved)
            />
            <Show when=move || is_on.get() && count.get() != 0>
                <Button label=Key::ActReturnAll variant=Variant::Tertiary on_press=move || matrix.give_all_back()/>
            </Show>
        </div>
    }
}
