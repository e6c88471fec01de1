//! What every screen is written with: Leptos, with our own way of drawing.

pub use super::markup::{IntoMarkup, Markup, view};
pub use leptos::prelude::*;
