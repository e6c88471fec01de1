//! How the data is written down for journals, files and other programs. Pure: bytes in, bytes out.

pub mod backup;
pub mod base64;
pub mod carried;
pub mod copy_files;
pub mod crc;
pub mod csv_columns;
pub mod csv_dates;
pub mod csv_headers;
pub mod csv_import;
pub mod csv_text;
pub mod csv_values;
pub mod envelope;
pub mod exchange;
pub mod frame;
mod head;
pub mod ics;
pub mod intake;
pub mod key_file;
pub mod quick_add;
pub mod recovery_code;
pub mod report;
pub mod rescue;
pub mod sample;
pub mod snapshot;
pub mod stretch;
pub mod table_file;
pub mod wire;
