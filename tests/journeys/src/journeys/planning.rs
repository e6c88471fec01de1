//! From overload to paper, another state of things, and what meetings cost.
use crate::app::App;
use crate::failure::{Outcome, claim};
use crate::journeys::week::INTERRUPTIONS;
use serde_json::json;

/// Whether a text holds something like the sample's case codes: `K7-ulv`.
pub fn holds_code(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| {
        let mut letters = word.chars();
        let starts = letters.next().is_some_and(|c| c.is_ascii_uppercase())
            && letters.next().is_some_and(|c| c.is_ascii_digit())
            && letters.next() == Some('-');
        starts && letters.clone().count() >= 3 && letters.all(char::is_alphabetic)
    })
}

/// Whether a paper says this. Lines are broken on paper, and words in narrow columns with them.
pub fn on_paper(paper: &str, words: &str) -> bool {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '\u{ad}').collect::<String>();
    bare(paper).contains(&bare(words))
}

/// With the sample's caseload and no mouse: ten interruptions are taken in, the day is planned, it is seen why the
/// next fortnight does not hold, what is let be is written down, and two keys and Enter make the paper. It is half a
/// sheet, and no code is on it.
pub fn interruptions_to_paper_by_keyboard(app: &mut App) -> Outcome {
    app.begin_sample()?;
    for line in INTERRUPTIONS {
        app.quick_add(line)?;
    }
    plan_the_day(app)?;
    see_why_it_does_not_hold(app)?;
    let left_be =
        "Rydde i gamle notater og skrive ferdig referatene fra høstens møter med skole, barnehage og helsestasjon";
    write_what_is_let_be(app, left_be)?;

    app.press("g i")?;
    app.wait_route("/today")?;
    app.press("g h")?;
    app.wait_route("/priorities/half-page")?;
    app.page().any("main").button("half_print")?.wait_focus()?;
    // The sheet is as high as half a sheet of A4, 148.5 mm, and nothing on it is cut off.
    const SHEET: &str = "const sheet = document.querySelector('.half-sheet'), box = sheet.getBoundingClientRect();
        return Math.abs(box.height - 148.5 / 25.4 * 96) < 1 && sheet.scrollHeight <= sheet.clientHeight + 1";
    claim(app.in_page(SHEET, json!([]))? == json!(true), || "the preview is no half sheet".into())?;
    let paper = app.print_by(|| app.press("Enter"))?;
    app.claim_half_sheet()?;
    for words in [app.t("half_title")?, app.t("half_answer")?, app.t("minimum_child")?, app.t("half_key")?] {
        claim(on_paper(&paper, &words), || format!("the paper does not say «{words}»: {paper}"))?;
    }
    let by_number = app.t("half_late_rest_other")?.replace("{n}", "").split('{').next().unwrap_or_default().to_owned();
    for words in ["Rydde i gamle notater", by_number.trim(), app.t("half_foot")?.split('{').next().unwrap_or_default()]
    {
        claim(on_paper(&paper, words), || format!("the paper does not say «{words}»: {paper}"))?;
    }
    for words in [app.t("half_print")?, app.t("ledger_add")?, app.t("plan_matrix")?] {
        claim(!on_paper(&paper, &words), || format!("the paper shows the page's own «{words}»: {paper}"))?;
    }
    claim(!holds_code(&paper), || format!("a code is on the paper: {paper}"))?;
    app.check_accessibility()
}

/// One of the interruptions gets its place and today as its day, and the plan of the day says so.
fn plan_the_day(app: &App) -> Outcome {
    let plan = app.role("region", &app.t("day_plan_title")?);
    let before = plan.text()?;
    app.press("g p")?;
    app.wait_route("/priorities")?;
    app.tab_into(&app.page().region("quadrant_unsorted")?)?;
    let unsorted = app.item("quadrant_unsorted", "les rundskriv")?;
    app.walk_to(&unsorted)?;
    app.press("p")?;
    app.wait_saved()?;
    app.walk_to(&unsorted)?;
    app.press("2")?;
    let there = [("title", "les rundskriv"), ("quadrant", &app.t("quadrant_plan")?)];
    app.wait_announced(&app.filled("item_moved_to", &there)?)?;
    app.press("g i")?;
    app.wait_route("/today")?;
    let after = plan.text()?;
    claim(after != before, || format!("the plan of the day still says «{after}»"))
}

