//! A paper on the screen: how it will look, and the ways out of the app.

use super::{
    form_window::FormWindow,
    outgoing::{let_file_out, print_button},
    parts::{Alert, Button, Tone, Variant},
};
use crate::ui::prelude::*;
use crate::{
    state::{
        App,
        queries::paper::{Paper, PaperLine, PaperPart},
    },
    storage::files::{self, FileName},
    texts::{Key, dates, say, text},
};

/// The paper with its buttons. `name` is a part of the file's name, never data.
pub fn paper_desk(app: App, paper: Memo<Paper>, name: &'static str) -> Markup {
    let names = move || {
        let names = paper.with(|paper| paper.names.join(", "));
        (!names.is_empty()).then(|| view! { <Alert tone=Tone::Warning title=say::half_names(&names)/> })
    };
    let window = FormWindow::get();
    let save = move || {
        let file = FileName::of_day(name, app.now().date(), "txt");
        let written = paper.with_untracked(Paper::to_text);
        let_file_out(window, &written.clone(), move || {
            if files::save(&file, "text/plain", written.as_bytes()).is_err() {
                app.say(text(Key::CalendarFailed).to_owned(), false);
            }
        });
    };
    view! {
        <div class="paper-bar no-print">
            {names}
            <div class="actions">
                {print_button(Key::PaperPrint, Variant::Primary)}
                <Button label=Key::PaperSave icon="Download" on_press=save/>
            </div>
        </div>
        <section class="paper-preview" tabindex="0" aria-label=text(Key::PaperPreview)>
            {move || paper.with(|paper| sheet(paper, app))}
        </section>
    }
}

fn sheet(paper: &Paper, app: App) -> Markup {
    let parts = paper.parts.iter().map(part).collect::<Vec<_>>();
    let key =
        paper.letters.iter().map(|letter| view! { <span>{letter.clone()} " = " <i class="paper-rule"></i></span> });
    let key = key.collect::<Vec<_>>();
    let key = (!key.is_empty()).then(|| view! { <p class="paper-key">{text(Key::HalfKey)} " " {key}</p> });
    view! {
        <article class="paper-sheet" class:for-leader=paper.for_leader>
            <header>
                <h2>{paper.title.clone()}</h2>
                <p>{paper.lead.clone()}</p>
            </header>
            {parts}
            {key}
            <footer>{say::paper_foot(&dates::long_date(app.now().date()))}</footer>
        </article>
    }
}

fn part(part: &PaperPart) -> Markup {
    let title = (!part.title.is_empty()).then(|| view! { <h3>{part.title.clone()}</h3> });
    let lines = part.lines.iter().map(line).collect::<Vec<_>>();
    view! {
        <section>
            {title}
            {lines}
        </section>
    }
}

fn line(line: &PaperLine) -> Markup {
    let name = (!line.name.is_empty()).then(|| view! { <strong>{line.name.clone()}</strong> });
    let room = (0..line.room).map(|_| view! { <i class="paper-rule"></i> }).collect::<Vec<_>>();
    view! {
        <div class="paper-line">
            {name}
            <p>{line.words.clone()} {room}</p>
        </div>
    }
}
