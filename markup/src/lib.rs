//! The `view!` macro of the screens. It reads what Leptos' own macro reads, but makes calls to
//! `crate::ui::markup` of it: a few bytes of the program for each tag, where a type for each took hundreds.
//!
//! Components stay what they are: their tags go to Leptos' macro, with what stands between them as one value.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeElement};
use syn::spanned::Spanned;

/// Tags and what stands between them, as a `Markup`.
#[proc_macro]
pub fn view(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let config = rstml::ParserConfig::default().recover_block(true);
    let (nodes, errors) = rstml::Parser::new(config).parse_recoverable(tokens).split_vec();
    let errors = errors.into_iter().map(|error| error.emit_as_expr_tokens());
    let drawn = drawn(&nodes, false);
    quote! {{
        #(#errors;)*
        #[allow(unused_braces)]
        #drawn
    }}
    .into()
}

/// One node as it is, several as a list.
fn drawn(nodes: &[Node], in_svg: bool) -> TokenStream {
    let mut pieces = nodes.iter().filter_map(|node| piece(node, in_svg)).collect::<Vec<_>>();
    match (pieces.len(), pieces.pop()) {
        (1, Some(only)) => quote! { crate::ui::markup::IntoMarkup::into_markup(#only) },
        (_, last) => {
            let pieces = pieces.into_iter().chain(last);
            let list = own("list");
            quote! {{
                let mut #list = crate::ui::markup::List::new();
                #(#list.push(#pieces);)*
                crate::ui::markup::IntoMarkup::into_markup(#list)
            }}
        }
    }
}

/// What becomes of one node: an expression that is `IntoMarkup`.
fn piece(node: &Node, in_svg: bool) -> Option<TokenStream> {
    match node {
        Node::Comment(_) | Node::Doctype(_) => None,
        Node::Text(text) => Some(text.value.to_token_stream()),
        Node::RawText(text) => {
            let words = text.to_string_best();
            Some(quote! { #words })
        }
        Node::Block(block) => Some(match block.try_block() {
            Some(block) => match block.stmts.as_slice() {
                [syn::Stmt::Expr(only, None)] => only.to_token_stream(),
                _ => block.to_token_stream(),
            },
            None => block.to_token_stream(),
        }),
        Node::Fragment(fragment) => Some(drawn(&fragment.children, in_svg)),
        Node::Element(element) if is_component(element) => Some(component(element)),
        Node::Element(element) => Some(tag(element, in_svg)),
        Node::Custom(_) => None,
    }
}

/// Tags of components begin with a capital, or with where the component lies.
fn is_component(element: &NodeElement<rstml::Infallible>) -> bool {
    let name = element.name().to_string();
    let last = name.rsplit("::").next().unwrap_or(&name).trim();
    last.starts_with(|first: char| first.is_ascii_uppercase())
}

fn component(element: &NodeElement<rstml::Infallible>) -> TokenStream {
    let open = &element.open_tag;
    let tokens = match &element.close_tag {
        Some(close) if !element.children.is_empty() => {
            let children = drawn(&element.children, false);
            quote! { #open {#children} #close }
        }
        _ => element.to_token_stream(),
    };
    quote! { ::leptos::prelude::view! { #tokens } }
}

fn tag(element: &NodeElement<rstml::Infallible>, in_svg: bool) -> TokenStream {
    let name = element.name().to_string();
    let in_svg = in_svg || is_svg(&name);
    let new = if in_svg {
        quote! { svg }
    } else {
        quote! { new }
    };
    let drawn = own("element");
    let attributes = element.attributes().iter().map(|given| attribute(&drawn, given));
    let children = element.children.iter().filter_map(|child| piece(child, in_svg));
    let children = children.map(|child| quote! { #drawn.push(#child); });
    quote! {{
        let mut #drawn = crate::ui::markup::Element::#new(#name);
        #(#attributes)*
        #(#children)*
        #drawn
    }}
}

/// A name that no name of the page can mean.
fn own(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

fn attribute(element: &Ident, attribute: &NodeAttribute) -> TokenStream {
    match attribute {
        NodeAttribute::Attribute(attribute) => keyed(element, attribute),
        NodeAttribute::Block(block) => failed(block.span(), "a tag takes no attributes from a block"),
    }
}

fn keyed(element: &Ident, attribute: &KeyedAttribute) -> TokenStream {
    let key = attribute.key.to_string();
    let key = key.trim_start_matches("r#");
    let value = attribute.value().map_or_else(|| quote! { true }, |value| bare(value).to_token_stream());
    match key.split_once(':') {
        None if key == "node_ref" => quote! { #element.node_ref(#value); },
        None => quote! { #element.set(#key, #value); },
        Some(("class", name)) => quote! { #element.class(#name, #value); },
        Some(("style", name)) => quote! { #element.style(#name, #value); },
        Some(("prop", name)) => quote! { #element.property(#name, #value); },
        Some(("on", name)) => {
            let event = event(name, attribute.key.span());
            quote! { #element.on(#event, #value); }
        }
        Some(_) => failed(attribute.key.span(), "no such kind of attribute"),
    }
}

/// Which event is meant: Leptos knows most by name and by type.
fn event(name: &str, place: Span) -> TokenStream {
    if name == "cancel" {
        return quote! { ::leptos::ev::Custom::<::web_sys::Event>::new(#name) };
    }
    let event = Ident::new(name, place);
    quote! { ::leptos::ev::#event }
}

/// The value without braces that hold nothing but it.
fn bare(value: &syn::Expr) -> &syn::Expr {
    match value {
        syn::Expr::Block(block) if block.label.is_none() => match block.block.stmts.as_slice() {
            [syn::Stmt::Expr(only, None)] => only,
            _ => value,
        },
        _ => value,
    }
}

/// Tags that are drawn as pictures wherever they stand. `title` is one only inside.
fn is_svg(name: &str) -> bool {
    const TAGS: [&str; 9] = ["svg", "g", "path", "rect", "line", "circle", "polygon", "polyline", "text"];
    TAGS.contains(&name)
}

fn failed(place: Span, words: &str) -> TokenStream {
    quote_spanned! { place => compile_error!(#words); }
}
