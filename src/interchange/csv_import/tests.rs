use super::*;
use crate::{
    domain::{
        case::{CaseType, EventKind},
        change::Edit,
        entity,
        ids::Id,
        stamp::Stamp,
        truth::Truth,
    },
    interchange::csv_headers::IdentityHeader,
};
use RejectReason::*;
use proptest::prelude::*;
use rustc_hash::FxHashSet;

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn plan_of(text: &str) -> Plan {
    try_plan(text, &[]).unwrap()
}

fn try_plan(text: &str, taken: &[&str]) -> Result<Plan, FileError> {
    let taken = taken.iter().map(|code| (*code).to_owned()).collect();
    plan(text, &context(&taken, &[], &Marks::default()))
}

fn context<'a>(taken: &'a FxHashSet<String>, held: &'a [HeldCase], marks: &'a Marks) -> ImportContext<'a> {
    ImportContext { today: day(2026, 11, 20), country: None, taken, held, marks, seed: 7 }
}

fn written(plan: &Plan, chosen: &[usize]) -> Vec<Edit> {
    let mut n = 0_u128;
    edits(&kept(plan, chosen, || {
        n += 1;
        Id::from_random(n)
    }))
}

fn mapped(text: &str, targets: &[Target]) -> Plan {
    let taken = FxHashSet::default();
    plan_with(text, &Mapping(targets.to_vec()), &context(&taken, &[], &Marks::default())).unwrap()
}

const NORWAY: &[u8] = include_bytes!("../../../public/sample/saker-norge.csv");
const DENMARK: &[u8] = include_bytes!("../../../public/sample/sager-danmark.csv");

fn norway() -> String {
    assert_eq!(csv_text::encoding_label(NORWAY), "windows-1252");
    // For the letters in the file Windows-1252 and the first 256 characters are the same.
    NORWAY.iter().copied().map(char::from).collect()
}

#[test]
fn the_norwegian_sample() {
    let plan = plan_of(&norway());
    assert_eq!((plan.delimiter, plan.has_header, plan.country), (';', true, Country::No));
    assert_eq!((plan.rows.len(), plan.rejected.len()), (30, 0));
    assert_eq!(plan.dropped().count(), 8);
    assert!(plan.dropped().all(|column| matches!(column.dropped, Some(DropReason::Header(_)))));
    let first = &plan.rows[3];
    assert_eq!((first.case.case_type, first.case.risk), (CaseType::Investigation, Some(2)));
    assert_eq!(first.case.risk_on, Some(day(2026, 11, 20)));
    assert_eq!(first.case.tags, ["vold"]);
    let events: Vec<_> = first.events.iter().map(|one| (one.kind, one.on, one.at)).collect();
    assert_eq!(
        events,
        [(EventKind::ReportReceived, day(2026, 11, 2), None), (EventKind::InvestigationOpened, day(2026, 11, 6), None)]
    );
    assert_eq!(first.warnings, [RowWarning::CodeMade]);
    let codes: FxHashSet<_> = plan.rows.iter().map(|row| &row.case.code).collect();
    assert_eq!(codes.len(), 30);
    assert!(plan.rows.iter().all(|row| row.case.note.is_empty()));
    assert_nothing_of_identities(&plan, &norway(), ';');
}

#[test]
fn the_danish_sample() {
    let text = std::str::from_utf8(DENMARK).unwrap();
    let plan = plan_of(text);
    assert_eq!((plan.delimiter, plan.country), (',', Country::Dk));
    assert_eq!((plan.rows.len(), plan.rejected.len(), plan.dropped().count()), (30, 0, 7));
    assert!(plan.rows.iter().all(|row| row.case.country == Country::Dk));
    assert_eq!(plan.rows[0].events[0].at, chrono::NaiveTime::from_hms_opt(10, 10, 0));
    assert_eq!(plan.rows[19].case.case_type, CaseType::FosterSettled);
    assert_eq!(plan.rows[22].case.case_type, CaseType::FosterNew);
    assert_nothing_of_identities(&plan, text, ',');
}

