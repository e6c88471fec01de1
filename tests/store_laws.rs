//! The laws of the store, tried on random data: merging, writing down and reading back, undo,
//! erasure, and three devices that exchange what they have in any order.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "store_laws/devices.rs"]
mod devices;
#[path = "store_laws/merging.rs"]
mod merging;
#[path = "store_laws/undoing.rs"]
mod undoing;
#[path = "store_laws/writing.rs"]
mod writing;

use arbeidsro::domain::{
    change::{Change, Edit, Label, Origin},
    ids::Id,
    stamp::{Stamp, Writer},
    truth::{DELETED, ERASED, Field, Key, Truth},
};
use proptest::{collection::vec, prelude::*};
use serde_json::{Value, json};

/// So many cases of a law, a few seconds' worth. `STORE_LAWS_TIMES=20` tries twenty times as many.
fn cases(count: u32) -> ProptestConfig {
    let times = std::env::var("STORE_LAWS_TIMES").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(count * times) }
}

type Cells = Vec<(Key, Field, Value, Stamp)>;

fn truth_of<'a>(cells: impl IntoIterator<Item = &'a (Key, Field, Value, Stamp)>) -> Truth {
    let mut truth = Truth::default();
    for (key, field, value, stamp) in cells {
        truth.write(key, field, value, *stamp);
    }
    truth
}

fn any_key() -> impl Strategy<Value = Key> {
    let kinds = prop::sample::select(vec!["case", "task", "novel_kind"]);
    (kinds, 0..3u8).prop_map(|(kind, id)| Key::new(kind, Id::new(format!("r{id}"))))
}

/// Few of them, so that they meet; some are equal, as only a damaged file has them.
fn any_stamp() -> impl Strategy<Value = Stamp> {
    (0..6u64, 0..2u16, 0..3u64).prop_map(|(millis, counter, writer)| Stamp { millis, counter, writer: Writer(writer) })
}

/// Any JSON.
fn any_value() -> impl Strategy<Value = Value> {
    let number = prop_oneof![
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (prop::num::f64::NORMAL | prop::num::f64::ZERO | prop::num::f64::SUBNORMAL).prop_map(Value::from),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        number,
        any::<String>().prop_map(Value::from),
        "[a-zæøå \"\\\\]{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z_]{1,6}", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// A plain field, a deletion with what its writer had seen, or an erasure.
fn any_cell() -> impl Strategy<Value = (Field, Value)> {
    let plain = (prop::sample::select(vec!["title", "note", "later_field"]), any_value());
    let seen = prop::collection::btree_map(prop::sample::select(vec!["title", "note"]), any_stamp(), 0..3);
    prop_oneof![
        8 => plain.prop_map(|(field, value)| (Field::from(field), value)),
        2 => seen.prop_map(|seen| (Field::from(DELETED), json!(seen))),
        1 => prop::bool::ANY.prop_map(|is| (Field::from(ERASED), if is { json!(true) } else { Value::Null })),
    ]
}

fn any_cells() -> impl Strategy<Value = Cells> {
    let cell = (any_key(), any_cell(), any_stamp());
    vec(cell.prop_map(|(key, (field, value), stamp)| (key, field, value, stamp)), 0..24)
}

fn any_change() -> impl Strategy<Value = Change> {
    let labels = prop::sample::select(vec![Label::TaskAdded, Label::Erased, Label::Merged, Label::Other]);
    let origins = prop::sample::select(vec![Origin::User, Origin::Undo, Origin::Redo, Origin::File]);
    let edit = (any_key(), any_cell(), any_value(), proptest::option::of(any_stamp()))
        .prop_map(|(key, (field, after), before, stamp)| Edit { stamp, ..Edit::new(key, &field, before, after) });
    (any_stamp(), labels, origins, vec(edit, 0..6)).prop_map(|(stamp, label, origin, edits)| Change {
        stamp,
        label,
        origin,
        edits,
    })
}

fn applied<'a>(changes: impl IntoIterator<Item = &'a Change>) -> Truth {
    let mut truth = Truth::default();
    for change in changes {
        change.apply(&mut truth);
    }
    truth
}
