//! The pages of practice: notebooks, the year, the talk with the leader, care for oneself.
use crate::app::App;
use crate::failure::{Outcome, claim};
use crate::part::Part;
use crate::wait::until;
use serde_json::json;
use std::fs;

/// The form that is open, filled in by keyboard and sent off with Enter in its button.
fn write(app: &App, fields: &[(&str, &str)]) -> Outcome {
    let form = app.page().any("dialog");
    for (field, words) in fields {
        form.field(field)?.type_in(words)?;
    }
    let save = form.button("record_save")?;
    save.focus()?;
    app.press("Enter")?;
    form.wait_gone()?;
    app.wait_saved()
}

fn entry<'a>(app: &'a App, words: &str) -> Part<'a> {
    app.page().any("main").mentioning(words)
}

/// The map of who decides what: begun with the common areas, added to, searched, and given back by undo.
pub fn authority_map(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.route("/growth/practice/authority")?;
    app.page().button("authority_begin")?.click()?;
    entry(app, &app.t("authority_overtime")?).wait_any()?;
    app.page().button("notebook_authority_add")?.click()?;
    let form = app.page().any("dialog");
    form.field("field_area")?.choose(&app.t("choice_professional")?)?;
    write(app, &[("field_matter", "Bytte av saksbehandler"), ("field_decides", "Avdelingsleder")])?;
    entry(app, "Bytte av saksbehandler").wait_any()?;
    app.page().role("searchbox", &app.t("authority_search")?).type_in("avdelingsl")?;
    entry(app, &app.t("authority_overtime")?).wait_gone()?;
    entry(app, "Bytte av saksbehandler").wait_any()?;
    app.check_accessibility()?;
    let delete = app.filled("record_delete_of", &[("what", "Bytte av saksbehandler")])?;
    app.page().role("button", &delete).click()?;
    entry(app, "Bytte av saksbehandler").wait_gone()?;
    app.undo()?;
    entry(app, "Bytte av saksbehandler").wait_any()?;
    app.wait_saved()?;
    app.reload()?;
    entry(app, "Bytte av saksbehandler").wait_any()?;
    // Where a decision is written down, the map can be asked.
    app.route("/situation")?;
    app.page().button("analysis_start")?.click()?;
    app.wait_route("/situation/")?;
    let first = app.hash()?;
    app.route(&format!("{}4", first.trim_start_matches('#').trim_end_matches('1')))?;
    app.page().role("searchbox", &app.t("authority_search")?).type_in("avdelingsl")?;
    entry(app, "Bytte av saksbehandler").wait_any()
}

/// The wheel begins with what the sources name, shows its months and stands in the calendar.
pub fn annual_wheel(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.route("/growth/practice/work-environment")?;
    app.page().saying(&app.t("environment_no_meeting")?).wait()?;
    // By keyboard from the other end of the place: a group, then the page in it.
    app.route("/growth")?;
    app.page().link("growth_group_unit")?.focus()?;
    app.press("Enter")?;
    app.wait_route("/growth/practice/wheel")?;
    app.page().link("practice_authority")?.wait()?;
    app.page().button("wheel_begin")?.click()?;
    app.page().heading("wheel_months")?.wait()?;
    entry(app, &app.t("wheel_network")?).wait_any()?;
    app.check_accessibility()?;
    app.route("/growth/practice/work-environment")?;
    app.page().saying(&app.t("environment_no_meeting")?).wait_gone()?;
    app.route("/cases/all/calendar")?;
    app.page().any("main").mentioning(&app.t("wheel_team")?).wait_any()?;
    app.undo()?;
    app.page().any("main").mentioning(&app.t("wheel_team")?).wait_gone()
}

/// What was agreed in the talk becomes tasks, in the same step.
pub fn sparring_makes_tasks(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.route("/growth/practice/sparring")?;
    app.page().button("notebook_sparring_add")?.click()?;
    write(app, &[("field_agreements", "Ring vernelaget fredag\nSkriv møteplan")])?;
    entry(app, "Ring vernelaget fredag").wait_any()?;
    app.page().button("sparring_start")?.click()?;
    app.page().button("sparring_next")?.click()?;
    app.wait_announced(&app.t("sparring_step_2")?)?;
    app.page().button("sparring_stop")?.click()?;
    app.check_accessibility()?;
    app.route("/priorities")?;
    app.item("quadrant_unsorted", "Skriv møteplan")?.wait()?;
    app.undo()?;
    app.item("quadrant_unsorted", "Skriv møteplan")?.wait_gone()?;
    app.route("/growth/practice/sparring")?;
    entry(app, "Ring vernelaget fredag").wait_gone()
}