/// No cell of a dropped column is anywhere in the plan or in what it would write.
fn assert_nothing_of_identities(plan: &Plan, text: &str, delimiter: char) {
    let all: Vec<usize> = (0..plan.rows.len()).collect();
    let written = written(plan, &all);
    let seen = format!("{plan:?} {written:?}");
    let (_, lines) = csv_text::lines(text).unwrap();
    assert!(text.contains(delimiter));
    for line in &lines[1..] {
        for column in plan.dropped() {
            let cell = &line.cells[column.index];
            assert!(cell.is_empty() || !seen.contains(cell.as_str()), "{cell}");
        }
    }
}

#[test]
fn edits_add_cases_with_their_events_and_nothing_unchosen() {
    let plan = plan_of("Kode;Type;Mottatt\nK7-ulv;Melding;19.11.2026\nM2-elg;Melding;18.11.2026\n");
    let written_one = written(&plan, &[1, 99]);
    let mut truth = Truth::default();
    for edit in &written_one {
        assert!(Id::is_well_formed(edit.key.id.as_str()));
        truth.write(&edit.key, &edit.field, &edit.after, Stamp::default());
    }
    assert_eq!(truth.len(), 2);
    let case: Vec<Case> = truth.records().filter_map(|(key, record)| decode_case(key, record)).collect();
    assert_eq!(case[0].code, "M2-elg");
    assert_eq!(written(&plan, &[]), []);
}

fn decode_case(key: &crate::domain::truth::Key, record: &crate::domain::truth::Record) -> Option<Case> {
    (key.kind.0 == "case").then(|| entity::decode(&key.id, record)).flatten()
}

#[test]
fn rows_that_are_rejected_say_where_and_why() {
    let head = "Kode;Type;Mottatt;Undersøkelse startet\n";
    let far = "x".repeat(csv_text::MAX_CELL + 1);
    let rows: [(&str, Target, RejectReason); 12] = [
        ("A2-rev;Melding;31.13.2026;", Target::Received, NotADate(Some("31.13.2026".into()))),
        ("A2-rev;Melding;i går;", Target::Received, NotADate(Some("i går".into()))),
        ("A2-rev;Melding;Kari Nordmann;", Target::Received, NotADate(None)),
        ("A2-rev;Melding;Kari;", Target::Received, NotADate(None)),
        ("A2-rev;Melding;31123950057;", Target::Received, NotADate(None)),
        ("A2-rev;Melding;21.11.2026;", Target::Received, InFuture(day(2026, 11, 21))),
        ("A2-rev;Melding;19.11.2001;", Target::Received, TooOld),
        ("A2-rev;Undersøkelse;10.11.2026;09.11.2026", Target::InvestigationOpened, OpenedBeforeReceived),
        ("A2-rev;Undersøkelse;10.11.2026;x", Target::InvestigationOpened, NotADate(Some("x".into()))),
        ("A2-rev;Testesen;Test;10.11.2026;x", Target::Ignore, TooManyCells { cells: 5, columns: 4 }),
        ("\"\";\"\";\"\";\"\";y", Target::Ignore, TooManyCells { cells: 5, columns: 4 }),
        (&format!("A2-rev;{far};10.11.2026;"), Target::Ignore, CellTooLong),
    ];
    for (row, field, reason) in rows {
        // Sound lines around it: one odd cell costs its own line, not the column.
        let sound = "B3-gran;Melding;1.11.2026;\nC4-siv;Melding;1.11.2026;\n";
        let plan = plan_of(&format!("{head}{row}\n{sound}"));
        assert_eq!(plan.rejected, [RejectedRow { line: 2, field, reason }], "{row:.60}");
        assert_eq!(plan.rows.len(), 2);
    }
}

