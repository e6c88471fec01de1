//! Devices that give each other files through a folder: equal in the end, and nothing decided in silence.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use arbeidsro::{
    domain::{
        change::{Edit, Label},
        ids::Id,
        retention::goes_with,
        stamp::Writer,
        truth::{Key, Truth},
        workspace::Workspace,
    },
    interchange::{
        backup::{self, Meta},
        copy_files::Owner,
        exchange::{self, Conflict, Met, Revived, note_revived},
    },
};
use chrono::NaiveDate;
use proptest::{collection::vec, prelude::*};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const START: u64 = 1_795_000_000_000;
const RECORDS: [&str; 4] = ["t0", "t1", "t2", "t3"];
const FIELDS: [&str; 3] = ["title", "note", "planned"];

/// The folder that something else syncs: names and bytes.
type Folder = BTreeMap<String, Vec<u8>>;

struct Device {
    number: u32,
    workspace: Workspace,
    met: BTreeMap<u32, Met>,
    clock: u64,
    listed: Vec<Conflict>,
}

impl Device {
    fn new(number: u32) -> Self {
        let now = NaiveDate::from_ymd_opt(2026, 11, 27).unwrap().and_hms_opt(8, 0, 0).unwrap();
        let workspace = Workspace::new(Writer::new(number, 1), now);
        Device { number, workspace, met: BTreeMap::new(), clock: START, listed: Vec::new() }
    }
    fn owner(&self) -> Owner<'static> {
        Owner { workbook: "mine", device: self.number }
    }
    fn truth(&self) -> &Truth {
        self.workspace.truth()
    }
    fn write(&mut self, record: usize, field: usize, value: Value) {
        let key = Key::new("task", Id::new(RECORDS[record]));
        let held = self.truth().record(&key).and_then(|held| held.value(FIELDS[field])).cloned();
        let edit = Edit::new(key, FIELDS[field], held.unwrap_or_default(), value);
        self.clock += 10;
        self.workspace.commit(Label::TaskEdited, vec![edit], self.clock);
    }
    fn delete(&mut self, record: usize) {
        let edits = self.workspace.deletion(&Key::new("task", Id::new(RECORDS[record])));
        self.clock += 10;
        self.workspace.commit(Label::TaskDeleted, edits, self.clock);
    }
    fn erase(&mut self, record: usize) {
        let edits = self.workspace.erasure(&Key::new("task", Id::new(RECORDS[record])));
        self.clock += 10;
        self.workspace.commit(Label::Erased, edits, self.clock);
    }
    fn give(&self, folder: &mut Folder) {
        let meta = Meta { app: "0.1.0", written_millis: self.clock, workbook: "mine" };
        folder.insert(self.owner().exchange_name(), backup::write(self.truth(), &[], meta));
    }
    /// Reads the others' files. What was erased there is erased here with all that hangs on it.
    fn take(&mut self, folder: &Folder) {
        self.read(folder, true);
    }
    /// As an older app did that was told "no": what was erased there stays here.
    fn take_but_refuse(&mut self, folder: &Folder) {
        self.read(folder, false);
    }
    fn read(&mut self, folder: &Folder, erasing: bool) {
        for (name, bytes) in folder {
            let Some(other) = self.owner().other_device(name) else { continue };
            let theirs = backup::read(bytes, self.clock + 1_000_000).unwrap();
            assert_eq!(theirs.rejected, []);
            let taken = exchange::take(&theirs.truth, self.truth(), self.met.get(&other).copied());
            self.listed.extend(taken.conflicts);
            self.workspace.take_from_file(Label::Merged, taken.edits, self.clock);
            if erasing {
                let going: BTreeSet<Key> = taken.erased.iter().flat_map(|key| goes_with(self.truth(), key)).collect();
                let erasing = going.iter().flat_map(|key| self.workspace.erasure(key)).collect();
                self.workspace.commit(Label::Erased, erasing, self.clock);
            }
            self.met.insert(other, exchange::met(&theirs.truth, self.truth()));
        }
    }
}

#[derive(Clone, Debug)]
enum Step {
    Write(usize, usize, u8),
    Delete(usize),
    Erase(usize),
    Give,
    Take,
    Refuse,
}

