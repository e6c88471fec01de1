//! Script in data: typed into every field, brought by a file of cases, and by a backup. It is text and stays text.
use super::shell::{MORE_PAGES, PLACES};
use crate::app::App;
use crate::failure::{Outcome, claim, same};
use crate::wait::until;
use serde_json::{Value, json};
use std::fs;

/// Each way a text could become a program, if anything took it for markup.
const SCRIPT: &str = "\"'><img src=x onerror=document.title='ran'><script>document.title='ran'</script><svg onload=document.title='ran'></svg><a href=javascript:alert(1)>x</a>";

/// Pages with fields of their own, beside all that are looked at for accessibility.
const ROUTES: [&str; 11] = [
    "/cases/new",
    "/growth/new",
    "/situation/reports",
    "/data/backup",
    "/data/import",
    "/data/settings",
    "/data/history",
    "/data/space",
    "/data/tidy",
    "/cases/all/handover",
    "/cases/all/recovery",
];

/// Pages of one record of the sample.
const RECORDS: [&str; 7] = [
    "/cases/sample-case-03",
    "/priorities/task/sample-task-01",
    "/situation/sample-analysis-01/2",
    "/situation/sample-analysis-01/4",
    "/situation/concerns/sample-concern-02",
    "/growth/sample-feedback-01",
    "/growth/goals/sample-goal-02",
];

fn routes() -> impl Iterator<Item = &'static str> {
    PLACES.into_iter().map(|(_, route)| route).chain(MORE_PAGES).chain(ROUTES)
}

/// What on the page came from data as markup, and addresses that are none of ours.
const STRANGE: &str = "
const strange = [...document.querySelectorAll('body img, body svg[onload], [onerror], [onload], iframe, object, embed, base')]
  .filter((e) => !e.closest('noscript')).map((e) => e.outerHTML.slice(0, 80));
const scripts = [...document.scripts].filter((s) => s.textContent.includes(`title='ran'`)).map((s) => s.outerHTML.slice(0, 80));
const links = [...document.querySelectorAll('[href], [src], [action]')]
  .map((e) => e.getAttribute('href') || e.getAttribute('src') || e.getAttribute('action'))
  .filter((a) => /^\\s*(javascript|data:text|https?|ftp|vbscript)/i.test(a));
return { strange, scripts, links, ran: document.title.includes('ran') };";

/// Types into each field for words that stands open, and says how many there were.
const TYPE: &str = "
const fields = [...document.querySelectorAll('input, textarea')]
  .filter((e) => ['text', 'search', 'textarea', 'password', 'number', ''].includes(e.type) && e.offsetParent && !e.readOnly);
for (const field of fields) {
  field.focus();
  field.value = arguments[0];
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}
return fields.length;";

fn is_clean(app: &App, place: &str) -> Outcome {
    let found = app.driver().run(STRANGE, json!([]))?;
    let clean = json!({ "strange": [], "scripts": [], "links": [], "ran": false });
    same(&format!("what the text became at {place}"), &found, &clean)
}

/// Goes everywhere; where there are fields, types into them.
fn everywhere(app: &App, typing: bool) -> Outcome<u64> {
    let mut fields = 0;
    for route in routes() {
        app.route(route)?;
        app.page().any("main").wait()?;
        if typing {
            let typed = app.driver().run(TYPE, json!([SCRIPT]))?;
            fields += typed.as_u64().unwrap_or_default();
        }
        is_clean(app, route)?;
    }
    Ok(fields)
}

/// Typed into every field, kept as a draft, saved as a task, found again.
pub fn script_typed_into_every_field_stays_text(app: &mut App) -> Outcome {
    app.begin_own()?;
    let fields = everywhere(app, true)?;
    claim(fields >= 15, || format!("only {fields} fields were found"))?;
    app.open("/priorities")?;
    let task_box = app.open_task_box()?;
    task_box.field("task_title")?.replace(SCRIPT)?;
    task_box.button("task_save")?.click()?;
    task_box.wait_gone()?;
    app.wait_saved()?;
    app.page().mentioning("onerror=document.title").wait_any()?;
    everywhere(app, false)?;
    app.restart()?;
    app.route("/priorities")?;
    app.page().mentioning("onerror=document.title").wait_any()?;
    is_clean(app, "the start")
}

