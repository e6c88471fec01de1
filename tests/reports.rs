//! Reports: what a leader gets and what not, the same in every form, and a document that readers which
//! are not ours can open.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

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
        report::{Block, Drawing, Grid, Ink, Report, Shape, to_docx, to_png, to_text},
        sample::{SampleLang, sample},
    },
    state::queries::{
        analysis,
        reports::{Topic, Wish, finished, report},
    },
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
fn every_report_opens_in_every_language_and_says_what_the_preview_says() {
    let _one = ONE_AT_A_TIME.lock();
    for (lang, sample_lang, tag) in [
        (Lang::Nb, SampleLang::Nb, "nb-NO"),
        (Lang::Nn, SampleLang::Nb, "nn-NO"),
        (Lang::Da, SampleLang::Da, "da-DK"),
        (Lang::En, SampleLang::Nb, "en-GB"),
    ] {
        set_lang(lang);
        let workspace = sampled(sample_lang);
        for topic in TOPICS {
            let (mut report, _) = out(&workspace, topic, LEADER);
            let bytes = to_docx(&report);
            let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
            let names: Vec<String> = archive.file_names().map(str::to_owned).collect();
            for name in names {
                let mut held = Vec::new();
                // The reader checks the sum of each file.
                archive.by_name(&name).unwrap().read_to_end(&mut held).unwrap();
                if !name.ends_with(".png") {
                    words_of(std::str::from_utf8(&held).unwrap());
                }
            }
            assert!(part(&bytes, "word/styles.xml").contains(&format!("w:val=\"{tag}\"")));
            let written = words_of(&part(&bytes, "word/document.xml")).concat();
            for words in report.texts_mut() {
                for line in words.lines().filter(|line| !line.is_empty()) {
                    assert!(written.contains(line), "{topic:?} {tag}: «{line}» is not in the document");
                }
            }
        }
    }
    set_lang(Lang::Nb);
}

#[test]
fn what_xml_does_not_bear_is_written_out_or_left_out() {
    let rows = vec![vec!["a < b & \"c\" > d\u{1}\u{b}".to_owned(), "to\nlinjer".to_owned()]];
    let report = Report {
        title: "T".into(),
        blocks: vec![Block::Table(Grid::new("", &["x", "y"], rows))],
        language: "nb-NO",
        ..Report::default()
    };
    let words = words_of(&part(&to_docx(&report), "word/document.xml")).concat();
    assert!(words.contains("a < b & \"c\" > d"), "{words}");
    assert!(part(&to_docx(&report), "word/document.xml").contains("<w:br/>"));
}

/// Read back by a PNG reader that is not ours.
#[test]
fn a_picture_is_a_png_with_the_drawing_in_it() {
    let shapes = vec![
        Shape::Box([10.0, 10.0, 20.0, 10.0], Ink::Red),
        Shape::Line([0.0, 39.0, 60.0, 39.0], 1.0, Ink::Grey),
        Shape::Figures([45.0, 15.0], 12.0, "0123456789.,-%+/:".into()),
    ];
    let bytes = to_png(&Drawing { width: 60.0, height: 40.0, shapes });
    let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    assert_eq!((info.width, info.height), (120, 80));
    let at = |x: usize, y: usize| &pixels[(y * 120 + x) * 3..][..3];
    assert_eq!(at(0, 0), [255, 255, 255]);
    assert_eq!(at(30, 30), Ink::Red.rgb());
    assert_eq!(at(19, 30), [255, 255, 255]);
    let dark = |x: usize, y: usize| at(x, y)[0] < 100;
    assert!((0..120).any(|x| (20..40).any(|y| dark(x, y))), "the figures are drawn");
}

/// A long run, no run, and runs of every length that the code writes another way.
#[test]
fn pictures_of_any_width_unpack() {
    for width in [1.0, 2.0, 43.0, 44.0, 129.0, 600.0] {
        let drawing = Drawing::bars(&[("1".into(), width, Some(7.0)), ("2".into(), 3.0, None)]);
        let drawing = Drawing { width: width as f32, ..drawing };
        let mut reader = png::Decoder::new(Cursor::new(to_png(&drawing))).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
    }
}

/// The words of a key in the texts' own file, read as the translators wrote it.
fn of_locale(key: &str, lang: &str) -> String {
    let file: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string("locales/situation.json").unwrap()).unwrap();
    file[key][lang].as_str().unwrap().to_owned()
}

/// How often a tag opens.
fn tags(xml: &str, tag: &str) -> usize {
    xml.matches(&format!("<{tag}>")).count() + xml.matches(&format!("<{tag} ")).count()
}