fn any_step() -> impl Strategy<Value = (usize, i64, Step)> {
    let step = prop_oneof![
        8 => (0..4usize, 0..3usize, any::<u8>()).prop_map(|(record, field, value)| Step::Write(record, field, value)),
        1 => (0..4usize).prop_map(Step::Delete),
        1 => (0..4usize).prop_map(Step::Erase),
        3 => Just(Step::Give),
        4 => Just(Step::Take),
        1 => Just(Step::Refuse),
    ];
    (0..3usize, -5_000..5_000i64, step)
}

fn live(steps: &[(usize, i64, Step)]) -> ([Device; 3], Folder) {
    let mut devices = [1, 2, 3].map(Device::new);
    let mut folder = Folder::new();
    for (at, tick, step) in steps {
        let device = &mut devices[*at];
        device.clock = device.clock.saturating_add_signed(*tick);
        match step {
            Step::Write(record, field, value) => device.write(*record, *field, json!(format!("{value}"))),
            Step::Delete(record) => device.delete(*record),
            Step::Erase(record) => device.erase(*record),
            Step::Give => device.give(&mut folder),
            Step::Take => device.take(&folder),
            Step::Refuse => device.take_but_refuse(&folder),
        }
    }
    (devices, folder)
}

/// What is seen of a truth; a marker's own stamp is nobody's business.
fn shown(truth: &Truth) -> BTreeMap<String, BTreeMap<String, Value>> {
    let fields = |record: &arbeidsro::domain::truth::Record| {
        record.cells().map(|(field, cell)| (field.to_string(), cell.value.clone())).collect()
    };
    truth.records().map(|(key, record)| (key.id.to_string(), fields(record))).collect()
}

proptest! {
    #[test]
    fn all_end_equal_in_any_order_and_however_often(
        steps in vec(any_step(), 1..60),
        rounds in vec(Just(vec![0usize, 1, 2]).prop_shuffle(), 3..6),
        twice in any::<bool>(),
    ) {
        let (mut devices, mut folder) = live(&steps);
        for order in &rounds {
            for at in order {
                devices[*at].take(&folder);
                if twice {
                    devices[*at].take(&folder);
                }
                devices[*at].give(&mut folder);
            }
        }
        for device in &mut devices {
            device.take(&folder);
        }
        prop_assert_eq!(shown(devices[0].truth()), shown(devices[1].truth()));
        prop_assert_eq!(shown(devices[0].truth()), shown(devices[2].truth()));
        for device in &mut devices {
            let before = (device.listed.len(), device.truth().clone());
            device.take(&folder);
            prop_assert_eq!((device.listed.len(), device.truth()), (before.0, &before.1), "nothing new is said or done");
        }
        // Erased anywhere, erased everywhere, and no text of it in any file.
        for record in RECORDS {
            let key = Key::new("task", Id::new(record));
            let erased = steps.iter().any(|(_, _, step)| matches!(step, Step::Erase(at) if RECORDS[*at] == record));
            let all = devices.iter().all(|device| device.truth().record(&key).is_some_and(|held| held.is_erased()));
            prop_assert_eq!(erased, all);
        }
    }

    #[test]
    fn what_both_edited_is_listed_and_nothing_else(
        first in (0..4usize, 0..3usize), second in (0..4usize, 0..3usize), ours_last in any::<bool>(),
    ) {
        let (mut here, mut there) = (Device::new(1), Device::new(2));
        let mut folder = Folder::new();
        for record in 0..4 {
            (0..3).for_each(|field| here.write(record, field, json!("felles")));
        }
        here.give(&mut folder);
        there.take(&folder);
        there.give(&mut folder);
        here.take(&folder);
        prop_assert_eq!((here.listed.len(), there.listed.len()), (0, 0));
        if ours_last { here.clock += 5_000 } else { there.clock += 5_000 }
        here.write(first.0, first.1, json!("her"));
        there.write(second.0, second.1, json!("der"));
        there.give(&mut folder);
        here.take(&folder);
        let told: Vec<_> = here.listed.iter().map(|c| (c.id.as_str(), c.field.as_str(), c.theirs_won)).collect();
        let both = (RECORDS[first.0], FIELDS[first.1], !ours_last);
        prop_assert_eq!(told, if first == second { vec![both] } else { vec![] });
        if let Some(conflict) = here.listed.first() {
            prop_assert_eq!((&conflict.here, &conflict.there), (&json!("her"), &json!("der")));
            prop_assert_eq!(conflict.loser(), &json!(if ours_last { "der" } else { "her" }));
        }
    }
}

