//! A part of the page, named as a person would name it. Nothing is looked up before it is used, and each
//! use looks anew: a page that has been drawn again in between makes no difference.
use crate::app::App;
use crate::driver::{Answer, DriverError, Element};
use crate::engine::Engine;
use crate::failure::{Failure, Outcome};
use crate::keys;
use crate::wait::until;
use serde_json::{Value, json};

/// A part of the page.
#[derive(Clone)]
pub struct Part<'a> {
    app: &'a App,
    steps: Vec<Value>,
    shown: String,
}

impl<'a> Part<'a> {
    /// The whole page.
    pub fn page(app: &'a App) -> Self {
        Self { app, steps: Vec::new(), shown: String::new() }
    }

    fn then(&self, step: Value, shown: String) -> Self {
        let mut next = self.clone();
        next.steps.push(step);
        next.shown = if self.shown.is_empty() { shown } else { format!("{} › {shown}", self.shown) };
        next
    }

    /// What has this role and exactly this name.
    pub fn role(&self, role: &str, name: &str) -> Self {
        self.then(json!({ "by": "role", "role": role, "name": name }), format!("{role} «{name}»"))
    }

    /// What has this role and these words in its name.
    pub fn role_with(&self, role: &str, words: &str) -> Self {
        let step = json!({ "by": "role", "role": role, "name": words, "part": true });
        self.then(step, format!("{role} with «{words}»"))
    }

    /// All of a role.
    pub fn any(&self, role: &str) -> Self {
        self.then(json!({ "by": "role", "role": role }), role.to_string())
    }

    /// What has this role and name and is in a state, such as `{"pressed": true}`.
    pub fn in_state(&self, role: &str, name: &str, state: Value) -> Self {
        let shown = format!("{role} «{name}» {state}");
        self.then(json!({ "by": "role", "role": role, "name": name, "state": state }), shown)
    }

    /// The entry of a list that this stands in.
    pub fn entry(&self) -> Self {
        self.then(json!({ "by": "around", "selector": "li, [role=listitem]" }), "its entry".into())
    }

    /// The field with this label. For fields whose kind has no role, such as a date.
    pub fn labelled(&self, label: &str) -> Self {
        self.then(json!({ "by": "label", "name": label }), format!("field «{label}»"))
    }

    /// The innermost element with exactly this text.
    pub fn saying(&self, text: &str) -> Self {
        self.then(json!({ "by": "text", "name": text }), format!("text «{text}»"))
    }

    /// The innermost elements whose text holds these words.
    pub fn mentioning(&self, words: &str) -> Self {
        self.then(json!({ "by": "text", "name": words, "part": true }), format!("text with «{words}»"))
    }

    /// A button, by the key of its text.
    pub fn button(&self, key: &str) -> Outcome<Self> {
        Ok(self.role("button", &self.app.t(key)?))
    }

    /// A link, by the key of its text.
    pub fn link(&self, key: &str) -> Outcome<Self> {
        Ok(self.role("link", &self.app.t(key)?))
    }

    /// A heading, by the key of its text.
    pub fn heading(&self, key: &str) -> Outcome<Self> {
        Ok(self.role("heading", &self.app.t(key)?))
    }

    /// A field of any kind, by the key of its label.
    pub fn field(&self, key: &str) -> Outcome<Self> {
        let label = self.app.t(key)?;
        let step = json!({ "by": "label", "name": label, "ends": [self.app.t("field_required")?] });
        Ok(self.then(step, format!("field «{label}»")))
    }

    /// A region of the page, by the key of its name.
    pub fn region(&self, key: &str) -> Outcome<Self> {
        Ok(self.role("region", &self.app.t(key)?))
    }

    /// All that is there now.
    pub fn all(&self) -> Outcome<Vec<Element>> {
        let found = self.app.in_page("return window.__journeys.find(arguments[0])", json!([self.steps]))?;
        Ok(found.as_array().into_iter().flatten().filter_map(Element::of).collect())
    }

    /// How many are there now.
    pub fn count(&self) -> Outcome<usize> {
        // Counted in the page: an element may be drawn anew before it is handed over.
        let count = self.app.in_page("return window.__journeys.find(arguments[0]).length", json!([self.steps]))?;
        Ok(count.as_u64().unwrap_or_default() as usize)
    }

    /// Whether it is there now.
    pub fn is_here(&self) -> Outcome<bool> {
        Ok(self.count()? > 0)
    }

    fn now(&self) -> Outcome<Result<Element, String>> {
        let mut found = self.all()?;
        Ok(match found.len() {
            1 => Ok(found.remove(0)),
            0 => Err(format!("{} is not there", self.shown)),
            n => Err(format!("{} is there {n} times", self.shown)),
        })
    }

    /// Waits until it is there, once.
    pub fn wait(&self) -> Outcome<Element> {
        until(&self.shown, || self.now())
    }

    /// Waits until at least one is there.
    pub fn wait_any(&self) -> Outcome {
        until(&self.shown, || Ok(if self.is_here()? { Ok(()) } else { Err("it is not there".into()) }))
    }

