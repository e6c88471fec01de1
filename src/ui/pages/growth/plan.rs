//! The development plan as one table, and themes of six weeks.

use super::goals::watch;
use crate::ui::prelude::*;
use crate::{
    domain::{
        change::Label,
        form::FormValues,
        ids::Id,
        indicator::{THEME, THEME_FIELDS},
        truth::Key as RecordKey,
    },
    state::{
        App, app,
        queries::indicators::{ThemeRow, plan, themes},
    },
    texts::{Key, say, text},
    ui::{
        form_window::{Ask, FormWindow},
        parts::{Button, Heading, IconButton, LinkButton, PageHead, Tone, hand_on_focus, tag},
        record_forms::specs,
        route::{GrowthPage, Route},
    },
};

/// The page.
pub fn page() -> Markup {
    let (app, window) = (app(), FormWindow::get());
    let all = Memo::new(move |_| {
        watch(app);
        app.watch_items();
        app.workspace(|workspace| (plan(workspace), themes(workspace)))
    });
    let columns = [
        Key::GoalTitle,
        Key::IndicatorName,
        Key::FieldMethod,
        Key::FieldBaseline,
        Key::PlanNext,
        Key::PlanNow,
        Key::FieldStatus,
        Key::PlanParty,
    ];
    let columns = columns.map(|name| view! { <th scope="col">{text(name)}</th> }).into_iter().collect::<Vec<_>>();
    let rows = move || all.with(|(rows, _)| rows.iter().map(plan_row).collect::<Vec<_>>());
    let none = move || all.with(|(rows, _)| rows.is_empty());
    let list = move || all.with(|(_, themes)| themes.iter().map(|theme| row(app, window, theme)).collect::<Vec<_>>());
    view! {
        <PageHead title=Key::PlanTitle lead=Key::PlanLead/>
        <div class="table-scroll plan-table" tabindex="0" role="group" aria-label=text(Key::PlanTitle) hidden=none>
            <table class="ds-table" data-color="neutral">
                <thead><tr>{columns}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <div hidden=move || !none()>
            <p>{text(Key::PlanNone)}</p>
            <LinkButton label=Key::GoalAll href=Route::GrowthPage(GrowthPage::Goals).href()/>
        </div>
        <section class="themes">
            <Heading text=Key::ThemesTitle/>
            <p class="help">{text(Key::ThemesLead)}</p>
            <ul>{list}</ul>
            <div class="actions">
                <Button label=Key::ThemeAdd icon="Plus" on_press=move || ask(app, window, None)/>
            </div>
        </section>
    }
}

/// The goal leads to its page.
fn plan_row((goal, cells): &(Id, Vec<String>)) -> Markup {
    let mut cells = cells.iter();
    let wish = cells.next().cloned().unwrap_or_default();
    let cells = cells.map(|cell| view! { <td>{cell.clone()}</td> }).collect::<Vec<_>>();
    let href = Route::Goal { id: goal.clone() }.href();
    view! {
        <tr>
            <th scope="row"><a class="ds-link" href=href>{wish}</a></th>
            {cells}
        </tr>
    }
}

fn row(app: App, window: FormWindow, theme: &ThemeRow) -> Markup {
    let tone = if theme.is_due { Tone::Warning } else { Tone::Info };
    let steps = theme.steps.iter().map(|(name, day, words)| {
        view! { <li><strong>{text(*name)}</strong> " " <span class="goal-day">{day.clone()}</span> <p>{words.clone()}</p></li> }
    });
    let steps = steps.collect::<Vec<_>>();
    let goal = theme.goal.as_ref().map(|(id, wish)| {
        view! { <a class="ds-link" href=Route::Goal { id: id.clone() }.href()>{wish.clone()}</a> }
    });
    let (edit, delete) = (theme.id.clone(), theme.id.clone());
    view! {
        <li>
            <div class="goal-part">
                <Heading text=theme.title.clone() level=3/>
                {tag(theme.stage.clone(), tone, "")}
                <span class="indicator-acts">
                    <IconButton label=say::record_edit_of(&theme.title) icon="Pencil" on_press=move || ask(app, window, Some(edit.clone()))/>
                    <IconButton label=say::record_delete_of(&theme.title) icon="Trash" on_press=move || {
                        hand_on_focus();
                        app.delete_record(Label::PlanDeleted, &RecordKey::new(THEME, delete.clone()));
                    }/>
                </span>
            </div>
            {goal}
            <ol class="theme-steps">{steps}</ol>
        </li>
    }
}

fn ask(app: App, window: FormWindow, id: Option<Id>) {
    let (title, start) = match &id {
        Some(id) => (Key::ThemeEdit, app.record_form(&RecordKey::new(THEME, id.clone()), &THEME_FIELDS)),
        None => (Key::ThemeAdd, FormValues::default().with("from", app.now().date().to_string())),
    };
    let name = id.as_ref().map_or_else(|| "theme-new".to_owned(), |id| format!("theme-{id}"));
    let ask = Ask::new(name, text(title), Key::RecordSave).lead(text(Key::ThemeLead)).start(start);
    let save = move |values: &FormValues| {
        app.save_fields((Label::PlanSaved, THEME), id.as_ref(), &THEME_FIELDS, values, Vec::new()).map(drop)
    };
    window.ask(ask.fields(move |_| specs(app, &THEME_FIELDS)).save(save));
}
