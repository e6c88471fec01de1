//! Randomness for names of records and devices.

/// 128 random bits.
///
/// From the browser's cryptographic source; were that missing, from its plain one. Names need
/// to be different, not secret: keys for encryption must not come from here.
pub fn random_bits() -> u128 {
    let mut bytes = [0u8; 16];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    u128::from_le_bytes(bytes)
}
