//! The cases, placed around today so that some clocks are overdue and some due today, this week
//! and later.

use super::{Calendar, SampleLang, Texts, id};
use crate::domain::{
    calendar::{add_days, working_day_on_or_after},
    case::{Case, CaseEvent, CaseType, ClockMark, Country, EventKind, Extension},
    change::Edit,
    clock::occurrence_of,
    entity,
    ids::EventId,
};
use chrono::{NaiveDate, NaiveTime};

/// How far the case has come. Numbers are days ago.
#[derive(Clone, Copy)]
enum Course {
    /// Received, not reviewed. "At once" has been met unless it is new.
    Report { received: u64, is_new: bool },
    /// Under investigation; `fed_back` when the reporter has been told.
    Investigation { received: u64, fed_back: bool, extended: bool },
    /// The investigation has ended.
    After { received: u64 },
    /// So old that its dates are of no use.
    Long,
}

struct Row {
    code: &'static str,
    case_type: CaseType,
    /// Risk and how many days ago it was copied.
    risk: Option<(u8, u64)>,
    course: Course,
    tag: Texts,
}

const fn row(
    code: &'static str,
    case_type: CaseType,
    risk: Option<(u8, u64)>,
    course: Course,
    nb: &'static str,
    da: &'static str,
) -> Row {
    Row { code, case_type, risk, course, tag: (nb, da) }
}

const fn report(received: u64) -> Course {
    Course::Report { received, is_new: received < 2 }
}

const fn investigation(received: u64, fed_back: bool) -> Course {
    Course::Investigation { received, fed_back, extended: false }
}

use CaseType::{
    Aftercare, Emergency, FosterNew, FosterSettled, Institution, Investigation, Report, Reunification, Support,
    Tribunal,
};

/// One case a line. Tasks name a case by its place here.
#[rustfmt::skip]
const ROWS: [Row; 30] = [
    row("K7-ulv", Report, Some((2, 6)), report(8), "skole", "skole"),
    row("M2-elg", Report, Some((1, 5)), report(7), "", ""),
    row("R3-gran", Report, Some((0, 4)), report(5), "barnehage", "børnehave"),
    row("B8-lom", Report, Some((3, 3)), report(3), "vold", "vold"),
    row("T4-siv", Report, None, report(1), "", ""),
    row("H6-rev", Investigation, Some((3, 2)), investigation(101, true), "vold", "vold"),
    row("A5-furu", Investigation, Some((2, 9)), investigation(95, true), "rus", "misbrug"),
    row("S9-oter", Investigation, Some((1, 20)), investigation(84, true), "tolk", "tolk"),
    row("E2-hegg", Investigation, Some((2, 11)), investigation(70, true), "søsken", "søskende"),
    row("L4-mose", Investigation, Some((1, 8)), investigation(55, true), "", ""),
    row("P3-jerv", Investigation, Some((0, 30)), investigation(40, true), "", ""),
    row("D7-rogn", Investigation, Some((1, 4)), investigation(25, false), "skole", "skole"),
    row("V6-laks", Investigation, Some((2, 1)), investigation(14, false), "politi", "politi"),
    row("N8-ugle", Investigation, Some((2, 7)), Course::Investigation { received: 150, fed_back: true, extended: true }, "sakkyndig", "børnesagkyndig"),
    row("G2-hare", Support, Some((1, 3)), Course::After { received: 200 }, "råd og veiledning", "familievejledning"),
    row("U5-lyng", Support, Some((0, 12)), Course::After { received: 240 }, "avlastning", "aflastning"),
    row("F9-bygg", Support, Some((1, 25)), Course::After { received: 290 }, "", ""),
    row("K3-pil", Support, Some((2, 6)), Course::After { received: 330 }, "rus", "misbrug"),
    row("M6-due", Support, Some((0, 40)), Course::After { received: 365 }, "barnehageplass", "børnehaveplads"),
    row("R8-rug", Support, None, Course::After { received: 400 }, "", ""),
    row("B4-sild", FosterSettled, Some((0, 10)), Course::Long, "samvær", "samvær"),
    row("T7-hest", FosterSettled, Some((0, 45)), Course::Long, "", ""),
    row("H3-osp", FosterNew, Some((2, 5)), Course::After { received: 260 }, "samvær", "samvær"),
    row("A8-nype", FosterNew, Some((1, 13)), Course::After { received: 310 }, "skolebytte", "skoleskift"),
    row("S5-lam", Institution, Some((2, 4)), Course::Long, "rus", "misbrug"),
    row("E6-sei", Emergency, Some((3, 1)), Course::Investigation { received: 20, fed_back: true, extended: false }, "vold", "vold"),
    row("L9-eik", Tribunal, Some((3, 6)), Course::After { received: 280 }, "advokat", "advokat"),
    row("P5-dill", Reunification, Some((1, 9)), Course::Long, "", ""),
    row("D2-bie", Aftercare, Some((0, 21)), Course::Long, "bolig", "bolig"),
    row("V3-rein", Report, Some((1, 1)), Course::Report { received: 1, is_new: true }, "", ""),
];

/// The place of the child in acute danger.
const ACUTE: usize = 3;
/// Closed cases and how many days ago.
const CLOSED: [(usize, u64); 2] = [(18, 20), (19, 6)];
/// Places of cases in the other country.
const ABROAD: [usize; 3] = [2, 16, 29];

