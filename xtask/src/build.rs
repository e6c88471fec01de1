//! Builds `dist/`: the single file, and the same page for a static host.
use crate::compiler::WasmCompiler;
use crate::encoding::{Effort, page_bytes};
use crate::folders::{clone_root, dist, page_parts, path_with, trunk_output};
use crate::hosted;
use crate::page;
use crate::run::{run_quietly, step};
use crate::single_file::{Parts, Place};
use crate::size;
use crate::tools;
use crate::trouble::{Outcome, files};
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

/// The small program that opens the page's blocks.
fn unpack(kind: Kind) -> Outcome<Vec<u8>> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let profile = if kind == Kind::Release { "release" } else { "look" };
    let mut cargo = with_tools("cargo")?;
    run_quietly(cargo.args(["build", "--package", "unpack", "--lib", "--target", TARGET, "--profile", profile]))?;
    let built = WasmCompiler::find()?.target_folder()?.join(TARGET).join(profile).join("unpack.wasm");
    let small = page_parts().join("unpack.wasm");
    let mut optimise = with_tools("wasm-opt")?;
    optimise.args(["-O3", "--strip-debug", "--strip-producers", "--enable-bulk-memory"]);
    optimise.args(["--enable-sign-ext", "--enable-mutable-globals", "--enable-nontrapping-float-to-int"]);
    run_quietly(optimise.arg(built).arg("-o").arg(&small))?;
    files::read(&small)
}

/// Builds everything. Returns the path of the single file.
pub fn build(kind: Kind) -> Outcome<PathBuf> {
    let mut trunk = with_tools("trunk")?;
    if kind == Kind::Release {
        WasmCompiler::find()?.shrink(&mut trunk);
    }
    trunk.args(["build", "--offline", "--dist"]).arg(trunk_output()).args(trunk_options(kind));
    step("build the program with Trunk", || {
        files::remove_folder(&trunk_output())?;
        run_quietly(&mut trunk)
    })?;
    put_together(kind)
}

/// Puts the page together anew with the program that Trunk made last: for work on style and loader.
pub fn build_page() -> Outcome<PathBuf> {
    page::make_parts()?;
    put_together(Kind::Look)
}

fn put_together(kind: Kind) -> Outcome<PathBuf> {
    let file = dist().join("arbeidsro.html");
    step("put the page together", || {
        let glue = trunk_output().join("arbeidsro.js");
        let program = files::read(&trunk_output().join("arbeidsro_bg.wasm"))?;
        let parts = Parts::read(unpack(kind)?, page::make_start(&glue)?, program)?;
        let effort = if kind == Kind::Release { Effort::Best } else { Effort::Quick };
        let packed = parts.pack(effort)?;
        files::remove_folder(&dist())?;
        files::write(&file, page_bytes(&packed.page(Place::File)?))?;
        hosted::write(&page_bytes(&packed.page(Place::Host)?))?;
        if kind == Kind::Release {
            size::report(&file, &packed)?;
        }
        Ok(())
    })?;
    Ok(file)
}
