//! Three devices write, take back, delete, erase, snapshot, start anew and send each other what
//! they have, in any order, with rows lost and doubled on the way.

use super::*;
use arbeidsro::{
    domain::workspace::Workspace,
    interchange::{
        backup::{self, Meta},
        snapshot::{self, Place},
        wire,
    },
};
use chrono::{NaiveDate, NaiveDateTime};
use proptest::sample::Index;
use std::{collections::HashSet, sync::Arc};

const META: Meta = Meta { app: "0.1.0", written_millis: 10, workbook: "mine" };
const START: u64 = 1_795_000_000_000;

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 27).unwrap().and_hms_opt(8, 0, 0).unwrap()
}

/// Records that hang together, so that the indexes have something to keep.
const RECORDS: [(&str, &str); 9] = [
    ("case", "c1"),
    ("case", "c2"),
    ("event", "e1"),
    ("clock", "c1.no-und-3.0"),
    ("task", "t1"),
    ("task", "t2"),
    ("settings", "main"),
    ("feedback", "f1"),
    ("novel_kind", "n1"),
];

fn key(record: usize) -> Key {
    let (kind, id) = RECORDS[record % RECORDS.len()];
    Key::new(kind, Id::new(id))
}

/// A value for a field. Texts name their record, so that erased ones can be looked for.
fn value(record: usize, field: &str, choice: u8) -> Value {
    let pick = |values: [Value; 3]| values[usize::from(choice) % 3].clone();
    match field {
        "code" | "title" | "note" => json!(format!("text-of-{}-{choice}", key(record).id)),
        "country" => pick([json!("NO"), json!("DK"), json!("??")]),
        "type" => pick([json!("report"), json!("investigation"), Value::Null]),
        "case" => pick([json!("c1"), json!("c2"), Value::Null]),
        "on" => pick([json!("2026-11-20"), json!("2026-09-01"), json!(7)]),
        "kind" => pick([json!("report_received"), json!("investigation_opened"), json!("later")]),
        "deadline" | "planned" | "done" => pick([json!("2026-11-30"), json!("2026-12-24"), Value::Null]),
        "closed" => pick([json!("2026-11-01"), Value::Null, Value::Null]),
        "rule" => pick([json!("NO-UND-3"), json!("NO-MEL-1"), json!("NO-UND-3")]),
        _ => pick([json!(true), json!(37.5), Value::Null]),
    }
}

const FIELDS: [&str; 14] = [
    "code",
    "title",
    "note",
    "country",
    "type",
    "case",
    "on",
    "kind",
    "deadline",
    "planned",
    "done",
    "closed",
    "rule",
    "week_hours",
];

#[derive(Clone, Debug)]
enum Step {
    Write(Vec<(usize, usize, u8)>),
    Delete(usize),
    Erase(usize),
    Undo,
    Redo,
    TakeBack(Index),
    Snapshot,
    Reload,
    /// To whom, from which row on, every so-and-so-manieth row lost, backwards, twice.
    Send(usize, Index, usize, bool, bool),
    /// The whole as a backup file.
    SendFile(usize),
}

fn any_step() -> impl Strategy<Value = Step> {
    let write = (0..RECORDS.len(), 0..FIELDS.len(), any::<u8>());
    prop_oneof![
        10 => vec(write, 1..6).prop_map(Step::Write),
        2 => (0..RECORDS.len()).prop_map(Step::Delete),
        1 => (0..RECORDS.len()).prop_map(Step::Erase),
        3 => Just(Step::Undo),
        2 => Just(Step::Redo),
        1 => any::<Index>().prop_map(Step::TakeBack),
        2 => Just(Step::Snapshot),
        1 => Just(Step::Reload),
        5 => (0..3usize, any::<Index>(), 0..4usize, any::<bool>(), any::<bool>())
            .prop_map(|(to, from, lost, back, twice)| Step::Send(to, from, lost, back, twice)),
        1 => (0..3usize).prop_map(Step::SendFile),
    ]
}

/// A device with the rules of the journal: rows, a snapshot, and nothing written of erased records.
struct Device {
    workspace: Workspace,
    rows: Vec<Vec<u8>>,
    snapshot: Option<(usize, Vec<Vec<u8>>)>,
    erased: HashSet<Key>,
    clock: u64,
}

impl Device {
    fn new(number: u32) -> Self {
        let workspace = Workspace::new(Writer::new(number, 1), now());
        Device { workspace, rows: Vec::new(), snapshot: None, erased: HashSet::new(), clock: START }
    }

