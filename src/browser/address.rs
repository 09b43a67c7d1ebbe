//! What the address of the page says: a day to show, and the answers of a link.

use std::rc::Rc;

use wasm_bindgen::JsValue;

use crate::notice::Date;

/// The day asked for with `?date=2021-09-10`.
pub fn day() -> Option<Date> {
    let search = web_sys::window()?.location().search().ok()?;
    let query = web_sys::UrlSearchParams::new_with_str(&search).ok()?;
    query.get("date")?.parse().ok()
}

/// The answers of a link. They are taken out of the address, so that they stay in no history
/// and no screenshot.
pub fn take_fragment() -> Option<Rc<str>> {
    let window = web_sys::window()?;
    let location = window.location();
    let fragment = location
        .hash()
        .ok()
        .filter(|fragment| fragment.contains('='))?;
    let bare = location.pathname().ok()? + &location.search().ok()?;
    // A sandboxed document may have no history to write; the answers are read all the same.
    let _ = window
        .history()
        .and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&bare)));
    Some(Rc::from(fragment))
}
