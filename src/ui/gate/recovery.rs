//! The recovery code, shown once, to be kept on paper.

use crate::ui::prelude::*;
use crate::{
    state::Workbooks,
    texts::{Key, text},
    ui::{
        parts::{Button, Variant, check_box},
        shell::PrintFoot,
    },
};
use leptos::html;

/// See the module.
#[component]
pub fn Recovery() -> impl IntoView {
    let workbooks = Workbooks::get();
    let (kept, asked) = (RwSignal::new(false), RwSignal::new(false));
    let node = NodeRef::<html::Main>::new();
    // Fails only for an element that cannot take the focus.
    node.on_load(|main| request_animation_frame(move || drop(main.focus())));
    let groups = move || {
        let code = workbooks.new_code().unwrap_or_default();
        code.split('-').map(|group| view! { <span>{group.to_owned()}</span> }).collect::<Vec<_>>()
    };
    let done = move || {
        asked.set(true);
        if kept.get_untracked() {
            workbooks.forget_code();
        }
    };
    view! {
        <main class="gate code" id="main" tabindex="-1" node_ref=node aria-labelledby="code-title">
            <h1 class="ds-heading" data-size="md" id="code-title">{text(Key::CodeTitle)}</h1>
            <p class="no-print">{text(Key::CodeText)}</p>
            <p class="recovery-code" aria-label=text(Key::CodeTitle)>{groups}</p>
            <p>{text(Key::CodeHow)}</p>
            <div class="no-print">{check_box(Key::CodeNoted, kept)}</div>
            <p class="ds-validation-message no-print" role="status" hidden=move || kept.get() || !asked.get()>
                {text(Key::CodeFirst)}
            </p>
            <p class="actions">
                <Button label=Key::CodeDone variant=Variant::Primary on_press=done/>
                <Button label=Key::CodePrint icon="PrinterSmall" on_press=|| drop(window().print())/>
            </p>
            <PrintFoot/>
        </main>
    }
}
