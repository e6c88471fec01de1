//! Cases and the clocks that the law starts. The dates are those of the tables in the law's own words,
//! counted by hand: see the rules' own tests for more of them.
use crate::app::App;
use crate::failure::{Outcome, claim, same};
use crate::pages::cases::CaseWords;
use crate::pages::tasks::TaskWords;
use crate::wait::until;

const CODE: &str = "K7-ulv";

/// A report on a Sunday: one week, three weeks, with the shifted day as a note and the arithmetic unfolded.
pub fn norwegian_report_clocks(app: &mut App) -> Outcome {
    app.begin_own()?;
    let words = CaseWords { code: CODE, received: Some("2025-11-23"), ..CaseWords::default() };
    app.fill_case(words)?;
    // What will start stands beside the form before anything is saved.
    let starting = app.page().any("main").any("listitem");
    until("the clocks that would start", || {
        let seen = starting.texts()?.join(" | ");
        let has = ["30. nov.", "14. des."].iter().all(|date| seen.contains(date));
        Ok(if has { Ok(()) } else { Err(seen) })
    })?;
    let case = app.add_case(words)?;
    for (rule, dates) in
        [("rule_no_mel_1", ["30. nov.", "1. des.", "§ 2-1"]), ("rule_no_mel_2", ["14. des.", "15. des.", "§ 13-3"])]
    {
        let clock = case.clock(rule)?;
        for date in dates {
            clock.wait_text(date)?;
        }
    }
    let clock = case.clock("rule_no_mel_1")?;
    clock.saying(&app.t("clock_why")?).click()?;
    let counted = app.filled("why_counted", &[("length", &app.t("length_weeks_one")?), ("date", "")])?;
    clock.wait_text(counted.split(" er ").next().unwrap_or_default())?;
    app.restart()?;
    app.page().button("first_start_title")?.wait_gone()?;
    app.route("/priorities")?;
    let row = app.item("quadrant_now", &app.t("rule_no_mel_1_short")?)?;
    row.wait_text(CODE)
}

/// An investigation: three months from the end of the week after the report, which is the last of February.
pub fn norwegian_investigation_clocks(app: &mut App) -> Outcome {
    app.begin_own()?;
    let case = app.add_case(CaseWords {
        code: CODE,
        case_type: Some("case_type_investigation"),
        received: Some("2025-11-23"),
        opened: Some("2025-11-27"),
        ..CaseWords::default()
    })?;
    let clock = case.clock("rule_no_und_2")?;
    for date in ["28. feb.", "2. mars", "§ 2-2"] {
        clock.wait_text(date)?;
    }
    case.clock("rule_no_und_1")?.wait_text("11. des.")
}

/// A Danish report counts hours, through the night.
pub fn danish_report_clocks(app: &mut App) -> Outcome {
    app.begin_own()?;
    let case = app.add_case(CaseWords {
        code: CODE,
        country: Some("country_dk"),
        received: Some("2025-11-21"),
        received_at: Some("15:30"),
        ..CaseWords::default()
    })?;
    let clock = case.clock("rule_dk_und_1")?;
    for words in ["22. nov.", "15.30", "§ 136"] {
        clock.wait_text(words)?;
    }
    // Six weekdays from a Friday, Saturdays counted: the earlier of the two readings.
    case.clock("rule_dk_und_2")?.wait_text("28. nov.")
}

/// A clock is met with one press and runs again with one key; what follows from it is everywhere.
pub fn clock_is_met_and_taken_back(app: &mut App) -> Outcome {
    app.begin_own()?;
    let words = CaseWords { code: CODE, received: Some("2025-11-23"), ..CaseWords::default() };
    let case = app.add_case(words)?;
    let before = app.records()?;
    app.driver().post("/back", serde_json::json!({}))?;
    case.wait()?;
    case.clock("rule_no_mel_2")?.button("clock_meet")?.click()?;
    // It stays on the page among those that have ended, and offers to run again instead.
    case.clock("rule_no_mel_2")?.button("clock_meet")?.wait_gone()?;
    app.wait_saved()?;
    app.press("Control+z")?;
    case.clock("rule_no_mel_2")?.button("clock_meet")?.wait()?;
    app.wait_saved()?;
    let (before, after) = (living(&before), living(&app.records()?));
    same("the data after the way back", &after, &before)
}

/// What happens in a case starts its clocks; a visit is recorded where it is counted.
pub fn event_starts_clocks_and_a_visit_counts(app: &mut App) -> Outcome {
    app.begin_own()?;
    let case = app.add_case(CaseWords { code: CODE, received: Some("2025-11-23"), ..CaseWords::default() })?;
    case.button("event_add")?.click()?;
    let window = app.role("dialog", &app.t("event_add")?);
    window.field("event_kind_asked")?.choose(&app.t("event_foster_moved_in")?)?;
    window.button("event_save")?.click()?;
    window.wait_gone()?;
    let clock = case.clock("rule_no_fos_1")?;
    clock.wait_text(&app.filled("clock_count", &[("done", "0"), ("due", "4")])?)?;
    clock.button("clock_meet")?.click()?;
    app.role("dialog", &app.t("rule_no_fos_1")?).button("event_save")?.click()?;
    case.clock("rule_no_fos_1")?.wait_text(&app.filled("clock_count", &[("done", "1"), ("due", "4")])?)?;
    app.wait_saved()
}

