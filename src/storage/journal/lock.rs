//! One tab at a time writes snapshots or cleans.

use js_sys::{Function, Object, Promise, Reflect};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

/// Held until dropped; by the browser until the tab closes.
pub(super) struct Lock {
    release: Option<Function>,
}

impl Lock {
    /// The lock of this name; None when another tab holds it. Where the browser has no locks
    /// the answer is yes: two tabs then do the same work twice, which harms nothing but time.
    pub async fn take(name: &str) -> Option<Lock> {
        let Some((locks, request)) = lock_manager() else { return Some(Lock { release: None }) };
        let release: Rc<RefCell<Option<Function>>> = Rc::default();
        let mut callback = None;
        let granted = Promise::new(&mut |granted, _| {
            let release = release.clone();
            callback = Some(Closure::once(move |lock: JsValue| {
                let held = if lock.is_null() {
                    Promise::resolve(&JsValue::UNDEFINED)
                } else {
                    Promise::new(&mut |resolve, _| {
                        release.replace(Some(resolve));
                    })
                };
                // Resolving a promise of ours does not throw.
                let _ = granted.call1(&JsValue::UNDEFINED, &JsValue::from_bool(!lock.is_null()));
                held
            }));
        });
        let options = Object::new();
        Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE).ok()?;
        let callback = callback?;
        request.call3(&locks, &name.into(), &options, callback.as_ref()).ok()?;
        let is_granted = JsFuture::from(granted).await.is_ok_and(|granted| granted.is_truthy());
        is_granted.then(|| Lock { release: release.take() })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = self.release.take() {
            // Resolving a promise of ours does not throw.
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

fn lock_manager() -> Option<(JsValue, Function)> {
    let locks = Reflect::get(&web_sys::window()?.navigator(), &"locks".into()).ok()?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}
