//! Every part in every state. Development builds only, so its words are in one language.

use crate::ui::prelude::*;
use crate::{
    domain::{
        form::{FieldError, FormValues, Problem},
        ids::Id,
    },
    state::app,
    texts::Key,
    ui::parts::{
        Alert, Button, Choice, Column, Confirm, Dialog, Draft, Empty, Facts, FieldKind, FieldSpec, Form, Heading,
        IconButton, LinkButton, ListColumn, Menu, MenuItem, Meter, PageHead, SidePanel, Split, Step, Steps, Table,
        Tabs, Tag, Toggle, Tone, Variant, VirtualList, day, fact, icon, keycaps,
    },
    ui::route::Route,
};
use std::sync::Arc;

const TONES: [(Tone, &str); 5] = [
    (Tone::Neutral, "Nøytral"),
    (Tone::Info, "Opplysning"),
    (Tone::Success, "Ferdig"),
    (Tone::Warning, "Se hit"),
    (Tone::Danger, "Brutt"),
];

/// The page.
#[component]
pub fn PartsPage() -> impl IntoView {
    view! {
        <PageHead title=Key::TitleParts lead="Hver del i hver tilstand">
            <Button label="Skriv ut" on_press=|| drop(window().print())/>
        </PageHead>
        {buttons()}
        {windows()}
        {words()}
        {measures()}
        {choices()}
        {form()}
        {tables()}
        {list()}
    }
}

fn section(title: &'static str, content: Markup) -> Markup {
    view! {
        <section class="stack">
            <Heading text=title/>
            {content}
        </section>
    }
}

fn buttons() -> Markup {
    let app = app();
    let nothing = || ();
    let say = move || app.say("Fullførte oppgave".to_owned(), true);
    let items = || {
        vec![
            MenuItem::new("Rediger", || ()).icon("Pencil").keys("e"),
            MenuItem::new("Fullfør", || ()).icon("Checkmark").keys("x"),
            MenuItem::new("Slett oppgave", || ()).icon("Trash").keys("delete").danger(),
        ]
    };
    let content = view! {
        <div class="row">
            <Button label="Lagre sak" variant=Variant::Primary on_press=nothing/>
            <Button label="Avbryt" on_press=nothing/>
            <Button label="Rediger" variant=Variant::Tertiary icon="Pencil" on_press=nothing/>
            <Button label="Slett sak" variant=Variant::Primary danger=true on_press=nothing/>
            <Button label="Slett sak" danger=true icon="Trash" on_press=nothing/>
            <Button label="Ikke nå" disabled=true on_press=nothing/>
            <LinkButton label="Til saker" href=Route::Cases { case: None }.href()/>
            <IconButton label="Angre" icon="ArrowUndo" keys="Ctrl Z" on_press=nothing/>
            <IconButton label="Angre" icon="ArrowUndo" disabled=true on_press=nothing/>
            <Menu label="Mer" items=move |()| items()/>
            <Menu label="Mer" icon="MenuElipsisVertical" items=move |()| items()/>
            <Button label="Vis melding" on_press=say/>
            {keycaps("mod+shift+z")}
            {keycaps("g i")}
        </div>
    };
    section("Knapper", content.into_markup())
}

fn windows() -> Markup {
    let (dialog, confirm) = (RwSignal::new(false), RwSignal::new(false));
    let content = view! {
        <div class="row">
            <Button label="Åpne vindu" on_press=move || dialog.set(true)/>
            <Button label="Tøm søppel" danger=true on_press=move || confirm.set(true)/>
        </div>
        <Dialog open=dialog title="Ny hendelse">
            <Form
                fields=vec![
                    FieldSpec::date("on", Key::TaskDeadline).required(),
                    FieldSpec::long_text("note", Key::TaskNote),
                ]
                draft=Draft::new(FormValues::default())
                submit="Lagre hendelse"
                on_submit=move |_| {
                    dialog.set(false);
                    Ok(())
                }
                on_leave=move || dialog.set(false)
            />
        </Dialog>
        <Confirm
            open=confirm
            title="Vil du slette for godt?"
            text="3 saker blir borte. Det kan ikke angres."
            action="Slett 3 saker"
            on_yes=|| ()
        />
    };
    section("Vinduer", content.into_markup())
}

fn words() -> Markup {
    let today = app().workspace(|workspace| workspace.now().date());
    let alert = |(tone, name): (Tone, &'static str)| {
        view! { <Alert tone title=name><p>"En setning som sier hva som er hendt, og hva du kan gjøre."</p></Alert> }
    };
    let content = view! {
        <div class="row">
            {TONES.map(|(tone, name)| view! { <Tag text=name tone/> }).collect_view()}
            <Tag text="2 dager på overtid" tone=Tone::Danger icon="ExclamationmarkTriangle"/>
            <Tag text="Lovpålagt" icon="Paragraph"/>
        </div>
        {TONES.map(alert).collect_view()}
        <Facts>
            {fact(Key::TaskCase, "B-104")}
            {fact(Key::TaskDeadline, day(today, today, Some("om 2 arbeidsdager".to_owned())))}
        </Facts>
        <Empty title="Ingen saker ennå" text="Her står sakene dine med fristene som løper. Legg inn den første, eller hent dem fra en fil.">
            <Button label="Legg til sak" variant=Variant::Primary on_press=|| ()/>
            <Button label="Hent fra fil" on_press=|| ()/>
        </Empty>
    };
    section("Ord", content.into_markup())
}

