//! How the register is looked at: what is shown, sorted, grouped, and which columns. The user keeps views by name.

use super::case::CaseType;
use serde::{Deserialize, Serialize};

/// A column of the register. The code always stands first.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// The code.
    #[default]
    Code,
    /// Where it is in the course of a case.
    Phase,
    /// What ends first.
    Clock,
    /// The risk while it is known.
    Risk,
    /// Its weight.
    Points,
    /// Open tasks of the user's own.
    Tasks,
    /// Its tags.
    Tags,
    /// The day the user got it.
    Since,
    /// From a newer version of the app; not drawn.
    #[serde(other)]
    Unknown,
}

impl Column {
    /// In the order of the table.
    pub const ALL: [Column; 8] = [
        Column::Code,
        Column::Phase,
        Column::Clock,
        Column::Risk,
        Column::Points,
        Column::Tasks,
        Column::Tags,
        Column::Since,
    ];
    /// Shown until the user says otherwise.
    pub const USUAL: [Column; 6] =
        [Column::Code, Column::Phase, Column::Clock, Column::Risk, Column::Points, Column::Tasks];
    /// Its stored name; also the class of its cells.
    pub fn name(self) -> &'static str {
        ["code", "phase", "clock", "risk", "points", "tasks", "tags", "since", "unknown"][self as usize]
    }
    /// Figures stand to the right.
    pub fn is_numeric(self) -> bool {
        matches!(self, Column::Points | Column::Tasks)
    }
    /// Figures are wanted from the largest, words and dates from the first.
    pub fn starts_ascending(self) -> bool {
        !matches!(self, Column::Risk | Column::Points | Column::Tasks)
    }
}

/// Which cases are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Show {
    /// Those that are not closed.
    #[default]
    Open,
    /// Those that are.
    Closed,
    /// All.
    #[serde(other)]
    All,
}

/// What the rows stand together by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// The course of a case.
    Phase,
    /// Broken, today, later, no deadline.
    Clock,
    /// The first tag.
    Tag,
    /// One list.
    #[default]
    #[serde(other)]
    None,
}

/// What the user asks of the register.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct RegisterView {
    /// What the user calls it; empty while it is not kept.
    pub name: String,
    /// Every word must be found in code, phase, tags, deadline or note.
    pub text: String,
    /// Open ones, closed ones.
    pub show: Show,
    /// Only cases of this type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phase: Option<CaseType>,
    /// Sorted by.
    pub by: Column,
    /// From the first to the last.
    pub ascending: bool,
    /// Under headings.
    pub group: Group,
    /// The columns beside the code, in no order.
    pub columns: Vec<Column>,
}

impl Default for RegisterView {
    fn default() -> Self {
        RegisterView {
            name: String::new(),
            text: String::new(),
            show: Show::Open,
            phase: None,
            by: Column::Clock,
            ascending: true,
            group: Group::None,
            columns: Column::USUAL.to_vec(),
        }
    }
}

impl RegisterView {
    /// Sorts by a column; by the same one again turns the order round.
    pub fn sort_by(&mut self, column: Column) {
        self.ascending = if self.by == column { !self.ascending } else { column.starts_ascending() };
        self.by = column;
    }
    /// The columns to draw, in the order of the table.
    pub fn shown(&self) -> Vec<Column> {
        Column::ALL.into_iter().filter(|c| *c == Column::Code || self.columns.contains(c)).collect()
    }
}
