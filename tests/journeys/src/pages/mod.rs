//! What a person can do on each page, in the person's words.
pub mod cases;
pub mod data;
pub mod frame;
pub mod gate;
pub mod matrix;
pub mod start;
pub mod tasks;
