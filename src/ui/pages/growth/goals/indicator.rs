//! The indicators of a goal: figures, partial goals, how it stands, and what the app can measure.

use super::watch;
use crate::ui::prelude::*;
use crate::{
    domain::{
        change::Label,
        form::FormValues,
        goal::GOAL,
        ids::Id,
        indicator::{Course, FIELDS, FIGURE, INDICATOR, PARTIAL, POINT, SORTS},
        notebook::COMPETENCE,
        record_form::RecordField,
        truth::Key as RecordKey,
    },
    state::{
        App,
        queries::indicators::{IndicatorView, PointRow, course_words, indicators, offers},
    },
    texts::{Key, dates, number, say, text},
    ui::{
        form_window::{Ask, FormWindow},
        pages::growth::chart::course_chart,
        parts::{Button, Column, Heading, IconButton, Table, Tone, Variant, hand_on_focus, tag},
        record_forms::specs,
        route::Route,
    },
};
use serde_json::json;

/// What the section needs.
#[derive(Clone, Copy)]
struct Desk {
    app: App,
    window: FormWindow,
    goal: StoredValue<Id>,
}

/// The section on a goal's page.
pub fn section(app: App, window: FormWindow, goal: StoredValue<Id>) -> Markup {
    let desk = Desk { app, window, goal };
    let all = Memo::new(move |_| {
        watch(app);
        app.watch_items();
        app.watch(COMPETENCE.kind);
        app.workspace(|workspace| (indicators(workspace, Some(&goal.get_value())), offers(workspace)))
    });
    let shown = move || all.with(|(all, _)| all.iter().map(|view| desk.indicator(view)).collect::<Vec<_>>());
    let offered = move || {
        let offer = |(source, name, value): &(&'static str, &'static str, f64)| desk.offer(source, name, *value);
        all.with(|(_, offers)| offers.iter().map(offer).collect::<Vec<_>>())
    };
    view! {
        <section class="indicators">
            <Heading text=Key::IndicatorsTitle/>
            {shown}
            <p class="none" hidden=move || all.with(|(all, _)| !all.is_empty())>{text(Key::IndicatorsNone)}</p>
            <div class="actions">
                <Button label=Key::IndicatorAdd icon="Plus" on_press=move || desk.ask_indicator(None, FormValues::default())/>
            </div>
            <p class="help">{text(Key::IndicatorOffers)}</p>
            <ul class="goals">{offered}</ul>
        </section>
    }
}

impl Desk {
    fn indicator(self, view: &IndicatorView) -> Markup {
        let app = self.app;
        let tone = match view.course {
            Course::NotBegun => Tone::Neutral,
            Course::OnTheWay => Tone::Info,
            Course::Behind => Tone::Warning,
            Course::Reached => Tone::Success,
        };
        let id = StoredValue::new(view.id.clone());
        let (name, now, unit) = (view.name.clone(), view.figures.last().map(|figure| figure.value), view.unit.clone());
        let note = move |sort: usize| self.ask_point(&id.get_value(), None, sort, now.filter(|_| sort == 0));
        let rows = view.figures.iter().rev().map(|figure| {
            vec![dates::short_date(figure.on, app.now().date()), format!("{}{unit}", number(figure.value))]
        });
        let rows = rows.collect::<Vec<_>>();
        let table = (!rows.is_empty()).then(|| {
            let columns = vec![Column::text(text(Key::FieldOn)), Column::number(text(Key::FieldValue))];
            view! {
                <details class="more">
                    <summary>{text(Key::CourseFigures)}</summary>
                    <Table caption=say::indicator_table(&name) columns rows/>
                </details>
            }
        });
        let learnt = view.module.as_ref().map(|(id, name)| {
            let href = Route::Module { id: id.clone() }.href();
            view! { <p>{text(Key::FieldLearntIn)} ": " <a class="ds-link" href=href>{name.clone()}</a></p> }
        });
        let typed = view.typed.iter().map(|row| self.point(&view.id, row, 0)).collect::<Vec<_>>();
        let partials = view.partials.iter().map(|row| self.point(&view.id, row, 1)).collect::<Vec<_>>();
        view! {
            <article class="indicator">
                <div class="goal-part">
                    <Heading text=view.name.clone() level=3/>
                    {tag(course_words(view.course), tone, "")}
                    <span class="indicator-acts">
                        <IconButton label=say::record_edit_of(&view.name) icon="Pencil"
                            on_press=move || self.ask_indicator(Some(id.get_value()), FormValues::default())/>
                        <IconButton label=say::record_delete_of(&view.name) icon="Trash" on_press=move || {
                            hand_on_focus();
                            app.delete_tree(Label::PlanDeleted, INDICATOR, &id.get_value());
                        }/>
                    </span>
                </div>
                <p>{view.finding.clone()}</p>
                <p class="help">{view.how.clone()}</p>
                {learnt}
                {course_chart(view, app.now().date())}
                {table}
                <h4 class="ds-heading" data-size="2xs" hidden=view.partials.is_empty()>{text(Key::PartialsTitle)}</h4>
                <ul class="goal-steps points">{partials}</ul>
                <ul class="goal-steps points">{typed}</ul>
                <div class="actions">
                    <Button label=Key::PartialAdd variant=Variant::Tertiary icon="Plus" on_press=move || note(1)/>
                    <Button label=Key::FigureAdd variant=Variant::Tertiary icon="Plus" on_press=move || note(0)/>
                </div>
            </article>
        }
    }

