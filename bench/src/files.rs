//! A backup into an empty profile, and out of a full one.
use crate::data::Data;
use crate::figures::{Figures, Unit};
use crate::side::{End, Homes, Page, Pages, Side, rest};
use journeys::failure::{Failure, Outcome};
use journeys::runner::Home;
use serde_json::json;
use std::fs;
use std::path::Path;

/// From so many tasks on, the restored data are put into a snapshot soon after. Below, a start reads the change itself.
const SNAPSHOT_FROM: usize = 3_000;

/// Restores into so many fresh profiles and returns the last of them.
pub fn restore(pages: &Pages, side: Side, data: &Data, runs: usize, figures: &mut Figures) -> Outcome<Home> {
    let tasks = data.tasks;
    let mut last = None;
    for run in 0..runs {
        let home = Home::new(&format!("bench-{side:?}-{tasks}-{run}"))?;
        let page = pages.start(side, &home.0)?;
        match side {
            Side::App => {
                let (look, take) = restore_app(&page, data)?;
                figures.add("restore: looking into the file", tasks, Unit::Millis, side, look);
                figures.add("restore: taken in and saved", tasks, Unit::Millis, side, take);
                figures.add("restore, all", tasks, Unit::Millis, side, look + take);
            }
            Side::Floor => figures.add("restore, all", tasks, Unit::Millis, side, restore_floor(&page, data)?),
        }
        if run + 1 == runs {
            settle(&page, tasks)?;
        }
        last = Some(home);
        println!("  restore {} of {runs}, {side:?}", run + 1);
    }
    last.ok_or_else(|| Failure::new("--runs takes a number from 1"))
}

fn restore_app(page: &Page, data: &Data) -> Outcome<(f64, f64)> {
    page.open("/data/backup")?;
    let preview = format!("[aria-label='{}']", page.app.t("restore_preview")?);
    let look = page.cost("change", None, End::Appears(&preview), || give(page, "input[type='file']", &data.backup))?;
    rest();
    let merge = page.app.page().button("backup_merge")?;
    let take = page.cost("click", None, End::Saved, || merge.click())?;
    Ok((look.ended, take.ended))
}

fn restore_floor(page: &Page, data: &Data) -> Outcome<f64> {
    page.open("")?;
    Ok(page.cost("change", None, End::Saved, || give(page, "#restore", &data.rows))?.ended)
}

fn give(page: &Page, field: &str, file: &Path) -> Outcome {
    Ok(page.driver().act(&page.find(field)?, "value", json!({ "text": file.display().to_string() }))?)
}

/// Waits until the next start finds what a user's would: the unpacked program, and a snapshot where one is due.
fn settle(page: &Page, tasks: usize) -> Outcome {
    const SCRIPT: &str = "
        const [due, tell] = arguments;
        const answer = (request) => new Promise((yes, no) => {
            request.onsuccess = () => yes(request.result);
            request.onerror = () => no(request.error);
        });
        const look = async () => {
            let snapshot = !due, program = false;
            for (const { name } of await indexedDB.databases()) {
                const base = await answer(indexedDB.open(name));
                const in_store = (store) => base.transaction(store).objectStore(store);
                const has = (store) => base.objectStoreNames.contains(store);
                if (has('pieces')) program = (await answer(in_store('pieces').count())) > 0;
                const current = has('meta') && (await answer(in_store('meta').get('snapshots')));
                if (current && JSON.parse(current).current) snapshot = true;
                base.close();
            }
            if (snapshot && program) return tell(true);
            setTimeout(look, 200);
        };
        look();";
    if page.side == Side::App {
        page.driver().run_async(SCRIPT, json!([tasks >= SNAPSHOT_FROM]))?;
    }
    rest();
    Ok(())
}

/// From the press on the button until the browser has the file.
pub fn export(pages: &Pages, homes: &Homes, tasks: usize, runs: usize, figures: &mut Figures) -> Outcome {
    let [app, floor] = homes;
    let both = [pages.start(Side::App, &app.0)?, pages.start(Side::Floor, &floor.0)?];
    for page in &both {
        page.open("/data/backup")?;
    }
    for _ in 0..runs {
        for page in &both {
            let click = || match page.side {
                Side::App => page.app.page().button("backup_save")?.click(),
                Side::Floor => Ok(page.driver().act(&page.find("#export")?, "click", json!({}))?),
            };
            let mut millis = f64::NAN;
            let file = page.app.download(|| {
                millis = page.cost("click", None, End::Download, click)?.ended;
                Ok(())
            })?;
            figures.add("export", tasks, Unit::Millis, page.side, millis);
            figures.add("export: the file", tasks, Unit::Megabytes, page.side, fs::metadata(&file)?.len() as f64);
            rest();
        }
    }
    Ok(())
}
