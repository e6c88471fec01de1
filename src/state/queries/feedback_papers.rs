//! Feedback on paper: before a talk, and entries that the user has chosen to take out.

use super::paper::{Paper, PaperLine, PaperPart};
use crate::{
    domain::{
        feedback::{Direction, Feedback, FeedbackKind},
        ids::FeedbackId,
        workspace::Workspace,
    },
    texts::{Key, dates, growth_words, say, text},
};
use chrono::NaiveDate;

/// One page to have in the hand in a talk: what to say, what to ask, and room for what comes of it.
pub fn talk(entry: &Feedback, today: NaiveDate) -> Paper {
    match entry.direction {
        Direction::Given => giving(entry, today),
        Direction::Received => receiving(entry, today),
    }
}

fn giving(entry: &Feedback, today: NaiveDate) -> Paper {
    let said = |key: Key, words: &str| PaperLine::new(text(key), words).room(if words.is_empty() { 2 } else { 0 });
    let corrective = entry.kind == FeedbackKind::Corrective;
    let place = if corrective { Key::TalkPlacePrivate } else { Key::TalkPlace };
    let parts = vec![
        PaperPart::new(
            text(Key::TalkBefore),
            vec![PaperLine::words(text(place)), PaperLine::words(text(Key::TalkAsk))],
        ),
        PaperPart::new(
            text(Key::TalkSay),
            vec![
                said(Key::FeedbackSituation, &situation(entry, today)),
                said(Key::FeedbackBehaviour, &entry.behaviour),
                said(Key::FeedbackEffect, &entry.effect),
            ],
        ),
        PaperPart::new(
            text(Key::TalkIntent),
            vec![
                PaperLine::words(text(if corrective { Key::TalkIntentCorrective } else { Key::TalkIntentPositive })),
                PaperLine::new(text(Key::FeedbackAgreed), &entry.agreed),
                PaperLine::new(text(Key::TalkListen), "").room(3),
            ],
        ),
        PaperPart::new(
            text(Key::TalkAfter),
            vec![PaperLine::new(text(Key::TalkAgreement), "").room(2), due(entry, today)],
        ),
    ];
    Paper::new(text(Key::TalkTitle), lead(entry, today), parts)
}

fn receiving(entry: &Feedback, today: NaiveDate) -> Paper {
    let heard = [entry.situation.as_str(), &entry.behaviour, &entry.effect];
    let heard = heard.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join("\n");
    let takes = entry.takes.map(growth_words::takes).unwrap_or_default();
    let room = |words: &str| if words.is_empty() { 2 } else { 0 };
    let part = |title: Key, help: Key, words: &str| {
        PaperPart::new(text(title), vec![PaperLine::words(text(help)), PaperLine::words(words).room(room(words))])
    };
    let choice = [takes, &entry.agreed].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(". ");
    let parts = vec![
        part(Key::ReceiveListen, Key::ReceiveListenHelp, &heard),
        part(Key::ReceiveAsk, Key::ReceiveAskHelp, ""),
        PaperPart::new(text(Key::ReceiveThank), vec![PaperLine::words(text(Key::ReceiveThankHelp))]),
        part(Key::ReceiveChoose, Key::ReceiveChooseHelp, &choice),
        PaperPart::new("", vec![due(entry, today)]),
    ];
    Paper::new(text(Key::TalkTitleReceived), lead(entry, today), parts)
}

fn lead(entry: &Feedback, today: NaiveDate) -> String {
    let role = (!entry.role.is_empty()).then(|| entry.role.clone());
    let parts = [role, Some(growth_words::kind(entry.kind).to_owned()), Some(dates::long_date(today))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn situation(entry: &Feedback, today: NaiveDate) -> String {
    match entry.occurred {
        Some(day) if !entry.situation.is_empty() => format!("{} ({})", entry.situation, dates::short_date(day, today)),
        _ => entry.situation.clone(),
    }
}

fn due(entry: &Feedback, today: NaiveDate) -> PaperLine {
    let day = entry.follow_up.map(|day| dates::short_date(day, today)).unwrap_or_default();
    PaperLine::new(text(Key::FeedbackFollowUp), day)
}

/// The chosen entries, the oldest first. The role only when it was asked for: in a small team a role
/// is a person.
pub fn chosen(workspace: &Workspace, ids: &[FeedbackId], with_role: bool) -> Paper {
    let today = workspace.now().date();
    let mut entries: Vec<_> = ids.iter().filter_map(|id| workspace.feedback().get(id.clone()).cloned()).collect();
    entries.sort_by(|a, b| (a.day(), &a.id).cmp(&(b.day(), &b.id)));
    let parts = entries.iter().map(|entry| part(entry, with_role, today)).collect();
    let lead = say::feedback_chosen(entries.len() as i64);
    Paper::new(text(Key::FeedbackPaper), format!("{lead} · {}", dates::long_date(today)), parts).guarded(workspace)
}

/// One entry on paper.
pub fn part(entry: &Feedback, with_role: bool, today: NaiveDate) -> PaperPart {
    let day = |day: Option<NaiveDate>| day.map(|day| dates::short_date(day, today)).unwrap_or_default();
    let role = with_role.then_some(entry.role.as_str()).filter(|role| !role.is_empty());
    let head = [
        day(entry.day()),
        growth_words::direction(entry.direction).to_owned(),
        growth_words::kind(entry.kind).to_lowercase(),
        role.unwrap_or_default().to_owned(),
    ];
    let head = head.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ");
    let lines = [
        (Key::FeedbackSituation, entry.situation.clone()),
        (Key::FeedbackBehaviour, entry.behaviour.clone()),
        (Key::FeedbackEffect, entry.effect.clone()),
        (Key::FeedbackTakes, entry.takes.map(growth_words::takes).unwrap_or_default().to_owned()),
        (Key::FeedbackAgreed, entry.agreed.clone()),
        (Key::FeedbackFollowUp, if entry.followed_up.is_none() { day(entry.follow_up) } else { String::new() }),
        (Key::FeedbackOutcome, entry.outcome.clone()),
    ];
    PaperPart::new(head, lines.into_iter().map(|(name, words)| PaperLine::new(text(name), words)).collect())
}
