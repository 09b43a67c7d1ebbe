//! Markup that recurs, such as paragraphs, headings, buttons and options.

use yew::prelude::*;

use super::{
    Action, Phrase,
    element::{Element, element},
    view::View,
};

/// A plain paragraph.
pub fn paragraph(text: AttrValue) -> Element {
    element("p").text(text)
}

/// A paragraph with a class.
pub fn line(class: &'static str, text: AttrValue) -> Element {
    paragraph(text).class(class)
}

/// A heading within a section: 2, 3, 4 or 5.
pub fn heading(level: u8, text: AttrValue) -> Element {
    let name = match level {
        2 => "h2",
        3 => "h3",
        4 => "h4",
        _ => "h5",
    };
    element(name).text(text)
}

/// A heading that takes the focus and names its section.
pub fn named_heading(level: u8, id: &'static str, text: AttrValue) -> Element {
    heading(level, text).attr("id", id).attr("tabindex", "-1")
}

/// A list, `ul` or `ol`, with one item for each entry.
pub fn list(name: &'static str, class: &'static str, entries: Vec<Html>) -> Element {
    let entries = entries.into_iter();
    let entries = entries.map(|entry| element("li").child(entry));
    element(name).class(class).children(entries)
}

/// A disclosure whose open state is not stored.
pub fn disclosure(class: &'static str, summary: AttrValue, content: Element) -> Element {
    element("details")
        .class(class)
        .child(element("summary").text(summary))
        .child(content)
}

/// A button. The name becomes `data-action`, by which portals and tests find it.
pub fn button(
    view: &View,
    class: &'static str,
    name: &'static str,
    text: Phrase,
    action: Action,
) -> Element {
    bare_button(view, class, name, action).text(view.phrase(text))
}

/// A button without text.
pub fn bare_button(
    view: &View,
    class: &'static str,
    name: &'static str,
    action: Action,
) -> Element {
    element("button")
        .attr("type", "button")
        .class(class)
        .attr("data-action", name)
        .on_click(view.on_click(action))
}

/// A link to another site.
pub fn outward_link(address: AttrValue) -> Element {
    element("a")
        .attr("href", address)
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
}

/// A checkbox.
pub fn tick(view: &View, name: &'static str, ticked: bool, action: Action) -> Element {
    element("input")
        .attr("type", "checkbox")
        .attr("name", name)
        .checked(ticked)
        .on_click(view.on_click(action))
}

/// What an option is rendered from.
pub struct Choice<'a> {
    pub several: bool,
    pub name: &'a AttrValue,
    pub value: AttrValue,
    pub chosen: bool,
    pub text: AttrValue,
    pub hint: Option<AttrValue>,
    pub action: Action,
    pub on_key_down: Option<Callback<KeyboardEvent>>,
}

/// An option as a label around its radio button or checkbox, so that the whole row can be tapped.
pub fn choice(view: &View, choice: Choice) -> Element {
    let kind = if choice.several { "checkbox" } else { "radio" };
    let mut input = element("input")
        .attr("type", kind)
        .attr("name", choice.name.clone())
        .value(choice.value)
        .checked(choice.chosen)
        .on_click(view.on_click(choice.action));
    if let Some(callback) = choice.on_key_down {
        input = input.on_key_down(callback);
    }
    let hint = choice.hint.map(|hint| element("small").text(hint));
    let words = element("span").text(choice.text).children(hint);
    element("label")
        .class("option")
        .flag("data-chosen", choice.chosen)
        .child(input)
        .child(words)
}

/// A line of the banner.
pub fn banner(name: &'static str, text: AttrValue) -> Element {
    line("banner", text)
        .attr("id", name)
        .attr("data-banner", name)
}
