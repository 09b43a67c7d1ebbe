//! The official text, cut into its clauses.

use std::rc::Rc;

use super::{text::find, without_mark};

/// One clause of the official text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// How the clause is cited, such as 四（九）.
    pub id: Rc<str>,
    /// Its paragraphs, word for word.
    pub paragraphs: Vec<Rc<str>>,
}

impl Clause {
    /// The places where a quotation stands in this clause, word for word: the position of its
    /// paragraph, and of its first byte in that.
    pub fn places(&self, quote: &str) -> Vec<(usize, usize)> {
        let mut places = Vec::new();
        for (at, paragraph) in self.paragraphs.iter().enumerate() {
            let mut from = 0;
            while let Some(byte) = find(&paragraph[from..], quote).filter(|_| !quote.is_empty()) {
                places.push((at, from + byte));
                from += byte + quote.len();
            }
        }
        places
    }
}

/// The clauses in the order of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clauses(Vec<Clause>);

impl Clauses {
    /// Cuts Markdown at its headings: a heading a clause, a line a paragraph.
    pub fn read(markdown: &str) -> Self {
        let mut clauses: Vec<Clause> = Vec::new();
        let markdown = without_mark(markdown);
        // Old editors end a line with that alone. In a page HTML has turned it into the other already.
        #[cfg(not(feature = "csr"))]
        let markdown = &*markdown.replace('\r', "\n");
        for line in markdown
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
        {
            if let Some(heading) = line.strip_prefix('#') {
                let id = Rc::from(heading.trim_start_matches('#').trim());
                clauses.push(Clause {
                    id,
                    paragraphs: Vec::new(),
                });
            } else if let Some(clause) = clauses.last_mut() {
                clause.paragraphs.push(Rc::from(line));
            }
        }
        Self(clauses)
    }

    /// The clause that is cited so.
    pub fn get(&self, id: &str) -> Option<&Clause> {
        self.0.iter().find(|clause| &*clause.id == id)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Clause> {
        self.0.iter()
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A text without characters of no width, and with one form of spaces and of those that have a wide
/// one too: texts that differ only in these look alike.
#[cfg(not(feature = "csr"))]
pub fn loosely(text: &str) -> String {
    let without_width = [
        '\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}',
    ];
    let seen = text.chars().filter(|it| !without_width.contains(it));
    let usual = |character: char| match u32::from(character) {
        _ if character.is_whitespace() => ' ',
        wide @ 0xff01..=0xff5e => char::from_u32(wide - 0xfee0).unwrap_or(character),
        _ => character,
    };
    seen.map(usual).collect()
}
