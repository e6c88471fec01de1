//! From a rule and a case's events to its clocks.

use super::{Clock, ClockState, Timing, has_reason, is_not_applicable, occurrence_of};
use crate::domain::{
    calendar::subtract_months,
    case::{Case, CaseEvent, CaseType, ClockMark, EventKind},
    course::{Course, Investigation, Report},
    deadline::{Deadline, End, From, Step, counted, deadline},
    rule::{Lasts, MetBy, Offset, Rule, RuleKind, Trigger, Unit},
    settings::Settings,
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// What a clock is counted from.
pub(super) struct Source {
    start: NaiveDateTime,
    earlier: Option<(EventKind, NaiveDate)>,
    why: Vec<Step>,
}

impl Source {
    fn of(event: &CaseEvent) -> Self {
        let start = event.on.and_time(event.at.unwrap_or(NaiveTime::MIN));
        Source { start, earlier: None, why: vec![Step::From { event: event.kind, on: event.on, at: event.at }] }
    }
}

/// When a clock was met, as an event shows it.
pub(super) struct Met {
    pub on: NaiveDate,
    pub at: Option<NaiveTime>,
    /// The event came after the duty, which was met by then at the latest.
    pub at_latest: bool,
    /// The day is that of recording.
    pub day_unknown: bool,
}

pub(super) struct Maker<'a> {
    pub case: &'a Case,
    /// In order of time.
    pub events: Vec<&'a CaseEvent>,
    pub course: Course<'a>,
    pub marks: &'a [ClockMark],
    pub settings: &'a Settings,
    pub today: NaiveDate,
}

impl<'a> Maker<'a> {
    pub fn of_rule(&self, rule: &'static Rule) -> Vec<Clock> {
        let course = &self.course;
        match rule.trigger {
            Trigger::ReportReceived => {
                let reports = course.reports.iter().filter(|report| rule.is_version_of(report.event.on));
                reports.map(|it| self.of_report(rule, it)).collect()
            }
            Trigger::InvestigationOpened | Trigger::ReportWeekEnded | Trigger::Awareness => {
                let opened = course.investigations.iter().filter(|it| rule.is_version_of(it.opened.on));
                opened.map(|it| self.of_investigation(rule, it)).collect()
            }
            Trigger::InvestigationClosed => {
                course.closings.iter().map(|it| self.clock(rule, it, Source::of(it), None, None)).collect()
            }
            Trigger::ReportDuringMeasure => {
                let during = course.reports.iter().filter(|report| self.is_during_measure(report.event));
                during.map(|report| self.clock(rule, report.event, Source::of(report.event), None, None)).collect()
            }
            Trigger::Event(kinds) => {
                let starts = self.events.iter().copied().filter(|event| kinds.contains(&event.kind));
                let starts = starts.filter(|event| self.holds(rule, event));
                match rule.kind {
                    RuleKind::Count => starts.flat_map(|event| self.years(rule, event)).collect(),
                    _ => starts.map(|event| self.of_event(rule, event)).collect(),
                }
            }
        }
    }

    /// The duty was there on that day, and for a child of that age.
    fn holds(&self, rule: &Rule, event: &CaseEvent) -> bool {
        let is_there = (!rule.is_new || event.on >= rule.valid_from) && rule.is_version_of(event.on);
        let adult = self.events.iter().find(|event| event.kind == EventKind::TurnsEighteen);
        let is_youth = adult.is_some_and(|adult| event.on >= subtract_months(adult.on, 24));
        is_there && rule.youth.is_none_or(|wanted| wanted == is_youth)
    }

    /// Recorded as running, or the case is one of measures and the report led to no investigation.
    fn is_during_measure(&self, report: &CaseEvent) -> bool {
        let earlier = || self.events.iter().filter(|event| event.on <= report.on);
        if earlier().any(|event| event.kind.begins_measure()) {
            let last = earlier().rfind(|event| event.kind.begins_measure() || event.kind.ends_measure());
            return last.is_some_and(|event| event.kind.begins_measure());
        }
        use CaseType::*;
        let is_measure = matches!(
            self.case.case_type,
            Support | FosterSettled | FosterNew | Institution | Reunification | Aftercare
        );
        let opened = |event: &&CaseEvent| event.kind == EventKind::InvestigationOpened && event.on >= report.on;
        is_measure && !self.events.iter().copied().any(|event| opened(&event))
    }

