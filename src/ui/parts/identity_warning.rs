//! The warning under a field whose text looks like an identity.

use crate::{
    domain::identity::{self, IdentityKind, Strength},
    texts::{Key, text},
};

/// What a text looks like, in words; none when it looks like no identity. It warns, nothing more: in
/// stronger words where the check digits of a number are right.
pub fn identity_warning(typed: &str) -> Option<String> {
    let hit = identity::find(typed).into_iter().max_by_key(|hit| hit.strength)?;
    let warning = match hit.kind {
        IdentityKind::NorwegianNumber | IdentityKind::DanishCpr if hit.strength == Strength::Strong => {
            Key::LooksLikeNumberStrong
        }
        IdentityKind::NorwegianNumber | IdentityKind::DanishCpr | IdentityKind::Duf => Key::LooksLikeNumber,
        IdentityKind::Phone => Key::LooksLikePhone,
        IdentityKind::Email => Key::LooksLikeEmail,
        IdentityKind::FullDate => Key::LooksLikeDate,
        IdentityKind::Name => Key::LooksLikeName,
        IdentityKind::Address => Key::LooksLikeAddress,
    };
    Some(text(warning).to_owned())
}
