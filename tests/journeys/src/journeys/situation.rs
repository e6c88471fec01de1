//! The situation analysis: from figures to a sheet for the leader.
use crate::app::App;
use crate::engine::Engine;
use crate::failure::{Outcome, claim};
use crate::part::Part;
use crate::texts::Lang;
use std::fs;

fn start(app: &App) -> Outcome {
    app.begin_own()?;
    app.route("/situation")?;
    app.page().button("analysis_start")?.click()?;
    app.wait_route("/situation/")
}

fn step<'a>(app: &'a App, name: &str) -> Outcome<Part<'a>> {
    let steps = app.role("navigation", &app.t("analysis_steps")?);
    steps.role_with("link", &app.t(name)?).click()?;
    app.page().any("main").heading(name)?.wait()?;
    Ok(app.page().any("main"))
}

/// Seven steps, kept over a reload, and on paper as a whole without the page's own buttons.
pub fn analysis_to_paper(app: &mut App) -> Outcome {
    start(app)?;
    let main = app.page().any("main");
    let colour = |words: &str| app.wait_announced(words);
    colour(&app.t("colour_open_why")?)?;
    let unit = main.field("analysis_unit")?;
    unit.type_in("Undersøkelse øst")?;
    unit.leave()?;
    let absence = main.heading("trigger_sick")?.entry();
    absence.field("figure_share_days")?.type_in("14")?;
    absence.field("figure_share_days")?.leave()?;
    let broken = main.field("flag_broken5")?;
    broken.replace("1")?;
    broken.leave()?;
    colour(&app.t("because_broken5_one")?)?;
    colour(&app.t("propose_step2")?)?;

    let main = step(app, "step_measures")?;
    let measure = app.t("measure_fewer_meetings")?;
    main.role("button", &app.filled("measure_add", &[("measure", &measure)])?).click()?;
    let chosen = main.role("heading", &measure).entry();
    chosen.field("measure_what")?.type_in("Teammøtet annenhver uke")?;
    chosen.field("measure_owner")?.type_in("fagleder")?;
    chosen.field("measure_owner")?.leave()?;

    let main = step(app, "step_discussion")?;
    main.field("discussion_present")?.type_in("avdelingsleder, fagleder")?;
    main.field("discussion_facts")?.type_in("Én frist er brutt")?;
    main.field("discussion_facts")?.leave()?;

    let main = step(app, "step_decision")?;
    main.field("decision_on")?.set_date("2026-03-02")?;
    main.field("decision_decider")?.type_in("barnevernsleder")?;
    main.role("radio", &app.t("level_step2")?).click()?;
    main.field("decision_reason")?.type_in("Ingen barn skal stå uten saksbehandler")?;
    main.field("decision_reason")?.leave()?;
    app.wait_saved()?;
    main.button("decision_record")?.click()?;
    main.button("frozen_add")?.click()?;
    let window = app.page().any("dialog");
    window.field("frozen_correction")?.type_in("Det var én stilling, ikke to")?;
    window.button("frozen_save")?.click()?;
    main.mentioning("Det var én stilling, ikke to").wait_any()?;
    app.wait_saved()?;
    // The page's own title is the same as this step's.
    app.role("navigation", &app.t("analysis_steps")?).role_with("link", &app.t("step_figures")?).click()?;
    main.field("figure_share_days")?.wait_gone()?;
    main.mentioning("14 %").wait_any()?;

    let main = step(app, "step_evaluation")?;
    main.button("evaluation_add")?.click()?;
    main.field("evaluation_due")?.wait()?;
    main.button("again_start")?.click()?;
    let again = main.role("heading", &app.t("trigger_sick")?).entry();
    again.field("figure_share_days")?.type_in("7")?;
    again.field("figure_share_days")?.leave()?;
    main.role("table", &app.t("then_now")?).mentioning("7 %").wait_any()?;
    fill(&main, "evaluation_note", "Møtene ble kortere")?;
    main.button("evaluation_held_today")?.focus()?;
    app.press("Enter")?;
    // Held: kept as it was, and what was wrong is added with its day.
    main.field("evaluation_note")?.wait_gone()?;
    main.mentioning("Møtene ble kortere").wait_any()?;
    main.button("frozen_add")?.focus()?;
    app.press("Enter")?;
    window.field("frozen_correction")?.type_in("Bare to av dem")?;
    window.button("frozen_save")?.click()?;
    main.mentioning("Bare to av dem").wait_any()?;
    app.wait_saved()?;
    app.check_accessibility()?;

    app.reload()?;
    let paper = app.print_by(|| app.page().button("analysis_print")?.click())?;
    for words in [
        "Undersøkelse øst",
        &app.t("because_broken5_one")?,
        "Teammøtet annenhver uke",
        "avdelingsleder, fagleder",
        "Ingen barn skal stå uten saksbehandler",
        "Det var én stilling, ikke to",
        "Bare to av dem",
        &app.t("then_now")?,
        &app.t("level_step2")?,
        "Til leder",
    ] {
        claim(on_paper(&paper, words), || format!("the paper does not say «{words}»: {paper}"))?;
    }
    for words in [app.t("nav_skip")?, app.t("analysis_print")?, app.t("bar_add_task")?] {
        claim(!on_paper(&paper, &words), || format!("the paper shows the page's own «{words}»: {paper}"))?;
    }
    app.route("/situation")?;
    app.page().any("main").mentioning("Undersøkelse øst").wait()?;
    Ok(())
}

