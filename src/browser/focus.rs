//! Where the focus is and where it was.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Document, FocusOptions, HtmlElement, HtmlTextAreaElement};

use super::document;

/// Moves the focus and remembers where it came from.
#[derive(Default)]
pub struct Focus {
    before: RefCell<Option<HtmlElement>>,
}

impl Focus {
    /// Moves the focus to an element.
    pub fn on(&self, id: &str) {
        let Some(page) = page() else { return };
        let active = page.active_element();
        *self.before.borrow_mut() = active.and_then(|it| it.dyn_into().ok());
        let target = page.get_element_by_id(id);
        if let Some(target) = target.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            // An element that takes no focus leaves it where it is.
            let _ = target.focus_with_options(&options);
            if let Some(text) = target.dyn_ref::<HtmlTextAreaElement>() {
                text.select();
            }
            // From a frame this would scroll the page around it too; embed/frame.js scrolls there.
            if !document::is_framed() {
                target.scroll_into_view();
            }
        }
    }

    /// Moves the focus back.
    pub fn back(&self) {
        if let Some(before) = self.before.borrow_mut().take() {
            let _ = before.focus();
        }
    }
}

fn page() -> Option<Document> {
    web_sys::window()?.document()
}
