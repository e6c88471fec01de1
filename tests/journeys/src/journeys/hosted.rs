//! The same page from a host: after one visit it needs none.
use crate::app::App;
use crate::failure::Outcome;
use crate::host::Host;
use crate::pages::tasks::TaskWords;
use crate::wait::until;
use serde_json::json;

/// One visit, then the host is gone: the app opens, keeps what was there, and takes more.
pub fn works_offline(app: &mut App) -> Outcome {
    let folder = app.ground.file.parent().map(std::path::Path::to_path_buf).unwrap_or_default();
    let host = Host::serving(&folder)?;
    app.live_at(&format!("{}/", host.address()));
    app.begin_own()?;
    app.add_task(TaskWords { title: "Ringe skolen", ..TaskWords::default() })?;
    until("the page to be kept", || {
        let script = "const done = arguments[0];
            navigator.serviceWorker.getRegistration().then((r) => done(Boolean(r && r.active)))";
        let is_kept = app.driver().run_async(script, json!([]))?;
        Ok(if is_kept == json!(true) { Ok(()) } else { Err("nothing is kept yet".into()) })
    })?;
    let address = host.address();
    drop(host);
    until("the host to be gone", || {
        let answer = std::net::TcpStream::connect(address.trim_start_matches("http://"));
        Ok(if answer.is_err() { Ok(()) } else { Err("it still answers".into()) })
    })?;
    app.open("/priorities")?;
    app.item("quadrant_unsorted", "Ringe skolen")?.wait()?;
    app.add_task(TaskWords { title: "Uten nett", ..TaskWords::default() })?;
    app.restart()?;
    app.route("/priorities")?;
    app.item("quadrant_unsorted", "Uten nett")?.wait()?;
    Ok(())
}
