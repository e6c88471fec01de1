//! Reports: chosen, seen as they go out, then printed, saved as Word or as text.

use crate::ui::prelude::*;
use crate::{
    domain::{analysis::Analysis, deviation::Deviation, entity::Entity, form::FormValues},
    interchange::report::{Report, to_docx, to_text},
    state::{
        App, app,
        queries::{
            analysis,
            reports::{Topic, Wish, finished, report},
        },
    },
    storage::files::{self, FileName},
    texts::{Key, dates, say, text},
    ui::{
        form_window::FormWindow,
        outgoing::{let_file_out, print_button},
        parts::{Alert, Button, Choice, Draft, Field, FieldSpec, PageHead, Tone, Variant},
        report_sheet::drawn,
    },
};
use wasm_bindgen::JsCast;

const TOPIC: &str = "topic";
const WHICH: &str = "which";
const WHOM: &str = "whom";
const LEADER: &str = "leader";
const OWN: &str = "own";
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// What goes out: the report, the words in it that look like names, and what it was made from.
#[derive(Clone, PartialEq, Debug)]
struct Out {
    report: Report,
    names: Vec<String>,
    topic: Topic,
    wish: Wish,
}

/// The page. Nothing of what is chosen is kept.
pub fn page() -> Markup {
    let app = app();
    let chosen = Draft::new(FormValues::default().with(TOPIC, Topic::Risks.slug()).with(WHOM, LEADER));
    let [codes, felt, names] = [false; 3].map(RwSignal::new);
    let out = Memo::new(move |_| {
        watch(app);
        let is_leader = chosen.get(WHOM) != OWN;
        let wish = Wish { leader: is_leader, codes: codes.get(), felt: felt.get(), names: names.get() };
        let topic = Topic::ALL.into_iter().find(|topic| topic.slug() == chosen.get(TOPIC)).unwrap_or(Topic::Risks);
        made(app, topic, &chosen.get(WHICH), wish)
    });
    let is_leader = Memo::new(move |_| chosen.get(WHOM) != OWN);
    let is_analysis = Memo::new(move |_| chosen.get(TOPIC) == Topic::Analysis.slug());
    let which = move || {
        is_analysis.get().then(|| {
            let spec = FieldSpec::select(WHICH, Key::ReportWhich, analyses(app)).full();
            view! { <Field spec draft=chosen form="report"/> }
        })
    };
    view! {
        <div class="no-print report-head">
            <PageHead title=Key::ReportTitle lead=Key::ReportLead/>
            <div class="report-choices">
                <div class="fields">
                    <Field spec=topics() draft=chosen form="report"/>
                    {which}
                </div>
                <Field spec=readers() draft=chosen form="report"/>
                <fieldset class="report-with" hidden=move || !is_leader.get()>
                    <legend>{text(Key::ReportWith)}</legend>
                    {tick(Key::ReportCodes, codes)}
                    {tick(Key::ReportFelt, felt)}
                    {move || out.with(|out| !out.names.is_empty()).then(|| tick(Key::ReportNamesShow, names))}
                </fieldset>
            </div>
            {move || out.with(warning)}
            {acts(app, out)}
        </div>
        <section class="report-preview" tabindex="0" aria-label=text(Key::ReportPreview)>
            {move || out.with(|out| drawn(&out.report, out.wish))}
        </section>
        {plain(out)}
    }
}

fn watch(app: App) {
    app.watch_items();
    app.watch(Analysis::KIND);
    // Kinds without a signal of their own share one.
    app.watch(Deviation::KIND);
    app.today();
}

fn made(app: App, topic: Topic, which: &str, wish: Wish) -> Out {
    let asked = (topic == Topic::Analysis).then(|| app.analyses());
    let asked = asked.map(|all| all.iter().find(|one| one.id.as_str() == which).or(all.first()).cloned());
    app.workspace(|workspace| {
        let whole = match asked {
            Some(Some(analysis)) => analysis::report(workspace, &analysis),
            Some(None) => {
                let mut none = report(workspace, topic, wish);
                none.blocks.push(crate::interchange::report::Block::Words(text(Key::ReportAnalysisNone).to_owned()));
                none
            }
            None => report(workspace, topic, wish),
        };
        let (report, names) = finished(whole, workspace, wish);
        Out { report, names, topic, wish }
    })
}

