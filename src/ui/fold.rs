//! Parts that open in place and stay as the applicant has left them.

use yew::prelude::*;

use super::view::View;

/// Something that opens in place; what is folded is there to be found.
pub fn fold(view: &View, name: &str, class: &'static str, summary: Html, content: Html) -> Html {
    html! {
        <details
            Class={(!class.is_empty()).then_some(class)}
            data-fold={name.to_owned()}
            open={view.is_open(name)}
        >
            <summary>{summary}</summary>
            {content}
        </details>
    }
}

/// Something that is made only when it is opened, since it says nothing new: fewer nodes, and a change
/// of the page costs less.
pub fn fold_made_when_opened(
    view: &View,
    name: &str,
    class: &'static str,
    summary: AttrValue,
    content: impl FnOnce() -> Html,
) -> Html {
    let content = if view.is_open(name) {
        content()
    } else {
        Html::default()
    };
    fold(view, name, class, summary.into(), content)
}
