//! What a field of a form is. Forms are drawn from these.

use crate::texts::Key;

/// One of several answers.
#[derive(Clone, PartialEq, Debug)]
pub struct Choice {
    /// What is stored.
    pub value: String,
    /// What is read.
    pub label: String,
}

impl Choice {
    /// A choice.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Choice { value: value.into(), label: label.into() }
    }
}

/// How a field is filled in.
#[derive(Clone, PartialEq, Debug)]
pub enum FieldKind {
    /// One line.
    Text,
    /// Several lines; grows with the text.
    LongText,
    /// A day; the value is `2026-11-27`.
    Date,
    /// A time of day; the value is `09:30`.
    Time,
    /// A number with decimal comma or point, with its unit behind it.
    Number {
        /// Read after the number, for example "timer".
        unit: Option<Key>,
    },
    /// One of many. The first choice may have the value "" for none.
    Select(Vec<Choice>),
    /// One of few, all seen at once.
    Radio(Vec<Choice>),
    /// Yes or no; the value is `true` or `false`.
    Check,
}

/// One field. Its checks live in `domain`, which names it in errors.
#[derive(Clone, PartialEq, Debug)]
pub struct FieldSpec {
    /// Its name in `FormValues`.
    pub name: &'static str,
    /// Above it.
    pub label: Key,
    /// Under the label.
    pub help: Option<Key>,
    /// How it is filled in.
    pub kind: FieldKind,
    /// Told to screen readers, and said beside the label.
    pub required: bool,
    /// Half as wide where there is room, beside its neighbour.
    pub half: bool,
    /// Text that holds days: a full date in it is no sign of an identity.
    pub has_days: bool,
}

impl FieldSpec {
    /// A field of some kind.
    pub fn new(name: &'static str, label: Key, kind: FieldKind) -> Self {
        FieldSpec { name, label, help: None, kind, required: false, half: false, has_days: false }
    }
    /// One line of text.
    pub fn text(name: &'static str, label: Key) -> Self {
        Self::new(name, label, FieldKind::Text)
    }
    /// Several lines of text.
    pub fn long_text(name: &'static str, label: Key) -> Self {
        Self::new(name, label, FieldKind::LongText)
    }
    /// A day.
    pub fn date(name: &'static str, label: Key) -> Self {
        Self::new(name, label, FieldKind::Date).half()
    }
    /// A time of day.
    pub fn time(name: &'static str, label: Key) -> Self {
        Self::new(name, label, FieldKind::Time).half()
    }
    /// A number.
    pub fn number(name: &'static str, label: Key, unit: Option<Key>) -> Self {
        Self::new(name, label, FieldKind::Number { unit }).half()
    }
    /// One of many.
    pub fn select(name: &'static str, label: Key, choices: Vec<Choice>) -> Self {
        Self::new(name, label, FieldKind::Select(choices)).half()
    }
    /// One of few.
    pub fn radio(name: &'static str, label: Key, choices: Vec<Choice>) -> Self {
        Self::new(name, label, FieldKind::Radio(choices))
    }
    /// Yes or no.
    pub fn check(name: &'static str, label: Key) -> Self {
        Self::new(name, label, FieldKind::Check)
    }
    /// With help under the label.
    pub fn help(mut self, help: Key) -> Self {
        self.help = Some(help);
        self
    }
    /// Must be filled in.
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }
    /// Text that holds days.
    pub fn days(mut self) -> Self {
        self.has_days = true;
        self
    }
    /// Half as wide.
    pub fn half(mut self) -> Self {
        self.half = true;
        self
    }
    /// As wide as the form.
    pub fn full(mut self) -> Self {
        self.half = false;
        self
    }
}
