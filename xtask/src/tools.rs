//! The tools of the build: each in a folder named by its version, made once a machine.
use crate::compiler::native_cargo;
use crate::debian;
use crate::folders::{cache, clone_root, lock, on_path, program};
use crate::run::{run_quietly, step};
use crate::trouble::{Outcome, Trouble, files};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.37.1";

/// The folder with Trunk.
pub fn trunk() -> Outcome<PathBuf> {
    from_crate("trunk", TRUNK, true)
}

/// The folder with Firefox's driver.
pub fn geckodriver() -> Outcome<PathBuf> {
    if let Some(found) = on_path("geckodriver") {
        return Ok(found.parent().map(Path::to_path_buf).unwrap_or_default());
    }
    from_crate("geckodriver", GECKODRIVER, true)
}

/// The folder with wasm-bindgen and its test runner, at the version of the library.
pub fn wasm_bindgen() -> Outcome<PathBuf> {
    let lock_file = files::read_text(&clone_root().join("Cargo.lock"))?;
    let version =
        locked_version(&lock_file, "wasm-bindgen").ok_or_else(|| Trouble::new("Cargo.lock names no wasm-bindgen"))?;
    // Its own lock file names a crate version that has been withdrawn.
    from_crate("wasm-bindgen-cli", &version, false)
}

fn locked_version(lock_file: &str, package: &str) -> Option<String> {
    let mut lines = lock_file.lines();
    lines.find(|line| *line == format!("name = \"{package}\""))?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.trim_end_matches('"').to_string())
}

fn from_crate(name: &str, version: &str, locked: bool) -> Outcome<PathBuf> {
    let home = cache()?.join("tools").join(format!("{name}-{version}"));
    let bin = home.join("bin");
    if bin.is_dir() {
        return Ok(bin);
    }
    let _guard = lock("tools")?;
    if bin.is_dir() {
        return Ok(bin);
    }
    step(&format!("install {name} {version} (a few minutes, once)"), || {
        let unfinished = home.with_extension("unfinished");
        files::remove_folder(&unfinished)?;
        let mut install = Command::new(native_cargo());
        install.args(["install", name, "--version", version, "--root"]).arg(&unfinished);
        if locked {
            install.arg("--locked");
        }
        // Built for a short build: these tools wait for the compiler most of the time.
        install
            .current_dir(std::env::temp_dir())
            .env("CARGO_TARGET_DIR", cache()?.join("target").join("tools"))
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        run_quietly(&mut install)?;
        fs::rename(&unfinished, &home).map_err(|e| Trouble::with_file("move", &unfinished, &e))
    })?;
    Ok(bin)
}

/// The npm packages of package-lock.json, kept by the lock file's content.
pub fn node_modules() -> Outcome<PathBuf> {
    let root = clone_root();
    let lock_file = files::read(&root.join("package-lock.json"))?;
    let digest: String = Sha256::digest(&lock_file).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let home = cache()?.join("npm").join(digest);
    let modules = home.join("node_modules");
    if modules.is_dir() {
        return Ok(modules);
    }
    let _guard = lock("npm")?;
    if modules.is_dir() {
        return Ok(modules);
    }
    let npm = npm()?;
    step("install the npm packages", || {
        let unfinished = home.with_extension("unfinished");
        files::remove_folder(&unfinished)?;
        for name in ["package.json", "package-lock.json", ".npmrc"] {
            files::copy(&root.join(name), &unfinished.join(name))?;
        }
        // No package here needs to run anything of its own to be installed.
        run_quietly(Command::new(npm).args(["ci", "--ignore-scripts"]).current_dir(&unfinished))?;
        fs::rename(&unfinished, &home).map_err(|e| Trouble::with_file("move", &unfinished, &e))
    })?;
    Ok(modules)
}

fn npm() -> Outcome<PathBuf> {
    if let Some(found) = on_path("npm") {
        return Ok(found);
    }
    if debian::is_here() {
        debian::install("npm", &["nodejs", "npm"])?;
    }
    on_path("npm").ok_or_else(|| Trouble::new("npm is missing: install Node.js 20 or newer, which brings it"))
}

/// A program that an npm package brings.
pub fn npm_program(modules: &Path, name: &str) -> PathBuf {
    let file = if cfg!(windows) { format!("{name}.cmd") } else { name.to_string() };
    modules.join(".bin").join(file)
}

/// The program itself as others may call it.
pub fn own_folder() -> Outcome<PathBuf> {
    let own = std::env::current_exe().map_err(|e| Trouble::new(format!("where am I? {e}")))?;
    let folder = own.parent().map(Path::to_path_buf).unwrap_or_default();
    if folder.join(program("xtask")).is_file() {
        Ok(folder)
    } else {
        Err(Trouble::new("this program must be called xtask: Trunk calls it back by that name"))
    }
}
