//! Classifies how a published file differs from the built one.

use std::fmt;

use zicha_site::is_page;

/// The kind of a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The line endings differ.
    LineEnds,
    /// A byte order mark was added.
    ByteOrderMark,
    /// White space was removed from the HTML.
    Minified,
    /// Something was inserted.
    Added,
    /// The end is missing.
    CutOff,
    /// The file is empty.
    Empty,
    /// The page belongs to another version of the site.
    OtherVersion,
    /// Anything else.
    Other,
}

impl fmt::Display for Change {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::LineEnds => "is changed: its line endings; transfer files in binary mode",
            Self::ByteOrderMark => "is changed: a byte order mark was added",
            Self::Minified => "is changed: its HTML was minified; switch off page optimisation",
            Self::Added => "is changed: something was added; switch off the injection of scripts",
            Self::CutOff => "is changed: its end is missing; transfer it again",
            Self::Empty => "is empty; transfer it again",
            Self::OtherVersion => "is that of another version of the site",
            Self::Other => "is changed",
        })
    }
}

/// The difference between the built content and the published one, if any.
pub fn change(name: &str, expected: &[u8], found: &[u8]) -> Option<Change> {
    if expected == found {
        return None;
    }
    let is_html = is_page(name);
    let without = |bytes: &[u8], unwanted: fn(u8) -> bool| -> Vec<u8> {
        bytes.iter().copied().filter(|it| !unwanted(*it)).collect()
    };
    let alike = |unwanted| without(expected, unwanted) == without(found, unwanted);
    Some(if found.is_empty() {
        Change::Empty
    } else if found.strip_prefix(b"\xef\xbb\xbf") == Some(expected) {
        Change::ByteOrderMark
    } else if alike(|it| it == b'\r' || it == b'\n') {
        Change::LineEnds
    } else if expected.starts_with(found) {
        Change::CutOff
    } else if is_html && version(expected) != version(found) {
        Change::OtherVersion
    } else if is_html && alike(|it| it.is_ascii_whitespace() || it == b'"') {
        Change::Minified
    } else if is_html && is_inside(expected, found) {
        Change::Added
    } else {
        Change::Other
    })
}

/// The version in a page's `zicha` meta element.
fn version(page: &[u8]) -> Option<&[u8]> {
    let mark = b"name=\"zicha\" content=\"";
    let at = page.windows(mark.len()).position(|it| it == mark)?;
    page.get(at + mark.len()..at + mark.len() + 16)
}

/// Whether all lines of the built page occur in the published one, in order.
fn is_inside(expected: &[u8], found: &[u8]) -> bool {
    let mut rest = found;
    expected.split(|it| *it == b'\n').all(|line| {
        let at = rest.windows(line.len().max(1)).position(|it| it == line);
        match at {
            _ if line.is_empty() => true,
            Some(at) => {
                rest = &rest[at + line.len()..];
                true
            }
            None => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html lang=\"zh\">\n<meta name=\"zicha\" content=\"0123456789abcdef/\">\n<p>a</p>\n</html>\n";

    #[test]
    fn differences_of_pages_are_classified() {
        let cases = [
            (PAGE.to_owned(), None),
            (PAGE.replace('\n', "\r\n"), Some(Change::LineEnds)),
            (PAGE.replace('\n', ""), Some(Change::LineEnds)),
            (format!("\u{feff}{PAGE}"), Some(Change::ByteOrderMark)),
            (PAGE.replace("=\"zh\">\n", "=zh>"), Some(Change::Minified)),
            (
                PAGE.replace("<p>", "<script></script><p>"),
                Some(Change::Added),
            ),
            (PAGE[..30].to_owned(), Some(Change::CutOff)),
            (String::new(), Some(Change::Empty)),
            (PAGE.replace("0123", "3210"), Some(Change::OtherVersion)),
            ("<html>log in</html>".to_owned(), Some(Change::OtherVersion)),
            (PAGE.replace("<p>a", "<p>b"), Some(Change::Other)),
        ];
        for (found, expected) in cases {
            let change = change("en/index.html", PAGE.as_bytes(), found.as_bytes());
            assert_eq!(change, expected, "{found}");
        }
    }

    #[test]
    fn differences_of_binary_files_are_classified() {
        assert_eq!(
            change("a.wasm", b"\0asm\n1", b"\0asm\r\n1"),
            Some(Change::LineEnds)
        );
        assert_eq!(change("a.wasm", b"\0asm", b"\0bsm"), Some(Change::Other));
        assert_eq!(change("a.wasm", b"\0asm", b"\0asm"), None);
    }
}
