//! What a user can do. Each action checks, makes one change and sends it through the one door.

pub mod analyses;
pub mod backup;
pub mod case_details;
pub mod cases;
pub mod clocks;
pub mod concerns;
pub mod copies;
pub mod deviations;
pub mod erase;
pub mod events;
pub mod feedback;
pub mod goals;
mod history;
pub mod import;
pub mod intake;
pub mod items;
pub mod notebook;
pub mod planning;
pub mod records;
pub mod register;
mod reminders;
pub mod risks;
pub mod rules;
pub mod settings;
pub mod task_lists;
pub mod tasks;
pub mod weekly_review;
