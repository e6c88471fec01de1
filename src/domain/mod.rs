//! Pure rules. No browser, no clock, no randomness: today, now and new ids come in as arguments.

pub mod analysis;
pub mod case;
pub mod change;
pub mod entity;
pub mod evaluation;
pub mod feedback;
pub mod feedback_check;
pub mod feedback_words;
pub mod form;
pub mod identity;
pub mod ids;
pub mod item_index;
pub mod measure;
pub mod quadrant;
pub mod settings;
pub mod situation;
pub mod stamp;
pub mod task;
pub mod truth;
pub mod undo;
pub mod work_item;
pub mod workspace;
