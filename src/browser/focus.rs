//! Where the focus is and where it was.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};

/// Moves the focus and remembers where it came from.
#[derive(Default)]
pub struct Focus {
    before: RefCell<Option<HtmlElement>>,
}

impl Focus {
    /// Moves the focus to an element.
    pub fn on(&self, id: &str) {
        let Some(document) = document() else { return };
        let active = document.active_element();
        *self.before.borrow_mut() = active.and_then(|it| it.dyn_into().ok());
        let target = document.get_element_by_id(id);
        if let Some(target) = target.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            // An element that takes no focus leaves it where it is.
            let _ = target.focus();
            target.scroll_into_view();
        }
    }

    /// Moves the focus back.
    pub fn back(&self) {
        if let Some(before) = self.before.borrow_mut().take() {
            let _ = before.focus();
        }
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
