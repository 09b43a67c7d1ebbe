//! `cargo xtask bench taps`: time from a tap to the next paint and to the paint of its result, compared with
//! a minimal page with one button.

use serde::Deserialize;

use super::peers::{self, Page};
use super::report::{Goal, Section, Table, median};
use super::runs::Runs;
use crate::error::Error;
use crate::json::read;
use crate::process;
use crate::test::packages;

/// The names of the pages in the output of `bench/taps.mjs`.
const OWN: &str = "zicha";
const BARE: &str = "bare";

/// The tap that gives the last answer.
const LAST: &str = "assignment-period=this-year";

/// How many runs for each page unless the option says otherwise.
const RUNS: u32 = 20;

/// A tap with its times in milliseconds.
#[derive(Debug, Deserialize)]
struct Tap {
    page: String,
    /// What was tapped.
    what: String,
    /// Until the next paint.
    painted: f64,
    /// Until the result of the tap was painted.
    shown: f64,
}

/// Makes the journeys.
pub fn measure(runs: &Runs) -> Result<Section, Error> {
    let runs = runs.or(RUNS);
    let browser = packages::system()?;
    packages::npm(".")?;
    peers::build_own()?;
    let url = peers::serve(Page::Zicha)?;
    let mut node = process::command("node");
    node.arg("bench/taps.mjs")
        .args([runs.to_string(), url])
        .env("CHROMIUM", browser);
    let taps: Vec<Tap> = read(&process::output(&mut node)?)?;
    Ok(section(runs, &taps))
}

fn section(runs: u32, taps: &[Tap]) -> Section {
    let mut rows = vec![
        row("all taps", &Times::of(on(taps, OWN))),
        row("bare page, one button", &Times::of(on(taps, BARE))),
    ];
    rows.extend(
        kinds(taps)
            .into_iter()
            .map(|kind| row(kind, &Times::of_kind(taps, kind))),
    );
    Section {
        title: "From a tap to the next paint",
        command: format!("cargo xtask bench taps --runs {runs}"),
        how: "Chromium with a viewport of 390 × 844, its processor slowed four times. A finger \
              rests for 80 ms. From its lifting to the end of the next frame, in which the page \
              shows what was touched, and to the end of the one in which it shows what came of \
              it; a frame begins up to 17 ms after that on any page. Where a goal does not say what came \
              of a tap, it is about the next frame. The pages take turns."
            .to_owned(),
        table: Table {
            head: vec![
                "tap",
                "how many",
                "next paint, median",
                "next paint, 95th percentile",
                "its result shown, median",
                "its result shown, 95th percentile",
            ],
            rows,
        },
        goals: goals(taps),
        notes: None,
    }
}

fn goals(taps: &[Tap]) -> Vec<Goal> {
    let (own, bare) = (Times::of(on(taps, OWN)), Times::of(on(taps, BARE)));
    let shown = |kind: &str| median_of(&Times::of_kind(taps, kind).shown);
    let goal = |what: &str, measured, most, unit| Goal {
        what: what.to_owned(),
        measured,
        most,
        unit,
    };
    vec![
        goal("95th percentile", percentile_95(&own.painted), 50.0, " ms"),
        goal(
            "95th percentile, zicha / bare page",
            percentile_95(&own.painted) / percentile_95(&bare.painted),
            2.0,
            "",
        ),
        goal(
            "median, zicha / bare page",
            median_of(&own.painted) / median_of(&bare.painted),
            2.0,
            "",
        ),
        goal(
            "its result shown, median",
            median_of(&own.shown),
            120.0,
            " ms",
        ),
        goal(
            "its result shown, 95th percentile",
            percentile_95(&own.shown),
            250.0,
            " ms",
        ),
        goal("the last answer, median", shown(LAST), 250.0, " ms"),
        goal("the language, median", shown("language"), 150.0, " ms"),
        goal("the size of the type, median", shown("large"), 150.0, " ms"),
    ]
}

/// The taps on a page.
fn on<'a>(taps: &'a [Tap], page: &'a str) -> impl Iterator<Item = &'a Tap> {
    taps.iter().filter(move |tap| tap.page == page)
}

/// The times of several taps, in milliseconds.
struct Times {
    /// Until the next paint.
    painted: Vec<f64>,
    /// Until the result of the tap was painted.
    shown: Vec<f64>,
}

impl Times {
    fn of<'a>(taps: impl Iterator<Item = &'a Tap>) -> Self {
        let (painted, shown) = taps.map(|tap| (tap.painted, tap.shown)).unzip();
        Self { painted, shown }
    }

    /// Those of one kind of tap on the product.
    fn of_kind(taps: &[Tap], kind: &str) -> Self {
        Self::of(on(taps, OWN).filter(|tap| tap.what == kind))
    }
}

/// The different taps on the product, in the order of the journey.
fn kinds(taps: &[Tap]) -> Vec<&str> {
    let mut kinds: Vec<&str> = Vec::new();
    for tap in on(taps, OWN) {
        if !kinds.contains(&&*tap.what) {
            kinds.push(&tap.what);
        }
    }
    kinds
}

fn row(name: &str, times: &Times) -> Vec<String> {
    let mut row = vec![name.to_owned(), times.painted.len().to_string()];
    for times in [&times.painted, &times.shown] {
        row.push(format!("{:.0} ms", median_of(times)));
        row.push(format!("{:.0} ms", percentile_95(times)));
    }
    row
}

fn median_of(times: &[f64]) -> f64 {
    median(times.iter().copied())
}

/// The time within which 95 of 100 taps were painted.
fn percentile_95(times: &[f64]) -> f64 {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    let within = (times.len() * 95).div_ceil(100);
    let last = within.checked_sub(1).and_then(|last| times.get(last));
    last.copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_hundred_taps_five_may_be_slower() {
        let times: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        assert!((percentile_95(&times) - 95.0).abs() < f64::EPSILON);
        assert!((percentile_95(&[7.0]) - 7.0).abs() < f64::EPSILON);
        assert!(percentile_95(&[]).is_nan());
    }

    #[test]
    fn taps_are_grouped_by_page_and_kind_in_order() {
        let tap = |page: &str, what: &str, painted, shown| Tap {
            page: page.to_owned(),
            what: what.to_owned(),
            painted,
            shown,
        };
        let taps = [
            tap(OWN, "route", 30.0, 60.0),
            tap(BARE, "button", 20.0, 20.0),
            tap(OWN, "language", 50.0, 90.0),
            tap(OWN, "route", 40.0, 80.0),
        ];
        assert_eq!(kinds(&taps), ["route", "language"]);
        let section = section(1, &taps);
        assert_eq!(
            section.table.rows[1],
            [
                "bare page, one button",
                "1",
                "20 ms",
                "20 ms",
                "20 ms",
                "20 ms"
            ]
        );
        assert_eq!(
            section.table.rows[2],
            ["route", "2", "35 ms", "40 ms", "70 ms", "80 ms"]
        );
        assert!((section.goals[1].measured - 2.5).abs() < f64::EPSILON);
    }
}
