//! A tag with its attributes and what stands in it, as it is to be drawn.

use super::{
    IntoMarkup, Markup,
    attribute::{Attribute, Kind},
    value::{IntoValue, Source},
};
use leptos::{
    html::ElementType,
    prelude::NodeRef,
    tachys::html::{event::EventDescriptor, node_ref::NodeRefContainer},
    wasm_bindgen::{JsCast, JsValue},
};
use send_wrapper::SendWrapper;

/// A tag. The macro `view!` fills it; what is first there is set first.
#[must_use]
pub struct Element(pub(super) Box<Parts>);

pub(super) struct Parts {
    pub tag: &'static str,
    pub is_svg: bool,
    pub attributes: Vec<Attribute>,
    pub children: Vec<Markup>,
}

impl Element {
    /// A tag of HTML.
    pub fn new(tag: &'static str) -> Self {
        Self::of(tag, false)
    }

    /// A tag of a picture.
    pub fn svg(tag: &'static str) -> Self {
        Self::of(tag, true)
    }

    fn of(tag: &'static str, is_svg: bool) -> Self {
        Element(Box::new(Parts { tag, is_svg, attributes: Vec::new(), children: Vec::new() }))
    }

    /// Adds what stands in the tag.
    pub fn push(&mut self, child: impl IntoMarkup) {
        self.add_child(child.into_markup());
    }

    /// Sets an attribute. False and None leave it out, true sets it to nothing.
    pub fn set(&mut self, name: &'static str, value: impl IntoValue) {
        self.add_value(Kind::Attribute, name, value.source());
    }

    /// Gives the tag this class while the value is true.
    pub fn class(&mut self, name: &'static str, value: impl IntoValue) {
        self.add_value(Kind::Class, name, value.source());
    }

    /// Sets a property of the tag's style.
    pub fn style(&mut self, name: &'static str, value: impl IntoValue) {
        self.add_value(Kind::Style, name, value.source());
    }

    /// Sets a property of the element, such as what stands in a field.
    pub fn property(&mut self, name: &'static str, value: impl IntoValue) {
        self.add_value(Kind::Property, name, value.source());
    }

    /// Listens to an event.
    pub fn on<E>(&mut self, event: E, mut handle: impl FnMut(E::EventType) + 'static)
    where
        E: EventDescriptor,
        E::EventType: JsCast,
    {
        self.listen(event.name(), Box::new(move |event| handle(event.unchecked_into())));
    }

    /// Lets the element be found when it stands.
    pub fn node_ref<E>(&mut self, node: NodeRef<E>)
    where
        E: ElementType,
        E::Output: JsCast + Clone + 'static,
    {
        self.add(Attribute::Found(Box::new(move |element| NodeRefContainer::<E>::load(node, element))));
    }

    fn add_child(&mut self, child: Markup) {
        self.0.children.push(child);
    }

    fn add_value(&mut self, kind: Kind, name: &'static str, source: Source) {
        self.add(Attribute::Value(kind, name, source));
    }

    fn listen(&mut self, name: std::borrow::Cow<'static, str>, handle: Box<dyn FnMut(JsValue)>) {
        self.add(Attribute::Listener(name, SendWrapper::new(handle)));
    }

    fn add(&mut self, attribute: Attribute) {
        self.0.attributes.push(attribute);
    }
}
