//! The frame: places, palette, keys, language, colours, narrow windows.
use crate::app::App;
use crate::engine::Look;
use crate::failure::{Outcome, same};
use crate::texts::Lang;
use serde_json::json;

/// Pages that a place leads to and that are built differently.
pub(super) const MORE_PAGES: [&str; 23] = [
    "/cases/all/calendar",
    "/cases/all/figures",
    "/cases/all/review",
    "/cases/sheet",
    "/data/rules",
    "/today/review/6",
    "/priorities/forecast",
    "/priorities/half-page",
    "/priorities/what-if",
    "/priorities/capacity",
    "/situation/meetings",
    "/situation/risks",
    "/situation/deviations",
    "/situation/concerns",
    "/growth/goals",
    "/growth/plan",
    "/growth/my-talk",
    "/growth/practice/sparring",
    "/growth/practice/competence",
    "/growth/practice/self-care",
    "/growth/practice/wheel",
    "/growth/practice/authority",
    "/growth/practice/work-environment",
];

/// The places by the key of their name, with their route.
pub(super) const PLACES: [(&str, &str); 6] = [
    ("place_today", "/today"),
    ("place_cases", "/cases"),
    ("place_priorities", "/priorities"),
    ("place_situation", "/situation"),
    ("place_growth", "/growth"),
    ("place_data", "/data"),
];

/// Each place is reached by its link, marks itself, names the window and survives a reload.
pub fn places_by_mouse(app: &mut App) -> Outcome {
    app.begin_sample()?;
    for (name, route) in PLACES {
        let link = app.places()?.link(name)?;
        link.click()?;
        app.wait_route(route)?;
        same("the place's mark", &link.attribute("aria-current")?.as_deref(), &Some("page"))?;
        app.reload()?;
        app.wait_route(route)?;
        same("the place's mark after a reload", &link.attribute("aria-current")?.as_deref(), &Some("page"))?;
    }
    app.driver().post("/back", json!({}))?;
    app.wait_route("/growth")
}

/// The same with two keys each, and without them when somebody is typing.
pub fn places_by_keys(app: &mut App) -> Outcome {
    app.begin_sample()?;
    for (letter, route) in
        [("s", "/cases"), ("p", "/priorities"), ("t", "/situation"), ("u", "/growth"), ("i", "/today")]
    {
        app.press(&format!("g {letter}"))?;
        app.wait_route(route)?;
    }
    app.press("Control+k")?;
    let box_of_palette = app.page().any("dialog").any("combobox");
    box_of_palette.type_in("gs")?;
    same("what was typed", &box_of_palette.value()?, &"gs".to_string())?;
    same("the route while typing", &app.hash()?, &"#/today".to_string())?;
    app.press("Escape")?;
    app.page().any("dialog").wait_gone()
}

/// The palette finds a place by its name and goes there; the focus comes back when it is left.
pub fn palette_finds_places(app: &mut App) -> Outcome {
    app.begin_sample()?;
    let search = app.page().button("bar_search")?;
    search.click()?;
    let typed = app.page().any("dialog").any("combobox");
    typed.type_in(&app.t("place_situation")?)?;
    let go = app.filled("go_to", &[("place", &app.t("place_situation")?)])?;
    app.page().role_with("option", &go).wait()?;
    app.press("Enter")?;
    app.wait_route("/situation")?;
    // A page of a place, by the name on its tab.
    search.click()?;
    typed.type_in(&app.t("tab_risks")?)?;
    app.page().role_with("option", &app.t("tab_risks")?).wait()?;
    app.press("Enter")?;
    app.wait_route("/situation/risks")?;
    search.click()?;
    typed.wait()?;
    app.press("Escape")?;
    app.page().any("dialog").wait_gone()?;
    search.wait_focus()
}

/// The sheet of keys opens with `?` and closes with Escape.
pub fn key_sheet(app: &mut App) -> Outcome {
    app.begin_sample()?;
    app.press("?")?;
    let sheet = app.role("dialog", &app.t("keys_title")?);
    sheet.wait()?;
    sheet.saying(&app.t("command_palette")?).wait()?;
    app.press("Escape")?;
    sheet.wait_gone()
}

/// The first stop of the Tab key leads past the navigation.
pub fn skip_link(app: &mut App) -> Outcome {
    app.begin_sample()?;
    app.press("Tab")?;
    same("the first stop", &app.focused_name()?, &app.t("nav_skip")?)?;
    app.press("Enter")?;
    app.page().any("main").wait_focus()
}

/// Each language is spoken at once, without a reload, and still after a restart.
pub fn languages(app: &mut App) -> Outcome {
    app.begin_sample()?;
    for lang in [Lang::Nn, Lang::Da, Lang::En] {
        app.speak(lang)?;
        app.places()?.link("place_growth")?.wait()?;
        let spoken = app.driver().run("return document.documentElement.lang", json!([]))?;
        same("the page's language", &spoken, &json!(lang.code()))?;
        app.restart()?;
        app.places()?.link("place_growth")?.wait()?;
    }
    Ok(())
}

/// Nothing needs scrolling sideways at 320 pixels, which is also 400 % at a desk.
pub fn reflow(app: &mut App) -> Outcome {
    app.begin_sample()?;
    app.browser.resize(320, 640)?;
    for route in PLACES.into_iter().map(|(_, route)| route).chain(MORE_PAGES) {
        app.route(route)?;
        app.page().any("main").wait()?;
        app.check_no_sideways_scroll()?;
    }
    // A place begins at its top, wherever the one before was left.
    const SCROLLED: &str = "return document.querySelector('main').scrollTop > 0";
    app.route("/today")?;
    app.wait_title("place_today")?;
    // The new page scrolls itself to its top in the frame after its title.
    const SCROLL: &str = "
        const done = arguments[0];
        requestAnimationFrame(() => setTimeout(() => { document.querySelector('main').scrollTop = 300; done() }));";
    app.driver().run_async(SCROLL, json!([]))?;
    same("whether today was scrolled", &app.driver().run(SCROLLED, json!([]))?, &json!(true))?;
    app.places()?.link("place_cases")?.click()?;
    app.page().any("main").wait_focus()?;
    same("whether cases begin further down", &app.driver().run(SCROLLED, json!([]))?, &json!(false))?;
    // What stands beside a list at a desk has the page for itself, and a line of work keeps its words.
    const CUT: &str = "
        const narrow = [...document.querySelectorAll('main aside')].filter((e) => e.offsetWidth < innerWidth * 0.8);
        const cut = [...document.querySelectorAll('main [data-item]')].filter((e) => e.scrollWidth > e.clientWidth + 1);
        return [...narrow, ...cut].map((e) => e.textContent.slice(0, 60));";
    for route in ["/cases/sample-case-03", "/today"] {
        app.route(route)?;
        app.page().any("main").wait()?;
        same(&format!("what is cut at {route}"), &app.driver().run(CUT, json!([]))?, &json!([]))?;
    }
    Ok(())
}

/// axe finds nothing to object to, on any page, light and dark, wide and narrow.
pub fn accessibility(app: &mut App) -> Outcome {
    app.begin_sample()?;
    for dark in [false, true] {
        app.look_anew(Look { dark, ..Look::default() })?;
        for width in [1280, 360] {
            app.browser.resize(width, 800)?;
            let more = MORE_PAGES.into_iter().filter(|_| width == 1280);
            for route in PLACES.into_iter().map(|(_, route)| route).chain(more) {
                app.open(route)?;
                app.check_accessibility()?;
            }
        }
    }
    Ok(())
}