fn topics() -> FieldSpec {
    let choice = |topic: Topic| Choice::new(topic.slug(), text(topic.name()));
    FieldSpec::select(TOPIC, Key::ReportTopic, Topic::ALL.map(choice).into_iter().collect()).full()
}

fn analyses(app: App) -> Vec<Choice> {
    let today = app.now().date();
    let choice = |one: &std::sync::Arc<Analysis>| {
        let date = dates::short_date(one.opened, today);
        Choice::new(one.id.as_str(), [date.as_str(), one.unit.as_str()].join(" ").trim().to_owned())
    };
    app.analyses().iter().map(choice).collect()
}

fn readers() -> FieldSpec {
    let words = |name: Key, help: Key| format!("{}. {}", text(name), text(help));
    let choices = vec![
        Choice::new(LEADER, words(Key::ReportLeader, Key::ReportLeaderHelp)),
        Choice::new(OWN, words(Key::ReportOwn, Key::ReportOwnHelp)),
    ];
    FieldSpec::radio(WHOM, Key::ReportWhom, choices)
}

fn tick(label: Key, held: RwSignal<bool>) -> Markup {
    view! {
        <label class="task-step">
            <input
                type="checkbox"
                class="ds-input"
                prop:checked=move || held.get()
                on:change=move |ev| held.set(event_target_checked(&ev))
            />
            <span>{text(label)}</span>
        </label>
    }
}

fn warning(out: &Out) -> Option<Markup> {
    let names = out.names.join(", ");
    let title = if out.wish.names { say::report_names(&names) } else { say::report_names_hidden(&names) };
    (!names.is_empty()).then(|| view! { <Alert tone=Tone::Warning title/> })
}

fn acts(app: App, out: Memo<Out>) -> Markup {
    let window = FormWindow::get();
    let save = move |ending: &'static str, mime: &'static str, bytes: fn(&Report) -> Vec<u8>| {
        let name = out.with_untracked(|out| FileName::of_day(out.topic.slug(), app.now().date(), ending));
        let (words, bytes) = out.with_untracked(|out| (to_text(&out.report), bytes(&out.report)));
        let_file_out(window, &words, move || {
            if files::save(&name, mime, &bytes).is_err() {
                app.say(text(Key::ReportFailed).to_owned(), false);
            }
        });
    };
    let text_bytes = |report: &Report| to_text(report).into_bytes();
    view! {
        <div class="actions">
            <Button label=Key::ReportDocx icon="Download" variant=Variant::Primary on_press=move || save("docx", DOCX, to_docx)/>
            {print_button(Key::CommandPrint, Variant::Secondary)}
            <Button label=Key::ReportText icon="Download" on_press=move || save("txt", "text/plain", text_bytes)/>
        </div>
    }
}

/// The text, to be copied by hand: it works in every browser, also from a file.
fn plain(out: Memo<Out>) -> Markup {
    let select = |ev: leptos::ev::FocusEvent| {
        let field = ev.target().and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok());
        // The browser selects nothing where the method is missing; copying by hand still works.
        let select = field.and_then(|field| js_sys::Reflect::get(&field, &"select".into()).ok().zip(Some(field)));
        if let Some((select, field)) = select
            && let Ok(select) = select.dyn_into::<js_sys::Function>()
        {
            let _ = select.call0(&field);
        }
    };
    view! {
        <details class="fold no-print report-plain">
            <summary>{text(Key::ReportPlain)}</summary>
            <div>
                <p>{text(Key::ReportPlainHelp)}</p>
                <textarea
                    class="ds-input"
                    readonly=true
                    rows="14"
                    aria-label=text(Key::ReportPlain)
                    on:focus=select
                    prop:value=move || out.with(|out| to_text(&out.report))
                ></textarea>
            </div>
        </details>
    }
}
