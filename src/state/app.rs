//! The one handle that pages hold.

mod commit;
mod history;

use super::{Notice, SaveState};
use crate::domain::{
    analysis::Analysis,
    case::{Case, CaseEvent, ClockMark},
    change::Change,
    entity::Entity,
    feedback::Feedback,
    rule_setting::RuleSetting,
    settings::Settings,
    stamp::Writer,
    task::Task,
    truth::{Key, Truth},
    workspace::Workspace,
};
use chrono::{NaiveDate, NaiveDateTime};
use reactive_graph::{
    owner::{LocalStorage, StoredValue, use_context},
    prelude::*,
    signal::RwSignal,
};
use std::{collections::VecDeque, rc::Rc, sync::Arc};

/// Where the app is between opening and working.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Phase {
    /// Reading what is on disk.
    Loading,
    /// Locked: nothing of the data is in memory.
    Locked,
    /// Nothing is there: ask what the user wants, and take nothing for granted.
    FirstStart,
    /// The page carries data that waits for its passphrase.
    Carried,
    /// At work.
    Ready,
}

/// What the outside world gives: time and chance. Plain functions, so that tests bring their own.
#[derive(Clone, Copy)]
pub struct Surroundings {
    /// Milliseconds since 1970 UTC.
    pub millis: fn() -> u64,
    /// Local time.
    pub now: fn() -> NaiveDateTime,
    /// 128 random bits.
    pub random: fn() -> u128,
}

struct Core {
    workspace: Workspace,
    outbox: VecDeque<Arc<Change>>,
    surroundings: Surroundings,
    next_notice: u32,
}

/// Kinds that pages can watch; anything else falls to the last signal.
const WATCHED: [&str; 7] =
    [Case::KIND, CaseEvent::KIND, ClockMark::KIND, Task::KIND, Analysis::KIND, Feedback::KIND, Settings::KIND];
/// Kinds that decide what is to be done.
const OF_ITEMS: [&str; 6] =
    [Case::KIND, CaseEvent::KIND, ClockMark::KIND, Task::KIND, Settings::KIND, RuleSetting::KIND];

/// See the module. Copying it copies the handle, not the data.
#[derive(Clone, Copy)]
pub struct App {
    core: StoredValue<Core, LocalStorage>,
    versions: [RwSignal<u32>; 8],
    items: RwSignal<u32>,
    undo: RwSignal<u32>,
    today: RwSignal<NaiveDate>,
    phase: RwSignal<Phase>,
    save: RwSignal<SaveState>,
    notices: RwSignal<Vec<Notice>>,
    /// Called when something waits for the disk.
    on_sent: StoredValue<Option<Rc<dyn Fn()>>, LocalStorage>,
}

/// The handle from the context of the running app.
pub fn app() -> App {
    match use_context::<App>() {
        Some(app) => app,
        None => unreachable!("the root provides the app before any page is made"),
    }
}

impl App {
    /// An app with an empty workspace that has loaded nothing yet.
    pub fn new(writer: Writer, surroundings: Surroundings) -> Self {
        let now = (surroundings.now)();
        let workspace = Workspace::new(writer, now);
        App {
            core: StoredValue::new_local(Core { workspace, outbox: VecDeque::new(), surroundings, next_notice: 0 }),
            versions: std::array::from_fn(|_| RwSignal::new(0)),
            items: RwSignal::new(0),
            undo: RwSignal::new(0),
            today: RwSignal::new(now.date()),
            phase: RwSignal::new(Phase::Loading),
            save: RwSignal::new(SaveState::Loading),
            notices: RwSignal::new(Vec::new()),
            on_sent: StoredValue::new_local(None),
        }
    }

    /// Reads plain data, without tracking. Say what the result depends on with `watch`.
    pub fn workspace<R>(self, read: impl FnOnce(&Workspace) -> R) -> R {
        self.core.with_value(|core| read(&core.workspace))
    }
    /// How many records there are to be seen. Not tracked.
    pub fn live_records(self) -> usize {
        self.workspace(|workspace| workspace.truth().records().filter(|(_, record)| record.is_live()).count())
    }
    /// Runs again when a record of the kind changes.
    pub fn watch(self, kind: &str) {
        self.versions[place(kind)].track();
    }
    /// Runs again when anything about open work changes: tasks, clocks, cases, the day.
    pub fn watch_items(self) {
        self.items.track();
    }
    /// The local day. Runs again at midnight.
    pub fn today(self) -> NaiveDate {
        self.today.get()
    }
    /// The local time, without tracking.
    pub fn now(self) -> NaiveDateTime {
        (self.surroundings().now)()
    }
    /// 128 random bits, for a new id.
    pub fn random(self) -> u128 {
        (self.surroundings().random)()
    }
    /// Where the app is. Tracked.
    pub fn phase(self) -> Phase {
        self.phase.get()
    }
    /// Moves to another phase.
    pub fn set_phase(self, phase: Phase) {
        self.phase.set(phase);
    }
    /// What is on disk. Tracked.
    pub fn save_state(self) -> SaveState {
        self.save.get()
    }
    /// The same, without tracking.
    pub fn save_state_untracked(self) -> SaveState {
        self.save.get_untracked()
    }
    /// Closing the tab now would lose something. Not tracked.
    pub fn has_unsaved(self) -> bool {
        if let SaveState::InFile { changed, .. } = self.save.get_untracked() {
            return changed > 0;
        }
        let from_memory = matches!(self.save.get_untracked(), SaveState::MemoryOnly { .. });
        self.waiting() > 0 || (from_memory && self.workspace(|workspace| workspace.recent().next().is_some()))
    }
    /// Whether a portable file is worked in. Tracked.
    pub fn is_in_file(self) -> bool {
        matches!(self.save.get(), SaveState::InFile { .. })
    }
    /// Told by the saver.
    pub fn set_save_state(self, state: SaveState) {
        if self.save.get_untracked() != state {
            self.save.set(state);
        }
    }

