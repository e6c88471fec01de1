//! The page itself: that it opens, that nothing leaves it, that data can be taken out when the app cannot run.
use crate::app::{App, file_address};
use crate::engine::Engine;
use crate::failure::{Failure, Outcome, claim};
use crate::host::Host;
use crate::pages::tasks::TaskWords;
use crate::rig::{page_text, policy_of, policy_with};
use crate::wait::until;
use base64::Engine as _;
use serde_json::{Value, json};
use std::fs;

const PROBE: &str = include_str!("probe.js");

/// No way out of the page works, and nothing that came in as text runs.
///
/// The same copy without a policy comes after it, so that a probe that could not fail is noticed.
pub fn policy_holds_everything_in(app: &mut App) -> Outcome {
    let there = Host::listening()?;
    let page = page_text(&app.ground.file)?;
    let (policy_start, policy_end) = policy_of(&page)?;

    let probe = PROBE.replace("__THERE__", &there.address());
    let policy = policy_with(&page, &probe)?;
    let with_probe = |policy: &str| {
        let page = format!("{}{policy}{}", &page[..policy_start], &page[policy_end..]);
        page.replacen("</body>", &format!("<script>{probe}</script></body>"), 1)
    };
    // Trusted types stop text before the policy on scripts is asked. It must hold alone too: not every browser has them.
    let older = policy.replace("require-trusted-types-for 'script'; ", "");
    claim(older != policy, || format!("trusted types are not required: {policy}"))?;
    let everywhere = ["connect-src", "img-src", "style-src-elem", "frame-src", "form-action"];
    let scripts = ["script-src-elem", "script-src-attr", "script-src"];
    for (name, policy) in [("guarded.html", &policy), ("older.html", &older)] {
        let probe = run_probe(app, name, &with_probe(policy))?;
        let knows_types = app.driver().run("return Boolean(window.trustedTypes)", json!([]))? == json!(true);
        // Firefox has them from 148 on; its long-supported versions are older.
        claim(knows_types || app.engine() == Engine::Firefox, || "trusted types are unknown here".to_string())?;
        let is_typed = knows_types && name == "guarded.html";
        let more = if is_typed { ["require-trusted-types-for"].as_slice() } else { scripts.as_slice() };
        claim(there.calls().is_empty(), || format!("{name} called {:?}", there.calls()))?;
        let ran = probe["ran"].as_array().map(Vec::len);
        // Markup without a script in it is harmless where trusted types are unknown.
        claim(ran == Some(usize::from(!is_typed)), || format!("text became program: {}", probe["ran"]))?;
        wait_broken(app, everywhere.iter().chain(more).copied())?;
    }

    let open = run_probe(app, "open.html", &with_probe("default-src * 'unsafe-inline' 'unsafe-eval'"))?;
    let called = until("the page without a policy to call", || {
        let calls = there.calls();
        let all = ["/fetch", "/xhr", "/beacon", "/socket", "/events", "/image", "/style", "/frame", "/form", "/script"];
        let missing: Vec<_> = all.iter().filter(|path| !calls.iter().any(|c| c == *path)).collect();
        Ok(if missing.is_empty() { Ok(calls) } else { Err(format!("{missing:?} were not called: {open}")) })
    })?;
    claim(called.len() >= 10, || format!("{called:?}"))?;
    claim(open["ran"] == json!(["inline", "attribute", "evaluation", "markup"]), || {
        format!("the probe is blunt: {open}")
    })
}

/// Waits until each of the directives was broken: one that was not was never tried.
fn wait_broken<'a>(app: &App, directives: impl Iterator<Item = &'a str>) -> Outcome {
    let directives: Vec<&str> = directives.collect();
    until("the policy to be broken", || {
        let broken = app.driver().run("return window.__probe.violations", json!([]))?;
        let missing: Vec<_> =
            directives.iter().filter(|d| broken.as_array().is_none_or(|b| !b.contains(&json!(d)))).collect();
        Ok(if missing.is_empty() { Ok(()) } else { Err(format!("never was {missing:?}")) })
    })
}