#[test]
fn codes_are_ones_own_or_made_up_and_never_twice() {
    let head = "Sakskode;Type\n";
    let replaced = |plan: &Plan| {
        plan.rows[0].warnings.iter().find_map(|warning| match warning {
            RowWarning::CodeReplaced(problem) => Some(*problem),
            _ => None,
        })
    };
    let rows = [
        ("K7-ulv", None),
        ("Test Testesen", Some(CodeProblem::LooksLikeIdentity)),
        ("Test", Some(CodeProblem::LooksLikeIdentity)),
        ("2026/12345", Some(CodeProblem::LooksLikeCaseNumber)),
        ("31123950057", None), // the whole column is dropped then
    ];
    for (code, wanted) in rows {
        let filler = "Kx-1;Melding\nKy-2;Melding\nKz-3;Melding\nKv-4;Melding\nKw-5;Melding\n";
        let plan = plan_of(&format!("{head}{code};Melding\n{filler}"));
        assert_eq!(replaced(&plan), wanted, "{code}");
        assert!(wanted.is_none() || plan.rows[0].case.code != code);
    }
    let plan = plan_of("Sakskode;Type\n31123950057;Melding\nK7-ulv;Melding\n");
    assert_eq!(plan.columns[0].dropped, Some(DropReason::Content(identity::IdentityKind::NorwegianNumber)));
    assert!(plan.rows.iter().all(|row| row.warnings.contains(&RowWarning::CodeMade)));

    let plan = plan_of("Kode;Type\nK7-ulv;Melding\nk7-ULV;Melding\n;Melding\n");
    assert_eq!(plan.rejected, [RejectedRow { line: 3, field: Target::Code, reason: SameCode { line: 2 } }]);
    assert_eq!(plan.rows.len(), 2);

    let made = plan_of("Type\nMelding\nMelding\n");
    let codes: Vec<&str> = made.rows.iter().map(|row| row.case.code.as_str()).collect();
    assert_eq!(plan_of("Type\nMelding\nMelding\n"), made, "the same seed makes the same codes");
    let again = try_plan("Type\nMelding\nMelding\n", &codes).unwrap();
    assert!(again.rows.iter().all(|row| !codes.contains(&row.case.code.as_str())));
    let plan = try_plan("Kode;Type\nK7-ulv;Melding\n", &["K7-ulv"]).unwrap();
    assert_eq!(plan.rejected[0].reason, CodeInUse);
}

#[test]
fn lines_of_one_case_number_are_told_and_the_number_is_gone() {
    let plan = plan_of("Saksnr;Type\n2026/777;Melding\n2026/778;Melding\n2026/777;Hjelpetiltak\n");
    assert!(plan.rows[2].warnings.contains(&RowWarning::SameCaseAs { line: 2 }));
    assert_eq!(plan.columns[0].dropped, Some(DropReason::Header(IdentityHeader::CaseNumber)));
    assert!(!format!("{plan:?}").contains("2026/77"));
}

#[test]
fn values_and_warnings_of_a_row() {
    let head = "Type;Mottatt;Undersøkelse startet;Risiko;Land;Merkelapper\n";
    let warned = |row: &str| {
        let plan = plan_of(&format!("{head}{row}\n"));
        let row = plan.rows[0].clone();
        (row.case, row.warnings.into_iter().filter(|one| *one != RowWarning::CodeMade).collect::<Vec<_>>())
    };
    use RowWarning::*;
    let rows = [
        ("Melding;19.11.2026;;1;;", CaseType::Report, Some(1), vec![]),
        (";19.11.2026;;;;", CaseType::Report, None, vec![TypeMissing]),
        (";18.11.2026;19.11.2026;;;", CaseType::Investigation, None, vec![TypeMissing]),
        ("noe annet;19.11.2026;;;;", CaseType::Report, None, vec![TypeNotKnown(Some("noe annet".into()))]),
        ("Test;19.11.2026;;;;", CaseType::Report, None, vec![TypeNotKnown(None)]),
        ("Melding;;;;;", CaseType::Report, None, vec![NoReceived]),
        ("Fosterhjem;;;;;", CaseType::FosterSettled, None, vec![FosterAssumedSettled]),
        ("Fosterhjem, stabilt;;;;;", CaseType::FosterSettled, None, vec![]),
        ("Hjelpetiltak;19.11.2025;;;;", CaseType::Support, None, vec![DatesNotUsed]),
        ("Akuttsak;19.11.2026;;;;", CaseType::Emergency, None, vec![]),
        ("Melding;19.11.2026;;fem;;", CaseType::Report, None, vec![RiskNotKnown(Some("fem".into()))]),
        ("Melding;19.11.2026;;;Somalia;", CaseType::Report, None, vec![CountryNotKnown]),
        (
            "Melding;19.11.2026;;;;skole, en altfor lang etikett til å være en",
            CaseType::Report,
            None,
            vec![TagsLeftOut(1)],
        ),
        ("Melding;19.11.2026", CaseType::Report, None, vec![Short { cells: 2, columns: 6 }]),
    ];
    for (row, case_type, risk, warnings) in rows {
        let (case, found) = warned(row);
        assert_eq!((case.case_type, case.risk, found), (case_type, risk, warnings), "{row}");
    }
    let past = plan_of(&format!("{head}Hjelpetiltak;19.11.2025;20.11.2025;;;\n"));
    assert!(past.rows[0].events.is_empty(), "no clock of a year ago starts");
    assert_eq!(warned("Melding;19.11.2026;;;Danmark;").0.country, Country::Dk);
    assert_eq!(warned("Melding;19.11.2026;;;;vold|skole").0.tags, ["vold", "skole"]);
}

