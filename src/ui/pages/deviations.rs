//! Deviations: what is not logged yet, the log, and the sums for one's own internal control.

use crate::ui::prelude::*;
use crate::{
    domain::{deviation::Deviation, entity::Entity, ids::Id},
    state::{
        App, app,
        queries::{
            deviations::{DeviationRow, DeviationSums, Unlogged, deviation_rows, deviation_sums, unlogged},
            veil::Veil,
        },
    },
    texts::{Key, say, text},
    ui::{
        deviation_form::{edit, log, log_clock},
        form_window::FormWindow,
        parts::{
            Button, Column, Empty, Facts, Heading, IconButton, PageHead, Table, Tone, Variant, fact, hand_on_focus,
            keyed, tag,
        },
        route::Route,
    },
};

/// Broken clocks shown before the rest is only counted.
const OFFERED: usize = 5;

/// The page.
pub fn page() -> Markup {
    let (app, window) = (app(), FormWindow::get());
    let rows = Memo::new(move |_| {
        watch(app);
        app.workspace(|workspace| deviation_rows(workspace, &Veil::of(workspace, true)))
    });
    let none = Memo::new(move |_| rows.with(Vec::is_empty));
    let add = move || log(app, window);
    view! {
        <PageHead title=Key::DeviationTitle lead=Key::DeviationLead>
            <Button label=Key::DeviationAdd icon="Plus" variant=Variant::Primary on_press=add/>
        </PageHead>
        <div class="deviations">
            {not_logged(app, window)}
            <Show when=move || !none.get() fallback=|| view! { <Empty title=Key::DeviationTitle text=Key::DeviationEmpty>""</Empty> }>
                {the_log(app, window, rows)}
                {sums(app)}
            </Show>
        </div>
    }
}

/// Entries hang on cases for their codes, and on the day.
fn watch(app: App) {
    app.watch(Deviation::KIND);
    app.watch_items();
    app.today();
}

fn not_logged(app: App, window: FormWindow) -> Markup {
    let found = Memo::new(move |_| {
        watch(app);
        app.workspace(unlogged)
    });
    let line = move |one: &Unlogged| {
        let name = format!("{}, {}", one.title, one.code);
        let (mark, label) = (one.mark.clone(), say::deviation_add_of(&name));
        view! {
            <li>
                <span>{name}</span>
                <span class="deviation-quiet">{one.stands.clone()}</span>
                <IconButton label icon="Plus" on_press=move || log_clock(app, window, &mark)/>
            </li>
        }
    };
    let lines = move || found.with(|found| found.iter().take(OFFERED).map(line).collect::<Vec<_>>());
    let more = move || {
        let hidden = found.with(Vec::len).saturating_sub(OFFERED);
        (hidden > 0).then(|| view! { <p class="deviation-quiet">{say::half_more(&hidden.to_string())}</p> })
    };
    view! {
        <section class="deviation-missing">
            <Heading text=Key::DeviationUnlogged/>
            <p class="none" hidden=move || found.with(|found| !found.is_empty())>{text(Key::DeviationUnloggedNone)}</p>
            <ul>{lines}</ul>
            {more}
        </section>
    }
}

fn the_log(app: App, window: FormWindow, rows: Memo<Vec<DeviationRow>>) -> Markup {
    let ids = move || rows.with(|rows| rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>());
    let line = move |id: Id| {
        let row = Memo::new(move |held: Option<&Option<DeviationRow>>| {
            let found = rows.with(|rows| rows.iter().find(|row| row.id == id).cloned());
            // A row on its way out keeps its words.
            found.or_else(|| held.cloned().flatten())
        });
        let ended = move || row.with(|row| row.as_ref().is_some_and(|row| !row.is_open));
        view! {
            <li class:ended=ended>
                {move || row.with(|row| row.as_ref().map(entry))}
                {move || row.with(|row| row.as_ref().map(|row| acts(app, window, row)))}
            </li>
        }
    };
    view! {
        <section class="deviation-log">
            <Heading text=Key::DeviationLog/>
            <ul>{keyed(ids, |id| id.to_string(), line)}</ul>
        </section>
    }
}

