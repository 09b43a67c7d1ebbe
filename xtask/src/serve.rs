//! `cargo xtask serve`: builds and serves the site during development, and rebuilds it on change.

use std::path::Path;

use clap::Args;

use crate::error::Error;
use crate::server::Port;
use crate::watch::Sources;
use crate::{dist, process};

/// Not `dist`, so that a development build is never mistaken for a release.
const DIRECTORY: &str = "target/site/serve";
/// A profile that compiles much faster than a release, with a program that still starts fast.
const PROFILE: &str = "serve";

/// Where to serve.
#[derive(Debug, Args)]
pub struct Options {
    /// The port on 127.0.0.1.
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

/// Builds, serves and rebuilds on change until the process is stopped.
pub fn run(options: &Options) -> Result<(), Error> {
    let port = Port::take(options.port)?;
    let sources = Sources::watch(&process::root())?;
    println!("building …");
    dist::run(&dist::Options {
        profile: PROFILE.to_owned(),
        out: DIRECTORY.into(),
        quick: true,
        frame_ancestors: None,
        origin: None,
        own: true,
    })?;
    println!("serving {}", port.url());
    let server = port.serve(&process::root().join(DIRECTORY));
    while !server.is_finished() && sources.wait() {
        rebuild(Path::new(DIRECTORY))?;
    }
    server.join().unwrap_or(Ok(()))
}

/// Builds again through `cargo run`, because this program renders the pages and has to be recompiled first.
/// Not through the alias `cargo xtask`, which would hide compile errors.
fn rebuild(out: &Path) -> Result<(), Error> {
    println!("building …");
    let mut dist = process::cargo();
    dist.args(["run", "--package", "xtask", "--", "dist", "--quick"])
        .args(["--profile", PROFILE, "--out"])
        .arg(out);
    if process::status(&mut dist)?.success() {
        println!("ready");
    } else {
        println!("the build failed; what is served is as it was");
    }
    Ok(())
}
