//! Checks the size budget: the compressed bytes that a visit transfers until the page can be used.

use std::fs;
use std::path::Path;

use crate::error::Error;

use super::tally::Tally;

/// The limit of each part in bytes, compressed with Brotli; lowered whenever a part has become smaller. The
/// goals are 14, 110, 18 and 148 kB; the glue counts only in the last.
const LIMITS: [Limit; 4] = [
    Limit {
        part: "a page with its styles",
        is_part: |name| name == "index.html.br",
        most: 12_000,
    },
    Limit {
        part: "the program",
        is_part: |name| is_own(name) && name.ends_with(".wasm.br"),
        most: 114_500,
    },
    Limit {
        part: "one edition",
        is_part: |name| name.ends_with(".zh.json.br"),
        most: 18_000,
    },
    Limit {
        part: "page, glue, program and one edition",
        is_part: |name| {
            let parts = [".js.br", ".wasm.br", ".zh.json.br"];
            let hashed = is_own(name) && parts.iter().any(|it| name.ends_with(it));
            hashed || name == "index.html.br"
        },
        most: 148_000,
    },
];

/// Whether a file belongs to the page with its own notice; that of a portal has a program of its own.
pub fn is_own(name: &str) -> bool {
    name.starts_with("zicha-") && !name.starts_with("zicha-portal-")
}

struct Limit {
    part: &'static str,
    is_part: fn(&str) -> bool,
    most: u64,
}

/// Measures the built site and prints the size of each part.
pub fn check(site: &Path) -> Result<Tally, Error> {
    let files = sizes(site)?;
    let tallies = LIMITS.iter().map(|limit| {
        let bytes = weight(&files, limit);
        println!("{}: {bytes} bytes of at most {}", limit.part, limit.most);
        // A missing part is a failure.
        Tally::of_one(bytes > 0 && bytes <= limit.most)
    });
    Ok(tallies.sum())
}

fn weight(files: &[(String, u64)], limit: &Limit) -> u64 {
    let parts = files.iter().filter(|(name, _)| (limit.is_part)(name));
    parts.map(|(_, bytes)| bytes).sum()
}

fn sizes(directory: &Path) -> Result<Vec<(String, u64)>, Error> {
    let mut sizes = Vec::new();
    for entry in fs::read_dir(directory).map_err(Error::at(directory))? {
        let entry = entry.map_err(Error::at(directory))?;
        let bytes = entry.metadata().map_err(Error::at(directory))?.len();
        sizes.push((entry.file_name().to_string_lossy().into_owned(), bytes));
    }
    Ok(sizes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visit_counts_the_page_the_program_and_one_edition() {
        let names = [
            ("index.html.br", 1),
            ("zicha-a.js.br", 10),
            ("zicha-b.wasm.br", 100),
            ("zicha-b.wasm.gz", 10_000),
            ("zicha-portal-b.wasm.br", 10_000),
            ("zicha-c.zh.json.br", 1000),
            ("zicha-d.en.json.br", 10_000),
            ("guide.html.br", 10_000),
        ];
        let files = names.map(|(name, bytes)| (name.to_owned(), bytes));
        let weights = LIMITS.each_ref().map(|limit| weight(&files, limit));
        assert_eq!(weights, [1, 100, 1000, 1111]);
    }
}