/// The forecast, from the palette: hours are missing within the next two weeks, and the dates that break are listed.
fn see_why_it_does_not_hold(app: &App) -> Outcome {
    app.command_by_keys(&app.t("plan_forecast")?)?;
    app.wait_route("/priorities/forecast")?;
    let main = app.page().any("main");
    main.heading("forecast_ways")?.wait()?;
    main.role("table", &app.t("forecast_late")?).wait()?;
    // What returns is counted with the rest, and said to be.
    main.mentioning("senere runder").wait()?;
    let weeks = main.saying(&app.t("forecast_table")?);
    app.tab_to(&weeks)?;
    app.press("Enter")?;
    let table = main.role("table", &app.t("forecast_chart")?);
    table.wait()?;
    let rows = table.any("row").texts()?;
    let lacks = |row: &String| row.split_whitespace().last().is_some_and(|spare| spare.starts_with(['-', '−']));
    claim(rows.iter().skip(1).take(2).any(lacks), || format!("the next fortnight seems to hold: {rows:?}"))?;
    app.check_accessibility()
}

/// An entry of the ledger, under the half page.
fn write_what_is_let_be(app: &App, what: &str) -> Outcome {
    app.press("g h")?;
    app.wait_route("/priorities/half-page")?;
    let main = app.page().any("main");
    main.button("half_print")?.wait_focus()?;
    app.tab_to(&main.button("ledger_add")?)?;
    app.press("Enter")?;
    let window = app.page().any("dialog");
    window.field("field_what")?.type_in(what)?;
    window.field("field_to")?.set_date("2030-01-07")?;
    window.field("field_what")?.focus()?;
    app.press("Enter")?;
    window.wait_gone()?;
    app.wait_saved()
}

/// One more investigation: beside today's figures, kept under a name, still there after a reload.
pub fn one_more_investigation(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.route("/priorities/what-if")?;
    let main = app.page().any("main");
    main.button("what_if_new_case")?.click()?;
    app.page().any("dialog").button("what_if_add")?.click()?;
    app.page().any("dialog").wait_gone()?;
    main.role_with("row", &format!("{} 0 1 +1", app.t("figure_cases")?)).wait()?;
    main.button("what_if_keep")?.click()?;
    app.page().any("dialog").field("field_name")?.type_in("Mandag")?;
    app.page().any("dialog").button("what_if_keep")?.click()?;
    app.page().any("dialog").wait_gone()?;
    app.wait_saved()?;
    app.reload()?;
    let open = app.filled("what_if_open", &[("what", "Mandag")])?;
    app.page().role("button", &open).click()?;
    app.page().any("main").role_with("row", &format!("{} 0 1 +1", app.t("figure_cases")?)).wait()?;
    app.check_accessibility()
}

/// A meeting takes the place of the figure in the settings; cancelling it gives the hours back.
pub fn meetings_change_capacity(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.route("/situation/meetings")?;
    app.page().any("main").button("meeting_add")?.click()?;
    let window = app.page().any("dialog");
    window.field("field_title")?.type_in("Teammøte")?;
    window.field("field_minutes")?.replace("600")?;
    window.button("record_save")?.click()?;
    window.wait_gone()?;
    app.route("/priorities/capacity")?;
    let main = app.page().any("main");
    main.role_with("row", &format!("{} -10", app.t("hours_meetings")?)).wait()?;
    app.check_accessibility()?;
    app.route("/situation/meetings")?;
    main.role("button", &app.filled("meeting_choose_of", &[("what", "Teammøte")])?).click()?;
    window.button("record_save")?.click()?;
    window.wait_gone()?;
    app.route("/priorities/capacity")?;
    main.role_with("row", &format!("{} -", app.t("hours_meetings")?)).wait_gone()?;
    app.undo()?;
    main.role_with("row", &format!("{} -10", app.t("hours_meetings")?)).wait()?;
    Ok(())
}
