//! The storage of the device. A browser may deny it; then nothing is stored and the page says so. In a
//! frame nothing is stored or read, so that the page around it can find out nothing about other visits.

use gloo::utils::window;
use web_sys::Storage;

use super::document;
use crate::ui::{Denied, Stored};

/// The key for testing whether storing works.
const TRIAL: &str = "zicha";

/// The storage for a key: the session storage of the tab for a link that is not decided on, else the
/// local storage. In a frame there is none.
fn storage(key: &str) -> Option<Storage> {
    if document::is_framed() {
        return None;
    }
    if key == Stored::OFFERED {
        window().session_storage()
    } else {
        window().local_storage()
    }
    .ok()?
}

/// Whether storing works.
pub fn stores() -> bool {
    store(TRIAL, Some("")) && store(TRIAL, None)
}

/// The text stored under a key.
pub fn stored(key: &str) -> Result<Option<String>, Denied> {
    storage(key)
        .ok_or(Denied)?
        .get_item(key)
        .map_err(|_| Denied)
}

/// Stores a text under a key, or removes it; returns whether that worked.
pub fn store(key: &str, text: Option<&str>) -> bool {
    let outcome = storage(key).map(|storage| match text {
        Some(text) => storage.set_item(key, text),
        None => storage.remove_item(key),
    });
    outcome.is_some_and(|outcome| outcome.is_ok())
}

/// Removes everything stored under keys with this prefix.
pub fn forget(beginning: &str) {
    let Some(storage) = storage(beginning) else {
        return;
    };
    let names = 0..storage.length().unwrap_or_default();
    let names: Vec<String> = names.filter_map(|at| storage.key(at).ok()?).collect();
    for name in names.iter().filter(|name| name.starts_with(beginning)) {
        store(name, None);
    }
}
