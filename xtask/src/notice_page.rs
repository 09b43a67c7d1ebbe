//! The official text as a page of its own, which needs no script.

use std::fmt::Write as _;

use zicha::notice::{Clause, Notice};

use crate::error::Error;
use crate::prerender;
use crate::shell::Language;
use crate::template::{Template, Value};

const TEMPLATE: Template<'static> = Template {
    name: "notice_page.html",
    text: include_str!("notice_page.html"),
};

/// The page in one language; the official text itself has only its own.
pub fn page(notice: &Notice, language: Language, styles: &str) -> Result<String, Error> {
    let phrase = |key| prerender::phrase(language.code, key);
    TEMPLATE.fill(&[
        ("lang", Value::Text(language.tag)),
        ("heading", Value::Text(&phrase("notice-link")?)),
        ("number", Value::Text(&notice.document().number)),
        ("styles", Value::Raw(styles)),
        ("back", Value::Text(&phrase("notice-back")?)),
        ("note", Value::Text(&phrase("notice-note")?)),
        ("text", Value::Raw(&text(notice))),
    ])
}

/// The clauses, each under its heading, which is also the place that a link can name.
fn text(notice: &Notice) -> String {
    let mut html = String::new();
    for clause in notice.clauses().iter() {
        push_clause(&mut html, clause);
    }
    html
}

fn push_clause(html: &mut String, clause: &Clause) {
    let id = html_escape::encode_quoted_attribute(&clause.id);
    // Writing to a string cannot fail.
    let _ = writeln!(html, "<section id=\"{id}\" lang=\"zh-CN\">\n<h2>{id}</h2>");
    for paragraph in &clause.paragraphs {
        let _ = writeln!(html, "<p>{}</p>", html_escape::encode_text(paragraph));
    }
    html.push_str("</section>\n");
}
