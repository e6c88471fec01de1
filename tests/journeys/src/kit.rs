//! The scripts that the journeys put into a page: finding elements, checking accessibility.
use crate::failure::{Failure, Outcome};
use std::fs;
use std::path::{Path, PathBuf};

const FIND: &str = include_str!("find.js");

/// Scripts read once a run.
pub struct Kit {
    /// Makes `window.__journeys`.
    pub find: String,
    /// Makes `window.__axe`.
    pub axe: String,
}

impl Kit {
    /// Reads them from the npm packages.
    pub fn read(clone: &Path) -> Outcome<Self> {
        let modules = node_modules(clone)?;
        let library = source(&modules, "@testing-library/dom/dist/@testing-library/dom.umd.min.js")?;
        let axe = source(&modules, "axe-core/axe.min.js")?;
        // Each is handed a module of its own, so that nothing lands among the page's own names.
        Ok(Self {
            find: format!(
                "const exports = {{}}, module = {{ exports }};\n{library}\n;const library = module.exports;\n{FIND}"
            ),
            axe: format!("const module = {{ exports: {{}} }};\n{axe}\n;window.__axe = window.axe || module.exports;"),
        })
    }
}

fn source(modules: &Path, name: &str) -> Outcome<String> {
    let path = modules.join(name);
    fs::read_to_string(&path).map_err(|e| Failure::new(format!("{}: {e}", path.display())))
}

fn node_modules(clone: &Path) -> Outcome<PathBuf> {
    let given = std::env::var_os("ARBEIDSRO_NODE_MODULES").filter(|v| !v.is_empty()).map(PathBuf::from);
    let folder = given.unwrap_or_else(|| clone.join("node_modules"));
    if folder.is_dir() {
        return Ok(folder);
    }
    Err(Failure::new(format!(
        "no npm packages in {}: call the journeys through `cargo xtask`, or set ARBEIDSRO_NODE_MODULES",
        folder.display()
    )))
}
