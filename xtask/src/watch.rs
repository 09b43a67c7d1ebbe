//! Watches the sources of the site for changes, for `cargo xtask serve`.

use std::ffi::OsStr;
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use notify::event::EventKind;
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::error::Error;

const DIRECTORIES: [&str; 8] = [
    "src", "styles", "notices", "wording", "scripts", "embed", "deploy", "xtask",
];
const FILES: [&str; 4] = ["index.html", "standalone.html", "Cargo.toml", "build.rs"];

/// An editor saves in several steps; the build waits until there was no event for this long.
const DEBOUNCE: Duration = Duration::from_millis(150);

/// A running watch of the sources.
pub struct Sources {
    changes: Receiver<()>,
    _watcher: RecommendedWatcher,
}

impl Sources {
    /// Starts to watch the sources of a workspace.
    pub fn watch(root: &Path) -> Result<Self, Error> {
        let (sender, changes) = mpsc::channel();
        let at = root.to_path_buf();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| concerns(&at, &event)) {
                // Fails only when the receiver is gone, as the process ends.
                let _ = sender.send(());
            }
        })?;
        // Files are watched through their directory, because editors replace a file instead of
        // writing into it.
        watcher.watch(root, RecursiveMode::NonRecursive)?;
        for directory in DIRECTORIES
            .map(|name| root.join(name))
            .iter()
            .filter(|path| path.exists())
        {
            watcher.watch(directory, RecursiveMode::Recursive)?;
        }
        Ok(Self {
            changes,
            _watcher: watcher,
        })
    }

    /// Blocks until a source has changed and the changes have stopped. False when the watcher has ended.
    pub fn wait(&self) -> bool {
        let changed = self.changes.recv().is_ok();
        while self.changes.recv_timeout(DEBOUNCE).is_ok() {}
        changed
    }
}

fn concerns(root: &Path, event: &Event) -> bool {
    // Read accesses are events too, and every build reads the sources.
    !matches!(event.kind, EventKind::Access(_))
        && event.paths.iter().any(|path| is_source(root, path))
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
    listed && !path.iter().any(is_scratch)
}

fn is_any(names: &[&str], name: &OsStr) -> bool {
    names.iter().any(|known| name == *known)
}

/// Whether a name is that of an editor's temporary file; Vim tests a directory with `4913`.
fn is_scratch(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') || name.ends_with('~') || name == "4913"
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

    #[test]
    fn a_change_ends_the_wait() {
        let root = std::env::temp_dir().join(format!("zicha-watch-{}", std::process::id()));
        std::fs::create_dir_all(root.join("src")).unwrap();
        let root = root.canonicalize().unwrap();
        let sources = Sources::watch(&root).unwrap();
        std::fs::write(root.join("src/a.rs"), "a").unwrap();
        assert!(sources.wait());
        std::fs::remove_dir_all(&root).unwrap();
    }
}
