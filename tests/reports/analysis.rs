//! The report of an analysis: its steps, tables and pictures, and what is said to whom.

use crate::{LEADER, ONE_AT_A_TIME, OWN, all_words, day, part, sampled, telling, words_of};
use arbeidsro::{
    domain::{
        change::Label,
        entity::edits,
        ids::{CaseId, Id},
    },
    interchange::{
        report::{Block, to_docx},
        sample::SampleLang,
    },
    state::queries::{
        analysis,
        reports::{Wish, finished},
    },
    texts::{Lang, set_lang},
};
use std::io::{Cursor, Read};

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
