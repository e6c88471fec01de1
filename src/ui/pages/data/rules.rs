//! The rules the app counts by, what may be set about each, rules of one's own, and the days on
//! which the office is closed.

use crate::ui::prelude::*;
use crate::{
    domain::{
        case::{Country, EventKind},
        entity::Entity,
        form::FormValues,
        rule_setting::{RuleSetting, Span},
        settings::Settings,
    },
    state::{
        App,
        actions::rules::{field, form_of, form_of_office, stored},
        app,
        queries::rule_list::{RuleLine, rule_lines},
    },
    texts::{Key, case_words, say, text},
    ui::{
        form_window::{Ask, FormWindow},
        parts::{Button, Choice, Draft, FieldSpec, Form, Heading, Menu, MenuItem, Toggle},
    },
};

/// The tab.
#[component]
pub fn RulesTab() -> impl IntoView {
    let app = app();
    let acts = RuleActs { app, window: FormWindow::get() };
    let country = RwSignal::new(app.workspace(|workspace| workspace.settings().country));
    let lines = Memo::new(move |_| {
        app.watch(RuleSetting::KIND);
        app.watch(Settings::KIND);
        app.workspace(|workspace| rule_lines(workspace, country.get()))
    });
    let choose = move |value: String| {
        country.set(if value == stored(&Country::Dk) { Country::Dk } else { Country::No });
    };
    let list = move || lines.get().into_iter().map(|line| row(acts, line)).collect::<Vec<_>>();
    view! {
        <p>{text(Key::RulesLead)}</p>
        <div class="rule-bar">
            <Toggle
                label=Key::RulesCountry
                choices=countries()
                chosen=Signal::derive(move || stored(&country.get()))
                on_choose=Callback::new(choose)
            />
            <Button label=Key::RulesAdd icon="Plus" on_press=move || acts.own(None, country.get_untracked())/>
        </div>
        <ul class="rule-list">{list}</ul>
        <Heading text=Key::OfficeTitle/>
        <p>{text(Key::OfficeLead)}</p>
        <Office/>
    }
}

fn row(acts: RuleActs, line: RuleLine) -> Markup {
    let certainty = line.certainty.map(|words| view! { <span class="certainty">{words}</span> });
    let state = line.state.clone().map(|words| view! { <span class="state">{words}</span> });
    let law = if line.checked.is_empty() { line.law.to_owned() } else { format!("{}, {}", line.law, line.checked) };
    let (label, title, length, off) = (say::rule_more(line.title), line.title, line.length.clone(), line.is_off);
    view! {
        <li class:off=off>
            <span class="title">{title}</span>
            <span class="length">{length}{certainty}{state}</span>
            <span class="law">{law}</span>
            <Menu label icon="MenuElipsisVertical" items=Callback::new(move |()| acts.menu(&line))/>
        </li>
    }
}

#[component]
fn Office() -> impl IntoView {
    let app = app();
    let draft = Draft::new(app.workspace(|workspace| form_of_office(&workspace.settings().office)));
    let kinds = || {
        [("open", Key::OfficeOpen), ("half", Key::OfficeHalf), ("closed", Key::OfficeShut)]
            .map(|(value, words)| Choice::new(value, text(words)))
            .to_vec()
    };
    let fields = vec![
        FieldSpec::select(field::EASTER_WEDNESDAY, Key::OfficeEasterWednesday, kinds()),
        FieldSpec::select(field::CHRISTMAS_EVE, Key::OfficeChristmasEve, kinds()),
        FieldSpec::select(field::NEW_YEARS_EVE, Key::OfficeNewYearsEve, kinds()),
        FieldSpec::select(field::LABOUR_DAY, Key::OfficeLabourDay, kinds()),
        FieldSpec::select(field::CONSTITUTION_DAY, Key::OfficeConstitutionDay, kinds()),
        FieldSpec::text(field::CLOSED, Key::OfficeClosed).days().help(Key::OfficeClosedHelp),
    ];
    let save = move |values: FormValues| app.edit_office_days(&values);
    view! { <Form fields draft submit=Key::OfficeSave on_submit=save autofocus=false/> }
}

fn countries() -> Vec<Choice> {
    [Country::No, Country::Dk].iter().map(|it| Choice::new(stored(it), case_words::country(*it))).collect()
}

fn spans() -> Vec<Choice> {
    let words = [Key::SpanWorkingDays, Key::SpanWeeks, Key::SpanMonths];
    Span::ALL.iter().zip(words).map(|(span, words)| Choice::new(stored(span), text(words))).collect()
}

#[derive(Clone, Copy)]
struct RuleActs {
    app: App,
    window: FormWindow,
}