/// A backup whose every word is a script: looked at, taken in, seen on every page.
pub fn script_in_a_backup_stays_text(app: &mut App) -> Outcome {
    app.begin_sample()?;
    let file = app.take_backup()?;
    let mut content: Value = serde_json::from_str(&fs::read_to_string(&file)?).unwrap_or_default();
    let mut poisoned = 0;
    for record in content["records"].as_array_mut().into_iter().flatten() {
        for (_, value) in record["fields"].as_object_mut().into_iter().flatten() {
            // Words that somebody wrote: not a code of the app's own, an id or a day.
            let is_written =
                value.as_str().is_some_and(|text| text.contains(' ') || text.contains('-') && !text.starts_with("20"));
            if is_written {
                *value = json!(SCRIPT);
                poisoned += 1;
            }
        }
    }
    claim(poisoned > 30, || format!("only {poisoned} texts were replaced"))?;
    content["workbook"] = json!(SCRIPT);
    content["app"] = json!(SCRIPT);
    let hostile = app.browser.home().join("hostile.json");
    fs::write(&hostile, content.to_string())?;
    app.fresh_profile()?;
    app.begin_own()?;
    app.route("/data/backup")?;
    app.page().field("restore_choose")?.give_file(&hostile)?;
    let preview = app.page().region("restore_preview")?;
    preview.wait()?;
    is_clean(app, "the preview")?;
    app.merge_seen()?;
    everywhere(app, false)?;
    app.route("/cases")?;
    app.page().mentioning("onerror=document.title").wait_any()?;
    let row =
        "const row = document.querySelector('main [role=row] a, main tbody tr'); if (row) row.click(); return !!row";
    app.driver().run(row, json!([]))?;
    until("the page of a case", || is_clean(app, "a case").map(Ok))
}

/// A file of cases with script in every cell.
pub fn script_in_a_file_of_cases_stays_text(app: &mut App) -> Outcome {
    app.begin_own()?;
    let cell = format!("\"{}\"", SCRIPT.replace('"', "\"\""));
    let file = app.browser.home().join("saker.csv");
    fs::write(
        &file,
        format!(
            "Sakskode;Sakstype;Mottatt dato;{cell}\n{cell};{cell};{cell};{cell}\nK-1;Undersøkelse;01.10.2026;{cell}\n"
        ),
    )?;
    app.look_into_cases(&file)?;
    app.page().region("import_preview")?.wait()?;
    is_clean(app, "the preview of cases")
}

/// Presses the buttons of the page, but for those whose words were pressed before, until one opens a window; fills
/// that window's fields and sends it. The next call begins on a fresh page.
const WINDOWS: &str = "
const [text, before, done] = arguments;
const calm = () => new Promise((yes) => setTimeout(() => requestAnimationFrame(() => setTimeout(yes)), 20));
const shown = (e) => e.offsetParent && !e.disabled && e.getAttribute('aria-disabled') !== 'true';
const pressed = new Set(before);
// The buttons of one row of a list stand for those of all.
const words = (e) => {
  const row = e.closest('li, tr, [role=row]');
  if (row) return `${location.hash.split('/')[1]} ${row.parentElement.className} ${[...row.querySelectorAll('button')].indexOf(e)}`;
  return (e.getAttribute('aria-label') || e.innerText).split(':')[0];
};
const next = () => [...document.querySelectorAll('main button')]
  .find((e) => shown(e) && e.type !== 'submit' && !e.closest('[data-row]') && !pressed.has(words(e)));
(async () => {
  const hash = location.hash;
  for (let button = next(), most = 40; button && most > 0; button = next(), most -= 1) {
    pressed.add(words(button));
    button.click();
    await calm();
    const open = document.querySelector('dialog[open]');
    if (open) {
      const fields = [...open.querySelectorAll('input, textarea')].filter((e) =>
        ['text', 'search', 'textarea', 'password', 'number', ''].includes(e.type) && shown(e) && !e.readOnly);
      for (const field of fields) {
        field.focus();
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));
      }
      if (fields.length) open.querySelector('button[type=submit]')?.click();
      await calm();
      return { pressed: [...pressed], fields: fields.length, more: true };
    }
    if (location.hash !== hash) {
      location.hash = hash;
      await calm();
    }
  }
  return { pressed: [...pressed], fields: 0, more: false };
})().then(done, (error) => done({ error: String(error) }));";

/// Typed into every page and into the windows that its buttons open, and sent. The windows are the same code in every
/// engine; the policy that stands behind them is tried in each.
pub fn script_typed_into_every_window_stays_text(app: &mut App) -> Outcome {
    app.begin_sample()?;
    let (mut windows, mut fields) = (0, 0);
    // What takes the sample away takes it away at once, and leaves nothing to press.
    let mut pressed = json!([app.t("sample_remove")?]);
    for route in routes().chain(RECORDS) {
        app.open(route)?;
        fields += app.driver().run(TYPE, json!([SCRIPT]))?.as_u64().unwrap_or_default();
        loop {
            app.open(route)?;
            let found = app.driver().run_async(WINDOWS, json!([SCRIPT, pressed]))?;
            claim(found["error"].is_null(), || format!("at {route}: {found}"))?;
            pressed = found["pressed"].clone();
            let last = pressed.as_array().and_then(|all| all.last()).and_then(Value::as_str).unwrap_or_default();
            is_clean(app, &format!("{route}, «{last}»"))?;
            let typed = found["fields"].as_u64().unwrap_or_default();
            windows += u64::from(typed > 0);
            fields += typed;
            if found["more"] != json!(true) {
                break;
            }
        }
    }
    claim(windows >= 40 && fields >= 150, || format!("only {windows} windows with {fields} fields were found"))
}
