//! The tasks: every quadrant filled, a few unsorted, a few done, two put elsewhere by hand.

use super::{Calendar, SampleLang, Texts, id};
use crate::domain::{
    change::Edit,
    entity,
    quadrant::Quadrant,
    repeat::{Repeat, RepeatUnit},
    task::{Step, Task},
};
use chrono::NaiveTime;

#[derive(Clone, Copy)]
enum Kind {
    /// A duty by law.
    Statutory,
    Important,
    Unimportant,
    /// The user has not said.
    Unsorted,
}

use Kind::{Important, Statutory, Unimportant, Unsorted};

struct Row {
    title: Texts,
    /// The place of its case.
    case: Option<usize>,
    /// Days from now.
    due: Option<i64>,
    planned: Option<i64>,
    minutes: u32,
    kind: Kind,
}

const fn row(
    nb: &'static str,
    da: &'static str,
    case: Option<usize>,
    due: Option<i64>,
    planned: Option<i64>,
    minutes: u32,
    kind: Kind,
) -> Row {
    Row { title: (nb, da), case, due, planned, minutes, kind }
}

#[rustfmt::skip]
const ROWS: [Row; 45] = [
    // Now.
    row("Ring legevakt og avklar vurdering", "Ring til lægevagten og afklar vurdering", Some(3), Some(0), Some(0), 30, Important),
    row("Skriv ferdig notat fra barnesamtale", "Skriv notat fra børnesamtale færdigt", Some(5), Some(-1), Some(0), 60, Important),
    row("Send innkalling til evalueringsmøte", "Send indkaldelse til opfølgningsmøde", Some(14), Some(0), None, 20, Important),
    row("Svar på klage til statsforvalteren", "Svar på klage til Ankestyrelsen", Some(17), Some(1), Some(0), 120, Statutory),
    row("Gå gjennom utkast til begjæring med jurist", "Gennemgå udkast til indstilling med jurist", Some(26), Some(1), Some(1), 90, Statutory),
    row("Gjennomfør tilsynsbesøk i fosterhjem", "Gennemfør tilsynsbesøg i plejefamilie", Some(22), Some(2), Some(2), 240, Statutory),
    row("Hent inn uttalelse fra barnehagen", "Indhent udtalelse fra børnehaven", Some(6), Some(2), None, 30, Important),
    row("Bestill tolk til hjemmebesøk", "Bestil tolk til hjemmebesøg", Some(7), Some(1), None, 15, Important),
    row("Send forhåndsvarsel om vedtak", "Send partshøring før afgørelse", Some(16), Some(-3), None, 60, Statutory),
    // Plan.
    row("Forbered ansvarsgruppemøte", "Forbered netværksmøde", Some(14), Some(20), Some(9), 90, Important),
    row("Skriv ferdig tiltaksplan", "Skriv barnets plan færdig", Some(15), Some(25), Some(4), 180, Statutory),
    row("Samtale med ungdommen om ettervern", "Samtale med den unge om ungestøtte", Some(28), Some(45), Some(12), 60, Important),
    row("Oppdater samværsplan", "Opdater samværsplan", Some(20), Some(28), None, 90, Statutory),
    row("Tegn nettverkskart sammen med familien", "Tegn netværkskort sammen med familien", Some(9), Some(30), Some(8), 60, Important),
    row("Evaluer avlastning", "Følg op på aflastning", Some(15), Some(35), None, 60, Important),
    row("Gå gjennom samarbeidsavtale med skolen", "Gennemgå samarbejdsaftale med skolen", Some(23), Some(40), None, 60, Important),
    row("Forbered opplæring av ny kollega", "Forbered oplæring af ny kollega", None, Some(33), Some(5), 120, Important),
    row("Sett av tid til egen veiledning", "Sæt tid af til egen supervision", None, None, Some(6), 60, Important),
    row("Les nye rutiner for dokumentasjon", "Læs nye arbejdsgange for dokumentation", None, None, None, 60, Important),
    row("Planlegg tilbakeføring i etapper", "Planlæg hjemgivelse i etaper", Some(27), Some(50), None, 120, Important),
    row("Forbered kvartalsvis institusjonsbesøk", "Forbered tilsyn på børne- og ungehjem", Some(24), Some(26), Some(13), 180, Statutory),
    // Delegate.
    row("Bestill møterom til personalmøtet", "Book lokale til personalemødet", None, Some(1), None, 10, Unimportant),
    row("Send inn reiseregning", "Indsend rejseafregning", None, Some(2), None, 20, Unimportant),
    row("Svar på kommunens spørreundersøkelse", "Svar på kommunens spørgeskema", None, Some(1), None, 20, Unimportant),
    row("Meld fra om ferieønsker", "Giv besked om ferieønsker", None, Some(2), None, 10, Unimportant),
    row("Registrer timer for forrige uke", "Registrer timer for sidste uge", None, Some(0), None, 15, Unimportant),
    row("Oppdater telefonlisten på avdelingen", "Opdater afdelingens telefonliste", None, Some(2), None, 15, Unimportant),
    row("Bekreft deltakelse på fagdag", "Bekræft deltagelse i temadag", None, Some(1), None, 5, Unimportant),
    // Drop.
    row("Rydd i gamle e-poster", "Ryd op i gamle mails", None, None, None, 60, Unimportant),
    row("Lag ny mappestruktur på fellesområdet", "Lav ny mappestruktur på fællesdrevet", None, Some(60), None, 90, Unimportant),
    row("Les gamle nyhetsbrev", "Læs gamle nyhedsbreve", None, None, None, 45, Unimportant),
    row("Bytt bilde på oppslagstavla", "Skift billeder på opslagstavlen", None, None, None, 15, Unimportant),
    row("Se gjennom katalog for kontorrekvisita", "Kig i katalog over kontorartikler", None, None, None, 20, Unimportant),
    row("Prøv nye maler for møtereferat", "Prøv nye skabeloner til mødereferat", None, Some(75), None, 30, Unimportant),
    row("Rydd i hylla på kontoret", "Ryd op på reolen på kontoret", None, None, None, 30, Unimportant),
    // Not sorted yet.
    row("Ring skolen tilbake", "Ring tilbage til skolen", Some(10), None, None, 15, Unsorted),
    row("Spør faglig leder om maler", "Spørg faglig leder om skabeloner", None, None, None, 10, Unsorted),
    row("Idé: felles sjekkliste for hjemmebesøk", "Idé: fælles tjekliste til hjemmebesøg", None, None, None, 30, Unsorted),
    row("Finn kurs om høykonflikt", "Find kursus om højkonflikt", None, None, None, 20, Unsorted),
    // Put elsewhere by hand, see `BY_HAND`.
    row("Skriv innlegg om barns medvirkning", "Skriv indlæg om børns inddragelse", None, Some(40), None, 120, Unimportant),
    row("Svar samarbeidspartner om felles møte", "Svar samarbejdspartner om fælles møde", Some(21), Some(2), None, 20, Unimportant),
    // Done, see `DONE`.
    row("Hjemmebesøk", "Hjemmebesøg", Some(8), Some(-2), None, 120, Important),
    row("Send kopi av vedtak til partene", "Send kopi af afgørelse til parterne", Some(17), Some(-4), None, 20, Statutory),
    row("Drøft saken i teammøtet", "Drøft sagen på teammødet", Some(11), Some(-1), None, 30, Important),
    row("Bestill ny nøkkelbrikke", "Bestil ny nøglebrik", None, Some(-5), None, 10, Unimportant),
];

