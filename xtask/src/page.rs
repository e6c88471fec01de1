//! The page's parts that are not the program: style, icons, the loader.
use crate::encoding::deflated_text;
use crate::folders::{clone_root, page_parts};
use crate::run::run_quietly;
use crate::tools::{node_modules, npm_program};
use crate::trouble::{Outcome, Trouble, files};
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

/// The oldest JavaScript that a browser with WebAssembly reads: the loader must run to say what is missing.
const LOADER_LANGUAGE: &str = "es2018";

/// Makes all parts. Trunk calls this before each of its builds.
pub fn make_parts() -> Outcome {
    let root = clone_root();
    let parts = page_parts();
    let modules = node_modules()?;
    let style = root.join("style");
    let made = parts.join("style.css");
    bundle(&modules, &style.join("main.css"), &made, &[])?;
    files::write(&made, without_unread(narrowed(files::read_text(&made)?)?))?;
    bundle(&modules, &style.join("start.css"), &parts.join("start.css"), &[])?;
    let loader = root.join("src").join("loader");
    let texts = parts.join("rescue-texts.js");
    files::write(&texts, packed_text(&files::read_text(&loader.join("rescue.json"))?))?;
    let options = [format!("--target={LOADER_LANGUAGE}"), format!("--alias:rescue-texts={}", texts.display())];
    bundle(&modules, &loader.join("loader.js"), &parts.join("loader.js"), &options)?;
    let list = files::read_text(&style.join("icons.txt"))?;
    let drawings = modules.join("@navikt").join("aksel-icons").join("dist").join("svg");
    files::write(&parts.join("icons.svg"), sprite(&list, &drawings)?)
}

/// Selectors of the design system that say something of every element, and what stands for them. They hang a
/// `:has()` on any element or on the whole page, or look at any element's sibling. With them the browser computes
/// the style of all elements again whenever one row changes: 15 to 20 ms each time for the matrix. A `:has()`
/// that hangs on a class of its own may stay.
const WIDE: [(&str, &str); 5] = [
    (">*+*", ">:not(:first-child)"),
    (":has(label):not(:has(label:hover)) .ds-input", ".ds-input"),
    ("body:has(.ds-dialog:modal)", ".ds-dialog-holds-page"),
    (":not(:has(thead)) tbody", ".ds-no-head tbody"),
    (":not(:has(tfoot)) tbody", ".ds-no-foot tbody"),
];

/// Lists of names in the design system of which the app writes one, and that one; and rules for what the app has
/// none of. A browser sorts rules by the last name of their selectors. One that ends in a list, or is hidden in
/// one, is tried on every element: matching takes it twice as long.
const LISTS: [(&str, &str); 16] = [
    (".ds-skip-link,.ds-skiplink{", ".ds-skip-link{"),
    (".ds-skip-link:focus,.ds-skiplink:focus{", ".ds-skip-link:focus{"),
    (":is(.ds-skip-link:focus,.ds-skiplink:focus)", ".ds-skip-link:focus"),
    (":is(img,svg)", ":is(svg)"),
    (":is(.ds-link:has(>span)>:is(svg))", ".ds-link:has(>span)>svg"),
    (".ds-toggle-group,.ds-togglegroup{", ".ds-toggle-group{"),
    (":is(.ds-togglegroup,.ds-toggle-group)", ".ds-toggle-group"),
    (".ds-toggle-group>:is(a,label,button)", ".ds-toggle-group>label"),
    (":is(label:has(input:checked),button[aria-checked=true],a[aria-current=true])", ":is(label:has(input:checked))"),
    (
        ":is(label:not(:has(input:checked)),button:not([aria-checked=true]),a:not([aria-current=true]))",
        ":is(label:not(:has(input:checked)))",
    ),
    (":is(a:focus-visible,button:focus-visible,label:has(input:focus-visible))", ":is(label:has(input:focus-visible))"),
    (":is([role=tablist],.ds-tabs ds-tablist,.ds-tabs u-tablist)", ":is([role=tablist])"),
    (":is([role=tab],ds-tab,u-tab)", ":is([role=tab])"),
    (
        ":is(.ds-toggle-group :is(label:has(input:focus-visible))) *",
        ".ds-toggle-group label:has(input:focus-visible) *",
    ),
    (
        ":is(.ds-table[data-border]>:is(thead:first-of-type,.ds-no-head tbody:first-of-type)>tr:first-child>:is(th,td))",
        ".ds-table-corner",
    ),
    (
        ":is(.ds-table[data-border]>:is(tfoot:last-of-type,.ds-no-foot tbody:last-of-type)>tr:last-child>:is(th,td))",
        ".ds-table-corner",
    ),
];

