//! The first start, and every later one that finds nothing.
use crate::app::App;
use crate::engine::Engine;
use crate::failure::Outcome;
use crate::failure::same;
use crate::pages::tasks::TaskWords;

/// Every empty start asks, and says where data may be.
pub fn empty_start_asks(app: &mut App) -> Outcome {
    for _ in 0..2 {
        app.open("/cases")?;
        app.page().heading("first_start_title")?.wait()?;
        for door in ["door_own_act", "door_sample_act", "door_before_act"] {
            app.page().button(door)?.wait()?;
        }
        let tied = app.page().saying(&app.t("first_start_path")?).is_here()?;
        same("the words on moved files", &tied, &(app.engine() == Engine::Firefox))?;
        app.restart()?;
    }
    Ok(())
}

/// A book of one's own: from the door to a task that a restart keeps.
pub fn own_book(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.add_task(TaskWords { title: "Ringe skolen om K7-ulv", ..TaskWords::default() })?;
    app.restart()?;
    app.page().heading("today_start")?.wait()?;
    app.page().heading("first_start_title")?.wait_gone()
}

/// The third door leads to where a copy is opened.
pub fn used_before(app: &mut App) -> Outcome {
    app.open("/")?;
    app.page().button("door_before_act")?.click()?;
    app.wait_route("/data/backup")
}

/// The sample lies in a book of its own, which one press removes.
pub fn sample_book(app: &mut App) -> Outcome {
    app.begin_sample()?;
    app.page().saying(&app.t("banner_sample")?).wait()?;
    app.restart()?;
    app.page().saying(&app.t("banner_sample")?).wait()?;
    app.page().button("act_remove_sample")?.click()?;
    app.page().saying(&app.t("banner_sample")?).wait_gone()?;
    app.page().heading("first_start_title")?.wait()?;
    app.restart()?;
    app.page().heading("first_start_title")?.wait()?;
    Ok(())
}
