//! The competence plan: the modules of the source and one's own, learning goals that are ticked, and
//! what came of them (domain.md section 8, "Competence plan").

use super::book::Book;
use crate::ui::prelude::*;
use crate::{
    domain::{
        goal::GOAL,
        ids::Id,
        notebook::{COMPETENCE, COMPETENCE_CHECK},
        truth::Key as RecordKey,
    },
    state::queries::competence::{ModuleRow, Track, beginning, modules},
    texts::{Key, say, text},
    ui::{
        focus,
        outgoing::print_button,
        parts::{Button, CheckBox, Heading, IconButton, PageHead, Variant, hand_on_focus},
        route::{Route, current},
    },
};

/// The page. An address that names a module leads to it.
pub fn page() -> Markup {
    let book = Book::new(&COMPETENCE);
    let app = book.app;
    let all = Memo::new(move |_| {
        // Kinds without a signal of their own share one.
        app.watch(COMPETENCE.kind);
        app.watch(GOAL);
        app.today();
        app.workspace(modules)
    });
    let route = current();
    Effect::new(move |_| {
        if let Route::Module { id } = route.get() {
            focus::lead_to(anchor(&id));
        }
    });
    let list = move |track: Track| {
        let cards = move || {
            let of_track = |row: &&ModuleRow| row.track == track;
            all.with(|all| all.iter().filter(of_track).map(|row| card(book, row)).collect::<Vec<_>>())
        };
        view! { <ul class="notebook-entries">{cards}</ul> }
    };
    let none = move || all.with(|all| all.iter().all(|row| row.track != Track::Own));
    view! {
        <PageHead title=Key::PracticeCompetence lead=Key::CompetenceLead>
            {print_button(Key::NotebookPrint, Variant::Secondary)}
        </PageHead>
        <section class="notebook">
            <Heading text=Key::CompetenceModules/>
            {list(Track::Plan)}
            <Heading text=Key::CompetenceLeader level=3/>
            {list(Track::Leader)}
        </section>
        <section class="notebook">
            <Heading text=Key::NotebookCompetence/>
            <p class="no-print">{text(Key::NotebookCompetenceLead)}</p>
            <p class="none" hidden=move || !none()>{text(Key::NotebookNone)}</p>
            {list(Track::Own)}
            <div class="actions">
                <Button label=Key::NotebookCompetenceAdd icon="Plus" on_press=move || book.add()/>
            </div>
        </section>
        {Book::new(&COMPETENCE_CHECK).section()}
    }
}

fn anchor(id: &Id) -> String {
    format!("competence-{id}")
}

fn card(book: Book, row: &ModuleRow) -> Markup {
    let (app, title) = (book.app, row.title.clone());
    let aim = |(words, met): &(String, bool)| {
        let (id, line) = (row.id.clone(), words.clone());
        let tick = move |met| app.tick_aim(&id, &line, met);
        view! { <CheckBox label=words.clone() ticked=Signal::stored(*met) on_tick=tick/> }
    };
    let aims = row.aims.iter().map(aim).collect::<Vec<_>>();
    let fact = |(name, words): &(&'static str, String)| view! { <div><dt>{*name}</dt><dd>{words.clone()}</dd></div> };
    let facts = row.facts.iter().map(fact).collect::<Vec<_>>();
    let goal = |(id, words): &(Id, String)| {
        let href = Route::Goal { id: id.clone() }.href();
        view! { <li>{text(Key::FieldToward)} ": " <a class="ds-link" href=href>{words.clone()}</a></li> }
    };
    let goals = row.serves.iter().map(goal).collect::<Vec<_>>();
    let edited = row.id.clone();
    let label = say::competence_edit_of(&title);
    let edit = {
        let label = label.clone();
        move || {
            let mut start = app.record_form(&RecordKey::new(COMPETENCE.kind, edited.clone()), COMPETENCE.fields);
            for (field, words) in beginning(&edited).filter(|_| start.get("title").is_empty()).into_iter().flatten() {
                start.set(field, words);
            }
            book.ask(Some(edited.clone()), &label, start);
        }
    };
    let deleted = row.id.clone();
    let delete = (row.track == Track::Own).then(|| {
        view! {
            <IconButton label=say::record_delete_of(&title) icon="Trash" on_press=move || {
                hand_on_focus();
                app.delete_entry(&COMPETENCE, &deleted);
            }/>
        }
    });
    view! {
        <li id=anchor(&row.id) tabindex="-1">
            <div class="notebook-head">
                <strong>{title}</strong>
                <span class="wheel-day">{row.state.clone()}</span>
                <IconButton label icon="Pencil" on_press=edit/>
                {delete}
            </div>
            <div class="competence-aims">{aims}</div>
            <dl class="facts">{facts}</dl>
            <ul class="competence-goals">{goals}</ul>
        </li>
    }
}