/// What is there, without the fields that a way back leaves empty.
fn living(records: &crate::pages::data::Records) -> Vec<String> {
    let shown = |((kind, id), fields): (&(String, String), &serde_json::Value)| {
        let fields = fields.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null());
        let fields: Vec<String> = fields.map(|(name, value)| format!("{name}={value}")).collect();
        (!fields.is_empty()).then(|| format!("{kind} {id} {}", fields.join(" ")))
    };
    records.iter().filter_map(shown).collect()
}

/// A form half typed is there again after a reload, and gone when it is thrown away.
pub fn half_typed_case_survives_reload(app: &mut App) -> Outcome {
    app.begin_own()?;
    // A book with nothing in it asks where to begin after a reload.
    app.add_task(TaskWords { title: "Ringe skolen", ..TaskWords::default() })?;
    app.fill_case(CaseWords { code: CODE, received: Some("2025-11-23"), ..CaseWords::default() })?;
    let note = app.page().any("main").field("task_note")?;
    note.type_in("Halvveis")?;
    app.wait_kept("Halvveis")?;
    app.reload()?;
    until("the typed words", || {
        let is = note.value()?;
        Ok(if is == "Halvveis" { Ok(()) } else { Err(format!("the field holds «{is}»")) })
    })?;
    same("the code", &app.page().any("main").field("case_code")?.value()?, &CODE.to_string())
}

/// What looks like a person's number or name gets a word of warning while it is typed.
pub fn identity_is_noticed(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.route("/situation")?;
    app.page().button("analysis_start")?.click()?;
    app.wait_route("/situation/")?;
    let unit = app.page().any("main").field("analysis_unit")?;
    unit.type_in("311239 50057")?;
    until("a warning at the field", || {
        let described = unit.attribute("aria-describedby")?.unwrap_or_default();
        let script = "return arguments[0].split(' ').map((id) => document.getElementById(id)).filter(Boolean)
            .map((e) => e.innerText).join(' ').trim()";
        let words = app.driver().run(script, serde_json::json!([described]))?;
        let words = words.as_str().unwrap_or_default().to_string();
        Ok(if words.is_empty() { Err("it says nothing".into()) } else { Ok(words) })
    })?;
    // The switch silences this finding in this field, and the focus goes back to it.
    app.tab_to(&app.page().button("looks_like_none")?)?;
    app.press("Enter")?;
    app.page().saying(&app.t("looks_like_number_strong")?).wait_gone()?;
    unit.wait_focus()?;
    unit.type_in(" Kari Nordmann")?;
    app.page().saying(&app.t("looks_like_name")?).wait()?;
    // Typed in a sheet of cases: the same guard. What was typed on the page before is there still.
    app.route("/cases/sheet")?;
    let cell = app.filled("sheet_row", &[("column", &app.t("sheet_code")?), ("n", "1")])?;
    app.role("textbox", &cell).type_in("Ola Nordmann")?;
    app.page().saying(&app.t("looks_like_name")?).wait()?;
    app.driver().post("/back", serde_json::json!({}))?;
    same("the unit", &app.page().any("main").field("analysis_unit")?.value()?, &"311239 50057 Kari Nordmann".into())?;
    // Nothing is printed before somebody has looked at what points at a person.
    app.quick_add("Ringe Kari Nordmann")?;
    app.route("/priorities")?;
    app.page().any("main").mentioning("Ringe Kari Nordmann").wait_any()?;
    app.driver().run("window.printed = 0; window.print = () => { window.printed += 1 }", serde_json::json!([]))?;
    app.page().button("bar_search")?.click()?;
    app.page().any("dialog").any("combobox").type_in(&app.t("command_print")?)?;
    app.page().role_with("option", &app.t("command_print")?).wait()?;
    app.press("Enter")?;
    let asked = app.role("dialog", &app.t("out_title")?);
    asked.mentioning("Kari Nordmann").wait_any()?;
    let printed = || app.driver().run("return window.printed", serde_json::json!([]));
    same("prints before the answer", &printed()?, &serde_json::json!(0))?;
    asked.button("out_print")?.click()?;
    asked.wait_gone()?;
    same("prints after it", &printed()?, &serde_json::json!(1))
}

