//! The document and its pictures, opened by readers that are not ours.

use crate::{LEADER, ONE_AT_A_TIME, TOPICS, out, part, sampled, words_of};
use arbeidsro::{
    interchange::{
        report::{Block, Drawing, Grid, Ink, Report, Shape, to_docx, to_png},
        sample::SampleLang,
    },
    texts::{Lang, set_lang},
};
use std::io::{Cursor, Read};

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
