//! The program as the page unpacked it, kept in the browser for the next start by `src/loader/kept.js`.

use super::idb::{self, OpenFault};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = __arbeidsro, js_name = keepProgram, catch)]
    fn loader_keep_program() -> Result<(), JsValue>;
}

/// The database it lies in. Nothing of the user's is there.
pub const DATABASE: &str = "arbeidsro.program";

/// Asks the loader to keep it, unless it does already. Nothing waits for it: without it the start is slower.
pub fn keep() {
    // There is no loader where Trunk's development server starts the program.
    let _ = loader_keep_program();
}

/// Deletes it: the user's data needs the room.
///
/// # Errors
/// [`OpenFault`].
pub async fn give_up() -> Result<(), OpenFault> {
    idb::delete_database(DATABASE).await
}
