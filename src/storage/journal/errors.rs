//! Why a workbook did not open, was not written or not read.

use crate::storage::{
    idb::{Fault, OpenFault},
    prefs,
    sealed::SealError,
};

/// The data was written by a newer version of the app.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SchemaGap {
    /// The schema found.
    pub found: u32,
    /// The newest schema this app knows.
    pub known: u32,
}

/// Why a workbook did not open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OpenError {
    /// The browser has no IndexedDB.
    Missing,
    /// The browser does not allow it here: private window, blocked site data.
    Denied {
        /// The browser's name for it.
        name: String,
    },
    /// Another page holds it, or the browser does not answer.
    Busy,
    /// It is locked, and nobody has opened the lock.
    Locked,
    /// The disk or the page's share of it is full.
    Full,
    /// So much newer that this app cannot even read it.
    NewerSchema(SchemaGap),
    /// Anything else.
    Failed {
        /// The browser's name for it.
        name: String,
    },
}

/// Why nothing was written. Nothing of it was: all rows of a call or none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WriteError {
    /// The disk or the page's share of it is full.
    Full,
    /// The database was deleted, or closed by the browser.
    Gone,
    /// The data was taken over by a newer version of the app.
    NewerSchema(SchemaGap),
    /// It could not be sealed.
    Seal(SealError),
    /// Anything else.
    Failed {
        /// The browser's name for it.
        name: String,
    },
}

/// Why nothing was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReadError {
    /// The database was deleted, or closed by the browser.
    Gone,
    /// Anything else.
    Failed {
        /// The browser's name for it.
        name: String,
    },
}

impl From<OpenFault> for OpenError {
    fn from(fault: OpenFault) -> Self {
        match fault {
            OpenFault::Missing => OpenError::Missing,
            OpenFault::Busy => OpenError::Busy,
            // Chromium calls blocked site data UnknownError, as it calls a damaged database.
            OpenFault::Refused(Fault { name }) if !prefs::is_there() => OpenError::Denied { name },
            OpenFault::Refused(fault) => fault.into(),
        }
    }
}

impl From<Fault> for OpenError {
    fn from(fault: Fault) -> Self {
        match fault.name.as_str() {
            // Firefox calls a private window's refusal InvalidStateError.
            "SecurityError" | "InvalidStateError" | "NotAllowedError" => OpenError::Denied { name: fault.name },
            _ if fault.is_full() => OpenError::Full,
            _ => OpenError::Failed { name: fault.name },
        }
    }
}

impl From<Fault> for WriteError {
    fn from(fault: Fault) -> Self {
        match fault {
            fault if fault.is_full() => WriteError::Full,
            fault if fault.is_gone() => WriteError::Gone,
            Fault { name } => WriteError::Failed { name },
        }
    }
}

impl From<Fault> for ReadError {
    fn from(fault: Fault) -> Self {
        if fault.is_gone() { ReadError::Gone } else { ReadError::Failed { name: fault.name } }
    }
}

impl From<ReadError> for WriteError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Gone => WriteError::Gone,
            ReadError::Failed { name } => WriteError::Failed { name },
        }
    }
}

impl From<ReadError> for OpenError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Gone => OpenError::Failed { name: "InvalidStateError".to_owned() },
            ReadError::Failed { name } => OpenError::from(Fault { name }),
        }
    }
}
