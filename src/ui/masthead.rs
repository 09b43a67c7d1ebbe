//! The masthead: issuer, title and number of the notice, type size, and the other languages.

use yew::prelude::*;

use super::{
    Action, Phrase,
    element::element,
    parts::{bare_button, button, line},
    stored::TypeSize,
    view::{View, attr},
};

pub fn masthead(view: &View) -> Html {
    let document = view.notice().document();
    let others = view.session.languages.iter();
    let others = others.filter(|(language, _)| *language != view.session.language);
    let buttons = others.map(|(language, own_name)| {
        let awaited = view.session.awaited.as_ref() == Some(language);
        let change = Action::ChangeLanguage(language.clone());
        bare_button(view, "quiet", "language", change)
            .attr("lang", attr(language))
            .attr_if("aria-busy", awaited.then_some("true"))
            .text(own_name.clone())
    });
    let size = if view.session.size == TypeSize::Large {
        Phrase::UsualType
    } else {
        Phrase::LargeType
    };
    let nav = element("nav")
        .class("languages")
        .attr("aria-label", view.phrase(Phrase::Languages))
        .child(button(view, "quiet", "large", size, Action::Resize))
        .children(buttons);
    let top = element("div")
        .class("masthead-line")
        .child(line("issuer", view.text(&document.issuer)))
        .child(nav);
    let number = document.number.as_ref();
    let number = number.map(|it| view.fill(Phrase::Tagline, &[("number", it)]));
    let promise = element("span").class("promise");
    let separator = if number.is_some() { "· " } else { "" };
    let tagline = line("tagline", number.unwrap_or_default())
        .text(" ")
        .child(promise.text(separator).text(view.phrase(Phrase::Promise)));
    element("header")
        .class("masthead")
        .attr("aria-label", view.text(&document.issuer))
        .child(top)
        .child(element("h1").text(view.text(&document.title)))
        .child(tagline)
        .into()
}