/// Chosen over the suggestion.
const BY_HAND: [(usize, Quadrant); 2] = [(39, Quadrant::Plan), (40, Quadrant::Now)];
/// The first of the tasks that are done, and how many days ago each was.
const DONE: (usize, [u64; 4]) = (41, [1, 3, 0, 4]);

/// What some tasks hold besides: a checklist, a repeat, somebody it waits for, time used, tags, a goal.
fn add_more(at: usize, task: &mut Task, days: Calendar, lang: SampleLang) {
    let step = |done: bool, words: Texts| Step { text: lang.pick(words), done };
    let again = |unit, every| {
        let start = task.planned.or(task.deadline).unwrap_or(days.today);
        Some(Repeat::new(unit, every, false, start))
    };
    match at {
        1 => task.spent = 35,
        9 => {
            task.steps = vec![
                step(true, ("Avklar hvem som kommer", "Afklar, hvem der kommer")),
                step(false, ("Snakk med ungdommen først", "Tal med den unge først")),
                step(false, ("Skriv kort agenda", "Skriv en kort dagsorden")),
            ];
            task.at = NaiveTime::from_hms_opt(10, 0, 0);
        }
        13 | 14 => task.tags = vec![lang.pick(("samarbeid", "samarbejde"))],
        16 => task.goal = lang.pick(("Trygg oppstart for nye", "Tryg start for nye")),
        17 => task.repeat = again(RepeatUnit::Week, 2),
        23 => {
            task.waiting_for = lang.pick(("merkantil", "administrationen"));
            task.follow_up = Some(days.work_day(2));
        }
        25 => task.repeat = again(RepeatUnit::Week, 1),
        _ => (),
    }
}

pub fn tasks(days: Calendar, lang: SampleLang) -> Vec<Edit> {
    ROWS.iter().enumerate().flat_map(|(at, row)| entity::edits(None, &task(at, row, days, lang))).collect()
}

fn task(at: usize, row: &Row, days: Calendar, lang: SampleLang) -> Task {
    let mut task = plain(at, row, days, lang);
    add_more(at, &mut task, days, lang);
    task
}

fn plain(at: usize, row: &Row, days: Calendar, lang: SampleLang) -> Task {
    let done = at.checked_sub(DONE.0).and_then(|n| DONE.1.get(n)).map(|ago| days.ago(*ago));
    Task {
        id: id("task", at).into(),
        title: lang.pick(row.title),
        case: row.case.map(|case| id("case", case).into()),
        deadline: row.due.map(|due| days.work_day(due)),
        planned: row.planned.map(|planned| days.work_day(planned)),
        estimate: Some(row.minutes),
        statutory: matches!(row.kind, Statutory),
        important: match row.kind {
            Important => Some(true),
            Unimportant => Some(false),
            Statutory | Unsorted => None,
        },
        quadrant: BY_HAND.iter().find(|(chosen, _)| *chosen == at).map(|(_, quadrant)| *quadrant),
        created: Some(days.ago(3 + at as u64 % 11)),
        done,
        ..Task::default()
    }
}
