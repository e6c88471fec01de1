//! What happens when the file is damaged. In the page there is nobody to read a sentence, and the code that
//! writes one would be three quarters of the whole: so the program just stops, and the loader says why.

/// Stops.
#[cold]
pub fn damaged() -> ! {
    #[cfg(target_arch = "wasm32")]
    core::arch::wasm32::unreachable();
    #[cfg(not(target_arch = "wasm32"))]
    panic!("the packed bytes are damaged");
}

/// What stands at a place, if there is such a place.
#[inline(always)]
pub fn item<T: Copy>(items: &[T], at: usize) -> T {
    match items.get(at) {
        Some(item) => *item,
        None => damaged(),
    }
}

/// A place to write to, if there is such a place.
#[inline(always)]
pub fn place<T>(items: &mut [T], at: usize) -> &mut T {
    match items.get_mut(at) {
        Some(item) => item,
        None => damaged(),
    }
}
