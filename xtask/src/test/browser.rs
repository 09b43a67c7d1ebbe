//! Runs the Playwright tests against a release build of the site.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use zicha_cli::server::Port;
use zicha_cli::text_file;
use zicha_site::{Built, Purpose};

use super::tally::Tally;
use super::{budget, packages, servers};
use crate::commands::dist;
use crate::error::Error;
use crate::json::read;
use crate::{process, program};

/// The build under test; not `dist`, which only `cargo xtask dist` writes.
const DIRECTORY: &str = "target/site/test";
/// All notices of the workspace in one site.
const SEVERAL: &str = "target/site/several";
/// The JSON report of Playwright.
const REPORT: &str = "target/site/report.json";

/// Additional environment variables for the specs.
pub type Settings<'a> = &'a [(&'a str, OsString)];

/// What the tests are run with.
pub struct Prepared {
    /// The path of Chromium.
    browser: PathBuf,
    built: Built,
}

/// Installs packages and compiles the programs.
pub fn prepare() -> Result<Prepared, Error> {
    let browser = packages::system()?;
    packages::npm(".")?;
    let built = program::released()?;
    Ok(Prepared { browser, built })
}

/// Writes the sites, serves them and runs Playwright with additional arguments.
pub fn run(
    Prepared { browser, built }: &Prepared,
    arguments: &[String],
    settings: Settings<'_>,
) -> Result<Tally, Error> {
    let (current, all) = (dist::current_notice()?, dist::all_notices()?);
    dist::write_own(DIRECTORY, &[current], built, Purpose::Publishing)?;
    // Without a service worker, which only the other site is tested with.
    dist::write_own(SEVERAL, &all, built, Purpose::Preview)?;
    let (port, several) = (Port::take(0)?, Port::take(0)?);
    let (url, several_url) = (port.url(), several.url());
    let site = process::root().join(DIRECTORY);
    let budgets = budget::check(&site)?;
    let _server = port.serve(&site);
    let _several = several.serve(&process::root().join(SEVERAL));
    let nginx = servers::nginx(&site)?;
    let caddy = servers::caddy(&site)?;
    let report = process::root().join(REPORT);
    // The report of an earlier run must not be read as that of this one.
    let _ = fs::remove_file(&report);
    let mut playwright = process::command("npx");
    playwright
        .args(["--no-install", "playwright", "test", "--reporter=list,json"])
        .args(arguments)
        .envs(settings.iter().map(|(name, value)| (name, value)))
        .env("ZICHA_URL", url)
        .env("ZICHA_SITE", &site)
        .env("ZICHA_SEVERAL", several_url)
        .env("ZICHA_NGINX", &nginx.url)
        .env("ZICHA_CADDY", &caddy.url)
        .env("ZICHA_NGINX_PROXIES", nginx.proxies.join(" "))
        .env("ZICHA_CADDY_PROXIES", caddy.proxies.join(" "))
        .env("FIREFOX", packages::FIREFOX)
        .env("CHROMIUM", browser)
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report);
    let status = process::status(&mut playwright)?;
    let pages = tally(&report)?.with_status(status.success());
    Ok([budgets, pages].into_iter().sum())
}

fn tally(report: &Path) -> Result<Tally, Error> {
    let text = text_file::read(report).map_err(Error::at(report))?;
    count(&read(&text)?).ok_or_else(|| Error::Report("it has no counts".to_owned()))
}

fn count(report: &Value) -> Option<Tally> {
    let stats = report.get("stats")?;
    let count = |name: &str| stats.get(name).and_then(Value::as_u64);
    Some(Tally {
        passed: count("expected")? + count("flaky")?,
        failed: count("unexpected")?,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_report_is_counted() {
        let report = json!({"stats": {"expected": 5, "unexpected": 2, "flaky": 1, "skipped": 3}});
        assert_eq!(
            count(&report),
            Some(Tally {
                passed: 6,
                failed: 2
            })
        );
        assert_eq!(count(&json!({"stats": {}})), None);
    }
}
