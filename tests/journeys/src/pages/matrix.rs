//! The matrix, by keyboard and by pointer.
use crate::app::App;
use crate::driver::Element;
use crate::failure::{Failure, Outcome};
use crate::part::Part;
use serde_json::json;

/// How many stops of the Tab key a person would try before giving up.
const MANY_TABS: usize = 80;

impl App {
    /// A task in a quadrant, by the key of the quadrant's name.
    pub fn item(&self, quadrant: &str, title: &str) -> Outcome<Part<'_>> {
        Ok(self.page().region(quadrant)?.role_with("row", title))
    }

    /// The window that asks what a move means.
    pub fn meaning(&self, what: &str, quadrant: &str) -> Outcome<Part<'_>> {
        let title = self.filled("means_title", &[("title", what), ("quadrant", &self.t(quadrant)?)])?;
        let asked = self.role("dialog", &title);
        asked.wait()?;
        Ok(asked)
    }

    /// Presses Tab until the focus is on what this part names.
    pub fn tab_to(&self, part: &Part) -> Outcome {
        let wanted: Element = part.wait()?;
        self.press_until("Tab", &|| Ok(self.focused()?.as_ref() == Some(&wanted)))
    }

    /// Goes to a row as a person without a mouse does: Tab to its list, which is one stop, then arrows.
    pub fn walk_to(&self, row: &Part) -> Outcome {
        // The list's own box may be a stop too, for those who scroll with the arrows.
        const SAME_LIST: &str = "const list = arguments[0].closest('[role=grid]'), held = document.activeElement;
            return Boolean(list) && list.contains(held) && held.matches('[role=row]')";
        let wanted: Element = row.wait()?;
        let in_list = || Ok(self.driver().run(SAME_LIST, json!([wanted.as_argument()]))? == json!(true));
        self.press_until("Tab", &in_list)?;
        self.press("Home")?;
        self.next_frame()?;
        self.press_until("ArrowDown", &|| Ok(self.focused()?.as_ref() == Some(&wanted)))
    }

    fn press_until(&self, key: &str, there: &dyn Fn() -> Outcome<bool>) -> Outcome {
        for _ in 0..MANY_TABS {
            if there()? {
                return Ok(());
            }
            self.press(key)?;
            // A list moves the focus when it next draws.
            self.next_frame()?;
        }
        Err(Failure::new(format!("{key} never came to it, only to «{}»", self.focused_name()?)))
    }

    /// Waits until the page has drawn once more.
    fn next_frame(&self) -> Outcome {
        let script = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(1)))";
        self.driver().run_async(script, json!([]))?;
        Ok(())
    }

    /// Drags one part onto another with the mouse.
    pub fn drag(&self, from: &Part, to: &Part) -> Outcome {
        self.note("drag");
        let (from, to) = (from.wait()?, to.wait()?);
        let go = |to: &Element| json!({ "type": "pointerMove", "duration": 120, "origin": to.as_argument(), "x": 0, "y": 0 });
        let actions = json!([{
            "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" },
            "actions": [go(&from), { "type": "pointerDown", "button": 0 }, go(&to), { "type": "pointerUp", "button": 0 }],
        }]);
        self.driver().post("/actions", json!({ "actions": actions }))?;
        Ok(())
    }
}
