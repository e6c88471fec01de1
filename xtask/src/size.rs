//! What the file weighs, and what in it weighs most.
use crate::build;
use crate::compiler::WasmCompiler;
use crate::encoding::{Effort, pack};
use crate::folders::{clone_root, dist};
use crate::names;
use crate::run::{run_quietly, step};
use crate::single_file::Packed;
use crate::trouble::{Outcome, Trouble, files};
use std::path::{Path, PathBuf};

/// The file may weigh this much, in bytes.
const BUDGET: usize = 1_000_000;
const HOW_MANY: usize = 10;

/// Prints the sizes of the file and of its parts.
pub fn report(file: &Path, packed: &Packed) -> Outcome {
    let whole = files::read(file)?.len();
    println!("  {}", file.display());
    println!("  file {} of at most {}", kilobytes(whole), kilobytes(BUDGET));
    println!("  wasm {} raw, {} packed", kilobytes(packed.parts.program.len()), kilobytes(packed.program_size));
    println!("  its JavaScript half {}", kilobytes(packed.parts.start.len()));
    Ok(())
}

/// What a standard library that was not built for size may add, in percent: a machine without its source is
/// no reason to refuse a change.
const USUAL_STD: usize = 15;

/// Fails when the built file weighs more than it may.
pub fn within_budget() -> Outcome {
    let file = dist().join("arbeidsro.html");
    let whole = files::read(&file)?.len();
    let small_std = WasmCompiler::find()?.can_build_std();
    let budget = if small_std { BUDGET } else { BUDGET + BUDGET * USUAL_STD / 100 };
    if whole <= budget {
        println!("  {} of at most {}", kilobytes(whole), kilobytes(budget));
        return Ok(());
    }
    Err(Trouble::new(format!(
        "the file weighs {}, and may weigh {}. `cargo xtask size` says what to look at",
        kilobytes(whole),
        kilobytes(budget)
    )))
}

/// Builds the program with its functions' names kept, and sums their code by crate.
pub fn details() -> Outcome {
    let wasm = step("build with names", named_program)?;
    let code = names::code_by_crate(&wasm)?;
    let total: usize = code.iter().map(|(_, bytes)| bytes).sum();
    println!("\ncode {}, of which", kilobytes(total));
    for (name, bytes) in code.iter().take(HOW_MANY) {
        let share = 100.0 * *bytes as f64 / total as f64;
        println!("  {:>10}  {share:>4.1} %  {name}", kilobytes(*bytes));
    }
    let data = names::data_size(&wasm)?;
    println!("data {} (texts are among it)", kilobytes(data));
    let texts = texts()?;
    println!(
        "the texts of all languages: {} raw, {} packed by themselves",
        kilobytes(texts.len()),
        kilobytes(pack(texts.as_bytes(), Effort::Best)?.len())
    );
    Ok(())
}

/// The release program, made small as in the file but with names.
fn named_program() -> Outcome<Vec<u8>> {
    let folder = clone_root().join("target").join("size");
    files::remove_folder(&folder)?;
    let raw = folder.join("raw.wasm");
    let mut cargo = build::with_tools("cargo")?;
    WasmCompiler::find()?.shrink(&mut cargo);
    run_quietly(cargo.args(["build", "--release", "--target", "wasm32-unknown-unknown", "--bin", "arbeidsro"]))?;
    files::copy(&release_program()?, &raw)?;
    let mut bindgen = build::with_tools("wasm-bindgen")?;
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", "named", "--out-dir"]);
    run_quietly(bindgen.arg(&folder).arg(&raw))?;
    let named = folder.join("named.wasm");
    let mut optimise = build::with_tools("wasm-opt")?;
    optimise.args(["-Oz", "-g"]).args(wasm_features()?);
    run_quietly(optimise.arg(folder.join("named_bg.wasm")).arg("-o").arg(&named))?;
    files::read(&named)
}

fn release_program() -> Outcome<PathBuf> {
    let folder = WasmCompiler::find()?.target_folder()?;
    Ok(folder.join("wasm32-unknown-unknown").join("release").join("arbeidsro.wasm"))
}

/// The features that index.html names for wasm-opt: said once.
fn wasm_features() -> Outcome<Vec<String>> {
    let page = files::read_text(&clone_root().join("index.html"))?;
    let features = page.split('"').filter(|text| text.starts_with("--enable-")).flat_map(str::split_whitespace);
    Ok(features.map(str::to_string).collect())
}

/// All texts, one after the other: every JSON string in `locales/` that is a value.
fn texts() -> Outcome<String> {
    let mut all = String::new();
    for file in files::below(&clone_root().join("locales")) {
        let text = files::read_text(&file)?;
        for (at, _) in text.match_indices(": \"") {
            let value = text.get(at + 3..).unwrap_or_default();
            all.push_str(value.split_once('"').map_or("", |(value, _)| value));
        }
    }
    Ok(all)
}

/// A number of bytes as people write it.
pub fn kilobytes(bytes: usize) -> String {
    format!("{:.1} kB", bytes as f64 / 1000.0)
}
