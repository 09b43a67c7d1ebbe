//! Serves the site while it is being worked on.

use std::path::Path;

use clap::Args;

use crate::error::Error;
use crate::server::Port;
use crate::watch::Sources;
use crate::{dist, process};

/// Kept apart from `dist`, so that a quick build never stands where a release is expected.
const DIRECTORY: &str = "target/site/serve";
/// Compiles much faster than a release and still starts at once.
const PROFILE: &str = "serve";

/// Where to serve.
#[derive(Debug, Args)]
pub struct Options {
    /// The port on 127.0.0.1.
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

/// Builds, serves and rebuilds on change, until it is stopped.
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

/// Builds again. This goes through Cargo, as the pages are rendered by this very program,
/// which has to be compiled anew first. The alias would keep Cargo's own errors quiet.
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
