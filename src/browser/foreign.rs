//! What others have changed in the page, such as a translator; scripts/foreign.js knows it.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// Undoes it. What the program changes right after this is its own.
    #[wasm_bindgen(js_namespace = foreign)]
    pub fn undo();
}
