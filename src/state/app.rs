//! The one handle that pages hold.

use super::{Notice, SaveState, label_text};
use crate::domain::{
    analysis::Analysis,
    case::{Case, CaseEvent, ClockMark},
    change::{Change, Edit, Label},
    entity::Entity,
    feedback::Feedback,
    rule_setting::RuleSetting,
    settings::Settings,
    stamp::Writer,
    task::Task,
    truth::{Key, Truth},
    workspace::{Reversal, Workspace},
};
use crate::texts::say;
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

    /// Makes a change of the user's: applies it, tells the screen, sends it to disk.
    /// None when nothing changes or nothing may be changed.
    pub fn commit(self, label: Label, edits: Vec<Edit>) -> Option<Arc<Change>> {
        if !self.may_write() {
            return None;
        }
        let change = self.with_core(|core| core.workspace.commit(label, edits, (core.surroundings.millis)()))?;
        self.sent(&change);
        // Whoever writes something down past the doors has begun.
        if self.phase.get_untracked() == Phase::FirstStart {
            self.set_phase(Phase::Ready);
        }
        Some(change)
    }
    /// The same, and says so with an offer of undo.
    pub fn commit_and_say(self, label: Label, edits: Vec<Edit>) -> Option<Arc<Change>> {
        let change = self.commit(label, edits)?;
        self.say(label_text(label).to_owned(), true);
        Some(change)
    }
    /// Takes in the content of a file as one change.
    pub fn take_from_file(self, label: Label, edits: Vec<Edit>) -> Option<Arc<Change>> {
        if !self.may_write() {
            return None;
        }
        let change =
            self.with_core(|core| core.workspace.take_from_file(label, edits, (core.surroundings.millis)()))?;
        self.sent(&change);
        Some(change)
    }
    /// Takes in earlier changes from a file, each under its own stamp, and sends them to disk.
    pub fn take_history(self, changes: Vec<Change>) {
        if !self.may_write() || changes.is_empty() {
            return;
        }
        let changes: Vec<Arc<Change>> = changes.into_iter().map(Arc::new).collect();
        let touched: Vec<Key> = self.with_core(|core| {
            core.outbox.extend(changes.iter().cloned());
            changes.iter().flat_map(|change| core.workspace.apply(change)).collect()
        });
        self.fire(touched.iter());
        self.tell_sent();
    }
    /// Takes in changes that are on disk already: from another tab.
    pub fn take_from_tab(self, changes: Vec<Change>) {
        let changes: Vec<Arc<Change>> = changes.into_iter().map(Arc::new).collect();
        let touched: Vec<Key> =
            self.with_core(|core| changes.iter().flat_map(|change| core.workspace.apply(change)).collect());
        self.fire(touched.iter());
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
    /// Lists changes of earlier days, newest first, among the latest ones. `is_whole`: there are no
    /// older ones.
    pub fn recall(self, earlier: Vec<Change>, is_whole: bool) {
        self.with_core(|core| core.workspace.recall(earlier, is_whole));
        self.undo.update(|version| *version += 1);
    }
    /// Runs again when anything was done or taken back.
    pub fn watch_history(self) {
        self.undo.track();
    }

    /// Takes back this tab's last change and says what happened.
    pub fn undo(self) {
        let reversal = self.reverse(|workspace, millis| workspace.undo(millis));
        self.tell_reversal(reversal, say::undone_change);
    }
    /// Does again what was taken back.
    pub fn redo(self) {
        let reversal = self.reverse(|workspace, millis| workspace.redo(millis));
        self.tell_reversal(reversal, say::redone_change);
    }
    /// Takes back any earlier change, from the list of the latest ones.
    pub fn take_back(self, change: &Arc<Change>) {
        let reversal = self.reverse(|workspace, millis| Some(workspace.take_back(change, millis)));
        self.tell_reversal(reversal, say::undone_change);
    }
    /// What undo and redo would do next: tracked.
    pub fn next_undo(self) -> Option<Label> {
        self.undo.track();
        self.workspace(|workspace| workspace.undo_list().done().next().map(|change| change.label))
    }
    /// See `next_undo`.
    pub fn next_redo(self) -> Option<Label> {
        self.undo.track();
        self.workspace(|workspace| workspace.undo_list().undone().next().map(|change| change.label))
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
    fn reverse(self, act: impl FnOnce(&mut Workspace, u64) -> Option<Reversal>) -> Option<Reversal> {
        if !self.may_write() {
            return None;
        }
        let reversal = self.with_core(|core| act(&mut core.workspace, (core.surroundings.millis)()))?;
        match &reversal.made {
            Some(made) => self.sent(made),
            None => self.undo.update(|version| *version += 1),
        }
        Some(reversal)
    }
    fn tell_reversal(self, reversal: Option<Reversal>, tell: fn(&str) -> String) {
        let Some(reversal) = reversal else { return };
        // What they offer would now take back something else.
        self.notices.update(|list| list.retain(|notice| !notice.undo));
        let mut text = tell(label_text(reversal.of.label));
        if reversal.overtaken > 0 {
            text.push(' ');
            text.push_str(&say::fields_overtaken(reversal.overtaken as i64));
        }
        self.say(text, false);
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
