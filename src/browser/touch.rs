//! What a finger taps is seen before it is done: what comes of it can take an old phone a while.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{MouseEvent, PointerEvent, Window};

/// Acts after the browser has painted what was touched. A mouse and the keys wait for nothing, nor
/// does a browser that does not say what a click came from.
pub fn once_seen(tap: &MouseEvent, act: Box<dyn FnOnce()>) {
    let pointer = tap.dyn_ref::<PointerEvent>();
    let touched = pointer.is_some_and(|it| it.pointer_type() == "touch");
    match web_sys::window().filter(|_| touched) {
        Some(window) => after_paint(window, act),
        None => act(),
    }
}

fn after_paint(window: Window, act: Box<dyn FnOnce()>) {
    let act = Closure::once_into_js(act);
    let during_frame = Closure::once_into_js({
        let window = window.clone();
        move || {
            // Every window takes a function to call later.
            let _ = window.set_timeout_with_callback(act.unchecked_ref());
        }
    });
    let _ = window.request_animation_frame(during_frame.unchecked_ref());
}
