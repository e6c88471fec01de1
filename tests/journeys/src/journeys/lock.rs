//! The lock: who gets in, what the other tabs do, and what lies on the disk.
use crate::app::App;
use crate::failure::{Outcome, claim};
use crate::pages::cases::CaseWords;
use crate::pages::gate::files_with;
use crate::pages::tasks::TaskWords;
use serde_json::{Value, json};

const PASSPHRASE: &str = "fire tilfeldige ord på rad";
/// Words that no browser has of its own. Short, so that the compression of a database leaves them whole.
const CODE: &str = "K-Nebbdyr7";
const TITLE: &str = "Snabelvandring";
const DRAFT: &str = "Kvisthalvord";

/// A locked book outlives a restart, opens with the passphrase or the code, and with nothing else.
pub fn lock_lets_in_whoever_knows(app: &mut App) -> Outcome {
    let code = app.begin_locked(PASSPHRASE)?;
    app.add_case(CaseWords { code: CODE, ..CaseWords::default() })?;
    app.restart()?;
    app.wait_locked()?;
    app.page().mentioning(CODE).wait_gone()?;
    app.try_secret("fire tilfeldige ord på rekke")?;
    app.page().mentioning(&app.t("lock_wrong")?).wait()?;
    app.unlock(PASSPHRASE)?;
    app.route("/cases")?;
    app.role("row", CODE).is_here()?;
    app.page().mentioning(CODE).wait_any()?;
    app.tools()?.button("act_lock_now")?.click()?;
    app.wait_locked()?;
    app.unlock(&code.to_lowercase().replace('-', " "))?;
    app.route("/cases")?;
    app.page().mentioning(CODE).wait_any()
}

/// Locking one tab locks the other.
pub fn lock_reaches_all_tabs(app: &mut App) -> Outcome {
    app.begin_locked(PASSPHRASE)?;
    app.add_case(CaseWords { code: CODE, ..CaseWords::default() })?;
    let (first, second) = app.second_tab()?;
    app.open("/cases")?;
    app.wait_locked()?;
    app.unlock(PASSPHRASE)?;
    app.page().mentioning(CODE).wait_any()?;
    app.go_to_tab(&first)?;
    app.tools()?.button("act_lock_now")?.click()?;
    app.wait_locked()?;
    app.go_to_tab(&second)?;
    app.wait_locked()?;
    app.page().mentioning(CODE).wait_gone()
}

/// Under a lock nothing that was written can be read on the disk. Without one it can: so this can fail.
pub fn lock_leaves_nothing_readable(app: &mut App) -> Outcome {
    app.begin_own()?;
    write_three_things(app)?;
    for (words, found, all) in on_disk(app)? {
        claim(!found.is_empty(), || format!("«{words}» is in none of {all} files without a lock"))?;
    }
    app.fresh_profile()?;
    app.begin_locked(PASSPHRASE)?;
    write_three_things(app)?;
    for (words, found, all) in on_disk(app)? {
        claim(found.is_empty() && all > 3, || format!("of {all} files these hold «{words}»: {found:?}"))?;
    }
    Ok(())
}

fn write_three_things(app: &App) -> Outcome {
    app.add_task(TaskWords { title: TITLE, ..TaskWords::default() })?;
    app.add_case(CaseWords { code: CODE, ..CaseWords::default() })?;
    app.fill_case(CaseWords { code: DRAFT, ..CaseWords::default() })?;
    app.wait_drafts(1)
}

fn on_disk(app: &mut App) -> Outcome<Vec<(&'static str, Vec<String>, usize)>> {
    let mut found = Vec::new();
    app.browser.while_closed(|home| {
        for words in [CODE, TITLE, DRAFT] {
            let (files, all) = files_with(&home.join("profile"), words)?;
            found.push((words, files, all));
        }
        Ok(())
    })?;
    Ok(found)
}

/// A lock that is set later moves everything, and can be taken off again by whoever knows the passphrase.
pub fn lock_is_set_later_and_taken_off(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.add_case(CaseWords { code: CODE, ..CaseWords::default() })?;
    app.set_lock_later(PASSPHRASE)?;
    recovery_code_to_paper(app)?;
    app.restart()?;
    app.wait_locked()?;
    app.unlock(PASSPHRASE)?;
    app.route("/data/settings")?;
    app.page().button("act_lock_off")?.click()?;
    app.page().field("lock_old")?.type_in("noe helt annet")?;
    app.role("dialog", &app.t("act_lock_off")?).button("act_lock_off")?.click()?;
    app.page().mentioning(&app.t("lock_wrong")?).wait()?;
    app.page().field("lock_old")?.replace(PASSPHRASE)?;
    app.role("dialog", &app.t("act_lock_off")?).button("act_lock_off")?.click()?;
    app.page().button("act_lock_set")?.wait()?;
    app.restart()?;
    app.route("/cases")?;
    app.page().mentioning(CODE).wait_any()
}

/// The code on the screen is on the paper, with the words on how to keep it, and nothing of the work.
fn recovery_code_to_paper(app: &App) -> Outcome {
    let script = "return [...document.querySelectorAll('.recovery-code span')].map((s) => s.textContent)";
    let groups = app.driver().run(script, json!([]))?;
    let paper = app.print_by(|| app.page().button("code_print")?.click())?;
    let groups: Vec<&str> = groups.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let missing: Vec<_> = groups.iter().filter(|group| !paper.contains(*group)).collect();
    claim(groups.len() > 4 && missing.is_empty(), || format!("of {groups:?} the paper lacks {missing:?}: {paper}"))?;
    let how = app.t("code_how")?;
    let how = how.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
    claim(paper.contains(&how) && !paper.contains(CODE), || format!("the paper says: {paper}"))
}
