//! What the device keeps. A browser may refuse; then nothing is kept and the page says so. In a frame
//! nothing is kept or read: the page around it must not learn anything of another visit.

use web_sys::Storage;

use super::document;
use crate::ui::{Denied, Kept};

/// The name under which is tried whether anything can be kept.
const TRIAL: &str = "zicha";

/// Where a text of this name is: what was offered before a reload belongs to the tab, all else to the
/// device. A framed page keeps and reads nothing.
fn storage(key: &str) -> Option<Storage> {
    if document::is_framed() {
        return None;
    }
    let window = web_sys::window()?;
    if key == Kept::OFFERED {
        window.session_storage()
    } else {
        window.local_storage()
    }
    .ok()?
}

/// Whether the device can keep anything.
pub fn keeps() -> bool {
    keep(TRIAL, Some("")) && keep(TRIAL, None)
}

/// What is kept under a name.
pub fn kept(key: &str) -> Result<Option<String>, Denied> {
    storage(key)
        .ok_or(Denied)?
        .get_item(key)
        .map_err(|_| Denied)
}

/// Keeps a text under a name, or takes it away; says whether that worked.
pub fn keep(key: &str, text: Option<&str>) -> bool {
    let outcome = storage(key).map(|storage| match text {
        Some(text) => storage.set_item(key, text),
        None => storage.remove_item(key),
    });
    outcome.is_some_and(|outcome| outcome.is_ok())
}

/// Takes away all that was ever kept under names that begin so.
pub fn forget(beginning: &str) {
    let Some(storage) = storage(beginning) else {
        return;
    };
    let names = 0..storage.length().unwrap_or_default();
    let names: Vec<String> = names.filter_map(|at| storage.key(at).ok()?).collect();
    for name in names.iter().filter(|name| name.starts_with(beginning)) {
        keep(name, None);
    }
}