/// A sample's analyses as Word files, for a leader and for oneself, in four languages: the steps as headings
/// in that language, every word of the preview, every table and picture.
#[test]
fn an_analysis_opens_in_every_language_with_its_steps_tables_and_pictures() {
    const STEPS: [&str; 6] =
        ["step_measures", "step_discussion", "step_decision", "step_carrying_out", "step_evaluation", "step_closing"];
    let _one = ONE_AT_A_TIME.lock();
    for (lang, sample_lang, name, tag) in [
        (Lang::Nb, SampleLang::Nb, "nb", "nb-NO"),
        (Lang::Nn, SampleLang::Nb, "nn", "nn-NO"),
        (Lang::Da, SampleLang::Da, "da", "da-DK"),
        (Lang::En, SampleLang::Nb, "en", "en-GB"),
    ] {
        set_lang(lang);
        let workspace = sampled(sample_lang);
        let codes: Vec<&str> = workspace.cases().iter().map(|case| case.code.as_str()).collect();
        assert!(workspace.analyses().iter().count() > 1);
        for (analysis, wish) in workspace.analyses().iter().flat_map(|one| [(one, LEADER), (one, OWN)]) {
            let (mut report, _) = finished(analysis::report(&workspace, analysis), &workspace, wish);
            let bytes = to_docx(&report);
            let document = part(&bytes, "word/document.xml");
            let read = words_of(&document);
            for step in STEPS {
                assert!(read.contains(&of_locale(step, name)), "{tag}: the heading {step} is missing");
            }
            for other in
                ["nb", "da", "en"].into_iter().filter(|other| of_locale(STEPS[4], other) != of_locale(STEPS[4], name))
            {
                assert!(!read.contains(&of_locale(STEPS[4], other)), "{tag}: a heading in {other}");
            }
            assert!(part(&bytes, "word/styles.xml").contains(&format!("w:val=\"{tag}\"")));
            let count = |kind: fn(&Block) -> bool| report.blocks.iter().filter(|block| kind(block)).count();
            let tables = count(|block| matches!(block, Block::Table(_)));
            let rows: usize = report
                .blocks
                .iter()
                .map(|block| if let Block::Table(grid) = block { grid.rows.len() + 1 } else { 0 })
                .sum();
            assert_eq!((tags(&document, "w:tbl"), tags(&document, "w:tr")), (tables, rows), "{tag}");
            let pictures = count(|block| matches!(block, Block::Picture(_)));
            assert!(pictures > 0 && tags(&document, "pic:pic") == pictures, "{tag}: {pictures}");
            let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
            let drawn: Vec<String> =
                archive.file_names().filter(|name| name.ends_with(".png")).map(str::to_owned).collect();
            assert_eq!(drawn.len(), pictures);
            for name in drawn {
                let mut held = Vec::new();
                archive.by_name(&name).unwrap().read_to_end(&mut held).unwrap();
                let info = png::Decoder::new(Cursor::new(held)).read_info().unwrap().info().clone();
                assert!(info.width > 100 && info.height > 100);
            }
            let written = read.concat();
            for words in report.texts_mut() {
                for line in words.lines().filter(|line| !line.is_empty()) {
                    assert!(written.contains(line), "{tag}: «{line}» is not in the document");
                }
            }
            if wish.leader {
                assert!(codes.iter().all(|code| !written.contains(code)), "{tag}: a code is in the document");
            }
        }
    }
    set_lang(Lang::Nb);
}

/// What was decided, moved and found since is in the report: to oneself with codes, to a leader with letters.
#[test]
fn an_analysis_says_what_moves_what_was_seen_and_what_was_corrected() {
    use arbeidsro::domain::analysis::{Analysis, Correction, Decision, Evaluation, Move};
    let _one = ONE_AT_A_TIME.lock();
    set_lang(Lang::Nb);
    let mut workspace = telling();
    let moved = Move { case: CaseId(Id::new("c1")), to: "Avdeling vest".into(), ..Move::default() };
    let decision = Decision {
        on: Some(day("2026-11-02")),
        seen: "Tre frister er brutt".into(),
        dissent: "Verneombudet er uenig".into(),
        ..Decision::default()
    };
    let correction = Correction { on: day("2026-11-12"), text: "Det var to".into() };
    let held = Evaluation {
        due: day("2026-11-09"),
        held: Some(day("2026-11-09")),
        decider: "barnevernsleder".into(),
        corrections: vec![correction],
        ..Evaluation::default()
    };
    let analysis = Analysis {
        id: arbeidsro::domain::ids::AnalysisId(Id::new("a1")),
        opened: day("2026-11-01"),
        moves: vec![moved],
        decision,
        evaluations: vec![held],
        ..Analysis::default()
    };
    workspace.commit(Label::AnalysisAdded, edits(None, &analysis), 1_795_000_000_001);
    let written = |wish: Wish| all_words(&finished(analysis::report(&workspace, &analysis), &workspace, wish).0);
    let (leader, own) = (written(LEADER), written(OWN));
    for words in ["Avdeling vest", "Tre frister er brutt", "Verneombudet er uenig", "Det var to", "barnevernsleder"] {
        assert!(leader.contains(words) && own.contains(words), "«{words}» is missing");
    }
    assert!(own.contains("K7-ulv") && !leader.contains("K7-ulv") && leader.contains("sak A"));
}
