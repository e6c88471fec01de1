//! Pictures of the pages with the sample in them, to look at and for the papers.
use crate::app::{App, Ground};
use crate::engine::{Browser, Engine, Look};
use crate::failure::Outcome;
use crate::runner::Home;
use std::fs;
use std::path::Path;
use std::sync::Arc;

const ROUTES: [&str; 8] =
    ["/today", "/cases", "/cases/new", "/priorities", "/situation", "/growth/new", "/data/backup", "/data/settings"];
const WIDTHS: [(u32, u32); 3] = [(1280, 800), (768, 1024), (360, 740)];

/// Takes a picture of each page in each size and both schemes. Further routes take the place of the usual ones.
pub fn take(ground: &Arc<Ground>, folder: &Path, routes: &[String]) -> Outcome {
    let usual: Vec<String> = ROUTES.iter().map(|route| (*route).to_string()).collect();
    let routes = if routes.is_empty() { &usual } else { routes };
    fs::create_dir_all(folder)?;
    let home = Home::new("shots")?;
    let mut app = App::new(Browser::start(Engine::Chromium, &home.0, Look::default())?, Arc::clone(ground));
    first_start(&app, folder, "light")?;
    app.begin_sample()?;
    for dark in [false, true] {
        app.look_anew(Look { dark, ..Look::default() })?;
        let scheme = if dark { "dark" } else { "light" };
        for route in routes {
            app.open(route)?;
            for (width, height) in WIDTHS {
                app.browser.resize(width, height)?;
                let name = route.trim_matches(|c| c == '#' || c == '/').replace('/', "-");
                picture(&app, folder, &name, width, scheme)?;
            }
        }
    }
    Ok(())
}

fn first_start(app: &App, folder: &Path, scheme: &str) -> Outcome {
    app.open("/")?;
    for (width, height) in WIDTHS {
        app.browser.resize(width, height)?;
        picture(app, folder, "start", width, scheme)?;
    }
    app.browser.resize(WIDTHS[0].0, WIDTHS[0].1)
}

fn picture(app: &App, folder: &Path, name: &str, width: u32, scheme: &str) -> Outcome {
    let path = folder.join(format!("{name}-{width}-{scheme}.png"));
    fs::write(&path, app.driver().screenshot()?)?;
    println!("{}", path.display());
    Ok(())
}
