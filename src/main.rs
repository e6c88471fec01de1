//! Starts the app. Nothing else lives here.

fn main() {
    #[cfg(feature = "ui")]
    arbeidsro::ui::start();
}
