//! Runs the formatting check, the lints and the tests that need no browser.

use std::process::Command;

use crate::error::Error;
use crate::process;
use crate::program::toolchain;

use super::tally::Tally;

/// Checks that rustfmt would change nothing.
pub fn formatting() -> Result<Tally, Error> {
    toolchain::add_component("rustfmt", "fmt")?;
    let status = process::status(process::cargo().args(["fmt", "--all", "--check"]))?;
    Ok(Tally::of_one(status.success()))
}

/// Checks that clippy has no warnings about the native build and the three WebAssembly builds: the page, the page
/// with a notice of a portal's own, and the engine for other programs.
pub fn lints() -> Result<Tally, Error> {
    toolchain::add_component("clippy", "clippy")?;
    toolchain::add_wasm_target()?;
    let native = clippy(&["--workspace", "--all-targets"])?;
    let page = clippy(&wasm("csr"))?;
    let inline = clippy(&wasm("csr,inline"))?;
    let engine = clippy(&wasm("program"))?;
    Ok(Tally::of_one(native && page && inline && engine))
}

/// Arguments that select the WebAssembly build with some features.
fn wasm(features: &str) -> [&str; 9] {
    [
        "--package",
        "zicha",
        "--lib",
        "--examples",
        "--target",
        toolchain::WASM_TARGET,
        "--no-default-features",
        "--features",
        features,
    ]
}

fn clippy(arguments: &[&str]) -> Result<bool, Error> {
    let mut command = process::cargo();
    command
        .args(["clippy", "--quiet"])
        .args(arguments)
        .args(["--", "-D", "warnings"]);
    Ok(process::status(&mut command)?.success())
}

/// The native tests.
pub fn tests() -> Result<Tally, Error> {
    let mut command = process::cargo();
    command.args(["test", "--workspace", "--no-fail-fast", "--", "--quiet"]);
    counted(command)
}

/// Runs tests and counts them; a run without any test has failed.
pub fn counted(mut command: Command) -> Result<Tally, Error> {
    let mut tallies = Vec::new();
    let status = process::read_lines(&mut command, |line| {
        println!("{line}");
        tallies.extend(summary(line));
    })?;
    let tally: Tally = tallies.into_iter().sum();
    Ok(tally.with_status(status.success()))
}

/// The counts in the summary line of a test program.
fn summary(line: &str) -> Option<Tally> {
    let counts = line.strip_prefix("test result: ")?.split_once(". ")?.1;
    let count = |word: &str| {
        let part = counts
            .split("; ")
            .find_map(|part| part.strip_suffix(word))?;
        part.trim().parse().ok()
    };
    Some(Tally {
        passed: count("passed")?,
        failed: count("failed")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_are_read() {
        let ok = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(
            summary(ok),
            Some(Tally {
                passed: 12,
                failed: 0
            })
        );
        let bad = "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(
            summary(bad),
            Some(Tally {
                passed: 3,
                failed: 2
            })
        );
        assert_eq!(summary("test notice::reads ... ok"), None);
    }
}
