//! The three browser engines: how each is started, looked at and ended.
mod chromium;
mod firefox;
mod webkit;

use crate::driver::{Driver, is_ready};
use crate::failure::{Failure, Outcome};
use crate::process::{Process, end_tree, has_open, is_running, tree};
use crate::wait::until;
use serde_json::{Value, json};
use std::ffi::OsString;
use std::fs::{self, File};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A browser engine.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Engine {
    /// Chrome, Edge and their relatives.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKitGTK, which stands in for Safari.
    WebKit,
}

impl Engine {
    /// All three.
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// Whether this system has it at all.
    pub fn is_here(self) -> bool {
        self != Engine::WebKit || cfg!(target_os = "linux")
    }

    /// The name in the output and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }
}

/// How the window shall look, before the app has a say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Look {
    /// Width of the page in CSS pixels.
    pub width: u32,
    /// Height of the page in CSS pixels.
    pub height: u32,
    /// Whether the system asks for dark colours.
    pub dark: bool,
    /// Whether it is a private window.
    pub private: bool,
    /// Whether the browser gives little room to store in.
    pub cramped: bool,
    /// Whether the user has told the browser to let no page store anything.
    pub blocked: bool,
}

impl Look {
    /// A window at a desk.
    pub const DESK: Self =
        Self { width: 1280, height: 800, dark: false, private: false, cramped: false, blocked: false };
}

impl Default for Look {
    fn default() -> Self {
        Self::DESK
    }
}

/// What an engine needs to start: its driver, already running, and what to ask of it.
struct Start {
    processes: Vec<Process>,
    address: String,
    capabilities: Value,
}

/// A running browser with a profile of its own.
pub struct Browser {
    /// Which engine this is.
    pub engine: Engine,
    /// The conversation with it.
    pub driver: Driver,
    home: PathBuf,
    look: Look,
    own_process: Option<u32>,
    // Ended last, in the order given.
    processes: Vec<Process>,
}

impl Browser {
    /// Starts a browser on the profile in this folder; an empty folder is a new profile.
    pub fn start(engine: Engine, home: &Path, look: Look) -> Outcome<Self> {
        for folder in [profile(home), downloads(home)] {
            fs::create_dir_all(folder)?;
        }
        // Another program may take the free port between our look and the driver's start.
        let mut attempt = Self::attempt(engine, home, look);
        if attempt.is_err() {
            attempt = Self::attempt(engine, home, look);
        }
        attempt
    }

    fn attempt(engine: Engine, home: &Path, look: Look) -> Outcome<Self> {
        let start = match engine {
            Engine::Chromium => chromium::start(home, look),
            Engine::Firefox => firefox::start(home, look),
            Engine::WebKit => webkit::start(home, look),
        }?;
        until("the driver", || Ok(if is_ready(&start.address) { Ok(()) } else { Err("it does not answer".into()) }))?;
        let mut capabilities = start.capabilities;
        capabilities["timeouts"] = json!({ "script": 60_000, "pageLoad": 60_000, "implicit": 0 });
        capabilities["unhandledPromptBehavior"] = json!("ignore");
        let driver = Driver::open(&start.address, &capabilities)?;
        let own_process = own_process(engine, home, &driver.capabilities);
        let browser = Self { engine, driver, home: home.to_path_buf(), look, own_process, processes: start.processes };
        if engine == Engine::Chromium {
            chromium::prepare(&browser.driver, look)?;
        }
        browser.resize(look.width, look.height)?;
        Ok(browser)
    }

    /// Makes the page this large, in CSS pixels.
    pub fn resize(&self, width: u32, height: u32) -> Outcome {
        if self.engine == Engine::Chromium {
            return chromium::resize(&self.driver, width, height);
        }
        // A window has a frame whose size nobody knows beforehand.
        let (mut outer_width, mut outer_height) = (width, height);
        until("the window's size", || {
            self.driver.post("/window/rect", json!({ "width": outer_width, "height": outer_height }))?;
            let inner = self.driver.run("return [innerWidth, innerHeight]", json!([]))?;
            let is = |at: usize| inner[at].as_u64().unwrap_or_default() as i64;
            let (off_x, off_y) = (i64::from(width) - is(0), i64::from(height) - is(1));
            if (off_x, off_y) == (0, 0) {
                return Ok(Ok(()));
            }
            outer_width = (i64::from(outer_width) + off_x).clamp(1, 4000) as u32;
            outer_height = (i64::from(outer_height) + off_y).clamp(1, 4000) as u32;
            Ok(Err(format!("it is {inner}")))
        })
    }

