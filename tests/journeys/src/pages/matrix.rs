//! The matrix, by keyboard and by pointer.
use crate::app::App;
use crate::driver::Element;
use crate::engine::Engine;
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

    /// Presses Tab until the focus is on a row of the list in this part. A list draws what is close to its end then.
    pub fn tab_into(&self, part: &Part) -> Outcome {
        const INSIDE: &str = "const held = document.activeElement;
            return arguments[0].contains(held) && held.matches('[role=row]')";
        let wanted: Element = part.wait()?;
        self.press_until("Tab", &|| Ok(self.driver().run(INSIDE, json!([wanted.as_argument()]))? == json!(true)))
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
            self.come_around()?;
            // A list moves the focus when it next draws.
            self.next_frame()?;
        }
        Err(Failure::new(format!("{key} never came to it, only to «{}»", self.focused_name()?)))
    }

    /// Behind the last stop the focus goes through the browser's own bar and comes back at the page's first stop. The
    /// driver's keys do not reach that bar.
    fn come_around(&self) -> Outcome {
        const AROUND: &str = "if (document.hasFocus()) return;
            window.focus();
            document.querySelector('a[href], button')?.focus();";
        if self.engine() == Engine::Firefox {
            self.driver().run(AROUND, json!([]))?;
        }
        Ok(())
    }

    /// Waits until the page has drawn once more.
    fn next_frame(&self) -> Outcome {
        let script = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(1)))";
        self.driver().run_async(script, json!([]))?;
        Ok(())
    }

    /// Drags one part onto another with the mouse.
    pub fn drag(&self, from: &Part, to: &Part) -> Outcome {
        let (from, to) = (from.wait()?, to.wait()?);
        self.point("mouse", &from, Some(&to))
    }

    /// Drags a row by its grip onto another part, with `mouse` or `touch`.
    pub fn drag_grip(&self, row: &Part, to: &Part, pointer: &str) -> Outcome {
        let to = to.wait()?;
        self.point(pointer, &self.grip(row)?, Some(&to))
    }

    /// Presses the grip of a row, with `mouse` or `touch`.
    pub fn press_grip(&self, row: &Part, pointer: &str) -> Outcome {
        self.point(pointer, &self.grip(row)?, None)
    }

    fn grip(&self, row: &Part) -> Outcome<Element> {
        let row = row.wait()?;
        let grip = self.driver().run("return arguments[0].querySelector('.grip')", json!([row.as_argument()]))?;
        Element::of(&grip).ok_or_else(|| Failure::new("the row has no grip".to_owned()))
    }

    /// Puts the pointer down, goes somewhere with it, or nowhere, and lets go.
    fn point(&self, pointer: &str, from: &Element, to: Option<&Element>) -> Outcome {
        self.note(if to.is_some() { "drag" } else { "press" });
        let go = |to: &Element| json!({ "type": "pointerMove", "duration": 120, "origin": to.as_argument(), "x": 0, "y": 0 });
        let mut steps = vec![go(from), json!({ "type": "pointerDown", "button": 0 })];
        steps.extend(to.map(go));
        steps.push(json!({ "type": "pointerUp", "button": 0 }));
        let hand =
            json!({ "type": "pointer", "id": pointer, "parameters": { "pointerType": pointer }, "actions": steps });
        self.driver().post("/actions", json!({ "actions": [hand] }))?;
        Ok(())
    }
}
