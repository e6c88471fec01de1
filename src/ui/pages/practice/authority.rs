//! The map of who may decide what, with a search, for the screen and for paper.

use super::book::Book;
use crate::ui::prelude::*;
use crate::{
    domain::notebook::{AREAS, AUTHORITY},
    state::App,
    texts::{Key, text},
    ui::{
        outgoing::print_button,
        parts::{Button, PageHead, Variant, search_field},
    },
};

/// The page.
pub fn page() -> Markup {
    let book = Book::new(&AUTHORITY).alone();
    let app = book.app;
    let typed = RwSignal::new(String::new());
    let all = book.entries();
    let found = Signal::derive(move || {
        let wanted = typed.with(|typed| typed.trim().to_lowercase());
        all.with(|all| all.iter().filter(|entry| entry.says(&wanted)).cloned().collect::<Vec<_>>())
    });
    let none = move || all.with(Vec::is_empty);
    let no_match = move || !none() && found.with(Vec::is_empty);
    view! {
        <PageHead title=Key::NotebookAuthority lead=Key::AuthorityLead>
            {print_button(Key::NotebookPrint, Variant::Secondary)}
        </PageHead>
        <p class="no-print">{text(Key::NotebookAuthorityLead)}</p>
        <div class="no-print" hidden=none>{search_field(Key::AuthoritySearch, typed)}</div>
        <p role="status">{move || no_match().then(|| text(Key::AuthorityNoMatch))}</p>
        <section class="notebook">
            <div hidden=no_match>{book.list(found)}</div>
            <div class="actions">
                <Button label=Key::NotebookAuthorityAdd icon="Plus" on_press=move || book.add()/>
                <Show when=none>
                    <Button label=Key::AuthorityBegin variant=Variant::Tertiary on_press=move || begin(app)/>
                </Show>
            </div>
        </section>
    }
}

/// Common areas. Who decides is filled in where a source says so (the Lørenskog plan: ROS by the
/// professional leaders, decisions by the head of the service); the rest each service knows itself.
fn begin(app: App) {
    let rows = [
        (Key::AuthorityStep, 0, Some(Key::RoleHeadOfService)),
        (Key::AuthorityRos, 0, Some(Key::RoleProfessionalLeaders)),
        (Key::AuthorityAllot, 2, None),
        (Key::AuthorityTraining, 2, None),
        (Key::AuthorityOvertime, 1, None),
        (Key::AuthorityHire, 1, None),
    ];
    let row = |(matter, area, decides): (Key, usize, Option<Key>)| {
        let decides = decides.map_or(serde_json::Value::Null, |role| text(role).into());
        [("matter", text(matter).into()), ("area", AREAS[area].into()), ("decides", decides)]
    };
    app.begin_with(&AUTHORITY, rows.into_iter().map(row).collect());
}
