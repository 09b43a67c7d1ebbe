//! Builds the page of the official text (`notice.html`), which needs no script.

use std::fmt::Write as _;

use zicha::notice::{Clause, Notice};

use crate::error::Error;
use crate::guide::{self, table};
use crate::icons;
use crate::shell::Language;
use crate::styles::Styles;
use crate::template::{Template, Value};
use crate::words::Words;
use crate::worker;

/// The file name, in the folder of each language.
pub const PAGE: &str = "notice.html";

const TEMPLATE: Template<'static> = Template {
    name: "notice_page.html",
    text: include_str!("notice_page.html"),
};

/// The page in one language; only the text around the official text is translated.
pub fn page(
    notice: &Notice,
    language: Language,
    words: &Words,
    styles: &Styles,
) -> Result<String, Error> {
    let sheets = styles.whole();
    TEMPLATE.fill(&[
        ("lang", Value::Text(language.tag)),
        ("policy", Value::Text(&guide::policy(&sheets).stated(None))),
        (
            "mark",
            Value::Raw(&worker::mark(&format!("{}{PAGE}", language.folder))),
        ),
        ("icon", Value::Raw(&icons::address(&styles.tokens)?)),
        ("heading", Value::Text(&words.say("notice-link")?)),
        ("number", Value::Text(&notice.document().number)),
        ("styles", Value::Raw(&sheets)),
        ("back", Value::Text(&words.say("notice-back")?)),
        ("guide", Value::Text(&words.say("guide-link")?)),
        ("note", Value::Text(&words.say("notice-note")?)),
        ("text", Value::Raw(&text(notice))),
    ])
}

/// The clauses, each as a section with a heading and an id for links.
pub fn text(notice: &Notice) -> String {
    let mut html = String::new();
    for clause in notice.clauses().iter() {
        push_clause(&mut html, clause);
    }
    html
}

fn push_clause(html: &mut String, clause: &Clause) {
    let (id, name) = (table::anchor(&clause.id), table::text(&clause.id));
    // Writing to a string cannot fail.
    let _ = writeln!(
        html,
        "<section id=\"{id}\" lang=\"zh-CN\">\n<h2>{name}</h2>"
    );
    for paragraph in &clause.paragraphs {
        let _ = writeln!(html, "<p>{}</p>", table::text(paragraph));
    }
    html.push_str("</section>\n");
}

#[cfg(test)]
mod tests {
    use zicha::notice::{BUNDLED_JSON, BUNDLED_TEXT};

    use super::*;
    use crate::shell::LANGUAGES;

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
        let mut text = BUNDLED_TEXT.to_owned();
        for name in names {
            text.push_str("\n## ");
            text.push_str(name);
            text.push_str("\n甲\n");
        }
        let renamed = text.replace("## 七（五）", "## 费 \"用\"");
        let json = BUNDLED_JSON.replace("\"七（五）\"", "\"费 \\\"用\\\"\"");
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
        let words = Words::read(language.code).unwrap();
        let guide = guide::body(&notice, language, &words, "").unwrap();
        let links = between(&guide, "class=\"source\" lang=\"zh-CN\"><a href=\"#", "\"");
        assert!(links.len() > 100);
        assert!(links.iter().all(|it| ids.contains(it)));
        assert!(links.contains(&&*table::anchor("费 \"用\"")));
    }
}
