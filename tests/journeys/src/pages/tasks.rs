//! The box for a task.
use crate::app::App;
use crate::failure::Outcome;
use crate::part::Part;

/// What is known of a task when it is written down.
#[derive(Clone, Copy, Default)]
pub struct TaskWords<'a> {
    /// One line.
    pub title: &'a str,
    /// The code of its case.
    pub case: Option<&'a str>,
    /// The key of an answer to "is it important".
    pub important: Option<&'a str>,
    /// As `2026-11-27`.
    pub deadline: Option<&'a str>,
    /// As typed.
    pub hours: Option<&'a str>,
    /// In free words.
    pub note: Option<&'a str>,
}

impl App {
    /// The box, opened with the button in the bar.
    pub fn open_task_box(&self) -> Outcome<Part<'_>> {
        self.tools()?.button("bar_add_task")?.click()?;
        let title = self.t("bar_add_task")?;
        let task_box = self.role("dialog", &title);
        task_box.wait()?;
        Ok(task_box)
    }

    /// Writes a task down and waits until it is on disk.
    pub fn add_task(&self, task: TaskWords) -> Outcome {
        self.write_task(task)?;
        self.wait_saved()
    }

    /// Writes one line with the key Q and waits until it is on disk.
    pub fn quick_add(&self, line: &str) -> Outcome {
        self.press("q")?;
        let task_box = self.role("dialog", &self.t("bar_add_task")?);
        let title = task_box.field("task_title")?;
        title.wait_focus()?;
        title.type_in(&format!("{line}\n"))?;
        task_box.wait_gone()?;
        self.wait_saved()
    }

    /// The same, without waiting for the disk.
    pub fn write_task(&self, task: TaskWords) -> Outcome {
        let mut task_box = self.open_task_box()?;
        task_box.field("task_title")?.type_in(task.title)?;
        let is_plain = task.case.or(task.important).or(task.deadline).or(task.hours).or(task.note).is_none();
        if !is_plain {
            task_box.button("quick_more")?.click()?;
            task_box = self.role("dialog", &self.t("task_new")?);
            task_box.field("task_case")?.wait()?;
        }
        if let Some(case) = task.case {
            task_box.field("task_case")?.choose(case)?;
        }
        if let Some(answer) = task.important {
            task_box.field("task_important")?.choose(&self.t(answer)?)?;
        }
        if let Some(deadline) = task.deadline {
            task_box.field("task_deadline")?.set_date(deadline)?;
        }
        if let Some(hours) = task.hours {
            task_box.field("task_estimate")?.type_in(hours)?;
        }
        if let Some(note) = task.note {
            task_box.field("task_note")?.type_in(note)?;
        }
        task_box.button("task_save")?.click()?;
        task_box.wait_gone()
    }
}
