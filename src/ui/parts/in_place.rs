//! Fields that are written as soon as they are left: no button, and each change can be undone.

use super::{draft::Draft, element_id, field::Field, field_spec::FieldSpec};
use crate::domain::form::{FieldError, FormValues};
use crate::ui::prelude::*;
use leptos::{ev, leptos_dom::helpers::TimeoutHandle};
use std::time::Duration;
use wasm_bindgen::JsCast;

/// A pause in typing after which long text is written although the field was not left.
const PAUSE: Duration = Duration::from_millis(1500);

/// Fields over one stored thing. What cannot be read stays in its field with the reason under
/// it; what changes elsewhere (undo, another tab) comes in, except into the field being typed in.
/// A handle that is copied freely, so that the fields can stand in several places.
#[derive(Clone, Copy)]
pub struct InPlace {
    draft: Draft,
    stored: Signal<FormValues>,
    write: Callback<FormValues, Result<(), Vec<FieldError>>>,
    form: StoredValue<String>,
    typing: StoredValue<Option<Typing>>,
}

/// Long text that is not written yet.
struct Typing {
    field: String,
    timer: Option<TimeoutHandle>,
}

impl InPlace {
    /// Fields that show `stored` and hand what is typed to `write`.
    pub fn new(stored: Signal<FormValues>, write: Callback<FormValues, Result<(), Vec<FieldError>>>) -> Self {
        let fields = InPlace {
            draft: Draft::new(stored.get_untracked()),
            stored,
            write,
            form: StoredValue::new(element_id("fields")),
            typing: StoredValue::new(None),
        };
        Effect::watch(move || stored.get(), move |now, before, _| fields.take_in(now, before), false);
        on_cleanup(move || fields.write_leaving());
        fields
    }

    /// Some of the fields, drawn.
    pub fn draw(self, specs: Vec<FieldSpec>) -> Markup {
        let form = self.form.get_value();
        let draft = self.draft;
        let field = |spec| view! { <Field spec draft form=form.clone()/> };
        let fields = specs.into_iter().map(field).collect::<Vec<_>>();
        view! {
            <div class="fields" on:input=move |ev| self.typed(&ev) on:change=move |_| self.left()>
                {fields}
            </div>
        }
    }

    /// A field was left, or a choice was made.
    fn left(self) {
        // A browser tells of a field that was typed in when it takes it off the page, too: then nothing is here any more.
        if self.form.try_with_value(|_| ()).is_none() {
            return;
        }
        self.end_typing();
        let errors = self.write.run(self.draft.values_untracked()).err().unwrap_or_default();
        // What was read is shown as it is stored: "1.5 " as "1,5".
        for (field, value) in &self.stored.get_untracked().0 {
            if errors.iter().all(|error| error.field != field) {
                self.draft.set(field, value.clone());
            }
        }
        self.draft.fail(errors);
    }

    /// Long text is written after a pause, so that a crash costs no paragraph.
    fn typed(self, ev: &ev::Event) {
        let Some(area) = ev.target().and_then(|target| target.dyn_into::<web_sys::HtmlTextAreaElement>().ok()) else {
            return;
        };
        self.end_typing();
        let timer = set_timeout_with_handle(move || self.write_typing(), PAUSE).ok();
        self.typing.set_value(Some(Typing { field: area.name(), timer }));
    }

    fn write_typing(self) {
        let is_typing = self.typing.try_with_value(Option::is_some).unwrap_or_default();
        if is_typing {
            // What is wrong is said when the field is left, not in the middle of a word.
            let _ = self.write.run(self.draft.values_untracked());
        }
    }

    /// What was typed and not written when the page goes, by a key, the address or the way back.
    fn write_leaving(self) {
        self.end_typing();
        let typed = self.draft.values_untracked();
        let is_new = |stored: FormValues| stored.0.iter().any(|(field, value)| typed.get(field) != value);
        if self.stored.try_get_untracked().is_some_and(is_new) {
            // Nobody is here any more to be told what is wrong with it.
            let _ = self.write.run(typed);
        }
    }

    fn end_typing(self) {
        if let Some(timer) = self.typing.try_update_value(Option::take).flatten().and_then(|typing| typing.timer) {
            timer.clear();
        }
    }

    fn take_in(self, now: &FormValues, before: Option<&FormValues>) {
        let typing = self.typing.with_value(|typing| typing.as_ref().map(|typing| typing.field.clone()));
        for (field, value) in &now.0 {
            let moved = before.is_none_or(|before| before.get(field) != value);
            if moved && typing.as_ref() != Some(field) {
                self.draft.set(field, value.clone());
            }
        }
    }
}
