//! A day full of interruptions, and the week looked back on, by keyboard alone.
use crate::app::App;
use crate::failure::{Outcome, claim};
use crate::pages::tasks::TaskWords;
use serde_json::json;

/// What comes in between, as it is typed.
pub const INTERRUPTIONS: [&str; 10] = [
    "ring skolen i dag kl 10 30m !viktig",
    "svar på e-post fra helsestasjon i dag 15m",
    "skriv notat etter samtale i morgen 1t !viktig",
    "bestill tolk frist i morgen 10m",
    "send referat @merkantil purr neste uke",
    "møte om budsjett neste fredag kl 9-10",
    "les rundskriv",
    "forbered besøk om 3 arbeidsdager 2t !viktig #besøk",
    "planlegg kurs !viktig",
    "ring lege i dag 15m !akutt",
];

/// Ten interruptions are taken in, the day is planned, the week is reviewed and printed: no mouse.
pub fn ten_interruptions_and_the_week(app: &mut App) -> Outcome {
    app.begin_own()?;
    for line in INTERRUPTIONS {
        app.quick_add(line)?;
    }
    let first = app.role("region", &app.t("day_plan_title")?);
    first.wait()?;
    let row = app.role("button", "planlegg kurs");
    app.press("g p")?;
    app.wait_route("/priorities")?;
    let unsorted = app.item("quadrant_unsorted", "les rundskriv")?;
    app.walk_to(&unsorted)?;
    app.press("4")?;
    app.item("quadrant_drop", "les rundskriv")?.wait()?;
    app.press("g i")?;
    app.wait_route("/today")?;

    let start = app.role("link", &app.t("weekly_title")?);
    app.tab_to(&start)?;
    app.press("Enter")?;
    app.wait_route("/today/review/1")?;
    go_on(app, "weekly_unplanned")?;
    row.wait()?;
    app.tab_to(&row)?;
    app.press("t")?;
    row.wait_gone()?;
    go_on(app, "weekly_waiting")?;
    app.role("button", "send referat").wait()?;
    go_on(app, "weekly_ahead")?;
    go_on(app, "weekly_recovery")?;
    app.wait_saved()?;

    // Stopped here, it is gone on with here.
    app.route("/today")?;
    app.reload()?;
    let again = app.role("link", &app.t("weekly_title")?);
    again.wait()?;
    app.tab_to(&again)?;
    app.press("Enter")?;
    app.wait_route("/today/review/5")?;
    go_on(app, "weekly_wellbeing")?;
    let words = app.page().field("weekly_wellbeing_words")?;
    app.tab_to(&words)?;
    words.type_in("Sliten etter onsdagen")?;
    go_on(app, "weekly_well")?;
    let well = app.page().field("weekly_well_words")?;
    app.tab_to(&well)?;
    well.type_in("Barnet kom til orde")?;
    go_on(app, "weekly_sheet")?;

    let sheet = app.role("article", &app.t("weekly_sheet")?);
    sheet.wait_text("Barnet kom til orde")?;
    claim(!sheet.text()?.contains("Sliten"), || "how one is stands on the sheet unasked".into())?;
    let show = app.role("checkbox", &app.t("weekly_wellbeing_show")?);
    app.tab_to(&show)?;
    app.press("Space")?;
    sheet.wait_text("Sliten etter onsdagen")?;
    app.in_page(
        "window.print = () => { window.printed = document.querySelector('.review-sheet').innerText }",
        json!([]),
    )?;
    let print = app.role("button", &app.t("weekly_print")?);
    app.tab_to(&print)?;
    app.press("Enter")?;
    let printed = app.in_page("return window.printed || ''", json!([]))?;
    claim(printed.as_str().is_some_and(|words| words.contains("Barnet kom til orde")), || format!("{printed}"))?;
    let finish = app.role("button", &app.t("weekly_finish")?);
    app.tab_to(&finish)?;
    app.press("Enter")?;
    app.wait_saved()?;
    // The tick was for that time alone.
    app.reload()?;
    sheet.wait()?;
    claim(!sheet.text()?.contains("Sliten"), || "the tick was kept".into())
}

/// Presses the button to the next step.
fn go_on(app: &App, step: &str) -> Outcome {
    let next = app.role("button", &app.filled("weekly_next", &[("step", &app.t(step)?)])?);
    app.tab_to(&next)?;
    app.press("Enter")?;
    next.wait_gone()?;
    match step {
        "weekly_sheet" => app.role("article", &app.t(step)?).wait().map(drop),
        _ => app.page().heading(step)?.wait().map(drop),
    }
}

/// A list of tasks for a phase is added to a case in one act, and taken back in one.
pub fn task_list_for_a_phase(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.add_task(TaskWords { title: "noe fra før", ..TaskWords::default() })?;
    app.route("/priorities")?;
    app.role("button", &app.t("list_menu")?).click()?;
    app.role("menuitem", &app.t("list_handover")?).click()?;
    let asked = app.role("dialog", &app.t("list_handover")?);
    asked.field("list_lines")?.replace("ring kollega i morgen !viktig\nskriv notat frist om 5 arbeidsdager !viktig")?;
    asked.button("list_use")?.click()?;
    asked.wait_gone()?;
    app.item("quadrant_plan", "ring kollega")?.wait()?;
    app.press("Control+z")?;
    app.item("quadrant_plan", "ring kollega")?.wait_gone()?;
    app.item("quadrant_unsorted", "noe fra før")?.wait().map(drop)
}
