//! Feedback in three parts: situation, behaviour, effect.
use crate::app::App;
use crate::failure::{Outcome, claim};
use crate::journeys::planning::{holds_code, on_paper};
use crate::pages::tasks::TaskWords;
use crate::part::Part;

fn write(app: &App) -> Outcome<Part<'_>> {
    app.route("/growth/new")?;
    let main = app.page().any("main");
    main.heading("feedback_write")?.wait()?;
    Ok(main)
}

/// Given: the checklist advises while one types, a reload keeps the words, and it is followed up.
pub fn feedback_given(app: &mut App) -> Outcome {
    app.begin_own()?;
    // A book with nothing in it asks where to begin after a reload.
    app.add_task(TaskWords { title: "Ringe skolen", ..TaskWords::default() })?;
    let main = write(app)?;
    main.field("feedback_kind")?.choose(&app.t("feedback_corrective")?)?;
    let (situation, behaviour) = (main.field("feedback_situation")?, main.field("feedback_behaviour")?);
    situation.type_in("På teammøtet tirsdag kl. 10")?;
    behaviour.type_in("Du kommer alltid for sent")?;
    let advice = main.mentioning("«alltid»").entry();
    advice.wait_text(&app.t("check_advice")?)?;
    behaviour.replace("Du kom inn ti minutter etter at vi begynte")?;
    main.mentioning("«alltid» stemmer sjelden").wait_gone()?;
    main.field("feedback_effect")?.type_in("Jeg måtte begynne på nytt")?;
    app.wait_kept("Jeg måtte begynne på nytt")?;
    app.reload()?;
    situation.wait_value("På teammøtet tirsdag kl. 10")?;
    main.button("feedback_save")?.click()?;
    app.wait_route("/growth")?;
    app.wait_saved()?;

    let entry = main.role("link", "Du kom inn ti minutter etter at vi begynte").entry();
    entry.wait_text(&app.t("stage_draft")?)?;
    // Before the talk: one page with what to say, on paper without the page's own words.
    entry.link("talk_prepare")?.click()?;
    main.button("paper_print")?.wait()?;
    let paper = app.print_by(|| main.button("paper_print")?.click())?;
    for words in ["Du kom inn ti minutter etter at vi begynte", &app.t("talk_intent_corrective")?] {
        claim(on_paper(&paper, words), || format!("the paper does not say «{words}»: {paper}"))?;
    }
    claim(!on_paper(&paper, &app.t("paper_save")?), || format!("the paper shows a button: {paper}"))?;
    app.check_accessibility()?;
    main.button("feedback_deliver")?.click()?;
    let told = app.role("dialog", &app.t("feedback_deliver")?);
    told.field("feedback_how")?.choose(&app.t("choice_in_person")?)?;
    told.button("feedback_save")?.click()?;
    told.wait_gone()?;
    app.route("/growth")?;
    entry.wait_text(&app.t("stage_delivered")?)?;
    // A draft has not been given yet.
    let counts = app.filled("feedback_counts", &[("positive", "0"), ("corrective", "1")])?;
    main.saying(&counts).wait()?;
    entry.button("feedback_follow")?.click()?;
    let follow = app.role("dialog", &app.t("feedback_follow")?);
    follow.field("feedback_outcome")?.type_in("Vi begynner fem over")?;
    follow.button("feedback_follow_save")?.click()?;
    follow.wait_gone()?;
    entry.wait_text(&app.t("stage_followed_up")?)?;
    app.wait_saved()?;
    app.restart()?;
    app.route("/growth")?;
    let entry = app.page().any("main").role("link", "Du kom inn ti minutter etter at vi begynte").entry();
    entry.wait_text(&app.t("stage_followed_up")?)
}

/// Received: the list can be narrowed to it, and a deletion is taken back.
pub fn feedback_received(app: &mut App) -> Outcome {
    app.begin_own()?;
    let main = write(app)?;
    main.field("feedback_direction")?.choose(&app.t("feedback_received")?)?;
    main.saying(&app.t("receive_choose_help")?).wait()?;
    main.field("receive_thanked")?.click()?;
    main.field("feedback_takes")?.choose(&app.t("choice_take_up")?)?;
    main.field("feedback_situation")?.type_in("Etter hjemmebesøket i går")?;
    main.field("feedback_behaviour")?.type_in("Jeg ventet til jenta snakket selv")?;
    main.field("feedback_effect")?.type_in("Kollegaen ble rolig")?;
    main.button("feedback_save")?.click()?;
    app.wait_route("/growth")?;
    let entry = main.role("link", "Jeg ventet til jenta snakket selv");
    entry.wait()?;
    main.field("feedback_direction")?.choose(&app.t("feedback_given")?)?;
    main.saying(&app.t("filter_none")?).wait()?;
    main.field("feedback_direction")?.choose(&app.t("feedback_received")?)?;
    entry.entry().button("feedback_delete")?.click()?;
    entry.wait_gone()?;
    app.press("Control+z")?;
    entry.wait()?;
    app.wait_saved()
}

