//! `cargo xtask bench sizes`: compressed size of the files that each page loads before it can be used.

use std::fs;

use super::peers::{self, Page};
use super::report::{Goal, Section, Table};
use crate::error::Error;
use crate::test::budget;

/// The size goals in kilobytes.
const GOALS: [(&str, f64); 4] = [
    ("page with its styles", 14.0),
    ("program", 110.0),
    ("all together", 148.0),
    ("all together, stretched", 100.0),
];

/// The compressed size of a file.
struct Weight {
    file: &'static str,
    bytes: u64,
}

/// Builds and measures the pages.
pub fn measure() -> Result<Section, Error> {
    peers::build()?;
    let mut rows = Vec::new();
    let mut own = Vec::new();
    for page in Page::ALL {
        let weights = weigh(page)?;
        rows.extend(weights.iter().map(|it| row(page, it.file, it.bytes)));
        rows.push(row(page, "**all together**", total(&weights)));
        if page == Page::Zicha {
            own = weights;
        }
    }
    Ok(Section {
        title: "Sizes",
        command: "cargo xtask bench sizes".to_owned(),
        how: "Every file until the first question can be answered, as Brotli makes it.".to_owned(),
        table: Table {
            head: vec!["page", "file", "bytes"],
            rows,
        },
        goals: goals(&own),
        notes: None,
    })
}

/// The files that a page loads before it can be used, without those that the service worker fetches later for
/// offline use.
fn weigh(page: Page) -> Result<Vec<Weight>, Error> {
    let directory = page.directory();
    let mut weights = Vec::new();
    for entry in fs::read_dir(&directory).map_err(Error::at(&directory))? {
        let entry = entry.map_err(Error::at(&directory))?;
        let name = entry.file_name();
        if let Some(file) = kind(page, &name.to_string_lossy()) {
            let bytes = entry.metadata().map_err(Error::at(entry.path()))?.len();
            weights.push(Weight { file, bytes });
        }
    }
    weights.sort_by_key(|it| it.file);
    Ok(weights)
}

/// The kind of a compressed file; nothing if the page can be used without it.
fn kind(page: Page, name: &str) -> Option<&'static str> {
    let name = name.strip_suffix(".br")?;
    let extension = name.rsplit_once('.')?.1;
    let own = page != Page::Zicha || budget::is_own(name);
    match extension {
        "html" if name == "index.html" => Some("page with its styles"),
        "css" if own => Some("styles"),
        "js" if own && page == Page::Zicha => Some("glue"),
        "js" | "wasm" if own => Some("program"),
        // The editions of other languages are loaded later.
        "json" if own && name.ends_with(".zh.json") => Some("edition"),
        _ => None,
    }
}

fn total(weights: &[Weight]) -> u64 {
    weights.iter().map(|it| it.bytes).sum()
}

fn row(page: Page, file: &str, bytes: u64) -> Vec<String> {
    vec![page.title().to_owned(), file.to_owned(), bytes.to_string()]
}

fn goals(own: &[Weight]) -> Vec<Goal> {
    let goals = GOALS.iter().map(|(what, most)| {
        let file = own.iter().find(|it| it.file == *what);
        let bytes = file.map_or_else(|| total(own), |it| it.bytes);
        Goal {
            what: format!("zicha: {what}"),
            measured: kilobytes(bytes),
            most: *most,
            unit: " kB",
        }
    });
    goals.collect()
}

fn kilobytes(bytes: u64) -> f64 {
    u32::try_from(bytes).map_or(f64::INFINITY, f64::from) / 1_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_needed_for_the_first_answer_count() {
        assert_eq!(kind(Page::Zicha, "zicha-0f.wasm.br"), Some("program"));
        assert_eq!(kind(Page::Zicha, "zicha-0f.js.br"), Some("glue"));
        assert_eq!(kind(Page::Zicha, "zicha-portal-0f.wasm.br"), None);
        assert_eq!(kind(Page::Zicha, "zicha-0f.wasm"), None);
        assert_eq!(kind(Page::Zicha, "zicha-0f.zh.json.br"), Some("edition"));
        assert_eq!(kind(Page::Zicha, "zicha-0f.en.json.br"), None);
        assert_eq!(kind(Page::Zicha, "sw.js.br"), None);
        assert_eq!(kind(Page::Zicha, "guide.html.br"), None);
        assert_eq!(kind(Page::Survey, "app.css.br"), Some("styles"));
    }

    #[test]
    fn a_goal_that_names_no_file_is_for_the_total() {
        let weight = |file, bytes| Weight { file, bytes };
        let own = [
            weight("page with its styles", 15_000),
            weight("glue", 5_000),
            weight("program", 110_000),
        ];
        let measured: Vec<f64> = goals(&own).iter().map(|it| it.measured).collect();
        assert_eq!(measured, [15.0, 110.0, 130.0, 130.0]);
    }
}
