//! Parts that open in place and stay as the applicant has left them.

use yew::prelude::*;

use super::{
    element::{Element, element, text, when},
    view::View,
};

/// Something that opens in place; what is folded is there to be found.
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
        .flag("open", view.is_open(name))
        .child(element("summary").child(summary))
        .child(content)
}

/// Something that is made only when it is opened, since it says nothing new: fewer nodes, and a change
/// of the page costs less.
pub fn fold_made_when_opened(
    view: &View,
    name: &str,
    class: &'static str,
    summary: AttrValue,
    content: impl FnOnce() -> Html,
) -> Element {
    let content = when(view.is_open(name), content);
    fold(view, name, class, text(summary), content)
}