impl RuleActs {
    fn menu(self, line: &RuleLine) -> Vec<MenuItem> {
        let (app, id, title) = (self.app, line.id, line.title);
        let mut items = Vec::new();
        if let Some(local) = line.local.clone() {
            let country = local.country;
            let start = form_of(&local);
            items.push(
                MenuItem::new(text(Key::RuleEdit), move || self.own(Some((id, start.clone())), country)).icon("Pencil"),
            );
        }
        if line.may_change {
            items.push(MenuItem::new(text(Key::RuleChange), move || self.change(id, title)).icon("Pencil"));
        }
        if line.is_changed {
            items.push(MenuItem::new(text(Key::RuleRestore), move || app.restore_interval(id)).icon("ArrowUndo"));
        }
        if line.is_suspended {
            items.push(MenuItem::new(text(Key::RuleResume), move || app.resume_rule(id)).icon("ArrowUndo"));
        } else {
            items.push(MenuItem::new(text(Key::RuleSuspend), move || self.suspend(id, title)).icon("ClockDashed"));
        }
        if line.local.is_some() {
            items.push(MenuItem::new(text(Key::RuleDelete), move || app.delete_local_rule(id)).icon("Trash").danger());
        } else if line.is_off {
            items.push(MenuItem::new(text(Key::RuleOn), move || app.switch_rule(id, false)).icon("Checkmark"));
        } else if line.may_switch_off {
            items.push(MenuItem::new(text(Key::RuleOff), move || app.switch_rule(id, true)).icon("XMark"));
        }
        items
    }

    fn change(self, id: &'static str, title: &str) {
        let app = self.app;
        let start = FormValues::default()
            .with(field::SPAN, stored(&Span::Weeks))
            .with(field::SINCE, app.now().date().to_string());
        let ask = Ask::new(format!("rule-{id}"), say::rule_change_title(title), Key::RuleSave)
            .lead(text(Key::RuleChangeLead))
            .start(start)
            .fields(|_| {
                vec![
                    FieldSpec::number(field::N, Key::RuleN, None).required(),
                    FieldSpec::select(field::SPAN, Key::RuleSpan, spans()).required(),
                    FieldSpec::date(field::SINCE, Key::RuleSince).required().help(Key::RuleSinceHelp),
                ]
            });
        self.window.ask(ask.save(move |values| app.change_interval(id, values)));
    }

    fn suspend(self, id: &'static str, title: &str) {
        let app = self.app;
        let ask = Ask::new(format!("rule-suspend-{id}"), say::rule_suspend_title(title), Key::RuleSuspend)
            .lead(text(Key::RuleSuspendLead))
            .fields(|_| {
                vec![
                    FieldSpec::date(field::FROM, Key::RuleFrom).required(),
                    FieldSpec::date(field::TO, Key::RuleTo).required(),
                    FieldSpec::long_text(field::REASON, Key::ClockReason).required(),
                ]
            });
        self.window.ask(ask.save(move |values| app.suspend_rule(id, values)));
    }

    /// Asks for a rule of one's own, a new one or one that is there.
    fn own(self, held: Option<(&'static str, FormValues)>, country: Country) {
        let app = self.app;
        let blank =
            FormValues::default().with(field::COUNTRY, stored(&country)).with(field::SPAN, stored(&Span::Weeks));
        let (id, start) = held.map_or((None, blank), |(id, start)| (Some(id), start));
        let name = format!("rule-own-{}", id.unwrap_or_default());
        let title = text(if id.is_some() { Key::RuleEdit } else { Key::RulesAdd });
        let ask = Ask::new(name, title, Key::RuleSave).start(start).fields(own_fields);
        self.window.ask(ask.save(move |values| app.save_local_rule(id, values)));
    }
}

fn own_fields(draft: Draft) -> Vec<FieldSpec> {
    let is_danish = draft.get(field::COUNTRY) == stored(&Country::Dk);
    let kinds = EventKind::of(if is_danish { Country::Dk } else { Country::No });
    let none = std::iter::once(Choice::new("", text(Key::EventChoose)));
    let kinds = none.chain(kinds.iter().map(|kind| Choice::new(stored(kind), case_words::event(*kind)))).collect();
    vec![
        FieldSpec::text(field::TITLE, Key::RuleLocalTitle).required(),
        FieldSpec::select(field::COUNTRY, Key::RulesCountry, countries()).required(),
        FieldSpec::select(field::STARTS, Key::RuleStarts, kinds).required(),
        FieldSpec::number(field::N, Key::RuleN, None).required(),
        FieldSpec::select(field::SPAN, Key::RuleSpan, spans()).required(),
        FieldSpec::text(field::SOURCE, Key::RuleSource).help(Key::RuleSourceHelp),
        FieldSpec::number(field::EFFORT, Key::RuleEffort, Some(Key::UnitHours)),
    ]
}
