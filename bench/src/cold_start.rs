//! From nothing to the matrix in use: a browser that has just been started, on a profile with data in it.
use crate::figures::{Figures, Unit};
use crate::memory;
use crate::side::{Homes, Page, Pages, Side};
use journeys::failure::{Failure, Outcome};
use journeys::runner::Home;
use journeys::wait::until;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::thread;
use std::time::Duration;

/// The name of the figure that the bars speak of.
pub const START: &str = "cold start";

/// How long a browser is left alone after its own start.
const SETTLE: Duration = Duration::from_secs(1);
/// How long the main thread is watched after the first rows.
const WATCH_MILLIS: u32 = 1_000;

/// The steps of the app's start, each with the mark at its end.
const STEPS: [(&str, &str); 7] = [
    ("page", "arbeidsro:page"),
    ("program at hand", "arbeidsro:unpacked"),
    ("compile", "arbeidsro:compiled"),
    ("start of the program", "arbeidsro:started"),
    ("read", "arbeidsro:read"),
    ("rank", "arbeidsro:ranked"),
    ("first rows", "rows"),
];

/// Starts each side so many times, in turns, so that a busy minute of the machine hits both.
pub fn measure(pages: &Pages, homes: &Homes, tasks: usize, runs: usize, figures: &mut Figures) -> Outcome {
    for run in 0..runs {
        for (side, home) in Side::BOTH.into_iter().zip(homes) {
            let page = pages.start(side, &home.0)?;
            thread::sleep(SETTLE);
            let start = start(&page)?;
            figures.add(START, tasks, Unit::Millis, side, start.usable);
            figures.add("first rows painted", tasks, Unit::Millis, side, start.painted);
            if side == Side::App {
                for (step, millis) in start.steps {
                    figures.add_step(step, tasks, millis);
                }
            }
            if run + 1 == runs {
                memory::measure(&page, tasks, figures)?;
            }
        }
        println!("  start {} of {runs}", run + 1);
    }
    first_starts(pages, &homes[0], tasks, runs, figures)
}

/// Starts that find no unpacked program in the browser: the first on a machine, and the first of each new version.
fn first_starts(pages: &Pages, home: &Home, tasks: usize, runs: usize, figures: &mut Figures) -> Outcome {
    const FORGET: &str = "const tell = arguments[0];
        const asked = indexedDB.deleteDatabase('arbeidsro.program');
        asked.onsuccess = () => tell(true);
        asked.onerror = () => tell(false);";
    let page = pages.start(Side::App, &home.0)?;
    page.driver().go(&page.address("/priorities"))?;
    page.find("[data-row]")?;
    page.driver().run_async(FORGET, json!([]))?;
    drop(page);
    for _ in 0..runs {
        let page = pages.start(Side::App, &home.0)?;
        thread::sleep(SETTLE);
        figures.add("cold start, program packed", tasks, Unit::Millis, Side::App, start(&page)?.usable);
    }
    Ok(())
}

struct Start {
    usable: f64,
    painted: f64,
    steps: Vec<(&'static str, f64)>,
}

fn start(page: &Page) -> Outcome<Start> {
    page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": include_str!("start.js") }))?;
    page.driver().go(&page.address("/priorities"))?;
    until("the first rows", || {
        let painted = page.driver().run("return window.__start ? window.__start.painted : 0", json!([]))?;
        Ok(if painted.as_f64() > Some(0.0) { Ok(()) } else { Err("none is painted".into()) })
    })?;
    let report = "const tell = arguments[1];
        setTimeout(() => tell({
            ...window.__start,
            marks: performance.getEntriesByType('mark').map((mark) => [mark.name, mark.startTime]),
        }), arguments[0])";
    read(&page.driver().run_async(report, json!([WATCH_MILLIS]))?)
}

fn read(report: &Value) -> Outcome<Start> {
    let number = |value: &Value| value.as_f64().ok_or_else(|| Failure::new(format!("an odd report: {report}")));
    let painted = number(&report["painted"])?;
    // Usable once the thread is free again: rows that do not answer yet are a picture.
    let mut usable = painted;
    for task in report["long"].as_array().into_iter().flatten() {
        usable = usable.max(number(&task[1])?);
    }
    let mut marks: BTreeMap<&str, f64> = BTreeMap::from([("rows", painted)]);
    for mark in report["marks"].as_array().into_iter().flatten() {
        marks.insert(mark[0].as_str().unwrap_or_default(), number(&mark[1])?);
    }
    let mut before = 0.0;
    let mut steps = Vec::new();
    for (step, mark) in STEPS {
        if let Some(at) = marks.get(mark) {
            steps.push((step, at - before));
            before = *at;
        }
    }
    steps.push(("until the thread is free", usable - painted));
    Ok(Start { usable, painted, steps })
}
