//! The address of the page: the simulated day, the answers of a link, and the link to share.

use std::rc::Rc;

use gloo::utils::window;
use wasm_bindgen::JsValue;

use crate::{
    assess::{is_link, plain},
    notice::{Moment, find},
};

/// The simulated day or minute, given as `?date=2021-09-10`.
pub fn day() -> Option<Moment> {
    let search = window().location().search().ok()?;
    let query = web_sys::UrlSearchParams::new_with_str(&search).ok()?;
    let day = String::from_utf8(plain(&query.get("date")?)).ok()?;
    day.trim().parse().ok()
}

/// The fragment, where it holds answers. It is removed from the address, so that the answers appear in
/// no history and no screenshot.
pub fn take_fragment() -> Option<Rc<str>> {
    let hash = window().location().hash().ok();
    let fragment = hash.filter(|fragment| is_link(fragment))?;
    let history = window().history().ok();
    // A sandboxed document may be denied its history; the answers are read all the same.
    let _ = history.map(|history| {
        let state = history.state().unwrap_or(JsValue::NULL);
        history.replace_state_with_url(&state, "", Some(&bare()))
    });
    Some(Rc::from(fragment))
}

/// The address of the page with a code in its fragment. The address of a local file contains folder names
/// of this device and works on no other, so there only the fragment is returned.
pub fn link(code: &str) -> String {
    let mut address = bare();
    if !address.starts_with("http") {
        address.clear();
    }
    format!("{address}#{code}")
}

/// The address of the page without a fragment.
fn bare() -> String {
    let address = window().location().href().unwrap_or_default();
    let end = find(&address, "#").unwrap_or(address.len());
    address[..end].to_owned()
}