#[test]
fn the_user_may_change_targets_but_not_bring_identities_back() {
    let text = "Navn;Sist endret;Team;Bane\nTest Testesen;18.11.2026;nord;Prøve Prøvesen\n";
    let plan = plan_of(text);
    assert_eq!(plan.mapping(), Mapping(vec![Target::Ignore; 4]));
    assert_eq!(plan.rejected[0].reason, NothingToRead);

    let plan = mapped(text, &[Target::Code, Target::Received, Target::Tags, Target::Code]);
    let targets: Vec<_> = plan.columns.iter().map(|one| (one.target, one.dropped, one.is_free())).collect();
    assert_eq!(
        targets,
        [
            (Target::Ignore, Some(DropReason::Header(IdentityHeader::Name)), false),
            (Target::Received, None, true),
            (Target::Tags, None, true),
            (Target::Ignore, Some(DropReason::Content(identity::IdentityKind::Name)), true),
        ]
    );
    assert_eq!(plan.rows[0].case.tags, ["nord"]);
    assert_eq!(plan.columns[1].found_by, FoundBy::User);
    assert!(!format!("{plan:?}").contains("Test"));

    // Fewer targets than columns: the rest is ignored. The same target twice: the first holds.
    let plan = mapped(
        "Type;Mottatt;Mottatt dato\nMelding;18.11.2026;17.11.2026\n",
        &[Target::CaseType, Target::Received, Target::Received],
    );
    assert_eq!(plan.columns[2].target, Target::Ignore);
    assert_eq!(plan.rows[0].events[0].on, day(2026, 11, 18));
    let plan = mapped("Type;Mottatt\nMelding;18.11.2026\n", &[Target::CaseType]);
    assert_eq!(plan.rows[0].warnings, [RowWarning::CodeMade, RowWarning::NoReceived]);
}

#[test]
fn files_with_and_without_a_header() {
    for (text, has_header, rows) in [
        ("Type;Mottatt\nMelding;18.11.2026\n", true, 1),
        ("Bane;Farge\nx;y\n", true, 0),
        ("18.11.2026;Melding\n19.11.2026;Melding\n", false, 0),
        ("Test Testesen;Melding\nPrøve Prøvesen;Melding\n", false, 0),
        ("\u{feff}Type;Mottatt\r\nMelding;18.11.2026\r\n", true, 1),
        ("sep=;\r\nType;Mottatt\r\nMelding;18.11.2026\r\n", true, 1),
        ("Type\tMottatt\nMelding\t18.11.2026", true, 1),
        ("\n\nType;Mottatt;;\n;;;\nMelding;18.11.2026;;\n", true, 1),
        ("\"Type\";\"Mottatt\"\n\"Melding\";\"18.11.2026\"\n", true, 1),
    ] {
        let plan = plan_of(text);
        assert_eq!((plan.has_header, plan.rows.len()), (has_header, rows), "{text}");
        assert!(!format!("{plan:?}").contains("Testesen"));
    }
    let plan = mapped("18.11.2026;Melding\n19.11.2026;Melding\n", &[Target::Received, Target::CaseType]);
    assert_eq!(plan.rows.len(), 2);
}

