//! Language, colours and size of this browser; hours and country of the data.

use super::lock::LockSettings;
use crate::ui::prelude::*;
use crate::{
    domain::form::FormValues,
    state::{
        actions::settings::{field, form_of},
        app,
    },
    texts::{Key, Lang, lang, text},
    ui::{
        parts::{Choice, Draft, FieldSpec, Form, Heading, Toggle, check_box},
        shell::{Density, Preferences, Theme},
    },
};

/// The tab.
#[component]
pub fn SettingsTab() -> impl IntoView {
    view! {
        <Heading text=Key::SettingsBrowser/>
        <Look/>
        <Heading text=Key::LockHeading/>
        <LockSettings/>
        <Heading text=Key::SettingsWork/>
        <Work/>
    }
}

#[component]
fn Look() -> impl IntoView {
    let preferences = Preferences::get();
    let languages = Lang::ALL.map(|lang| Choice::new(lang.code(), lang.name())).to_vec();
    let themes = Theme::ALL.map(|theme| Choice::new(theme.code(), theme.name())).to_vec();
    let sizes = [Key::DensitySmall, Key::DensityMedium, Key::DensityLarge];
    let sizes = Density::ALL.iter().zip(sizes).map(|(size, name)| Choice::new(size.code(), text(name))).collect();
    let speak = move |code: String| {
        if let Some(lang) = Lang::from_code(&code) {
            preferences.speak(lang);
        }
    };
    let paint = move |code: String| {
        preferences.theme.set(Theme::ALL.into_iter().find(|theme| theme.code() == code).unwrap_or_default());
    };
    let size = move |code: String| {
        preferences.density.set(Density::ALL.into_iter().find(|size| size.code() == code).unwrap_or_default());
    };
    view! {
        <div class="look">
            {named(Key::SettingsLanguage, view! {
                <Toggle label=Key::SettingsLanguage choices=languages chosen=lang().code().to_owned() on_choose=speak/>
            })}
            {named(Key::SettingsTheme, view! {
                <Toggle label=Key::SettingsTheme choices=themes chosen=Signal::derive(move || preferences.theme.get().code().to_owned()) on_choose=paint/>
            })}
            {named(Key::SettingsDensity, view! {
                <Toggle label=Key::SettingsDensity choices=sizes chosen=Signal::derive(move || preferences.density.get().code().to_owned()) on_choose=size/>
            })}
            {check_box(Key::SettingsSingleKeys, preferences.single_keys)}
        </div>
    }
}

/// The name above a choice, for those who see it; the choice itself has the same name.
fn named(name: Key, choice: Markup) -> Markup {
    view! {
        <div>
            <span class="ds-label" aria-hidden="true">{text(name)}</span>
            {choice}
        </div>
    }
}

#[component]
fn Work() -> impl IntoView {
    let app = app();
    let draft = Draft::new(app.workspace(|workspace| form_of(workspace.settings())));
    let countries = vec![Choice::new("NO", text(Key::CountryNo)), Choice::new("DK", text(Key::CountryDk))];
    let fields = vec![
        FieldSpec::radio(field::COUNTRY, Key::SettingsCountry, countries),
        FieldSpec::number(field::WEEK_HOURS, Key::SettingsWeekHours, Some(Key::UnitHours)),
        FieldSpec::number(field::MEETING_HOURS, Key::SettingsMeetingHours, Some(Key::UnitHours)),
        FieldSpec::date(field::STARTED, Key::FieldStarted).help(Key::SettingsStartedHelp),
        FieldSpec::number(field::BUFFER_DAYS, Key::SettingsBuffer, Some(Key::UnitWorkdays))
            .help(Key::SettingsBufferHelp),
        FieldSpec::number(field::Q1_LIMIT, Key::SettingsQ1Limit, Some(Key::UnitTasks)).help(Key::SettingsQ1LimitHelp),
        FieldSpec::number(field::KEEP_CASE, Key::SettingsKeepCase, Some(Key::UnitDays)).help(Key::SettingsKeepHelp),
        FieldSpec::number(field::KEEP_FEEDBACK, Key::SettingsKeepFeedback, Some(Key::UnitMonths)),
        FieldSpec::number(field::KEEP_ANALYSIS, Key::SettingsKeepAnalysis, Some(Key::UnitMonths)),
        FieldSpec::number(field::KEEP_CARE, Key::SettingsKeepCare, Some(Key::UnitWeeks)),
    ];
    view! {
        <Form
            fields
            draft
            submit=Key::SettingsSave
            on_submit=move |values: FormValues| app.edit_settings(&values)
            autofocus=false
        />
    }
}
