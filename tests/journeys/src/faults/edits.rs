//! The browser is killed at a random moment while tasks are written down one after the other.
use super::{Chance, Tally};
use crate::app::App;
use crate::failure::{Failure, Outcome};
use crate::wait::until;
use serde_json::json;
use std::collections::BTreeSet;
use std::thread;
use std::time::{Duration, Instant};

const PASSPHRASE: &str = "fire tilfeldige ord på rad";

/// Writes tasks without end, through the same box as people do. The page's `data-edits` says how many are written,
/// and how many of them the bar has called saved since.
///
/// A task counts as written when its box has closed: then the bar has said "saving", so that a "saved" read
/// afterwards is meant for it too.
const WRITE: &str = "
const [prefix, saved] = arguments;
const root = document.documentElement;
root.removeAttribute('data-edits-end');
let [written, sure, over] = [0, 0, false];
const look = () => {
  if (document.querySelector('.save-words').textContent.startsWith(saved)) sure = written;
  if (!over) root.setAttribute('data-edits', `${written} ${sure}`);
};
new MutationObserver(look).observe(document.querySelector('.save-status'), { subtree: true, childList: true, characterData: true });
const turn = () => new Promise((yes) => setTimeout(yes, 0));
const wait = async (find) => {
  for (;;) {
    const found = find();
    if (found) return found;
    await turn();
  }
};
(async () => {
  while (!root.hasAttribute('data-edits-end')) {
    document.querySelector('.top-bar .tools .ds-button').click();
    const field = await wait(() => document.querySelector('dialog[open] input[name=title]'));
    field.value = `${prefix}${written};`;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.form.requestSubmit();
    await wait(() => !document.querySelector('dialog[open]'));
    written += 1;
    look();
    await new Promise((yes) => requestAnimationFrame(() => setTimeout(yes, 0)));
    // Some follow at once, some when the one before is saved: quicker than anybody, and the bar gets to say it.
    if (Math.random() < 0.7) await wait(() => sure === written);
  }
  over = true;
  ['data-edits', 'data-edits-end'].forEach((name) => root.removeAttribute(name));
})();";

/// Begins to write tasks whose titles begin with these letters.
pub fn begin(app: &App, prefix: &str) -> Outcome {
    let saved = app.filled("save_at", &[("time", "")])?;
    app.driver().run(WRITE, json!([prefix, saved.trim()]))?;
    Ok(())
}

/// How many are written, and how many of them were called saved.
pub fn so_far(app: &App) -> Outcome<(usize, usize)> {
    let words = app.driver().run("return document.documentElement.dataset.edits || '0 0'", json!([]))?;
    let mut numbers = words.as_str().unwrap_or_default().split(' ').map(|n| n.parse().unwrap_or_default());
    Ok((numbers.next().unwrap_or_default(), numbers.next().unwrap_or_default()))
}

/// The titles of all tasks, each once; two of the same are told.
pub fn titles(app: &App) -> Outcome<BTreeSet<String>> {
    let records = app.records()?;
    let tasks = records.iter().filter(|((kind, _), _)| kind == "task");
    let mut titles = BTreeSet::new();
    for (_, fields) in tasks {
        let title = fields["title"].as_str().unwrap_or_default();
        if !titles.insert(title.to_string()) {
            return Err(Failure::new(format!("«{title}» is there twice: {fields}")));
        }
    }
    Ok(titles)
}

/// Writes so many tasks and waits until they are saved.
pub fn write(app: &App, prefix: &str, many: usize) -> Outcome<BTreeSet<String>> {
    begin(app, prefix)?;
    until("the tasks to be saved", || {
        let (_, saved) = so_far(app)?;
        Ok(if saved >= many { Ok(()) } else { Err(format!("{saved} are")) })
    })?;
    app.driver().run("document.documentElement.setAttribute('data-edits-end', '')", json!([]))?;
    until("the writing to end", || {
        let ended = app.driver().run("return !document.documentElement.hasAttribute('data-edits-end')", json!([]))?;
        Ok(if ended == json!(true) { Ok(()) } else { Err("it goes on".into()) })
    })?;
    app.wait_saved()?;
    titles(app)
}

pub fn in_the_open(app: &mut App, times: usize, chance: &mut Chance) -> Outcome<Tally> {
    app.begin_own()?;
    series(app, times, chance, None)
}

pub fn under_a_lock(app: &mut App, times: usize, chance: &mut Chance) -> Outcome<Tally> {
    app.begin_locked(PASSPHRASE)?;
    series(app, times, chance, Some(PASSPHRASE))
}

fn series(app: &mut App, times: usize, chance: &mut Chance, secret: Option<&str>) -> Outcome<Tally> {
    let (mut kept, mut lost) = (BTreeSet::new(), BTreeSet::new());
    let (mut all_written, mut more) = (0, 0);
    for run in 0..times {
        let prefix = format!("run {run} task ");
        begin(app, &prefix)?;
        let end = Instant::now() + Duration::from_millis(chance.between(100, 2_500));
        let (mut written, mut saved) = (0, 0);
        while Instant::now() < end {
            (written, saved) = so_far(app)?;
        }
        thread::sleep(Duration::from_micros(chance.between(0, 12_000)));
        app.crash_and_restart()?;
        if let Some(secret) = secret {
            app.wait_locked()?;
            app.unlock(secret)?;
        }
        kept.extend((0..saved).map(|number| format!("{prefix}{number};")));
        all_written += written;
        let there = titles(app)?;
        more = there.len().saturating_sub(kept.len());
        lost.extend(kept.difference(&there).cloned());
    }
    let note = format!("{all_written} seen written; {more} more were there than were called saved");
    Ok(Tally { times, kept: kept.len(), lost: lost.into_iter().collect(), note })
}
