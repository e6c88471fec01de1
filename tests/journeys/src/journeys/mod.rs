//! The journeys. To add one: a function that takes the app, and a line in [`ALL`].
mod cases;
mod data;
mod erasing;
mod folder;
mod growth;
mod hosted;
mod lock;
mod matrix;
mod page;
mod shell;
mod situation;
mod start;
mod tasks;

use crate::engine::Engine;
use crate::runner::Journey;

/// Every journey.
pub const ALL: &[Journey] = &[
    Journey::new("policy_holds_everything_in", page::policy_holds_everything_in),
    Journey::new("rescue_is_reachable", page::rescue_is_reachable),
    Journey::new("files_are_kept_apart_in_firefox", page::files_are_kept_apart_in_firefox),
    Journey::new("empty_start_asks", start::empty_start_asks),
    Journey::new("own_book", start::own_book),
    Journey::new("used_before", start::used_before),
    Journey::new("sample_book", start::sample_book),
    Journey::new("task_without_words", tasks::task_without_words),
    Journey::new("escape_asks_before_words_go", tasks::escape_asks_before_words_go),
    Journey::new("undo_and_redo", tasks::undo_and_redo),
    Journey::new("suggests_quadrants", matrix::suggests_quadrants),
    Journey::new("matrix_by_keyboard", matrix::matrix_by_keyboard),
    Journey::new("matrix_arrows", matrix::matrix_arrows),
    Journey::new("matrix_by_mouse", matrix::matrix_by_mouse),
    Journey::new("matrix_search", matrix::matrix_search),
    Journey::new("two_tabs", matrix::two_tabs),
    Journey::new("restarts_keep_everything", matrix::restarts_keep_everything),
    Journey::new("norwegian_report_clocks", cases::norwegian_report_clocks),
    Journey::new("norwegian_investigation_clocks", cases::norwegian_investigation_clocks),
    Journey::new("danish_report_clocks", cases::danish_report_clocks),
    Journey::new("clock_is_met_and_taken_back", cases::clock_is_met_and_taken_back),
    Journey::new("half_typed_case_survives_reload", cases::half_typed_case_survives_reload),
    Journey::new("identity_is_noticed", cases::identity_is_noticed),
    Journey::new("register_by_keyboard", cases::register_by_keyboard),
    Journey::new("today_shows_what_presses", cases::today_shows_what_presses),
    Journey::new("situation_analysis_to_paper", situation::analysis_to_paper),
    Journey::new("situation_own_figures", situation::own_figures),
    Journey::new("feedback_given", growth::feedback_given),
    Journey::new("feedback_received", growth::feedback_received),
    Journey::new("hosted_page_works_offline", hosted::works_offline).only_in(&[Engine::Chromium]),
    Journey::new("backup_into_fresh_profile", data::backup_into_fresh_profile),
    Journey::new("broken_backup_is_refused", data::broken_backup_is_refused),
    Journey::new("nearly_empty_copy_is_told_and_taken_back", data::nearly_empty_copy_is_told_and_taken_back),
    Journey::new("encrypted_backup_opens_with_its_passphrase", folder::encrypted_backup_opens_with_its_passphrase),
    Journey::new("copies_go_into_the_folder", folder::copies_go_into_the_folder).only_in(&[Engine::Chromium]),
    Journey::new("two_computers_meet_in_the_folder", folder::two_computers_meet_in_the_folder)
        .only_in(&[Engine::Chromium]),
    Journey::new("erased_case_leaves_no_byte", erasing::erased_case_leaves_no_byte),
    Journey::new("everything_is_erased", erasing::everything_is_erased),
    Journey::new("caseload_from_file", data::caseload_from_file),
    Journey::new("import_shows_what_it_cannot_read", data::import_shows_what_it_cannot_read),
    Journey::new("history_takes_back", data::history_takes_back),
    Journey::new("lock_lets_in_whoever_knows", lock::lock_lets_in_whoever_knows),
    Journey::new("lock_reaches_all_tabs", lock::lock_reaches_all_tabs),
    Journey::new("lock_leaves_nothing_readable", lock::lock_leaves_nothing_readable),
    Journey::new("lock_is_set_later_and_taken_off", lock::lock_is_set_later_and_taken_off),
    Journey::new("places_by_mouse", shell::places_by_mouse),
    Journey::new("places_by_keys", shell::places_by_keys),
    Journey::new("palette_finds_places", shell::palette_finds_places),
    Journey::new("key_sheet", shell::key_sheet),
    Journey::new("skip_link", shell::skip_link),
    Journey::new("languages", shell::languages),
    Journey::new("reflow", shell::reflow),
    Journey::new("accessibility", shell::accessibility),
];
