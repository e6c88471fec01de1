//! Reports: what a leader gets and what not, the same in every form, and a document that readers which
//! are not ours can open.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod analysis;
mod document;

use arbeidsro::{
    domain::{
        case::Case,
        change::Label,
        deviation::Deviation,
        entity::edits,
        ids::{CaseId, Id},
        ledger::LedgerEntry,
        period::Felt,
        risk::Risk,
        stamp::Writer,
        workspace::Workspace,
    },
    interchange::{
        report::{Block, Report, to_docx, to_text},
        sample::{SampleLang, sample},
    },
    state::queries::reports::{Topic, Wish, finished, report},
    texts::{Lang, set_lang},
};
use chrono::NaiveDate;
use std::{
    io::{Cursor, Read},
    sync::Mutex,
};

/// The language belongs to the whole process.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn empty() -> Workspace {
    Workspace::new(Writer::new(1, 1), day("2026-11-20").and_hms_opt(9, 0, 0).unwrap())
}

fn sampled(lang: SampleLang) -> Workspace {
    let mut workspace = empty();
    workspace.commit(Label::SampleLoaded, sample(day("2026-11-20"), lang), 1_795_000_000_000);
    workspace
}

/// One of each with something that must not go to a leader.
fn telling() -> Workspace {
    let mut workspace = empty();
    let case = Case { id: CaseId(Id::new("c1")), code: "K7-ulv".into(), ..Case::default() };
    let risk = Risk {
        id: Id::new("r1"),
        title: "K7-ulv står uten besøk".into(),
        cause: "Ring 31123950057 eller Ola Nordmann".into(),
        probability: 4,
        impact: 4,
        private: "bare for meg".into(),
        ..Risk::default()
    };
    let deviation = Deviation {
        id: Id::new("d1"),
        what: "Svar".into(),
        case: Some(CaseId(Id::new("c1"))),
        on: Some(day("2026-11-01")),
        private: "bare for meg".into(),
        ..Deviation::default()
    };
    let entry = LedgerEntry {
        id: Id::new("l1"),
        what: "Evaluering i K7-ulv".into(),
        case: Some(CaseId(Id::new("c1"))),
        ..LedgerEntry::default()
    };
    let week = day("2026-11-16");
    let felt = Felt { id: Felt::id_of(week), week, felt: 135.0, counted: None };
    let all =
        [edits(None, &case), edits(None, &risk), edits(None, &deviation), edits(None, &entry), edits(None, &felt)];
    workspace.commit(Label::Imported, all.concat(), 1_795_000_000_000);
    workspace
}

const LEADER: Wish = Wish { leader: true, codes: false, felt: false, names: false };
const OWN: Wish = Wish { leader: false, codes: false, felt: false, names: false };
const TOPICS: [Topic; 4] = [Topic::Risks, Topic::Deviations, Topic::Ledger, Topic::Week];

fn out(workspace: &Workspace, topic: Topic, wish: Wish) -> (Report, Vec<String>) {
    finished(report(workspace, topic, wish), workspace, wish)
}

/// Everything in it that can be read, in all three forms.
fn all_words(report: &Report) -> String {
    format!("{}\n{}\n{report:?}", to_text(report), part(&to_docx(report), "word/document.xml"))
}

/// A part of a document, read by a zip reader that is not ours.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The words of the XML in order of reading, by a parser that is not ours.
fn words_of(xml: &str) -> Vec<String> {
    use quick_xml::{Reader, events::Event};
    let (mut reader, mut found, mut within) = (Reader::from_str(xml), Vec::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => within = tag.name().as_ref() == b"w:t",
            Event::End(_) => within = false,
            Event::Text(text) if within => found.push(text.decode().unwrap().into_owned()),
            Event::GeneralRef(name) if within => {
                let sign = match name.decode().unwrap().as_ref() {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    other => panic!("an entity that Word does not know: {other}"),
                };
                found.push(sign.to_owned());
            }
            Event::Eof => return found,
            _ => (),
        }
    }
}

#[test]
fn a_leader_gets_letters_and_an_empty_key_and_nothing_private() {
    let _one = ONE_AT_A_TIME.lock();
    set_lang(Lang::Nb);
    let workspace = telling();
    for topic in TOPICS {
        let (report, _) = out(&workspace, topic, LEADER);
        let words = all_words(&report);
        for secret in ["K7-ulv", "k7-ulv", "31123950057", "Nordmann", "bare for meg", "135"] {
            assert!(!words.contains(secret), "{topic:?}: {secret} in {words}");
        }
        assert!(report.foot.contains("Til leder"), "{}", report.foot);
    }
    let (report, names) = out(&workspace, Topic::Risks, LEADER);
    assert_eq!(names, ["Ola Nordmann"]);
    let Some(Block::Table(key)) = report.blocks.last() else { panic!("no key: {report:?}") };
    assert_eq!(key.rows, [["sak A", ""]]);
}

#[test]
fn what_is_chosen_this_time_goes_with_it_and_oneself_gets_all() {
    let _one = ONE_AT_A_TIME.lock();
    set_lang(Lang::Nb);
    let workspace = telling();
    let with_codes = all_words(&out(&workspace, Topic::Risks, Wish { codes: true, ..LEADER }).0);
    assert!(with_codes.contains("K7-ulv") && !with_codes.contains("bare for meg"));
    let with_names = all_words(&out(&workspace, Topic::Risks, Wish { names: true, ..LEADER }).0);
    assert!(with_names.contains("Ola Nordmann") && !with_names.contains("31123950057"));
    let felt = all_words(&out(&workspace, Topic::Week, Wish { felt: true, ..LEADER }).0);
    assert!(felt.contains("135"));
    for topic in [Topic::Risks, Topic::Deviations] {
        let (report, names) = out(&workspace, topic, OWN);
        let words = all_words(&report);
        assert!(words.contains("K7-ulv") && words.contains("bare for meg"), "{topic:?}: {words}");
        assert!(names.is_empty() && report.foot.contains("Privat"));
    }
}
