//! The register, a case beside it, and the form for a new one.
use crate::app::App;
use crate::failure::Outcome;
use crate::part::Part;

/// What is known of a case when it comes in.
#[derive(Clone, Copy, Default)]
pub struct CaseWords<'a> {
    /// Its code.
    pub code: &'a str,
    /// The key of its country's name.
    pub country: Option<&'a str>,
    /// The key of its type's name.
    pub case_type: Option<&'a str>,
    /// The day of the report, as `2026-11-27`.
    pub received: Option<&'a str>,
    /// The time of day of the report, where the law counts hours.
    pub received_at: Option<&'a str>,
    /// The day the investigation was opened.
    pub opened: Option<&'a str>,
}

impl App {
    /// Fills the form for a new case without saving it.
    pub fn fill_case(&self, case: CaseWords) -> Outcome {
        self.route("/cases/new")?;
        let form = self.page().any("main");
        form.field("case_code")?.replace(case.code)?;
        for (field, value) in [("case_country", case.country), ("case_type", case.case_type)] {
            if let Some(value) = value {
                form.field(field)?.choose(&self.t(value)?)?;
            }
        }
        for (field, value) in [("event_report_received", case.received), ("event_investigation_opened", case.opened)] {
            if let Some(value) = value {
                form.field(field)?.set_date(value)?;
            }
        }
        if let Some(time) = case.received_at {
            form.field("event_at")?.set_date(time)?;
        }
        Ok(())
    }

    /// Adds a case, and waits until it is on disk and open beside the register.
    pub fn add_case(&self, case: CaseWords) -> Outcome<Part<'_>> {
        self.fill_case(case)?;
        self.page().button("case_save")?.click()?;
        let panel = self.case_panel(case.code);
        panel.wait()?;
        self.wait_saved()?;
        Ok(panel)
    }

    /// A case beside the register.
    pub fn case_panel(&self, code: &str) -> Part<'_> {
        self.role("complementary", code)
    }
}

impl<'a> Part<'a> {
    /// A clock of the case, by the key of its name.
    pub fn clock(&self, rule: &str) -> Outcome<Self> {
        Ok(self.heading(rule)?.entry())
    }
}
