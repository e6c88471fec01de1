//! The half page for the leader: its preview, and the ledger that it is made from.

use super::{half_sheet, ledger, watch};
use crate::ui::prelude::*;
use crate::{
    domain::form::FormValues,
    state::{
        App,
        actions::planning::field,
        app,
        queries::half_page::{half_page, minimum},
    },
    texts::{Key, say, text},
    ui::{
        form_window::{Ask, FormWindow},
        outgoing::print_button,
        parts::{Alert, Button, CheckBox, FieldSpec, Heading, PageHead, Tone, Variant},
    },
};
use wasm_bindgen::JsCast;

/// The page. The button that prints has the focus, so that two keys and Enter make the paper.
pub fn page() -> Markup {
    let (app, window) = (app(), FormWindow::get());
    let codes = RwSignal::new(false);
    let sheet = Memo::new(move |_| {
        watch(app);
        app.workspace(|workspace| half_page(workspace, codes.get()))
    });
    let names = move || {
        let names = sheet.with(|sheet| sheet.names.join(", "));
        (!names.is_empty()).then(|| view! { <Alert tone=Tone::Warning title=say::half_names(&names)/> })
    };
    // After the page has taken the focus for its heading.
    request_animation_frame(|| request_animation_frame(focus_print));
    view! {
        <div class="no-print half-head">
            <PageHead title=Key::HalfTitle lead=Key::HalfLead>
                <div class="half-print">
                    {print_button(Key::HalfPrint, Variant::Primary)}
                </div>
            </PageHead>
            <CheckBox label=Key::HalfCodes help=text(Key::HalfCodesHelp) ticked=codes on_tick=move |now| codes.set(now)/>
            {names}
        </div>
        <section class="half-preview" tabindex="0" aria-label=text(Key::HalfPreview)>
            {move || sheet.with(|sheet| half_sheet::draw(sheet, app.today()))}
        </section>
        <div class="no-print half-below">
            {ledger::section(app, window)}
            <section>
                <Heading text=Key::HalfMinimum/>
                {move || {
                    watch(app);
                    let lines = app.workspace(minimum).into_iter().map(|line| view! { <li>{line}</li> });
                    view! { <ul>{lines.collect::<Vec<_>>()}</ul> }
                }}
                <div class="actions">
                    <Button label=Key::MinimumEdit icon="Pencil" on_press=move || edit_minimum(app, window)/>
                </div>
            </section>
        </div>
    }
}

fn focus_print() {
    let button = document().query_selector(".half-print button").ok().flatten();
    if let Some(button) = button.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Fails only for an element that cannot take the focus.
        let _ = button.focus();
    }
}

fn edit_minimum(app: App, window: FormWindow) {
    let start = FormValues::default().with(field::MINIMUM, app.workspace(minimum).join("\n"));
    let ask = Ask::new("minimum", text(Key::MinimumEdit), Key::RecordSave)
        .lead(text(Key::MinimumLead))
        .start(start)
        .fields(|_| vec![FieldSpec::long_text(field::MINIMUM, Key::FieldMinimum)]);
    window.ask(ask.save(move |values| app.set_minimum(values)));
}