    /// Waits until so many are there.
    pub fn wait_count(&self, wanted: usize) -> Outcome {
        until(&format!("{wanted} × {}", self.shown), || {
            let is = self.count()?;
            Ok(if is == wanted { Ok(()) } else { Err(format!("there are {is}")) })
        })
    }

    /// Waits until it is gone.
    pub fn wait_gone(&self) -> Outcome {
        self.wait_count(0)
    }

    /// Does something to it, again when the page is drawn anew in between.
    fn with<T>(&self, doing: &str, act: impl Fn(&Element) -> Answer<T>) -> Outcome<T> {
        self.app.note(format!("{doing} {}", self.shown));
        until(&self.shown, || {
            let element = match self.now()? {
                Ok(element) => element,
                Err(why) => return Ok(Err(why)),
            };
            match act(&element) {
                Ok(answer) => Ok(Ok(answer)),
                Err(error) if error.may_pass() => Ok(Err(error.to_string())),
                Err(error) => Err(Failure::new(format!("{doing} {}: {error}", self.shown))),
            }
        })
    }

    /// Clicks it.
    pub fn click(&self) -> Outcome {
        if self.app.engine() == Engine::WebKit {
            return self.with("click", |element| self.click_watched(element));
        }
        self.with("click", |element| self.app.driver().act(element, "click", json!({})))
    }

    /// WebKitGTK's driver does not scroll within a box that scrolls, aims at where a thing stands while its
    /// window still moves into place, and now and then presses a button without the page getting a click.
    /// So the thing is brought into sight, waited for until it lies still, and its click watched for.
    fn click_watched(&self, element: &Element) -> Answer<()> {
        const PREPARE: &str = "
            const [element, done] = arguments;
            element.scrollIntoView({ block: 'center', inline: 'nearest' });
            const ends = (animation) => animation.effect?.getComputedTiming().endTime !== Infinity;
            const moves = () => document.getAnimations().some((animation) =>
                animation.playState === 'running' && ends(animation) && animation.effect?.target?.contains(element));
            let before = null;
            const settle = () => {
                const { x, y } = element.getBoundingClientRect(), now = `${x} ${y}`;
                if (now !== before || moves()) {
                    before = now;
                    setTimeout(settle, 20);
                    return;
                }
                window.__clicked = false;
                element.addEventListener('click', () => { window.__clicked = true; }, { once: true, capture: true });
                done(true);
            };
            settle();";
        // A page that was left has no answer, and had its click.
        const WATCH: &str = "
            const done = arguments[0], end = Date.now() + 3000;
            const look = () => window.__clicked !== false || Date.now() > end
                ? done(window.__clicked !== false) : setTimeout(look, 20);
            look();";
        let driver = self.app.driver();
        driver.run_async(PREPARE, json!([element.as_argument()]))?;
        driver.act(element, "click", json!({}))?;
        match driver.run_async(WATCH, json!([])) {
            Ok(Value::Bool(false)) => Err(DriverError::passing("the page got no click")),
            _ => Ok(()),
        }
    }

    /// Types into it, after what is there.
    pub fn type_in(&self, text: &str) -> Outcome {
        // The driver of WebKit answers while its last letters are still on their way; the next key would overtake them.
        const ARRIVE: &str = "
            const [field, text, done] = arguments, end = Date.now() + 3000;
            const look = () => !field.isConnected || String(field.value).endsWith(text) || Date.now() > end
                ? done(true) : setTimeout(look, 20);
            look();";
        let typed = keys::typed(text);
        self.with("type into", |element| {
            let driver = self.app.driver();
            driver.act(element, "value", json!({ "text": typed }))?;
            if self.app.engine() == Engine::WebKit && typed == text {
                // A page that was left has no answer, and had its letters.
                let _ = driver.run_async(ARRIVE, json!([element.as_argument(), text]));
            }
            Ok(())
        })
    }

    /// Takes what is there away and types, with the keys that a person would use.
    pub fn replace(&self, text: &str) -> Outcome {
        // A page that has just been drawn may take the focus once more, and with it the keys.
        until(&format!("{} to be empty", self.shown), || {
            self.focus()?;
            self.app.press("Control+a")?;
            self.app.press("Delete")?;
            let left = self.value()?;
            Ok(if left.is_empty() { Ok(()) } else { Err(format!("it holds «{left}»")) })
        })?;
        if text.is_empty() { Ok(()) } else { self.type_in(text) }
    }

    /// Sets a date field. Typing into one depends on the order of day and month in the browser's language,
    /// which the drivers do not agree on; the protocol's own way is one value.
    pub fn set_date(&self, iso: &str) -> Outcome {
        const SCRIPT: &str = "
            const [field, value] = arguments;
            const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
            field.focus();
            setter.call(field, value);
            field.dispatchEvent(new Event('input', { bubbles: true }));
            field.dispatchEvent(new Event('change', { bubbles: true }));
            return field.value;";
        let is =
            self.with("set the date of", |element| self.app.driver().run(SCRIPT, json!([element.as_argument(), iso])))?;
        crate::failure::same("the date in the field", &is.as_str().unwrap_or_default(), &iso)
    }

