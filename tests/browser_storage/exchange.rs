//! Devices that meet in a folder: always under the folder's passphrase, which is kept nowhere, and what was erased
//! on one is erased on the other. Where the browser has folders that a page may be given (Chromium).

use super::{folder::private, *};
use arbeidsro::{
    interchange::{
        backup::{self, Meta},
        envelope::{self, Envelope},
    },
    state::{App, Exchange, FolderCopies, Surroundings, Workbooks},
    storage::{
        drafts::{Drafts, FOLDER_KEYS},
        folder::{self as folders, Folder},
        random::random_bits,
        sealed_file::{open_file, seal_file},
        time, timer,
    },
};
use reactive_graph::owner::Owner;
use wasm_bindgen_test::wasm_bindgen_test;

const SECRET: &str = "blå hest under brua";
const THERE: &str = "arbeidsro-bytte-mine-00000009.json";

#[derive(Clone, Copy)]
struct Desk {
    app: App,
    workbooks: Workbooks,
    copies: FolderCopies,
    exchange: Exchange,
}

/// A workbook with the tasks `a` and `b`, and a folder; None where the browser gives no page a folder.
async fn desk() -> Option<(Desk, Folder)> {
    Journal::delete_database(BOOK).await.expect("deleted");
    let folder = private().await;
    folder.remember().await;
    let owner = Owner::new();
    let desk = owner.with(|| {
        let surroundings = Surroundings { millis: time::now_millis, now: time::local_now, random: random_bits };
        let app = App::new(Writer::new(1, 1), surroundings);
        let workbooks = Workbooks::new(app);
        let copies = FolderCopies::new(app, workbooks);
        Desk { app, workbooks, copies, exchange: Exchange::new(app, workbooks, copies) }
    });
    std::mem::forget(owner);
    desk.workbooks.open(BOOK).await;
    for id in ["a", "b"] {
        desk.app
            .commit(Label::TaskEdited, vec![Edit::new(key(id), "title", json!(null), json!(format!("oppgave {id}")))]);
    }
    desk.copies.find().await;
    let is_there = desk.copies.folder().is_some();
    assert_eq!(is_there, folders::is_offered());
    is_there.then_some((desk, folder))
}

impl Desk {
    fn drafts(self) -> Drafts {
        Drafts::new(self.workbooks.session().unwrap().journal().unwrap())
    }
    async fn end(self) {
        while self.app.waiting() > 0 {
            timer::wait(20).await;
        }
        self.workbooks.close();
        folders::forget().await;
        Journal::delete_database(BOOK).await.unwrap();
    }
}

/// What the other device would write: these changes and nothing else.
fn theirs(changes: &[Change]) -> Vec<u8> {
    let millis = time::now_millis();
    backup::write(&truth_of(changes), &[], Meta { app: "0.1.0", written_millis: millis, workbook: "mine" })
}

fn erased(id: &str) -> Change {
    Change { label: Label::Erased, ..change(7, id, "erased", json!(true)) }
}

#[wasm_bindgen_test]
async fn an_older_app_s_passphrase_becomes_keys_and_goes() {
    let Some((desk, folder)) = desk().await else { return };
    let other = seal_file(SECRET, &theirs(&[change(5, "x", "title", json!("fra den andre"))])).await.unwrap();
    folder.write(THERE, &other).await.unwrap();
    desk.drafts().put("folder-passphrase", &SECRET).await.unwrap();
    desk.exchange.run().await;
    assert_eq!(desk.drafts().forms().await.unwrap(), ["exchange", FOLDER_KEYS]);
    assert!(!all_bytes().await.contains("hest"));
    assert!(desk.app.workspace(|w| w.truth().record(&key("x")).is_some_and(|record| record.is_live())));
    // Ours is sealed under the other's salt, so that one key is enough for both.
    let own = FolderCopies::owner().exchange_name();
    let bytes = folder.read(&own, u64::MAX).await.unwrap();
    assert_eq!(Envelope::read(&bytes).unwrap().stretch, Envelope::read(&other).unwrap().stretch);
    assert!(String::from_utf8(open_file(SECRET, &bytes).await.unwrap()).unwrap().contains("oppgave a"));
    desk.end().await;
}

#[wasm_bindgen_test]
async fn nothing_is_read_or_written_without_the_passphrase() {
    let Some((desk, folder)) = desk().await else { return };
    let own = FolderCopies::owner().exchange_name();
    // As an older app left it.
    folder.write(&own, &theirs(&titles(1..=1))).await.unwrap();
    folder.write(THERE, &theirs(&[erased("a")])).await.unwrap();
    desk.exchange.run().await;
    assert!(desk.exchange.news().needs_key);
    assert!(!envelope::is_sealed(&folder.read(&own, u64::MAX).await.unwrap()));
    desk.copies.set_passphrase(SECRET).await.unwrap();
    desk.exchange.run().await;
    let news = desk.exchange.news();
    // Ours is encrypted now; what anybody could have written is not believed.
    assert!(envelope::is_sealed(&folder.read(&own, u64::MAX).await.unwrap()));
    assert_eq!((news.needs_key, news.open, news.erased, news.devices), (false, 1, 0, 0));
    assert!(desk.app.workspace(|w| w.truth().record(&key("a")).is_some_and(|record| record.is_live())));
    folder.write(THERE, &seal_file("et annet passord", &theirs(&[erased("a")])).await.unwrap()).await.unwrap();
    desk.exchange.run().await;
    let news = desk.exchange.news();
    assert_eq!((news.open, news.unreadable, news.erased), (0, 1, 0));
    assert!(desk.app.workspace(|w| w.truth().record(&key("a")).is_some_and(|record| record.is_live())));
    desk.end().await;
}

#[wasm_bindgen_test]
async fn what_was_erased_there_is_erased_here_unasked_and_told() {
    let Some((desk, folder)) = desk().await else { return };
    folder.write(THERE, &seal_file(SECRET, &theirs(&[erased("a")])).await.unwrap()).await.unwrap();
    desk.copies.set_passphrase(SECRET).await.unwrap();
    for _ in 0..2 {
        desk.exchange.run().await;
        assert_eq!(desk.exchange.news().erased, 1);
    }
    let is_erased = |id: &str| desk.app.workspace(|w| w.truth().record(&key(id)).is_some_and(|r| r.is_erased()));
    assert!(is_erased("a") && !is_erased("b"));
    desk.exchange.seen().await;
    assert_eq!(desk.exchange.news().erased, 0);
    let own = folder.read(&FolderCopies::owner().exchange_name(), u64::MAX).await.unwrap();
    let own = String::from_utf8(open_file(SECRET, &own).await.unwrap()).unwrap();
    assert!(own.contains("oppgave b") && !own.contains("oppgave a"));
    desk.end().await;
}
