//! The only code that touches the browser: clock, address, clipboard, focus, what was
//! done before; and the entry.

mod address;
mod clipboard;
mod clock;
mod document;
mod focus;
mod takeover;

use std::rc::Rc;

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;

use crate::{
    notice::Notice,
    ui::{App, AppProps, Host, Start, Surroundings},
};

/// Takes over the page that was rendered at build time.
#[wasm_bindgen(start)]
pub fn begin() {
    // Through Yew, which would otherwise put a hook of its own in its place.
    yew::set_custom_panic_hook(Box::new(|_| document::show_failure()));
    let Some(root) = document::mount_point() else {
        return;
    };
    let asked = address::day();
    let start = Start {
        notice: read_notice(),
        language: document::language(),
        today: Some(asked.unwrap_or_else(clock::today)),
        simulated: asked.is_some(),
        fragment: address::take_fragment(),
    };
    let props = AppProps {
        start: Rc::new(start),
        host: Host::new(Page::default()),
    };
    let done = takeover::Done::before(&root);
    yew::Renderer::<App>::with_root_and_props(root.clone(), props).render();
    // Yew renders as soon as this function has returned, and still before the browser paints.
    spawn_local(async move { done.again(&root) });
}

fn read_notice() -> Result<Rc<Notice>, Rc<Vec<crate::notice::Problem>>> {
    let notice = match document::inline("notice") {
        Some(json) => Notice::read_inline(&json, document::inline("notice-text").as_deref()),
        None => Notice::read_bundled(),
    };
    notice.map(Rc::new).map_err(Rc::new)
}

/// The page around the components.
#[derive(Default)]
struct Page {
    focus: focus::Focus,
}

impl Surroundings for Page {
    fn copy(&self, text: &str, done: Box<dyn FnOnce(bool)>) {
        clipboard::copy(text, done);
    }

    fn focus(&self, id: &str) {
        self.focus.on(id);
    }

    fn focus_back(&self) {
        self.focus.back();
    }

    fn announce(&self, language: &str, title: &str) {
        document::announce(language, title);
    }
}
