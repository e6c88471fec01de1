//! A case followed from the report to aftercare with the keyboard alone, in each country.
use crate::app::App;
use crate::failure::{Failure, Outcome, claim};
use crate::part::Part;
use crate::wait::until;

/// What is recorded, and the deadline that then runs; the keys of their names.
type Step = (&'static str, &'static str);

const NORWAY: [Step; 6] = [
    ("event_investigation_opened", "rule_no_und_2"),
    ("event_measure_started", "rule_no_hje_2"),
    ("event_emergency_move", "rule_no_aku_3"),
    ("event_care_order", "rule_no_oms_2"),
    ("event_foster_moved_in", "rule_no_fos_1"),
    ("event_turns_eighteen", "rule_no_ett_1"),
];

/// The talk comes first: without it the decision asks for a reason.
const DENMARK: [Step; 6] = [
    ("event_investigation_opened", "rule_dk_bfu_1"),
    ("event_child_talk", "rule_dk_bfu_1"),
    ("event_measure_decided", "rule_dk_pla_1"),
    ("event_measure_started", "rule_dk_opf_1"),
    ("event_foster_moved_in", "rule_dk_til_1"),
    ("event_turns_eighteen", "rule_dk_eft_2"),
];

/// From a Norwegian report to the talk about measures after 18.
pub fn norwegian_course_by_keyboard(app: &mut App) -> Outcome {
    app.begin_sample()?;
    let case = by_keyboard(app, None)?;
    claim_runs(app, &case, "rule_no_mel_1")?;
    follow(app, &case, &NORWAY)?;
    // The review was met by the opening; the feedback is met by hand.
    let feedback = case.clock("rule_no_mel_2")?;
    app.tab_to(&feedback.button("clock_meet")?)?;
    app.press("Enter")?;
    feedback.button("clock_meet")?.wait_gone()?;
    app.wait_saved()
}

/// From a Danish report to the decision on support for the young person.
pub fn danish_course_by_keyboard(app: &mut App) -> Outcome {
    app.begin_sample()?;
    let case = by_keyboard(app, Some("country_dk"))?;
    claim_runs(app, &case, "rule_dk_und_2")?;
    follow(app, &case, &DENMARK)?;
    app.wait_saved()
}

/// A new case of today's report, with the code that the app proposes.
fn by_keyboard<'a>(app: &'a App, country: Option<&str>) -> Outcome<Part<'a>> {
    app.press("g s")?;
    app.wait_route("/cases")?;
    app.tab_to(&app.page().any("main").link("command_new_case")?)?;
    app.press("Enter")?;
    app.wait_route("/cases/new")?;
    let form = app.page().any("main");
    if let Some(country) = country {
        choose(app, &form.field("case_country")?, &app.t(country)?)?;
    }
    let code = form.field("case_code")?.value()?;
    claim(!code.is_empty(), || "no code was proposed".into())?;
    app.tab_to(&form.field("case_code")?)?;
    app.press("Enter")?;
    let case = app.case_panel(&code);
    case.wait()?;
    app.wait_saved()?;
    Ok(case)
}

fn follow(app: &App, case: &Part, steps: &[Step]) -> Outcome {
    for (event, rule) in steps {
        app.note(*event);
        app.tab_to(&case.button("event_add")?)?;
        app.press("Enter")?;
        let window = app.role("dialog", &app.t("event_add")?);
        let kind = window.field("event_kind_asked")?;
        kind.wait_focus()?;
        choose(app, &kind, &app.t(event)?)?;
        app.tab_to(&window.button("event_save")?)?;
        app.press("Enter")?;
        window.wait_gone()?;
        claim_runs(app, case, rule)?;
    }
    Ok(())
}

fn claim_runs(app: &App, case: &Part, rule: &str) -> Outcome {
    let words = app.t(rule)?;
    case.role("heading", &words).wait()?;
    Ok(())
}

/// Chooses in a list with the arrows, looking at what is chosen after each press. Letters would be quicker, but
/// WebKit forgets those typed when the next one is slow to come.
fn choose(app: &App, list: &Part, option: &str) -> Outcome {
    app.tab_to(list)?;
    let ask = |wanted: &str| {
        let script =
            "const [list, wanted] = arguments; const at = [...list.options].findIndex((o) => o.text.trim() === wanted);
            return [list.selectedIndex, at]";
        let element = list.wait()?;
        let places = app.driver().run(script, serde_json::json!([element.as_argument(), wanted]))?;
        let place = |at: usize| places[at].as_i64().unwrap_or(-1);
        Ok::<_, Failure>((place(0), place(1)))
    };
    loop {
        let (is, wanted) = ask(option)?;
        claim(wanted >= 0, || format!("the list has no «{option}»"))?;
        if is == wanted {
            return Ok(());
        }
        let (key, next) = if is < wanted { ("ArrowDown", is + 1) } else { ("ArrowUp", is - 1) };
        app.press(key)?;
        until("the next option", || {
            let (is, _) = ask(option)?;
            Ok(if is == next { Ok(()) } else { Err(format!("number {is} is chosen")) })
        })?;
    }
}
