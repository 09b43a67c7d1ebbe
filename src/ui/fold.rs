//! Disclosures (`details`) whose open state is stored with the answers.

use yew::prelude::*;

use super::{
    element::{Element, element, text, when},
    view::View,
};

/// A disclosure. Its content is in the page while it is closed, so that the browser's search finds it.
pub fn fold(
    view: &View,
    name: &str,
    class: &'static str,
    summary: impl Into<Html>,
    content: impl Into<Html>,
) -> Element {
    element("details")
        .class(class)
        .attr("data-fold", name.to_owned())
        .flag("open", view.session.is_open(name))
        .child(element("summary").child(summary))
        .child(content)
}

/// A disclosure whose content is rendered only while it is open, to keep the page small: for content that
/// repeats what is said elsewhere.
pub fn fold_made_when_opened(
    view: &View,
    name: &str,
    class: &'static str,
    summary: AttrValue,
    content: impl FnOnce() -> Html,
) -> Element {
    let content = when(view.session.is_open(name), content);
    fold(view, name, class, text(summary), content)
}
