//! "Prepare my talk": a period's feedback, goals, deadlines and celebrations on one page for the leader.
//! Each part is chosen, and of each the most telling lines come first: what does not fit on one page is counted. Corrective feedback given to others is out unless it is chosen that time: it is
//! about somebody else.

use super::{
    goals::{steps, wish},
    indicators::{indicators, themes},
    measured::kept_between,
    one_page::fit,
    paper::{Paper, PaperLine, PaperPart},
};
use crate::{
    domain::{
        feedback::{Direction, Feedback, FeedbackKind},
        field_record::FieldRecord,
        goal::{self, GOAL},
        indicator::Course,
        workspace::Workspace,
    },
    texts::{Key, dates, growth_words, number, say, text},
};
use chrono::NaiveDate;
use std::cmp::Reverse;

/// Fewer than these have no share in percent.
const FEW: usize = 5;

/// A part of the page. To add one: a variant, its name, and a line in [`part`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TalkPart {
    /// The goals with what was done.
    Goals,
    /// Indicators and themes.
    Plan,
    /// Feedback received.
    Received,
    /// Positive feedback given.
    GivenPositive,
    /// Corrective feedback given to others.
    GivenCorrective,
    /// How deadlines were kept.
    Deadlines,
    /// What was celebrated, and what went well.
    Celebrations,
    /// What to raise, with room to write.
    Raise,
}

impl TalkPart {
    /// In the order of the page.
    pub const ALL: [TalkPart; 8] = [
        TalkPart::Goals,
        TalkPart::Plan,
        TalkPart::Received,
        TalkPart::GivenPositive,
        TalkPart::GivenCorrective,
        TalkPart::Deadlines,
        TalkPart::Celebrations,
        TalkPart::Raise,
    ];
    /// Its name in the form.
    pub fn slug(self) -> &'static str {
        ["goals", "plan", "received", "positive", "corrective", "deadlines", "celebrations", "raise"][self as usize]
    }
    /// Its heading.
    pub fn name(self) -> Key {
        [
            Key::GoalsTitle,
            Key::PlanTitle,
            Key::TalkReceived,
            Key::TalkGiven,
            Key::TalkGivenCorrective,
            Key::TalkDeadlines,
            Key::TalkCelebrations,
            Key::TalkRaise,
        ][self as usize]
    }
    /// On the page unless it is taken off.
    pub fn is_usual(self) -> bool {
        self != TalkPart::GivenCorrective
    }
}

/// A period, both days in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

impl Span {
    fn holds(self, day: Option<NaiveDate>) -> bool {
        day.is_some_and(|day| self.from <= day && day <= self.to)
    }
}

/// The page of a period with the chosen parts. A part with nothing to say is left out.
pub fn my_talk(workspace: &Workspace, span: Span, chosen: &[TalkPart]) -> Paper {
    let today = workspace.now().date();
    let lead = say::period_days(&dates::long_date(span.from), &dates::long_date(span.to));
    let parts = TalkPart::ALL.into_iter().filter(|part| chosen.contains(part));
    let parts = parts.map(|one| PaperPart::new(text(one.name()), part(workspace, one, span, today)));
    let parts = fit(&parts.collect::<Vec<_>>());
    let paper = Paper::new(text(Key::MyTalkPaper), lead, parts).guarded(workspace);
    Paper { for_leader: true, ..paper }
}

fn part(workspace: &Workspace, part: TalkPart, span: Span, today: NaiveDate) -> Vec<PaperLine> {
    match part {
        TalkPart::Goals => goal_lines(workspace, span),
        TalkPart::Plan => plan_lines(workspace),
        TalkPart::Received => feedback(workspace, span, today, |entry| entry.direction == Direction::Received),
        TalkPart::GivenPositive => feedback(workspace, span, today, |entry| is_given(entry, FeedbackKind::Positive)),
        TalkPart::GivenCorrective => {
            feedback(workspace, span, today, |entry| is_given(entry, FeedbackKind::Corrective))
        }
        TalkPart::Deadlines => deadlines(workspace, span),
        TalkPart::Celebrations => celebrations(workspace, span, today),
        TalkPart::Raise => raise(workspace, span),
    }
}

fn is_given(entry: &Feedback, kind: FeedbackKind) -> bool {
    entry.direction == Direction::Given && entry.kind == kind
}