#[test]
fn deletion_against_edit_keeps_the_edit_and_says_so() {
    let (mut here, mut there) = (Device::new(1), Device::new(2));
    let mut folder = Folder::new();
    here.write(0, 0, json!("felles"));
    here.give(&mut folder);
    there.take(&folder);
    there.write(0, 0, json!("endret"));
    there.give(&mut folder);
    here.clock += 60_000;
    here.delete(0);
    let name = there.owner().exchange_name();
    let theirs = backup::read(&folder[&name], START + 1_000_000).unwrap().truth;
    let taken = exchange::take(&theirs, here.truth(), here.met.get(&2).copied());
    assert_eq!(taken.revived, [Key::new("task", Id::new("t0"))]);
    here.take(&folder);
    let record = here.truth().record(&Key::new("task", Id::new("t0"))).unwrap();
    assert!(record.is_live());
    assert_eq!(record.value("title"), Some(&json!("endret")));
}

/// A task was written on one device for a case that another erased without having seen the task.
#[test]
fn a_case_that_is_erased_elsewhere_takes_along_what_hangs_on_it_here() {
    let (mut here, mut there) = (Device::new(1), Device::new(2));
    let mut folder = Folder::new();
    let case = Key::new("case", Id::new("c1"));
    let written = |device: &mut Device, key: &Key, field: &str, value: Value| {
        device.clock += 10;
        let edit = Edit::new(key.clone(), field, Value::Null, value);
        device.workspace.commit(Label::TaskEdited, vec![edit], device.clock);
    };
    written(&mut here, &case, "code", json!("K7-ulv"));
    here.give(&mut folder);
    there.take(&folder);
    let erasure = there.workspace.erasure(&case);
    there.workspace.commit(Label::Erased, erasure.into_iter().collect(), there.clock + 50);
    let task = Key::new("task", Id::new("t9"));
    written(&mut here, &task, "case", json!("c1"));
    written(&mut here, &task, "title", json!("hemmelig"));
    here.give(&mut folder);
    // It may be read there before the case is gone here.
    there.take(&folder);
    there.give(&mut folder);
    here.take(&folder);
    here.give(&mut folder);
    there.take(&folder);
    for device in [&here, &there] {
        for key in [&case, &task] {
            assert!(device.truth().record(key).is_some_and(|record| record.is_erased()), "{key:?}");
        }
    }
    assert!(
        !folder.values().any(|bytes| String::from_utf8_lossy(bytes).contains("hemmelig")) || {
            there.give(&mut folder);
            !folder.values().any(|bytes| String::from_utf8_lossy(bytes).contains("hemmelig"))
        }
    );
    assert_eq!(shown(here.truth()), shown(there.truth()));
}

#[test]
fn what_lives_on_is_told_once_and_until_it_was_seen() {
    let keys = [Key::new("task", Id::new("a")), Key::new("task", Id::new("b"))];
    let mut held: Vec<Revived> = Vec::new();
    let ids = |held: &[Revived]| held.iter().map(|one| (one.id.clone(), one.seen)).collect::<Vec<_>>();
    note_revived(&mut held, &keys);
    note_revived(&mut held, &keys[..1]);
    assert_eq!(ids(&held), [("a".into(), false), ("b".into(), false)], "not seen yet, and not twice");
    held.iter_mut().for_each(|one| one.seen = true);
    note_revived(&mut held, &keys[..1]);
    assert_eq!(ids(&held), [("a".into(), true)], "still deleted there, and told already");
    note_revived(&mut held, &[]);
    assert_eq!(held, []);
}

/// A device that was set up from an old backup has no opinion of its own on what it never edited.
#[test]
fn old_values_of_one_device_are_no_conflict() {
    let (mut here, mut there) = (Device::new(1), Device::new(2));
    let mut folder = Folder::new();
    here.write(0, 0, json!("for en uke siden"));
    here.give(&mut folder);
    there.take(&folder);
    there.met.clear();
    here.write(0, 0, json!("i dag"));
    here.give(&mut folder);
    there.take(&folder);
    there.give(&mut folder);
    here.take(&folder);
    assert_eq!((here.listed.len(), there.listed.len()), (0, 0));
    assert_eq!(there.truth(), here.truth());
}
