//! The bridge between the data and the screen: what a page may read, and what it may do.
//!
//! A page reads plain structs through [`App::workspace`], tells what it depends on with
//! [`App::watch`], and changes data through the actions alone. One version signal a kind is
//! enough: lists are virtual, so few rows are mounted, and memos compare what they make.

pub mod actions;
mod app;
mod drafts;
mod exchange;
mod folder_cleaning;
mod folder_copies;
mod folder_keys;
mod idle;
mod lock;
mod notices;
mod page_file;
pub mod queries;
mod save_state;
mod session;
mod workbooks;

pub use app::{App, Phase, Surroundings, app};
pub use drafts::KeptForm;
pub use exchange::{Exchange, News};
pub use folder_copies::{FolderCopies, FolderState};
pub use idle::{Idle, lock_after, lock_hidden, set_lock_after, set_lock_hidden};
pub use lock::LockError;
pub use notices::{Notice, label_text};
pub use page_file::{OpenProblem, PageFile, SaveProblem, Saved};
pub use save_state::{SaveState, WhyNotSaved};
pub use session::{Session, SessionNews};
pub use workbooks::Workbooks;
