//! What a user does in the matrix, act by act.
use crate::figures::{Figures, Unit};
use crate::side::{Cost, End, Homes, Page, Pages, Side, rest};
use journeys::failure::Outcome;

/// The acts that bars are set for.
pub const ACTS: [&str; 5] = ["move", "undo", "complete", "add", "search key"];
/// What is searched for, a key at a time: in many titles at first, in few at last.
const SEARCHED: [&str; 5] = ["s", "k", "o", "l", "e"];
/// A row that can go anywhere and lies in a long list.
const ROW: &str = "[data-quadrant='q2'] [data-row]";
const SEARCH: &str = "input[type='search']";

/// A round first that does not count, then so many that do, of both sides in turns.
pub fn measure(pages: &Pages, homes: &Homes, tasks: usize, runs: usize, figures: &mut Figures) -> Outcome {
    let [app, floor] = homes;
    let both = [pages.start(Side::App, &app.0)?, pages.start(Side::Floor, &floor.0)?];
    for page in &both {
        page.open("/priorities")?;
        round(page, &mut |_, _| ())?;
    }
    for run in 0..runs {
        for page in &both {
            let mut keep = |what: &str, cost: &Cost| {
                figures.add(&main_name(what), tasks, Unit::Millis, page.side, cost.main);
                figures.add(&painted_name(what), tasks, Unit::Millis, page.side, cost.painted);
                if what == "complete" {
                    figures.add("complete until saved", tasks, Unit::Millis, page.side, cost.ended);
                }
            };
            round(page, &mut keep)?;
        }
        println!("  acts {} of {runs}", run + 1);
    }
    Ok(())
}

/// The figure of an act's main-thread time.
pub fn main_name(act: &str) -> String {
    format!("{act}, main thread")
}

/// The figure of the time until an act can be seen.
pub fn painted_name(act: &str) -> String {
    format!("{act}, painted")
}

/// Every act once. At the end everything is as it was.
fn round(page: &Page, keep: &mut dyn FnMut(&str, &Cost)) -> Outcome {
    let press = |key: &str| page.app.press(key);
    let key = |key: &str, press_key: &str| page.cost("keydown", Some(key), End::Saved, || press(press_key));
    for (what, letter) in [("move", "1"), ("complete", "x")] {
        page.focus(ROW)?;
        keep(what, &key(letter, letter)?);
        rest();
        keep("undo", &key("z", "Control+z")?);
        rest();
    }
    keep("add", &add(page)?);
    rest();
    key("z", "Control+z")?;
    rest();
    page.focus(SEARCH)?;
    for letter in SEARCHED {
        keep("search key", &page.cost("input", None, End::Frame, || press(letter))?);
        rest();
    }
    press("Control+a")?;
    press("Delete")?;
    rest();
    page.focus(ROW)
}

/// From the Enter that sends the form.
fn add(page: &Page) -> Outcome<Cost> {
    match page.side {
        Side::App => page.app.open_task_box()?.field("task_title")?.type_in("Ring barnehagen")?,
        Side::Floor => {
            page.focus("#add input")?;
            page.driver().act(&page.find("#add input")?, "value", serde_json::json!({ "text": "Ring barnehagen" }))?;
        }
    }
    rest();
    let cost = page.cost("submit", None, End::Saved, || page.app.press("Enter"))?;
    if page.side == Side::Floor {
        page.focus(ROW)?;
    }
    Ok(cost)
}
