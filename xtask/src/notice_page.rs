//! The official text as a page of its own, which needs no script.

use std::fmt::Write as _;

use zicha::notice::{Clause, Notice};

use crate::error::Error;
use crate::guide::{self, table};
use crate::icons;
use crate::shell::Language;
use crate::styles::Styles;
use crate::template::{Template, Value};
use crate::words::Words;

const TEMPLATE: Template<'static> = Template {
    name: "notice_page.html",
    text: include_str!("notice_page.html"),
};

/// The page in one language; the official text itself has only its own.
pub fn page(
    notice: &Notice,
    language: Language,
    words: &Words,
    styles: &Styles,
) -> Result<String, Error> {
    let sheets = styles.whole();
    TEMPLATE.fill(&[
        ("lang", Value::Text(language.tag)),
        ("policy", Value::Text(&guide::policy(&sheets).in_page())),
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

/// The clauses, each under its heading, which is also the place that a link can name.
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
