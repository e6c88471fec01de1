//! Data out and in: backup, restore, a caseload from a file, settings.
use crate::app::App;
use crate::failure::{Failure, Outcome, claim, same};
use crate::pages::data::{Records, read_backup};
use crate::pages::tasks::TaskWords;
use std::fs;

/// A backup opened in a browser that has never seen the app gives equal data.
pub fn backup_into_fresh_profile(app: &mut App) -> Outcome {
    app.begin_sample()?;
    let file = app.take_backup()?;
    let before = read_backup(&file)?;
    claim(before.len() > 30, || format!("a backup of {} records says little", before.len()))?;
    app.fresh_profile()?;
    app.open("/")?;
    app.page().button("door_before_act")?.click()?;
    app.restore(&file)?;
    same("the data", &app.records()?, &before)?;
    app.restart()?;
    same("the data after a restart", &app.records()?, &before)?;
    // Nobody was asked about a lock on this way in: it is proposed before the next case.
    app.route("/cases/new")?;
    app.page().mentioning(&app.t("lock_notice_title")?).wait()?;
    for words in ["decline_files", "decline_people"] {
        app.page().saying(&app.t(words)?).wait()?;
    }
    app.page().button("decline_act")?.click()?;
    app.page().mentioning(&app.t("lock_notice_title")?).wait_gone()
}

/// A copy that does not fit says so and changes nothing.
pub fn broken_backup_is_refused(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.add_task(TaskWords { title: "Ringe skolen", ..TaskWords::default() })?;
    let file = app.take_backup()?;
    let before = read_backup(&file)?;
    let content = fs::read(&file)?;
    let broken = app.browser.home().join("halv.json");
    fs::write(&broken, &content[..content.len() / 2])?;
    app.page().field("restore_choose")?.give_file(&broken)?;
    app.wait_announced(&app.t("backup_cut_off")?)?;
    fs::write(&broken, "{\"a\": 1}")?;
    app.page().field("restore_choose")?.give_file(&broken)?;
    app.wait_announced(&app.t("backup_not_ours")?)?;
    // 500 MB that take no room on the disk: it is not read at all.
    fs::File::create(&broken)?.set_len(500 << 20)?;
    app.page().field("restore_choose")?.give_file(&broken)?;
    let large = app.t("csv_too_large")?;
    app.wait_announced(large.split('{').next().unwrap_or_default())?;
    same("the data", &app.records()?, &before)
}

/// What a copy would change is told field by field, with what is here and what is in the file.
pub fn differences_are_shown_field_by_field(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.add_task(TaskWords { title: "Ringe skolen", ..TaskWords::default() })?;
    let file = app.take_backup()?;
    let mut content: serde_json::Value = serde_json::from_str(&fs::read_to_string(&file)?)
        .map_err(|e| Failure::new(format!("the backup is no JSON: {e}")))?;
    let mut records = content["records"].as_array_mut().into_iter().flatten();
    let task = records.find(|record| record["kind"] == "task").ok_or_else(|| Failure::new("no task"))?;
    task["fields"]["title"] = serde_json::json!("Ringe barnehagen");
    let stamp = task["stamps"]["title"].as_str().or(task["stamp"].as_str()).unwrap_or_default().to_string();
    task["stamps"]["title"] = serde_json::json!(later_than(&stamp));
    let changed = app.browser.home().join("endret.json");
    fs::write(&changed, content.to_string())?;
    app.page().field("restore_choose")?.give_file(&changed)?;
    let preview = app.page().region("restore_preview")?;
    let group = app.filled("list_count", &[("list", &app.t("group_changed")?), ("n", "1")])?;
    preview.saying(&group).click()?;
    let row = preview.any("table").role_with("row", "Ringe skolen");
    let words = row.text()?;
    for part in [&app.t("field_title")?, "Ringe skolen", "Ringe barnehagen", &app.t("diff_there")?] {
        claim(words.contains(part), || format!("the row says «{words}», not «{part}»"))?;
    }
    app.check_accessibility()?;
    app.merge_seen()?;
    app.route("/priorities")?;
    app.page().mentioning("Ringe barnehagen").wait_any()?;
    app.page().mentioning("Ringe skolen").wait_gone()
}