/// A task for siblings is written once and outlives the case it was written on, a figure leads to the cases behind
/// it, and a case's history goes back beyond what is at hand after a restart.
pub fn siblings_figures_and_history(app: &mut App) -> Outcome {
    const SIBLING: &str = "B3-elg";
    const TASK: &str = "Snakke med foreldrene";
    app.begin_own()?;
    let words = CaseWords { code: CODE, received: Some("2025-11-23"), ..CaseWords::default() };
    app.add_case(words)?;
    let sibling = app.add_case(CaseWords { code: SIBLING, ..words })?;
    sibling.button("case_more")?.click()?;
    app.role("menuitem", &app.t("siblings_join")?).click()?;
    let window = app.page().any("dialog");
    window.field("siblings_choose")?.choose(CODE)?;
    window.button("siblings_join")?.click()?;
    window.wait_gone()?;
    sibling.mentioning(CODE).wait_any()?;

    let task_box = app.open_task_box()?;
    task_box.field("task_title")?.type_in(TASK)?;
    task_box.button("quick_more")?.click()?;
    let task_box = app.role("dialog", &app.t("task_new")?);
    task_box.field("task_case")?.choose(SIBLING)?;
    task_box.field("task_joint")?.click()?;
    task_box.button("task_save")?.click()?;
    task_box.wait_gone()?;
    sibling.mentioning(TASK).wait_any()?;
    sibling.button("case_more")?.click()?;
    app.page().role_with("menuitem", &app.t("case_delete")?).click()?;
    sibling.wait_gone()?;
    let register = app.role("grid", &app.t("place_cases")?);
    register.role_with("row", CODE).click()?;
    app.case_panel(CODE).mentioning(TASK).wait_any()?;
    app.wait_saved()?;

    app.route("/cases/all/figures")?;
    let listed = app.role("table", &app.t("figures_listed")?);
    listed.wait()?;
    let all = app.filled("list_count", &[("list", &app.t("figures_all")?), ("n", "2")])?;
    app.page().field("figures_behind")?.choose(&all)?;
    listed.mentioning(CODE).wait_any()?;

    // More changes than are read at the start, none of them of the case.
    app.route("/today")?;
    app.quick_add("Bestille tolk")?;
    for _ in 0..60 {
        app.press("Control+z")?;
        app.press("Control+y")?;
    }
    app.wait_saved()?;
    app.restart()?;
    app.route("/cases")?;
    app.role("grid", &app.t("place_cases")?).role_with("row", CODE).click()?;
    let case = app.case_panel(CODE);
    case.saying(&app.t("case_history")?).click()?;
    let older = case.button("history_older")?;
    older.wait()?;
    claim(!case.mentioning(&app.t("change_case_added")?).is_here()?, || "the first change is at hand already".into())?;
    older.click()?;
    case.mentioning(&app.t("change_case_added")?).wait_any()?;
    case.saying(&app.t("history_whole")?).wait()?;
    Ok(())
}

/// The register is walked with arrows, opened with Enter, left with Escape, searched, and acted on with a key.
pub fn register_by_keyboard(app: &mut App) -> Outcome {
    app.begin_sample()?;
    app.route("/cases")?;
    let register = app.role("grid", &app.t("place_cases")?);
    register.wait()?;
    until("fifteen cases in sight", || {
        // The first row is the head.
        let rows = register.any("row").count()?;
        Ok(if rows > 15 { Ok(()) } else { Err(format!("{rows} rows")) })
    })?;
    let codes: Vec<String> = register.any("row").texts()?;
    let first = codes[1].split_whitespace().next().unwrap_or_default().to_string();
    let row = register.role_with("row", &first);
    app.tab_to(&row)?;
    app.press("Enter")?;
    app.case_panel(&first).wait()?;
    app.wait_route("/cases/")?;
    app.press("Escape")?;
    app.case_panel(&first).wait_gone()?;
    let search = app.role("searchbox", &app.t("register_search")?);
    search.type_in(&first.to_uppercase())?;
    register.any("row").wait_count(2)?;
    app.tab_to(&row)?;
    app.press("Delete")?;
    row.wait_gone()?;
    app.press("Control+z")?;
    row.wait()?;
    claim(search.value()?.eq_ignore_ascii_case(&first), || "the search went away".into())
}

/// Today shows a broken clock first, with the day's tasks, and a line done is gone.
pub fn today_shows_what_presses(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.add_case(CaseWords { code: CODE, received: Some("2025-11-23"), ..CaseWords::default() })?;
    let today = app.today()?;
    let title = "Ferdigstille rapport";
    app.add_task(TaskWords { title, important: Some("answer_yes"), deadline: Some(&today), ..TaskWords::default() })?;
    app.route("/today")?;
    let main = app.page().any("main");
    let overdue = app.filled("list_count", &[("list", &app.t("today_overdue_title")?), ("n", "2")])?;
    main.role("heading", &overdue).wait()?;
    let due = main.role("list", &app.t("today_due_title")?);
    due.role("button", title).wait()?;
    due.role("button", &app.filled("work_complete_of", &[("title", title)])?).click()?;
    due.role("button", title).wait_gone()?;
    let late = main.role("list", &app.t("today_overdue_title")?);
    late.role("button", &app.t("rule_no_mel_1_short")?).click()?;
    app.case_panel(CODE).wait()?;
    Ok(())
}
