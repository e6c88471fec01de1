//! Arbeidsro: an offline workload tool for one child-welfare caseworker.
#[cfg(feature = "ui")]
pub mod ui;
