//! The two pages that are measured side by side, in browsers of their own.
use journeys::app::{App, Ground, file_address};
use journeys::driver::{Driver, Element};
use journeys::engine::{Browser, Engine, Look};
use journeys::failure::{Failure, Outcome};
use journeys::runner::Home;
use journeys::texts::Lang;
use journeys::wait::until;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// One of the two.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// Arbeidsro.
    App,
    /// The page of plain DOM.
    Floor,
}

impl Side {
    /// The app first.
    pub const BOTH: [Side; 2] = [Side::App, Side::Floor];
}

/// Where they are.
pub struct Pages {
    /// The app and its texts.
    pub ground: Arc<Ground>,
    /// The file of the floor.
    pub floor: PathBuf,
}

/// A profile with data in it, for each side.
pub type Homes = [Home; 2];

impl Pages {
    /// Opens one in a browser on this profile.
    pub fn start(&self, side: Side, home: &Path) -> Outcome<Page> {
        let browser = Browser::start(Engine::Chromium, home, Look::default())?;
        let app = App::new(browser, Arc::clone(&self.ground));
        let file = if side == Side::App { &self.ground.file } else { &self.floor };
        let address = file_address(file);
        app.live_at(&address);
        Ok(Page { app, side, address })
    }
}

/// How an act ends, beside the frame after it.
#[derive(Clone, Copy)]
pub enum End<'a> {
    /// With the frame.
    Frame,
    /// When all is on disk.
    Saved,
    /// When this selector finds something.
    Appears(&'a str),
    /// When a file is handed to the browser.
    Download,
}

/// What an act cost, in milliseconds.
pub struct Cost {
    /// The main thread's time from the event to the end of layout.
    pub main: f64,
    /// From the event until the frame is painted.
    pub painted: f64,
    /// From the event to its own end, where it has one.
    pub ended: f64,
}

/// One of the two in a browser.
pub struct Page {
    /// The floor too is driven by what the journeys know.
    pub app: App,
    /// Which.
    pub side: Side,
    address: String,
}

impl Page {
    /// Where this route is.
    pub fn address(&self, route: &str) -> String {
        format!("{}#{route}", self.address)
    }

    /// The conversation with the browser.
    pub fn driver(&self) -> &Driver {
        &self.app.browser.driver
    }

    /// The matrix, ready for acts.
    pub fn open(&self, route: &str) -> Outcome {
        self.app.open(route)?;
        self.driver().run(include_str!("act.js"), json!([]))?;
        rest();
        Ok(())
    }

    /// Waits for what this selector finds first.
    pub fn find(&self, selector: &str) -> Outcome<Element> {
        until(selector, || {
            let found = self.driver().run("return document.querySelector(arguments[0])", json!([selector]))?;
            Ok(Element::of(&found).ok_or_else(|| format!("it is not in {:?}", self.side)))
        })
    }

    /// Puts the focus on what this selector finds first.
    pub fn focus(&self, selector: &str) -> Outcome {
        let element = self.find(selector)?;
        self.driver().run("arguments[0].focus()", json!([element.as_argument()]))?;
        rest();
        Ok(())
    }

    /// Does something and measures it from this event on; of a key event only the one with this key counts.
    pub fn cost(&self, event: &str, key: Option<&str>, end: End, act: impl FnOnce() -> Outcome) -> Outcome<Cost> {
        let end = match end {
            End::Frame => Value::Null,
            End::Saved => json!(["saved", self.app.ground.texts.get("save_saving", Lang::Nb)?]),
            End::Appears(selector) => json!(["appears", selector]),
            End::Download => json!(["download", null]),
        };
        self.driver().run("window.__bench.arm(...arguments)", json!([event, key, end]))?;
        // Two frames, after which nothing of the arming is left to be laid out.
        rest();
        act()?;
        let done = "const tell = arguments[arguments.length - 1]; window.__bench.outcome.then(tell)";
        let cost = self.driver().run_async(done, json!([])).map_err(|error| {
            let (side, key, said) = (self.side, key.unwrap_or_default(), self.app.browser.console());
            Failure::new(format!("{side:?}: the act after {event} {key} did not end: {error}\n{said}"))
        })?;
        let of = |name: &str| cost[name].as_f64().unwrap_or(f64::NAN);
        Ok(Cost { main: of("main"), painted: of("painted"), ended: of("ended") })
    }

    /// Speaks the browser's own protocol.
    pub fn devtools(&self, command: &str, parameters: Value) -> Outcome<Value> {
        Ok(self.driver().post("/goog/cdp/execute", json!({ "cmd": command, "params": parameters }))?)
    }
}

/// Lets what an earlier act began come to its end, so that it is not counted with the next.
pub fn rest() {
    thread::sleep(Duration::from_millis(120));
}
