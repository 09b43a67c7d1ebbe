//! Builds the page of the official text (`notice.html`), which needs no script.

use yew::{Html, html};
use zicha::notice::{Clause, Notice};

use super::Page;
use super::document::Document;
use super::guide::elements;
use crate::language::{self, Place};
use crate::words::Words;
use crate::{Error, Site};

/// The file name, in the folder of each language.
pub const PAGE: &str = "notice.html";

/// The page in one language; only the text around the official text is translated.
pub fn page(site: &Site<'_>, place: &Place) -> Result<Page, Error> {
    let words = &Words::read(place.language.code)?;
    let number = site.notice.document().number.as_deref().unwrap_or_default();
    let heading = format!("{} {number}", words.phrase("notice-link")?);
    let heading = heading.trim_end();
    let invented = site
        .notice
        .document()
        .invented
        .then(|| words.phrase("invented"))
        .transpose()?;
    let content = html! {
        <main class="official-text">
            <p>
                <a href="./">{ words.phrase("notice-back")? }</a>
                { " · " }
                <a href="./guide.html">{ words.phrase("guide-link")? }</a>
            </p>
            <h1>{ heading }</h1>
            { for invented.iter().map(|it| elements::paragraph(it)) }
            <p>{ words.phrase("notice-note")? }</p>
            { text(&site.notice) }
        </main>
    };
    Document {
        place,
        name: PAGE,
        title: heading,
        description: None,
        styles: &site.built.styles.whole(),
        class: "",
        content,
    }
    .page(site)
}

/// The clauses, each as a section with a heading and an id for links.
pub fn text(notice: &Notice) -> Html {
    let tag = language::of_official_text(notice.document());
    let clauses = notice.clauses().iter();
    clauses.map(|it| clause(it, tag)).collect()
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
    use crate::pages::guide;
    use crate::pages::html::render;

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
        let html = render(super::text(&notice));
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
        let guide = render(guide::content(&notice, language, "").unwrap());
        let links = between(&guide, "lang=\"zh-CN\" class=\"source\"><a href=\"#", "\"");
        assert!(links.len() > 100);
        assert!(links.iter().all(|it| ids.contains(it)));
        assert!(links.contains(&&*elements::anchor("费 \"用\"")));
    }
}
