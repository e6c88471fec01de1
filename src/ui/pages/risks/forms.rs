//! The forms of a risk and of its measures.

use crate::{
    domain::{
        calendar::add_days,
        entity::Entity,
        form::FormValues,
        ids::Id,
        risk::{Area, FIELDS, MITIGATION, Risk},
        truth::Key as RecordKey,
    },
    state::{App, actions::risks::Source, queries::risk_proposals::Proposal},
    texts::{Key, text},
    ui::{
        form_window::{Ask, FormWindow},
        record_forms::specs,
    },
};

/// Days until a new risk is looked at anew, where nothing else is said. Ours.
const REVIEW_DAYS: u32 = 28;

/// Asks for a risk.
pub fn add(app: App, window: FormWindow) {
    ask(app, window, None, None, fresh(app).with("area", Area::NAMES[0]));
}

/// Asks for the risk of a proposal: filled in, to be changed before it is kept.
pub fn accept(app: App, window: FormWindow, one: &Proposal) {
    let start = fresh(app)
        .with("title", &*one.title)
        .with("cause", &*one.why)
        .with("area", Area::NAMES[one.area as usize])
        .with("probability", one.probability.to_string())
        .with("impact", one.impact.to_string());
    ask(app, window, None, Some(one.source.clone()), start);
}

/// Asks how a risk should be.
pub fn edit(app: App, window: FormWindow, id: &Id) {
    let start = app.record_form(&RecordKey::new(Risk::KIND, id.clone()), &FIELDS);
    ask(app, window, Some(id.clone()), None, start);
}

fn fresh(app: App) -> FormValues {
    FormValues::default().with("review", add_days(app.now().date(), REVIEW_DAYS).to_string())
}

fn ask(app: App, window: FormWindow, id: Option<Id>, source: Option<Source>, start: FormValues) {
    let title = if id.is_some() { Key::RiskEdit } else { Key::RiskAdd };
    let name = match (&id, &source) {
        (Some(id), _) => format!("risk-{id}"),
        (None, Some(source)) => format!("risk-of-{}", source.key),
        (None, None) => "risk-new".to_owned(),
    };
    let ask = Ask::new(name, text(title), Key::RecordSave).lead(text(Key::RiskFormLead)).start(start);
    let ask = ask.fields(move |_| specs(app, &FIELDS));
    window.ask(ask.save(move |values| app.save_risk(id.as_ref(), source.as_ref(), values)));
}

/// Asks for a measure of a risk, or how one should be.
pub fn measure(app: App, window: FormWindow, risk: &Id, measure: Option<Id>) {
    let title = if measure.is_some() { Key::RiskMeasureEdit } else { Key::RiskMeasureAdd };
    let name = match &measure {
        Some(id) => format!("risk-{risk}-{id}"),
        None => format!("risk-{risk}-new"),
    };
    let (risk, start) = (risk.clone(), app.mitigation_form(risk, measure.as_ref()));
    let ask = Ask::new(name, text(title), Key::RecordSave).start(start).fields(move |_| specs(app, &MITIGATION));
    window.ask(ask.save(move |values| app.save_mitigation(&risk, measure.as_ref(), values)));
}
