//! Lets Leptos' components hold what we draw.

use super::{
    Markup,
    mounted::{Mounted, build, rebuild},
};
use leptos::{
    prelude::{Render, RenderHtml},
    tachys::{
        html::attribute::any_attribute::AnyAttribute,
        hydration::Cursor,
        no_attrs,
        view::{Position, PositionState},
    },
};

impl Render for Markup {
    type State = Mounted;

    fn build(self) -> Mounted {
        build(self)
    }

    fn rebuild(self, state: &mut Mounted) {
        rebuild(self, state);
    }
}

no_attrs!(Markup);

/// Leptos asks for this of all it draws. Nothing is drawn as text on a server, and nothing is taken over from one.
impl RenderHtml for Markup {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Mounted {
        build(self)
    }

    fn into_owned(self) -> Self {
        self
    }
}