/// The style without wide selectors.
fn narrowed(mut style: String) -> Outcome<String> {
    for (wide, narrow) in WIDE.into_iter().chain(LISTS) {
        if !style.contains(wide) {
            return Err(Trouble::new(format!("the design system says `{wide}` no more: see xtask/src/page.rs")));
        }
        style = style.replace(wide, narrow);
    }
    Ok(style)
}

/// The style without custom properties that nothing reads: a third of the design system's. What reads one that goes,
/// goes next.
fn without_unread(mut style: String) -> String {
    loop {
        let mut kept = String::with_capacity(style.len());
        let mut rest = style.as_str();
        while let Some((before, declaration, after)) = next_property(rest) {
            let name = declaration.split(':').next().unwrap_or_default().trim();
            kept.push_str(before);
            if is_read(&style, name) {
                kept.push_str(declaration);
                rest = after;
            } else {
                rest = after.strip_prefix(';').unwrap_or(after);
            }
        }
        kept.push_str(rest);
        if kept.len() == style.len() {
            return kept;
        }
        style = kept;
    }
}

/// The next declaration of a custom property, with what stands before and after it.
fn next_property(style: &str) -> Option<(&str, &str, &str)> {
    let begins = |at: &usize| style[..*at].ends_with(['{', ';']);
    let start = style.match_indices("--").map(|(at, _)| at).find(begins)?;
    let (mut depth, mut quote) = (0, None);
    let end = style[start..].char_indices().find(|(_, sign)| {
        match (quote, sign) {
            (Some(open), sign) if open == *sign => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(*sign),
            (None, '(') => depth += 1,
            (None, ')') => depth -= 1,
            (None, sign) => return depth == 0 && matches!(sign, ';' | '}'),
        }
        false
    });
    let end = start + end?.0;
    Some((&style[..start], &style[start..end], &style[end..]))
}

fn is_read(style: &str, name: &str) -> bool {
    let reads = |(at, _): (usize, &str)| style[at + 4 + name.len()..].starts_with([')', ',', ' ']);
    style.match_indices(&format!("var({name}")).any(reads)
}

/// A module with a file's text, deflated. What the text becomes has neither quotes nor backslashes in it.
fn packed_text(text: &str) -> String {
    format!("export const PACKED = \"{}\";\n", deflated_text(text.as_bytes()))
}

/// Bundles the script that starts the program, with the JavaScript that wasm-bindgen made.
pub fn make_start(glue: &Path) -> Outcome<String> {
    let modules = node_modules()?;
    let made = page_parts().join("start.js");
    let entry = clone_root().join("src").join("loader").join("start.js");
    let options = [
        format!("--alias:arbeidsro-glue={}", glue.display()),
        // The glue can fetch its program by the page's address. Ours comes from a data block.
        "--log-override:empty-import-meta=silent".to_string(),
    ];
    bundle(&modules, &entry, &made, &options)?;
    files::read_text(&made)
}