    /// Closes the browser as a user does, and starts it again on the same profile.
    pub fn restart(&mut self) -> Outcome {
        self.close()?;
        self.start_again()
    }

    /// The same, with another look.
    pub fn restart_with(&mut self, look: Look) -> Outcome {
        self.look = look;
        self.restart()
    }

    /// The same, on a new profile.
    pub fn restart_fresh(&mut self) -> Outcome {
        self.close()?;
        self.home = self.home.join("fresh");
        self.start_again()
    }

    /// Closes the browser as a user does, looks at what it left, and starts it again.
    pub fn while_closed(&mut self, look: impl FnOnce(&Path) -> Outcome) -> Outcome {
        self.close()?;
        look(&self.home)?;
        self.start_again()
    }

    /// Closes the browser, and waits for all of its programs: the one that writes the storage ends after the window.
    fn close(&mut self) -> Outcome {
        if self.engine == Engine::WebKit && !self.look.private {
            webkit::wait_kept(&self.driver, &self.home)?;
        }
        let programs = self.own_process.map(tree).unwrap_or_default();
        self.driver.delete("")?;
        until("the browser to end", || {
            let left: Vec<&u32> = programs.iter().filter(|id| is_running(**id)).collect();
            Ok(if left.is_empty() { Ok(()) } else { Err(format!("of its programs {left:?} still run")) })
        })
    }

    /// Ends the browser in the middle of whatever it does, and starts it again on the same profile.
    pub fn crash_and_restart(&mut self) -> Outcome {
        if let Some(id) = self.own_process {
            end_tree(id);
        }
        self.start_again()
    }

    fn start_again(&mut self) -> Outcome {
        if let Some(id) = self.own_process {
            until("the browser to end", || Ok(if is_running(id) { Err("it still runs".into()) } else { Ok(()) }))?;
        }
        self.processes.clear();
        for leftover in ["MarionetteActivePort", "SingletonLock", "SingletonCookie", "SingletonSocket"] {
            let _ = fs::remove_file(profile(&self.home).join(leftover));
        }
        *self = Self::start(self.engine, &self.home, self.look)?;
        Ok(())
    }

    /// The folder of this browser's files, gone when the journey is over.
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// Whether the browser is still at a file: WebKit writes a download under its last name.
    pub fn writes(&self, path: &Path) -> bool {
        self.own_process.is_some_and(|id| has_open(id, path))
    }

    /// Where downloads land.
    pub fn downloads(&self) -> PathBuf {
        downloads(&self.home)
    }

    /// What the page and the browser have said so far.
    pub fn console(&self) -> String {
        let of_driver = match self.engine {
            Engine::Chromium => chromium::console(&self.driver),
            Engine::Firefox | Engine::WebKit => String::new(),
        };
        let of_browser = fs::read(log_path(&self.home)).unwrap_or_default();
        format!("{of_driver}{}", String::from_utf8_lossy(&of_browser))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.driver.end();
        if let Some(id) = self.own_process.filter(|id| is_running(*id)) {
            end_tree(id);
        }
    }
}

fn own_process(engine: Engine, home: &Path, capabilities: &Value) -> Option<u32> {
    let of = |name: &str| capabilities[name].as_u64().and_then(|id| u32::try_from(id).ok());
    match engine {
        Engine::Chromium => of("goog:processID"),
        Engine::Firefox => of("moz:processID"),
        Engine::WebKit => fs::read_to_string(home.join("host.pid")).ok()?.trim().parse().ok(),
    }
}

fn profile(home: &Path) -> PathBuf {
    home.join("profile")
}

fn downloads(home: &Path) -> PathBuf {
    home.join("downloads")
}

fn log_path(home: &Path) -> PathBuf {
    home.join("browser.log")
}

fn log_file(home: &Path) -> Outcome<File> {
    Ok(File::options().create(true).append(true).open(log_path(home))?)
}

/// A program named by a variable, else by its usual name.
fn program(variable: &str, usual: &str) -> OsString {
    std::env::var_os(variable).filter(|v| !v.is_empty()).unwrap_or_else(|| usual.into())
}

fn command_with_log(program: OsString, home: &Path) -> Outcome<Command> {
    let mut command = Command::new(program);
    command.stdout(log_file(home)?).stderr(log_file(home)?);
    Ok(command)
}

fn free_port() -> Outcome<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).map_err(|e| Failure::new(format!("no free port: {e}")))?;
    Ok(listener.local_addr()?.port())
}
