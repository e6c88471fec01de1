//! Feedback in three parts: situation, behaviour, effect.
use crate::app::App;
use crate::failure::Outcome;
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
    entry.button("feedback_deliver")?.click()?;
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
    main.saying(&app.t("feedback_receive")?).wait()?;
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
