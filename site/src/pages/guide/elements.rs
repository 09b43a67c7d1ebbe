//! The elements of the guide and the official text: tables, lists and citations, in HTML that browsers since
//! 2010 support.

use std::fmt::Write as _;

use yew::{Html, html};

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

/// Where and in which language the official text is.
#[derive(Debug, Clone, Copy)]
pub struct OfficialText<'a> {
    /// The URL of the page with the clauses.
    pub page: &'a str,
    /// The tag of its language.
    pub tag: &'a str,
}

impl OfficialText<'_> {
    /// A sentence with a link to its clause and the quote.
    pub fn cited(self, it: Cited<'_>) -> Html {
        let address = format!("{}#{}", self.page, anchor(it.clause));
        html! {
            <>
                if !it.text.is_empty() {
                    { paragraph(it.text) }
                }
                <p class="source" lang={self.tag.to_owned()}>
                    <a href={address}>{ it.clause }</a>
                    { format!(" 「{}」", it.quote) }
                </p>
            </>
        }
    }
}

/// A paragraph of text.
pub fn paragraph(content: &str) -> Html {
    html! { <p>{ content }</p> }
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

/// A table with a header row. Empty if there are no rows.
pub fn table<const N: usize>(head: [String; N], rows: Vec<[Html; N]>) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    let head = head.map(|cell| html! { <th scope="col">{ cell }</th> });
    let row = |cells: [Html; N]| {
        let cells = cells.map(|cell| html! { <td>{ cell }</td> });
        html! { <tr>{ for cells }</tr> }
    };
    html! {
        <table class={format!("columns-{N}")}>
            <tr>{ for head }</tr>
            { for rows.into_iter().map(row) }
        </table>
    }
}

/// An ordered (`ol`) or unordered (`ul`) list.
pub fn list(tag: &'static str, items: Vec<Html>) -> Html {
    let item = |item| html! { <li>{ item }</li> };
    html! { <@{tag}>{ for items.into_iter().map(item) }</@> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::html::render;

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
        let official = OfficialText {
            page: "notice.html",
            tag: "zh-CN",
        };
        let it = Cited {
            text: "a < b",
            clause: "一",
            quote: "c & d",
        };
        assert_eq!(
            render(official.cited(it)),
            "<p>a &lt; b</p><p lang=\"zh-CN\" class=\"source\"><a href=\"notice.html#text-一\">一</a> 「c &amp; d」</p>"
        );
        let cells = render(table(["<".to_owned()], vec![[html! { "x" }]]));
        assert!(cells.contains("<th scope=\"col\">&lt;</th>"), "{cells}");
    }

    #[test]
    fn a_table_without_rows_is_left_out() {
        assert_eq!(render(table(["a".to_owned()], vec![])), "");
    }
}