    /// A figure or a partial goal.
    fn point(self, indicator: &Id, row: &PointRow, sort: usize) -> Markup {
        let app = self.app;
        let [day, value, note] = row.words.clone();
        let name = format!("{value}, {day}");
        let (edit, delete, indicator) = (row.id.clone(), row.id.clone(), indicator.clone());
        let reached = row.reached_on.map(|day| say::partial_reached(&dates::short_date(day, app.now().date())));
        let party = (!row.celebrated.is_empty()).then(|| say::partial_celebrated(&row.celebrated));
        let more = [Some(note).filter(|note| !note.is_empty()), reached, party];
        let more = more.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let (edit_words, kind) = match sort {
            0 => (say::record_edit_of(&name), Key::CourseFigures),
            _ => (say::partial_edit_of(&name), Key::PartialName),
        };
        view! {
            <li>
                <span class="goal-day">{day}</span>
                <span>{text(kind)} " " <strong>{value}</strong> " " {more}</span>
                <span class="indicator-acts">
                    <IconButton label=edit_words icon="Pencil" on_press=move || self.ask_point(&indicator, Some(&edit), sort, None)/>
                    <IconButton label=say::record_delete_of(&name) icon="Trash" on_press=move || {
                        hand_on_focus();
                        app.delete_record(Label::PlanDeleted, &RecordKey::new(POINT, delete.clone()));
                    }/>
                </span>
            </li>
        }
    }

    /// What the app measures, offered as an indicator that is filled in already.
    fn offer(self, source: &'static str, name: &'static str, value: f64) -> Markup {
        let is_share = source != "reminders";
        let unit = if is_share { "%" } else { "" };
        let start = FormValues::default()
            .with("measured", name)
            .with("fed_by", source)
            .with("unit", unit)
            .with("baseline", number(value))
            .with("aim", if is_share { "100" } else { "0" });
        let press = move || self.ask_indicator(None, start.clone());
        view! {
            <li>
                <span>{name} ": " <strong>{number(value)} " " {unit}</strong></span>
                <Button label=say::indicator_use(name) variant=Variant::Tertiary on_press=press/>
            </li>
        }
    }

    fn ask_indicator(self, id: Option<Id>, offered: FormValues) {
        let (app, goal) = (self.app, self.goal.get_value());
        let start = match &id {
            Some(id) => app.record_form(&RecordKey::new(INDICATOR, id.clone()), &FIELDS),
            None => {
                let today = app.now().date().to_string();
                let source =
                    Some(offered.get("fed_by")).filter(|source| !source.is_empty()).unwrap_or("own").to_owned();
                offered.with("fed_by", source).with("scope", "all_cases").with("since", today)
            }
        };
        let (title, name) = match &id {
            Some(id) => (Key::IndicatorEdit, format!("indicator-{id}")),
            None => (Key::IndicatorAdd, format!("indicator-new-{goal}")),
        };
        let ask = Ask::new(name, text(title), Key::RecordSave).lead(text(Key::IndicatorLead)).start(start);
        let fields = move |draft: crate::ui::parts::Draft| {
            let is_new = draft.get("scope") == "new_cases";
            let fields: Vec<RecordField> = FIELDS.into_iter().filter(|field| field.name != "since" || is_new).collect();
            specs(app, &fields)
        };
        let save = move |values: &FormValues| {
            let fixed = vec![(GOAL, json!(goal))];
            app.save_fields((Label::PlanSaved, INDICATOR), id.as_ref(), &FIELDS, values, fixed).map(drop)
        };
        self.window.ask(ask.fields(fields).save(save));
    }

    fn ask_point(self, indicator: &Id, id: Option<&Id>, sort: usize, now: Option<f64>) {
        let (app, indicator, id) = (self.app, indicator.clone(), id.cloned());
        let fields: &'static [RecordField] = if sort == 0 { &FIGURE } else { &PARTIAL };
        let start = match &id {
            Some(id) => app.record_form(&RecordKey::new(POINT, id.clone()), fields),
            None => {
                let day = if sort == 0 { app.now().date().to_string() } else { String::new() };
                FormValues::default().with("on", day).with("value", now.map(number).unwrap_or_default())
            }
        };
        let (title, lead) = match sort {
            0 => (Key::FigureAdd, Key::FigureLead),
            _ => (Key::PartialAdd, Key::PartialLead),
        };
        let name = id.as_ref().map_or_else(|| format!("point-new-{indicator}-{sort}"), |id| format!("point-{id}"));
        let ask = Ask::new(name, text(title), Key::RecordSave).lead(text(lead)).start(start);
        let save = move |values: &FormValues| {
            let fixed = vec![(INDICATOR, json!(indicator)), ("sort", json!(SORTS[sort]))];
            app.save_fields((Label::PlanSaved, POINT), id.as_ref(), fields, values, fixed).map(drop)
        };
        self.window.ask(ask.fields(move |_| specs(app, fields)).save(save));
    }
}
