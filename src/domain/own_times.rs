//! What the user's own work has taken: the median of what was timed, for tasks of one kind.
//!
//! A kind is the first word of the title: a line begins with what is to be done ("ring", "skriv",
//! "møte"). Only done tasks with time noted count. The median, because one long afternoon should not
//! move the rest. An offer: it counts where the user has said so and no estimate is set.

use super::{task::Task, work_item::DEFAULT_TASK_MINUTES};
use rustc_hash::FxHashMap;

/// Timed tasks of a kind that are enough for a median of it. Ours.
pub const ENOUGH: usize = 5;

/// The medians of the kinds with enough behind them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct OwnTimes(FxHashMap<String, OwnTime>);

/// Of one kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OwnTime {
    /// The median, in minutes.
    pub minutes: u32,
    /// Of how many tasks.
    pub count: usize,
}

/// The word that a title begins with, in small letters.
pub fn kind_of(title: &str) -> String {
    let word = title.split(|c: char| !c.is_alphanumeric() && c != '-').find(|word| !word.is_empty());
    word.unwrap_or_default().to_lowercase()
}

/// It says what a kind takes.
pub fn is_timed(task: &Task) -> bool {
    task.done.is_some() && !task.dropped && task.spent > 0
}

impl OwnTimes {
    /// Of these tasks.
    pub fn of<'a>(tasks: impl Iterator<Item = &'a Task>) -> Self {
        let mut kinds: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        for task in tasks.filter(|task| is_timed(task)) {
            kinds.entry(kind_of(&task.title)).or_default().push(task.spent);
        }
        let enough = kinds.into_iter().filter(|(kind, all)| all.len() >= ENOUGH && !kind.is_empty());
        OwnTimes(
            enough.map(|(kind, mut all)| (kind, OwnTime { minutes: median(&mut all), count: all.len() })).collect(),
        )
    }
    /// For a task of this title.
    pub fn for_title(&self, title: &str) -> Option<OwnTime> {
        // Most users have none: then no title is taken apart.
        if self.0.is_empty() { None } else { self.0.get(&kind_of(title)).copied() }
    }
    /// Minutes of a task: its estimate, else the median of its kind, else our default.
    pub fn minutes(&self, task: &Task) -> u32 {
        let own = || self.for_title(&task.title).map(|own| own.minutes);
        task.estimate.or_else(own).unwrap_or(DEFAULT_TASK_MINUTES)
    }
}

/// The middle one; of an even number the mean of the two in the middle.
fn median(all: &mut [u32]) -> u32 {
    all.sort_unstable();
    let at = |place: usize| all.get(place).copied().unwrap_or_default();
    let half = all.len() / 2;
    if all.len() % 2 == 1 { at(half) } else { at(half - 1).midpoint(at(half)) }
}
