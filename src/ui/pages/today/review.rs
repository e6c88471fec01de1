//! The weekly review, step by step, and its sheet for the sparring meeting.

use crate::ui::prelude::*;
use crate::{
    domain::{entity::Entity, weekly_review::WeeklyReview},
    state::{
        App,
        actions::weekly_review::{field, form_of},
        app,
        queries::{
            WorkRow,
            walk::WalkCase,
            weekly_review::{ReviewLists, SheetPart, figures, level_words, lists, of_week, sheet, week_words},
        },
    },
    texts::{Key, dates, say, text},
    ui::{
        focus,
        keys::show_page_keys,
        outgoing::print_button,
        parts::{Button, Choice, FieldSpec, Heading, InPlace, LinkButton, PageHead, Step, Steps, Variant, check_box},
        route::{Route, navigator},
        work_list::{Shown, WorkList, row_keys},
    },
};

/// The steps with what each is for; the sheet is the last.
const STEPS: [(Key, Key); 8] = [
    (Key::WeeklyOverdue, Key::WeeklyOverdueLead),
    (Key::WeeklyUnplanned, Key::WeeklyUnplannedLead),
    (Key::WeeklyWaiting, Key::WeeklyWaitingLead),
    (Key::WeeklyAhead, Key::WeeklyAheadLead),
    (Key::WeeklyRecovery, Key::WeeklyRecoveryLead),
    (Key::WeeklyWellbeing, Key::WeeklyWellbeingLead),
    (Key::WeeklyWell, Key::WeeklyWellLead),
    (Key::WeeklySheet, Key::WeeklyWellbeingLead),
];

/// What the steps share.
#[derive(Clone, Copy)]
struct Review {
    app: App,
    lists: Memo<ReviewLists>,
    held: Memo<(WeeklyReview, bool)>,
    fields: InPlace,
}

/// The address at which the review is gone on with.
pub fn resume(app: App) -> Route {
    let (review, _) = app.workspace(of_week);
    let last = STEPS.len() as u8;
    Route::Review { step: if review.done.is_some() { last } else { (review.step + 1).min(last) } }
}

/// The page.
#[component]
pub fn ReviewPage(
    /// The address: which step.
    route: Memo<Route>,
) -> impl IntoView {
    let app = app();
    show_page_keys(row_keys());
    let held = Memo::new(move |_| {
        app.watch(WeeklyReview::KIND);
        app.today();
        app.workspace(of_week)
    });
    let lists = Memo::new(move |_| {
        app.watch_items();
        app.workspace(lists)
    });
    let stored = Signal::derive(move || held.with(|(review, _)| form_of(review)));
    let write = Callback::new(move |values| app.write_review(&values));
    let review = Review { app, lists, held, fields: InPlace::new(stored, write) };
    let step = Memo::new(move |_| match route.get() {
        Route::Review { step } => usize::from(step.clamp(1, 8)) - 1,
        _ => 0,
    });
    let steps = Signal::derive(move || {
        let seen = held.with(|(review, _)| usize::from(review.step));
        let one = |(at, (name, _)): (usize, &(Key, Key))| Step {
            name: text(*name).to_owned(),
            href: Route::Review { step: at as u8 + 1 }.href(),
            done: at < seen,
        };
        STEPS.iter().enumerate().map(one).collect::<Vec<_>>()
    });
    let lead = Signal::derive(move || say::weekly_lead(&app.workspace(week_words)));
    view! {
        <div class="review no-print">
            <PageHead title=Key::WeeklyTitle lead>
                <LinkButton label=Key::PlaceToday href=Route::Today.href()/>
            </PageHead>
            <Steps steps current=step/>
        </div>
        {move || body(review, step.get())}
    }
}

