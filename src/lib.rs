//! Arbeidsro: an offline workload tool for one child-welfare caseworker.
//!
//! Read in this order: `domain` (what is true), `interchange` (how it is written down),
//! `texts` (how it is said), `storage` (where it is kept), `state` (how it reaches the screen),
//! `ui` (the screen).
#![forbid(unsafe_code)]

pub mod domain;
pub mod interchange;
pub mod state;
pub mod storage;
pub mod texts;
#[cfg(feature = "ui")]
pub mod ui;
