//! What is drawn, and how it changes when it is drawn again.

use super::{
    Element, Markup, Piece,
    attribute::{Attribute, Held},
    element::Parts,
    icon,
};
use leptos::{
    prelude::{Mountable, Render, RenderEffect},
    tachys::{renderer::Rndr, view::any_view::AnyViewState},
};
use std::borrow::Cow;
use web_sys::{Comment, Node, Text};

pub(super) const SVG: &str = "http://www.w3.org/2000/svg";

/// A piece that is drawn.
pub enum Mounted {
    /// An empty comment keeps the place.
    Nothing(Comment),
    Text(Text, Cow<'static, str>),
    Element(Box<MountedElement>),
    Icon(web_sys::Element, &'static str),
    Live(Live),
    /// The comment stands at the end.
    List(Vec<Mounted>, Comment),
    View(Box<AnyViewState>),
}

/// What is drawn again by itself.
pub struct Live(RenderEffect<Mounted>);

/// An effect that has gone keeps what it drew until its task is asked again. What is drawn inside would wake
/// meanwhile and read signals that have gone with the screen.
impl Drop for Live {
    fn drop(&mut self) {
        drop(self.0.take_value());
    }
}

pub struct MountedElement {
    tag: &'static str,
    node: web_sys::Element,
    attributes: Vec<Held>,
    children: Vec<Mounted>,
}

/// Draws it.
pub fn build(markup: Markup) -> Mounted {
    match *markup.0 {
        Piece::Nothing => Mounted::Nothing(Rndr::create_placeholder()),
        Piece::Text(words) => Mounted::Text(Rndr::create_text_node(&words), words),
        Piece::Element(element) => Mounted::Element(Box::new(build_element(element))),
        Piece::Icon(name) => Mounted::Icon(icon::draw(name), name),
        Piece::Live(mut draw) => Mounted::Live(Live(RenderEffect::new(move |old| redrawn(draw(), old)))),
        Piece::List(list) => Mounted::List(list.into_iter().map(build).collect(), Rndr::create_placeholder()),
        Piece::View(view) => Mounted::View(Box::new(view.build())),
    }
}

fn redrawn(markup: Markup, old: Option<Mounted>) -> Mounted {
    match old {
        None => build(markup),
        Some(mut mounted) => {
            rebuild(markup, &mut mounted);
            mounted
        }
    }
}

fn build_element(element: Element) -> MountedElement {
    let Parts { tag, is_svg, attributes, children } = *element.0;
    let node = Rndr::create_element(tag, is_svg.then_some(SVG));
    let attributes = attributes.into_iter().map(|attribute| attribute.build(&node)).collect();
    let children = children.into_iter().map(|child| {
        let mut child = build(child);
        child.mount(&node, None);
        child
    });
    let children = children.collect();
    MountedElement { tag, node, attributes, children }
}

/// Changes what is drawn to what it is to be: in place where it is of the same kind, else by taking its place.
pub fn rebuild(markup: Markup, mounted: &mut Mounted) {
    match (*markup.0, &mut *mounted) {
        (Piece::Nothing, Mounted::Nothing(_)) => {}
        (Piece::Text(new), Mounted::Text(node, old)) => {
            if *old != new {
                Rndr::set_text(node, &new);
                *old = new;
            }
        }
        (Piece::Element(element), Mounted::Element(old)) if old.fits(&element.0) => old.rebuild(*element.0),
        (Piece::Icon(new), Mounted::Icon(_, old)) if new == *old => {}
        (Piece::List(list), Mounted::List(old, end)) => rebuild_list(list, old, end),
        (Piece::View(view), Mounted::View(old)) => view.rebuild(old),
        (piece, old) => {
            let mut new = build(Markup(Box::new(piece)));
            old.insert_before_this(&mut new);
            old.unmount();
            *old = new;
        }
    }
}

fn rebuild_list(list: Vec<Markup>, old: &mut Vec<Mounted>, end: &Comment) {
    for mut surplus in old.drain(list.len().min(old.len())..) {
        surplus.unmount();
    }
    for (place, markup) in list.into_iter().enumerate() {
        match old.get_mut(place) {
            Some(mounted) => rebuild(markup, mounted),
            None => {
                let mut mounted = build(markup);
                end.insert_before_this(&mut mounted);
                old.push(mounted);
            }
        }
    }
}

impl MountedElement {
    /// Whether the element can stay, with other values.
    fn fits(&self, new: &Parts) -> bool {
        self.tag == new.tag
            && self.children.len() == new.children.len()
            && self.attributes.len() == new.attributes.len()
            && new.attributes.iter().zip(&self.attributes).all(|(new, held)| Attribute::fits(new, held))
    }

    fn rebuild(&mut self, new: Parts) {
        for (attribute, held) in new.attributes.into_iter().zip(&mut self.attributes) {
            attribute.rebuild(&self.node, held);
        }
        for (child, mounted) in new.children.into_iter().zip(&mut self.children) {
            rebuild(child, mounted);
        }
    }
}

impl Mounted {
    /// The part that stands for it when something is put before it.
    fn first(&self) -> &dyn Mountable {
        match self {
            Mounted::Nothing(place) => place,
            Mounted::Text(node, _) => node,
            Mounted::Element(element) => &element.node,
            Mounted::Icon(picture, _) => picture,
            Mounted::Live(live) => &live.0,
            Mounted::List(list, end) => list.first().map_or(end as &dyn Mountable, |first| first),
            Mounted::View(view) => &**view,
        }
    }
}

impl Mountable for Mounted {
    fn unmount(&mut self) {
        match self {
            Mounted::Nothing(place) => place.unmount(),
            Mounted::Text(node, _) => node.unmount(),
            Mounted::Element(element) => element.node.unmount(),
            Mounted::Icon(picture, _) => picture.unmount(),
            Mounted::Live(live) => live.0.unmount(),
            Mounted::List(list, end) => {
                list.iter_mut().for_each(Mountable::unmount);
                end.unmount();
            }
            Mounted::View(view) => view.unmount(),
        }
    }

    fn mount(&mut self, parent: &web_sys::Element, marker: Option<&Node>) {
        match self {
            Mounted::Nothing(place) => place.mount(parent, marker),
            Mounted::Text(node, _) => node.mount(parent, marker),
            Mounted::Element(element) => element.node.mount(parent, marker),
            Mounted::Icon(picture, _) => picture.mount(parent, marker),
            Mounted::Live(live) => live.0.mount(parent, marker),
            Mounted::List(list, end) => {
                list.iter_mut().for_each(|piece| piece.mount(parent, marker));
                end.mount(parent, marker);
            }
            Mounted::View(view) => view.mount(parent, marker),
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.first().insert_before_this(child)
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        match self {
            Mounted::Nothing(_) | Mounted::Text(..) => Vec::new(),
            Mounted::Element(element) => vec![element.node.clone()],
            Mounted::Icon(picture, _) => vec![picture.clone()],
            Mounted::Live(live) => live.0.elements(),
            Mounted::List(list, _) => list.iter().flat_map(Mountable::elements).collect(),
            Mounted::View(view) => view.elements(),
        }
    }
}
