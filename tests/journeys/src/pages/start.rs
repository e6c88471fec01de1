//! What every empty start asks: three doors.
use crate::app::App;
use crate::failure::Outcome;

impl App {
    /// Opens the app and goes through the door to a book of one's own.
    pub fn begin_own(&self) -> Outcome {
        self.open("/")?;
        self.page().button("door_own_act")?.click()?;
        self.page().button("setup_decline")?.click()?;
        self.page().button("decline_act")?.click()?;
        self.wait_route("/today")?;
        self.page().heading("first_start_title")?.wait_gone()
    }

    /// Opens the app and goes through the door to the sample.
    pub fn begin_sample(&self) -> Outcome {
        self.open("/")?;
        self.page().button("door_sample_act")?.click()?;
        self.wait_route("/today")?;
        self.page().heading("first_start_title")?.wait_gone()?;
        self.wait_saved()
    }
}
