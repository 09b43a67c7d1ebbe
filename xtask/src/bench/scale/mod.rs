//! `cargo xtask bench scale`: how the time and memory of checking a notice and the time of a tap grow with its size, up
//! to the limits of the format.

mod generator;
mod named;
mod plot;

use std::fs;

use serde::Deserialize;
use serde_json::Value;

use super::report::{Goal, Section, Table};
use crate::error::Error;
use crate::json::read;
use crate::process;
use generator::{Size, notice};
use named::{several_of_ten, twenty_of_thirty, with_more_questions};
use plot::{Panel, svg};

/// Where the notices are written, which are too large to be kept.
const DIRECTORY: &str = "target/bench/scale";
const PLOT: &str = "docs/scale.svg";
/// Every generated notice is the same on every machine.
const SEED: u64 = 1;
/// Milliseconds and megabytes for checking the largest notice, and milliseconds natively for a tap: a browser takes
/// at most three times as long.
const MOST_CHECK: f64 = 2_000.0;
const MOST_MEMORY: f64 = 300.0;
const MOST_TAP: f64 = 0.7;

/// What `examples/scale.rs` prints.
#[derive(Debug, Deserialize)]
struct Measured {
    check_ms: f64,
    peak_kb: Option<f64>,
    tap_ms: f64,
    next_question_ms: f64,
    verdicts_ms: f64,
    decisions: usize,
    remarks: usize,
}

/// A notice with its description.
struct Case {
    name: String,
    notice: Value,
    /// The number of findings, of those that grow.
    findings: Option<usize>,
}

/// Generates notices and measures each in a process of its own.
pub fn measure() -> Result<Section, Error> {
    let directory = process::root().join(DIRECTORY);
    fs::create_dir_all(&directory).map_err(Error::at(&directory))?;
    let mut rows = Vec::new();
    for (at, case) in cases()?.into_iter().enumerate() {
        let path = directory.join(format!("{at}.json"));
        fs::write(&path, case.notice.to_string()).map_err(Error::at(&path))?;
        let mut command = process::cargo();
        command.args([
            "run",
            "--quiet",
            "--release",
            "--package",
            "zicha",
            "--example",
            "scale",
        ]);
        command.arg(&path);
        rows.push((case, read::<Measured>(&process::output(&mut command)?)?));
    }
    draw(&rows)?;
    Ok(section(&rows))
}

fn cases() -> Result<Vec<Case>, Error> {
    let growing = Size::GROWING.iter().map(|size| Case {
        name: format!(
            "{} questions of {} options, {} sections, {} findings, some on {} linked questions",
            size.questions, size.options, size.sections, size.findings, size.linked
        ),
        notice: notice(size, SEED),
        findings: Some(size.findings),
    });
    let named = |name: &str, notice: Value| Case {
        name: name.to_owned(),
        notice,
        findings: None,
    };
    let folder =
        zicha_cli::notice_folder::NoticeFolder::read(&crate::commands::dist::current_notice()?)?;
    let current: Value = read(&folder.json)?;
    let mut cases: Vec<Case> = growing.collect();
    cases.extend([
        named("the current notice", current.clone()),
        named(
            "with two more questions in one section",
            with_more_questions(current.clone(), 2),
        ),
        named(
            "with four more questions in one section",
            with_more_questions(current, 4),
        ),
        named(
            "a question that takes several of ten options",
            several_of_ten(),
        ),
        named(
            "twenty questions of thirty options, some sections on all of them",
            twenty_of_thirty(),
        ),
    ]);
    Ok(cases)
}

fn megabytes(measured: &Measured) -> f64 {
    measured.peak_kb.unwrap_or(f64::NAN) / 1_000.0
}

fn section(rows: &[(Case, Measured)]) -> Section {
    let largest = rows
        .iter()
        .rfind(|(case, _)| case.findings.is_some())
        .map(|(_, it)| it);
    let goal = |what: &str, of: fn(&Measured) -> f64, most: f64, unit: &'static str| Goal {
        what: format!("the largest notice: {what}"),
        measured: largest.map_or(f64::NAN, of),
        most,
        unit,
    };
    Section {
        title: "Large notices",
        command: "cargo xtask bench scale".to_owned(),
        how: "Generated notices without a fault, and those that could not be checked in the first \
              format, each in a process of its own, natively. A tap is the next question and all \
              verdicts in the slowest state of three walks through all questions, the median of \
              nine. ![How it grows](scale.svg)"
            .to_owned(),
        table: Table {
            head: vec![
                "notice",
                "decisions",
                "remarks",
                "check",
                "memory",
                "next question",
                "all verdicts",
            ],
            rows: rows.iter().map(row).collect(),
        },
        goals: vec![
            goal("check", |it| it.check_ms, MOST_CHECK, " ms"),
            goal("memory", megabytes, MOST_MEMORY, " MB"),
            goal(
                "next question and all verdicts, natively",
                |it| it.tap_ms,
                MOST_TAP,
                " ms",
            ),
        ],
        notes: None,
    }
}

fn row((case, measured): &(Case, Measured)) -> Vec<String> {
    vec![
        case.name.clone(),
        measured.decisions.to_string(),
        measured.remarks.to_string(),
        format!("{:.1} ms", measured.check_ms),
        format!("{:.1} MB", megabytes(measured)),
        format!("{:.3} ms", measured.next_question_ms),
        format!("{:.3} ms", measured.verdicts_ms),
    ]
}

fn draw(rows: &[(Case, Measured)]) -> Result<(), Error> {
    let panel = |title, unit, of: fn(&Measured) -> f64, limit| {
        let growing = rows.iter().filter_map(|(case, measured)| {
            let findings = u32::try_from(case.findings?).ok()?;
            Some((f64::from(findings), of(measured)))
        });
        Panel {
            title,
            unit,
            points: growing.collect(),
            limit,
        }
    };
    let panels = [
        panel("check", "ms", |it| it.check_ms, MOST_CHECK),
        panel("memory of the check", "MB", megabytes, MOST_MEMORY),
        panel("a tap, natively", "ms", |it| it.tap_ms, MOST_TAP),
    ];
    let path = process::root().join(PLOT);
    fs::write(&path, svg(&panels, "findings")).map_err(Error::at(&path))
}
