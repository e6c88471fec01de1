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

    /// Presses Tab until the focus is on what this part names.
    pub fn tab_to(&self, part: &Part) -> Outcome {
        let wanted: Element = part.wait()?;
        for _ in 0..MANY_TABS {
            if self.focused()?.as_ref() == Some(&wanted) {
                return Ok(());
            }
            self.press("Tab")?;
        }
        Err(Failure::new(format!("Tab never came to it, only to «{}»", self.focused_name()?)))
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
