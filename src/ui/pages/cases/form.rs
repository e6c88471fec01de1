//! The fields of a case, for a new one and for changing one.

use super::Cases;
use crate::{
    domain::{
        case::{CaseType, Country},
        form::FormValues,
        ids::CaseId,
    },
    state::{
        App,
        actions::{
            cases::{self, field},
            rules::stored,
        },
    },
    texts::{Key, case_words, text},
    ui::{
        form_window::Ask,
        parts::{Choice, Draft, FieldSpec},
    },
};

/// What a new case starts from: a code made for it, the usual country, a report of today.
pub fn blank(app: App) -> FormValues {
    let country = app.workspace(|workspace| workspace.settings().country);
    FormValues::default()
        .with(field::CODE, app.propose_code())
        .with(field::COUNTRY, stored(&country))
        .with(field::TYPE, stored(&CaseType::Report))
        .with(field::RECEIVED, app.now().date().to_string())
}

/// The fields that the type and country ask for.
pub fn fields(draft: Draft) -> Vec<FieldSpec> {
    let case_type = draft.get(field::TYPE);
    let (is_report, is_investigation) =
        (case_type == stored(&CaseType::Report), case_type == stored(&CaseType::Investigation));
    let mut fields = vec![FieldSpec::select(field::TYPE, Key::CaseType, types()).required().full()];
    if is_report || is_investigation {
        let help = if is_report { Key::CaseReceivedHelp } else { Key::CaseCountedHelp };
        let received = FieldSpec::date(field::RECEIVED, Key::EventReportReceived).help(help);
        fields.push(if is_report { received.required() } else { received });
    }
    // Only Danish law counts hours from the report.
    if is_report && draft.get(field::COUNTRY) == stored(&Country::Dk) {
        fields.push(FieldSpec::time(field::RECEIVED_AT, Key::EventAt).help(Key::EventAtHelp));
    }
    if is_investigation {
        fields.push(FieldSpec::date(field::OPENED, Key::EventInvestigationOpened).help(Key::CaseOpenedHelp));
    }
    fields.extend([
        FieldSpec::select(field::COUNTRY, Key::CaseCountry, countries()).required().help(Key::CaseCountryHelp),
        FieldSpec::text(field::CODE, Key::CaseCode).required().half().help(Key::CaseCodeHelp),
        FieldSpec::select(field::RISK, Key::CaseRisk, risks()).help(Key::CaseRiskHelp),
        FieldSpec::text(field::TAGS, Key::CaseTags).half().help(Key::CaseTagsHelp),
        FieldSpec::check(field::ACUTE, Key::TaskAcute),
        FieldSpec::long_text(field::NOTE, Key::TaskNote).help(Key::CaseNoteHelp),
    ]);
    fields
}

impl Cases {
    /// Opens the window in which a case is changed.
    pub(super) fn edit(self, id: &CaseId) {
        let app = self.app;
        let held = app.workspace(|workspace| workspace.cases().get(id.clone()).cloned());
        let Some(case) = held else { return };
        let start = app.workspace(|workspace| cases::form_of(&case, &workspace.events_of(id)));
        let id = id.clone();
        let ask = Ask::new(format!("case-{id}"), text(Key::CaseEdit), Key::CaseSave).start(start).fields(fields);
        self.acts.window().ask(ask.save(move |values| app.edit_case(&id, values)));
    }
}

fn countries() -> Vec<Choice> {
    [Country::No, Country::Dk].iter().map(|it| Choice::new(stored(it), case_words::country(*it))).collect()
}

pub(super) fn types() -> Vec<Choice> {
    CaseType::ALL.iter().map(|it| Choice::new(stored(it), case_words::case_type(*it))).collect()
}

pub(super) fn risks() -> Vec<Choice> {
    let none = Choice::new("", text(Key::RiskUnknown));
    std::iter::once(none).chain((0..=3).map(|risk| Choice::new(risk.to_string(), case_words::risk(risk)))).collect()
}
