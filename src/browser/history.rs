//! Back and Forward: every place an applicant goes to becomes an entry of the browser's history.

use gloo::utils::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{History, PopStateEvent};

use super::{document, listen};

fn history() -> Option<History> {
    window().history().ok()
}

/// The text of the present entry, where the program has written one.
pub fn entry() -> Option<String> {
    history()?.state().ok()?.as_string()
}

/// Writes an entry. It replaces the present one, rather than adding one, at the beginning of a visit
/// (a reload included), after following a link, for which the browser has added one, and in a frame,
/// whose history is that of the page around it.
pub fn went(entry: &str, begins: bool) {
    let Some(history) = history() else {
        return;
    };
    let state = JsValue::from_str(entry);
    let unnamed = self::entry().is_none();
    // Where the history is denied, the buttons of the page still lead back.
    let _ = if begins || unnamed || document::is_framed() {
        history.replace_state(&state, "")
    } else {
        history.push_state(&state, "")
    };
}

/// Moves by a number of entries.
pub fn go(steps: i32) {
    // Where that is denied, the applicant has to press Back once more.
    let _ = history().map(|history| history.go_with_delta(steps));
}

/// Calls back with the entry that Back or Forward leads to.
pub fn on_return(go: impl Fn(String) + 'static) {
    listen("popstate", move |event| {
        let event = event.unchecked_ref::<PopStateEvent>();
        if let Some(entry) = event.state().as_string() {
            go(entry);
        }
    });
}
