//! One field: label above, help under the label, error and warning under the field.

use super::{
    draft::Draft,
    field_spec::{Choice, FieldKind, FieldSpec},
    identity_warning::identity_guard,
    problem::problem_text,
};
use crate::texts::{Key, text};
use crate::ui::prelude::*;

/// A field of a form. [`super::Form`] draws them; a page may also place one by itself.
#[component]
pub fn Field(
    /// What it is.
    spec: FieldSpec,
    /// Where its value lives.
    draft: Draft,
    /// The form's own id; the control's id is `form-name`.
    #[prop(into)]
    form: String,
    /// The part of what is typed that the guard is to look at; all of it when not given.
    #[prop(optional_no_strip)]
    look_at: Option<Callback<String, String>>,
) -> impl IntoView {
    let name = spec.name;
    let control = Control { id: format!("{form}-{name}"), name, required: spec.required, draft };
    let problem = Memo::new(move |_| {
        draft.errors().iter().find(|e| e.field == name).map(|e| problem_text(&e.problem)).unwrap_or_default()
    });
    // Only what is written in words can hold an identity; a day that is asked for is no birth date.
    let guard = matches!(spec.kind, FieldKind::Text | FieldKind::LongText).then(|| {
        let typed = move || {
            let typed = draft.get(name);
            look_at.map_or_else(|| typed.clone(), |look_at| look_at.run(typed.clone()))
        };
        identity_guard(Signal::derive(typed), spec.has_days, control.id.clone())
    });
    let (help_id, error_id) = (format!("{}-help", control.id), format!("{}-error", control.id));
    let described = spec.help.map(|_| help_id.clone()).into_iter().chain([error_id.clone()]);
    let described = described.collect::<Vec<_>>().join(" ");
    let invalid = move || problem.with(|p| !p.is_empty()).then_some("true");
    let grouped = matches!(spec.kind, FieldKind::Radio(_));
    let help = spec.help.map(|help| view! { <p class="help" id=help_id>{text(help)}</p> });
    let label = label_of(&spec, &control.id);
    let input = control.input(&spec.kind, described, Signal::derive(invalid));
    let messages = view! {
        <div id=error_id class="messages">
            <p class="ds-validation-message" hidden=move || problem.with(String::is_empty)>
                {move || problem.get()}
            </p>
            {guard}
        </div>
    };
    let half = spec.half;
    match (grouped, spec.kind == FieldKind::Check) {
        (true, _) => view! {
            <fieldset class="ds-fieldset field" class:half=half>
                {label}{help}{input}{messages}
            </fieldset>
        },
        (_, true) => {
            view! { <div class="field" class:half=half><div class="ds-field">{input}{label}</div>{help}{messages}</div> }
        }
        _ => view! { <div class="ds-field field" class:half=half>{label}{help}{input}{messages}</div> },
    }
}

/// Most fields may be left empty; the few that may not say so.
fn label_of(spec: &FieldSpec, id: &str) -> Markup {
    let required = spec.required.then(|| view! { <span class="required">{text(Key::FieldRequired)}</span> });
    let words = text(spec.label);
    match spec.kind {
        FieldKind::Radio(_) => view! { <legend class="ds-label">{words}{required}</legend> },
        _ => view! { <label class="ds-label" for=id.to_owned()>{words}{required}</label> },
    }
}

/// What every kind of input needs to know.
struct Control {
    id: String,
    name: &'static str,
    required: bool,
    draft: Draft,
}

impl Control {
    fn input(self, kind: &FieldKind, described: String, invalid: Signal<Option<&'static str>>) -> Markup {
        match kind {
            FieldKind::Text => self.line("text", None, described, invalid),
            FieldKind::Date => self.line("date", None, described, invalid),
            FieldKind::Time => self.line("time", None, described, invalid),
            FieldKind::Number { unit } => {
                let unit = unit.map(|unit| view! { <span class="unit">{text(unit)}</span> });
                let input = self.line("text", Some("decimal"), described, invalid);
                view! { <div class="with-unit">{input}{unit}</div> }
            }
            FieldKind::LongText => self.long(described, invalid),
            FieldKind::Select(choices) => self.select(choices.clone(), described, invalid),
            FieldKind::Radio(choices) => {
                choices.iter().map(|choice| self.radio(choice)).collect::<Vec<_>>().into_markup()
            }
            FieldKind::Check => self.check(described),
        }
    }

    fn line(
        self,
        kind: &'static str,
        mode: Option<&'static str>,
        described: String,
        invalid: Signal<Option<&'static str>>,
    ) -> Markup {
        let Control { id, name, required, draft } = self;
        view! {
            <input
                class="ds-input"
                type=kind
                inputmode=mode
                id=id
                name=name
                autocomplete="off"
                aria-required=required.then_some("true")
                aria-describedby=described
                aria-invalid=move || invalid.get()
                prop:value=move || draft.get(name)
                on:input=move |ev| draft.set(name, event_target_value(&ev))
            />
        }
    }

    fn long(self, described: String, invalid: Signal<Option<&'static str>>) -> Markup {
        let Control { id, name, required, draft } = self;
        view! {
            <textarea
                class="ds-input"
                id=id
                name=name
                rows="3"
                aria-required=required.then_some("true")
                aria-describedby=described
                aria-invalid=move || invalid.get()
                prop:value=move || draft.get(name)
                on:input=move |ev| draft.set(name, event_target_value(&ev))
            ></textarea>
        }
    }

    fn select(self, choices: Vec<Choice>, described: String, invalid: Signal<Option<&'static str>>) -> Markup {
        let Control { id, name, required, draft } = self;
        let option = move |choice: Choice| {
            let value = choice.value.clone();
            let chosen = move || draft.get(name) == value;
            view! { <option value=choice.value prop:selected=chosen>{choice.label}</option> }
        };
        view! {
            <select
                class="ds-input"
                id=id
                name=name
                aria-required=required.then_some("true")
                aria-describedby=described
                aria-invalid=move || invalid.get()
                on:change=move |ev| draft.set(name, event_target_value(&ev))
            >
                {choices.into_iter().map(option).collect::<Vec<_>>()}
            </select>
        }
    }

    fn radio(&self, choice: &Choice) -> Markup {
        let (name, draft) = (self.name, self.draft);
        let id = format!("{}-{}", self.id, choice.value);
        let (value, typed) = (choice.value.clone(), choice.value.clone());
        view! {
            <div class="ds-field">
                <input
                    class="ds-input"
                    type="radio"
                    id=id.clone()
                    name=self.id.clone()
                    prop:checked=move || draft.get(name) == value
                    on:change=move |_| draft.set(name, typed.clone())
                />
                <label class="ds-label" for=id>{choice.label.clone()}</label>
            </div>
        }
    }

    fn check(self, described: String) -> Markup {
        let Control { id, name, draft, .. } = self;
        view! {
            <input
                class="ds-input"
                type="checkbox"
                id=id
                name=name
                aria-describedby=described
                prop:checked=move || draft.flag(name)
                on:change=move |ev| draft.set(name, if event_target_checked(&ev) { "true" } else { "false" })
            />
        }
    }
}
