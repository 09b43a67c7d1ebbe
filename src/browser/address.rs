//! What the address of the page says: a day to show, and the answers of a link.

use std::rc::Rc;

use wasm_bindgen::JsValue;

use crate::{
    assess::{is_link, plain},
    notice::{Date, find},
};

/// The day asked for with `?date=2021-09-10`.
pub fn day() -> Option<Date> {
    let search = web_sys::window()?.location().search().ok()?;
    let query = web_sys::UrlSearchParams::new_with_str(&search).ok()?;
    let day = String::from_utf8(plain(&query.get("date")?)).ok()?;
    day.trim().parse().ok()
}

/// The answers of a link. They are taken out of the address, so that they stay in no history
/// and no screenshot.
pub fn take_fragment() -> Option<Rc<str>> {
    let window = web_sys::window()?;
    let hash = window.location().hash().ok();
    let fragment = hash.filter(|fragment| is_link(fragment))?;
    let history = window.history().ok();
    // A sandboxed document may have no history to write; the answers are read all the same.
    let _ = history.map(|history| {
        let state = history.state().unwrap_or(JsValue::NULL);
        history.replace_state_with_url(&state, "", Some(&bare()))
    });
    Some(Rc::from(fragment))
}

/// The address of the page with a code in its fragment. That of a file names the folders of whoever
/// opened it and leads nowhere else, so there it is the code alone.
pub fn link(code: &str) -> String {
    let mut address = bare();
    if !address.starts_with("http") {
        address.clear();
    }
    format!("{address}#{code}")
}

/// The address of the page without a fragment.
fn bare() -> String {
    let location = web_sys::window().map(|window| window.location());
    let address = location.and_then(|location| location.href().ok());
    let address = address.unwrap_or_default();
    let end = find(&address, "#").unwrap_or(address.len());
    address[..end].to_owned()
}