/// Entries are taken out when they are chosen, and only then; what points at somebody stays behind.
pub fn feedback_taken_out(app: &mut App) -> Outcome {
    app.begin_sample()?;
    app.route("/growth/figures")?;
    let main = app.page().any("main");
    main.role("table", &app.t("feedback_figures")?).wait()?;
    app.check_accessibility()?;
    app.route("/growth/new")?;
    main.field("feedback_situation")?.type_in("På møtet om K7-ulv tirsdag")?;
    main.field("feedback_behaviour")?.type_in("Du ringte 913 25 476 med en gang")?;
    main.field("feedback_role")?.type_in("Teamkoordinator")?;
    main.button("feedback_save")?.click()?;
    app.wait_route("/growth")?;
    main.field("filter_words")?.type_in("ringte med")?;
    main.role("link", "Du ringte 913 25 476 med en gang").wait()?;
    app.route("/growth/export")?;
    main.saying(&app.t("feedback_choose_first")?).wait()?;
    main.button("choose_all")?.click()?;
    let paper = app.print_by(|| main.button("paper_print")?.click())?;
    for words in ["sak A", "satt du på gulvet"] {
        claim(on_paper(&paper, words), || format!("the paper does not say «{words}»: {paper}"))?;
    }
    for words in ["K7-ulv", "913 25 476", "Teamkoordinator"] {
        claim(!on_paper(&paper, words), || format!("the paper says «{words}»: {paper}"))?;
    }
    app.check_accessibility()
}

/// What is to be followed up stands on Today, and leads to the entry.
pub fn feedback_is_reminded_of(app: &mut App) -> Outcome {
    app.begin_sample()?;
    app.route("/growth/new")?;
    let main = app.page().any("main");
    main.field("feedback_behaviour")?.type_in("Du la fram saken på fem minutter")?;
    main.field("feedback_occurred")?.set_date("2026-01-05")?;
    main.field("feedback_delivered")?.set_date("2026-01-05")?;
    main.button("feedback_save")?.click()?;
    app.wait_route("/growth")?;
    app.route("/today")?;
    main.heading("growth_due_title")?.wait()?;
    main.mentioning("Du la fram saken på fem minutter").click()?;
    main.heading("feedback_edit")?.wait()?;
    app.check_accessibility()
}

/// A goal from the first question to the contract on paper: the talk, a next step that is a task, and undo.
pub fn goal_from_talk_to_contract(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.route("/growth/goals")?;
    let main = app.page().any("main");
    main.button("goal_add")?.click()?;
    let window = app.page().any("dialog");
    window.field("field_wish")?.type_in("Samtale med barnet i første uke")?;
    window.button("record_save")?.click()?;
    window.wait_gone()?;
    main.role("heading", "Samtale med barnet i første uke").wait()?;
    let answer = app.filled("goal_answer", &[("part", &app.t("grow_will")?)])?;
    main.role("button", &answer).click()?;
    window.field("field_will")?.type_in("Jeg bestiller samtalen samme dag")?;
    window.field("field_commitment")?.type_in("11")?;
    window.button("record_save")?.click()?;
    window.saying(&app.filled("problem_out_of_range", &[("min", "1"), ("max", "10")])?).wait()?;
    window.field("field_commitment")?.replace("8")?;
    window.button("record_save")?.click()?;
    window.wait_gone()?;
    main.saying("Jeg bestiller samtalen samme dag").wait()?;
    main.button("goal_step_add")?.click()?;
    window.field("task_title")?.type_in("Bestille tolk")?;
    window.button("task_save")?.click()?;
    window.wait_gone()?;
    main.role("link", "Bestille tolk").wait()?;
    app.check_accessibility()?;
    app.wait_saved()?;
    app.reload()?;
    main.role("link", "Bestille tolk").wait()?;

    // A module of the competence plan serves the goal: each leads to the other.
    main.button("goal_module_add")?.focus()?;
    app.press("Enter")?;
    window.field("field_learnt_in")?.choose(&app.t("module_3")?)?;
    window.button("record_save")?.click()?;
    window.wait_gone()?;
    main.role("link", &app.t("module_3")?).focus()?;
    app.press("Enter")?;
    main.heading("competence_modules")?.wait()?;
    main.role("link", "Samtale med barnet i første uke").focus()?;
    app.press("Enter")?;
    main.heading("goal_steps")?.wait()?;

    main.link("contract_open")?.click()?;
    main.button("paper_print")?.wait()?;
    let paper = app.print_by(|| main.button("paper_print")?.click())?;
    for words in ["Samtale med barnet i første uke", "Bestille tolk", &app.t("contract_picture")?] {
        claim(on_paper(&paper, words), || format!("the contract does not say «{words}»: {paper}"))?;
    }
    app.check_accessibility()?;
    main.link("contract_back")?.click()?;
    // The next talk asks anew, and what was answered stands below with its day.
    main.button("goal_new_talk")?.focus()?;
    app.press("Enter")?;
    main.heading("goal_earlier")?.wait()?;
    main.saying(&app.t("grow_will_lead")?).wait()?;
    app.undo()?;
    main.heading("goal_earlier")?.wait_gone()?;
    main.button("goal_delete")?.click()?;
    app.wait_route("/growth/goals")?;
    let link = main.role("link", "Samtale med barnet i første uke");
    link.wait_gone()?;
    app.undo()?;
    link.wait()?;
    Ok(())
}

