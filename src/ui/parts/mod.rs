//! Stateless widgets. They know texts and plain domain values, never the state.
//!
//! The markup is that of Designsystemet: its classes and attributes are the contract.

mod alert;
mod bars;
mod button;
mod check_box;
mod dates;
mod dialog;
mod draft;
mod drawn_rows;
mod empty;
mod facts;
mod field;
mod field_spec;
mod focus;
mod form;
mod heading;
mod icon;
mod identity_warning;
mod in_place;
mod keycaps;
mod keyed;
mod label;
mod list_rows;
mod live;
mod measuring;
mod menu;
mod meter;
mod palette;
mod panel;
mod printing;
mod problem;
mod search_field;
mod size_watch;
mod steps;
mod table;
mod tabs;
mod tag;
mod timeline;
mod toast;
mod toggle;
mod virtual_list;
mod visible;

pub use alert::{Alert, Tone};
pub use bars::{BarPair, Bars};
pub use button::{Button, IconButton, LinkButton, Variant};
pub use check_box::{CheckBox, check_box};
pub use dates::{day, moment};
pub use dialog::{Confirm, Dialog, LeaveGuard};
pub use draft::Draft;
pub use empty::Empty;
pub use facts::{Facts, fact};
pub use field::Field;
pub use field_spec::{Choice, FieldKind, FieldSpec};
pub use focus::{focus_last_row, focus_later, hand_on_focus};
pub use form::Form;
pub use heading::{Heading, PageHead};
pub use icon::icon;
pub use identity_warning::identity_guard;
pub use in_place::InPlace;
pub use keycaps::keycaps;
pub use keyed::keyed;
pub use live::{Announcer, LiveRegion, announcer, provide_announcer};
pub use menu::{Menu, MenuItem};
pub use meter::Meter;
pub use palette::{Palette, PaletteItem};
pub use panel::{SidePanel, Split};
pub use printing::printing;
pub use problem::problem_text;
pub use search_field::search_field;
pub use steps::{Step, Steps};
pub use table::{Column, Table};
pub use tabs::Tabs;
pub use tag::{Tag, tag};
pub use timeline::{Span, Tick, Timeline};
pub use toast::{Toast, Toasts};
pub use toggle::Toggle;
pub use virtual_list::{ListColumn, VirtualList};
pub use visible::visible_range;

use std::sync::atomic::{AtomicU32, Ordering};

static NEXT: AtomicU32 = AtomicU32::new(1);

/// An element id that no other part has.
pub(crate) fn element_id(stem: &str) -> String {
    format!("{stem}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
