//! The frame around every page: places, palette, bar, messages.
use crate::app::App;
use crate::failure::Outcome;
use crate::part::Part;
use crate::texts::Lang;
use crate::wait::until;

impl App {
    /// The navigation.
    pub fn places(&self) -> Outcome<Part<'_>> {
        Ok(self.role("navigation", &self.t("nav_places")?))
    }

    /// The bar with what is at hand on every page.
    pub fn tools(&self) -> Outcome<Part<'_>> {
        Ok(self.role("group", &self.t("bar_tools")?))
    }

    /// Runs a command of the palette by its name.
    pub fn command(&self, name: &str) -> Outcome {
        self.press("Control+k")?;
        let palette = self.page().any("dialog");
        palette.any("combobox").type_in(name)?;
        palette.role_with("option", name).click()?;
        palette.wait_gone()
    }

    /// The same without a mouse.
    pub fn command_by_keys(&self, name: &str) -> Outcome {
        self.press("Control+k")?;
        let palette = self.page().any("dialog");
        palette.any("combobox").wait_focus()?;
        palette.any("combobox").type_in(name)?;
        palette.role_with("option", name).wait()?;
        self.press("Enter")?;
        palette.wait_gone()
    }

    /// Changes the language through the palette.
    pub fn speak(&self, lang: Lang) -> Outcome {
        self.command(&self.filled("command_language", &[("name", lang.name())])?)?;
        self.expect_lang(lang);
        Ok(())
    }

    /// Waits until the bar says that all is on disk.
    pub fn wait_saved(&self) -> Outcome {
        let saved_at = self.filled("save_at", &[("time", "")])?;
        let bar = self.page().any("banner");
        let (saved, never) = (bar.mentioning(saved_at.trim()), bar.saying(&self.t("save_all")?));
        until("all to be saved", || {
            Ok(if saved.is_here()? || never.is_here()? {
                Ok(())
            } else {
                Err(format!("the bar says {:?}", bar.texts()?))
            })
        })
    }

    /// The messages after acts.
    pub fn messages(&self) -> Part<'_> {
        self.page().any("log")
    }

    /// Takes the last act back with the button in the bar.
    pub fn undo(&self) -> Outcome {
        self.tools()?.role_with("button", &self.t("bar_undo")?).click()
    }

    /// Does again what was taken back.
    pub fn redo(&self) -> Outcome {
        self.tools()?.role_with("button", &self.t("bar_redo")?).click()
    }
}
