//! Changing many cases in one go.

use super::List;
use crate::ui::prelude::*;
use crate::{
    domain::{case::Role, form::FormValues, ids::Id},
    state::{
        actions::{register::field, rules::stored},
        queries::register::is_head,
    },
    texts::{Key, case_words, say, text},
    ui::{
        form_window::Ask,
        parts::{Button, Choice, FieldSpec, Variant},
    },
};

/// How many are chosen, and what can be done with them. Absent while none is.
#[component]
pub fn Many(list: List) -> impl IntoView {
    let picked = list.picked;
    let count = move || say::register_picked(picked.with(|picked| picked.len()) as i64);
    let bar = move || {
        view! {
            <div class="many" role="group" aria-label=text(Key::RegisterPick)>
                <span role="status">{count}</span>
                <Button label=Key::RegisterEditMany icon="Pencil" on_press=move || list.edit_many()/>
                <Button label=Key::RegisterPickAll variant=Variant::Tertiary on_press=move || list.pick_all()/>
                <Button
                    label=Key::RegisterPickNone
                    variant=Variant::Tertiary
                    on_press=move || picked.update(|picked| picked.clear())
                />
            </div>
        }
    };
    view! { <Show when=move || picked.with(|picked| !picked.is_empty())>{bar()}</Show> }
}

impl List {
    fn pick_all(self) {
        let lines = self.selected.with_untracked(|found| found.lines.clone());
        self.picked.set(lines.iter().filter(|id| !is_head(id)).cloned().collect());
    }
    /// Asks what to change in all of them. What is left open stays.
    fn edit_many(self) {
        let (app, picked) = (self.cases.app, self.picked);
        let ids: Vec<Id> = picked.with_untracked(|picked| picked.iter().cloned().collect());
        let ask = Ask::new("cases-many", say::register_picked(ids.len() as i64), Key::RegisterLayoutSave)
            .lead(text(Key::RegisterManyLead))
            .fields(|_| fields());
        self.cases.acts.window().ask(ask.save(move |values: &FormValues| {
            app.edit_cases(&ids, values)?;
            picked.update(|picked| picked.clear());
            Ok(())
        }));
    }
}

fn fields() -> Vec<FieldSpec> {
    let same = || Choice::new("", text(Key::RegisterUnchanged));
    let types = std::iter::once(same()).chain(super::super::form::types()).collect();
    let roles = [(Role::Primary, Key::RolePrimary), (Role::CoWorker, Key::RoleCoWorker)];
    let roles = roles.map(|(role, words)| Choice::new(stored(&role), text(words)));
    let risks = (0..=3).map(|risk| Choice::new(risk.to_string(), case_words::risk(risk)));
    vec![
        FieldSpec::text(field::TAGS_ADDED, Key::RegisterTagsAdded).half().help(Key::CaseTagsHelp),
        FieldSpec::text(field::TAGS_REMOVED, Key::RegisterTagsRemoved).half(),
        FieldSpec::select(field::TYPE, Key::CaseType, types),
        FieldSpec::select(field::ROLE, Key::WeightRole, std::iter::once(same()).chain(roles).collect()),
        FieldSpec::select(field::RISK, Key::CaseRisk, std::iter::once(same()).chain(risks).collect()),
        FieldSpec::check(field::REVIEWED, Key::RegisterReviewed),
    ]
}
