//! Keeps the paths of this machine out of the programs, so that a commit gives the same bytes everywhere.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::super::toolchain;
use crate::process;

/// Flags that keep local paths out of panic messages, so that a commit gives the same bytes on every
/// machine. They are not passed after `cargo rustc --`, because dependencies need them too.
pub fn remap_flags() -> Vec<OsString> {
    let flag = |(from, to): (PathBuf, String)| {
        let mut flag = OsString::from("--remap-path-prefix=");
        flag.push(from);
        flag.push("=");
        flag.push(to);
        flag
    };
    remapped_paths().into_iter().map(flag).collect()
}

/// The paths to remap. If several match, the compiler uses the last one.
fn remapped_paths() -> Vec<(PathBuf, String)> {
    let mut paths = Vec::new();
    if let Some(home) = cargo_home() {
        let sources = sorted_children(&home.join("registry").join("src"));
        paths.push((home, "cargo".to_owned()));
        paths.extend(sources.into_iter().map(|it| (it, "crates".to_owned())));
    }
    paths.extend(toolchain::library());
    paths.push((process::root(), "zicha".to_owned()));
    paths
}

fn cargo_home() -> Option<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
}

fn sorted_children(directory: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(directory).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_workspace_is_remapped_last() {
        assert_eq!(
            remapped_paths().last(),
            Some(&(process::root(), "zicha".to_owned()))
        );
    }
}
