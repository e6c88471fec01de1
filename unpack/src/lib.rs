//! Opens the page's data blocks: text to bytes, the LZMA format, which browsers do not open themselves, and the
//! program, which was taken apart so that it packs better. LZMA is a quarter smaller than gzip on the program,
//! because it looks back over all of it. Compiled to a few kilobytes of wasm that the loader runs before anything
//! else.
#![cfg_attr(target_arch = "wasm32", no_std)]

pub mod code;
mod damage;
mod join;
mod lzma;
mod text;

pub use join::{Joining, begin_joining, join, joined_size};
pub use lzma::{Progress, TABLE_LENGTH, begin, step, unpacked_size};
pub use text::{BASE, bits_of, character_of, decode};

#[cfg(target_arch = "wasm32")]
mod page {
    use core::slice;

    unsafe extern "C" {
        static __heap_base: u8;
    }

    /// A crash here means that the file is damaged. The loader says so.
    #[panic_handler]
    fn stop(_: &core::panic::PanicInfo) -> ! {
        core::arch::wasm32::unreachable()
    }

    /// The first address that the page may write to.
    #[unsafe(no_mangle)]
    extern "C" fn room() -> usize {
        &raw const __heap_base as usize
    }

    /// Turns the text at `at`, as UTF-8, into bytes at the same place. Returns how many.
    ///
    /// # Safety
    /// The page has written `length` bytes at `at`.
    #[unsafe(no_mangle)]
    unsafe extern "C" fn decode(at: *mut u8, length: usize) -> usize {
        // SAFETY: the page owns this memory and waits for the answer.
        super::decode(unsafe { slice::from_raw_parts_mut(at, length) })
    }

    /// The size that the bytes at `at` unpack to.
    ///
    /// # Safety
    /// The page has written `length` bytes at `at`.
    #[unsafe(no_mangle)]
    unsafe extern "C" fn unpacked_size(at: *const u8, length: usize) -> usize {
        // SAFETY: as above.
        super::unpacked_size(unsafe { slice::from_raw_parts(at, length) })
    }

    /// How many bytes the tables need.
    #[unsafe(no_mangle)]
    extern "C" fn table_size() -> usize {
        super::TABLE_LENGTH * size_of::<u16>()
    }

    /// Unpacks the bytes at `from` until as many are there. Returns how many there are. The first call of an
    /// instance begins; all have the same places.
    ///
    /// # Safety
    /// The page has made room at `table` and `to`, apart from each other and from the input.
    #[unsafe(no_mangle)]
    unsafe extern "C" fn step(
        from: *const u8,
        length: usize,
        table: *mut u16,
        to: *mut u8,
        size: usize,
        until: usize,
    ) -> usize {
        static mut PROGRESS: Option<super::Progress> = None;
        // SAFETY: as above; and an instance has one thread.
        unsafe {
            let packed = slice::from_raw_parts(from, length);
            let chances = slice::from_raw_parts_mut(table, super::TABLE_LENGTH);
            let kept = &raw mut PROGRESS;
            let progress = (*kept).get_or_insert_with(|| super::begin(packed, chances));
            super::step(progress, packed, chances, slice::from_raw_parts_mut(to, size), until)
        }
    }

    /// The size that the program at `from` has when it is joined.
    ///
    /// # Safety
    /// `length` bytes are unpacked at `from`.
    #[unsafe(no_mangle)]
    unsafe extern "C" fn joined_size(from: *const u8, length: usize) -> usize {
        // SAFETY: as above.
        super::joined_size(unsafe { slice::from_raw_parts(from, length) })
    }

    /// Joins the program at `from` until as many bytes are there. Returns how many there are. The first call of
    /// an instance begins; all have the same places.
    ///
    /// # Safety
    /// The page has made room at `to`, apart from the input.
    #[unsafe(no_mangle)]
    unsafe extern "C" fn join(from: *const u8, length: usize, to: *mut u8, size: usize, until: usize) -> usize {
        static mut JOINING: Option<super::Joining> = None;
        // SAFETY: as above; and an instance has one thread.
        unsafe {
            let apart = slice::from_raw_parts(from, length);
            let out = slice::from_raw_parts_mut(to, size);
            let kept = &raw mut JOINING;
            let joining = (*kept).get_or_insert_with(|| super::begin_joining(apart, out));
            super::join(joining, apart, out, until)
        }
    }
}
