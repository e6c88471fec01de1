//! The talks about a goal that are past, each with its day and what was answered then.

use super::watch;
use crate::ui::prelude::*;
use crate::{
    domain::{change::Label, goal::EARLIER, ids::Id, truth::Key as RecordKey},
    state::{
        App,
        queries::goals::{EarlierTalk, earlier_talks},
    },
    texts::{Key, say},
    ui::parts::{Facts, Heading, IconButton, fact, hand_on_focus},
};

/// The section on a goal's page; nothing before there has been a second talk.
pub fn section(app: App, goal: StoredValue<Id>) -> Markup {
    let all = Memo::new(move |_| {
        watch(app);
        app.workspace(|workspace| earlier_talks(workspace, &goal.get_value()))
    });
    let rows = move || all.with(|all| all.iter().map(|talk| row(app, talk)).collect::<Vec<_>>());
    view! {
        <section hidden=move || all.with(Vec::is_empty)>
            <Heading text=Key::GoalEarlier/>
            {rows}
        </section>
    }
}

fn row(app: App, talk: &EarlierTalk) -> Markup {
    let given = talk.answers.iter().map(|(name, words)| fact(*name, words.clone())).collect::<Vec<_>>();
    let (name, id) = (say::goal_earlier_of(&talk.day), talk.id.clone());
    let delete = move || {
        hand_on_focus();
        app.delete_record(Label::GoalDeleted, &RecordKey::new(EARLIER, id.clone()));
    };
    view! {
        <details class="more">
            <summary>{name.clone()}</summary>
            <Facts>{given}</Facts>
            <IconButton label=say::record_delete_of(&name) icon="Trash" on_press=delete/>
        </details>
    }
}
