//! What the file weighs, and what in it weighs most.
use crate::encoding::{Effort, gzip};
use crate::single_file::Parts;
use crate::trouble::{Outcome, files};
use std::path::Path;

/// The file may weigh this much, in bytes.
pub const BUDGET: usize = 500_000;

/// Prints the sizes of the file and of its parts.
pub fn report(file: &Path, parts: &Parts, effort: Effort) -> Outcome {
    let whole = files::read(file)?.len();
    let program = gzip(&parts.program, effort)?.len();
    println!("  {}", file.display());
    println!("  file {} of at most {}", kilobytes(whole), kilobytes(BUDGET));
    println!("  wasm {} raw, {} gzip", kilobytes(parts.program.len()), kilobytes(program));
    println!("  its JavaScript half {}", kilobytes(parts.start.len()));
    Ok(())
}

/// A number of bytes as people write it.
pub fn kilobytes(bytes: usize) -> String {
    format!("{:.1} kB", bytes as f64 / 1000.0)
}
