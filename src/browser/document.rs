//! The document around the page: its language, its title, what it brings, and its last resort.

use std::rc::Rc;

use web_sys::{Document, Element};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Where the page is mounted.
pub fn mount_point() -> Option<Element> {
    document()?.get_element_by_id("app")
}

/// The language of the document.
pub fn language() -> Rc<str> {
    let language = document().and_then(|it| it.document_element()?.get_attribute("lang"));
    let language = language
        .as_deref()
        .and_then(|it| it.split('-').next())
        .unwrap_or("zh");
    Rc::from(language)
}

/// The content of an inline block, such as a notice of the portal's own.
pub fn inline(id: &str) -> Option<String> {
    document()?.get_element_by_id(id)?.text_content()
}

/// Puts language and title where assistive technology reads them.
pub fn announce(language: &str, title: &str) {
    let Some(document) = document() else { return };
    document.set_title(title);
    // A document that names its language more exactly, such as zh-CN, keeps doing so.
    if *self::language() == *language {
        return;
    }
    if let Some(root) = document.document_element() {
        // An attribute that cannot be set leaves the page readable.
        let _ = root.set_attribute("lang", language);
    }
}

/// Shows, in place of the page, that it failed and where the official text is.
pub fn show_failure() {
    let Some(document) = document() else { return };
    if let Some(page) = document.get_element_by_id("app") {
        let _ = page.set_attribute("hidden", "");
    }
    if let Some(failure) = document.get_element_by_id("failed") {
        let _ = failure.remove_attribute("hidden");
    }
}