/// Words that a task holds become a goal, and the task its next step.
pub fn words_become_a_goal(app: &mut App) -> Outcome {
    app.begin_sample()?;
    app.route("/growth/goals")?;
    let main = app.page().any("main");
    main.role("button", &app.filled("goal_of_words", &[("words", "Trygg oppstart for nye")])?).click()?;
    let goal = main.role("link", "Trygg oppstart for nye");
    goal.click()?;
    main.role("link", "Forbered opplæring av ny kollega").click()?;
    main.role("link", "Trygg oppstart for nye").click()?;
    main.role("heading", "Trygg oppstart for nye").wait()?;
    Ok(())
}

/// What the app measures becomes an indicator; a partial goal is set; the plan leads back to the goal.
pub fn indicator_is_measured(app: &mut App) -> Outcome {
    app.begin_sample()?;
    app.route("/growth/goals/sample-goal-02")?;
    let main = app.page().any("main");
    let name = app.t("choice_clocks_kept")?;
    main.role("button", &app.filled("indicator_use", &[("name", &name)])?).click()?;
    let window = app.page().any("dialog");
    window.button("record_save")?.click()?;
    window.wait_gone()?;
    main.role("heading", &name).wait()?;
    main.button("partial_add")?.click()?;
    window.field("field_on")?.set_date("2030-01-07")?;
    window.field("field_value")?.type_in("90")?;
    window.button("record_save")?.click()?;
    window.wait_gone()?;
    let partial = app.filled("partial_edit_of", &[("what", "90 %, ma. 7. jan. 2030")])?;
    main.role("button", &partial).wait()?;
    app.check_accessibility()?;
    app.wait_saved()?;
    app.route("/growth/plan")?;
    main.saying(&app.t("themes_lead")?).wait()?;
    app.check_accessibility()?;
    main.role("link", "Legge fram saker så kort at vi rekker å drøfte dem").click()?;
    main.role("heading", &name).wait()?;
    Ok(())
}

/// The page for the leader: everything of the period but what is about others, and no code or role on it.
pub fn my_talk_to_paper(app: &mut App) -> Outcome {
    app.begin_sample()?;
    app.route("/growth/my-talk")?;
    let main = app.page().any("main");
    main.button("paper_print")?.wait()?;
    let paper = app.print_by(|| main.button("paper_print")?.click())?;
    for words in ["Alle barn jeg undersøker", "satt du på gulvet", "Vafler på pauserommet", &app.t("talk_deadlines")?]
    {
        claim(on_paper(&paper, words), || format!("the paper does not say «{words}»: {paper}"))?;
    }
    let corrective = "svarte du på telefonen to ganger";
    for words in [corrective, "samarbeidspartner, skole", &app.t("my_talk_choose")?] {
        claim(!on_paper(&paper, words), || format!("the paper says «{words}»: {paper}"))?;
    }
    claim(!holds_code(&paper), || format!("a code is on the paper: {paper}"))?;
    app.check_accessibility()?;
    main.field("talk_given_corrective")?.click()?;
    main.mentioning(corrective).wait()?;
    let paper = app.print_by(|| main.button("paper_print")?.click())?;
    claim(on_paper(&paper, corrective), || format!("what was chosen is not on the paper: {paper}"))
}
