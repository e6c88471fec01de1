//! The browser is killed at a random moment while a lock is set or taken off, and all data moves.
use super::edits::{titles, write};
use super::{Chance, Tally};
use crate::app::App;
use crate::failure::Outcome;
use std::collections::BTreeSet;
use std::thread;
use std::time::Duration;

const PASSPHRASE: &str = "fire tilfeldige ord på rad";
/// Stretching the passphrase takes most of it.
const LONGEST_MILLIS: u64 = 3_000;

pub fn killed(app: &mut App, times: usize, chance: &mut Chance) -> Outcome<Tally> {
    app.begin_own()?;
    let before = write(app, "task ", 60)?;
    let (mut lost, mut moved, mut locked) = (BTreeSet::new(), 0, false);
    for _ in 0..times {
        app.route("/data/settings")?;
        if locked {
            app.page().button("act_lock_off")?.click()?;
            app.page().field("lock_old")?.type_in(PASSPHRASE)?;
            app.role("dialog", &app.t("act_lock_off")?).button("act_lock_off")?.click()?;
        } else {
            app.page().button("act_lock_set")?.click()?;
            app.page().field("setup_pass")?.type_in(PASSPHRASE)?;
            app.page().field("setup_again")?.type_in(PASSPHRASE)?;
            app.page().button("setup_act")?.click()?;
        }
        thread::sleep(Duration::from_micros(chance.between(0, LONGEST_MILLIS * 1_000)));
        app.crash_and_restart()?;
        let was = locked;
        locked = app.page().heading("lock_title")?.is_here()?;
        if locked {
            app.unlock(PASSPHRASE)?;
        }
        moved += usize::from(was != locked);
        lost.extend(before.difference(&titles(app)?).cloned());
    }
    let note = format!("{moved} moves were through, {} were not", times - moved);
    Ok(Tally { times, kept: before.len(), lost: lost.into_iter().collect(), note })
}