fn run_probe(app: &App, name: &str, content: &str) -> Outcome<Value> {
    let file = app.browser.home().join(name);
    fs::write(&file, content)?;
    app.driver().go(&file_address(&file))?;
    until("the probe to end", || {
        let probe = app.driver().run("return window.__probe", json!([]))?;
        Ok(if probe["done"] == json!(true) { Ok(probe) } else { Err(format!("it is at {probe}")) })
    })
}

/// Data can be taken out without the app.
pub fn rescue_is_reachable(app: &mut App) -> Outcome {
    app.open("/rescue")?;
    app.role("heading", "Hent ut det som er lagret").wait()?;
    let save = app.role("button", "Last ned alt som er lagret");
    let file = app.download(|| save.click())?;
    let copy: Value = serde_json::from_str(&fs::read_to_string(file)?)
        .map_err(|e| Failure::new(format!("the copy is no JSON: {e}")))?;
    claim(copy.is_object(), || format!("the copy holds {copy}"))?;
    app.wait_announced("Kopien er laget.")?;
    app.role("button", "Åpne på nytt").click()?;
    app.wait_route("/")?;
    app.role("heading", "Hent ut det som er lagret").wait_gone()
}

/// A file that did not come whole says so, and gives out what is stored, instead of opening for ever.
pub fn half_a_file_is_told(app: &mut App) -> Outcome {
    let whole = fs::read(&app.ground.file)?;
    let half = app.browser.home().join("halv.html");
    fs::write(&half, &whole[..whole.len() / 2])?;
    app.driver().go(&file_address(&half))?;
    app.role("heading", "Arbeidsro stoppet").wait()?;
    app.role("button", "Last ned alt som er lagret").wait().map(drop)
}

/// The program stops: a screen says so, gives out all that is stored, and opens again with nothing lost.
pub fn panic_lets_the_data_out(app: &mut App) -> Outcome {
    app.live_at_rigged(&app.ground.file.clone())?;
    app.begin_own()?;
    app.add_task(TaskWords { title: "Ringe skolen", ..TaskWords::default() })?;
    app.rig("trap()")?;
    app.press("?")?;
    app.role("heading", "Arbeidsro stoppet").wait()?;
    app.check_accessibility()?;
    let file = app.download(|| app.role("button", "Last ned alt som er lagret").click())?;
    let copy: Value = serde_json::from_str(&fs::read_to_string(file)?).unwrap_or_default();
    claim(bytes_in(&copy).iter().any(|bytes| bytes.contains("Ringe skolen")), || {
        "the copy does not hold the task".into()
    })?;
    app.role("button", "Åpne på nytt").click()?;
    app.role("heading", "Arbeidsro stoppet").wait_gone()?;
    app.page().any("main").wait()?;
    app.route("/priorities")?;
    app.page().mentioning("Ringe skolen").wait_any()
}

/// All that a rescue copy holds as bytes, read as text.
fn bytes_in(copy: &Value) -> Vec<String> {
    let decode = |text: &str| base64::engine::general_purpose::STANDARD.decode(text).ok();
    match copy {
        Value::Object(fields) => match fields.get("$bytes").and_then(Value::as_str).and_then(decode) {
            Some(bytes) => vec![String::from_utf8_lossy(&bytes).into_owned()],
            None => fields.values().flat_map(bytes_in).collect(),
        },
        Value::Array(all) => all.iter().flat_map(bytes_in).collect(),
        _ => Vec::new(),
    }
}

/// Each path is a place of its own in Firefox; elsewhere all files share one.
pub fn files_are_kept_apart_in_firefox(app: &mut App) -> Outcome {
    app.open("/")?;
    app.driver().run("localStorage.setItem('arbeidsro.probe', 'x')", json!([]))?;
    let copy = app.browser.home().join("kopi æ (1).html");
    fs::copy(&app.ground.file, &copy)?;
    app.driver().go(&file_address(&copy))?;
    let seen = app.driver().run("return localStorage.getItem('arbeidsro.probe')", json!([]))?;
    let apart = seen == Value::Null;
    claim(apart == (app.engine() == Engine::Firefox), || format!("the copy sees {seen}"))
}
