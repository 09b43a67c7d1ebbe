//! Builds the guide (`guide.html`): the whole notice, with every case, as tables that need no script.

mod chapter;
mod condition;
pub mod table;

use std::fmt::Write as _;

use zicha::notice::Notice;

use crate::error::Error;
use crate::policy::{Policy, Source};
use crate::shell::Language;
use crate::template::{Template, Value};
use crate::words::Words;
use crate::worker;

use chapter::{Chapter, Writer};
use condition::Speaker;

/// The file name, in the folder of each language.
pub const PAGE: &str = "guide.html";

/// The guide's own styles, which browsers since 2010 support; those of the applicant's page need newer ones.
pub const STYLES: &str = include_str!("guide.css");

const TEMPLATE: Template<'static> = Template {
    name: "guide.html",
    text: include_str!("guide.html"),
};

/// The policy of a page without scripts: it allows its styles and its icon.
pub fn policy(styles: &str) -> Policy {
    Policy::closed()
        .allow("style-src", vec![Source::inline(styles)])
        .allow("img-src", vec![Source::Word("data:")])
}

/// The guide as a page in one language.
pub fn page(
    notice: &Notice,
    language: Language,
    words: &Words,
    icon: &str,
) -> Result<String, Error> {
    TEMPLATE.fill(&[
        ("lang", Value::Text(language.tag)),
        ("policy", Value::Text(&policy(STYLES).stated(None))),
        ("title", Value::Text(&words.say("guide-title")?)),
        ("description", Value::Text(&words.say("guide-intro")?)),
        (
            "mark",
            Value::Raw(&worker::mark(&format!("{}{PAGE}", language.folder))),
        ),
        ("icon", Value::Raw(icon)),
        ("styles", Value::Raw(STYLES)),
        ("back", Value::Text(&words.say("to-check")?)),
        ("notice", Value::Text(&words.say("notice-link")?)),
        (
            "body",
            Value::Raw(&body(notice, language, words, "./notice.html")?),
        ),
    ])
}

/// The content of the guide; `text_page` is the URL of the page with the clauses.
pub fn body(
    notice: &Notice,
    language: Language,
    words: &Words,
    text_page: &str,
) -> Result<String, Error> {
    let speaker = Speaker {
        notice,
        language: language.code,
        words,
    };
    let chapters = Writer { speaker, text_page }.chapters()?;
    let mut html = head(speaker)?;
    html += &contents(language, words, &chapters)?;
    for Chapter {
        id,
        title,
        html: part,
    } in &chapters
    {
        let title = table::text(title);
        // Writing to a string cannot fail.
        let _ = write!(
            html,
            "<h2 id=\"{}-{id}\">{title}</h2>\n{part}",
            language.code
        );
    }
    html += &table::paragraph(&words.say("disclaimer")?);
    Ok(html)
}

fn head(speaker: Speaker<'_>) -> Result<String, Error> {
    let document = speaker.notice.document();
    let text = |it: &zicha::notice::Text| table::text(&it.get(speaker.language));
    let words = speaker.words;
    let year = document.year.to_string();
    let call = [("telephone", &*document.telephone), ("year", &*year)];
    Ok(format!(
        "<p>{}</p>\n<h1>{} — {}</h1>\n",
        text(&document.issuer),
        text(&document.title),
        table::text(&words.say("guide-title")?)
    ) + &table::paragraph(&words.fill("tagline", &[("number", &document.number)])?)
        + &format!(
            "<p><b>{}</b></p>\n",
            table::text(&words.fill("guide-year", &[("year", &year)])?)
        )
        + &table::paragraph(&words.say("guide-intro")?)
        + &table::paragraph(&words.fill("guide-unsure", &call)?)
        + &table::paragraph(&words.say("guide-barred")?))
}

fn contents(language: Language, words: &Words, chapters: &[Chapter]) -> Result<String, Error> {
    let link = |Chapter { id, title, .. }: &Chapter| {
        let title = table::text(title);
        format!("<a href=\"#{}-{id}\">{title}</a>", language.code)
    };
    let links: Vec<String> = chapters.iter().map(link).collect();
    let title = table::text(&words.say("contents")?);
    Ok(format!("<h2>{title}</h2>\n{}", table::list("ul", &links)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::LANGUAGES;

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
        let path = crate::process::root().join("notices/bayingolin-water-2021/notice.json");
        let json = std::fs::read_to_string(path).unwrap();
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        let notice = Notice::read_bundled().unwrap();
        for language in LANGUAGES {
            let words = Words::read(language.code).unwrap();
            let page = page(&notice, language, &words, "").unwrap();
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
        let notice = Notice::read_bundled().unwrap();
        let words = Words::read("zh").unwrap();
        let page = page(&notice, LANGUAGES[0], &words, "").unwrap();
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
        let notice = Notice::read_bundled().unwrap();
        let words = Words::read("zh").unwrap();
        let page = page(&notice, LANGUAGES[0], &words, "").unwrap();
        let (_, card) = page.split_once("<h3>6. ").unwrap();
        let (card, _) = card.split_once("<h3>7. ").unwrap();
        let shared = card.find("四所列清单是否全部适用未写明").unwrap();
        assert!(shared < card.find("以上各行都不符合").unwrap());
    }
}