/// The same stamp a second later: its first twelve digits are milliseconds.
fn later_than(stamp: &str) -> String {
    let (time, rest) = stamp.split_at(12);
    let millis = u64::from_str_radix(time, 16).unwrap_or_default();
    format!("{:012x}{rest}", millis + 1000)
}

/// A day's work that no copy holds is told on Today, not again on a day on which it was put off, and not once
/// there is a copy; a week later it is told with what the last copy was.
pub fn old_backup_is_told(app: &mut App) -> Outcome {
    const DAY: i64 = 86_400_000;
    app.live_at_rigged(&app.ground.file.clone())?;
    app.begin_own()?;
    app.add_task(TaskWords { title: "Ringe skolen", ..TaskWords::default() })?;
    let told =
        |words: &str| Ok::<_, Failure>(app.page().mentioning(words.split('{').next().unwrap_or_default().trim()));
    let (never, old) = (app.t("today_backup_never_one")?, app.t("today_backup_old_one")?);
    app.route("/today")?;
    told(&never)?.wait()?;
    app.page().button("backup_later")?.click()?;
    told(&never)?.wait_gone()?;
    app.take_backup()?;
    app.rig(&format!("shift({})", 8 * DAY))?;
    app.route("/today")?;
    app.page().button("backup_later")?.wait_gone()?;
    app.add_task(TaskWords { title: "Skrive referat", ..TaskWords::default() })?;
    app.route("/today")?;
    told(&old)?.wait()?;
    app.page().link("command_backup")?.click()?;
    app.wait_route("/data/backup")?;
    app.page().mentioning(&app.t("changes_since_one")?).wait().map(drop)
}

/// A file with next to nothing in it takes the place of a lot only after a warning, and the safety
/// copy made before leads back.
pub fn nearly_empty_copy_is_told_and_taken_back(app: &mut App) -> Outcome {
    app.begin_sample()?;
    let file = app.take_backup()?;
    let before = read_backup(&file)?;
    let mut content: serde_json::Value = serde_json::from_str(&fs::read_to_string(&file)?)
        .map_err(|e| Failure::new(format!("the backup is no JSON: {e}")))?;
    let records = content["records"].as_array_mut();
    records.ok_or_else(|| Failure::new("no records"))?.retain(|record| record["kind"] == "analysis");
    let poor = app.browser.home().join("lite.json");
    fs::write(&poor, content.to_string())?;
    app.route("/data/backup")?;
    app.page().field("restore_choose")?.give_file(&poor)?;
    let preview = app.page().region("restore_preview")?;
    preview.saying(&app.t("replace_poor")?).wait()?;
    preview.button("backup_replace")?.click()?;
    let question = app.role("dialog", &app.t("replace_poor_title")?);
    question.button("backup_replace")?.click()?;
    app.messages().mentioning(&app.t("backup_replaced")?).wait()?;
    app.wait_saved()?;
    app.route("/data/backup")?;
    app.page().any("main").role_with("button", &app.t("copy_return")?).click()?;
    app.role("dialog", &app.t("copy_return_title")?).button("copy_return")?.click()?;
    app.messages().mentioning(&app.t("copy_returned")?).wait()?;
    app.wait_saved()?;
    let shown = |records: &Records| -> Vec<(String, String)> {
        let is_live = |fields: &serde_json::Value| fields["deleted"].is_null();
        records.iter().filter(|(_, fields)| is_live(fields)).map(|(key, _)| key.clone()).collect()
    };
    same("the records", &shown(&app.records()?), &shown(&before))
}

/// What stands in the sample files and must never get past the reading of them.
const IDENTITIES: [&str; 7] =
    ["Testesen", "Prøvegata", "Prøvevej", "OPPDIKTET", "OPDIGTET", "010139", "eksempel.invalid"];

