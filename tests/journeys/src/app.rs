//! The app in a browser: opened, looked at, used.
use crate::driver::{Driver, Element};
use crate::engine::{Browser, Engine, Look};
use crate::failure::{Failure, Outcome};
use crate::keys;
use crate::kit::Kit;
use crate::part::{Part, plain};
use crate::texts::{Lang, Texts};
use crate::wait::until;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

/// What all journeys of a run share.
pub struct Ground {
    /// The root of the clone.
    pub clone: PathBuf,
    /// The single file.
    pub file: PathBuf,
    /// The app's texts.
    pub texts: Texts,
    /// The scripts for the page.
    pub kit: Kit,
}

/// The app in one browser.
pub struct App {
    /// The browser it runs in.
    pub browser: Browser,
    /// What all journeys share.
    pub ground: Arc<Ground>,
    address: RefCell<String>,
    lang: Cell<Lang>,
    trail: RefCell<Vec<String>>,
    begun: Instant,
}

impl App {
    /// The app in this browser; nothing is opened yet.
    pub fn new(browser: Browser, ground: Arc<Ground>) -> Self {
        let address = file_address(&ground.file);
        Self {
            browser,
            ground,
            address: RefCell::new(address),
            lang: Cell::new(Lang::Nb),
            trail: RefCell::default(),
            begun: Instant::now(),
        }
    }

    /// The conversation with the browser.
    pub fn driver(&self) -> &Driver {
        &self.browser.driver
    }

    /// The engine it runs in.
    pub fn engine(&self) -> Engine {
        self.browser.engine
    }

    /// Takes another place as the app's own: a copy of the file, or a host.
    pub fn live_at(&self, address: &str) {
        *self.address.borrow_mut() = address.to_string();
    }

    /// Opens the app anew at a route such as `/today`.
    pub fn open(&self, route: &str) -> Outcome {
        self.note(format!("open #{route}"));
        let address = format!("{}#{route}", self.address.borrow());
        // The same page with another route is not loaded anew by going there.
        self.driver().go("data:,")?;
        self.driver().go(&address)?;
        self.wait_started()
    }

    /// Goes to a route within the open app, as its own links do.
    pub fn route(&self, route: &str) -> Outcome {
        self.note(format!("go to #{route}"));
        self.driver().run("location.hash = arguments[0]", json!([format!("#{route}")]))?;
        Ok(())
    }

    /// Loads the page anew.
    pub fn reload(&self) -> Outcome {
        self.note("reload");
        self.driver().post("/refresh", json!({}))?;
        self.wait_started()
    }

    /// Closes the browser, starts it on the same profile, and opens the app.
    pub fn restart(&mut self) -> Outcome {
        self.note("close the browser and start it again");
        self.browser.restart()?;
        self.open("/")
    }

    /// Kills the browser, starts it on the same profile, and opens the app.
    pub fn crash_and_restart(&mut self) -> Outcome {
        self.note("kill the browser and start it again");
        self.browser.crash_and_restart()?;
        self.open("/")
    }

    /// Waits until the app has read its data and drawn itself, or the page that stands in for it.
    fn wait_started(&self) -> Outcome {
        const SCRIPT: &str = "const main = document.querySelector('main');
            return document.getElementById('arbeidsro-opening') || !main ? '' : main.innerText.trim()";
        until("the app to start", || {
            let drawn = self.driver().run(SCRIPT, json!([]))?;
            let drawn = drawn.as_str().unwrap_or_default();
            let reading =
                Lang::ALL.iter().any(|lang| self.ground.texts.get("loading_data", *lang).is_ok_and(|t| t == drawn));
            Ok(if drawn.is_empty() || reading { Err(format!("it shows «{drawn}»")) } else { Ok(()) })
        })
    }

    /// Starts the browser again on the same profile with another look.
    pub fn look_anew(&mut self, look: Look) -> Outcome {
        self.browser.restart_with(look)
    }

    /// Closes the browser and starts one that has never seen the app. Its downloads are its own.
    pub fn fresh_profile(&mut self) -> Outcome {
        self.note("a fresh profile");
        self.browser.restart_fresh()
    }

