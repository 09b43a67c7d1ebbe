//! Finds or installs what the browser tests need: npm packages, browsers and a Chinese font.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use crate::error::Error;
use crate::process;

/// The program and package name of Chromium's headless build, with which the tests take half the time.
const SHELL: &str = "chromium-headless-shell";

/// The program names of Chromium, the preferred one first.
const BROWSERS: [&str; 5] = [
    SHELL,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// The program and package name of Firefox ESR, the release with long-term support.
pub const FIREFOX: &str = "firefox-esr";

/// Something that the tests need from the system, and its package.
struct Need {
    what: &'static str,
    package: &'static str,
    is_there: fn() -> bool,
}

const NEEDS: [Need; 3] = [
    Need {
        what: "Chromium",
        package: "chromium",
        is_there: || browser().is_some(),
    },
    Need {
        what: "Firefox",
        package: FIREFOX,
        is_there: || find(&[FIREFOX]).is_some(),
    },
    Need {
        what: "a Chinese font",
        package: "fonts-noto-cjk",
        is_there: has_font,
    },
];

/// Installs the npm packages of a directory when they are missing or older than its lock file.
pub fn npm(directory: &str) -> Result<(), Error> {
    let root = process::root().join(directory);
    let lock = root.join("package-lock.json");
    let installed = root.join("node_modules").join(".package-lock.json");
    if modified(&installed) >= modified(&lock) {
        return Ok(());
    }
    if process::answer(process::command("npm").arg("--version")).is_none() {
        return Err(Error::Missing {
            missing: "npm".to_owned(),
            packages: "nodejs (20), npm".to_owned(),
        });
    }
    process::run(process::command("npm").arg("ci").current_dir(root))
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path)
        .and_then(|metadata| metadata.modified())
        .ok()
}

/// The path of Chromium; installs missing requirements first if this account may.
pub fn system() -> Result<PathBuf, Error> {
    if let Some(named) = named().filter(|path| !path.is_file()) {
        return Err(Error::NoBrowser(named));
    }
    install(&missing())?;
    install_shell();
    let missing = missing();
    match browser() {
        Some(browser) if missing.is_empty() => Ok(browser),
        _ => Err(not_there(&missing)),
    }
}

/// Installs the headless build if possible; the tests also run with the full browser.
fn install_shell() {
    if named().is_some() || find(&[SHELL]).is_some() {
        return;
    }
    let Some(prefix) = privilege() else { return };
    println!("installing {SHELL}");
    let install = || apt_install(prefix, &[SHELL]);
    let installed = install().or_else(|_| {
        update_lists(prefix)?;
        install()
    });
    if let Err(error) = installed {
        println!("the tests take longer without {SHELL}: {error}");
    }
}

fn missing() -> Vec<&'static Need> {
    NEEDS.iter().filter(|need| !(need.is_there)()).collect()
}

fn not_there(missing: &[&Need]) -> Error {
    let join = |part: fn(&Need) -> &str, with| {
        missing
            .iter()
            .map(|need| part(need))
            .collect::<Vec<_>>()
            .join(with)
    };
    Error::Missing {
        missing: join(|need| need.what, " and "),
        packages: join(|need| need.package, ", "),
    }
}

/// The browser that the environment variable `CHROMIUM` names.
fn named() -> Option<PathBuf> {
    env::var_os("CHROMIUM").map(PathBuf::from)
}

/// That browser, or else the first one in the search path.
fn browser() -> Option<PathBuf> {
    named().or_else(|| find(&BROWSERS))
}

/// The first of several programs in the search path.
pub fn find(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let directories: Vec<PathBuf> = env::split_paths(&path).collect();
    let places = names
        .iter()
        .flat_map(|name| directories.iter().map(move |at| at.join(name)));
    places.into_iter().find(|place| place.is_file())
}

/// Whether a Chinese font is installed; other systems than Linux include one.
fn has_font() -> bool {
    !cfg!(target_os = "linux")
        || process::answer(process::command("fc-list").arg(":lang=zh-cn"))
            .is_some_and(|fonts| !fonts.is_empty())
}

/// Installs packages through apt; an error if this account may not.
fn install(needs: &[&Need]) -> Result<(), Error> {
    if needs.is_empty() {
        return Ok(());
    }
    let prefix = privilege().ok_or_else(|| not_there(needs))?;
    let packages: Vec<&str> = needs.iter().map(|need| need.package).collect();
    println!("installing {}", packages.join(", "));
    update_lists(prefix)?;
    apt_install(prefix, &packages)
}

/// Fetches the package lists, which a fresh machine does not have.
fn update_lists(prefix: &[&str]) -> Result<(), Error> {
    process::run(apt_get(prefix).arg("update"))
}

fn apt_install(prefix: &[&str], packages: &[&str]) -> Result<(), Error> {
    process::run(
        apt_get(prefix)
            .args(["install", "--yes", "--no-install-recommends"])
            .args(packages),
    )
}

/// Fetches packages into a directory without installing them.
pub fn fetch(names: &[&str], directory: &Path) -> Result<(), Error> {
    let download = || {
        let mut command = Command::new("apt-get");
        command
            // apt's own account for downloads has no write access to this directory.
            .args(["--quiet", "-o", "APT::Sandbox::User=root", "download"])
            .args(names)
            .current_dir(directory);
        process::run(&mut command)
    };
    if download().is_ok() {
        return Ok(());
    }
    let missing = || Error::Missing {
        missing: names.join(", "),
        packages: "apt and its package lists".to_owned(),
    };
    update_lists(privilege().ok_or_else(missing)?)?;
    download()
}

/// The prefix of a command that installs packages; nothing if this account may not install any.
fn privilege() -> Option<&'static [&'static str]> {
    process::answer(process::command("apt-get").arg("--version"))?;
    if process::answer(process::command("id").arg("-u"))? == "0" {
        return Some(&["env"]);
    }
    process::answer(process::command("sudo").args(["-n", "true"]))?;
    Some(&["sudo", "-n", "env"])
}

fn apt_get(prefix: &[&str]) -> Command {
    let mut words = prefix.iter().copied();
    let mut command = process::command(words.next().unwrap_or("env"));
    command
        .args(words)
        .args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"]);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_requirements_are_named_with_their_packages() {
        let needs: Vec<&Need> = NEEDS.iter().collect();
        assert_eq!(
            not_there(&needs).to_string(),
            "Chromium and Firefox and a Chinese font missing; install the packages chromium, firefox-esr, fonts-noto-cjk and run this again"
        );
    }
}
