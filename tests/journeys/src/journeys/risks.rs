//! Risks, from one's own figures to the matrix after measures.
use crate::app::App;
use crate::failure::Outcome;

/// A proposal is taken, another declined; arrows walk the matrix and Enter opens the risk in it.
pub fn risk_from_own_figures(app: &mut App) -> Outcome {
    app.begin_sample()?;
    app.route("/situation/risks")?;
    let main = app.page().any("main");
    main.heading("risk_proposals")?.wait()?;
    app.check_accessibility()?;
    let title = app.t("risk_overload_title")?;
    let take = main.role("button", &app.filled("risk_accept_of", &[("what", &title)])?);
    take.focus()?;
    app.press("Enter")?;
    let window = app.page().any("dialog");
    window.field("field_owner")?.type_in("avdelingsleder")?;
    window.field("field_rest_probability")?.choose(&format!("1 – {}", app.t("choice_very_unlikely")?))?;
    window.button("record_save")?.click()?;
    window.wait_gone()?;
    take.wait_gone()?;
    let edit = main.role("button", &app.filled("record_edit_of", &[("what", &title)])?);
    edit.wait()?;
    let declined = app.t("risk_overdue_title")?;
    let decline = main.role("button", &app.filled("risk_decline_of", &[("what", &declined)])?);
    decline.click()?;
    decline.wait_gone()?;
    app.undo()?;
    decline.wait()?;

    let after = main.role("grid", &app.t("risk_after")?);
    let chip = after.role_with("button", &title);
    chip.focus()?;
    app.press("ArrowUp")?;
    app.press("ArrowDown")?;
    app.press("Enter")?;
    window.field("field_title")?.wait()?;
    app.press("Escape")?;
    window.wait_gone()?;
    main.button("risk_colours_edit")?.click()?;
    main.button("risk_colours_usual")?.wait()?;
    app.check_accessibility()?;
    app.wait_saved()?;
    app.reload()?;
    edit.wait()?;
    Ok(())
}
