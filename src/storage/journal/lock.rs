//! One tab at a time writes snapshots or cleans.

use js_sys::{Array, Function, Object, Promise, Reflect};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

/// Held until released or dropped; by the browser until the tab closes.
pub(super) struct Lock {
    held: Option<Held>,
}

/// What lets go of a lock that was granted and that nobody waits for any more.
#[derive(Default)]
struct Granting(Rc<RefCell<Option<Function>>>);

impl Drop for Granting {
    fn drop(&mut self) {
        if let Some(release) = self.0.take() {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

struct Held {
    release: Function,
    /// Settles when the browser has let go.
    request: Promise,
}

impl Lock {
    /// The lock of this name; None when another tab holds it. Where the browser has no locks
    /// the answer is yes: two tabs then do the same work twice, which harms nothing but time.
    pub async fn take(name: &str) -> Option<Lock> {
        let Some((locks, request)) = lock_manager() else { return Some(Lock { held: None }) };
        let granting = Granting::default();
        let mut callback = None;
        let granted = Promise::new(&mut |granted, _| {
            let release = granting.0.clone();
            callback = Some(Closure::once(move |lock: JsValue| {
                let held = Promise::new(&mut |resolve, _| {
                    release.replace(Some(resolve));
                });
                // Resolving promises of ours does not throw.
                let _ = granted.call1(&JsValue::UNDEFINED, &JsValue::from_bool(!lock.is_null()));
                if lock.is_null() { Promise::resolve(&JsValue::UNDEFINED) } else { held }
            }));
        });
        let options = Object::new();
        Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE).ok()?;
        let callback = callback?;
        let asked = request.call3(&locks, &name.into(), &options, callback.as_ref());
        let Ok(request) = asked.map(|asked| Promise::resolve(&asked)) else { return Some(Lock { held: None }) };
        match JsFuture::from(Promise::race(&Array::of2(&granted, &request))).await {
            Ok(granted) if granted.is_truthy() => {
                let held = granting.0.take().map(|release| Held { release, request });
                Some(Lock { held })
            }
            Ok(_) => None,
            // Refused altogether, as on pages without an origin: as good as no locks.
            Err(_) => Some(Lock { held: None }),
        }
    }

    /// Lets go, and waits until the next one can have it.
    pub async fn release(mut self) {
        if let Some(held) = self.held.take() {
            let _ = held.release.call0(&JsValue::UNDEFINED);
            let _ = JsFuture::from(held.request).await;
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(held) = self.held.take() {
            let _ = held.release.call0(&JsValue::UNDEFINED);
        }
    }
}

fn lock_manager() -> Option<(JsValue, Function)> {
    let locks = Reflect::get(&web_sys::window()?.navigator(), &"locks".into()).ok()?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}