fn body(review: Review, step: usize) -> Markup {
    let (name, lead) = STEPS[step];
    if step == 7 {
        return sheet_view(review);
    }
    let rows = |pick: fn(&ReviewLists) -> &Vec<WorkRow>| list(review, name, pick);
    let content = match step {
        0 => rows(|lists| &lists.overdue),
        1 => rows(|lists| &lists.unplanned),
        2 => rows(|lists| &lists.waiting),
        3 => rows(|lists| &lists.ahead),
        4 => recovery(review),
        5 => wellbeing(review),
        _ => review.fields.draw(vec![
            FieldSpec::long_text(field::WELL, Key::WeeklyWellWords),
            FieldSpec::long_text(field::RAISE, Key::WeeklyRaiseWords),
            FieldSpec::text(field::GOAL, Key::WeeklyGoalWords),
        ]),
    };
    let go = navigator();
    let next = move || {
        review.app.see_review_step(step as u8 + 1);
        go.run(Route::Review { step: step as u8 + 2 });
        focus::rescue();
    };
    view! {
        <section class="review">
            <Heading text=name/>
            <p>{text(lead)}</p>
            {content}
            <div class="actions">
                <Button
                    label=say::weekly_next(text(STEPS[step + 1].0))
                    variant=Variant::Primary
                    on_press=next
                />
            </div>
        </section>
    }
}

fn list(review: Review, name: Key, pick: fn(&ReviewLists) -> &Vec<WorkRow>) -> Markup {
    let rows = Signal::derive(move || review.lists.with(|lists| pick(lists).clone()));
    view! {
        <p class="none" hidden=move || rows.with(|rows| !rows.is_empty())>{text(Key::WeeklyNone)}</p>
        <WorkList label=name rows shown=Shown { reason: false, code: true }/>
    }
}

fn recovery(review: Review) -> Markup {
    let line = |case: WalkCase| {
        let href = Route::Cases { case: Some(case.id) }.href();
        view! { <li><a class="ds-link" href=href>{case.code}</a>" "{case.recovery}</li> }
    };
    let lines = move || review.lists.with(|lists| lists.recovery.iter().cloned().map(line).collect::<Vec<_>>());
    view! {
        <p class="none" hidden=move || review.lists.with(|lists| !lists.recovery.is_empty())>{text(Key::WeeklyNone)}</p>
        <ul class="ds-list">{lines}</ul>
    }
}

fn wellbeing(review: Review) -> Markup {
    let level = |level: u8| Choice::new(level.to_string(), text(level_words(level)));
    let levels = std::iter::once(Choice::new("", text(Key::WeeklyLevelUnset))).chain((0..=4).map(level)).collect();
    view! {
        {review.fields.draw(vec![
            FieldSpec::radio(field::WELLBEING, Key::WeeklyWellbeingLevel, levels),
            FieldSpec::long_text(field::WELLBEING_WORDS, Key::WeeklyWellbeingWords),
        ])}
        <p class="review-talk" role="status">
            {move || review.held.with(|(_, heavy)| heavy.then(|| text(Key::WeeklyTalk)))}
        </p>
    }
}

/// The sheet with its two choices. Neither is stored.
fn sheet_view(review: Review) -> Markup {
    let app = review.app;
    let (codes, show) = (RwSignal::new(false), RwSignal::new(false));
    let parts = Memo::new(move |_| {
        app.watch_items();
        review.held.track();
        app.workspace(|workspace| sheet(workspace, codes.get(), show.get()))
    });
    let finish = move || {
        app.finish_review();
        app.say(text(Key::WeeklyFinished).to_owned(), true);
    };
    let done = move || {
        let day = review.held.with(|(held, _)| held.done);
        day.map(|day| say::weekly_done_on(&dates::short_date(day, app.now().date())))
    };
    view! {
        <section class="review no-print">
            {check_box(Key::WeeklyWellbeingShow, show)}
            {check_box(Key::WeeklyCodes, codes)}
            <div class="actions">
                {print_button(Key::WeeklyPrint, Variant::Primary)}
                <Button label=Key::WeeklyFinish on_press=finish icon="Checkmark"/>
                <span>{done}</span>
            </div>
        </section>
        <article class="review-sheet for-leader" aria-label=text(Key::WeeklySheet)>
            <Heading text=Signal::derive(move || say::weekly_sheet_title(&app.workspace(week_words)))/>
            <p>{move || review.lists.with(figures)}</p>
            {move || parts.get().into_iter().map(sheet_part).collect::<Vec<_>>()}
        </article>
    }
}

/// A heading with its lines; room to write where there are none.
fn sheet_part((name, lines): SheetPart) -> Markup {
    let is_blank = lines.is_empty();
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect::<Vec<_>>();
    view! {
        <h3 class="ds-heading" data-size="2xs">{text(name)}</h3>
        <ul class="ds-list" hidden=is_blank>{lines}</ul>
        <div class="review-room" hidden=!is_blank></div>
    }
}
