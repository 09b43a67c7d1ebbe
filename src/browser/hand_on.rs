//! The share sheet of the device, where there is one.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The function that opens it. Browsers lack it on plain http, whatever the types say.
fn share() -> Option<(JsValue, Function)> {
    let navigator = JsValue::from(web_sys::window()?.navigator());
    let share = Reflect::get(&navigator, &JsValue::from_str("share")).ok()?;
    Some((navigator, share.dyn_into().ok()?))
}

/// Whether there is one.
pub fn is_possible() -> bool {
    share().is_some()
}

/// Opens it with a link. Whoever closes it again has changed their mind, which is no failure.
pub fn hand_on(link: &str) {
    let Some((navigator, share)) = share() else {
        return;
    };
    let data = Object::new();
    let url = Reflect::set(&data, &JsValue::from_str("url"), &JsValue::from_str(link));
    let promise = url.and_then(|_| share.call1(&navigator, &data));
    let promise = promise
        .ok()
        .and_then(|it| it.dyn_into::<js_sys::Promise>().ok());
    if let Some(promise) = promise {
        wasm_bindgen_futures::spawn_local(async move {
            let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
        });
    }
}