    fn append(&mut self, change: &Change) {
        let erasing = change.edits.iter().filter(|edit| edit.field == ERASED && !edit.after.is_null());
        let erasing: Vec<Key> = erasing.map(|edit| edit.key.clone()).collect();
        let is_new = erasing.iter().any(|key| !self.erased.contains(key));
        self.erased.extend(erasing);
        self.rows.extend(change.without(|key| self.erased.contains(key)).map(|change| wire::encode(&change)));
        if is_new {
            self.clean();
        }
    }

    fn clean(&mut self) {
        let left = self.rows.iter().filter_map(|row| wire::without(row, |key| self.erased.contains(key)).unwrap());
        self.rows = left.collect();
        self.snapshot();
    }

    fn snapshot(&mut self) {
        let plan = snapshot::plan(self.workspace.truth()).concat();
        let of = plan.len() as u32;
        let covers = self.rows.len();
        let encode =
            |(part, keys)| snapshot::encode(self.workspace.truth(), keys, Place { part, of, covers: covers as u64 });
        self.snapshot = Some((covers, (0..).zip(plan.chunks(2)).map(encode).collect()));
    }

    fn stored(&self) -> Truth {
        let mut truth = Truth::default();
        let covers = self.snapshot.as_ref().map_or(0, |(covers, parts)| {
            for part in parts {
                snapshot::decode(part, &mut truth).unwrap();
            }
            *covers
        });
        self.rows[covers..].iter().for_each(|row| drop(wire::decode(row).unwrap().apply(&mut truth)));
        truth
    }

    fn commit(&mut self, label: Label, edits: Vec<Edit>) {
        let made = self.workspace.commit(label, edits, self.clock);
        self.keep(made);
    }

    fn keep(&mut self, made: Option<Arc<Change>>) {
        if let Some(change) = made {
            self.append(&change);
        }
    }

    fn receive(&mut self, change: &Change) {
        self.workspace.apply(&Arc::new(change.clone()));
        self.append(change);
    }

    fn receive_file(&mut self, bytes: &[u8]) {
        let content = backup::read(bytes, START + 1_000_000).unwrap();
        assert_eq!(content.rejected, []);
        let edits = backup::merge_edits(&content.truth, self.workspace.truth());
        let made = self.workspace.take_from_file(Label::Merged, edits, self.clock);
        self.keep(made);
    }

    fn file(&self) -> Vec<u8> {
        let history: Vec<Change> = self.rows.iter().map(|row| wire::decode(row).unwrap()).collect();
        backup::write(self.workspace.truth(), &history, META)
    }

    fn bytes(&self) -> String {
        let parts = self.snapshot.iter().flat_map(|(_, parts)| parts);
        let all = self.rows.iter().chain(parts).map(|bytes| String::from_utf8(bytes.clone()).unwrap());
        all.collect::<String>() + &String::from_utf8(self.file()).unwrap()
    }

    fn edits(&self, writes: &[(usize, usize, u8)]) -> Vec<Edit> {
        let mut seen = HashSet::new();
        let first = writes.iter().filter(|(record, field, _)| seen.insert((*record, *field)));
        let edit = |&(record, field, choice): &(usize, usize, u8)| {
            let held = self.workspace.truth().record(&key(record)).and_then(|held| held.value(FIELDS[field]));
            let after = value(record, FIELDS[field], choice);
            Edit::new(key(record), FIELDS[field], held.cloned().unwrap_or_default(), after)
        };
        first.map(edit).collect()
    }
}

fn run(devices: &mut [Device; 3], at: usize, tick: i64, step: &Step) {
    let device = &mut devices[at];
    device.clock = device.clock.saturating_add_signed(tick);
    match step {
        Step::Write(writes) => device.commit(Label::TaskEdited, device.edits(writes)),
        Step::Delete(record) => device.commit(Label::TaskDeleted, device.workspace.deletion(&key(*record))),
        Step::Erase(record) => device.commit(Label::Erased, device.workspace.erasure(&key(*record))),
        Step::Undo => {
            let made = device.workspace.undo(device.clock).and_then(|reversal| reversal.made);
            device.keep(made);
        }
        Step::Redo => {
            let made = device.workspace.redo(device.clock).and_then(|reversal| reversal.made);
            device.keep(made);
        }
        Step::TakeBack(index) if !device.rows.is_empty() => {
            let of = Arc::new(wire::decode(&device.rows[index.index(device.rows.len())]).unwrap());
            let made = device.workspace.take_back(&of, device.clock).made;
            device.keep(made);
        }
        Step::TakeBack(_) => {}
        Step::Snapshot => device.snapshot(),
        Step::Reload => {
            let writer = device.workspace.writer();
            let again = Writer::new(writer.device(), writer.0 as u32 + 1);
            device.workspace = Workspace::from_truth(device.stored(), again, now());
        }
        Step::Send(to, from, lost, backwards, twice) if !device.rows.is_empty() => {
            let from = from.index(device.rows.len());
            let kept = device.rows[from..].iter().enumerate().filter(|(n, _)| *lost == 0 || n % (lost + 1) != 0);
            let mut sent: Vec<Change> = kept.map(|(_, row)| wire::decode(row).unwrap()).collect();
            if *backwards {
                sent.reverse();
            }
            for _ in 0..=usize::from(*twice) {
                sent.iter().for_each(|change| devices[*to].receive(change));
            }
        }
        Step::Send(..) => {}
        Step::SendFile(to) => {
            let file = device.file();
            devices[*to].receive_file(&file);
        }
    }
}

