//! Half-typed forms, kept beside the workbook against a reload or a crash.

use super::Workbooks;
use crate::{
    domain::form::FormValues,
    storage::{drafts::Drafts, timer},
};
use reactive_graph::{
    owner::{LocalStorage, StoredValue},
    prelude::*,
};
use std::{collections::BTreeMap, rc::Rc};
use wasm_bindgen_futures::spawn_local;

/// Milliseconds without typing before a draft is written.
const PAUSE_MILLIS: i32 = 400;

/// The draft of one form. A copied handle.
#[derive(Clone, Copy)]
pub struct KeptForm {
    workbooks: Workbooks,
    form: StoredValue<Rc<str>, LocalStorage>,
    /// Raised at every call, so that only the last one of a flurry is written.
    turn: StoredValue<u32>,
}

impl Workbooks {
    /// The draft of a form by its name, for example `case-new`.
    pub fn kept_form(self, form: &str) -> KeptForm {
        KeptForm { workbooks: self, form: StoredValue::new_local(form.into()), turn: StoredValue::new(0) }
    }
}

impl KeptForm {
    /// Keeps what is typed so far; `None` forgets it: it was saved or given up.
    pub fn keep(self, typed: Option<FormValues>) {
        let Some(drafts) = self.drafts() else { return };
        let (Some(form), Some(turn)) = (self.form.try_get_value(), self.next_turn()) else { return };
        // Locking does not wait for the pause.
        self.workbooks.lock.typed.update_value(|waiting| match &typed {
            Some(typed) => drop(waiting.insert(form.clone(), typed.clone())),
            None => drop(waiting.remove(&form)),
        });
        spawn_local(async move {
            let Some(typed) = typed else {
                // A draft that stays behind costs nothing but an offer to go on with it.
                let _ = drafts.delete(&form).await;
                return;
            };
            timer::wait(PAUSE_MILLIS).await;
            if self.turn.try_get_value() == Some(turn) {
                self.workbooks.lock.typed.update_value(|waiting| drop(waiting.remove(&form)));
                // The form still holds it; the next pause tries again.
                let _ = drafts.put(&form, &typed.0).await;
            }
        });
    }

    /// Looks for what was typed before a reload, and hands it over when there is something.
    pub fn resume(self, take: impl FnOnce(FormValues) + 'static) {
        let Some(drafts) = self.drafts() else { return };
        let Some(form) = self.form.try_get_value() else { return };
        spawn_local(async move {
            let found: Option<BTreeMap<String, String>> = drafts.get(&form).await.unwrap_or_default();
            if let Some(found) = found {
                take(FormValues(found));
            }
        });
    }

    fn next_turn(self) -> Option<u32> {
        self.turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        })
    }
    fn drafts(self) -> Option<Drafts> {
        self.workbooks.session().and_then(|session| session.journal().map(Drafts::new))
    }
}
