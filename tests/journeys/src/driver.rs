//! The W3C WebDriver protocol, as much of it as the journeys speak.
use crate::failure::Failure;
use base64::Engine as _;
use serde_json::{Value, json};
use std::fmt;
use std::time::Duration;

/// The name of an element in the protocol.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// An error that the driver reported, by its name in the protocol.
#[derive(Debug)]
pub struct DriverError {
    /// Such as `stale element reference`.
    pub kind: String,
    message: String,
}

impl DriverError {
    /// Something that asking again may mend.
    pub fn passing(message: &str) -> Self {
        Self { kind: "element not interactable".into(), message: message.into() }
    }

    /// Whether a page that is still drawing may cause this, so that asking again is right.
    pub fn may_pass(&self) -> bool {
        const PASSING: [&str; 5] = [
            "stale element reference",
            "element click intercepted",
            "element not interactable",
            "no such element",
            "move target out of bounds",
        ];
        PASSING.contains(&self.kind.as_str())
    }
}

impl fmt::Display for DriverError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind, self.message.lines().next().unwrap_or_default())
    }
}

impl From<DriverError> for Failure {
    fn from(error: DriverError) -> Self {
        Failure::new(error.to_string())
    }
}

/// What a driver answers.
pub type Answer<T = Value> = Result<T, DriverError>;

/// A reference to an element of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element(String);

impl Element {
    /// Reads the reference out of a script's result.
    pub fn of(value: &Value) -> Option<Self> {
        value.get(ELEMENT).and_then(Value::as_str).map(|id| Self(id.to_string()))
    }

    /// The reference as a script's argument.
    pub fn as_argument(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }
}

/// A conversation with one browser.
pub struct Driver {
    agent: ureq::Agent,
    address: String,
    session: String,
    /// What the browser said about itself when it started.
    pub capabilities: Value,
}

/// How long any answer may take. Longer than a page may take to load.
const ANSWER: Duration = Duration::from_secs(75);

fn agent(patience: Duration) -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).timeout_global(Some(patience)).build().into()
}

fn protocol_error(kind: &str, message: impl fmt::Display) -> DriverError {
    DriverError { kind: kind.to_string(), message: message.to_string() }
}

fn send(agent: &ureq::Agent, method: &str, address: &str, body: Option<&Value>) -> Answer {
    let failed = |e: ureq::Error| protocol_error("no answer from the driver", e);
    let mut response = match (method, body) {
        ("GET", _) => agent.get(address).call(),
        ("DELETE", _) => agent.delete(address).call(),
        (_, body) => agent
            .post(address)
            .header("content-type", "application/json; charset=utf-8")
            .send(body.unwrap_or(&json!({})).to_string()),
    }
    .map_err(failed)?;
    // A printed page or a large script result is longer than the client's own limit.
    let text = response.body_mut().with_config().limit(256 << 20).read_to_string().map_err(failed)?;
    let mut answer: Value =
        serde_json::from_str(&text).map_err(|e| protocol_error("unreadable answer", format!("{e}: {text}")))?;
    let value = answer.get_mut("value").map(Value::take).unwrap_or_default();
    match value.get("error").and_then(Value::as_str) {
        Some(kind) if response.status() != 200 => {
            Err(protocol_error(kind, value["message"].as_str().unwrap_or_default()))
        }
        _ => Ok(value),
    }
}

/// Whether a driver listens at this address and takes a new session.
pub fn is_ready(address: &str) -> bool {
    send(&agent(ANSWER), "GET", &format!("{address}/status"), None).is_ok_and(|v| v["ready"] == json!(true))
}

impl Driver {
    /// Opens a browser.
    pub fn open(address: &str, capabilities: &Value) -> Answer<Self> {
        let agent = agent(ANSWER);
        let wanted = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let answer = send(&agent, "POST", &format!("{address}/session"), Some(&wanted))?;
        let session = answer["sessionId"].as_str().unwrap_or_default().to_string();
        let capabilities = answer["capabilities"].clone();
        Ok(Self { agent, address: address.to_string(), session, capabilities })
    }

    fn path(&self, path: &str) -> String {
        format!("{}/session/{}{path}", self.address, self.session)
    }

    /// Whether the page still answers. One that counts for ever does not.
    pub fn answers(&self) -> bool {
        let script = json!({ "script": "return 1", "args": [] });
        let agent = agent(Duration::from_secs(10));
        send(&agent, "POST", &self.path("/execute/sync"), Some(&script)).is_ok()
    }

    /// Ends the session without waiting long for a browser that may hang.
    pub fn end(&self) {
        let _ = send(&agent(Duration::from_secs(10)), "DELETE", &self.path(""), None);
    }

    /// Asks with GET.
    pub fn get(&self, path: &str) -> Answer {
        send(&self.agent, "GET", &self.path(path), None)
    }

    /// Asks with POST.
    pub fn post(&self, path: &str, body: Value) -> Answer {
        send(&self.agent, "POST", &self.path(path), Some(&body))
    }

    /// Asks with DELETE.
    pub fn delete(&self, path: &str) -> Answer {
        send(&self.agent, "DELETE", &self.path(path), None)
    }

    /// Goes to an address.
    pub fn go(&self, address: &str) -> Answer<()> {
        self.post("/url", json!({ "url": address })).map(drop)
    }

    /// Runs a script and returns what it returns.
    pub fn run(&self, script: &str, arguments: Value) -> Answer {
        self.post("/execute/sync", json!({ "script": script, "args": arguments }))
    }

    /// Runs a script that answers through its last argument.
    pub fn run_async(&self, script: &str, arguments: Value) -> Answer {
        self.post("/execute/async", json!({ "script": script, "args": arguments }))
    }

    /// Something asked of an element.
    pub fn ask(&self, element: &Element, what: &str) -> Answer {
        self.get(&format!("/element/{}/{what}", element.0))
    }

    /// Something done to an element.
    pub fn act(&self, element: &Element, what: &str, body: Value) -> Answer<()> {
        self.post(&format!("/element/{}/{what}", element.0), body).map(drop)
    }

    /// A picture of the window, as PNG.
    pub fn screenshot(&self) -> Answer<Vec<u8>> {
        decoded(&self.get("/screenshot")?)
    }

    /// The page as the printer would get it on A4, as PDF.
    pub fn print(&self) -> Answer<Vec<u8>> {
        let sheet = json!({ "width": 21.0, "height": 29.7 });
        decoded(&self.post("/print", json!({ "background": true, "page": sheet }))?)
    }
}

fn decoded(value: &Value) -> Answer<Vec<u8>> {
    let text = value.as_str().unwrap_or_default();
    base64::engine::general_purpose::STANDARD.decode(text).map_err(|e| protocol_error("unreadable answer", e))
}