/// All that is derived equals what is derived from the truth alone.
fn assert_like_new(workspace: &Workspace) {
    let new = Workspace::from_truth(workspace.truth().clone(), workspace.writer(), now());
    assert_eq!(workspace.cases(), new.cases());
    assert_eq!(workspace.events(), new.events());
    assert_eq!(workspace.marks(), new.marks());
    assert_eq!(workspace.tasks(), new.tasks());
    assert_eq!(workspace.analyses(), new.analyses());
    assert_eq!(workspace.feedback(), new.feedback());
    assert_eq!(workspace.settings(), new.settings());
    assert_eq!(workspace.items(), new.items());
    for case in workspace.cases().iter() {
        assert_eq!(workspace.events_of(&case.id), new.events_of(&case.id));
        assert_eq!(workspace.marks_of(&case.id), new.marks_of(&case.id));
        assert_eq!(workspace.tasks_of(&case.id), new.tasks_of(&case.id));
    }
}

fn assert_equal(devices: &[Device; 3]) {
    for device in devices {
        assert_eq!(device.workspace.truth(), devices[0].workspace.truth());
        assert_eq!(&device.stored(), device.workspace.truth());
        assert_like_new(&device.workspace);
    }
    let erased: Vec<String> = RECORDS
        .iter()
        .enumerate()
        .filter_map(|(n, (_, id))| {
            let record = devices[0].workspace.truth().record(&key(n))?;
            record.is_erased().then(|| format!("text-of-{id}-"))
        })
        .collect();
    for device in devices {
        let bytes = device.bytes();
        for text in &erased {
            assert!(!bytes.contains(text), "{text} is still there");
        }
    }
}

fn any_life() -> impl Strategy<Value = Vec<(usize, i64, Step)>> {
    vec((0..3usize, -3_000..3_000i64, any_step()), 1..40)
}

fn live(life: &[(usize, i64, Step)]) -> [Device; 3] {
    let mut devices = [1, 2, 3].map(Device::new);
    for (at, tick, step) in life {
        run(&mut devices, *at, *tick, step);
        assert_eq!(devices[*at].stored(), *devices[*at].workspace.truth(), "after {step:?}");
    }
    devices
}

proptest! {
    #![proptest_config(cases(120))]

    #[test]
    fn devices_that_sent_each_other_all_rows_are_equal(life in any_life(), order in Just(vec![0usize, 1, 2]).prop_shuffle()) {
        let mut devices = live(&life);
        let rows: Vec<Change> =
            order.iter().flat_map(|at| devices[*at].rows.clone()).map(|row| wire::decode(&row).unwrap()).collect();
        // Each gets them in another order, and its own as well.
        for (at, device) in devices.iter_mut().enumerate() {
            let turn = at * rows.len() / 3;
            rows[turn..].iter().chain(&rows[..turn]).for_each(|change| device.receive(change));
        }
        // Rows alone do not hold what a device had from before it cleaned; a second round brings the markers.
        for at in 0..3 {
            let file = devices[at].file();
            devices.iter_mut().for_each(|device| device.receive_file(&file));
        }
        assert_equal(&devices);
        let mut rebuilt = Truth::default();
        for device in &devices {
            device.rows.iter().for_each(|row| drop(wire::decode(row).unwrap().apply(&mut rebuilt)));
        }
        prop_assert_eq!(&rebuilt, devices[0].workspace.truth());
    }

    #[test]
    fn a_row_lost_for_good_leaves_them_equal_all_the_same(life in any_life(), lost in any::<Index>(), whose in 0..3usize) {
        let mut devices = live(&life);
        let victim = &mut devices[whose];
        if !victim.rows.is_empty() {
            let at = lost.index(victim.rows.len());
            victim.rows.remove(at);
            if let Some((covers, _)) = &mut victim.snapshot {
                *covers -= usize::from(at < *covers);
            }
            victim.workspace = Workspace::from_truth(victim.stored(), victim.workspace.writer(), now());
        }
        for at in [0, 1, 2, 0, 1] {
            let file = devices[at].file();
            devices.iter_mut().for_each(|device| device.receive_file(&file));
        }
        assert_equal(&devices);
    }
}
