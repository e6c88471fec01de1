//! Forms of records whose fields are read one by one: a list says how each field of a kind is read,
//! and the same list draws the form. One piece of code for every such kind.

use super::form::{FieldError, FormReader, FormValues, LONG, Problem, SHORT};
use chrono::NaiveDate;
use serde_json::Value;

/// How a field is read.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Reading {
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// A day.
    Date,
    /// A number between these.
    Number { min: f64, max: f64 },
    /// Yes or no.
    Flag,
    /// One of these stored names, or none.
    Choice(&'static [&'static str]),
    /// A step from 1 on; the names say what each is called.
    Scale(&'static [&'static str]),
    /// The id of a record, chosen from a list, or none.
    Link,
}

/// A field of a record.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct RecordField {
    /// As it is stored, and as it is called in the form.
    pub name: &'static str,
    /// How it is read.
    pub reading: Reading,
    /// Must be filled in.
    pub required: bool,
}

impl RecordField {
    /// A field that may be left open.
    pub const fn new(name: &'static str, reading: Reading) -> Self {
        RecordField { name, reading, required: false }
    }
    /// A field that must be filled in.
    pub const fn required(name: &'static str, reading: Reading) -> Self {
        RecordField { name, reading, required: true }
    }
}

/// The values of the fields as they are stored; null where a field was left open. A day `to` that
/// lies before the day `from` is refused.
///
/// # Errors
/// Every field that cannot be read, with the cause.
pub fn read(fields: &[RecordField], values: &FormValues) -> Result<Vec<(&'static str, Value)>, Vec<FieldError>> {
    let mut reader = FormReader::new(values);
    let mut found = Vec::with_capacity(fields.len());
    for field in fields {
        let is_open = values.get(field.name).trim().is_empty();
        if field.required && is_open {
            reader.fail(field.name, Problem::Missing);
        }
        found.push((field.name, read_one(&mut reader, field, values)));
    }
    let day = |name: &str| values.get(name).parse::<NaiveDate>().ok();
    if let (Some(from), Some(to)) = (day("from"), day("to"))
        && to < from
    {
        reader.fail("to", Problem::Before { other: from });
    }
    reader.finish(found)
}

fn read_one(reader: &mut FormReader, field: &RecordField, values: &FormValues) -> Value {
    let words = |text: String| if text.is_empty() { Value::Null } else { Value::String(text) };
    match field.reading {
        Reading::Text => words(reader.text(field.name, SHORT)),
        Reading::LongText => words(reader.text(field.name, LONG)),
        Reading::Date => reader.date(field.name).map_or(Value::Null, |day| Value::String(day.to_string())),
        Reading::Number { min, max } => reader.number(field.name, min, max).map_or(Value::Null, Value::from),
        Reading::Flag => match reader.flag(field.name) {
            true => Value::Bool(true),
            false => Value::Null,
        },
        Reading::Choice(names) => {
            let typed = values.get(field.name).trim();
            if !typed.is_empty() && !names.contains(&typed) {
                reader.fail(field.name, Problem::NotAChoice);
            }
            words(typed.to_owned())
        }
        Reading::Scale(names) => {
            let typed = values.get(field.name).trim();
            let step = typed.parse::<usize>().ok().filter(|step| (1..=names.len()).contains(step));
            if !typed.is_empty() && step.is_none() {
                reader.fail(field.name, Problem::NotAChoice);
            }
            step.map_or(Value::Null, Value::from)
        }
        Reading::Link => words(values.get(field.name).trim().chars().take(80).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_step_is_a_number_within_the_scale() {
        let field = [RecordField::new("step", Reading::Scale(&["low", "high"]))];
        let read_step = |typed: &str| read(&field, &FormValues::default().with("step", typed));
        assert_eq!(read_step("2").unwrap()[0].1, json!(2));
        assert_eq!(read_step(" ").unwrap()[0].1, Value::Null);
        for wrong in ["0", "3", "x", "-1", "1.5"] {
            assert_eq!(read_step(wrong).unwrap_err()[0].problem, Problem::NotAChoice, "{wrong}");
        }
    }

    const FIELDS: [RecordField; 6] = [
        RecordField::required("what", Reading::Text),
        RecordField::new("sort", Reading::Choice(&["a", "b"])),
        RecordField::new("hours", Reading::Number { min: 0.0, max: 40.0 }),
        RecordField::new("from", Reading::Date),
        RecordField::new("to", Reading::Date),
        RecordField::new("flag", Reading::Flag),
    ];

    #[test]
    fn what_is_left_open_is_not_set() {
        let values = FormValues::default().with("what", " x ").with("hours", "1,5").with("flag", "false");
        let found = read(&FIELDS, &values).unwrap();
        let expected = [json!("x"), Value::Null, json!(1.5), Value::Null, Value::Null, Value::Null];
        assert_eq!(found.into_iter().map(|(_, value)| value).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn every_problem_names_its_field() {
        let values = FormValues::default()
            .with("sort", "c")
            .with("hours", "41")
            .with("from", "2026-11-20")
            .with("to", "2026-11-19");
        let fields: Vec<_> = read(&FIELDS, &values).unwrap_err().into_iter().map(|error| error.field).collect();
        assert_eq!(fields, ["what", "sort", "hours", "to"]);
    }
}
