//! Reports: what goes out is what is seen.
use crate::app::App;
use crate::failure::{Outcome, claim};
use std::fs;

/// The week for a leader: no codes, saved as a Word file that is a zip with the words in it, as text, and on
/// paper without the page's own buttons. For oneself the codes are there.
pub fn report_for_leader_and_for_oneself(app: &mut App) -> Outcome {
    app.begin_sample()?;
    app.route("/situation/reports")?;
    let main = app.page().any("main");
    main.field("report_topic")?.choose(&app.t("report_week")?)?;
    let preview = main.region("report_preview")?;
    preview.heading("report_key_title")?.wait()?;
    claim(!preview.mentioning("K7-ulv").is_here()?, || "a code is in the preview for the leader".into())?;
    app.check_accessibility()?;

    let file = app.download(|| main.button("report_docx")?.click())?;
    let bytes = fs::read(&file)?;
    claim(bytes.starts_with(b"PK\x03\x04"), || "not a zip".into())?;
    let held = String::from_utf8_lossy(&bytes).into_owned();
    claim(held.contains(&app.t("report_key_title")?), || "the document lacks the key".into())?;
    claim(!held.contains("K7-ulv"), || "a code is in the document for the leader".into())?;
    let paper = app.print_by(|| main.button("command_print")?.click())?;
    claim(!paper.contains("K7-ulv"), || format!("a code is on the paper: {paper}"))?;
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let button = app.t("report_docx")?;
    claim(!bare(&paper).contains(&bare(&button)), || format!("the paper shows the page's own «{button}»: {paper}"))?;

    main.role_with("radio", &app.t("report_own")?).click()?;
    preview.mentioning("K7-ulv").wait_any()?;
    let file = app.download(|| main.button("report_text")?.click())?;
    let written = fs::read_to_string(&file)?;
    claim(written.contains("K7-ulv"), || format!("the text for oneself has no codes: {written}"))?;
    main.field("report_topic")?.choose(&app.t("title_analysis")?)?;
    preview.heading("sheet_figures")?.wait()?;
    app.check_accessibility()
}
