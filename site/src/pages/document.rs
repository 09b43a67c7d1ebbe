//! A page without scripts: the guide and the official text.

use yew::Html;

use super::Page;
use super::head::Head;
use super::html::render;
use crate::delivery::policy::{Policy, Source};
use crate::language::Place;
use crate::template::{Template, Value};
use crate::{Error, Site};

const TEMPLATE: Template<'static> = Template {
    name: "document.html",
    text: include_str!("document.html"),
};

/// What differs from page to page.
#[derive(Debug)]
pub struct Document<'a> {
    /// The language of the page, and its folder.
    pub place: &'a Place,
    /// The file name, in that folder.
    pub name: &'static str,
    /// The title.
    pub title: &'a str,
    /// The description, for search results.
    pub description: Option<&'a str>,
    /// All styles of the page.
    pub styles: &'a str,
    /// The class of the `body` element.
    pub class: &'static str,
    /// The content of the `body` element.
    pub content: Html,
}

impl Document<'_> {
    /// The page, whose policy allows its styles and its icon.
    pub fn page(self, site: &Site<'_>) -> Result<Page, Error> {
        let policy = Policy::closed()
            .allow("style-src", vec![Source::inline(self.styles)])
            .allow("img-src", vec![Source::Word("data:")]);
        let head = Head {
            policy: &policy,
            address: None,
            styles: &site.built.styles,
            schemes: "light",
            title: self.title,
            description: self.description,
            path: Some(&format!("{}{}", self.place.folder, self.name)),
        };
        let html = TEMPLATE.fill(&[
            ("lang", Value::Text(self.place.language.tag)),
            ("head", Value::Raw(&head.html()?)),
            ("styles", Value::Raw(self.styles)),
            ("class", Value::Text(self.class)),
            ("content", Value::Raw(&render(self.content))),
        ])?;
        Ok(Page { html, policy })
    }
}
