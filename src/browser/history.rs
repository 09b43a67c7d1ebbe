//! Back and Forward: the places an applicant goes to become entries of the browser's history.

use wasm_bindgen::{JsValue, closure::Closure};

use super::{document, listen};

/// Notes a place. What a visit begins with names the entry that is there, of a reload too; in a frame
/// all do, because the history there is that of the page around it.
pub fn went(place: &str, begins: bool) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let Ok(history) = window.history() else {
        return;
    };
    let state = JsValue::from_str(place);
    // Where no history may be written, the buttons of the page still lead back.
    let _ = if begins || document::is_framed() {
        history.replace_state(&state, "")
    } else {
        history.push_state(&state, "")
    };
}

/// Calls with the place that Back or Forward leads to.
pub fn on_return(go: impl Fn(String) + 'static) {
    let go =
        Closure::<dyn Fn(web_sys::PopStateEvent)>::new(move |event: web_sys::PopStateEvent| {
            if let Some(place) = event.state().as_string() {
                go(place);
            }
        });
    listen("popstate", go);
}
