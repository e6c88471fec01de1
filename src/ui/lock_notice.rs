//! Proposes the lock before the first real case, until there is one or the user wants none.

use crate::ui::prelude::*;
use crate::{
    state::{Workbooks, app},
    storage::journal::Workbook,
    texts::Key,
    ui::{
        gate::Declining,
        parts::{Alert, LinkButton, Tone, Variant},
        route::{DataTab, Route},
    },
};

/// See the module.
#[component]
pub fn LockNotice() -> impl IntoView {
    let (app, workbooks) = (app(), Workbooks::get());
    let declined = RwSignal::new(workbooks.lock_declined());
    // A portable file has its own passphrase.
    let is_open = move || workbooks.current() == Workbook::Mine && !workbooks.has_lock() && !app.is_in_file();
    let proposed = move || is_open() && !declined.get();
    view! {
        <Show when=proposed>
            <Alert tone=Tone::Info title=Key::LockNoticeTitle>
                <Declining on_decline=Callback::new(move |()| declined.set(true))/>
                <LinkButton label=Key::ActLockSet href=Route::Data(DataTab::Settings).href() variant=Variant::Primary/>
            </Alert>
        </Show>
    }
}