#[test]
fn hostile_files() {
    assert_eq!(try_plan("", &[]), Err(FileError::Empty));
    assert_eq!(try_plan("PK\u{3}\u{4}\0", &[]), Err(FileError::NotText));
    assert!(plan_of("Type;Mottatt\nMelding;\u{fffd}\n").undecoded);

    // A quotation mark that is never closed takes the rest of the file into one cell.
    let open = format!("Type;Mottatt\n\"Melding;{}", "18.11.2026\n".repeat(1000));
    assert_eq!(plan_of(&open).rejected[0].reason, CellTooLong);

    // An unquoted delimiter in a name moves the number of a person into the column of codes.
    let moved = plan_of("Navn;Kode;Type\nTestesen, Test;K7-ulv;Melding\nTestesen; Test;31123950057;Melding\n");
    assert_eq!(moved.rows.len(), 1);
    assert!(matches!(moved.rejected[0].reason, TooManyCells { .. }));
    assert!(!format!("{moved:?}").contains("31123950057"));

    // The header says type, the cells say something else.
    let lying = plan_of("Type;Mottatt\n31123950057;18.11.2026\n");
    assert_eq!(lying.columns[0].dropped, Some(DropReason::Content(identity::IdentityKind::NorwegianNumber)));

    // The header row itself is somebody.
    let person = plan_of("Test Testesen;Mottatt\nx;18.11.2026\n");
    assert_eq!(person.columns[0].header, "");

    // Formulas are text: a code that holds one is kept as text and never run.
    let formula = plan_of("Kode;Type\n=1+1;Melding\n");
    assert_eq!(formula.rows[0].case.code, "=1+1");
    let control = plan_of("Kode;Type\nK7\u{7}-ulv;Melding\n");
    assert_eq!(control.rows[0].case.code, "K7-ulv");
    let wide = plan_of(&format!("{}\n{}\n", vec!["Type"; 150].join(";"), vec!["Melding"; 150].join(";")));
    assert_eq!(wide.columns.iter().filter(|column| column.target == Target::CaseType).count(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn any_text_is_a_plan_or_an_error(text in "(\\PC|[;,\t\"\n\r]|Type|Navn|Mottatt|Kode|31123950057|18.11.2026|Melding){0,80}") {
        if let Ok(plan) = try_plan(&text, &["K7-ulv"]) {
            let codes: FxHashSet<_> = plan.rows.iter().map(|row| &row.case.code).collect();
            prop_assert_eq!(codes.len(), plan.rows.len());
            prop_assert!(plan.rows.iter().all(|row| !row.case.code.is_empty()));
            let seen = format!("{plan:?}");
            prop_assert!(!seen.contains("31123950057"));
        }
    }

    #[test]
    fn whatever_the_order_of_columns_no_identity_comes_through(order in Just((0..6_usize).collect::<Vec<_>>()).prop_shuffle(), delimiter in prop::sample::select(vec![';', ',', '\t'])) {
        let columns = [
            ("Navn", "Zzyxqvist Testesen"), ("Fnr", "31123950057"), ("Saksnr", "qq-2026-4711"),
            ("Type", "Melding"), ("Mottatt", "18.11.2026"), ("Adresse", "Zzyxgata 4711"),
        ];
        let line = |pick: fn(&(&'static str, &'static str)) -> &'static str| {
            order.iter().map(|n| pick(&columns[*n])).collect::<Vec<_>>().join(&delimiter.to_string())
        };
        let plan = plan_of(&format!("{}\n{}\n", line(|one| one.0), line(|one| one.1)));
        prop_assert_eq!(plan.rows.len(), 1);
        prop_assert_eq!(plan.dropped().count(), 4);
        let seen = format!("{plan:?}");
        prop_assert!(!seen.contains("Zzyx") && !seen.contains("4711") && !seen.contains("31123950057"));
    }
}