/// Both sample files become thirty cases each, and nothing in them that points to a person is kept.
pub fn caseload_from_file(app: &mut App) -> Outcome {
    app.begin_own()?;
    let folder = app.ground.clone.join("public").join("sample");
    for (name, cases) in [("saker-norge.csv", 30), ("sager-danmark.csv", 60)] {
        app.look_into_cases(&folder.join(name))?;
        let preview = app.page().region("import_preview")?;
        preview.wait()?;
        let seen = preview.text()?;
        for identity in IDENTITIES {
            claim(!seen.contains(identity), || format!("the preview of {name} shows {identity}"))?;
        }
        preview.role("button", &app.filled("import_act_other", &[("n", "30")])?).click()?;
        app.wait_route("/cases")?;
        app.messages().mentioning(&app.filled("imported_cases_other", &[("n", "30")])?).wait_any()?;
        app.wait_saved()?;
        let file = app.take_backup()?;
        let kept = read_backup(&file)?;
        same("the cases", &kept.keys().filter(|(kind, _)| kind == "case").count(), &cases)?;
        let bytes = fs::read_to_string(&file)?;
        for identity in IDENTITIES {
            claim(!bytes.contains(identity), || format!("the backup holds {identity}"))?;
        }
    }
    Ok(())
}

/// A file read again finds its cases by their numbers, tells what changed and what is gone, and keeps no number.
pub fn caseload_read_again(app: &mut App) -> Outcome {
    app.begin_own()?;
    let file = app.browser.home().join("saker.csv");
    let head = "Saksnr;Sakstype;Mottatt;Undersøkelse åpnet";
    fs::write(&file, format!("{head}\n2026/90101;Melding;16.10.2025;\n2026/90102;Melding;15.10.2025;\n"))?;
    app.look_into_cases(&file)?;
    let preview = app.page().region("import_preview")?;
    preview.role("button", &app.filled("import_act_other", &[("n", "2")])?).click()?;
    app.wait_route("/cases")?;
    app.wait_saved()?;

    let later = "2026/90101;Undersøkelse;16.10.2025;20.10.2025\n2026/90103;Melding;17.10.2025;\n";
    fs::write(&file, format!("{head}\n{later}"))?;
    app.look_into_cases(&file)?;
    preview.heading("import_updates")?.wait()?;
    preview.heading("import_gone")?.wait()?;
    let opened =
        app.filled("import_event_new", &[("what", &app.t("event_investigation_opened")?), ("on", "20.10.2025")])?;
    preview.wait_text(&opened)?;
    app.check_accessibility()?;
    preview.role("button", &app.filled("import_act_other", &[("n", "2")])?).click()?;
    app.wait_route("/cases")?;
    app.wait_saved()?;
    let kept = app.take_backup()?;
    let count = |kind: &str| -> Outcome<usize> { Ok(read_backup(&kept)?.keys().filter(|(of, _)| of == kind).count()) };
    same("the cases", &count("case")?, &3)?;
    same("the events", &count("event")?, &4)?;
    let bytes = fs::read_to_string(&kept)?;
    claim(bytes.contains("file_mark"), || "no case can be found again".into())?;
    claim(!bytes.contains("9010"), || "a case number is in the backup".into())?;
    claim(!bytes.contains("import_key"), || "the key is in an open file".into())
}

/// Lines that cannot be read are shown with their reason; nothing is kept before the person says so.
pub fn import_shows_what_it_cannot_read(app: &mut App) -> Outcome {
    app.begin_own()?;
    let before = app.records()?;
    let file = app.browser.home().join("saker.csv");
    fs::write(&file, "Sakskode;Sakstype;Mottatt dato\nK-1;Undersøkelse;01.10.2026\nK-2;Undersøkelse;32.13.2026\n")?;
    app.look_into_cases(&file)?;
    let preview = app.page().region("import_preview")?;
    preview.heading("import_rejected")?.wait()?;
    preview.role("checkbox", &app.filled("import_this", &[("code", "K-1")])?).wait()?;
    preview.mentioning("32.13.2026").wait()?;
    preview.button("act_leave")?.click()?;
    preview.wait_gone()?;
    same("the data", &app.records()?, &before)
}

/// What was done last can be taken back from the list of changes.
pub fn history_takes_back(app: &mut App) -> Outcome {
    app.begin_own()?;
    app.add_task(TaskWords { title: "Ringe skolen", ..TaskWords::default() })?;
    app.route("/data/history")?;
    let what = app.t("change_task_added")?;
    let take_back = app.page().any("main").role_with("button", &format!("{}: {what}", app.t("act_undo")?));
    take_back.click()?;
    app.wait_saved()?;
    app.route("/priorities")?;
    app.page().heading("matrix_empty_title")?.wait()?;
    Ok(())
}
