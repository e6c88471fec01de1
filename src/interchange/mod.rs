//! How the data is written down for journals, files and other programs. Pure: bytes in, bytes out.

pub mod crc;
pub mod frame;
pub mod snapshot;
pub mod wire;
