//! Copies a text, also on plain http and in a sandbox, where there is no clipboard API.

use gloo::utils::{body, document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlTextAreaElement;

/// Copies a text and calls `done` with whether it worked.
pub fn copy(text: &str, done: Box<dyn FnOnce(bool)>) {
    // web-sys declares the clipboard API as always present, but it is missing outside secure contexts.
    let clipboard = js_sys::Reflect::get(&window().navigator(), &JsValue::from_str("clipboard"));
    let Some(clipboard) = clipboard
        .ok()
        .and_then(|it| it.dyn_into::<web_sys::Clipboard>().ok())
    else {
        return done(copy_by_selection(text).is_some());
    };
    let writing = JsFuture::from(clipboard.write_text(text));
    let text = text.to_owned();
    spawn_local(async move {
        done(writing.await.is_ok() || copy_by_selection(&text).is_some());
    });
}

/// Copies with `execCommand` from a visually hidden text area.
fn copy_by_selection(text: &str) -> Option<()> {
    let document = document();
    let focused = document.active_element();
    let area: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_value(text);
    area.set_class_name("visually-hidden");
    body().append_child(&area).ok()?;
    area.select();
    let command = js_sys::Reflect::get(&document, &JsValue::from_str("execCommand")).ok();
    let command = command.and_then(|it| it.dyn_into::<js_sys::Function>().ok());
    let copied = command.map(|it| it.call1(&document, &JsValue::from_str("copy")));
    // Removed before any early return below.
    area.remove();
    if let Some(focused) = focused.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
        // The text is copied even if the focus cannot be restored.
        let _ = focused.focus();
    }
    copied?.ok()?.as_bool()?.then_some(())
}
