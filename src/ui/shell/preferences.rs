//! Language, colours and size: what belongs to this browser and not to the data.

use crate::ui::prelude::*;
use crate::{
    storage::prefs::{self, Pref},
    texts::{Key, Lang, lang, set_lang, text},
};

/// Light, dark, or as the system.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Theme {
    /// As the system.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All three.
    pub const ALL: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];
    /// The design system's name.
    pub fn code(self) -> &'static str {
        ["auto", "light", "dark"][self as usize]
    }
    /// In words.
    pub fn name(self) -> &'static str {
        text([Key::ThemeAuto, Key::ThemeLight, Key::ThemeDark][self as usize])
    }
}

/// How large everything is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Density {
    /// Dense enough for work.
    #[default]
    Small,
    /// Larger.
    Medium,
    /// Large.
    Large,
}

impl Density {
    /// All three.
    pub const ALL: [Density; 3] = [Density::Small, Density::Medium, Density::Large];
    /// The design system's name.
    pub fn code(self) -> &'static str {
        ["sm", "md", "lg"][self as usize]
    }
}

/// What the user prefers; a change is seen at once.
#[derive(Clone, Copy)]
pub struct Preferences {
    /// The language. Set it with [`Preferences::speak`].
    pub language: RwSignal<Lang>,
    /// Colours.
    pub theme: RwSignal<Theme>,
    /// Size.
    pub density: RwSignal<Density>,
    /// Whether keys without Ctrl do something; speech input may press them by accident.
    pub single_keys: RwSignal<bool>,
}

impl Preferences {
    /// Reads them and keeps the page in step. Once, at the root.
    pub fn provide() -> Self {
        let preferences = Self::kept();
        provide_context(preferences);
        Effect::new(move || {
            let theme = preferences.theme.get().code();
            set_on_page("data-color-scheme", theme);
            prefs::set(Pref::Theme, theme);
        });
        Effect::new(move || {
            let density = preferences.density.get().code();
            set_on_page("data-size", density);
            prefs::set(Pref::Density, density);
        });
        Effect::new(move || {
            prefs::set(Pref::SingleKeys, preferences.single_keys.get());
        });
        preferences
    }
    /// Those of the page.
    pub fn get() -> Self {
        use_context().unwrap_or_else(Self::kept)
    }
    /// Changes the language: everything on the screen is built anew.
    pub fn speak(self, language: Lang) {
        set_lang(language);
        prefs::set(Pref::Language, language.code());
        self.language.set(language);
    }
    /// As they were left.
    fn kept() -> Self {
        let theme = prefs::get::<String>(Pref::Theme);
        let density = prefs::get::<String>(Pref::Density);
        Preferences {
            language: RwSignal::new(lang()),
            theme: RwSignal::new(by_code(&Theme::ALL, Theme::code, theme)),
            density: RwSignal::new(by_code(&Density::ALL, Density::code, density)),
            single_keys: RwSignal::new(prefs::get(Pref::SingleKeys).unwrap_or(true)),
        }
    }
}

fn by_code<T: Copy + Default>(all: &[T], code: fn(T) -> &'static str, kept: Option<String>) -> T {
    all.iter().copied().find(|choice| Some(code(*choice)) == kept.as_deref()).unwrap_or_default()
}

fn set_on_page(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        // Fails only for a name that is not an attribute's.
        let _ = root.set_attribute(name, value);
    }
}
