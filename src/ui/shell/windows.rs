//! The windows that any page can open.

use crate::ui::prelude::*;

/// Which windows are open. A copy reaches every page by context.
#[derive(Clone, Copy)]
pub struct Windows {
    /// The palette.
    pub palette: RwSignal<bool>,
    /// The sheet of keys.
    pub keys: RwSignal<bool>,
    /// The box for a new task.
    pub add_task: RwSignal<bool>,
    /// What that box begins with.
    pub typed: StoredValue<String>,
    /// The veil over codes and texts.
    pub veil: RwSignal<bool>,
}

impl Windows {
    /// Makes them, all closed. Once, in the shell.
    pub fn provide() -> Self {
        let windows = Self::closed();
        provide_context(windows);
        windows
    }
    /// Those of the shell.
    pub fn get() -> Self {
        use_context().unwrap_or_else(Self::closed)
    }
    fn closed() -> Self {
        let [palette, keys, add_task, veil] = std::array::from_fn(|_| RwSignal::new(false));
        Windows { palette, keys, add_task, typed: StoredValue::new(String::new()), veil }
    }
}