    /// Waits until words that were typed into a form are kept against a reload. Nothing on the screen says so.
    pub fn wait_kept(&self, words: &str) -> Outcome {
        const SCRIPT: &str = "
            const [words, done] = arguments;
            const answer = (request) => new Promise((yes, no) => {
                request.onsuccess = () => yes(request.result);
                request.onerror = () => no(request.error);
            });
            const holds = async (name) => {
                const database = await answer(indexedDB.open(name));
                try {
                    if (!database.objectStoreNames.contains('drafts')) return false;
                    const kept = await answer(database.transaction('drafts').objectStore('drafts').getAll());
                    const text = (value) => {
                        if (typeof value === 'string') return value;
                        if (ArrayBuffer.isView(value)) return new TextDecoder().decode(value);
                        if (Object.prototype.toString.call(value) === '[object ArrayBuffer]')
                            return new TextDecoder().decode(new Uint8Array(value));
                        return Object.values(value || {}).map(text).join(' ');
                    };
                    return kept.some((value) => text(value).includes(words));
                } finally {
                    database.close();
                }
            };
            indexedDB.databases()
                .then((all) => Promise.all(all.map((one) => holds(one.name))))
                .then((found) => done(found.some(Boolean)), (error) => done(String(error)));";
        until(&format!("«{words}» to be kept"), || {
            let kept = self.driver().run_async(SCRIPT, json!([words]))?;
            Ok(if kept == json!(true) { Ok(()) } else { Err(format!("it is {kept}")) })
        })
    }