fn measures() -> Markup {
    let step = |(at, name): (usize, &str)| Step { name: name.to_owned(), href: Route::Parts.href(), done: at < 2 };
    let steps: Vec<Step> =
        ["Utløsere", "Vurdering", "Tiltak", "Beslutning"].into_iter().enumerate().map(step).collect();
    let content = view! {
        <Steps steps current=2usize/>
        <Meter label="Poeng" value=72.0 max=100.0 text="72 av 100 poeng"/>
        <Meter label="Timer denne uken" value=31.0 max=30.0 text="31 av 30 timer" tone=Tone::Warning/>
        <Meter label="Brutt" value=130.0 max=100.0 text="130 av 100 poeng" tone=Tone::Danger/>
    };
    section("Mål", content.into_markup())
}

fn choices() -> Markup {
    let (tab, view) = (RwSignal::new(0usize), RwSignal::new("list".to_owned()));
    let views =
        vec![Choice::new("list", "Liste"), Choice::new("matrix", "Matrise"), Choice::new("calendar", "Kalender")];
    let content = view! {
        <Toggle label="Visning" choices=views chosen=view on_choose=move |value| view.set(value)/>
        <Tabs
            label="Data"
            names=vec!["Sikkerhetskopi".to_owned(), "Hent fra fil".to_owned(), "Innstillinger".to_owned()]
            chosen=tab
            on_choose=move |at| tab.set(at)
        >
            <p>{move || format!("Fane {}", tab.get() + 1)}</p>
        </Tabs>
    };
    section("Valg", content.into_markup())
}

fn form() -> Markup {
    let types = vec![Choice::new("report", "Bekymringsmelding"), Choice::new("investigation", "Undersøkelse")];
    let countries = vec![Choice::new("NO", "Norge"), Choice::new("DK", "Danmark")];
    let fields = vec![
        FieldSpec::text("code", Key::TaskTitle).required().help(Key::TaskTitleHelp),
        FieldSpec::select("type", Key::TaskCase, types),
        FieldSpec::number("hours", Key::TaskEstimate, Some(Key::UnitHours)),
        FieldSpec::date("received", Key::TaskDeadline).required(),
        FieldSpec::time("at", Key::TaskPlanned),
        FieldSpec::radio("country", Key::TaskImportant, countries),
        FieldSpec::check("acute", Key::TaskAcute),
        FieldSpec::new("note", Key::TaskNote, FieldKind::LongText),
    ];
    let submit = |values: FormValues| {
        let missing = ["code", "received"].into_iter().filter(|field| values.get(field).is_empty());
        let mut errors: Vec<FieldError> =
            missing.map(|field| FieldError { field, problem: Problem::Missing }).collect();
        if values.get("hours").parse::<f64>().is_err() {
            errors.push(FieldError { field: "hours", problem: Problem::NotANumber });
        }
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    };
    let draft = Draft::new(FormValues::default().with("country", "NO").with("code", "Kari Nordmann"));
    let content = view! { <Form fields draft submit="Lagre sak" on_submit=submit on_leave=|| () autofocus=false/> };
    section("Skjema", content.into_markup())
}

fn tables() -> Markup {
    let columns = vec![Column::text("Uke"), Column::number("Timer"), Column::number("Poeng")];
    let rows = vec![
        vec!["48".to_owned(), "31,5".to_owned(), "92".to_owned()],
        vec!["49".to_owned(), "8".to_owned(), "104".to_owned()],
    ];
    let content = view! { <Table caption="Timer og poeng per uke" columns rows/> };
    section("Tabell", content.into_markup())
}

fn list() -> Markup {
    let ids: Arc<[Id]> = (0..30_000).map(|n| Id::new(format!("row{n}"))).collect();
    let (ids, open) = (RwSignal::new(ids), RwSignal::new(None::<Id>));
    let columns: Vec<ListColumn> = [("Oppgave", false), ("Dager", true)]
        .map(|(name, numeric)| ListColumn {
            name: name.to_owned(),
            class: "",
            numeric,
            sorted: numeric.then_some(true),
        })
        .to_vec();
    let row = |id: Memo<Id>| {
        view! {
            <div role="gridcell" class="clip">{icon("Paragraph")}" Oppgave "{move || id.with(Id::to_string)}</div>
            <div role="gridcell" class="number">"12"</div>
        }
    };
    let remove = move |(id, key): (Id, String)| {
        let is_ours = key == "x";
        if is_ours {
            ids.update(|ids| *ids = ids.iter().filter(|held| **held != id).cloned().collect());
        }
        is_ours
    };
    let panel = move || {
        open.get().map(|id| {
            view! {
                <SidePanel title=id.to_string() on_close=move || open.set(None)>
                    <p>"Detaljer om raden."</p>
                </SidePanel>
            }
        })
    };
    let content = view! {
        <div class="parts-list">
            <Split>
                <VirtualList
                    label="30 000 oppgaver"
                    ids
                    row
                    class="parts-rows"
                    columns
                    on_sort=|_| ()
                    selected=open
                    on_open=move |id| open.set(Some(id))
                    on_key=remove
                />
                {panel}
            </Split>
        </div>
    };
    section("Lang liste", content.into_markup())
}
