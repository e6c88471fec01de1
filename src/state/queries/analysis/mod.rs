//! A situation analysis in words: what its values are called, the sentences made of its findings, the
//! figures then and now, and the report of it.

pub mod moves;
mod report;
pub mod sentences;
pub mod then_now;
pub mod words;

pub use report::{evaluation_facts, report};
