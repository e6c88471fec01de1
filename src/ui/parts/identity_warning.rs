//! The guard of a field of text: it warns under the field of what looks like an identity, and never stops anybody.

use super::focus::focus_later;
use crate::ui::prelude::*;
use crate::{
    domain::identity::{self, Hit, IdentityKind, Strength},
    texts::{Key, text},
};

/// What a text looks like, each warning once, the surest first. Where days are asked for, a day is no finding.
pub fn identity_warnings(typed: &str, has_days: bool) -> Vec<Key> {
    let mut hits = identity::find(typed);
    hits.retain(|hit| !(has_days && hit.kind == IdentityKind::FullDate));
    hits.sort_by_key(|hit| std::cmp::Reverse(hit.strength));
    let mut found = Vec::new();
    for warning in hits.iter().map(warning) {
        if !found.contains(&warning) {
            found.push(warning);
        }
    }
    found
}

/// The words speak louder where the check digits of a number are right.
fn warning(hit: &Hit) -> Key {
    match hit.kind {
        IdentityKind::NorwegianNumber | IdentityKind::DanishCpr if hit.strength == Strength::Strong => {
            Key::LooksLikeNumberStrong
        }
        IdentityKind::NorwegianNumber | IdentityKind::DanishCpr | IdentityKind::Duf => Key::LooksLikeNumber,
        IdentityKind::Phone => Key::LooksLikePhone,
        IdentityKind::Email => Key::LooksLikeEmail,
        IdentityKind::FullDate => Key::LooksLikeDate,
        IdentityKind::Name => Key::LooksLikeName,
        IdentityKind::Address => Key::LooksLikeAddress,
    }
}

/// The warning with its switch for a false alarm. What the user has said is none stays silent in this field, as
/// long as it is open; another finding speaks. The focus goes back to the field, named by its id.
pub fn identity_guard(typed: Signal<String>, has_days: bool, control: String) -> Markup {
    let denied = RwSignal::new(Vec::<Key>::new());
    let warning = Memo::new(move |_| {
        let found = typed.with(|typed| identity_warnings(typed, has_days));
        denied.with(|denied| found.into_iter().find(|warning| !denied.contains(warning)))
    });
    let control = StoredValue::new(control);
    let press = move |_| {
        denied.update(|denied| denied.extend(warning.get_untracked()));
        focus_later(control.get_value());
    };
    let drawn = move || {
        warning.get().map(|words| {
            view! {
                <p class="ds-validation-message" data-color="warning">{text(words)}</p>
                <button type="button" class="ds-button" data-variant="tertiary" data-size="sm" on:click=press>
                    {text(Key::LooksLikeNone)}
                </button>
            }
        })
    };
    drawn.into_markup()
}
