//! The screens: the shell, the parts it is built of, and the pages.

mod app;
pub mod keys;
pub mod pages;
pub mod parts;
pub mod route;
pub mod shell;

/// Mounts the app.
pub fn start() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(app::App);
}
