//! Keeping the tabs of one browser equal.
//!
//! Every tab reads the others' new rows when it gets the focus or is shown, and once a second
//! while it is visible. A message between tabs only makes that quicker: WebKit passes none
//! between files, Firefox only between tabs of the same file.

use super::journal::{Journal, NewRows};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{BroadcastChannel, Document, EventTarget, VisibilityState, Window};

/// Milliseconds between two looks while visible.
const INTERVAL: i32 = 1_000;

/// Watches for other tabs' rows until it is dropped.
pub struct Tabs {
    look: Rc<dyn Fn()>,
    channel: Option<BroadcastChannel>,
    listener: Closure<dyn Fn(JsValue)>,
    targets: Vec<(EventTarget, &'static str)>,
    timer: Option<(Window, i32)>,
    watching: Rc<Cell<bool>>,
}

impl Tabs {
    /// Begins to watch. `on_rows` gets what other tabs wrote, never an empty piece.
    /// Reading that fails is tried again at the next look.
    /// `on_lock` is called when another tab has called for locking; a tab with a lock looks in the
    /// background too, as often as the browser lets it.
    pub fn watch(journal: &Journal, on_rows: impl Fn(NewRows) + 'static, on_lock: impl Fn() + 'static) -> Tabs {
        let watching = Rc::new(Cell::new(true));
        let look = look(journal.clone(), watching.clone(), Rc::new(on_rows), Rc::new(on_lock));
        let has_lock = journal.lock().is_some();
        let window = web_sys::window();
        let document = window.as_ref().and_then(Window::document);
        let channel = BroadcastChannel::new(journal.workbook().database()).ok();
        let listener = {
            let (look, document) = (look.clone(), document.clone());
            Closure::new(move |_: JsValue| {
                if has_lock || document.as_ref().is_none_or(is_visible) {
                    look();
                }
            })
        };
        let function = listener.as_ref().unchecked_ref();
        let mut targets: Vec<(EventTarget, &'static str)> = Vec::new();
        targets.extend(window.clone().map(|window| (window.into(), "focus")));
        targets.extend(document.map(|document| (document.into(), "visibilitychange")));
        targets.extend(channel.clone().map(|channel| (channel.into(), "message")));
        targets.retain(|(target, event)| target.add_event_listener_with_callback(event, function).is_ok());
        let timer = window.and_then(|window| {
            let timer = window.set_interval_with_callback_and_timeout_and_arguments_0(function, INTERVAL).ok()?;
            Some((window, timer))
        });
        Tabs { look, channel, listener, targets, timer, watching }
    }

    /// Tells the other tabs that rows were written.
    pub fn tell(&self) {
        if let Some(channel) = &self.channel {
            // Only makes it quicker: what does not arrive is read within a second.
            let _ = channel.post_message(&JsValue::NULL);
        }
    }

    /// Looks now.
    pub fn look(&self) {
        (self.look)();
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        self.watching.set(false);
        let function = self.listener.as_ref().unchecked_ref();
        for (target, event) in &self.targets {
            // The page is closing; then the listeners are gone anyway.
            let _ = target.remove_event_listener_with_callback(event, function);
        }
        if let Some((window, timer)) = &self.timer {
            window.clear_interval_with_handle(*timer);
        }
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}

fn look(
    journal: Journal,
    watching: Rc<Cell<bool>>,
    on_rows: Rc<dyn Fn(NewRows)>,
    on_lock: Rc<dyn Fn()>,
) -> Rc<dyn Fn()> {
    Rc::new(move || {
        if journal.is_gone() {
            return;
        }
        let (journal, watching, on_rows) = (journal.clone(), watching.clone(), on_rows.clone());
        let on_lock = on_lock.clone();
        spawn_local(async move {
            let Ok(rows) = journal.read_new().await else { return };
            if watching.get() && !rows.is_empty() {
                on_rows(rows);
            }
            if watching.get() && journal.is_called_to_lock() {
                on_lock();
            }
        });
    })
}

/// Loads the page anew: nothing of what was in memory is left.
pub fn reload_page() {
    if let Some(window) = web_sys::window() {
        // Refused, the page stays as it is: wiped as far as a program can.
        let _ = window.location().reload();
    }
}

fn is_visible(document: &Document) -> bool {
    document.visibility_state() == VisibilityState::Visible
}
