//! `cargo xtask bench lighthouse`: scores of Lighthouse for the pages, served by nginx as docs/deploy.md
//! configures it.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use super::peers::{self, Page};
use super::report::{Goal, Section, Table};
use super::runs::Runs;
use crate::error::Error;
use crate::json::read;
use crate::process;
use crate::test::{packages, servers};

/// The pages, as paths of the site.
const PAGES: [&str; 3] = ["/", "/en/", "/guide.html"];

/// Lighthouse's categories, with their titles in the report.
const CATEGORIES: [(&str, &str); 4] = [
    ("performance", "performance"),
    ("accessibility", "accessibility"),
    ("best-practices", "best practices"),
    ("seo", "SEO"),
];

/// Why an audit has less than the full score, where that is known and accepted.
const REASONS: [(&str, &str); 8] = [
    (
        "largest-contentful-paint",
        "A simulated time. On a network and a processor that are really slowed as much, the page is \
         painted as the section on the slow phone says.",
    ),
    (
        "total-blocking-time",
        "The longest pieces of the browser's work as the page begins: its layout and, on pages with \
         the program, the drawing as it takes them over, with functions that the browser compiles \
         as each is first called.",
    ),
    (
        "interactive",
        "A tap counts from the first paint on; this is when the program has taken the page over.",
    ),
    (
        "max-potential-fid",
        "The longest piece of the browser's work as the page begins; on pages with the program, \
         which does again what was tapped before it came, its first drawing.",
    ),
    (
        "network-dependency-tree-insight",
        "The chain is the page and what it names itself: the program, its glue, the edition and the \
         manifest.",
    ),
    (
        "robots-txt",
        "Lighthouse asks for it from within the page, whose policy allows nothing to be fetched but \
         the program and the edition. There is none, and none is needed: everything may be found.",
    ),
    (
        "valid-source-maps",
        "It takes the program for JavaScript; WebAssembly has no source maps here.",
    ),
    (
        "dom-size",
        "The guide is the whole notice as tables, for browsers that run no program.",
    ),
];

/// How many runs for each page unless the option says otherwise.
const RUNS: u32 = 3;

/// Lighthouse's report on a page.
#[derive(Debug, Clone, Deserialize)]
struct Report {
    categories: BTreeMap<String, Category>,
    audits: BTreeMap<String, Audit>,
}

/// A category of audits, with a score between 0 and 1.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Category {
    score: Option<f64>,
    audit_refs: Vec<Reference>,
}

/// The weight of an audit in its category.
#[derive(Debug, Clone, Deserialize)]
struct Reference {
    id: String,
    weight: f64,
}

/// An audit, which may have no score.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Audit {
    title: String,
    score: Option<f64>,
    display_value: Option<String>,
}

impl Report {
    /// The score of a category, from 0 to 100.
    fn points(&self, category: &str) -> f64 {
        let score = self.categories.get(category).and_then(|it| it.score);
        score.map_or(f64::NAN, |score| (score * 100.0).round())
    }

    /// The audits below the full score, with their weights.
    fn flaws(&self) -> impl Iterator<Item = (&Reference, &Audit)> {
        let categories = CATEGORIES
            .iter()
            .filter_map(|(id, _)| self.categories.get(*id));
        let references = categories.flat_map(|it| &it.audit_refs);
        let audits = references.filter_map(|it| Some((it, self.audits.get(&it.id)?)));
        audits.filter(|(_, audit)| audit.score.is_some_and(|score| score < 1.0))
    }
}

/// Runs Lighthouse on the pages.
pub fn measure(runs: &Runs) -> Result<Section, Error> {
    let runs = runs.or(RUNS);
    let browser = packages::system()?;
    packages::npm("bench")?;
    peers::build_own()?;
    let server = servers::nginx(&Page::Zicha.directory())?;
    let reports = PAGES.map(|page| {
        let url = format!("{}{}", server.url, page.trim_start_matches('/'));
        let reports = (0..runs).map(|_| report(&browser, &url));
        reports.collect::<Result<_, _>>().map(median_run)
    });
    let reports: Vec<_> = reports.into_iter().collect::<Result<_, _>>()?;
    Ok(section(runs, &reports))
}

fn report(browser: &Path, url: &str) -> Result<Report, Error> {
    let mut node = process::command("node");
    node.args(["bench/node_modules/lighthouse/cli/index.js", url])
        .args(["--quiet", "--no-enable-error-reporting", "--locale=en"])
        .args([
            "--output=json",
            "--chrome-flags=--headless=new --no-sandbox",
        ])
        .env("CHROME_PATH", browser);
    read(&process::output(&mut node)?)
}

