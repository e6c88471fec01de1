//! Buttons, and links that look like them.

use super::icon::icon;
use crate::ui::prelude::*;

/// How much weight a button has. One primary a screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Variant {
    /// The one thing to do here.
    Primary,
    /// Everything else.
    #[default]
    Secondary,
    /// In rows and bars.
    Tertiary,
}

impl Variant {
    fn name(self) -> &'static str {
        ["primary", "secondary", "tertiary"][self as usize]
    }
}

/// A button with words. A disabled one stays in the order of tabs and does nothing, so that
/// the focus is not lost when it changes.
#[component]
pub fn Button(
    /// A verb first.
    #[prop(into)]
    label: Signal<String>,
    /// What it does.
    #[prop(into)]
    on_press: Callback<()>,
    /// Its weight.
    #[prop(optional)]
    variant: Variant,
    /// Red: it destroys something.
    #[prop(optional)]
    danger: bool,
    /// An icon before the words.
    #[prop(optional)]
    icon: &'static str,
    /// Nothing to do now.
    #[prop(into, optional)]
    disabled: Signal<bool>,
    /// Sends the form it stands in.
    #[prop(optional)]
    submit: bool,
) -> impl IntoView {
    let press = move |_| {
        if !disabled.get_untracked() {
            on_press.run(());
        }
    };
    view! {
        <button
            class="ds-button"
            type=if submit { "submit" } else { "button" }
            data-variant=variant.name()
            data-color=danger.then_some("danger")
            aria-disabled=move || disabled.get().then_some("true")
            on:click=press
        >
            {(!icon.is_empty()).then(|| self::icon(icon))}
            {move || label.get()}
        </button>
    }
}

/// A button with an icon alone; the label is its name and its tooltip.
#[component]
pub fn IconButton(
    /// A verb first.
    #[prop(into)]
    label: Signal<String>,
    /// What it does.
    #[prop(into)]
    on_press: Callback<()>,
    /// The icon.
    icon: &'static str,
    /// Nothing to do now.
    #[prop(into, optional)]
    disabled: Signal<bool>,
    /// Added to the tooltip, for example `Ctrl Z`.
    #[prop(optional)]
    keys: &'static str,
) -> impl IntoView {
    let press = move |_| {
        if !disabled.get_untracked() {
            on_press.run(());
        }
    };
    let tooltip = move || if keys.is_empty() { label.get() } else { format!("{} ({keys})", label.get()) };
    view! {
        <button
            class="ds-button"
            type="button"
            data-variant="tertiary"
            data-icon="true"
            aria-label=move || label.get()
            title=tooltip
            aria-disabled=move || disabled.get().then_some("true")
            on:click=press
        >
            {self::icon(icon)}
        </button>
    }
}

/// A link that looks like a button: it goes somewhere.
#[component]
pub fn LinkButton(
    /// A verb first.
    #[prop(into)]
    label: Signal<String>,
    /// From `Route::href`.
    #[prop(into)]
    href: Signal<String>,
    /// Its weight.
    #[prop(optional)]
    variant: Variant,
    /// An icon before the words.
    #[prop(optional)]
    icon: &'static str,
) -> impl IntoView {
    view! {
        <a class="ds-button" data-variant=variant.name() href=move || href.get()>
            {(!icon.is_empty()).then(|| self::icon(icon))}
            {move || label.get()}
        </a>
    }
}