/// Entries of the period: those that led to something first, then the latest. No roles: in a small team a role is a person.
fn feedback(workspace: &Workspace, span: Span, today: NaiveDate, takes: impl Fn(&Feedback) -> bool) -> Vec<PaperLine> {
    let mut entries: Vec<_> =
        workspace.feedback().iter().filter(|entry| span.holds(entry.delivered) && takes(entry)).collect();
    let led_to_something = |entry: &Feedback| !entry.outcome.is_empty() || !entry.agreed.is_empty();
    entries.sort_by_key(|entry| (!led_to_something(entry), Reverse(entry.delivered), entry.id.clone()));
    let line = |entry: &Feedback| {
        let day = entry.delivered.map(|day| dates::short_date(day, today)).unwrap_or_default();
        let said = joined(&entry.situation, &entry.behaviour);
        let led = [entry.effect.as_str(), &entry.agreed, &entry.outcome].into_iter().filter(|words| !words.is_empty());
        let words = std::iter::once(said.as_str()).chain(led).map(sentence).collect::<Vec<_>>().join(" ");
        PaperLine::new(format!("{day}, {}", growth_words::kind(entry.kind).to_lowercase()), words)
    };
    entries.into_iter().map(|entry| line(entry)).collect()
}

/// Situation and behaviour as one sentence where the second goes on in small letters, else as two.
fn joined(situation: &str, behaviour: &str) -> String {
    match behaviour.chars().next() {
        _ if situation.is_empty() => behaviour.to_owned(),
        Some(first) if first.is_uppercase() => format!("{} {behaviour}", sentence(situation)),
        _ => format!("{situation} {behaviour}").trim_end().to_owned(),
    }
}

/// With one full stop.
fn sentence(words: &str) -> String {
    match words.trim_end().chars().last() {
        Some('.' | '?' | '!' | '»' | '”' | '«') | None => words.trim_end().to_owned(),
        Some(_) => format!("{}.", words.trim_end()),
    }
}

