//! Moves the focus, and back.

use std::cell::RefCell;

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, HtmlTextAreaElement};

use super::document::is_framed;

/// The element that had the focus before it was moved.
#[derive(Default)]
pub struct Focus {
    before: RefCell<Option<HtmlElement>>,
}

impl Focus {
    /// Moves the focus to an element and scrolls to it.
    pub fn on(&self, id: &str) {
        let active = document().active_element();
        *self.before.borrow_mut() = active.and_then(|it| it.dyn_into().ok());
        let target = document().get_element_by_id(id);
        if let Some(target) = target.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            open_around(&target);
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            // If the element cannot take the focus, it stays where it is.
            let _ = target.focus_with_options(&options);
            if let Some(text) = target.dyn_ref::<HtmlTextAreaElement>() {
                text.select();
            }
            // In a frame this would scroll the page around it too; there embed/frame.js scrolls.
            if !is_framed() {
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

/// Opens the closed disclosures around an element, which could not take the focus there.
fn open_around(target: &Element) {
    while let Ok(Some(closed)) = target.closest("details:not([open])") {
        if closed.set_attribute("open", "").is_err() {
            return;
        }
    }
}
