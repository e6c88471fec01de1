//! One passphrase that opens something: the field, the pause after wrong ones, and the deed.

use super::SecretField;
use crate::ui::prelude::*;
use crate::{
    storage::time,
    texts::{Key, say, text},
    ui::parts::{Button, Variant},
};

/// How often the pause is looked at.
const TICK: std::time::Duration = std::time::Duration::from_millis(250);

/// What is typed and how it stands. Copying it copies the handle.
#[derive(Clone, Copy)]
pub struct Asking {
    typed: RwSignal<String>,
    working: RwSignal<bool>,
    /// When the next try may be made, in milliseconds since 1970, and the seconds until then.
    until: StoredValue<u64>,
    wait: RwSignal<u64>,
    problem: RwSignal<Option<Key>>,
}

impl Asking {
    /// Nothing typed yet. Counts its pauses down while the page stands.
    pub fn empty() -> Self {
        let asking = Asking {
            typed: RwSignal::new(String::new()),
            working: RwSignal::new(false),
            until: StoredValue::new(0),
            wait: RwSignal::new(0),
            problem: RwSignal::new(None),
        };
        if let Ok(timer) = set_interval_with_handle(move || asking.count(), TICK) {
            on_cleanup(move || timer.clear());
        }
        asking
    }
    /// What was typed, when it may be tried now. Then nothing else is tried until [`Self::failed`].
    pub fn begin(self) -> Option<String> {
        let typed = self.typed.get_untracked();
        if self.working.get_untracked() || self.wait.get_untracked() > 0 || typed.is_empty() {
            return None;
        }
        self.working.set(true);
        self.problem.set(None);
        Some(typed)
    }
    /// It did not open, and what was typed goes; without a problem it was not tried, and stays.
    pub fn failed(self, problem: Option<Key>) {
        self.working.try_set(false);
        if problem.is_some() {
            self.typed.try_set(String::new());
        }
        self.problem.try_set(problem);
    }
    /// Nothing can be tried for so many milliseconds.
    pub fn pause(self, millis: u64) {
        self.until.try_set_value(time::now_millis().saturating_add(millis));
        self.count();
    }
    /// Nothing can be typed: what was typed is being tried.
    pub fn is_working(self) -> bool {
        self.working.get()
    }
    /// Nothing can be tried now.
    pub fn is_held(self) -> bool {
        self.working.get() || self.wait.get() > 0
    }
    /// Where it is typed, with the pause under it.
    pub fn field(self, label: Key) -> Markup {
        view! {
            <SecretField
                label
                value=self.typed
                autocomplete="current-password"
                problem=Signal::derive(move || self.words())
                focus=true
                disabled=self.working
            />
        }
    }
    fn count(self) {
        let left = self.until.try_get_value().unwrap_or_default().saturating_sub(time::now_millis());
        if self.wait.try_get_untracked().is_some_and(|wait| wait != left.div_ceil(1_000)) {
            self.wait.set(left.div_ceil(1_000));
        }
    }
    fn words(self) -> String {
        let wrong = self.problem.get().map(text).unwrap_or_default();
        match self.wait.get() {
            0 => wrong.to_owned(),
            left => format!("{wrong} {}", say::lock_wait(left as i64)).trim().to_owned(),
        }
    }
}

/// The form. What is among its children can send it too.
#[component]
pub fn AskingForm(
    /// What is typed.
    asking: Asking,
    /// The name of the button.
    act: Key,
    /// It was sent; [`Asking::begin`] gives what was typed.
    #[prop(into)]
    on_open: Callback<()>,
    /// The button was pressed, before `on_open` is called.
    #[prop(into, optional)]
    on_press: Option<Callback<()>>,
    /// Under the button.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let act = Signal::derive(move || text(if asking.working.get() { Key::LockOpening } else { act }).to_owned());
    let press = move || {
        if let Some(press) = on_press {
            press.run(());
        }
    };
    view! {
        <form
            class="gate-form"
            on:submit=move |ev| {
                ev.prevent_default();
                on_open.run(());
            }
        >
            {asking.field(Key::LockField)}
            <Button
                label=act
                on_press=press
                variant=Variant::Primary
                submit=true
                disabled=Signal::derive(move || asking.is_held())
            />
            {children.map(|children| children())}
        </form>
    }
}