    /// Chooses an option of a list by its text, with the keyboard's own path: the option is clicked.
    pub fn choose(&self, option: &str) -> Outcome {
        // The list of a closed box is the browser's own: the page gets a change, and no click to watch for.
        // WebKit's driver does not bring the box of a list within an inner scroller into sight.
        const BRING: &str = "arguments[0].scrollIntoView({ block: 'center' })";
        self.with("bring into sight", |element| self.app.driver().run(BRING, json!([element.as_argument()])))?;
        let option = self.role("option", option);
        option.with("choose", |element| self.app.driver().act(element, "click", json!({})))
    }

    /// Gives it the focus, as the Tab key would.
    pub fn focus(&self) -> Outcome {
        let script = "arguments[0].focus(); return document.activeElement === arguments[0]";
        let has = self.with("focus", |element| self.app.driver().run(script, json!([element.as_argument()])))?;
        crate::failure::claim(has == json!(true), || format!("{} takes no focus", self.shown))
    }

    /// Whether it has the focus now.
    pub fn has_focus(&self) -> Outcome<bool> {
        let script = "return document.activeElement === arguments[0]";
        let has = self.with("look at", |element| self.app.driver().run(script, json!([element.as_argument()])))?;
        Ok(has == json!(true))
    }

    /// Waits until it has the focus: a page may give it only when it is drawn.
    pub fn wait_focus(&self) -> Outcome {
        until(&format!("the focus on {}", self.shown), || {
            Ok(if self.has_focus()? { Ok(()) } else { Err(format!("it is on «{}»", self.app.focused_name()?)) })
        })
    }

    /// The text that is seen.
    pub fn text(&self) -> Outcome<String> {
        let text = self.with("read", |element| self.rendered(element))?;
        Ok(plain(&text))
    }

    /// The drivers do not agree on what of a text is seen; the engines themselves do.
    fn rendered(&self, element: &Element) -> Answer<String> {
        let text = self.app.driver().run("return arguments[0].innerText", json!([element.as_argument()]))?;
        Ok(text.as_str().unwrap_or_default().to_string())
    }

    /// The texts of all that is there now.
    pub fn texts(&self) -> Outcome<Vec<String>> {
        until(&self.shown, || match self.all()?.iter().map(|e| self.rendered(e)).collect::<Answer<Vec<_>>>() {
            Ok(texts) => Ok(Ok(texts.iter().map(|text| plain(text)).collect())),
            Err(error) if error.may_pass() => Ok(Err(error.to_string())),
            Err(error) => Err(error.into()),
        })
    }

    /// What a field holds.
    pub fn value(&self) -> Outcome<String> {
        let value = self.with("read", |element| self.app.driver().ask(element, "property/value"))?;
        Ok(value.as_str().unwrap_or_default().to_string())
    }

    /// Waits until a field holds this.
    pub fn wait_value(&self, wanted: &str) -> Outcome {
        until(&format!("«{wanted}» in {}", self.shown), || {
            let is = self.value()?;
            Ok(if is == wanted { Ok(()) } else { Err(format!("it holds «{is}»")) })
        })
    }

    /// An attribute, where it is set.
    pub fn attribute(&self, name: &str) -> Outcome<Option<String>> {
        let value = self.with("read", |element| self.app.driver().ask(element, &format!("attribute/{name}")))?;
        Ok(value.as_str().map(str::to_string))
    }

    /// Whether it can be used: a button that cannot stays in the order of tabs and says so.
    pub fn is_enabled(&self) -> Outcome<bool> {
        Ok(self.attribute("disabled")?.is_none() && self.attribute("aria-disabled")?.as_deref() != Some("true"))
    }

    /// Waits until it can be used, or cannot.
    pub fn wait_enabled(&self, wanted: bool) -> Outcome {
        until(&format!("{} to change", self.shown), || {
            let is = self.is_enabled()?;
            Ok(if is == wanted { Ok(()) } else { Err(format!("it can be used: {is}")) })
        })
    }

    /// Waits until an attribute has this value.
    pub fn wait_attribute(&self, name: &str, wanted: &str) -> Outcome {
        until(&format!("{name} of {}", self.shown), || {
            let is = self.attribute(name)?;
            Ok(if is.as_deref() == Some(wanted) { Ok(()) } else { Err(format!("it is {is:?}")) })
        })
    }

    /// Leaves the field, as the Tab key does.
    pub fn leave(&self) -> Outcome {
        self.focus()?;
        self.app.press("Tab")
    }

    /// Waits until its text holds these words.
    pub fn wait_text(&self, words: &str) -> Outcome {
        until(&format!("«{words}» in {}", self.shown), || {
            let text = self.text()?;
            Ok(if text.contains(words) { Ok(()) } else { Err(format!("it says «{text}»")) })
        })
    }

    /// Gives a file field a file.
    pub fn give_file(&self, path: &std::path::Path) -> Outcome {
        let text = path.display().to_string();
        self.with("give a file to", |element| self.app.driver().act(element, "value", json!({ "text": text })))
    }
}

/// Text with every run of white space as one blank.
pub fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