/// Lines are broken on paper, and words in narrow columns with them.
fn on_paper(paper: &str, words: &str) -> bool {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '\u{ad}').collect::<String>();
    bare(paper).contains(&bare(words))
}

/// One's own broken clocks are offered as a figure, and taken with one press.
pub fn own_figures(app: &mut App) -> Outcome {
    use crate::pages::cases::CaseWords;
    app.begin_own()?;
    app.add_case(CaseWords { code: "K7-ulv", received: Some("2025-11-23"), ..CaseWords::default() })?;
    app.route("/situation")?;
    app.page().button("analysis_start")?.click()?;
    app.wait_route("/situation/")?;
    let main = app.page().any("main");
    // The week to go through the report is of severity 4. The first assessment "at once", of severity 5, waits since that day.
    main.mentioning(&app.filled("flags_own", &[("five", "1"), ("four", "1")])?).wait()?;
    // By keyboard: the colour stands over the lower edge of the page.
    main.button("flags_use")?.focus()?;
    app.press("Enter")?;
    main.field("flag_broken4")?.wait_value("1")?;
    main.button("flags_use")?.wait_gone()?;
    app.wait_saved()
}

/// A caseworker warns by keyboard, on paper without a code, and is reminded a week later when nobody has answered.
pub fn concern_is_asked_again(app: &mut App) -> Outcome {
    use crate::pages::cases::CaseWords;
    const DAY: i64 = 86_400_000;
    app.live_at_rigged(&app.ground.file.clone())?;
    app.begin_own()?;
    app.add_case(CaseWords { code: "K7-ulv", received: Some("2025-11-23"), ..CaseWords::default() })?;
    app.route("/situation/concerns")?;
    let main = app.page().any("main");
    main.button("concern_new")?.focus()?;
    app.press("Enter")?;
    let window = app.page().any("dialog");
    window.field("field_recipient")?.choose(&app.t("choice_safety_rep")?)?;
    window.field("field_unable")?.type_in("K7-ulv får ikke besøk i tide")?;
    window.field("field_give")?.type_in("Rapportering ut måneden")?;
    window.button("record_save")?.click()?;
    app.wait_route("/situation/concerns/")?;
    let paper = app.print_by(|| app.page().button("analysis_print")?.click())?;
    for words in ["Rapportering ut måneden", &app.t("own_points")?, &app.t("analysis_goals")?] {
        claim(on_paper(&paper, words), || format!("the paper does not say «{words}»: {paper}"))?;
    }
    claim(!paper.contains("K7"), || format!("the paper shows a case code: {paper}"))?;
    app.check_accessibility()?;
    main.button("concern_send")?.focus()?;
    app.press("Enter")?;
    window.button("concern_send_save")?.click()?;
    main.mentioning(&app.t("concern_waiting")?).wait_any()?;
    main.button("concern_edit")?.wait_gone()?;
    app.wait_saved()?;

    app.rig(&format!("shift({})", 8 * DAY))?;
    app.rig("hide(false)")?;
    app.route("/today")?;
    let late = app.page().any("main").mentioning(&app.t("note_late")?);
    late.wait_any()?;
    app.page().any("main").role_with("link", &app.t("choice_safety_rep")?.to_lowercase()).click()?;
    app.wait_route("/situation/concerns/")?;
    main.button("concern_answer")?.click()?;
    window.field("field_answer")?.choose(&app.t("choice_agreed")?)?;
    window.field("field_reply")?.type_in("Rapporteringen stanses")?;
    window.button("record_save")?.click()?;
    main.mentioning("Rapporteringen stanses").wait_any()?;
    app.wait_saved()?;
    app.route("/today")?;
    app.page().any("main").mentioning(&app.t("note_late")?).wait_gone()
}

