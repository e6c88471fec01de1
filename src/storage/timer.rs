//! Waiting without holding up the page.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::IdleRequestOptions;

/// Waits so many milliseconds.
pub async fn wait(millis: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        let window = web_sys::window();
        let set = window.map(|w| w.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis));
        // Without a window nobody waits for anything either.
        if !matches!(set, Some(Ok(_))) {
            let _ = resolve.call0(&wasm_bindgen::JsValue::NULL);
        }
    });
    // The promise is never rejected.
    let _ = JsFuture::from(promise).await;
}

/// Waits until what was changed on the screen is drawn, before work that holds up the page.
pub async fn painted() {
    // Two turns: the first comes before the drawing, the second after it. A tab in the background
    // draws nothing and must go on all the same.
    wait(0).await;
    wait(40).await;
}

/// No browser is waited for longer than this: a busy one may never be at rest, and what was erased must go.
const IDLE_MILLIS: u32 = 500;

/// Waits until the browser has nothing better to do, but not for long; where it does not say, a moment.
pub async fn idle() {
    let Some(window) = web_sys::window() else { return };
    let offered = js_sys::Reflect::get(&window, &"requestIdleCallback".into()).is_ok_and(|call| call.is_function());
    if !offered {
        return wait(16).await;
    }
    let patience = IdleRequestOptions::new();
    patience.set_timeout(IDLE_MILLIS);
    let promise = Promise::new(&mut |resolve, _| {
        if window.request_idle_callback_with_options(resolve.unchecked_ref(), &patience).is_err() {
            let _ = resolve.call0(&wasm_bindgen::JsValue::NULL);
        }
    });
    let _ = JsFuture::from(promise).await;
}
