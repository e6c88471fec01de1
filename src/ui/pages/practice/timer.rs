//! Quick sparring with a timer: five steps, each with its minutes (domain.md section 8; the format is
//! our own). Nothing of it is stored; what came of it is written in the notebook.

use crate::ui::prelude::*;
use crate::{
    texts::{Key, say, text},
    ui::parts::{Button, Heading, Variant, announcer},
};
use leptos::leptos_dom::helpers::IntervalHandle;
use std::time::Duration;

const STEPS: [(Key, u32); 5] = [
    (Key::SparringStep1, 1),
    (Key::SparringStep2, 3),
    (Key::SparringStep3, 2),
    (Key::SparringStep4, 5),
    (Key::SparringStep5, 2),
];

/// The second at which a step ends.
fn end_of(step: usize) -> u32 {
    STEPS.iter().take(step + 1).map(|(_, minutes)| minutes * 60).sum()
}

/// The step of a second; none when the time is up.
fn step_at(second: u32) -> Option<usize> {
    (0..STEPS.len()).find(|step| second < end_of(*step))
}

/// The steps with the time that is left.
pub fn quick_sparring() -> Markup {
    let second = RwSignal::new(None::<u32>);
    let ticking = StoredValue::new(None::<IntervalHandle>);
    let announcer = announcer();
    let step = Memo::new(move |_| second.get().and_then(step_at));
    let stop = move || {
        if let Some(handle) = ticking.try_update_value(Option::take).flatten() {
            handle.clear();
        }
        second.try_set(None);
    };
    on_cleanup(stop);
    let say_step = move || {
        announcer.say(match second.get_untracked().map(step_at) {
            Some(Some(step)) => text(STEPS[step].0).to_owned(),
            _ => text(Key::SparringOver).to_owned(),
        });
    };
    let go_to = move |at: u32| {
        let before = second.get_untracked().and_then(step_at);
        second.set(Some(at));
        if step_at(at) != before {
            say_step();
        }
    };
    let tick = move || match second.get_untracked() {
        Some(at) if step_at(at).is_some() => go_to(at + 1),
        _ => (),
    };
    let start = move || {
        stop();
        go_to(0);
        ticking.set_value(set_interval_with_handle(tick, Duration::from_secs(1)).ok());
    };
    let next = move || {
        if let Some(step) = step.get_untracked() {
            go_to(end_of(step));
        }
    };
    let left = move |n: usize| {
        let minutes = STEPS[n].1;
        match (second.get(), step.get()) {
            (Some(at), Some(current)) if current == n => {
                let left = end_of(n) - at;
                format!("{}:{:02}", left / 60, left % 60)
            }
            _ => say::sparring_minutes(&minutes.to_string()),
        }
    };
    let line = |(n, (name, _)): (usize, &(Key, u32))| {
        let name = text(*name);
        view! {
            <li aria-current=move || (step.get() == Some(n)).then_some("step")>
                {name} " " <span class="wheel-day">{move || left(n)}</span>
            </li>
        }
    };
    let lines = STEPS.iter().enumerate().map(line).collect::<Vec<_>>();
    let runs = move || second.get().is_some();
    let over = move || (runs() && step.get().is_none()).then(|| text(Key::SparringOver));
    view! {
        <section class="notebook no-print">
            <Heading text=Key::SparringTimer/>
            <ol class="sparring-steps">{lines}</ol>
            <p>{over}</p>
            <div class="actions">
                <Show
                    when=runs
                    fallback=move || view! { <Button label=Key::SparringStart variant=Variant::Primary on_press=start/> }
                >
                    <Button label=Key::SparringNext on_press=next/>
                    <Button label=Key::SparringStop variant=Variant::Tertiary on_press=stop/>
                </Show>
            </div>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_follow_each_other_for_thirteen_minutes() {
        let rows = [(0, Some(0)), (59, Some(0)), (60, Some(1)), (239, Some(1)), (240, Some(2)), (359, Some(2))];
        let rest = [(360, Some(3)), (659, Some(3)), (660, Some(4)), (779, Some(4)), (780, None), (9999, None)];
        for (second, step) in rows.into_iter().chain(rest) {
            assert_eq!(step_at(second), step, "{second}");
        }
    }
}
