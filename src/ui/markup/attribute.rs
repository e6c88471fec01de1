//! How what stands in a tag is set, and set again.

use super::value::{Source, Value};
use leptos::{
    prelude::RenderEffect,
    tachys::renderer::{RemoveEventHandler, Rndr},
    wasm_bindgen::JsValue,
};
use send_wrapper::SendWrapper;
use std::borrow::Cow;
use web_sys::Element;

/// One thing that stands in a tag.
pub(super) enum Attribute {
    Value(Kind, &'static str, Source),
    Listener(Cow<'static, str>, SendWrapper<Box<dyn FnMut(JsValue)>>),
    Found(Box<dyn FnOnce(&Element) + Send>),
}

/// What is set.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Attribute,
    Class,
    Style,
    Property,
}

/// One of them, set.
pub(super) enum Held {
    Fixed(Kind, &'static str, Value),
    Live(Kind, &'static str, RenderEffect<Value>),
    /// Listens as long as it is held.
    Listener(#[expect(dead_code, reason = "stops listening when it goes")] RemoveEventHandler<Element>),
    Found,
}

impl Attribute {
    /// Sets it for the first time.
    pub fn build(self, element: &Element) -> Held {
        match self {
            Attribute::Value(kind, name, Source::Fixed(value)) => {
                first(element, kind, name, &value);
                Held::Fixed(kind, name, value)
            }
            Attribute::Value(kind, name, Source::Live(read)) => {
                Held::Live(kind, name, watch(element, kind, name, read, None))
            }
            Attribute::Listener(name, handle) => {
                Held::Listener(Rndr::add_event_listener(element, &name, handle.take()))
            }
            Attribute::Found(found) => {
                found(element);
                Held::Found
            }
        }
    }

    /// Whether it can take the place of what is held.
    pub fn fits(&self, held: &Held) -> bool {
        match (self, held) {
            (Attribute::Value(kind, name, Source::Fixed(_)), Held::Fixed(was, called, _))
            | (Attribute::Value(kind, name, Source::Live(_)), Held::Live(was, called, _)) => {
                kind == was && name == called
            }
            (Attribute::Listener(..), Held::Listener(_)) | (Attribute::Found(_), Held::Found) => true,
            _ => false,
        }
    }

    /// Takes the place of what is held, which it fits.
    pub fn rebuild(self, element: &Element, held: &mut Held) {
        match (self, held) {
            (Attribute::Value(kind, name, Source::Fixed(value)), Held::Fixed(_, _, old)) => {
                if changes(kind, old, &value) {
                    set(element, kind, name, &value);
                    *old = value;
                }
            }
            (Attribute::Value(kind, name, Source::Live(read)), Held::Live(_, _, effect)) => {
                let old = effect.take_value();
                *effect = watch(element, kind, name, read, old);
            }
            (new, held) => *held = new.build(element),
        }
    }
}

/// Sets it now and whenever what is read has changed.
fn watch(
    element: &Element,
    kind: Kind,
    name: &'static str,
    mut read: Box<dyn FnMut() -> Value + Send>,
    old: Option<Value>,
) -> RenderEffect<Value> {
    let element = element.clone();
    let step = move |old: Option<Value>| {
        let value = read();
        match old {
            None => first(&element, kind, name, &value),
            Some(old) if changes(kind, &old, &value) => set(&element, kind, name, &value),
            Some(_) => {}
        }
        value
    };
    RenderEffect::new_with_value(step, old)
}

/// Whether it has to be set again. A property may have been changed by the user meanwhile: ticked, or written in.
fn changes(kind: Kind, old: &Value, new: &Value) -> bool {
    kind == Kind::Property || old != new
}

/// What is not there need not be taken away from a new element. A property is always something.
fn first(element: &Element, kind: Kind, name: &str, value: &Value) {
    if *value != Value::None || kind == Kind::Property {
        set(element, kind, name, value);
    }
}

fn set(element: &Element, kind: Kind, name: &str, value: &Value) {
    match (kind, value) {
        (Kind::Attribute, Value::None) => Rndr::remove_attribute(element, name),
        (Kind::Attribute, Value::Flag) => Rndr::set_attribute(element, name, ""),
        (Kind::Attribute, Value::Text(words)) => Rndr::set_attribute(element, name, words),
        (Kind::Class, Value::None) => Rndr::remove_class(&Rndr::class_list(element), name),
        (Kind::Class, _) => Rndr::add_class(&Rndr::class_list(element), name),
        (Kind::Style, Value::Text(words)) => Rndr::set_css_property(&Rndr::style(element), name, words),
        (Kind::Style, _) => Rndr::remove_css_property(&Rndr::style(element), name),
        (Kind::Property, value) => {
            let value = match value {
                Value::None => JsValue::FALSE,
                Value::Flag => JsValue::TRUE,
                Value::Text(words) => JsValue::from_str(words),
            };
            // What stands in a field waits for the choices that it may be one of.
            Rndr::set_property_or_value(element, name, &value);
        }
    }
}
