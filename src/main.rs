//! Starts the app. Nothing else lives here.
#![forbid(unsafe_code)]

fn main() {
    #[cfg(feature = "ui")]
    arbeidsro::ui::start();
}
