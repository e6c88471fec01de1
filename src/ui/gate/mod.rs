//! What stands before the data: the unlock page, the recovery code, and setting a lock.

mod asking;
mod opened_file;
mod recovery;
mod secret_field;
mod set_up;
mod unlock;

pub use asking::Asking;
use asking::AskingForm;
pub use opened_file::OpenedFile;
pub use recovery::Recovery;
pub use secret_field::SecretField;
pub use set_up::{Declining, NewSecret, NewSecretFields, SetUp};
pub use unlock::Unlock;

use crate::{
    state::LockError,
    texts::{Key, text},
};

/// What is wrong, in words.
pub fn lock_problem(error: &LockError) -> &'static str {
    text(match error {
        LockError::Wrong { .. } | LockError::TooEarly { .. } => Key::LockWrong,
        LockError::NoCrypto => Key::LockNoCrypto,
        LockError::Unsaved => Key::LockUnsaved,
        LockError::Busy => Key::LockBusy,
        LockError::Failed => Key::LockFailed,
    })
}
