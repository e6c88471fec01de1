//! The page of a file that carries its data: its passphrase, and what to do with what is in it.

use super::{Asking, AskingForm};
use crate::ui::prelude::*;
use crate::{
    interchange::{
        backup::BackupError,
        carried::{CarriedError, CarriedHead},
        envelope::EnvelopeError,
    },
    state::{OpenProblem, PageFile, app},
    storage::{sealed_file::SealedFileError, time, timer},
    texts::{Key, dates, say, text},
    ui::{
        parts::{Alert, Button, Tone, Variant, icon},
        route::{DataTab, Route, navigator},
    },
};
use wasm_bindgen_futures::spawn_local;

/// See the module.
#[component]
pub fn OpenedFile() -> impl IntoView {
    let file = PageFile::get();
    let (asking, taking) = (Asking::empty(), RwSignal::new(false));
    asking.pause(file.wait_left());
    let go = navigator();
    let open = move |()| {
        let Some(typed) = asking.begin() else { return };
        spawn_local(async move {
            // The words must be on the screen before the stretching holds everything up.
            timer::painted().await;
            match file.unlock(&typed).await {
                Err(why) => {
                    asking.pause(file.wait_left());
                    asking.failed(problem_words(&why));
                }
                Ok(_) if taking.get_untracked() => {
                    go.run(Route::Data(DataTab::Backup));
                    file.offer();
                }
                Ok(_) => file.work_in_file(),
            }
        });
    };
    let title = move || text(if file.is_locked() { Key::CarriedLocked } else { Key::CarriedTitle });
    view! {
        <main class="gate" id="main" tabindex="-1">
            <div class="gate-mark">{icon("PadlockLocked")}</div>
            <h1 class="ds-heading" data-size="md">{title}</h1>
            {move || file.head().map(|head| view! { <p class="gate-note">{saved(head)}</p> })}
            {move || file.newer_seen().map(|seen| view! { <Alert tone=Tone::Warning title=older(seen)/> })}
            <AskingForm asking act=Key::CarriedWork on_open=open on_press=move |()| taking.set(false)>
                <p class="gate-note">{text(Key::CarriedWorkText)}</p>
                {move || (!file.is_locked()).then(|| view! {
                    <Button label=Key::CarriedTake on_press=move || taking.set(true) variant=Variant::Secondary submit=true/>
                    <p class="gate-note">{text(Key::CarriedTakeText)}</p>
                    <Button label=Key::CarriedLeave on_press=move || file.leave() variant=Variant::Tertiary/>
                })}
            </AskingForm>
        </main>
    }
}

fn saved(head: CarriedHead) -> String {
    say::carried_saved(&when(head), &head.number.to_string())
}

fn older(seen: CarriedHead) -> String {
    say::carried_older(&when(seen), &seen.number.to_string())
}

fn when(head: CarriedHead) -> String {
    let at = time::local_of(head.written);
    format!("{} {}", dates::short_date(at.date(), app().now().date()), dates::time(at))
}

fn problem_words(why: &OpenProblem) -> Option<Key> {
    Some(match why {
        OpenProblem::TooEarly => return None,
        OpenProblem::Carried(CarriedError::Newer { .. })
        | OpenProblem::Sealed(SealedFileError::Envelope(EnvelopeError::Newer { .. }))
        | OpenProblem::Backup(BackupError::Newer { .. }) => Key::CarriedNewer,
        OpenProblem::Sealed(SealedFileError::DoesNotOpen) => Key::CarriedWrong,
        OpenProblem::Sealed(SealedFileError::NoCrypto) => Key::LockNoCrypto,
        OpenProblem::Carried(_) | OpenProblem::Sealed(_) | OpenProblem::Backup(_) => Key::CarriedDamaged,
    })
}