/// A module of the competence plan: a goal is ticked, and stays ticked.
pub fn competence_plan(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.route("/growth/practice/competence")?;
    let aim = app.t("module_4_aims")?;
    let aim = aim.lines().next().unwrap_or_default();
    let main = app.page().any("main");
    main.in_state("checkbox", aim, serde_json::json!({"checked": false})).wait()?;
    main.role("checkbox", aim).click()?;
    main.in_state("checkbox", aim, serde_json::json!({"checked": true})).wait()?;
    app.wait_saved()?;
    app.reload()?;
    main.in_state("checkbox", aim, serde_json::json!({"checked": true})).wait()?;
    app.page().button("notebook_competence_check_add")?.click()?;
    app.page().any("dialog").field("field_moment")?.choose(&app.t("choice_midway")?)?;
    write(app, &[("field_mastered", "Samtaler om selvskading")])?;
    entry(app, "Samtaler om selvskading").wait_any()?;
    app.check_accessibility()
}

/// A proposal for the work environment, and a wish for a talk that is then held.
pub fn work_environment(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.route("/growth/practice/work-environment")?;
    app.page().button("notebook_proposal_add")?.focus()?;
    app.press("Enter")?;
    write(app, &[("field_proposal", "Stille time"), ("field_theme", "Ro")])?;
    entry(app, "Stille time").wait_any()?;
    app.page().button("notebook_talk_wish_add")?.focus()?;
    app.press("Enter")?;
    write(app, &[("field_with_role", "avdelingsleder"), ("field_about", "Arbeidsmengden")])?;
    app.page().role("button", &app.filled("record_edit_of", &[("what", "avdelingsleder")])?).focus()?;
    app.press("Enter")?;
    let today = app.today()?;
    app.page().any("dialog").field("field_held")?.set_date(&today)?;
    write(app, &[("field_agreed", "Færre saker i mars")])?;
    entry(app, "Færre saker i mars").wait_any()?;
    app.check_accessibility()?;
    app.undo()?;
    entry(app, "Færre saker i mars").wait_gone()
}

/// Care for oneself is in no open file, and goes for good when it is told to.
pub fn self_care_stays_here(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.route("/growth/practice/self-care")?;
    app.page().button("notebook_self_care_add")?.click()?;
    // A check-in with a day alone says nothing, and is not kept.
    app.page().any("dialog").button("record_save")?.click()?;
    app.page().any("dialog").mentioning(&app.t("problem_all_open")?).wait_any()?;
    // The focus goes to what is wrong with the next frame, which a busy engine draws late.
    until("the focus on what is wrong", || {
        let is = app
            .driver()
            .run("return document.activeElement.matches('.ds-error-summary, [aria-invalid]')", json!([]))?;
        Ok(if is == json!(true) { Ok(()) } else { Err(format!("it is on «{}»", app.focused_name()?)) })
    })?;
    app.page().any("dialog").field("field_sleep")?.choose(&app.t("choice_level_1")?)?;
    write(app, &[("field_note", "Lå våken")])?;
    entry(app, "Lå våken").wait_any()?;
    app.check_accessibility()?;
    let file = app.take_backup()?;
    let words = fs::read_to_string(&file)?;
    claim(!words.contains("våken") && !words.contains("self_care"), || "the open file tells of it".into())?;
    app.route("/growth/practice/self-care")?;
    entry(app, "Lå våken").wait_any()?;
    app.page().button("care_erase")?.click()?;
    app.page().any("dialog").button("care_erase")?.click()?;
    app.page().saying(&app.t("care_erased")?).wait()?;
    entry(app, "Lå våken").wait_gone()?;
    app.wait_saved()?;
    app.reload()?;
    app.page().button("notebook_self_care_add")?.wait()?;
    entry(app, "Lå våken").wait_gone()
}
