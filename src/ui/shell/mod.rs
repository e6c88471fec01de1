//! The frame around the pages.

mod find;
mod key_sheet;
mod places;
mod preferences;
mod save_status;
mod top_bar;
mod windows;

pub use find::{PaletteHost, SearchSource};
pub use key_sheet::KeySheet;
pub use places::Places;
pub use preferences::{Density, Preferences, Theme};
pub use save_status::{Banners, SaveStatus, why_text};
pub use top_bar::TopBar;
pub use windows::Windows;