    /// The day in the browser, as `2026-11-27`.
    pub fn today(&self) -> Outcome<String> {
        let script = "const d = new Date(), two = (n) => String(n).padStart(2, '0');
            return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`";
        Ok(self.driver().run(script, json!([]))?.as_str().unwrap_or_default().to_string())
    }

    /// Opens a second tab beside the first, and goes there. Returns the names of both.
    pub fn second_tab(&self) -> Outcome<(String, String)> {
        self.second("tab")
    }

    /// The same, with a window of its own.
    pub fn second_window(&self) -> Outcome<(String, String)> {
        self.second("window")
    }

    fn second(&self, kind: &str) -> Outcome<(String, String)> {
        let first = self.driver().get("/window")?.as_str().unwrap_or_default().to_string();
        let made = self.driver().post("/window/new", json!({ "type": kind }))?;
        let second = made["handle"].as_str().unwrap_or_default().to_string();
        self.go_to_tab(&second)?;
        Ok((first, second))
    }

    /// Goes to a tab, as a click on its name would.
    pub fn go_to_tab(&self, handle: &str) -> Outcome {
        self.note("change tab");
        self.driver().post("/window", json!({ "handle": handle }))?;
        Ok(())
    }

    /// Runs a script that needs the journeys' own, and puts those in where they are missing.
    pub fn in_page(&self, script: &str, arguments: Value) -> Outcome<Value> {
        let guarded = format!("if (!window.__journeys) return '__missing'; {script}");
        let answer = self.driver().run(&guarded, arguments.clone())?;
        if answer != json!("__missing") {
            return Ok(answer);
        }
        self.driver().run(&self.ground.kit.find, json!([]))?;
        Ok(self.driver().run(&guarded, arguments)?)
    }

    /// The whole page, to look for parts in.
    pub fn page(&self) -> Part<'_> {
        Part::page(self)
    }

    /// What has this role and exactly this name.
    pub fn role(&self, role: &str, name: &str) -> Part<'_> {
        self.page().role(role, name)
    }

    /// A text of the app in the language in use.
    pub fn t(&self, key: &str) -> Outcome<String> {
        self.ground.texts.get(key, self.lang.get()).map(str::to_string)
    }

    /// A text of the app with its places filled in.
    pub fn filled(&self, key: &str, values: &[(&str, &str)]) -> Outcome<String> {
        self.ground.texts.filled(key, self.lang.get(), values)
    }

    /// Says in which language the app is from now on.
    pub fn expect_lang(&self, lang: Lang) {
        self.lang.set(lang);
    }

    /// Presses keys together, such as `Control+z`, or one after the other, such as `g i`, wherever the focus is.
    pub fn press(&self, keys: &str) -> Outcome {
        self.note(format!("press {keys}"));
        self.driver().post("/actions", keys::pressed(keys)?)?;
        Ok(())
    }

    /// The element with the focus.
    pub fn focused(&self) -> Outcome<Option<Element>> {
        Ok(Element::of(&self.driver().get("/element/active")?))
    }

    /// The words of the element with the focus, cut where they are many.
    pub fn focused_name(&self) -> Outcome<String> {
        const SCRIPT: &str = "const e = document.activeElement;
            if (!e || e === document.body) return '';
            return (e.getAttribute('aria-label') || e.textContent).slice(0, 120)";
        Ok(plain(self.driver().run(SCRIPT, json!([]))?.as_str().unwrap_or_default()))
    }

    /// Waits until a live region says these words.
    pub fn wait_announced(&self, words: &str) -> Outcome {
        until(&format!("the page to announce «{words}»"), || {
            let said = self.in_page("return window.__journeys.announced()", json!([]))?;
            let mut texts = said.as_array().into_iter().flatten().filter_map(Value::as_str);
            Ok(if texts.any(|t| t.contains(words)) { Ok(()) } else { Err(format!("it announces {said}")) })
        })
    }

    /// The address bar's part behind the `#`.
    pub fn hash(&self) -> Outcome<String> {
        Ok(self.driver().run("return location.hash", json!([]))?.as_str().unwrap_or_default().to_string())
    }

    /// Waits until the route starts like this.
    pub fn wait_route(&self, start: &str) -> Outcome {
        until(&format!("the route {start}"), || {
            let hash = self.hash()?;
            Ok(if hash.starts_with(&format!("#{start}")) { Ok(()) } else { Err(format!("it is {hash}")) })
        })
    }

    /// Waits until the document bears the title of a page, which the app gives it by this key.
    pub fn wait_title(&self, key: &str) -> Outcome {
        let wanted = self.t(key)?;
        until(&format!("the title «{wanted}»"), || {
            let title = self.driver().run("return document.title", json!([]))?;
            let there = title.as_str().is_some_and(|title| title.starts_with(&wanted));
            Ok(if there { Ok(()) } else { Err(format!("it is {title}")) })
        })
    }

    /// The names of files downloaded so far.
    fn downloaded(&self) -> Outcome<Vec<PathBuf>> {
        let unfinished = ["crdownload", "part", "wkdownload", "tmp"];
        let entries = fs::read_dir(self.browser.downloads())?.flatten().map(|e| e.path());
        // A file that begins with a dot gets its name when it is whole.
        let is_hidden = |p: &PathBuf| p.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let done = |p: &PathBuf| !is_hidden(p) && !p.extension().is_some_and(|e| unfinished.iter().any(|u| e == *u));
        Ok(entries.filter(done).collect())
    }

    /// Does something that makes a download, and waits for the file.
    pub fn download(&self, act: impl FnOnce() -> Outcome) -> Outcome<PathBuf> {
        let before = self.downloaded()?;
        act()?;
        // Nobody is at it, and it does not grow.
        let mut last = 0;
        until("a download", || {
            let new = self.downloaded()?.into_iter().find(|p| !before.contains(p));
            let length = new.as_ref().and_then(|p| fs::metadata(p).ok()).map_or(0, |file| file.len());
            let is_whole = length > 0 && length == std::mem::replace(&mut last, length);
            let whole = new.filter(|p| is_whole && !self.browser.writes(p));
            Ok(whole.ok_or_else(|| "no new file that is whole".to_string()))
        })
    }

    /// Keeps a step for the output of a failure.
    pub fn note(&self, step: impl Into<String>) {
        self.trail.borrow_mut().push(format!("{:5.1} s {}", self.begun.elapsed().as_secs_f64(), step.into()));
    }

    /// Saves what can be seen of a failure.
    pub fn save_evidence(&self, folder: &Path, failure: &Failure) -> Outcome {
        fs::create_dir_all(folder)?;
        let trail = self.trail.borrow();
        let last: Vec<&str> = trail.iter().rev().take(12).rev().map(String::as_str).collect();
        let mut report = format!("{failure}\n\nlast steps:\n  {}\n", last.join("\n  "));
        fs::write(folder.join("failure.txt"), &report)?;
        if !self.driver().answers() {
            return Err(Failure::new("the page no longer answers"));
        }
        if let Ok(address) = self.driver().get("/url") {
            report += &format!("\nat {}\n", address.as_str().unwrap_or_default());
        }
        if let Ok(outline) = self.in_page("return window.__journeys.outline()", json!([])) {
            report += &format!("\non the page:\n{}\n", outline.as_str().unwrap_or_default());
        }
        fs::write(folder.join("failure.txt"), &report)?;
        fs::write(folder.join("console.txt"), self.browser.console())?;
        if let Ok(source) = self.driver().run("return document.documentElement.outerHTML", json!([])) {
            fs::write(folder.join("page.html"), without_blocks(source.as_str().unwrap_or_default()))?;
        }
        if let Ok(picture) = self.driver().screenshot() {
            fs::write(folder.join("screen.png"), picture)?;
        }
        Ok(())
    }
}

/// The page's source without the program and style inside it, which no reader wants to scroll past.
fn without_blocks(source: &str) -> String {
    let mut rest = source;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once("<script") {
        kept.push_str(before);
        rest = after.split_once("</script>").map_or("", |(_, tail)| tail);
    }
    kept + rest
}

/// The `file:` address of a path. Every letter that an address may not hold is written as its number.
pub fn file_address(path: &Path) -> String {
    let mut address = String::from("file://");
    for byte in path.display().to_string().bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => address.push(byte as char),
            _ => address.push_str(&format!("%{byte:02X}")),
        }
    }
    address
}
