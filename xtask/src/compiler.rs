//! The compiler for WebAssembly: rustup's where it has the target, Debian's otherwise.
use crate::debian;
use crate::folders::on_path;
use crate::run::ask;
use crate::slots;
use crate::trouble::{Outcome, Trouble};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";

/// A compiler that can build for the browser, with all that it needs set.
pub struct WasmCompiler {
    /// The cargo to call.
    pub cargo: PathBuf,
    version: String,
    variables: Vec<(&'static str, String)>,
    /// A folder that has to come first on PATH.
    pub folder_first: Option<PathBuf>,
    /// Where the standard library's source is, so that it can be built too.
    std_source: Option<PathBuf>,
}

/// The cargo that runs this program.
pub fn native_cargo() -> PathBuf {
    env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from)
}

fn native_rustc() -> PathBuf {
    let beside = native_cargo().with_file_name(crate::folders::program("rustc"));
    if beside.is_file() { beside } else { PathBuf::from("rustc") }
}

/// A short name of a compiler's exact version, fit for a folder.
fn version_of(rustc: &Path) -> Outcome<String> {
    let text = ask(Command::new(rustc).arg("-vV"))
        .ok_or_else(|| Trouble::new(format!("`{} -vV` does not run", rustc.display())))?;
    let field = |name: &str| text.lines().find_map(|l| l.strip_prefix(name)).unwrap_or_default().trim().to_string();
    let hash: String = field("commit-hash:").chars().take(9).collect();
    Ok(format!("{}-{hash}", field("release:")))
}

/// The folder for native builds, by compiler version.
pub fn native_target() -> Outcome<PathBuf> {
    slots::folder(&format!("native-{}", version_of(&native_rustc())?))
}

fn has_target(rustc: &Path) -> bool {
    ask(Command::new(rustc).args(["--print", "target-libdir", "--target", TARGET]))
        .is_some_and(|folder| Path::new(&folder).is_dir())
}

impl WasmCompiler {
    /// Finds a compiler, and installs one when there is none.
    pub fn find() -> Outcome<Self> {
        if has_target(&native_rustc()) {
            return Self::of_rustup();
        }
        if let Some(debians) = Self::of_debian()? {
            return Ok(debians);
        }
        if on_path("rustup").is_some() {
            println!("  adding {TARGET} with rustup");
            let added = ask(Command::new("rustup").args(["target", "add", TARGET]));
            if added.is_some() && has_target(&native_rustc()) {
                return Self::of_rustup();
            }
            println!("  rustup cannot fetch it here");
        }
        if !debian::is_here() {
            return Err(Trouble::new(format!("the target {TARGET} is missing. Run: rustup target add {TARGET}")));
        }
        println!("  taking Debian's compiler instead, with the standard library built from source");
        debian::install("the WebAssembly compiler", &["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy"])?;
        debian::install("the WebAssembly linker", &[&debian::newest_lld()?])?;
        Self::of_debian()?.ok_or_else(|| Trouble::new("Debian's compiler was installed but does not work"))
    }

    fn of_rustup() -> Outcome<Self> {
        let rustc = native_rustc();
        if std_source(&rustc).is_none() && on_path("rustup").is_some() {
            println!("  adding the source of the standard library with rustup");
            if ask(Command::new("rustup").args(["component", "add", "rust-src"])).is_none() {
                println!("  rustup cannot fetch it here: the file will be larger");
            }
        }
        Ok(Self {
            cargo: native_cargo(),
            version: version_of(&rustc)?,
            variables: Vec::new(),
            folder_first: None,
            std_source: std_source(&rustc),
        })
    }

