//! Tells when an element's size has changed, whatever changed it.

use wasm_bindgen::prelude::*;
use web_sys::{HtmlDivElement, ResizeObserver};

/// Watches until it is dropped.
pub struct SizeWatch {
    observer: ResizeObserver,
    _told: Closure<dyn FnMut()>,
}

impl SizeWatch {
    /// Calls at the first frame and whenever the size of one of them has changed. None where the browser cannot.
    pub fn new(elements: &[HtmlDivElement], told: impl FnMut() + 'static) -> Option<Self> {
        let told = Closure::<dyn FnMut()>::new(told);
        let observer = ResizeObserver::new(told.as_ref().unchecked_ref()).ok()?;
        for element in elements {
            observer.observe(element);
        }
        Some(SizeWatch { observer, _told: told })
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
