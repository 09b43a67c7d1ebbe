//! The document around the page: its language, its title, what it brings, and its last resort.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element};

use crate::{
    notice::without_mark,
    ui::{Announcement, Sheet, TypeSize},
};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Where the page is mounted.
pub fn mount_point() -> Option<Element> {
    document()?.get_element_by_id("app")
}

/// An attribute of the document, where it has it.
fn attribute(name: &str) -> Option<String> {
    document()?.document_element()?.get_attribute(name)
}

/// Whether another page shows this one in a frame.
pub fn is_framed() -> bool {
    let window = web_sys::window();
    let parent = window.as_ref().and_then(|it| it.parent().ok()?);
    parent != window
}

/// Whether the browser has printed or is about to, as scripts/touch.js has noted.
pub fn has_printed() -> bool {
    attribute("data-printed").is_some()
}

/// The size of the type that the document asks for.
pub fn size() -> TypeSize {
    match attribute("data-type").as_deref() {
        Some("large") => TypeSize::Large,
        _ => TypeSize::Usual,
    }
}

/// The language of the document, as a portal may have written it.
pub fn language() -> Rc<str> {
    let language = attribute("lang");
    Rc::from(language.as_deref().unwrap_or("zh"))
}

/// The content of an inline block, such as a notice of the portal's own.
pub fn inline(id: &str) -> Option<String> {
    let text = document()?.get_element_by_id(id)?.text_content()?;
    Some(without_mark(&text).to_owned())
}

/// Puts language, direction, title and size of the type where the browser and assistive
/// technology look for them, and words the last resort.
pub fn announce(announcement: &Announcement) {
    let Some(document) = document() else { return };
    document.set_title(&announcement.title);
    if let Some(root) = document.document_element() {
        // A document that names its language more exactly, such as zh-CN, keeps doing so.
        if !language().starts_with(&*announcement.language) {
            set(&root, "lang", &announcement.language);
        }
        set(&root, "dir", &announcement.direction);
        set(&root, "data-type", announcement.size.id());
    }
    if let Some(words) = document.get_element_by_id("failed-words") {
        words.set_text_content(Some(&announcement.failed));
    }
}

/// Tells the style sheet for paper what is printed.
pub fn set_sheet(sheet: Sheet) {
    if let Some(root) = document().and_then(|it| it.document_element()) {
        set(&root, "data-sheet", sheet.id());
    }
}

/// The mark of a part that is open only for print.
const PRINTED: &str = "data-opened-for-print";

/// Opens what is folded, for browsers whose styles cannot. Why a verdict is what it is stays off paper.
pub fn open_for_print() {
    each("#app details:not([open]):not(.why)", |part| {
        set(part, "open", "");
        set(part, PRINTED, "");
    });
}

/// Closes it again.
pub fn close_after_print() {
    each("[data-opened-for-print]", |part| {
        // Something that stays open can be closed by hand.
        let _ = part.remove_attribute("open");
        let _ = part.remove_attribute(PRINTED);
    });
}

/// Does something with each element of a kind.
fn each(selector: &str, act: impl Fn(&Element)) {
    let found = document().and_then(|it| it.query_selector_all(selector).ok());
    let Some(found) = found else { return };
    for at in 0..found.length() {
        if let Some(element) = found.get(at).and_then(|it| it.dyn_into::<Element>().ok()) {
            act(&element);
        }
    }
}

/// Sets an attribute. One that cannot be set leaves the page readable.
fn set(element: &Element, name: &str, value: &str) {
    if element.get_attribute(name).as_deref() != Some(value) {
        let _ = element.set_attribute(name, value);
    }
}