/// Writes what a field asks for, and leaves it.
fn fill(part: &Part<'_>, field: &str, words: &str) -> Outcome {
    let field = part.field(field)?;
    field.replace(words)?;
    field.leave()
}

/// On the sample's caseload, from the triggers to the closing, with the clock moved on between the evaluations.
pub fn whole_procedure(app: &mut App) -> Outcome {
    const DAY: i64 = 86_400_000;
    app.live_at_rigged(&app.ground.file.clone())?;
    app.begin_sample()?;
    app.route("/situation")?;
    app.page().button("analysis_from_last")?.click()?;
    app.wait_route("/situation/")?;
    let analysis = app.hash()?.trim_start_matches("#/situation/").split('/').next().unwrap_or_default().to_owned();
    let main = app.page().any("main");
    // One's own reports are counted, and say of which day they are.
    main.mentioning(&app.t("own_only_here")?).wait_any()?;
    fill(&main.heading("trigger_sick")?.entry(), "figure_share_days", "14")?;
    fill(&main, "flag_broken5", "0")?;

    let main = step(app, "step_measures")?;
    let overtime = app.t("measure_overtime")?;
    let chosen = main.role("heading", &overtime).entry();
    fill(&chosen, "measure_hours", "6")?;
    chosen.button("measure_reckon")?.focus()?;
    app.press("Enter")?;
    chosen.mentioning("→").wait_any()?;
    let meetings = main.role("heading", &app.t("measure_fewer_meetings")?).entry();
    meetings.button("measure_meetings")?.focus()?;
    app.press("Enter")?;

    let main = step(app, "step_discussion")?;
    fill(&main, "discussion_present", "avdelingsleder, verneombud")?;
    main.button("moves_add")?.focus()?;
    app.press("Enter")?;
    main.field("moves_case")?.choose("B8-lom")?;
    fill(&main, "moves_to", "Avdeling vest")?;
    let today = app.today()?;
    main.field("discussion_on")?.set_date(&today)?;

    let main = step(app, "step_decision")?;
    main.field("decision_on")?.set_date(&today)?;
    fill(&main, "decision_decider", "barnevernsleder")?;
    main.role("radio", &app.t("level_step2")?).click()?;
    fill(&main, "decision_seen", "Fravær på 14 prosent")?;
    main.button("decision_record")?.focus()?;
    app.press("Enter")?;
    main.mentioning(&app.t("frozen_text")?).wait_any()?;

    let main = step(app, "step_carrying_out")?;
    main.role("checkbox", &app.t("audience_union")?).click()?;
    app.wait_saved()?;

    // A week later Today asks for the evaluation, and again a week after that.
    for week in 1..=2 {
        app.rig(&format!("shift({})", 7 * DAY))?;
        app.rig("hide(false)")?;
        app.route("/today")?;
        let main = app.page().any("main");
        main.heading("today_situation")?.wait()?;
        app.route(&format!("/situation/{analysis}/6"))?;
        let main = app.page().any("main");
        main.button("evaluation_add")?.focus()?;
        app.press("Enter")?;
        // The new one takes the focus when it is drawn.
        main.field("evaluation_due")?.wait_focus()?;
        main.button("again_start")?.focus()?;
        app.press("Enter")?;
        measure(app, &main.button("evaluation_held_today")?.entry())?;
        main.button("evaluation_held_today")?.focus()?;
        app.press("Enter")?;
        main.button("evaluation_held_today")?.wait_gone()?;
        app.note(format!("evaluation {week} is held"));
        app.wait_saved()?;
    }
    main.role("table", &app.t("then_now")?).wait()?;

    let main = step(app, "step_closing")?;
    main.field("closing_ask_rebooked")?.choose(&app.t("answer_yes")?)?;
    fill(&main, "closing_write_lessons", "Be om hjelp tidligere")?;
    app.check_accessibility()?;
    main.button("closing_close")?.focus()?;
    app.press("Enter")?;
    main.button("closing_reopen")?.wait()?;
    app.wait_saved()?;
    // A month later it is opened again as it was, and stands beside the others.
    app.rig(&format!("shift({})", 30 * DAY))?;
    app.rig("hide(false)")?;
    app.route("/situation")?;
    let main = app.page().any("main");
    main.role("table", &app.t("compare_title")?).mentioning("Be om hjelp tidligere").wait_any()?;
    app.route(&format!("/situation/{analysis}/1"))?;
    app.page().any("main").mentioning("14 %").wait_any()?;
    let paper = app.print_by(|| app.page().button("analysis_print")?.click())?;
    for words in ["Avdeling vest", "Fravær på 14 prosent", "Be om hjelp tidligere", &app.t("then_now")?] {
        claim(on_paper(&paper, words), || format!("the paper does not say «{words}»: {paper}"))?;
    }
    claim(!paper.contains("B8-lom"), || format!("the paper shows a case code: {paper}"))?;
    reported(app)
}

