//! Builds the page of the official text (`notice.html`), which needs no script.

use yew::{Html, html};
use zicha::notice::{Clause, Notice};

use super::Page;
use super::guide::{self, elements};
use super::head::Head;
use super::html::render;
use crate::language::{self, Language};
use crate::template::{Template, Value};
use crate::words::Words;
use crate::{Error, Site};

/// The file name, in the folder of each language.
pub const PAGE: &str = "notice.html";

const TEMPLATE: Template<'static> = Template {
    name: "official_text.html",
    text: include_str!("official_text.html"),
};

/// The page in one language; only the text around the official text is translated.
pub fn page(site: &Site<'_>, language: Language) -> Result<Page, Error> {
    let words = &Words::read(language.code)?;
    let styles = &site.built.styles;
    let sheets = styles.whole();
    let policy = guide::policy(&sheets);
    let heading = format!(
        "{} {}",
        words.phrase("notice-link")?,
        site.notice.document().number
    );
    let head = Head {
        policy: &policy,
        address: None,
        styles,
        schemes: "light",
        title: &heading,
        description: None,
        path: Some(&format!("{}{PAGE}", language.folder)),
    };
    let html = TEMPLATE.fill(&[
        ("lang", Value::Text(language.tag)),
        ("head", Value::Raw(&head.html()?)),
        ("heading", Value::Text(&heading)),
        ("styles", Value::Raw(&sheets)),
        ("back", Value::Text(&words.phrase("notice-back")?)),
        ("guide", Value::Text(&words.phrase("guide-link")?)),
        ("note", Value::Text(&words.phrase("notice-note")?)),
        ("text", Value::Raw(&text(&site.notice))),
    ])?;
    Ok(Page { html, policy })
}

/// The clauses, each as a section with a heading and an id for links.
pub fn text(notice: &Notice) -> String {
    let tag = language::of_official_text(notice.document());
    let clauses = notice.clauses().iter();
    let clauses: Html = clauses.map(|it| clause(it, tag)).collect();
    render(clauses)
}

fn clause(clause: &Clause, tag: &str) -> Html {
    let paragraphs = clause.paragraphs.iter();
    html! {
        <section id={elements::anchor(&clause.id)} lang={tag.to_owned()}>
            <h2>{ &*clause.id }</h2>
            { for paragraphs.map(|it| elements::paragraph(it)) }
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::Current;
    use crate::language::LANGUAGES;

    /// All parts of a text between `begin` and the next `end`.
    fn between<'a>(html: &'a str, begin: &str, end: &str) -> Vec<&'a str> {
        let parts = html.split(begin).skip(1);
        parts.filter_map(|part| part.split(end).next()).collect()
    }

    /// In `standalone.html` the official text shares a page with the program and the guide.
    #[test]
    fn no_clause_has_the_id_of_another_element() {
        let names = [
            "app",
            "program",
            "edition",
            "notice",
            "notice-text",
            "guide",
            "failed",
            "slow",
            "zh-fee",
            "constructor",
            "a b",
            "a\"b",
            "< c",
            "50%",
            "'",
            "&amp;",
        ];
        let Current { json, mut text } = Current::read();
        for name in names {
            text.push_str("\n## ");
            text.push_str(name);
            text.push_str("\n甲\n");
        }
        let renamed = text.replace("## 七（五）", "## 费 \"用\"");
        let json = json.replace("\"七（五）\"", "\"费 \\\"用\\\"\"");
        let reasons = names.map(|it| serde_json::json!({"clause": it, "reason": "-"}).to_string());
        let uncited = format!("\"uncited\": [{},", reasons.join(","));
        let json = json.replace("\"uncited\": [", &uncited);
        let notice = Notice::read(&json, Some(&renamed)).unwrap();
        let html = super::text(&notice);
        let ids = between(&html, " id=\"", "\"");
        assert!(ids.len() > names.len());
        for (at, id) in ids.iter().enumerate() {
            assert!(
                id.starts_with("text-") && !id.contains([' ', '<', '&', '%', '\'']),
                "{id}"
            );
            assert!(!ids[..at].contains(id), "{id}");
        }
        assert!(html.contains("<h2>&lt; c</h2>"));
        // Every clause link of the guide leads to one of them.
        let [language, _] = LANGUAGES;
        let guide = guide::body(&notice, language, "").unwrap();
        let links = between(&guide, "lang=\"zh-CN\" class=\"source\"><a href=\"#", "\"");
        assert!(links.len() > 100);
        assert!(links.iter().all(|it| ids.contains(it)));
        assert!(links.contains(&&*elements::anchor("费 \"用\"")));
    }
}
