//! The official text, parsed into clauses.

use std::rc::Rc;

use super::{strings::find, without_mark};

/// One clause of the official text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Its name, by which it is cited, such as 四（九）.
    pub id: Rc<str>,
    /// Its paragraphs, word for word.
    pub paragraphs: Vec<Rc<str>>,
}

impl Clause {
    /// Where a quote occurs in this clause, word for word: the position of the paragraph, and of the first
    /// byte in it.
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
    /// Parses Markdown: every heading begins a clause, every other line is a paragraph.
    pub fn read(markdown: &str) -> Self {
        let mut clauses: Vec<Clause> = Vec::new();
        let markdown = without_mark(markdown);
        // Old editors end lines with a carriage return alone. In the page the HTML parser has replaced it.
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

    /// The clause with a name.
    pub fn get(&self, id: &str) -> Option<&Clause> {
        self.0.iter().find(|clause| &*clause.id == id)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Clause> {
        self.0.iter()
    }

    /// Whether there are none, as without the official text.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Normalises a text for a loose comparison: without zero-width characters, with one kind of space, and
/// with full-width characters replaced. Texts that differ only in these look alike.
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