/// As a report for a leader, on paper and as a Word file: in four languages, in the engine that is quickest.
fn reported(app: &App) -> Outcome {
    let languages = if app.engine() == Engine::Chromium { &Lang::ALL[..] } else { &Lang::ALL[..1] };
    for lang in languages {
        // It speaks the first one already.
        if *lang != Lang::ALL[0] {
            app.speak(*lang)?;
        }
        app.route("/situation/reports")?;
        let main = app.page().any("main");
        main.field("report_topic")?.choose(&app.t("title_analysis")?)?;
        let closing = app.t("step_closing")?;
        main.region("report_preview")?.role("heading", &closing).wait()?;
        let file = app.download(|| main.button("report_docx")?.click())?;
        let held = String::from_utf8_lossy(&fs::read(&file)?).into_owned();
        let paper = app.print_by(|| main.button("command_print")?.click())?;
        for words in [closing.as_str(), "Avdeling vest", "Be om hjelp tidligere"] {
            claim(held.contains(words), || format!("{lang:?}: the document does not say «{words}»"))?;
            claim(on_paper(&paper, words), || format!("{lang:?}: the paper does not say «{words}»: {paper}"))?;
        }
        claim(!held.contains("B8-lom") && !paper.contains("B8-lom"), || format!("{lang:?}: a code goes out"))?;
    }
    Ok(())
}

/// Figures below every threshold, for what one's own data do not say.
fn measure(app: &App, entry: &Part<'_>) -> Outcome {
    for (trigger, field, value) in [
        ("trigger_sick", "figure_share_days", "3"),
        ("trigger_new", "figure_share_staff", "5"),
        ("trigger_capacity", "figure_share_posts", "0"),
    ] {
        fill(&entry.heading(trigger)?.entry(), field, value)?;
    }
    entry.heading("trigger_national")?.entry().field("figure_effect")?.choose(&app.t("effect_0")?)?;
    app.wait_saved()
}