/// The report with the median performance; the other categories are the same in every run.
fn median_run(mut reports: Vec<Report>) -> Option<Report> {
    let performance = |it: &Report| it.points("performance");
    reports.sort_by(|one, other| performance(one).total_cmp(&performance(other)));
    let middle = reports.len() / 2;
    reports.into_iter().nth(middle)
}

fn section(runs: u32, reports: &[Option<Report>]) -> Section {
    let pages: Vec<(&str, &Report)> = PAGES
        .iter()
        .zip(reports)
        .filter_map(|(page, report)| Some((*page, report.as_ref()?)))
        .collect();
    let mut head = vec!["page"];
    head.extend(CATEGORIES.map(|(_, title)| title));
    Section {
        title: "Lighthouse",
        command: format!("cargo xtask bench lighthouse --runs {runs}"),
        how: "Lighthouse as it looks at phones, with its simulated network and processor, in Chromium \
              on this machine, which serves the site with nginx as docs/deploy.md has it. Of several \
              looks at a page the one with the performance in the middle. A goal is how many of a \
              hundred points the worst of the pages may miss. Below are the audits that are not at \
              their best; those without weight cost no points."
            .to_owned(),
        table: Table {
            head,
            rows: pages.iter().map(row).collect(),
        },
        goals: CATEGORIES.iter().map(|it| goal(&pages, *it)).collect(),
        notes: Some(Table {
            head: vec!["audit", "page", "score", "weight", "why"],
            rows: pages.iter().flat_map(flaws).collect(),
        }),
    }
}

fn row((page, report): &(&str, &Report)) -> Vec<String> {
    let points = CATEGORIES.map(|(category, _)| format!("{:.0}", report.points(category)));
    [(*page).to_owned()].into_iter().chain(points).collect()
}

fn goal(pages: &[(&str, &Report)], (category, title): (&str, &str)) -> Goal {
    let missed = pages.iter().map(|(_, it)| 100.0 - it.points(category));
    Goal {
        what: format!("{title}, points missed"),
        // NaN, from a category without a score, has to remain the maximum, so that the goal is missed.
        measured: missed.max_by(f64::total_cmp).unwrap_or(f64::NAN),
        most: 0.0,
        unit: "",
    }
}

fn flaws((page, report): &(&str, &Report)) -> Vec<Vec<String>> {
    let row = |(reference, audit): (&Reference, &Audit)| {
        let value = audit.display_value.as_deref();
        let value = value.filter(|it| !it.is_empty());
        let reason = REASONS.iter().find(|(id, _)| *id == reference.id);
        vec![
            value.map_or_else(
                || audit.title.clone(),
                |value| format!("{}: {value}", audit.title),
            ),
            (*page).to_owned(),
            audit
                .score
                .map_or_else(String::new, |score| format!("{score:.2}")),
            reference.weight.to_string(),
            reason.map_or_else(String::new, |(_, reason)| (*reason).to_owned()),
        ]
    };
    report.flaws().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(performance: f64) -> Report {
        let json = format!(
            r#"{{"categories": {{
                "performance": {{"score": {performance}, "auditRefs": [{{"id": "a", "weight": 25}}, {{"id": "b", "weight": 0}}]}},
                "accessibility": {{"score": 1, "auditRefs": [{{"id": "c", "weight": 7}}]}},
                "best-practices": {{"score": null, "auditRefs": []}},
                "seo": {{"score": 0.91, "auditRefs": [{{"id": "robots-txt", "weight": 1}}]}}
            }}, "audits": {{
                "a": {{"title": "A", "score": 0.5, "displayValue": "590 ms"}},
                "b": {{"title": "B", "score": null}},
                "c": {{"title": "C", "score": 1}},
                "robots-txt": {{"title": "R", "score": 0}}
            }}}}"#
        );
        read(&json).unwrap()
    }

    #[test]
    fn the_run_with_the_median_performance_counts() {
        let reports = [0.99, 0.5, 0.9].map(report).to_vec();
        let median = median_run(reports).unwrap();
        assert!((median.points("performance") - 90.0).abs() < f64::EPSILON);
    }

    #[test]
    fn the_worst_page_decides_and_a_missing_score_misses_the_goal() {
        let section = section(1, &[Some(report(1.0)), Some(report(0.85)), None]);
        assert_eq!(section.table.rows[1], ["/en/", "85", "100", "NaN", "91"]);
        let missed = section.goals.iter().map(|it| format!("{:.0}", it.measured));
        assert_eq!(missed.collect::<Vec<_>>(), ["15", "0", "NaN", "9"]);
    }

    #[test]
    fn audits_below_the_full_score_are_listed_with_the_reason() {
        let rows = flaws(&("/", &report(0.85)));
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0], ["A: 590 ms", "/", "0.50", "25", ""]);
        assert_eq!(rows[1][..4], ["R", "/", "0.00", "1"]);
        assert!(rows[1][4].contains("policy"));
    }
}