pub fn cases(days: Calendar, lang: SampleLang) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (at, row) in ROWS.iter().enumerate() {
        let case = case(at, row, days, lang);
        let mut records = Records { case: &case, edits: entity::edits(None, &case), events: 0 };
        records.course(row.course, days, lang);
        edits.extend(records.edits);
    }
    edits
}

/// The code of a case by its place, for the tests of what belongs together.
#[cfg(test)]
pub fn codes() -> Vec<&'static str> {
    ROWS.iter().map(|row| row.code).collect()
}

fn case(at: usize, row: &Row, days: Calendar, lang: SampleLang) -> Case {
    let country = match (lang.country(), ABROAD.contains(&at)) {
        (Country::No, false) | (Country::Dk, true) => Country::No,
        _ => Country::Dk,
    };
    let tag = lang.pick(row.tag);
    Case {
        id: id("case", at).into(),
        code: row.code.to_owned(),
        country,
        case_type: row.case_type,
        risk: row.risk.map(|(risk, _)| risk),
        risk_on: row.risk.map(|(_, ago)| days.ago(ago)),
        acute: at == ACUTE,
        tags: if tag.is_empty() { Vec::new() } else { vec![tag] },
        closed: CLOSED.iter().find(|(closed, _)| *closed == at).map(|(_, ago)| days.ago(*ago)),
        ..Case::default()
    }
}

struct Records<'a> {
    case: &'a Case,
    edits: Vec<Edit>,
    events: usize,
}

impl Records<'_> {
    fn course(&mut self, course: Course, days: Calendar, lang: SampleLang) {
        let after =
            |day: NaiveDate, n: u32| working_day_on_or_after(self.case.country, add_days(day, n)).min(days.today);
        match course {
            Course::Long => {}
            Course::Report { received, is_new } => {
                let received = days.ago(received);
                let event = self.event(EventKind::ReportReceived, received);
                if !is_new {
                    self.done(["NO-MEL-0", "DK-UND-1"], &event, received);
                }
            }
            Course::Investigation { received, fed_back, extended } => {
                // Four months in Denmark where Norway has three and a week.
                let longer = if self.case.country == Country::Dk && received > 60 { 22 } else { 0 };
                let received = days.ago(received + longer);
                let report = self.event(EventKind::ReportReceived, received);
                let opened = self.opened(received, after(received, 4));
                if fed_back {
                    self.fed_back(&report, received, after(received, 12));
                }
                if after(received, 14) < days.today {
                    self.done(["NO-UND-1", ""], &opened, after(received, 13));
                }
                if extended {
                    self.extend(&opened, days.ago(55), lang);
                }
            }
            Course::After { received } => {
                let received = days.ago(received);
                let report = self.event(EventKind::ReportReceived, received);
                let opened = self.opened(received, after(received, 5));
                self.fed_back(&report, received, after(received, 13));
                self.done(["NO-UND-1", ""], &opened, after(received, 13));
                let closed = self.event(EventKind::InvestigationClosed, after(received, 88));
                self.done(["NO-UND-3", ""], &closed, after(received, 95));
            }
        }
    }

    fn event(&mut self, kind: EventKind, on: NaiveDate) -> EventId {
        // Danish reports are due in hours, so they have a time of day.
        let is_timed = self.case.country == Country::Dk && kind == EventKind::ReportReceived;
        let event = CaseEvent {
            id: super::Id::new(format!("{}-event-{}", self.case.id, self.events)).into(),
            case: self.case.id.clone(),
            kind,
            on,
            at: if is_timed { NaiveTime::from_hms_opt(15, 0, 0) } else { None },
            ..CaseEvent::default()
        };
        self.events += 1;
        self.edits.extend(entity::edits(None, &event));
        event.id
    }

    fn opened(&mut self, received: NaiveDate, on: NaiveDate) -> EventId {
        self.event(EventKind::InvestigationOpened, on.max(received))
    }

    fn fed_back(&mut self, report: &EventId, received: NaiveDate, told: NaiveDate) {
        self.done(["NO-MEL-0", "DK-UND-1"], report, received);
        self.done(["NO-MEL-2", "DK-UND-3"], report, told);
        self.done(["", "DK-UND-2"], report, add_days(received, 2));
    }

    /// Marks a clock as met: the first rule in Norway, the second in Denmark.
    fn done(&mut self, rules: [&str; 2], event: &EventId, on: NaiveDate) {
        let rule = self.rule(rules);
        if !rule.is_empty() {
            let mark = ClockMark { done: Some(on), ..self.mark(rule, event) };
            self.edits.extend(entity::edits(None, &mark));
        }
    }

    fn extend(&mut self, opened: &EventId, on: NaiveDate, lang: SampleLang) {
        let reason = lang.pick((
            "Sakkyndig er oppnevnt og trenger mer tid. Foreldrene er informert.",
            "Den børnesagkyndige undersøgelse tager længere tid. Forældrene er orienteret.",
        ));
        let decider = lang.pick(("barnevernsleder", "myndighedsleder"));
        let extension = Some(Extension { reason, decider, on, until: None });
        let mark = ClockMark { extension, ..self.mark(self.rule(["NO-UND-2", "DK-BFU-1"]), opened) };
        self.edits.extend(entity::edits(None, &mark));
    }

    fn rule<'r>(&self, [norway, denmark]: [&'r str; 2]) -> &'r str {
        match self.case.country {
            Country::No => norway,
            Country::Dk => denmark,
        }
    }

    fn mark(&self, rule: &str, event: &EventId) -> ClockMark {
        ClockMark::new(&self.case.id, rule, occurrence_of(event))
    }
}
