//! `cargo xtask bench engine`: times the engine natively, with the Criterion benchmark in `benches`, and in
//! the browser.

use std::fs;
use std::path::PathBuf;

use serde::Deserialize;
use zicha_cli::notice_folder::NoticeFolder;
use zicha_cli::server::Port;
use zicha_cli::{publish, text_file};
use zicha_site::{Files, Program};

use super::report::{Goal, Section, Table};
use crate::commands::dist;
use crate::error::Error;
use crate::json::read;
use crate::process;
use crate::program::wasm;
use crate::test::packages;

/// The directory that is served to the browser.
const DIRECTORY: &str = "target/bench/engine";

/// The timed calls, with their titles in the report and their limits natively and in the browser, in
/// microseconds.
const CALLS: [Call; 4] = [
    Call {
        name: "next_question",
        title: "next question",
        limits: None,
    },
    Call {
        name: "verdicts",
        title: "all verdicts and the next question",
        limits: Some([20.0, 100.0]),
    },
    Call {
        name: "assessment",
        title: "one assessment, with explanations and counterfactuals",
        limits: Some([1_000.0, 1_000.0]),
    },
    Call {
        name: "truth_tables",
        title: "all truth tables",
        limits: None,
    },
];

struct Call {
    name: &'static str,
    title: &'static str,
    limits: Option<[f64; 2]>,
}

/// The time of a call with one of the sets of answers.
#[derive(Debug, Deserialize)]
struct Timing {
    call: String,
    nanoseconds: f64,
}

/// Criterion's samples: the number of calls in each and their total time.
#[derive(Debug, Deserialize)]
struct Samples {
    iters: Vec<f64>,
    times: Vec<f64>,
}

impl Samples {
    /// The time per call of the fastest sample, because other load on the machine only adds time.
    fn quickest(&self) -> f64 {
        let calls = self.times.iter().zip(&self.iters);
        calls
            .map(|(time, calls)| time / calls)
            .fold(f64::NAN, f64::min)
    }
}

/// Times the engine.
pub fn measure() -> Result<Section, Error> {
    let native = natively()?;
    let browser = in_browser()?;
    Ok(section(&[native, browser]))
}

fn natively() -> Result<Vec<Timing>, Error> {
    process::run(process::cargo().args(["bench", "--package", "zicha", "--bench", "engine"]))?;
    let results = process::root().join("target/criterion");
    let mut timings = Vec::new();
    for call in &CALLS {
        for state in children(&results.join(call.name))? {
            let path = state.join("new").join("sample.json");
            // Criterion's folder of reports is beside those of the states.
            if !path.is_file() {
                continue;
            }
            let text = text_file::read(&path).map_err(Error::at(&path))?;
            timings.push(Timing {
                call: call.name.to_owned(),
                nanoseconds: read::<Samples>(&text)?.quickest(),
            });
        }
    }
    Ok(timings)
}

fn children(directory: &PathBuf) -> Result<Vec<PathBuf>, Error> {
    let entries = fs::read_dir(directory).map_err(Error::at(directory))?;
    Ok(entries.flatten().map(|entry| entry.path()).collect())
}

fn in_browser() -> Result<Vec<Timing>, Error> {
    let browser = packages::system()?;
    packages::npm(".")?;
    let Program { glue, wasm } = wasm::example("engine")?;
    let mut node = process::command("node");
    let directory = process::root().join(DIRECTORY);
    let port = Port::take(0)?;
    node.arg("bench/engine.mjs")
        .args([&port.url(), &glue.name, &wasm.name])
        .env("CHROMIUM", browser);
    let page = ("index.html".to_owned(), b"<!doctype html>".to_vec());
    let engine = [glue, wasm].map(|asset| (asset.name, asset.bytes));
    let notice = NoticeFolder::read(&dist::current_notice()?)?;
    let notice = [("notice.json", notice.json), ("notice.md", notice.text)];
    let notice = notice.map(|(name, text)| (name.to_owned(), text.into_bytes()));
    let files: Files = engine.into_iter().chain(notice).chain([page]).collect();
    publish::replace_own(&directory, &files)?;
    port.serve(&directory);
    read(&process::output(&mut node)?)
}

/// The report on the native timings and those in the browser.
fn section(timings: &[Vec<Timing>; 2]) -> Section {
    let slowest = CALLS.each_ref().map(|call| {
        let slowest = timings.each_ref().map(|timings| slowest(timings, call));
        (call, slowest)
    });
    Section {
        title: "The engine",
        command: "cargo xtask bench engine".to_owned(),
        how: "The slowest of five states of answers, from none to all and one of nothing but \
              unsure ones. The quickest of a hundred samples, as whatever else a machine does \
              only adds to a time: natively with criterion, optimised for speed; in Chromium, \
              at full speed, the engine as the page carries it, optimised for size."
            .to_owned(),
        table: Table {
            head: vec!["what", "native", "in the browser", "browser / native"],
            rows: slowest.iter().map(row).collect(),
        },
        goals: slowest.iter().flat_map(goals).collect(),
        notes: None,
    }
}

/// The time in microseconds with the set of answers that takes longest.
fn slowest(timings: &[Timing], call: &Call) -> f64 {
    let own = timings.iter().filter(|timing| timing.call == call.name);
    let times = own.map(|timing| timing.nanoseconds / 1_000.0);
    times.fold(f64::NAN, f64::max)
}

fn row((call, [native, browser]): &(&Call, [f64; 2])) -> Vec<String> {
    vec![
        call.title.to_owned(),
        format!("{native:.1} µs"),
        format!("{browser:.1} µs"),
        format!("{:.1}", browser / native),
    ]
}

fn goals((call, measured): &(&Call, [f64; 2])) -> Vec<Goal> {
    let places = ["natively", "in the browser"];
    let limits = call.limits.into_iter().flatten();
    let goals = limits.zip(measured).zip(places);
    goals
        .map(|((most, measured), place)| Goal {
            what: format!("{}, {place}", call.title),
            measured: *measured,
            most,
            unit: " µs",
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_divided_by_its_calls() {
        let samples = Samples {
            iters: vec![10.0, 20.0],
            times: vec![500.0, 800.0],
        };
        assert!((samples.quickest() - 40.0).abs() < f64::EPSILON);
    }

    #[test]
    fn the_slowest_state_counts() {
        let timing = |call: &str, nanoseconds| Timing {
            call: call.to_owned(),
            nanoseconds,
        };
        let native = vec![timing("verdicts", 21_000.0), timing("verdicts", 500.0)];
        let browser = vec![timing("verdicts", 99_000.0), timing("assessment", 1e6)];
        let section = section(&[native, browser]);
        assert_eq!(section.table.rows[1][1..], ["21.0 µs", "99.0 µs", "4.7"]);
        let verdicts = section.goals.iter().map(|goal| goal.measured <= goal.most);
        assert_eq!(verdicts.collect::<Vec<_>>(), [false, true, false, true]);
    }
}
