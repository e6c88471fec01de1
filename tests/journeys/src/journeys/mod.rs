//! The journeys. To add one: a function that takes the app, and a line in [`ALL`].
mod cases;
mod data;
mod erasing;
mod faults;
mod folder;
mod growth;
mod hosted;
mod hostile;
mod house;
mod lock;
mod matrix;
mod page;
mod portable;
mod shell;
mod situation;
mod start;
mod tabs;
mod tasks;

use crate::engine::Engine;
use crate::runner::Journey;

/// Every journey.
pub const ALL: &[Journey] = &[
    Journey::new("policy_holds_everything_in", page::policy_holds_everything_in),
    Journey::new("script_typed_into_every_field_stays_text", hostile::script_typed_into_every_field_stays_text),
    Journey::new("script_in_a_backup_stays_text", hostile::script_in_a_backup_stays_text),
    Journey::new("script_in_a_file_of_cases_stays_text", hostile::script_in_a_file_of_cases_stays_text),
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
    Journey::new("event_starts_clocks_and_a_visit_counts", cases::event_starts_clocks_and_a_visit_counts),
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
    Journey::new("erasing_reaches_the_copies_in_the_folder", folder::erasing_reaches_the_copies_in_the_folder)
        .only_in(&[Engine::Chromium]),
    Journey::new("two_computers_meet_in_the_folder", folder::two_computers_meet_in_the_folder)
        .only_in(&[Engine::Chromium]),
    Journey::new("erased_case_leaves_no_byte", erasing::erased_case_leaves_no_byte),
    Journey::new("erasing_under_a_lock_changes_the_key", erasing::erasing_under_a_lock_changes_the_key),
    Journey::new("everything_is_erased", erasing::everything_is_erased),
    Journey::new("caseload_from_file", data::caseload_from_file),
    Journey::new("import_shows_what_it_cannot_read", data::import_shows_what_it_cannot_read),
    Journey::new("history_takes_back", data::history_takes_back),
    Journey::new("portable_file_is_worked_in", portable::portable_file_is_worked_in),
    Journey::new("portable_file_is_taken_in", portable::portable_file_is_taken_in),
    Journey::new("portable_file_is_restored", portable::portable_file_is_restored),
    Journey::new("portable_file_saves_itself", portable::portable_file_saves_itself).only_in(&[Engine::Chromium]),
    Journey::new("portable_file_saves_what_came_meanwhile", portable::portable_file_saves_what_came_meanwhile)
        .only_in(&[Engine::Chromium]),
    Journey::new("portable_file_locks_with_the_last_change", portable::portable_file_locks_with_the_last_change),
    Journey::new("portable_file_has_its_own_lock", portable::portable_file_has_its_own_lock),
    Journey::new("lock_lets_in_whoever_knows", lock::lock_lets_in_whoever_knows),
    Journey::new("lock_reaches_all_tabs", lock::lock_reaches_all_tabs),
    Journey::new("lock_leaves_nothing_readable", lock::lock_leaves_nothing_readable),
    Journey::new("lock_is_set_later_and_taken_off", lock::lock_is_set_later_and_taken_off),
    Journey::new("locks_by_itself", tabs::locks_by_itself),
    Journey::new("lock_reaches_tabs_without_messages", tabs::lock_reaches_tabs_without_messages),
    Journey::new("windows_without_messages_stay_equal", tabs::windows_without_messages_stay_equal),
    Journey::new("older_app_stops_writing", tabs::older_app_stops_writing),
    Journey::new("veil_hides_words", tabs::veil_hides_words),
    Journey::new("file_is_renamed_moved_and_replaced", house::file_is_renamed_moved_and_replaced),
    Journey::new("rescue_copy_is_restored", house::rescue_copy_is_restored),
    Journey::new("no_room_left", faults::no_room_left).cramped().only_in(&[Engine::Chromium, Engine::Firefox]),
    Journey::new("storage_is_deleted_under_the_app", faults::storage_is_deleted_under_the_app),
    Journey::new("clock_is_set_back", faults::clock_is_set_back),
    Journey::new("damaged_rows_cost_themselves", faults::damaged_rows_cost_themselves),
    Journey::new("private_window", faults::private_window).in_private(),
    Journey::new("places_by_mouse", shell::places_by_mouse),
    Journey::new("places_by_keys", shell::places_by_keys),
    Journey::new("palette_finds_places", shell::palette_finds_places),
    Journey::new("key_sheet", shell::key_sheet),
    Journey::new("skip_link", shell::skip_link),
    Journey::new("languages", shell::languages),
    Journey::new("reflow", shell::reflow),
    Journey::new("accessibility", shell::accessibility),
];
