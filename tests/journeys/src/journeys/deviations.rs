//! From a broken deadline to the log, and from the log to the sums.
use crate::app::App;
use crate::failure::Outcome;
use crate::pages::cases::CaseWords;

/// One key on an overdue clock asks for the entry with all that is known. It reminds of its follow-up, is
/// reported, settled and summed, and each of these can be taken back.
pub fn broken_deadline_is_logged(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.add_case(CaseWords { code: "K7-ulv", received: Some("2025-11-23"), ..CaseWords::default() })?;
    let case = app.hash()?;
    let rule = app.t("rule_no_mel_1")?;
    app.route("/priorities")?;
    let row = app.item("quadrant_now", &app.t("rule_no_mel_1_short")?)?;
    app.walk_to(&row)?;
    app.press("a")?;
    let window = app.page().any("dialog");
    window.field("field_on")?.set_date(&app.today()?)?;
    window.field("field_follow_up")?.set_date(&app.today()?)?;
    window.field("field_measure")?.type_in("Ringe melder samme dag")?;
    window.field("field_measure")?.focus()?;
    app.press("Enter")?;
    window.wait_gone()?;
    app.wait_saved()?;

    app.route("/situation/deviations")?;
    let main = app.page().any("main");
    main.mentioning("Ringe melder samme dag").wait()?;
    main.mentioning(&app.t("deviation_draft")?).wait()?;
    main.role_with("row", &format!("{} 1", app.t("figures_no_cause")?)).wait()?;
    app.check_accessibility()?;
    main.role("button", &app.filled("deviation_report_of", &[("what", &rule)])?).click()?;
    main.mentioning(&app.t("deviation_draft")?).wait_gone()?;
    main.role("button", &app.filled("deviation_settle_of", &[("what", &rule)])?).click()?;
    main.role("button", &app.filled("deviation_reopen_of", &[("what", &rule)])?).wait()?;
    app.undo()?;
    main.role("button", &app.filled("deviation_settle_of", &[("what", &rule)])?).wait()?;
    app.wait_saved()?;
    app.reload()?;
    main.mentioning("Ringe melder samme dag").wait()?;

    app.route("/today")?;
    app.page().mentioning(&app.filled("deviation_task", &[("what", &rule)])?).wait_any()?;
    app.route(case.trim_start_matches('#'))?;
    app.case_panel("K7-ulv").clock("rule_no_mel_1")?.button("deviation_open")?.wait()?;
    Ok(())
}
