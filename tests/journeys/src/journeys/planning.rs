//! From overload to paper, another state of things, and what meetings cost.
use crate::app::App;
use crate::failure::{Outcome, claim};

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

/// With the sample's caseload: what does not hold is seen, something is left undone and said, and two keys and
/// Enter make the paper, without a code on it.
pub fn overload_to_paper_by_keyboard(app: &mut App) -> Outcome {
    app.begin_sample()?;
    app.route("/priorities/forecast")?;
    let main = app.page().any("main");
    main.heading("forecast_ways")?.wait()?;
    main.role("table", &app.t("forecast_late")?).wait()?;
    app.check_accessibility()?;

    app.press("g")?;
    app.press("h")?;
    app.wait_route("/priorities/half-page")?;
    main.button("half_print")?.wait_focus()?;
    main.button("ledger_add")?.focus()?;
    app.press("Enter")?;
    let window = app.page().any("dialog");
    window.field("field_what")?.type_in("Rydde i gamle notater")?;
    window.field("field_to")?.set_date("2030-01-07")?;
    window.field("field_what")?.focus()?;
    app.press("Enter")?;
    window.wait_gone()?;
    app.wait_saved()?;

    app.press("g")?;
    app.press("i")?;
    app.wait_route("/today")?;
    app.press("g")?;
    app.press("h")?;
    app.wait_route("/priorities/half-page")?;
    main.button("half_print")?.wait_focus()?;
    let paper = app.print_by(|| app.press("Enter"))?;
    for words in [app.t("half_title")?, app.t("half_answer")?, app.t("minimum_child")?, app.t("half_key")?] {
        claim(on_paper(&paper, &words), || format!("the paper does not say «{words}»: {paper}"))?;
    }
    for words in [app.t("half_print")?, app.t("ledger_add")?, app.t("plan_matrix")?] {
        claim(!on_paper(&paper, &words), || format!("the paper shows the page's own «{words}»: {paper}"))?;
    }
    claim(!holds_code(&paper), || format!("a code is on the paper: {paper}"))?;
    app.check_accessibility()
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
