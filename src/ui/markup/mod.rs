//! What a screen is drawn from: one small kind of value, whatever the tags.
//!
//! Leptos makes a type of each view and code of each type, several times over. Here a tag is a few calls that
//! fill an [`Element`], a closure is a box, and drawing, comparing and changing exist once: see DECISIONS 83.
//! Signals, effects and components are Leptos' own; [`bridge`] lets each hold the other.
//!
//! What is drawn again is compared with what stands, and changed in place where it is of the same kind, so that
//! focus and what is half typed stay: see [`mounted`].

mod attribute;
mod bridge;
mod element;
mod icon;
mod mounted;
mod value;

pub use element::Element;
pub use markup::view;

use leptos::prelude::{AnyView, ArcMemo, IntoAny, Memo, ReadSignal, RwSignal, Signal, View};
use leptos::prelude::{Get, RenderHtml};
use std::borrow::Cow;

/// A piece of a screen that is not drawn yet.
#[must_use]
pub struct Markup(Box<Piece>);

enum Piece {
    /// Keeps its place, so that something may come.
    Nothing,
    Text(Cow<'static, str>),
    Element(Element),
    /// A picture that the page holds by name.
    Icon(&'static str),
    /// Drawn again whenever what it reads has changed.
    Live(Box<dyn FnMut() -> Markup + Send>),
    List(Vec<Markup>),
    /// What Leptos draws: components and what they hand on.
    View(AnyView),
}

impl Markup {
    fn text(words: impl Into<Cow<'static, str>>) -> Self {
        Markup(Box::new(Piece::Text(words.into())))
    }

    fn fixed(words: &'static str) -> Self {
        Markup::text(words)
    }

    fn nothing() -> Self {
        Markup(Box::new(Piece::Nothing))
    }

    fn live(draw: Box<dyn FnMut() -> Markup + Send>) -> Self {
        Markup(Box::new(Piece::Live(draw)))
    }

    fn view(view: AnyView) -> Self {
        Markup(Box::new(Piece::View(view)))
    }
}

/// Several pieces, one after the other.
#[derive(Default)]
pub struct List(Vec<Markup>);

impl List {
    /// None so far.
    pub const fn new() -> Self {
        List(Vec::new())
    }

    /// Adds one at the end.
    pub fn push(&mut self, piece: impl IntoMarkup) {
        self.0.push(piece.into_markup());
    }
}

impl IntoMarkup for List {
    fn into_markup(self) -> Markup {
        Markup(Box::new(Piece::List(self.0)))
    }
}

/// What may stand between tags.
pub trait IntoMarkup {
    /// As a piece of a screen.
    fn into_markup(self) -> Markup;
}

impl IntoMarkup for Markup {
    fn into_markup(self) -> Markup {
        self
    }
}

impl IntoMarkup for Element {
    fn into_markup(self) -> Markup {
        Markup(Box::new(Piece::Element(self)))
    }
}

impl IntoMarkup for () {
    fn into_markup(self) -> Markup {
        Markup::nothing()
    }
}

impl IntoMarkup for &'static str {
    fn into_markup(self) -> Markup {
        Markup::fixed(self)
    }
}

impl IntoMarkup for String {
    fn into_markup(self) -> Markup {
        Markup::text(self)
    }
}

impl IntoMarkup for Cow<'static, str> {
    fn into_markup(self) -> Markup {
        Markup::text(self)
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl IntoMarkup for $number {
            fn into_markup(self) -> Markup {
                Markup::text(self.to_string())
            }
        }
    )*};
}

numbers!(u8, u32, i32, i64, usize);

impl<T: IntoMarkup> IntoMarkup for Option<T> {
    fn into_markup(self) -> Markup {
        self.map_or_else(Markup::nothing, T::into_markup)
    }
}

impl<T: IntoMarkup> IntoMarkup for Vec<T> {
    fn into_markup(self) -> Markup {
        Markup(Box::new(Piece::List(self.into_iter().map(T::into_markup).collect())))
    }
}

impl<T: IntoMarkup, const COUNT: usize> IntoMarkup for [T; COUNT] {
    fn into_markup(self) -> Markup {
        Markup(Box::new(Piece::List(self.into_iter().map(T::into_markup).collect())))
    }
}

impl<F, T> IntoMarkup for F
where
    F: FnMut() -> T + Send + 'static,
    T: IntoMarkup,
{
    fn into_markup(mut self) -> Markup {
        Markup::live(Box::new(move || self().into_markup()))
    }
}

macro_rules! signals {
    ($($signal:ident),*) => {$(
        impl<T> IntoMarkup for $signal<T>
        where
            T: IntoMarkup + Clone + Send + Sync + 'static,
        {
            fn into_markup(self) -> Markup {
                Markup::live(Box::new(move || self.get().into_markup()))
            }
        }
    )*};
}

signals!(Signal, Memo, ArcMemo, RwSignal, ReadSignal);

impl IntoMarkup for AnyView {
    fn into_markup(self) -> Markup {
        Markup::view(self)
    }
}

impl<T: RenderHtml + Send + 'static> IntoMarkup for View<T> {
    fn into_markup(self) -> Markup {
        Markup::view(self.into_inner().into_any())
    }
}
