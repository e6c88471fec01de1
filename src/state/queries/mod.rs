//! What pages ask of the data: plain structs, in order and with their words, ready to show.
//! All sorting, filtering and arithmetic of a screen is here, so that it is tested without one.

pub mod analysis;
pub mod calendar;
pub mod capacity;
pub mod case_history;
pub mod case_view;
pub mod competence;
pub mod compliance;
pub mod deviations;
pub mod feedback_figures;
pub mod feedback_papers;
pub mod find;
pub mod forecast;
pub mod goals;
pub mod growth_due;
pub mod half_page;
pub mod indicators;
pub mod matrix;
pub mod measured;
pub mod my_talk;
pub mod notebook;
pub mod one_page;
pub mod outgoing;
pub mod own_figures;
pub mod own_times;
pub mod paper;
pub mod quick_line;
pub mod register;
pub mod reports;
pub mod risk_proposals;
pub mod risks;
pub mod rule_list;
pub mod situation_notes;
pub mod timeline;
pub mod today;
pub mod veil;
pub mod walk;
pub mod weekly_review;
pub mod what_if;
pub mod wheel;
mod work_row;

pub use work_row::{Urgency, WorkRow};

#[cfg(test)]
mod tests;
