//! Builds `dist/`: the single file, and the same page for a static host.
use crate::compiler::WasmCompiler;
use crate::encoding::Effort;
use crate::folders::{clone_root, dist, path_with, trunk_output};
use crate::hosted;
use crate::page;
use crate::run::{run_quietly, step};
use crate::single_file::{Parts, Place};
use crate::size;
use crate::tools;
use crate::trouble::{Outcome, Trouble, files};
use std::path::PathBuf;
use std::process::Command;

/// For whom a build is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Small and slow to make: what people get.
    Release,
    /// Quick to make: for looking at the page while working on it.
    Look,
}

/// A command with compiler, Trunk, wasm-bindgen and the npm tools in its reach.
pub fn with_tools(program: &str) -> Outcome<Command> {
    let compiler = WasmCompiler::find()?;
    let modules = tools::node_modules()?;
    let mut folders: Vec<PathBuf> =
        vec![tools::own_folder()?, tools::trunk()?, tools::wasm_bindgen()?, modules.join(".bin")];
    folders.extend(compiler.folder_first.clone());
    let mut command = Command::new(
        folders
            .iter()
            .map(|f| f.join(crate::folders::program(program)))
            .find(|p| p.is_file())
            .unwrap_or_else(|| PathBuf::from(program)),
    );
    compiler.prepare(&mut command)?;
    command.env("PATH", path_with(&folders)?).current_dir(clone_root());
    Ok(command)
}

/// The options of Trunk for a kind of build.
pub fn trunk_options(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Release => &["--release"],
        Kind::Look => &["--cargo-profile", "look"],
    }
}

/// Builds everything. Returns the path of the single file.
pub fn build(kind: Kind) -> Outcome<PathBuf> {
    let mut trunk = with_tools("trunk")?;
    trunk.args(["build", "--offline", "--dist"]).arg(trunk_output()).args(trunk_options(kind));
    let (glue, program) = step("build the program with Trunk", || {
        files::remove_folder(&trunk_output())?;
        run_quietly(&mut trunk)?;
        let glue = trunk_output().join("arbeidsro.js");
        let program = files::read(&trunk_output().join("arbeidsro_bg.wasm"))?;
        Ok((glue, program))
    })?;
    step("put the page together", || {
        let parts = Parts::read(page::make_start(&glue)?, program)?;
        let effort = if kind == Kind::Release { Effort::Best } else { Effort::Quick };
        let packed = parts.pack(effort)?;
        files::remove_folder(&dist())?;
        let file = dist().join("arbeidsro.html");
        files::write(&file, packed.page(Place::File)?)?;
        hosted::write(&packed.page(Place::Host)?)?;
        if kind == Kind::Release {
            size::report(&file, &packed)?;
        }
        Ok(())
    })?;
    let file = dist().join("arbeidsro.html");
    if file.is_file() { Ok(file) } else { Err(Trouble::new("the page was not written")) }
}
