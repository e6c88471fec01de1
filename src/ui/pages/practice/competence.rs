//! The competence plan: the modules of the source and one's own, learning goals that are ticked, and
//! what came of them (domain.md section 8, "Competence plan").

use super::book::Book;
use crate::{
    domain::{
        change::Label,
        form::FormValues,
        ids::Id,
        notebook::{COMPETENCE, COMPETENCE_CHECK},
        truth::{Key as RecordKey, Record},
        workspace::Workspace,
    },
    state::{App, queries::notebook::BookEntry},
    texts::{Key, dates, say, text},
    ui::parts::{Button, CheckBox, Heading, IconButton, PageHead},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use serde_json::Value;

/// A module of the source.
struct Module {
    id: &'static str,
    title: Key,
    days: u8,
    aims: Option<Key>,
}

const fn module(id: &'static str, title: Key, days: u8, aims: Option<Key>) -> Module {
    Module { id, title, days, aims }
}

static MODULES: [Module; 6] = [
    module("module-1", Key::Module1, 1, Some(Key::Module1Aims)),
    module("module-2", Key::Module2, 2, Some(Key::Module2Aims)),
    module("module-3", Key::Module3, 2, Some(Key::Module3Aims)),
    module("module-4", Key::Module4, 2, Some(Key::Module4Aims)),
    module("module-5", Key::Module5, 1, Some(Key::Module5Aims)),
    module("module-6", Key::Module6, 1, Some(Key::Module6Aims)),
];
static LEADER: [Module; 4] = [
    module("module-7", Key::Module7, 1, None),
    module("module-8", Key::Module8, 1, None),
    module("module-9", Key::Module9, 1, None),
    module("module-10", Key::Module10, 1, None),
];

/// A module as it stands.
#[derive(Clone, PartialEq)]
struct Standing {
    state: String,
    aims: Vec<(String, bool)>,
    facts: Vec<(&'static str, String)>,
}

/// The page.
pub fn page() -> AnyView {
    let book = Book::new(&COMPETENCE);
    let all = book.entries();
    let own = Signal::derive(move || {
        let is_own = |entry: &&BookEntry| !entry.id.as_str().starts_with("module-");
        all.with(|all| all.iter().filter(is_own).cloned().collect::<Vec<_>>())
    });
    let modules = |modules: &'static [Module]| {
        let cards = modules.iter().map(|module| card(book, all, module)).collect::<Vec<_>>();
        view! { <ul class="notebook-entries">{cards}</ul> }
    };
    view! {
        <PageHead title=Key::PracticeCompetence lead=Key::CompetenceLead>
            <Button label=Key::NotebookPrint icon="PrinterSmall" on_press=|| drop(window().print())/>
        </PageHead>
        <section class="notebook">
            <Heading text=Key::CompetenceModules/>
            {modules(&MODULES)}
            <Heading text=Key::CompetenceLeader level=3/>
            {modules(&LEADER)}
        </section>
        <section class="notebook">
            <Heading text=Key::NotebookCompetence/>
            <p class="no-print">{text(Key::NotebookCompetenceLead)}</p>
            {book.list(own)}
            <div class="actions">
                <Button label=Key::NotebookCompetenceAdd icon="Plus" on_press=move || book.add()/>
            </div>
        </section>
        {Book::new(&COMPETENCE_CHECK).section()}
    }
    .into_any()
}

fn card(book: Book, all: Memo<Vec<BookEntry>>, module: &'static Module) -> AnyView {
    let (app, title) = (book.app, text(module.title));
    let standing = Memo::new(move |_| {
        all.track();
        let today = app.today();
        app.workspace(|workspace| standing(workspace, module, today))
    });
    let days = match module.days {
        1 => text(Key::CompetenceDay).to_owned(),
        n => say::competence_days(&n.to_string()),
    };
    let aims = move || {
        let aim = |(words, met): (String, bool)| {
            let line = words.clone();
            let tick = move |met| tick(app, module, &line, met);
            view! { <CheckBox label=words ticked=Signal::stored(met) on_tick=tick/> }
        };
        standing.get().aims.into_iter().map(aim).collect::<Vec<_>>()
    };
    let facts = move || {
        let fact = |(name, words): (&'static str, String)| view! { <div><dt>{name}</dt><dd>{words}</dd></div> };
        standing.get().facts.into_iter().map(fact).collect::<Vec<_>>()
    };
    let edit = move || {
        let key = RecordKey::new(COMPETENCE.kind, Id::new(module.id));
        let mut start = app.record_form(&key, COMPETENCE.fields);
        for (field, words) in defaults(module).into_iter().filter(|_| start.get("title").is_empty()).collect::<Vec<_>>()
        {
            start.set(field, words);
        }
        book.ask(Some(Id::new(module.id)), &say::competence_edit_of(title), start);
    };
    view! {
        <li>
            <div class="notebook-head">
                <strong>{title}</strong>
                <span class="wheel-day">{days}</span>
                <span>{move || standing.get().state}</span>
                <IconButton label=say::competence_edit_of(title) icon="Pencil" on_press=edit/>
            </div>
            <div class="competence-aims">{aims}</div>
            <dl class="facts">{facts}</dl>
        </li>
    }
    .into_any()
}

fn defaults(module: &Module) -> [(&'static str, &'static str); 2] {
    [("title", text(module.title)), ("aims", module.aims.map_or("", text))]
}

fn standing(workspace: &Workspace, module: &Module, today: NaiveDate) -> Standing {
    let key = RecordKey::new(COMPETENCE.kind, Id::new(module.id));
    let record = workspace.truth().record(&key).filter(|record| record.is_live());
    let field = |name: &str| record.and_then(|record| held(record, name)).unwrap_or_default();
    let day = |name: &str| field(name).parse::<NaiveDate>().ok().map(|day| dates::short_date(day, today));
    let state = match (day("finished"), day("on")) {
        (Some(day), _) => say::competence_done(&day),
        (None, Some(day)) => say::competence_planned(&day),
        _ => String::new(),
    };
    let (own, met) = (field("aims"), field("aims_met"));
    let aims = if own.trim().is_empty() { module.aims.map_or("", text) } else { own };
    let aims = aims.lines().map(str::trim).filter(|line| !line.is_empty());
    let facts = [("reflection", Key::FieldReflection), ("used", Key::FieldUsed)];
    let facts = facts.into_iter().map(|(name, label)| (text(label), field(name).to_owned()));
    Standing {
        state,
        aims: aims.map(|line| (line.to_owned(), met.lines().any(|other| other == line))).collect(),
        facts: facts.filter(|(_, words)| !words.is_empty()).collect(),
    }
}

fn held<'a>(record: &'a Record, name: &str) -> Option<&'a str> {
    record.value(name).and_then(Value::as_str)
}

/// Notes a goal as met, or takes that back.
fn tick(app: App, module: &Module, line: &str, met: bool) {
    let key = RecordKey::new(COMPETENCE.kind, Id::new(module.id));
    let form: FormValues = app.record_form(&key, COMPETENCE.fields);
    let others = form.get("aims_met").lines().filter(|other| *other != line).map(str::to_owned);
    let lines: Vec<String> = others.chain(met.then(|| line.to_owned())).collect();
    let mut values = vec![("aims_met", Value::from(lines.join("\n")))];
    if form.get("title").is_empty() {
        values.extend(defaults(module).map(|(field, words)| (field, Value::from(words))));
    }
    app.set_record(Label::EntrySaved, key, values);
}