    fn of_event(&self, rule: &'static Rule, event: &'a CaseEvent) -> Clock {
        let mut source = Source::of(event);
        if let Some(later) = self.beginning(rule, event) {
            source.why.extend(Source::of(later).why);
            source.start = Source::of(later).start;
        }
        source.earlier = rule.earlier_at.and_then(|kind| Some((kind, self.parallel_end(event)?)));
        let met = match rule.met_by {
            MetBy::Events(kinds) => self.first_after(kinds, event, rule.gates.contains(&event.kind)),
            _ => None,
        };
        let met = met.map(|event| Met { on: event.on, at: event.at, at_latest: false, day_unknown: false });
        self.clock(rule, event, source, met, None)
    }

    /// The event from which the rule counts, before another of those that start it.
    fn beginning(&self, rule: &Rule, event: &CaseEvent) -> Option<&'a CaseEvent> {
        let (kind, _) = rule.begins_with.filter(|(_, but_for)| !but_for.contains(&event.kind))?;
        let later = self.first_after(&[kind], event, false)?;
        let Trigger::Event(starts) = rule.trigger else { return Some(later) };
        let next = self.first_after(starts, event, true);
        next.is_none_or(|next| later.on < next.on).then_some(later)
    }

    /// The end of an investigation that was open on the day of the event.
    fn parallel_end(&self, event: &CaseEvent) -> Option<NaiveDate> {
        let open = self.course.investigations.iter().filter(|it| it.opened.on <= event.on);
        open.filter_map(|it| it.closed).map(|closed| closed.on).find(|on| *on > event.on)
    }

    /// The first of these on the day of the event or later; `strictly` leaves its own day out.
    pub fn first_after(&self, kinds: &[EventKind], event: &CaseEvent, strictly: bool) -> Option<&'a CaseEvent> {
        let comes_after = |other: &CaseEvent| match strictly {
            true => other.on > event.on,
            // What meets a clock and starts the next cannot meet the one that it starts.
            false if kinds.contains(&event.kind) => (other.on, other.at, &other.id) > (event.on, event.at, &event.id),
            false => other.on >= event.on,
        };
        self.events.iter().copied().find(|other| kinds.contains(&other.kind) && comes_after(other))
    }

    fn of_report(&self, rule: &'static Rule, report: &Report) -> Clock {
        let at_latest = rule.met_by == MetBy::ReviewAtLatest;
        let seen = report.reviewed_by().map(|event| Met { on: event.on, at: event.at, at_latest, day_unknown: false });
        let met = match rule.met_by {
            MetBy::Review => seen,
            MetBy::ReviewAtLatest => seen.or_else(|| self.marked_review(report.event)),
            MetBy::Mark | MetBy::InvestigationClosed | MetBy::Events(_) => None,
        };
        self.clock(rule, report.event, Source::of(report.event), met, None)
    }

    /// The user marked the review itself as done.
    fn marked_review(&self, report: &CaseEvent) -> Option<Met> {
        let review = self.settings.rules.of_country(self.case.country).find(|rule| rule.met_by == MetBy::Review)?;
        let mark = self.mark(review, occurrence_of(&report.id))?;
        Some(Met { on: mark.done?, at: mark.done_at, at_latest: true, day_unknown: false })
    }

    fn of_investigation(&self, rule: &'static Rule, investigation: &Investigation) -> Clock {
        let Investigation { opened, closed, report } = *investigation;
        let source = match (rule.trigger, report) {
            (Trigger::InvestigationOpened, _) => Source::of(opened),
            (Trigger::ReportWeekEnded, Some(report)) => self.week_after(report),
            (_, Some(report)) => Source::of(report),
            (_, None) => {
                let mut source = Source::of(opened);
                source.why.push(Step::ReportUnknown);
                source
            }
        };
        let met_by_end = closed.filter(|_| rule.met_by == MetBy::InvestigationClosed);
        let met = met_by_end.map(|event| Met { on: event.on, at: event.at, at_latest: false, day_unknown: false });
        self.clock(rule, opened, source, met, closed.map(|event| event.on))
    }

    /// The nominal end of the week: § 149 does not move the start of another period.
    fn week_after(&self, report: &CaseEvent) -> Source {
        let mut source = Source::of(report);
        let week = Offset { n: 1, unit: Unit::Week };
        let to = counted(self.case.country, report.on, week);
        source.why.push(Step::Counted { offset: week, to });
        source.start = to.and_time(NaiveTime::MIN);
        source
    }

    fn clock(
        &self,
        rule: &'static Rule,
        event: &CaseEvent,
        source: Source,
        met: Option<Met>,
        investigation_ended: Option<NaiveDate>,
    ) -> Clock {
        let Source { start, earlier, mut why } = source;
        let mark = self.mark(rule, occurrence_of(&event.id));
        let extension = mark.and_then(|mark| mark.extension.as_ref()).filter(|it| has_reason(it));
        let extension = extension.filter(|_| rule.extension.is_some());
        if rule.offset.is_some_and(|offset| offset.unit.is_hours()) && event.at.is_none() {
            why.push(Step::MidnightAssumed);
        }
        let goes_back = rule.offset.is_some_and(|offset| offset.unit == Unit::MonthBefore);
        let from = From {
            start,
            trigger_on: if goes_back { NaiveDate::MIN } else { event.on },
            until: event.until,
            earlier,
            extension,
            buffer_days: self.settings.buffer_days,
            office: &self.settings.office,
        };
        let Deadline { end, shifted, plan_by } = deadline(rule, &from, &mut why);
        let mut clock = self.blank(rule, event, occurrence_of(&event.id), end);
        // What leads up to a day ahead begins when it ends: nobody can say earlier when.
        clock.started = end.date().filter(|_| goes_back).map_or(start, |end| end.and_time(NaiveTime::MIN));
        (clock.shifted_end, clock.plan_by, clock.extended, clock.why) = (shifted, plan_by, extension.is_some(), why);
        clock.state = self.state(&clock, event, met, investigation_ended);
        clock
    }

    /// A running clock without its arithmetic.
    pub fn blank(&self, rule: &'static Rule, event: &CaseEvent, occurrence: u32, end: End) -> Clock {
        Clock {
            case: self.case.id.clone(),
            rule,
            occurrence,
            event: event.id.clone(),
            started: event.on.and_time(NaiveTime::MIN),
            nominal_end: end,
            shifted_end: None,
            plan_by: None,
            state: ClockState::Running,
            count: None,
            extended: false,
            mark: self.mark(rule, occurrence).cloned(),
            why: Vec::new(),
        }
    }

    pub fn state(&self, clock: &Clock, event: &CaseEvent, met: Option<Met>, ended: Option<NaiveDate>) -> ClockState {
        let marked = clock.mark.as_ref();
        // A mark would end the row of what returns: there only the event counts.
        let marked_done = marked.filter(|_| clock.rule.returns_with().is_none());
        let done = marked_done.and_then(|mark| {
            Some(Met { on: mark.done?, at: mark.done_at, at_latest: false, day_unknown: mark.before_recorded })
        });
        if let Some(met) = done {
            return ClockState::Done { on: met.on, timing: timing(clock, &met) };
        }
        if marked.is_some_and(is_not_applicable) {
            return ClockState::NotApplicable;
        }
        if let Some(met) = met {
            return ClockState::Done { on: met.on, timing: timing(clock, &met) };
        }
        if let Some(on) = self.stop(clock.rule, event, ended) {
            return ClockState::Stopped { on };
        }
        if is_suspended(clock, event) { ClockState::Suspended } else { ClockState::Running }
    }

    /// The day on which an unmet clock that this event started stops.
    pub fn stop(&self, rule: &Rule, event: &CaseEvent, investigation_ended: Option<NaiveDate>) -> Option<NaiveDate> {
        let closed = self.case.closed.filter(|closed| event.on < *closed);
        let stopped = match rule.lasts {
            Lasts::UntilMet => return None,
            Lasts::WhileCase => None,
            Lasts::WhileInvestigation => investigation_ended,
            // What lies ahead has stopped nothing yet.
            Lasts::Until(kinds) => {
                let first = self.first_after(kinds, event, true).map(|event| event.on);
                first.filter(|on| *on <= self.today)
            }
        };
        [stopped, closed].into_iter().flatten().min()
    }

    pub fn mark(&self, rule: &Rule, occurrence: u32) -> Option<&ClockMark> {
        let is_it = |mark: &&ClockMark| mark.occurrence == occurrence && mark.rule == rule.id;
        self.marks.iter().filter(|mark| mark.case == self.case.id).find(is_it)
    }
}

/// It started in the period, or would end in it.
pub(super) fn is_suspended(clock: &Clock, event: &CaseEvent) -> bool {
    let end = clock.nominal_end.date();
    clock.rule.suspended.is_some_and(|period| period.covers(event.on) || end.is_some_and(|end| period.covers(end)))
}

pub(super) fn timing(clock: &Clock, met: &Met) -> Timing {
    let in_time = match clock.nominal_end {
        End::On(_) => clock.due_on().map(|due| met.on <= due),
        End::At(end) if met.on == end.date() => met.at.map(|at| at <= end.time()),
        End::At(end) => Some(met.on < end.date()),
        End::Now => (met.on <= clock.started.date()).then_some(true),
        End::Gate => None,
    };
    match in_time.filter(|_| !met.day_unknown) {
        Some(true) => Timing::InTime,
        Some(false) if !met.at_latest => Timing::Late,
        _ => Timing::Unknown,
    }
}