fn bundle(modules: &Path, entry: &Path, to: &Path, options: &[String]) -> Outcome {
    let mut esbuild = Command::new(npm_program(modules, "esbuild"));
    esbuild
        .arg(entry)
        .args(["--bundle", "--minify", "--format=iife", "--charset=utf8", "--log-level=warning"])
        .args(["--legal-comments=none", "--supported:nesting=true"])
        .args(options)
        .arg(format!("--outfile={}", to.display()))
        .env("NODE_PATH", modules);
    run_quietly(&mut esbuild)
}

/// One hidden drawing with a symbol for each icon in the list.
fn sprite(list: &str, drawings: &Path) -> Outcome<String> {
    let mut made = String::from(r#"<svg xmlns="http://www.w3.org/2000/svg" display="none">"#);
    for name in list.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let file = drawings.join(format!("{name}.svg"));
        let drawing = files::read_text(&file)
            .map_err(|_| Trouble::new(format!("style/icons.txt names {name}, which the set has not")))?;
        let content = drawing
            .split_once('>')
            .and_then(|(_, rest)| rest.rsplit_once("</svg>"))
            .map(|(content, _)| rounded(&content.replace('\n', "")))
            .filter(|content| drawing.contains(r#"viewBox="0 0 24 24""#) && !content.contains("<script"))
            .ok_or_else(|| Trouble::new(format!("{} is not drawn as the others", file.display())))?;
        let _ = write!(made, r#"<symbol id="i-{name}" viewBox="0 0 24 24" fill="none">{content}</symbol>"#);
    }
    made.push_str("</svg>");
    Ok(made)
}

/// Numbers with two decimals: the eye sees no more of a drawing 24 units wide.
/// Every number keeps its point, because a point also parts a number from the one before it (`1.5.5`).
fn rounded(drawing: &str) -> String {
    let mut made = String::new();
    let mut rest = drawing;
    while let Some((before, after)) = rest.split_once('.') {
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let (decimals, next) = after.split_at(digits);
        let whole = before.bytes().rev().take_while(u8::is_ascii_digit).count();
        let (text, whole) = before.split_at(before.len() - whole);
        made.push_str(text);
        let hundredths = format!("0.{decimals}").parse::<f64>().unwrap_or(0.0) * 100.0;
        let mut short = format!("{:02}", hundredths.round() as u32);
        if short.len() > 2 {
            // It would round up to the next whole number, which is not worth carrying over.
            short = "99".into();
        }
        let short = match short.trim_end_matches('0') {
            "" => "0",
            digits => digits,
        };
        let _ = write!(made, "{whole}.{short}");
        rest = next;
    }
    made.push_str(rest);
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_where_they_stand() {
        assert_eq!(rounded("M9.41421 2.25C0.001.5 12 -.049 7.999Z"), "M9.41 2.25C0.0.5 12 -.05 7.99Z");
    }

    #[test]
    fn properties_that_nothing_reads_go_with_what_only_they_read() {
        let style =
            r#"a{--x:1;--xy:var(--x);--s:"};--t:";color:red}b{--u:url("data:;}")}c{--v:calc((1px));top:var(--xy, 2)}"#;
        assert_eq!(without_unread(style.into()), "a{--x:1;--xy:var(--x);color:red}b{}c{top:var(--xy, 2)}");
        assert_eq!(without_unread("a{--p:1;--q:var(--p)}".into()), "a{}");
        assert_eq!(without_unread("a{--n:1}b{top:var(--name);--name:2}".into()), "a{}b{top:var(--name);--name:2}");
    }

    #[test]
    fn what_stands_for_a_list_can_stand_behind_anything() {
        // `[data-variant]:is(a,label)` may become `[data-variant]:is(label)`, but never `[data-variant]label`.
        for (list, name) in LISTS.into_iter().filter(|(list, _)| list.starts_with(":is(")) {
            assert!(name.starts_with([':', '.']), "{list}: {name}");
        }
    }

    #[test]
    fn an_icon_that_the_set_lacks_is_named() {
        let error = sprite("# places\nNowhere\n", Path::new("nowhere")).unwrap_err();
        assert!(error.to_string().contains("Nowhere"));
    }
}
