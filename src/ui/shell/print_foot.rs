//! What stands under everything on paper: when, and for whom.

use crate::ui::prelude::*;
use crate::{
    state::app,
    texts::{Key, dates, text},
};

/// The foot. A page that is made for the leader carries the class `for-leader` somewhere.
#[component]
pub fn PrintFoot() -> impl IntoView {
    let app = app();
    view! {
        <footer class="print-foot">
            <span class="for-own">{text(Key::PrintPrivate)}</span>
            <span class="to-leader">{text(Key::PrintLeader)}</span>
            <span>{move || dates::long_date(app.today())}</span>
            <span>{text(Key::AppName)}</span>
        </footer>
    }
}
