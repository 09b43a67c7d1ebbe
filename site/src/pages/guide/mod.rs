//! Builds the guide (`guide.html`): the whole notice, with every case, as tables that need no script.

mod chapter;
mod condition;
pub mod elements;

use yew::{Html, html};
use zicha::notice::{Document, Notice, Text};

use super::Page;
use super::document;
use crate::language::{self, Language, Place};
use crate::words::Words;
use crate::{Error, Site};

use chapter::{Chapter, Chapters};
use condition::Conditions;
use elements::{OfficialText, paragraph};

/// The file name, in the folder of each language.
pub const PAGE: &str = "guide.html";

/// The guide's own styles, which browsers since 2010 support; those of the applicant's page need newer ones.
pub const STYLES: &str = include_str!("guide.css");

/// The guide as a page in one language.
pub fn page(site: &Site<'_>, place: &Place) -> Result<Page, Error> {
    let language = place.language;
    let words = &Words::read(language.code)?;
    let content = html! {
        <div role="main">
            <p>
                <a href="./">{ words.phrase("to-check")? }</a>
                { " · " }
                <a href="./notice.html">{ words.phrase("notice-link")? }</a>
            </p>
            { content(&site.notice, language, "./notice.html")? }
        </div>
    };
    document::Document {
        place,
        name: PAGE,
        title: &words.phrase("guide-title")?,
        description: Some(&words.phrase("guide-intro")?),
        styles: STYLES,
        class: "guide",
        content,
    }
    .page(site)
}

/// The content of the guide; `text_page` is the URL of the page with the clauses.
pub fn content(notice: &Notice, language: Language, text_page: &str) -> Result<Html, Error> {
    let words = &Words::read(language.code)?;
    let conditions = Conditions {
        notice,
        language: language.code,
        words,
    };
    let official = OfficialText {
        page: text_page,
        tag: language::of_official_text(notice.document()),
    };
    let chapters = Chapters {
        conditions,
        official,
    };
    let chapters = chapters.all()?;
    let id = |chapter: &Chapter<'_>| format!("{}-{}", language.code, chapter.id);
    let links = chapters.iter();
    let links = links.map(|it| html! { <a href={format!("#{}", id(it))}>{ &*it.title }</a> });
    let links = elements::list("ul", links.collect());
    let chapters = chapters.iter();
    let chapters =
        chapters.map(|it| html! { <><h2 id={id(it)}>{ &*it.title }</h2>{ it.content.clone() }</> });
    Ok(html! {
        <>
            { introduction(notice, language, words)? }
            <h2>{ words.phrase("contents")? }</h2>
            { links }
            { for chapters }
            { paragraph(&words.phrase("disclaimer")?) }
        </>
    })
}

fn introduction(notice: &Notice, language: Language, words: &Words) -> Result<Html, Error> {
    let document = notice.document();
    let text = |it: &Text| it.get(language.code).to_string();
    let year = document.round.year.to_string();
    let title = format!(
        "{} — {}",
        text(&document.title),
        words.phrase("guide-title")?
    );
    Ok(html! {
        <>
            { paragraph(&text(&document.issuer)) }
            <h1>{ title }</h1>
            if document.invented {
                { paragraph(&words.phrase("invented")?) }
            }
            if let Some(number) = &document.number {
                { paragraph(&words.fill("tagline", &[("number", number)])?) }
            }
            <p><b>{ words.fill("guide-year", &[("year", &year)])? }</b></p>
            { paragraph(&words.phrase("guide-intro")?) }
            { paragraph(&unsure(document, words, &year)?) }
            { for ends(document, language, words)? }
        </>
    })
}

/// Whom to call when in doubt.
fn unsure(document: &Document, words: &Words, year: &str) -> Result<String, Error> {
    match telephones(document) {
        Some(numbers) => words.fill("guide-unsure", &[("telephone", &numbers), ("year", year)]),
        None => words.phrase("guide-unsure-nobody"),
    }
}

/// The telephone numbers of a notice in one line; `None` if it has none.
fn telephones(document: &Document) -> Option<String> {
    let numbers = document.telephones.iter().map(|it| &*it.number);
    let numbers = numbers.collect::<Vec<_>>().join(" · ");
    Some(numbers).filter(|it| !it.is_empty())
}

/// The verdicts after which nothing else applies.
fn ends(document: &Document, language: Language, words: &Words) -> Result<Vec<Html>, Error> {
    let mut ends = Vec::new();
    for section in &document.sections {
        for verdict in section.decision.verdicts.iter().filter(|it| it.ends) {
            let (section, verdict) = (
                section.heading.get(language.code),
                verdict.text.get(language.code),
            );
            let values = [("section", &*section), ("verdict", &*verdict)];
            ends.push(paragraph(&words.fill("guide-ends", &values)?));
        }
    }
    Ok(ends)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;
    use crate::pages::html::render;

    /// All quotes and sentences of a notice, collected from its JSON independently of the code under test.
    fn sentences<'a>(json: &'a serde_json::Value, language: &str, found: &mut Vec<&'a str>) {
        match json {
            serde_json::Value::Object(fields) => {
                for (name, value) in fields {
                    match (name.as_str(), value.as_str()) {
                        // Not in the guide. The last three are short forms of sentences beside them.
                        (
                            "questions" | "unsure_text" | "accepted" | "uncited" | "ask"
                            | "concerns" | "brief",
                            _,
                        ) => {}
                        ("quote" | "clause", Some(text)) => found.push(text),
                        (name, Some(text)) if name == language => found.push(text),
                        _ => sentences(value, language, found),
                    }
                }
            }
            serde_json::Value::Array(items) => {
                for item in items {
                    sentences(item, language, found);
                }
            }
            _ => {}
        }
    }

    #[test]
    fn everything_the_notice_says_is_in_the_guide() {
        let json = zicha::notice::current::json();
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        let notice = zicha::notice::current::read();
        for language in LANGUAGES {
            let page = render(content(&notice, language, "").unwrap());
            let mut expected = Vec::new();
            sentences(&json, language.code, &mut expected);
            assert!(expected.len() > 300, "{}", expected.len());
            for sentence in expected {
                let escaped = html_escape::encode_text(sentence);
                assert!(page.contains(&*escaped), "{}: {sentence}", language.code);
            }
        }
    }

    #[test]
    fn the_verdict_with_precedence_comes_first() {
        let notice = zicha::notice::current::read();
        let page = render(content(&notice, LANGUAGES[0], "").unwrap());
        let (_, defence) = page.split_once("<h2 id=\"zh-defence\">").unwrap();
        let at = |text: &str| defence.find(text).unwrap();
        let (exempt, confirm, otherwise) = (
            at("属于免于答辩范围"),
            at("向州水利局确认"),
            at("以上各行都不符合"),
        );
        assert!(exempt < confirm && confirm < otherwise);
    }

    #[test]
    fn shared_findings_come_before_the_otherwise_row() {
        let notice = zicha::notice::current::read();
        let page = render(content(&notice, LANGUAGES[0], "").unwrap());
        let (_, card) = page.split_once("<h3>6. ").unwrap();
        let (card, _) = card.split_once("<h3>7. ").unwrap();
        let shared = card.find("四所列清单是否全部适用未写明").unwrap();
        assert!(shared < card.find("以上各行都不符合").unwrap());
    }
}
