//! What is drawn, and drawn again, in real browsers: `ui/markup`, by `cargo xtask test`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use arbeidsro::ui::{
    markup::{Element, List},
    prelude::*,
};
use leptos::{ev, mount::mount_to, task::tick};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

/// Draws it into a box of its own, for as long as the page is there.
fn drawn(draw: impl FnOnce() -> Markup + 'static) -> HtmlElement {
    let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&place).unwrap();
    mount_to(place.clone(), draw).forget();
    place
}

/// A tag with this in it.
fn tag(name: &'static str, content: impl IntoMarkup) -> Element {
    let mut element = Element::new(name);
    element.push(content);
    element
}

fn first(place: &HtmlElement) -> web_sys::Element {
    place.first_element_child().unwrap()
}

fn words(place: &HtmlElement) -> String {
    place.text_content().unwrap()
}

#[wasm_bindgen_test]
async fn words_change_in_their_place() {
    let name = RwSignal::new("Kari".to_owned());
    let place = drawn(move || tag("p", move || name.get()).into_markup());
    let (held, text) = (first(&place), first(&place).first_child().unwrap());
    name.set("Ola".to_owned());
    tick().await;
    assert_eq!(words(&place), "Ola");
    assert!(first(&place).is_same_node(Some(&held)), "the tag stays");
    assert!(held.first_child().unwrap().is_same_node(Some(&text)), "so does what holds the words");
}

#[wasm_bindgen_test]
async fn a_tag_that_fits_stays_and_takes_the_new_values() {
    let number = RwSignal::new(1u32);
    let button = move || {
        let now = number.get();
        let mut button = tag("button", now);
        button.set("data-number", now);
        button.set("disabled", now == 2);
        button.class("late", now == 2);
        button.style("width", format!("{now}px"));
        button
    };
    let place = drawn(move || button.into_markup());
    let held = first(&place);
    for (value, disabled) in [(2, true), (3, false)] {
        number.set(value);
        tick().await;
        assert!(first(&place).is_same_node(Some(&held)), "focus stays where it is");
        assert_eq!(held.get_attribute("data-number"), Some(value.to_string()));
        assert_eq!((held.has_attribute("disabled"), held.class_list().contains("late")), (disabled, disabled));
        assert_eq!(held.get_attribute("style"), Some(format!("width: {value}px;")));
        assert_eq!(words(&place), value.to_string());
    }
}

#[wasm_bindgen_test]
async fn another_tag_takes_the_place_where_it_stood() {
    let is_head = RwSignal::new(false);
    let page = move || {
        let middle = move || if is_head.get() { tag("h2", "b") } else { tag("p", "b") };
        let mut page = List::new();
        page.push(tag("i", "a"));
        page.push(middle);
        page.push(tag("i", "c"));
        page.into_markup()
    };
    let place = drawn(page);
    for (head, expected) in [(true, "<i>a</i><h2>b</h2><i>c</i>"), (false, "<i>a</i><p>b</p><i>c</i>")] {
        is_head.set(head);
        tick().await;
        assert_eq!(place.inner_html().replace("<!---->", ""), expected);
    }
}

#[wasm_bindgen_test]
async fn a_list_grows_and_shrinks_between_its_neighbours() {
    let count = RwSignal::new(3u32);
    let rows = move || (0..count.get()).map(|row| tag("li", row)).collect::<Vec<_>>();
    let place = drawn(move || {
        let mut list = tag("ul", tag("li", "first"));
        list.push(rows);
        list.push(tag("li", "last"));
        list.into_markup()
    });
    for wanted in [5u32, 1, 0, 2] {
        count.set(wanted);
        tick().await;
        let rows = (0..wanted).map(|row| row.to_string()).collect::<String>();
        assert_eq!(words(&place), format!("first{rows}last"));
    }
}

#[wasm_bindgen_test]
async fn something_comes_and_goes() {
    let name = RwSignal::new(None::<&'static str>);
    let place = drawn(move || {
        let mut page = tag("p", "a");
        page.push(move || name.get());
        page.push("c");
        page.into_markup()
    });
    for (given, expected) in [(Some("b"), "abc"), (None, "ac"), (Some("x"), "axc")] {
        name.set(given);
        tick().await;
        assert_eq!(words(&place), expected);
    }
}

/// Who ticks a box that may not be ticked sees it unticked, though the value is what it was.
#[wasm_bindgen_test]
async fn a_property_is_set_even_when_it_is_the_same() {
    let asked = RwSignal::new(0);
    let place = drawn(move || {
        let mut input = Element::new("input");
        input.set("type", "checkbox");
        input.property("checked", move || asked.get() > 100);
        input.into_markup()
    });
    let input: HtmlInputElement = first(&place).unchecked_into();
    input.set_checked(true);
    asked.set(1);
    tick().await;
    assert!(!input.checked());
}

#[wasm_bindgen_test]
async fn only_the_last_handler_hears() {
    let number = RwSignal::new(1);
    let heard = Rc::new(RefCell::new(Vec::new()));
    let listener = send_wrapper::SendWrapper::new(heard.clone());
    let place = drawn(move || {
        let button = move || {
            let (now, listener) = (number.get(), listener.clone());
            let mut button = tag("button", "press");
            button.on(ev::click, move |_| listener.borrow_mut().push(now));
            button
        };
        button.into_markup()
    });
    let held: HtmlElement = first(&place).unchecked_into();
    held.click();
    number.set(2);
    tick().await;
    held.click();
    assert_eq!(*heard.borrow(), [1, 2]);
}

/// A part that was asked to draw anew, inside a part that has gone meanwhile, would read what has gone with it.
#[wasm_bindgen_test]
async fn what_has_gone_does_not_wake_once_more() {
    let page = RwSignal::new(0);
    let inner = Rc::new(RefCell::new(None::<RwSignal<u32>>));
    let lost = Rc::new(RefCell::new(0));
    let (given, losing) = (send_wrapper::SendWrapper::new(inner.clone()), send_wrapper::SendWrapper::new(lost.clone()));
    drawn(move || {
        let outer = move || {
            let (number, losing) = (RwSignal::new(page.get()), losing.clone());
            given.borrow_mut().get_or_insert(number);
            let innermost = move || {
                let losing = losing.clone();
                move || {
                    let read = number.try_get();
                    *losing.borrow_mut() += u32::from(read.is_none());
                    read
                }
            };
            tag(if page.get() == 0 { "p" } else { "h2" }, innermost)
        };
        outer.into_markup()
    });
    // Before they have run once, parts wake in the order of their making, the innermost first.
    tick().await;
    let number = inner.borrow().unwrap();
    page.set(1);
    number.set(7);
    tick().await;
    assert_eq!(*lost.borrow(), 0);
}
