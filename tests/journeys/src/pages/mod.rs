//! What a person can do on each page, in the person's words.
pub mod frame;
pub mod start;
pub mod tasks;