    fn of_debian() -> Outcome<Option<Self>> {
        let folder = Path::new("/usr/bin");
        let rustc = folder.join("rustc");
        let cargo = folder.join("cargo");
        let Some(linker) = newest_wasm_ld(folder) else {
            return Ok(None);
        };
        let source = std_source(&rustc);
        if !cargo.is_file() || source.is_none() || !folder.join("cargo-clippy").is_file() {
            return Ok(None);
        }
        Ok(Some(Self {
            version: format!("{}-debian", version_of(&rustc)?),
            variables: vec![
                ("RUSTC", rustc.display().to_string()),
                // Debian ships no std for this target. Building it is an unstable feature.
                (UNSTABLE.0, UNSTABLE.1.into()),
                (BUILD_STD.0, BUILD_STD.1.into()),
                ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker.display().to_string()),
            ],
            cargo,
            folder_first: Some(folder.to_path_buf()),
            std_source: source,
        }))
    }

    /// The folder for builds with this compiler.
    pub fn target_folder(&self) -> Outcome<PathBuf> {
        slots::folder(&format!("wasm-{}", self.version))
    }

    /// Prepares a command that will, itself or through others, call this compiler.
    pub fn prepare(&self, command: &mut Command) -> Outcome {
        // What rustup and cargo tell this program must not reach the other toolchain.
        if self.folder_first.is_some() {
            for name in ["RUSTUP_TOOLCHAIN", "RUSTC_WRAPPER", "RUSTFLAGS", "RUSTDOC"] {
                command.env_remove(name);
            }
        }
        command.env("CARGO", &self.cargo);
        command.env("CARGO_TARGET_DIR", self.target_folder()?);
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        if let Some(flags) = path_flags() {
            command.env(RUSTFLAGS, flags);
        }
        Ok(())
    }

    /// Builds the standard library too, for size, where its source is there: a panic then only stops
    /// the program, without words. The loader sees it stop and takes over all the same.
    pub fn shrink(&self, command: &mut Command) {
        if !self.can_build_std() {
            return;
        }
        let flags = format!(
            "{} -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none",
            path_flags().unwrap_or_default()
        );
        command.env(RUSTFLAGS, flags.trim());
        command.envs([UNSTABLE, BUILD_STD]);
        command.env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
    }
}

impl WasmCompiler {
    /// Whether the standard library can be built too: its source is there, and so are the crates that it leans on.
    pub fn can_build_std(&self) -> bool {
        let Some(source) = &self.std_source else { return false };
        let mut fetch = Command::new(&self.cargo);
        fetch.args(["fetch", "--locked", "--manifest-path"]).arg(source.join("Cargo.toml"));
        fetch.env(UNSTABLE.0, UNSTABLE.1);
        // Debian's are part of its source.
        self.folder_first.is_some() || ask(&mut fetch).is_some()
    }
}

/// Lets a stable compiler take the unstable flags.
const UNSTABLE: (&str, &str) = ("RUSTC_BOOTSTRAP", "1");
const BUILD_STD: (&str, &str) = ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
const RUSTFLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Where this machine keeps its crates is nobody's business, and costs bytes.
fn path_flags() -> Option<String> {
    Some(format!("--remap-path-prefix={}=crates", crate_sources()?))
}

/// The folder of unpacked crates. A path with a space cannot be handed to cargo this way.
fn crate_sources() -> Option<String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| {
        env::var_os(if cfg!(windows) { "USERPROFILE" } else { "HOME" }).map(|h| PathBuf::from(h).join(".cargo"))
    })?;
    let source = home.join("registry").join("src");
    let index = std::fs::read_dir(source).ok()?.flatten().next()?.path();
    let path = index.display().to_string();
    (!path.contains(char::is_whitespace)).then_some(path)
}

fn std_source(rustc: &Path) -> Option<PathBuf> {
    let sysroot = ask(Command::new(rustc).args(["--print", "sysroot"]))?;
    Some(Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library")).filter(|folder| folder.is_dir())
}

fn newest_wasm_ld(folder: &Path) -> Option<PathBuf> {
    let entries = std::fs::read_dir(folder).ok()?;
    entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let number = name.strip_prefix("wasm-ld-")?.parse::<u32>().ok()?;
            Some((number, entry.path()))
        })
        .max()
        .map(|(_, path)| path)
}
