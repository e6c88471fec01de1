//! What of the register is shown, its layout, and the views that the user keeps.

use super::List;
use crate::ui::prelude::*;
use crate::{
    domain::{
        case::CaseType,
        form::FormValues,
        register_view::{Column, Group, RegisterView, Show as Shown},
    },
    interchange::table_file,
    state::{
        actions::{
            register::{field, layout_form},
            rules::stored,
        },
        queries::register::{column_name, table},
    },
    storage::files::{self, FileName},
    texts::{Key, say, text},
    ui::{
        form_window::Ask,
        outgoing::let_file_out,
        parts::{Button, Choice, FieldSpec, Menu, MenuItem, Toggle},
    },
};

const SHOWN: [(Shown, Key); 3] =
    [(Shown::Open, Key::RegisterOpen), (Shown::Closed, Key::RegisterClosed), (Shown::All, Key::RegisterAll)];
const GROUPS: [(Group, Key); 4] = [
    (Group::None, Key::GroupNone),
    (Group::Phase, Key::ColumnPhase),
    (Group::Clock, Key::ColumnClock),
    (Group::Tag, Key::CaseTags),
];

/// Search, open or closed, the phase, and the layout.
#[component]
pub fn Filter(list: List) -> impl IntoView {
    let asked = list.asked;
    let choices = SHOWN.iter().map(|(shown, words)| Choice::new(stored(shown), text(*words))).collect();
    let chosen = move || asked.with(|asked| stored(&asked.show));
    let choose = move |value: String| {
        if let Some((show, _)) = SHOWN.iter().find(|(known, _)| stored(known) == value) {
            asked.update(|asked| asked.show = *show);
        }
    };
    view! {
        <div class="filter" role="search">
            <input
                type="search"
                class="ds-input"
                aria-label=text(Key::RegisterSearch)
                placeholder=text(Key::RegisterSearch)
                prop:value=move || asked.with(|asked| asked.text.clone())
                on:input=move |ev| asked.update(|asked| asked.text = event_target_value(&ev))
            />
            <Toggle label=Key::RegisterShow choices chosen=Signal::derive(chosen) on_choose=Callback::new(choose)/>
            {phase(asked)}
            <Button label=Key::RegisterLayout icon="Table" on_press=move || list.lay_out()/>
            <Menu label=Key::RegisterViews items=Callback::new(move |()| list.menu())/>
        </div>
    }
}

/// Which phase alone is shown.
fn phase(asked: RwSignal<RegisterView>) -> Markup {
    let option = |choice: Choice| {
        let value = choice.value.clone();
        let is_chosen = move || asked.with(|asked| asked.phase.as_ref().map(stored).unwrap_or_default() == value);
        view! { <option value=choice.value prop:selected=is_chosen>{choice.label}</option> }
    };
    let all = Choice::new("", text(Key::RegisterAnyPhase));
    let options = std::iter::once(all).chain(super::super::form::types()).map(option).collect::<Vec<_>>();
    let choose = move |ev| {
        let value = event_target_value(&ev);
        let phase = CaseType::ALL.into_iter().find(|phase| stored(phase) == value);
        asked.update(|asked| asked.phase = phase);
    };
    view! { <select class="ds-input" aria-label=text(Key::ColumnPhase) on:change=choose>{options}</select> }
}

impl List {
    /// Asks for columns and grouping.
    fn lay_out(self) {
        let (app, asked) = (self.cases.app, self.asked);
        let fields = |_| {
            let groups = GROUPS.iter().map(|(group, words)| Choice::new(stored(group), text(*words))).collect();
            let column = |column: Column| FieldSpec::check(column.name(), column_name(column)).half();
            let mut fields = vec![FieldSpec::radio(field::GROUP, Key::RegisterGroup, groups)];
            fields.extend(Column::ALL.into_iter().filter(|c| *c != Column::Code).map(column));
            fields
        };
        let ask = Ask::new("register-layout", text(Key::RegisterLayout), Key::RegisterLayoutSave)
            .lead(text(Key::RegisterLayoutLead))
            .start(asked.with_untracked(layout_form))
            .fields(fields);
        self.cases.acts.window().ask(ask.save(move |values: &FormValues| {
            let view = app.lay_out_register(&asked.get_untracked(), values)?;
            asked.set(view);
            Ok(())
        }));
    }
    /// The views that are kept, keeping and forgetting, and the file.
    fn menu(self) -> Vec<MenuItem> {
        let (app, asked) = (self.cases.app, self.asked);
        let views = app.register_views();
        let usual = MenuItem::new(text(Key::RegisterUsual), move || asked.set(app.register_layout()));
        let mut items = vec![usual];
        items.extend(
            views
                .iter()
                .cloned()
                .map(|view| MenuItem::new(view.name.clone(), move || asked.set(view.clone())).icon("Table")),
        );
        items.push(MenuItem::new(text(Key::RegisterKeep), move || self.keep()).icon("Floppydisk"));
        items.push(MenuItem::new(text(Key::RegisterFile), move || self.save_file()).icon("Download"));
        items.extend(views.into_iter().map(|view| {
            let words = say::register_forget(&view.name);
            MenuItem::new(words, move || app.forget_view(&view.name)).icon("Trash").danger()
        }));
        items
    }
    fn keep(self) {
        let (app, asked) = (self.cases.app, self.asked);
        let (held, sought) = asked.with_untracked(|asked| (asked.name.clone(), asked.text.clone()));
        let ask = Ask::new("register-view", text(Key::RegisterKeep), Key::RegisterKeepSave)
            .lead(text(Key::RegisterKeepLead))
            .start(FormValues::default().with(field::NAME, held).with(field::TEXT, sought))
            .fields(|_| {
                // What is searched for is kept too, so it passes the guard of a field.
                let name = FieldSpec::text(field::NAME, Key::RegisterViewName).required();
                vec![name, FieldSpec::text(field::TEXT, Key::RegisterSearch)]
            });
        self.cases.acts.window().ask(ask.save(move |values| app.keep_view(&asked.get_untracked(), values)));
    }
    fn save_file(self) {
        let rows = self.all.with_untracked(|all| self.asked.with_untracked(|asked| table(all, asked)));
        let name = FileName::of_day("", self.cases.app.now().date(), "csv");
        let (app, file) = (self.cases.app, table_file::csv(&rows));
        let_file_out(self.cases.acts.window(), &file.clone(), move || {
            if files::save(&name, "text/csv", file.as_bytes()).is_err() {
                app.say(text(Key::CalendarFailed).to_owned(), false);
            }
        });
    }
}
