//! Back and Forward: the places an applicant goes to become entries of the browser's history.

use wasm_bindgen::{JsValue, closure::Closure};
use web_sys::History;

use super::{document, listen};

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}

/// The present entry, where it has a name.
pub fn entry() -> Option<String> {
    history()?.state().ok()?.as_string()
}

/// Notes an entry. What a visit begins with names the entry that is there, of a reload too, and so does
/// what a link brings, for which the browser has made one; in a frame all do, because the history there
/// is that of the page around it.
pub fn went(entry: &str, begins: bool) {
    let Some(history) = history() else {
        return;
    };
    let state = JsValue::from_str(entry);
    let unnamed = self::entry().is_none();
    // Where no history may be written, the buttons of the page still lead back.
    let _ = if begins || unnamed || document::is_framed() {
        history.replace_state(&state, "")
    } else {
        history.push_state(&state, "")
    };
}

/// Goes to another entry.
pub fn go(steps: i32) {
    // Where that may not be, the applicant presses once more.
    let _ = history().map(|history| history.go_with_delta(steps));
}

/// Calls with the entry that Back or Forward leads to.
pub fn on_return(go: impl Fn(String) + 'static) {
    let go =
        Closure::<dyn Fn(web_sys::PopStateEvent)>::new(move |event: web_sys::PopStateEvent| {
            if let Some(entry) = event.state().as_string() {
                go(entry);
            }
        });
    listen("popstate", go);
}
