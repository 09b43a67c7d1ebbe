//! HTML building blocks of the guide and the official text: tables, lists and citations, in HTML that
//! browsers since 2010 support.

use std::fmt::Write as _;

/// A sentence with its clause and quote.
#[derive(Debug, Clone, Copy)]
pub struct Cited<'a> {
    /// The sentence; empty if the quote stands alone.
    pub text: &'a str,
    /// The clause.
    pub clause: &'a str,
    /// The quoted words of the clause.
    pub quote: &'a str,
}

/// Text escaped for HTML.
pub fn text(text: &str) -> String {
    html_escape::encode_text(text).into_owned()
}

/// A paragraph of text.
pub fn paragraph(content: &str) -> String {
    format!("<p>{}</p>\n", text(content))
}

/// A sentence with a link to its clause and the quote. `text_page` is the URL of the page with the clauses.
pub fn cited(it: Cited<'_>, text_page: &str) -> String {
    let clause = text(it.clause);
    let anchor = anchor(it.clause);
    let quote = text(it.quote);
    let said = if it.text.is_empty() {
        String::new()
    } else {
        paragraph(it.text)
    };
    format!(
        "{said}<p class=\"source\" lang=\"zh-CN\"><a href=\"{text_page}#{anchor}\">{clause}</a> 「{quote}」</p>"
    )
}

/// The HTML id of a clause in the official text. A notice may give its clauses any name, so a prefix keeps
/// the id from clashing with others on the page, and each character other than letters, digits, hyphens and
/// brackets is written as its code point.
pub fn anchor(clause: &str) -> String {
    let mut anchor = String::from("text-");
    for character in clause.chars() {
        if character.is_alphanumeric() || "-（）".contains(character) {
            anchor.push(character);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(anchor, "_{:x}_", u32::from(character));
        }
    }
    anchor
}

/// A table with a header row; cells are HTML. Empty if there are no rows.
pub fn table<const N: usize>(head: [&str; N], rows: &[[String; N]]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut html = format!("<table class=\"columns-{N}\">\n<tr>");
    for cell in head {
        // Writing to a string cannot fail.
        let _ = write!(html, "<th scope=\"col\">{}</th>", text(cell));
    }
    html.push_str("</tr>\n");
    for row in rows {
        html.push_str("<tr>");
        for cell in row {
            let _ = write!(html, "<td>{cell}</td>");
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</table>\n");
    html
}

/// An ordered or unordered list; items are HTML.
pub fn list(tag: &str, items: &[String]) -> String {
    let items: String = items
        .iter()
        .fold(String::new(), |all, item| all + "<li>" + item + "</li>\n");
    format!("<{tag}>\n{items}</{tag}>\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_valid_ids_and_unique() {
        assert_eq!(anchor("四（九）"), "text-四（九）");
        let clauses = [
            "app",
            "program",
            "edition",
            "a b",
            "a_b",
            "a_20_b",
            "a%20b",
            "\"><script>",
            "'",
            "&",
            "1",
            "",
        ];
        let anchors = clauses.map(anchor);
        for (at, it) in anchors.iter().enumerate() {
            assert!(!anchors[..at].contains(it), "{it}");
            let plain = |it: char| it.is_ascii_alphanumeric() || "-_".contains(it);
            assert!(it.chars().all(plain), "{it}");
        }
    }

    #[test]
    fn text_is_escaped_everywhere() {
        let it = Cited {
            text: "a < b",
            clause: "一",
            quote: "c & d",
        };
        assert_eq!(
            cited(it, "notice.html"),
            "<p>a &lt; b</p>\n<p class=\"source\" lang=\"zh-CN\"><a href=\"notice.html#text-一\">一</a> 「c &amp; d」</p>"
        );
        assert!(table(["<"], &[["x".to_owned()]]).contains("<th scope=\"col\">&lt;</th>"));
    }
}
