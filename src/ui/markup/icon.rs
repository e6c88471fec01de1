//! Pictures that the page holds by name: each is a copy of its drawing.
//!
//! A reference (`<use>`) costs four elements where a copy costs two, and the browser computes the style of each
//! whenever a window closes.

use super::{Markup, Piece};
use leptos::tachys::renderer::Rndr;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = __arbeidsro, js_name = icon, catch)]
    fn copy_of_icon(name: &str) -> Result<web_sys::Element, JsValue>;
}

impl Markup {
    /// The icon of this name; an empty picture where the page has none of it.
    pub fn icon(name: &'static str) -> Self {
        Markup(Box::new(Piece::Icon(name)))
    }
}

/// A new picture of it.
pub(super) fn draw(name: &str) -> web_sys::Element {
    copy_of_icon(name).unwrap_or_else(|_| Rndr::create_element("svg", Some(super::mounted::SVG)))
}
