//! The browser's cryptography: AES-256-GCM, HMAC and randomness. Keys cannot be taken out of it again.

use crate::interchange::{key_file::NONCE_BYTES, stretch::KEY_BYTES};
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesGcmParams, Crypto, CryptoKey, SubtleCrypto};

/// Why nothing was encrypted or decrypted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CryptoError {
    /// The browser gives no cryptography here: a page over plain http.
    Missing,
    /// Another key, or the bytes were changed.
    DoesNotFit,
}

/// An AES-256-GCM key that stays inside the browser's cryptography.
#[derive(Clone)]
pub struct SecretKey(CryptoKey);

impl std::fmt::Debug for SecretKey {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("SecretKey")
    }
}

impl SecretKey {
    /// Takes the key over; the bytes given are zeros afterwards.
    ///
    /// # Errors
    /// [`CryptoError::Missing`].
    pub async fn import(raw: &mut [u8; KEY_BYTES]) -> Result<Self, CryptoError> {
        let bytes = Uint8Array::from(raw.as_slice());
        raw.fill(0);
        let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
        let imported = subtle()?.import_key_with_str("raw", &bytes, "AES-GCM", false, &uses);
        let imported = answer(imported).await;
        bytes.fill(0, 0, bytes.length());
        Ok(SecretKey(imported.map_err(|()| CryptoError::Missing)?.unchecked_into()))
    }

    /// Encrypts under a number never used before with this key. The tag stands at the end.
    ///
    /// # Errors
    /// [`CryptoError::Missing`].
    pub async fn encrypt(
        &self,
        nonce: &[u8; NONCE_BYTES],
        context: &[u8],
        bytes: &[u8],
    ) -> Result<Vec<u8>, CryptoError> {
        let bytes = Uint8Array::from(bytes);
        let made = subtle()?.encrypt_with_object_and_js_u8_array(&with(nonce, context), &self.0, &bytes);
        answer(made).await.map(|made| Uint8Array::new(&made).to_vec()).map_err(|()| CryptoError::Missing)
    }

    /// Decrypts. Called, the work has begun: several can be under way before the first is awaited.
    pub fn decrypt(
        &self,
        nonce: &[u8; NONCE_BYTES],
        context: &[u8],
        bytes: &[u8],
    ) -> impl Future<Output = Result<Vec<u8>, CryptoError>> + use<> {
        let bytes = Uint8Array::from(bytes);
        let made =
            subtle().map(|subtle| subtle.decrypt_with_object_and_js_u8_array(&with(nonce, context), &self.0, &bytes));
        async move {
            let made = answer(made?).await;
            made.map(|made| Uint8Array::new(&made).to_vec()).map_err(|()| CryptoError::DoesNotFit)
        }
    }
}

/// HMAC-SHA-256 (RFC 2104) of each text under a key.
///
/// # Errors
/// [`CryptoError::Missing`].
pub async fn hmac(key: &[u8], texts: &[String]) -> Result<Vec<Vec<u8>>, CryptoError> {
    let named = |pairs: &[(&str, &str)]| {
        let object = Object::new();
        for (name, value) in pairs {
            // Setting a property of a plain object cannot fail.
            let _ = Reflect::set(&object, &(*name).into(), &(*value).into());
        }
        object
    };
    let algorithm = named(&[("name", "HMAC"), ("hash", "SHA-256")]);
    let uses = Array::of1(&"sign".into());
    let bytes = Uint8Array::from(key);
    let imported = subtle()?.import_key_with_object("raw", &bytes, &algorithm, false, &uses);
    let key: CryptoKey = answer(imported).await.map_err(|()| CryptoError::Missing)?.unchecked_into();
    let mut made = Vec::new();
    for text in texts {
        let signed = subtle()?.sign_with_str_and_u8_array("HMAC", &key, text.as_bytes());
        made.push(Uint8Array::new(&answer(signed).await.map_err(|()| CryptoError::Missing)?).to_vec());
    }
    Ok(made)
}

/// Random bytes from the browser's cryptographic source, and no other.
///
/// # Errors
/// [`CryptoError::Missing`].
pub fn random<const N: usize>() -> Result<[u8; N], CryptoError> {
    let mut bytes = [0; N];
    crypto()?.get_random_values_with_u8_array(&mut bytes).map_err(|_| CryptoError::Missing)?;
    Ok(bytes)
}

/// Whether anything can be encrypted here.
pub fn is_there() -> bool {
    subtle().is_ok()
}

fn with(nonce: &[u8; NONCE_BYTES], context: &[u8]) -> Object {
    let algorithm = AesGcmParams::new("AES-GCM", &Uint8Array::from(nonce.as_slice()));
    algorithm.set_additional_data(&Uint8Array::from(context));
    algorithm.unchecked_into()
}

async fn answer(asked: Result<Promise, JsValue>) -> Result<JsValue, ()> {
    JsFuture::from(asked.map_err(drop)?).await.map_err(drop)
}

fn crypto() -> Result<Crypto, CryptoError> {
    web_sys::window().and_then(|window| window.crypto().ok()).ok_or(CryptoError::Missing)
}

fn subtle() -> Result<SubtleCrypto, CryptoError> {
    let crypto = crypto()?;
    // Asked by name: on a page over plain http there is none, and the binding would not say so.
    let there = Reflect::get(&crypto, &"subtle".into()).is_ok_and(|subtle| subtle.is_object());
    there.then(|| crypto.subtle()).ok_or(CryptoError::Missing)
}
