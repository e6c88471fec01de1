//! Programs that a run starts, and ends: each by its own number, also on a panic or on Ctrl-C.
use crate::failure::{Failure, Outcome};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;

/// The numbers of all programs that run now.
static RUNNING: Mutex<BTreeSet<u32>> = Mutex::new(BTreeSet::new());

/// A program that ends when this is dropped, with all that it started.
pub struct Process {
    child: Child,
}

impl Process {
    /// Starts a program.
    pub fn start(command: &mut Command) -> Outcome<Self> {
        let program = command.get_program().to_string_lossy().into_owned();
        let child = command
            .stdin(Stdio::null())
            .spawn()
            .map_err(|e| Failure::new(format!("could not start {program}: {e}. Is it installed?")))?;
        running().insert(child.id());
        Ok(Self { child })
    }

    /// The program's output, when it was asked to be piped.
    pub fn output(&mut self) -> Option<std::process::ChildStdout> {
        self.child.stdout.take()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        end_tree(self.child.id());
        // Reaped, so that its number is not given to another program while we still hold it.
        let _ = self.child.wait();
        running().remove(&self.child.id());
    }
}

fn running() -> std::sync::MutexGuard<'static, BTreeSet<u32>> {
    RUNNING.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Ends everything that still runs. For the moment when the run itself is told to stop.
pub fn end_all() {
    for &id in running().iter() {
        end_tree(id);
    }
}

/// Ends a program and all that it started, at once and without a farewell, as a crash would.
pub fn end_tree(id: u32) {
    let numbers: Vec<String> = tree(id).iter().map(ToString::to_string).collect();
    let _ = Command::new("kill").arg("-KILL").args(numbers).stderr(Stdio::null()).status();
}

/// The numbers of a program and of all that it started and that still run, itself first.
pub fn tree(id: u32) -> Vec<u32> {
    let children = children_by_parent();
    let mut ids = vec![id];
    let mut at = 0;
    while at < ids.len() {
        ids.extend(children.get(&ids[at]).into_iter().flatten());
        at += 1;
    }
    ids
}

/// Whether a program, or one that it started, has this file open.
pub fn has_open(id: u32, path: &Path) -> bool {
    let opened = |id: u32| fs::read_dir(format!("/proc/{id}/fd")).into_iter().flatten().flatten();
    tree(id).into_iter().flat_map(opened).any(|file| fs::read_link(file.path()).is_ok_and(|to| to == path))
}

/// Whether a program of this number still runs.
pub fn is_running(id: u32) -> bool {
    match fs::read_to_string(format!("/proc/{id}/stat")) {
        // A program that has ended but was not yet reaped is no more than an entry.
        Ok(stat) => !stat.rsplit(')').next().unwrap_or_default().trim_start().starts_with('Z'),
        Err(_) => false,
    }
}

fn children_by_parent() -> BTreeMap<u32, Vec<u32>> {
    let mut children: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Some(id) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        let Ok(stat) = fs::read_to_string(entry.path().join("stat")) else { continue };
        // The name of the program stands in brackets and may hold anything; the parent is second after it.
        let parent = stat.rsplit(')').next().unwrap_or_default().split_whitespace().nth(1);
        if let Some(parent) = parent.and_then(|p| p.parse().ok()) {
            children.entry(parent).or_default().push(id);
        }
    }
    children
}
