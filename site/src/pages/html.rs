//! Renders elements to HTML, for the pages that need no program.

use yew::{Html, LocalServerRenderer, Properties, component};

#[derive(Properties, PartialEq)]
struct Props {
    content: Html,
}

#[component]
fn Content(props: &Props) -> Html {
    props.content.clone()
}

/// Elements as HTML; text and attributes are escaped.
pub fn render(content: Html) -> String {
    let renderer = LocalServerRenderer::<Content>::with_props(Props { content });
    futures::executor::block_on(renderer.hydratable(false).render())
}

#[cfg(test)]
mod tests {
    use yew::html;

    use super::*;

    #[test]
    fn text_and_attributes_are_escaped() {
        let element = html! { <p title={"a \"b\" & c"}>{ "a < b & c" }<br/></p> };
        assert_eq!(
            render(element),
            "<p title=\"a &quot;b&quot; &amp; c\">a &lt; b &amp; c<br></p>"
        );
    }
}
