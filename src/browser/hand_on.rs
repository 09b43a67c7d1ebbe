//! The share sheet of the device (`navigator.share`), where there is one.

use gloo::utils::window;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// The function that opens it. Browsers lack it on plain http, though web-sys declares it.
fn share() -> Option<(JsValue, Function)> {
    let navigator = JsValue::from(window().navigator());
    let share = Reflect::get(&navigator, &JsValue::from_str("share")).ok()?;
    Some((navigator, share.dyn_into().ok()?))
}

/// Whether the device has a share sheet.
pub fn is_possible() -> bool {
    share().is_some()
}

/// Opens the share sheet with a link; calls `failed` if that does not work. Closing the share sheet is
/// not a failure.
pub fn hand_on(link: &str, failed: Box<dyn FnOnce()>) {
    let opened = open(link);
    spawn_local(async move {
        let error = match opened {
            Ok(promise) => JsFuture::from(promise).await.err(),
            Err(error) => Some(error),
        };
        let name = |error: JsValue| Reflect::get(&error, &JsValue::from_str("name")).ok();
        let closed = JsValue::from_str("AbortError");
        if error.is_some_and(|error| name(error).as_ref() != Some(&closed)) {
            failed();
        }
    });
}

fn open(link: &str) -> Result<Promise, JsValue> {
    let (navigator, share) = share().ok_or(JsValue::NULL)?;
    let data = Object::new();
    Reflect::set(&data, &JsValue::from_str("url"), &JsValue::from_str(link))?;
    share.call1(&navigator, &data)?.dyn_into()
}
