//! `cargo xtask mutants`: mutation testing. Makes small changes to the notice and to the engine's code; a
//! test has to fail for each of them.

use std::num::NonZero;
use std::process::ExitCode;
use std::thread::available_parallelism;

use clap::Args;
use serde_json::Value;
use zicha_cli::text_file;

use super::native;
use crate::error::Error;
use crate::json::read;
use crate::process;
use crate::program::toolchain;

/// Where cargo-mutants writes its directory `mutants.out`.
const OUTPUT: &str = "target/mutation";
const REPORT: &str = "target/mutation/mutants.out/outcomes.json";

/// What to change.
#[derive(Debug, Args)]
pub struct Options {
    /// Only the data of the notice.
    #[arg(long, conflicts_with = "code")]
    data: bool,
    /// Only the code of the engine, with cargo-mutants.
    #[arg(long)]
    code: bool,
    /// A part of the changes of the code: 0/4, 1/4, 2/4 and 3/4 together are all of them.
    #[arg(long, value_name = "K/N", conflicts_with = "data")]
    shard: Option<String>,
    /// How many changes of the code to try at once; by default the number of processors.
    #[arg(long, conflicts_with = "data")]
    jobs: Option<NonZero<usize>>,
}

/// Fails if no test failed for some change.
pub fn run(options: &Options) -> Result<ExitCode, Error> {
    let mut good = true;
    if !options.code {
        good &= data()?;
    }
    if !options.data {
        good &= code(options)?;
    }
    Ok(if good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Changes the notice within one ignored test, which prints the missed changes and how many it caught.
fn data() -> Result<bool, Error> {
    let mut test = process::cargo();
    test.args(["test", "--quiet", "--test", "engine", "--"]);
    test.args(["--ignored", "--nocapture", "data_mutants"]);
    Ok(native::counted(test)?.failed == 0)
}

/// Changes the code with cargo-mutants, as `.cargo/mutants.toml` configures it.
fn code(options: &Options) -> Result<bool, Error> {
    toolchain::add_tool("mutants", "cargo-mutants", "27.1.0")?;
    toolchain::add_tool("nextest", "cargo-nextest", "0.9.143")?;
    let jobs = options.jobs.or(available_parallelism().ok());
    let mut mutants = process::cargo();
    mutants.args(["mutants", "--package", "zicha", "--output", OUTPUT]);
    mutants.args(jobs.map(|jobs| format!("--jobs={jobs}")));
    mutants.args(options.shard.iter().map(|shard| format!("--shard={shard}")));
    let status = process::status(&mut mutants)?;
    let path = process::root().join(REPORT);
    let report = text_file::read(&path).map_err(Error::at(&path))?;
    println!("code: {}", summary(&report)?);
    Ok(status.success())
}

/// A report's counts in one line.
fn summary(report: &str) -> Result<String, Error> {
    let report: Value = read(report)?;
    let count = |name: &str| {
        let count = report.get(name).and_then(Value::as_u64);
        count.ok_or_else(|| Error::Report(format!("it does not count what is {name}")))
    };
    if count("total_mutants")? == 0 {
        return Err(Error::Report("nothing was changed".to_owned()));
    }
    Ok(format!(
        "{} changes, {} caught, {} missed, {} without end, {} that do not compile",
        count("total_mutants")?,
        count("caught")?,
        count("missed")?,
        count("timeout")?,
        count("unviable")?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_summarised() {
        let report = r#"{"total_mutants": 9, "caught": 5, "missed": 1, "timeout": 2, "unviable": 1, "outcomes": []}"#;
        assert_eq!(
            summary(report).unwrap(),
            "9 changes, 5 caught, 1 missed, 2 without end, 1 that do not compile"
        );
        assert!(summary("{}").is_err());
        let nothing = report.replace('9', "0");
        assert!(
            summary(&nothing)
                .unwrap_err()
                .to_string()
                .contains("nothing was changed")
        );
    }
}
