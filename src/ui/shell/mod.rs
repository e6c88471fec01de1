//! The frame around the pages.

mod banners;
mod find;
mod key_sheet;
mod last_page;
mod places;
mod preferences;
mod print_foot;
mod quick_add;
mod save_status;
mod top_bar;
mod windows;

pub use banners::Banners;
pub use find::PaletteHost;
pub use key_sheet::KeySheet;
pub use last_page::{remember_page, return_to_last_page};
pub use places::Places;
pub use preferences::{Density, Preferences, Theme};
pub use print_foot::PrintFoot;
pub use quick_add::QuickAddHost;
pub use save_status::{SaveStatus, why_text};
pub use top_bar::TopBar;
pub use windows::Windows;