    /// Puts a loaded workspace in the place of the present one.
    pub fn load(self, truth: Truth) {
        self.with_core(|core| {
            let writer = core.workspace.writer();
            core.workspace = Workspace::from_truth(truth, writer, (core.surroundings.now)());
            core.outbox.clear();
        });
        self.fire_all();
    }

    /// The messages on show. Tracked.
    pub fn notices(self) -> Vec<Notice> {
        self.notices.get()
    }
    /// Shows a message. At most three stand at a time.
    pub fn say(self, text: String, undo: bool) {
        let id = self.with_core(|core| {
            core.next_notice += 1;
            core.next_notice
        });
        self.notices.update(|list| {
            // Only the newest can offer undo: undo takes back the last change.
            if undo {
                list.iter_mut().for_each(|notice| notice.undo = false);
            }
            list.push(Notice { id, text, undo });
            if list.len() > 3 {
                list.remove(0);
            }
        });
    }
    /// Takes all messages away.
    pub fn dismiss_all(self) {
        self.notices.set(Vec::new());
    }
    /// Takes all messages away: they may name what was open.
    pub fn forget_notices(self) {
        self.notices.set(Vec::new());
    }
    /// Takes a message away.
    pub fn dismiss(self, id: u32) {
        self.notices.update(|list| list.retain(|notice| notice.id != id));
    }

    /// Moves the time on; called each minute and when the tab is shown.
    pub fn tick(self) {
        let moved = self.with_core(|core| core.workspace.set_now((core.surroundings.now)()));
        let today = self.workspace(Workspace::now).date();
        if self.today.get_untracked() != today {
            self.today.set(today);
        }
        if moved {
            self.bump_items();
        }
    }

    /// Calls back whenever something waits for the disk. One at a time: the open session.
    pub fn on_sent(self, tell: impl Fn() + 'static) {
        self.on_sent.set_value(Some(Rc::new(tell)));
    }
    /// How many changes wait for the disk.
    pub fn waiting(self) -> usize {
        self.core.with_value(|core| core.outbox.len())
    }
    /// What waits for the disk, oldest first, at most so many.
    pub fn outbox(self, most: usize) -> Vec<Arc<Change>> {
        self.core.with_value(|core| core.outbox.iter().take(most).cloned().collect())
    }
    /// Takes away what is on disk now.
    pub fn saved(self, count: usize) {
        self.with_core(|core| core.outbox.drain(..count.min(core.outbox.len())).count());
    }

    fn surroundings(self) -> Surroundings {
        self.core.with_value(|core| core.surroundings)
    }
    fn with_core<R>(self, act: impl FnOnce(&mut Core) -> R) -> R {
        let mut result = None;
        self.core.update_value(|core| result = Some(act(core)));
        match result {
            Some(result) => result,
            None => unreachable!("the app lives as long as the page"),
        }
    }
    fn may_write(self) -> bool {
        !matches!(self.save.get_untracked(), SaveState::Loading | SaveState::ReadOnly)
    }
    fn sent(self, change: &Arc<Change>) {
        self.with_core(|core| core.outbox.push_back(change.clone()));
        self.fire(change.edits.iter().map(|edit| &edit.key));
        self.tell_sent();
    }
    fn tell_sent(self) {
        if let Some(tell) = self.on_sent.get_value() {
            tell();
        }
    }
    fn fire<'a>(self, keys: impl Iterator<Item = &'a Key>) {
        let mut touched = [false; 8];
        let mut items = false;
        for key in keys {
            let kind = key.kind.0.as_str();
            touched[place(kind)] = true;
            items |= OF_ITEMS.contains(&kind);
        }
        for (signal, _) in self.versions.iter().zip(touched).filter(|(_, touched)| *touched) {
            signal.update(|version| *version += 1);
        }
        self.undo.update(|version| *version += 1);
        if items {
            self.bump_items();
        }
    }
    fn fire_all(self) {
        for signal in self.versions {
            signal.update(|version| *version += 1);
        }
        self.undo.update(|version| *version += 1);
        self.bump_items();
    }
    fn bump_items(self) {
        self.items.update(|version| *version += 1);
    }
}

fn place(kind: &str) -> usize {
    WATCHED.iter().position(|watched| *watched == kind).unwrap_or(WATCHED.len())
}