fn entry(row: &DeviationRow) -> Markup {
    let reported = match &row.reported {
        Some(words) => tag(words.clone(), Tone::Success, "Checkmark"),
        None => tag(text(Key::DeviationDraft), Tone::Warning, "Pencil"),
    };
    let due = row.is_due.then(|| tag(text(Key::DeviationDue), Tone::Warning, "Bell"));
    let case = row.case.clone().map(|(id, code)| {
        let href = Route::Cases { case: Some(id) }.href();
        view! { " " <a class="ds-link" href=href>{code}</a> }
    });
    let facts = row.facts.iter().map(|(name, words)| fact(*name, words.clone())).collect::<Vec<_>>();
    view! {
        <div>
            <p class="deviation-head"><strong>{row.what.clone()}</strong> {case} " " {reported} " " {due}</p>
            <p class="deviation-quiet">{row.when.clone()} " · " {row.state.clone()}</p>
            <Facts>{facts}</Facts>
        </div>
    }
}

fn acts(app: App, window: FormWindow, row: &DeviationRow) -> Markup {
    let (name, open) = (row.what.as_str(), row.is_open);
    let id = || row.id.clone();
    let (edited, reported, settled, deleted) = (id(), id(), id(), id());
    let report = row.reported.is_none().then(|| {
        let label = say::deviation_report_of(name);
        view! {
            <IconButton label icon="Paperplane" on_press=move || {
                hand_on_focus();
                app.report_deviation(&reported);
            }/>
        }
    });
    let (label, icon) = match open {
        true => (say::deviation_settle_of(name), "Checkmark"),
        false => (say::deviation_reopen_of(name), "ArrowUndo"),
    };
    view! {
        <div class="actions">
            {report}
            <IconButton label icon on_press=move || {
                hand_on_focus();
                app.settle_deviation(&settled, open);
            }/>
            <IconButton label=say::record_edit_of(name) icon="Pencil" on_press=move || edit(app, window, &edited)/>
            <IconButton label=say::record_delete_of(name) icon="Trash" on_press=move || {
                hand_on_focus();
                app.delete_deviation(&deleted);
            }/>
        </div>
    }
}

fn sums(app: App) -> Markup {
    let found = Memo::new(move |_| {
        watch(app);
        app.workspace(deviation_sums)
    });
    let rows = move |of: fn(&DeviationSums) -> Vec<Vec<String>>| Signal::derive(move || found.with(of));
    let months = vec![
        Column::text(text(Key::FiguresMonth)),
        Column::number(text(Key::DeviationBreaches)),
        Column::number(text(Key::DeviationNear)),
        Column::number(text(Key::DeviationReportedHead)),
    ];
    let causes = vec![Column::text(text(Key::FieldCause)), Column::number(text(Key::DeviationCount))];
    view! {
        <section class="deviation-sums">
            <Heading text=Key::DeviationSums/>
            <p>{move || found.with(|found| found.finding.clone())}</p>
            <div hidden=move || found.with(|found| found.months.is_empty())>
                <Table caption=Key::DeviationByMonth columns=months rows=rows(month_rows)/>
                <Table caption=Key::DeviationByCause columns=causes rows=rows(cause_rows)/>
            </div>
        </section>
    }
}

fn month_rows(sums: &DeviationSums) -> Vec<Vec<String>> {
    let row = |(month, counts): &(String, [usize; 3])| {
        std::iter::once(month.clone()).chain(counts.iter().map(usize::to_string)).collect()
    };
    sums.months.iter().map(row).collect()
}

fn cause_rows(sums: &DeviationSums) -> Vec<Vec<String>> {
    sums.causes.iter().map(|(cause, count)| vec![(*cause).to_owned(), count.to_string()]).collect()
}
