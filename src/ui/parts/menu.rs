//! A button that opens a list of acts.

use super::{form::focus_within, icon::icon, keycaps::keycaps};
use crate::ui::prelude::*;
use leptos::{ev, html, task::tick};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

/// One act.
#[derive(Clone)]
pub struct MenuItem {
    /// A verb first.
    pub label: String,
    /// An icon, or "".
    pub icon: &'static str,
    /// The single key that does the same in the list, or "".
    pub keys: &'static str,
    /// Red: it destroys something.
    pub danger: bool,
    /// What it does.
    pub run: Callback<()>,
}

impl MenuItem {
    /// An act with words alone.
    pub fn new(label: impl Into<String>, run: impl Fn() + Send + Sync + 'static) -> Self {
        MenuItem { label: label.into(), icon: "", keys: "", danger: false, run: Callback::new(move |()| run()) }
    }
    /// With an icon.
    pub fn icon(mut self, icon: &'static str) -> Self {
        self.icon = icon;
        self
    }
    /// With the key that does the same.
    pub fn keys(mut self, keys: &'static str) -> Self {
        self.keys = keys;
        self
    }
    /// In red.
    pub fn danger(mut self) -> Self {
        self.danger = true;
        self
    }
}

/// A menu. The list lies in the browser's top layer, so that no scrolling box cuts it off;
/// Escape and a click elsewhere close it.
#[component]
pub fn Menu(
    /// What the button says.
    #[prop(into)]
    label: Signal<String>,
    /// The button shows this icon alone when given.
    #[prop(optional)]
    icon: &'static str,
    /// The acts, made when it opens.
    #[prop(into)]
    items: Callback<(), Vec<MenuItem>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    let list = NodeRef::<html::Div>::new();
    let show = move |_| {
        let (Some(button), Some(list)) = (button.get_untracked(), list.get_untracked()) else { return };
        if open.get_untracked() {
            let _ = list.hide_popover();
            return;
        }
        open.set(true);
        // Fails only when it is open already.
        let _ = list.show_popover();
        // When its acts are drawn and before anything else happens: a press that came between would meet the list
        // where it does not stay, and close it.
        spawn_local(async move {
            tick().await;
            place(&list, &button);
            focus_within(&list, "[role=menuitem]");
        });
    };
    let close = move || {
        if let Some(list) = list.get_untracked() {
            let _ = list.hide_popover();
        }
    };
    // The browser closes it on Escape and on a click elsewhere.
    let on_toggle = move |_| {
        let shown = list.get_untracked().is_some_and(|list| list.matches(":popover-open").unwrap_or(false));
        open.set(shown);
    };
    let name = move || if icon.is_empty() { None } else { Some(label.get()) };
    let content = move || if icon.is_empty() { label.get().into_markup() } else { self::icon(icon) };
    let item = move |item: MenuItem| {
        let act = move |_| {
            close();
            item.run.run(());
        };
        let keys = (!item.keys.is_empty()).then(|| keycaps(item.keys));
        let picture = (!item.icon.is_empty()).then(|| self::icon(item.icon));
        view! {
            <button
                type="button"
                role="menuitem"
                class="ds-button"
                data-variant="tertiary"
                data-color=item.danger.then_some("danger")
                tabindex="-1"
                on:click=act
            >
                {picture}
                <span class="menu-words">{item.label}</span>
                {keys}
            </button>
        }
    };
    let shown = move || open.get().then(|| items.run(()).into_iter().map(item).collect::<Vec<_>>());
    view! {
        <button
            type="button"
            class="ds-button"
            data-variant="tertiary"
            data-icon=(!icon.is_empty()).then_some("true")
            aria-haspopup="menu"
            aria-expanded=move || if open.get() { "true" } else { "false" }
            aria-label=name
            title=name
            node_ref=button
            on:click=show
        >
            {content}
        </button>
        <div
            class="menu"
            role="menu"
            popover="auto"
            aria-label=move || label.get()
            node_ref=list
            on:toggle=on_toggle
            on:keydown=move |ev| walk(&ev, list)
        >
            {shown}
        </div>
    }
}

/// Under the button, and within the window.
fn place(list: &web_sys::HtmlElement, button: &web_sys::HtmlElement) {
    let (at, size) = (button.get_bounding_client_rect(), list.get_bounding_client_rect());
    let extent = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|v| v.as_f64()).unwrap_or(0.0);
    let (width, height) = (extent(window().inner_width()), extent(window().inner_height()));
    let left = (at.right() - size.width()).clamp(0.0, (width - size.width()).max(0.0));
    let below = at.bottom();
    let top = if below + size.height() > height { (at.top() - size.height()).max(0.0) } else { below };
    for (name, value) in [("left", left), ("top", top)] {
        // Fails only for a value that is not CSS.
        let _ = list.style().set_property(name, &format!("{value:.0}px"));
    }
}

fn walk(ev: &ev::KeyboardEvent, list: NodeRef<html::Div>) {
    let Some(list) = list.get_untracked() else { return };
    let count = list.children().length() as usize;
    let held = document().active_element();
    let at = (0..count).find(|at| list.children().item(*at as u32) == held).unwrap_or(0);
    let next = match ev.key().as_str() {
        "ArrowDown" => (at + 1) % count.max(1),
        "ArrowUp" => (at + count.saturating_sub(1)) % count.max(1),
        "Home" => 0,
        "End" => count.saturating_sub(1),
        "Tab" => {
            let _ = list.hide_popover();
            return;
        }
        "Escape" => {
            // Only the menu closes, not the panel around it.
            ev.stop_propagation();
            return;
        }
        _ => return,
    };
    ev.prevent_default();
    ev.stop_propagation();
    if let Some(item) = list.children().item(next as u32).and_then(|i| i.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = item.focus();
    }
}