fn goal_lines(workspace: &Workspace, span: Span) -> Vec<PaperLine> {
    let in_span = |goal: &FieldRecord| goal::is_open(goal) || span.holds(goal.day("closed"));
    let mut goals = workspace.field_records(GOAL);
    goals.retain(|goal| in_span(goal));
    // What was reached, then what is worked on most.
    goals.sort_by_key(|goal| {
        let done = steps(workspace, &goal.id).iter().filter(|step| step.is_done).count();
        (goal::is_open(goal), Reverse(done), Reverse(goal.number("commitment").map(|n| n as i64)), goal.id.clone())
    });
    let line = |goal: &FieldRecord| {
        let steps = steps(workspace, &goal.id);
        let done = steps.iter().filter(|step| step.is_done).count();
        let count = (!steps.is_empty()).then(|| say::goal_steps_of(&done.to_string(), &steps.len().to_string()));
        let next = steps.iter().find(|step| !step.is_done).map(|step| say::talk_next(&step.title));
        let status = (!goal::is_open(goal)).then(|| growth_words::goal_status(goal.text("status")).to_owned());
        let commitment = goal.number("commitment").map(|value| say::goal_commitment(&number(value)));
        let will = Some(goal.text("will").to_owned()).filter(|words| !words.is_empty());
        let facts = [status, commitment, count].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let words = [Some(facts), will, next].into_iter().flatten().filter(|words| !words.is_empty());
        let words = words.map(|words| capital(&sentence(&words))).collect::<Vec<_>>().join(" ");
        PaperLine::new(wish(goal), if words.is_empty() { "–".to_owned() } else { words })
    };
    goals.iter().map(|goal| line(goal)).collect()
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn plan_lines(workspace: &Workspace) -> Vec<PaperLine> {
    let rank = |course: Course| match course {
        Course::Behind => 0,
        Course::Reached => 2,
        Course::OnTheWay => 3,
        Course::NotBegun => 5,
    };
    let mut lines: Vec<(usize, PaperLine)> = Vec::new();
    for view in indicators(workspace, None) {
        lines.push((rank(view.course), PaperLine::new(view.name, view.finding)));
    }
    for theme in themes(workspace) {
        let notes = theme.steps.into_iter().map(|(.., words)| words).filter(|words| !words.is_empty());
        let words = std::iter::once(theme.stage).chain(notes).map(|words| sentence(&words));
        let rank = if theme.is_over { 4 } else { 1 };
        lines.push((rank, PaperLine::new(theme.title, words.collect::<Vec<_>>().join(" "))));
    }
    // What asks for a word first: behind its day, in focus, reached.
    lines.sort_by_key(|(rank, _)| *rank);
    lines.into_iter().map(|(_, line)| line).collect()
}

/// The service's own deadlines by law that fell in the period, as a count and a share. Without cases.
fn deadlines(workspace: &Workspace, span: Span) -> Vec<PaperLine> {
    let [clocks, talks] = kept_between(workspace, span.from, span.to);
    let count = |name: Key, kept: super::compliance::Kept| {
        let (percent, all) = (kept.percent()?, kept.in_time + kept.broken);
        let (good, of) = (kept.in_time.to_string(), all.to_string());
        // A share of a few says nothing.
        let words = match all < FEW {
            true => say::talk_kept_few(&good, &of),
            false => say::talk_kept(&good, &of, &number(percent.round())),
        };
        Some(PaperLine::new(text(name), words))
    };
    [count(Key::TalkClocks, clocks), count(Key::TalkChildTalks, talks)].into_iter().flatten().collect()
}

fn celebrations(workspace: &Workspace, span: Span, today: NaiveDate) -> Vec<PaperLine> {
    // Goals reached, then partial goals, then what went well in a week; of each the latest first.
    let mut found: Vec<(u8, Reverse<NaiveDate>, PaperLine)> = Vec::new();
    for goal in workspace.field_records(GOAL).iter().filter(|goal| goal.text("status") == goal::STATUS[1]) {
        let Some(day) = goal.day("closed").filter(|day| span.holds(Some(*day))) else { continue };
        let words = say::talk_goal_reached(&wish(goal));
        let line = PaperLine::new(dates::short_date(day, today), with_party(words, goal.text("celebrated")));
        found.push((0, Reverse(day), line));
    }
    for view in indicators(workspace, None) {
        for row in view.partials.iter().filter(|row| span.holds(row.reached_on)) {
            let words = say::talk_partial_reached(&view.name, &row.words[1]);
            let day = row.reached_on.unwrap_or(row.at.on);
            let line = PaperLine::new(dates::short_date(day, today), with_party(words, &row.celebrated));
            found.push((1, Reverse(day), line));
        }
    }
    for review in workspace.reviews().iter().filter(|review| span.holds(Some(review.monday)) && !review.well.is_empty())
    {
        let week = say::today_week(&dates::week(review.monday).to_string());
        found.push((2, Reverse(review.monday), PaperLine::new(week, sentence(&review.well))));
    }
    found.sort_by_key(|(rank, day, _)| (*rank, *day));
    found.into_iter().map(|(.., line)| line).collect()
}

fn with_party(words: String, party: &str) -> String {
    if party.is_empty() { words } else { format!("{words} {}", say::talk_party(&sentence(party))) }
}

/// What the latest review of the period wants to raise, and room for more.
fn raise(workspace: &Workspace, span: Span) -> Vec<PaperLine> {
    let reviews = workspace.reviews().iter().filter(|review| span.holds(Some(review.monday)));
    let latest = reviews.max_by_key(|review| review.monday).map(|review| review.raise.clone());
    vec![PaperLine::words(latest.unwrap_or_default()).room(3)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{change::Label, stamp::Writer},
        interchange::sample::{SampleLang, sample},
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn sampled() -> Workspace {
        let mut workspace = Workspace::new(Writer::default(), day("2026-11-20").and_hms_opt(9, 0, 0).unwrap());
        workspace.commit(Label::SampleLoaded, sample(day("2026-11-20"), SampleLang::Nb), 1);
        workspace
    }

    fn usual() -> Vec<TalkPart> {
        TalkPart::ALL.into_iter().filter(|part| part.is_usual()).collect()
    }

    #[test]
    fn what_was_said_to_correct_others_is_out_until_it_is_chosen() {
        let (workspace, span) = (sampled(), Span { from: day("2026-08-20"), to: day("2026-11-20") });
        let written = my_talk(&workspace, span, &usual()).to_text();
        assert!(!written.contains("svarte du på telefonen"), "{written}");
        assert!(written.contains("satt du på gulvet") && written.contains("kom jeg ti minutter"), "{written}");
        assert!(my_talk(&workspace, span, &TalkPart::ALL).to_text().contains("svarte du på telefonen"));
    }

    #[test]
    fn situation_and_behaviour_read_as_they_were_written() {
        assert_eq!(joined("På møtet", "kom jeg sent"), "På møtet kom jeg sent");
        assert_eq!(joined("På møtet tirsdag", "Jeg kom sent"), "På møtet tirsdag. Jeg kom sent");
        assert_eq!((joined("", "Jeg"), joined("På møtet", "")), ("Jeg".to_owned(), "På møtet".to_owned()));
    }

    #[test]
    fn no_code_and_no_role_is_on_the_page() {
        let workspace = sampled();
        let paper = my_talk(&workspace, Span { from: day("2026-08-20"), to: day("2026-11-20") }, &TalkPart::ALL);
        let written = paper.to_text().to_lowercase();
        assert!(workspace.cases().iter().all(|case| !written.contains(&case.code.to_lowercase())));
        assert!(!written.contains("samarbeidspartner, skole") && !written.contains("fadder"), "{written}");
        assert!(paper.for_leader);
    }

    #[test]
    fn the_period_decides_what_is_on_the_page() {
        let workspace = sampled();
        let written = my_talk(&workspace, Span { from: day("2026-01-01"), to: day("2026-01-31") }, &usual()).to_text();
        assert!(!written.contains("satt du på gulvet") && !written.contains(&text(Key::TalkReceived).to_uppercase()));
    }
}
