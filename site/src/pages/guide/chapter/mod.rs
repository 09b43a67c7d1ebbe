//! Renders the chapters of the guide: one for each section of the notice, with all cases in tables.

mod findings;
mod items;
mod papers;

use std::rc::Rc;

use yew::{Html, html};
use zicha::notice::{Cited, Condition, Document, Section, Text};

use crate::Error;

use super::condition::Conditions;
use super::elements::{self, OfficialText, paragraph};

/// A chapter of the guide.
#[derive(Debug)]
pub struct Chapter<'a> {
    /// Its id, for links.
    pub id: &'a str,
    /// Its heading.
    pub title: Rc<str>,
    /// Its content.
    pub content: Html,
}

/// Renders chapters in one language.
#[derive(Debug, Clone, Copy)]
pub struct Chapters<'a> {
    /// Renders conditions.
    pub conditions: Conditions<'a>,
    /// The official text, to which clauses link.
    pub official: OfficialText<'a>,
}

type Rendered = Result<Html, Error>;

impl<'a> Chapters<'a> {
    /// All chapters, in the order of the notice. A section within another one is part of its chapter.
    pub fn all(self) -> Result<Vec<Chapter<'a>>, Error> {
        let outer = self.document().sections.iter();
        let outer = outer.filter(|section| section.within.is_none());
        let chapter = |section: &'a Section| {
            Ok(Chapter {
                id: &section.id,
                title: self.text(&section.heading),
                content: self.section(section, 3)?,
            })
        };
        outer.map(chapter).collect()
    }

    fn document(self) -> &'a Document {
        self.conditions.notice.document()
    }

    fn phrase(self, key: &'static str) -> Result<String, Error> {
        self.conditions.words.phrase(key)
    }

    fn phrases<const N: usize>(self, keys: [&'static str; N]) -> Result<[String; N], Error> {
        let mut phrases = [const { String::new() }; N];
        for (phrase, key) in phrases.iter_mut().zip(keys) {
            *phrase = self.phrase(key)?;
        }
        Ok(phrases)
    }

    fn text(self, text: &Text) -> Rc<str> {
        text.get(self.conditions.language)
    }

    /// A section, then the sections within it, under headings of a level.
    fn section(self, section: &'a Section, level: usize) -> Rendered {
        let decision = match section.papers() {
            [] => self.findings(
                &section.decision.verdicts,
                section.decision.findings.iter().collect(),
            )?,
            _ => Html::default(),
        };
        let inner = self.document().sections.iter();
        let inner = inner.filter(|it| it.within.as_ref() == Some(&section.id));
        let inner = inner.map(|it| {
            let tag = format!("h{}", level.min(6));
            let content = self.section(it, level + 1)?;
            Ok(html! { <><@{tag}>{ &*self.text(&it.heading) }</@>{ content }</> })
        });
        Ok(html! {
            <>
                { decision }
                { self.items(section)? }
                { self.notes(&section.decision.notes)? }
                { for inner.collect::<Result<Vec<_>, Error>>()? }
            </>
        })
    }

    fn cited(self, text: &str, cited: &Cited) -> Html {
        self.official.cited(elements::Cited {
            text,
            clause: &cited.clause,
            quote: &cited.quote,
        })
    }

    /// A condition as text, or the phrase `without` if there is none.
    fn when(self, when: Option<&Condition>, without: &'static str) -> Rendered {
        let text = match when {
            Some(condition) => self.conditions.text(condition)?,
            None => self.phrase(without)?,
        };
        Ok(html! { text })
    }

    /// A condition in a paragraph of its own; empty if there is none.
    fn condition(self, cited: &Cited) -> Rendered {
        match &cited.when {
            Some(condition) => Ok(paragraph(&self.conditions.text(condition)?)),
            None => Ok(Html::default()),
        }
    }
}
