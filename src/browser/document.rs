//! The document around the page: attributes of its root, inline blocks of a portal, the message shown if
//! the program fails, and opening disclosures for print.

use std::rc::Rc;

use gloo::utils::{document, document_element, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

#[cfg(feature = "inline")]
use crate::notice::without_mark;
use crate::ui::{Announcement, Sheet, TypeSize};

/// The element in which the program renders.
pub fn mount_point() -> Option<Element> {
    document().get_element_by_id("app")
}

/// An attribute of the root element.
fn attribute(name: &str) -> Option<String> {
    document_element().get_attribute(name)
}

/// Whether the page is in a frame.
pub fn is_framed() -> bool {
    window().parent().ok().flatten() != Some(window())
}

/// Whether the browser has begun to print, as scripts/paint-tap-first.js records it.
pub fn has_printed() -> bool {
    attribute("data-printed").is_some()
}

/// The type size set by the document.
pub fn size() -> TypeSize {
    match attribute("data-type").as_deref() {
        Some("large") => TypeSize::Large,
        _ => TypeSize::Usual,
    }
}

/// The language of the document, in whatever form a portal has written the tag.
pub fn language() -> Rc<str> {
    let language = attribute("lang");
    Rc::from(language.as_deref().unwrap_or("zh"))
}

fn field(id: &str) -> Option<HtmlInputElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// What is typed into a field.
pub fn typed(id: &str) -> Option<String> {
    field(id).map(|field| field.value())
}

/// Replaces what is typed into a field.
pub fn type_in(id: &str, text: &str) {
    if let Some(field) = field(id) {
        field.set_value(text);
    }
}

/// The content of an inline block, such as a portal's own notice.
#[cfg(feature = "inline")]
pub fn inline(id: &str) -> Option<String> {
    let text = document().get_element_by_id(id)?.text_content()?;
    Some(without_mark(&text).to_owned())
}

/// Sets language, direction, title and type size of the document for the browser and assistive
/// technology, and the message for the case that the program fails.
pub fn announce(announcement: &Announcement) {
    let document = document();
    document.set_title(&announcement.title);
    let root = document_element();
    // A more specific tag, such as zh-CN, is kept.
    if !language().starts_with(&*announcement.language) {
        set(&root, "lang", &announcement.language);
    }
    set(&root, "dir", &announcement.direction);
    set(&root, "data-type", announcement.size.id());
    if let Some(words) = document.get_element_by_id("failed-words") {
        words.set_text_content(Some(&announcement.failed));
    }
}

/// Selects what the print styles show.
pub fn set_sheet(sheet: Sheet) {
    set(&document_element(), "data-sheet", sheet.id());
}

/// Marks a disclosure that was opened only for print.
const PRINTED: &str = "data-opened-for-print";

/// Opens the disclosures for print, for browsers whose styles cannot. Explanations of verdicts are not
/// printed.
pub fn open_for_print() {
    each("#app details:not([open]):not(.why)", |part| {
        set(part, "open", "");
        set(part, PRINTED, "");
    });
}

/// Closes them again.
pub fn close_after_print() {
    each("[data-opened-for-print]", |part| {
        // One that stays open can be closed by hand.
        let _ = part.remove_attribute("open");
        let _ = part.remove_attribute(PRINTED);
    });
}

/// Calls a function for each element that matches a selector.
fn each(selector: &str, act: impl Fn(&Element)) {
    let Ok(found) = document().query_selector_all(selector) else {
        return;
    };
    for at in 0..found.length() {
        if let Some(element) = found.get(at).and_then(|it| it.dyn_into::<Element>().ok()) {
            act(&element);
        }
    }
}

/// Sets an attribute, if it has another value. A failure leaves the page readable.
fn set(element: &Element, name: &str, value: &str) {
    if element.get_attribute(name).as_deref() != Some(value) {
        let _ = element.set_attribute(name, value);
    }
}
