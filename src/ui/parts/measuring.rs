//! Lists that are drawn together are measured together: one that is filled makes the browser lay the page out anew
//! before the next can be measured.

use leptos::task::spawn_local;
use std::{cell::RefCell, future::poll_fn, task::Poll};

type Measure = Box<dyn FnOnce()>;

thread_local! {
    static WAITING: RefCell<Vec<Measure>> = const { RefCell::new(Vec::new()) };
}

/// Measures in this same turn of the browser, once no other list comes to wait.
pub fn measure_together(measure: impl FnOnce() + 'static) {
    let is_first = WAITING.with_borrow_mut(|waiting| {
        waiting.push(Box::new(measure));
        waiting.len() == 1
    });
    if is_first {
        spawn_local(async {
            let mut counted = 0;
            while counted < count() {
                counted = count();
                others_first().await;
            }
            for measure in WAITING.take() {
                measure();
            }
        });
    }
}

fn count() -> usize {
    WAITING.with_borrow(Vec::len)
}

/// Lets what is already under way go first.
async fn others_first() {
    let mut been = false;
    poll_fn(|context| {
        if std::mem::replace(&mut been, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}
