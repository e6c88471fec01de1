//! Writing an entry: the form with the checklist beside it.

use super::{
    checklist::Checklist,
    list::{after_talk, choices},
};
use crate::ui::prelude::*;
use crate::{
    domain::{
        feedback::{Direction, FeedbackKind, How},
        feedback_check::default_follow_up,
        form::FormValues,
        ids::FeedbackId,
    },
    state::{
        App, KeptForm, Workbooks,
        actions::feedback::{blank, field, form_of},
        app,
    },
    texts::{Key, growth_words as words},
    ui::{
        parts::{Choice, Draft, FieldSpec, Form, Heading, focus_later},
        route::{Route, navigator},
        task_dialog::goals,
    },
};
use chrono::NaiveDate;

/// The form for a new entry, or for one that is there. It opens with what was typed before a
/// reload, if anything was.
#[component]
pub fn Writer(id: Option<FeedbackId>) -> impl IntoView {
    let app = app();
    let name = id.as_ref().map_or_else(|| "feedback".to_owned(), |id| format!("feedback-{id}"));
    let kept = Workbooks::get().kept_form(&name);
    let start = match id.as_ref().and_then(|id| app.feedback(id)) {
        Some(entry) => form_of(&entry),
        None => form_of(&blank(app.now().date())),
    };
    let draft = Draft::new(start);
    kept.resume(move |typed| draft.resume(typed));
    let heading = if id.is_some() { Key::FeedbackEdit } else { Key::FeedbackWrite };
    let desk = desk(app, StoredValue::new(id), draft, kept);
    view! {
        <section class="writer">
            <Heading text=heading/>
            {desk}
        </section>
    }
}

fn desk(app: App, id: StoredValue<Option<FeedbackId>>, draft: Draft, kept: KeptForm) -> Markup {
    let go = navigator();
    let leave = move || {
        go.run(Route::Growth { entry: None });
        if let Some(id) = id.get_value() {
            focus_later(format!("entry-{id}"));
        }
    };
    let save = move |values: FormValues| {
        match id.get_value() {
            Some(id) => app.edit_feedback(&id, &values)?,
            None => drop(app.add_feedback(&values)?),
        }
        leave();
        Ok(())
    };
    follow_up_follows(app, draft);
    let is_there = id.with_value(Option::is_some);
    let fields = Memo::new(move |_| {
        let received = draft.get(field::DIRECTION) == "received";
        let mut fields = specs(received, is_there && !draft.get(field::DELIVERED).is_empty());
        let goals = goals(app, &draft.get(field::GOAL_LINK));
        if goals.len() > 1 {
            fields.push(FieldSpec::select(field::GOAL_LINK, Key::FeedbackGoal, goals));
        }
        fields
    });
    view! {
        <div class="desk">
            <Form
                fields
                draft
                submit=Key::FeedbackSave
                on_submit=save
                on_leave=leave
                on_draft=move |typed| kept.keep(typed)
            />
            <Checklist draft/>
        </div>
    }
}

/// A follow-up that nobody has moved stays two weeks after the talk.
fn follow_up_follows(app: App, draft: Draft) {
    let proposed = move |delivered: &str| {
        let day = delivered.parse::<NaiveDate>().unwrap_or_else(|_| app.now().date());
        default_follow_up(day).to_string()
    };
    Effect::watch(
        move || draft.get(field::DELIVERED),
        move |now, before, _| {
            let held = before.map(|before| proposed(before)).unwrap_or_default();
            if draft.values_untracked().get(field::FOLLOW_UP) == held {
                draft.set(field::FOLLOW_UP, proposed(now));
            }
        },
        false,
    );
}

/// The fields; what came of it is asked when the talk has been held. Who receives is asked what was
/// said, and what to do with it.
fn specs(received: bool, delivered: bool) -> Vec<FieldSpec> {
    let directions = vec![
        Choice::new("given", words::direction(Direction::Given)),
        Choice::new("received", words::direction(Direction::Received)),
    ];
    let kinds = vec![
        Choice::new("positive", words::kind(FeedbackKind::Positive)),
        Choice::new("corrective", words::kind(FeedbackKind::Corrective)),
    ];
    let [behaviour, effect] = match received {
        false => [Key::FeedbackBehaviourHelp, Key::FeedbackEffectHelp],
        true => [Key::ReceiveBehaviourHelp, Key::ReceiveEffectHelp],
    };
    let mut fields = vec![
        FieldSpec::select(field::DIRECTION, Key::FeedbackDirection, directions).required(),
        FieldSpec::select(field::KIND, Key::FeedbackKind, kinds).required(),
        FieldSpec::long_text(field::SITUATION, Key::FeedbackSituation).help(Key::FeedbackSituationHelp).required(),
        FieldSpec::long_text(field::BEHAVIOUR, Key::FeedbackBehaviour).help(behaviour).required(),
        FieldSpec::long_text(field::EFFECT, Key::FeedbackEffect).help(effect).required(),
    ];
    fields.extend(after_talk(received));
    fields.extend([
        FieldSpec::text(field::ROLE, Key::FeedbackRole).help(Key::FeedbackRoleHelp).half(),
        FieldSpec::date(field::OCCURRED, Key::FeedbackOccurred),
        FieldSpec::date(field::DELIVERED, Key::FeedbackDelivered).help(Key::FeedbackDeliveredHelp),
        FieldSpec::select(field::HOW, Key::FeedbackHow, choices(&How::NAMES)),
        FieldSpec::date(field::FOLLOW_UP, Key::FeedbackFollowUp).help(Key::FeedbackFollowUpHelp),
    ]);
    if delivered {
        fields.push(FieldSpec::long_text(field::OUTCOME, Key::FeedbackOutcome));
        fields.push(FieldSpec::date(field::FOLLOWED_UP, Key::FeedbackFollowedUp));
    }
    fields
}
