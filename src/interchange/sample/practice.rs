//! Notebooks: who decides what, the year, a talk, a proposal, a module of the competence plan.

use super::{Calendar, SampleLang, Texts, id};
use crate::domain::{change::Edit, ids::Id, truth::Key};
use chrono::NaiveDate;
use serde_json::Value;

/// All entries.
pub fn notebooks(days: Calendar, lang: SampleLang) -> Vec<Edit> {
    let entry = |kind: &str, n: usize, stored: &[(&str, &str)], said: &[(&str, Texts)]| {
        let id = if kind == "competence" { Id::new(format!("module-{n}")) } else { id(kind, n) };
        let stored = stored.iter().map(|(field, name)| (*field, (*name).to_owned()));
        let fields = stored.chain(said.iter().map(|(field, words)| (*field, lang.pick(*words))));
        let edit = |(field, words): (&str, String)| {
            Edit::new(Key::new(kind, id.clone()), field, Value::Null, Value::from(words))
        };
        fields.map(edit).collect::<Vec<_>>()
    };
    let day = |day: NaiveDate| day.to_string();
    let step = ("Trinn og tiltak i en situasjonsanalyse", "Trin og tiltag i en situationsanalyse");
    let information = [("from", &*day(days.ago(11))), ("occasion", "information"), ("rhythm", "fortnightly")];
    let staff = [("from", &*day(days.ago(20))), ("occasion", "gathering"), ("rhythm", "monthly")];
    let declaration = [("from", &*day(days.ago(300))), ("occasion", "unit_deadline"), ("rhythm", "yearly")];
    let agreed = ("Sette av to formiddager til rapporter", "Afsætte to formiddage til rapporter");
    let talked = ("Fristene i to undersøkelser", "Fristerne i to undersøgelser");
    let met = ("Konstruktiv kommunikasjon er kjent og prøvd", "Konstruktiv kommunikation er kendt og prøvet");
    [
        entry(
            "authority",
            1,
            &[("area", "operations")],
            &[("matter", step), ("decides", ("Barnevernsleder", "Leder af myndighed"))],
        ),
        entry(
            "authority",
            2,
            &[("area", "operations")],
            &[("matter", ("ROS-analyse", "ROS-analyse")), ("decides", ("Fagledere", "Faglige ledere"))],
        ),
        entry(
            "authority",
            3,
            &[("area", "staffing")],
            &[
                ("matter", ("Overtid og vakter", "Overarbejde og vagter")),
                ("decides", ("Avdelingsleder", "Afdelingsleder")),
            ],
        ),
        entry("wheel", 1, &information, &[("title", ("Informasjonsmøte", "Informationsmøde"))]),
        entry("wheel", 2, &staff, &[("title", ("Personalmøte", "Personalemøde"))]),
        entry("wheel", 3, &declaration, &[("title", ("Gå gjennom serviceerklæringen", "Gennemgå serviceerklæringen"))]),
        entry(
            "proposal",
            1,
            &[("state", "raised"), ("on", &day(days.ago(9)))],
            &[("proposal", ("En time uten avbrudd hver formiddag", "En time uden afbrydelser hver formiddag"))],
        ),
        entry(
            "sparring",
            1,
            &[("on", &day(days.ago(6)))],
            &[("with_role", ("avdelingsleder", "afdelingsleder")), ("talked", talked), ("agreements", agreed)],
        ),
        entry(
            "competence",
            2,
            &[("on", &day(days.ago(40))), ("toward", id("goal", 2).as_str())],
            &[("title", ("Forankring for forandring", "Forankring til forandring")), ("aims_met", met)],
        ),
    ]
    .concat()
}
