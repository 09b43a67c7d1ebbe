//! Changes that others, such as a translator, have made in the page;
//! scripts/undo-foreign-changes.js records them.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// Undoes those changes. The program's own changes follow right after this call.
    #[wasm_bindgen(js_namespace = foreign)]
    pub fn undo();
}
