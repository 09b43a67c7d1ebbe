//! `cargo xtask serve`: builds and serves the site during development, and rebuilds it on change.

use std::ffi::OsStr;
use std::path::Path;

use clap::Args;
use zicha_cli::server::Port;
use zicha_cli::watch::{Changes, Folder, is_scratch};
use zicha_site::Purpose;

use super::dist;
use crate::error::Error;
use crate::process;

/// Not `dist`, so that a development build is never mistaken for a release.
const DIRECTORY: &str = "target/site/serve";

/// The sources of a site.
const DIRECTORIES: [&str; 10] = [
    "cli", "deploy", "embed", "notices", "scripts", "site", "src", "styles", "wording", "xtask",
];
const FILES: [&str; 3] = ["index.html", "standalone.html", "Cargo.toml"];

/// Where to serve.
#[derive(Debug, Args)]
pub struct Options {
    /// The port on 127.0.0.1.
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

/// Builds, serves and rebuilds on change until the process is stopped.
pub fn run(options: &Options) -> Result<(), Error> {
    let root = process::root();
    let port = Port::take(options.port)?;
    let changes = watch(&root)?;
    println!("building …");
    dist::into_own(DIRECTORY, Purpose::Preview)?;
    println!("serving {}", port.url());
    let server = port.serve(&root.join(DIRECTORY));
    while changes.wait() && !server.is_finished() {
        rebuild()?;
    }
    Ok(server.join().unwrap_or(Ok(()))?)
}

/// Builds again through `cargo run`, because this program renders the pages and has to be recompiled first.
/// Not through the alias `cargo xtask`, which would hide compile errors.
fn rebuild() -> Result<(), Error> {
    println!("building …");
    let mut dist = process::cargo();
    dist.args([
        "run",
        "--package",
        "xtask",
        "--",
        "dist",
        "--quick",
        "--out",
    ])
    .arg(DIRECTORY);
    if process::status(&mut dist)?.success() {
        println!("ready");
    } else {
        println!("the build failed; what is served is as it was");
    }
    Ok(())
}

/// Watches the sources of a workspace.
fn watch(root: &Path) -> Result<Changes, Error> {
    let whole = DIRECTORIES.map(|name| Folder::Whole(root.join(name)));
    let mut folders = vec![Folder::FilesOf(root.to_path_buf())];
    folders.extend(whole);
    let root = root.to_path_buf();
    Ok(Changes::of(&folders, move |path| is_source(&root, path))?)
}

fn is_source(root: &Path, path: &Path) -> bool {
    let Ok(path) = path.strip_prefix(root) else {
        return false;
    };
    let mut names = path.iter();
    let first = names.next().unwrap_or_default();
    let listed = if names.next().is_some() {
        is_any(&DIRECTORIES, first)
    } else {
        is_any(&FILES, first)
    };
    listed && !path.iter().any(|name| is_scratch(Path::new(name)))
}

fn is_any(names: &[&str], name: &OsStr) -> bool {
    names.iter().any(|known| name == *known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_changes_of_sources_count() {
        let root = Path::new("/r");
        let counts = |path: &str| is_source(root, &root.join(path));
        for path in [
            "src/ui/fee.rs",
            "styles/tokens.css",
            "notices/a/notice.json",
            "scripts/fall-back-to-guide.js",
            "index.html",
        ] {
            assert!(counts(path), "{path}");
        }
        for path in [
            "dist/index.html",
            "target/debug/a",
            "src/.a.swp",
            "src/a.rs~",
            "README.md",
            "src",
        ] {
            assert!(!counts(path), "{path}");
        }
    }
}
