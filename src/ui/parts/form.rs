//! A form drawn from field descriptors.

use super::keyed::keyed;
use super::{
    button::{Button, Variant},
    dialog::LeaveGuard,
    draft::Draft,
    element_id,
    field::Field,
    field_spec::FieldSpec,
    problem::problem_text,
};
use crate::ui::prelude::*;
use crate::{
    domain::form::{FieldError, FormValues},
    texts::{Key, text},
};
use leptos::{ev, html};
use std::time::Duration;

/// A form. Enter saves, Escape leaves and asks first when typed text would go.
#[component]
pub fn Form(
    /// Its fields in order. They may change with what is typed.
    #[prop(into)]
    fields: Signal<Vec<FieldSpec>>,
    /// What is typed.
    draft: Draft,
    /// The verb on the button, "Lagre sak".
    #[prop(into)]
    submit: Signal<String>,
    /// Saves. Errors name their fields and are shown there; the focus goes to them.
    #[prop(into)]
    on_submit: Callback<FormValues, Result<(), Vec<FieldError>>>,
    /// After it was saved and its draft is gone: closes the window it stands in. In the same task, so that
    /// nothing half done is drawn.
    #[prop(into, optional)]
    on_saved: Option<Callback<()>>,
    /// Leaves without saving. No button for it when not given.
    #[prop(into, optional)]
    on_leave: Option<Callback<()>>,
    /// Keeps what is typed against a reload; `None` when it is saved or thrown away.
    #[prop(into, optional)]
    on_draft: Option<Callback<Option<FormValues>>>,
    /// The part of what is typed that the guard is to look at; all of it when not given.
    #[prop(into, optional)]
    look_at: Option<Callback<String, String>>,
    /// Takes the focus to the first field when it opens.
    #[prop(default = true)]
    autofocus: bool,
    /// Between the fields and the buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let id = StoredValue::new(element_id("form"));
    let node = NodeRef::<html::Form>::new();
    let asking = RwSignal::new(false);
    // What held the focus before the question.
    let held = StoredValue::new_local(None);
    let ask = move || {
        held.set_value(document().active_element());
        asking.set(true);
        // The question stands below the fields, where it may be out of sight.
        set_timeout(move || focus_first_answer(node), Duration::ZERO);
    };
    let go_on = move || {
        asking.set(false);
        focus(held.get_value());
    };
    let keep = move |values: Option<FormValues>| {
        if let Some(on_draft) = on_draft {
            on_draft.run(values);
        }
    };
    // The first run only tells what the form starts from.
    Effect::watch(move || draft.values(), move |values, _, _| keep(draft.is_changed().then(|| values.clone())), false);
    let leave = Callback::new(move |()| match on_leave {
        Some(_) if draft.is_changed() && !asking.get_untracked() => ask(),
        Some(_) if draft.is_changed() => go_on(),
        Some(leave) => leave.run(()),
        None => (),
    });
    let throw_away = move || {
        draft.discard();
        keep(None);
        if let Some(leave) = on_leave {
            leave.run(());
        }
    };
    LeaveGuard::register(leave);
    let save = move || match on_submit.run(draft.values_untracked()) {
        Ok(()) => {
            keep(None);
            draft.restart(draft.values_untracked());
            if let Some(on_saved) = on_saved {
                on_saved.run(());
            }
        }
        Err(errors) => {
            draft.fail(errors);
            // A timer, not a frame: a busy browser draws late, and what is typed meanwhile would be lost.
            set_timeout(move || focus_first_error(node), Duration::ZERO);
        }
    };
    let on_key = move |ev: ev::KeyboardEvent| match ev.key().as_str() {
        "Escape" if on_leave.is_some() => {
            ev.prevent_default();
            ev.stop_propagation();
            leave.run(());
        }
        "Enter" if ev.ctrl_key() || ev.meta_key() => {
            ev.prevent_default();
            save();
        }
        _ => (),
    };
    if autofocus {
        node.on_load(|form| request_animation_frame(move || focus_first_field(&form)));
    }
    let field = move |spec: FieldSpec| view! { <Field spec draft form=id.get_value() look_at/> };
    view! {
        <form
            class="form"
            node_ref=node
            novalidate
            autocomplete="off"
            on:keydown=on_key
            on:submit=move |ev| {
                ev.prevent_default();
                save();
            }
        >
            <ErrorSummary fields draft form=id/>
            <div class="fields">
                {keyed(move || fields.get(), |spec| spec.name.to_owned(), field)}
            </div>
            {children.map(|children| children())}
            <div class="actions">
                <Button label=submit on_press=|| () variant=Variant::Primary submit=true/>
                {on_leave.map(|_| view! { <Button label=Key::ActLeave on_press=leave/> })}
            </div>
            <Show when=move || asking.get()>
                <div class="ds-alert ask" data-color="warning" role="alert">
                    <p class="alert-title">{text(Key::FormTypedWouldGo)}</p>
                    <div class="actions">
                        <Button label=Key::FormKeepTyping on_press=go_on/>
                        <Button label=Key::FormThrowAway on_press=throw_away danger=true/>
                    </div>
                </div>
            </Show>
        </form>
    }
}

/// What is wrong, when more than one thing is; each line leads to its field.
#[component]
fn ErrorSummary(fields: Signal<Vec<FieldSpec>>, draft: Draft, form: StoredValue<String>) -> impl IntoView {
    let lines = move || {
        let specs = fields.get();
        let errors = draft.errors();
        let line = |error: FieldError| {
            let label = specs.iter().find(|spec| spec.name == error.field).map(|spec| text(spec.label));
            let words = format!("{}: {}", label.unwrap_or(error.field), problem_text(&error.problem));
            let target = format!("{}-{}", form.get_value(), error.field);
            let go = move |_| focus_field(&target);
            view! { <li><button type="button" class="ds-link" on:click=go>{words}</button></li> }
        };
        errors.into_iter().map(line).collect::<Vec<_>>()
    };
    let many = Memo::new(move |_| draft.errors().len() > 1);
    view! {
        <div class="ds-error-summary" tabindex="-1" hidden=move || !many.get()>
            <h2 class="ds-heading">{text(Key::FormErrors)}</h2>
            <ul class="ds-list">{lines}</ul>
        </div>
    }
}

fn focus_field(id: &str) {
    let by_id = document().get_element_by_id(id);
    // A group of radio buttons has no control with the group's own id.
    let found = by_id.or_else(|| document().query_selector(&format!("[name=\"{id}\"]")).ok().flatten());
    focus(found);
}

/// One error: its field. More: the list of them.
fn focus_first_error(node: NodeRef<html::Form>) {
    let Some(form) = node.try_get_untracked().flatten() else { return };
    focus_within(&form, ".ds-error-summary:not([hidden]), [aria-invalid=true]");
}

fn focus_first_answer(node: NodeRef<html::Form>) {
    let Some(form) = node.try_get_untracked().flatten() else { return };
    focus_within(&form, ".ask .ds-button");
}

/// Whoever is in the form already stays where they are.
fn focus_first_field(form: &web_sys::Element) {
    if !document().active_element().is_some_and(|held| form.contains(Some(&held))) {
        focus_within(form, "input, select, textarea");
    }
}

pub(super) fn focus_within(parent: &web_sys::Element, selector: &str) {
    focus(parent.query_selector(selector).ok().flatten());
}

pub(super) fn focus(element: Option<web_sys::Element>) {
    use wasm_bindgen::JsCast;
    if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Fails only for an element that cannot take the focus, and then there is nothing to do.
        let _ = element.focus();
    }
}
