//! Watches folders for changes, for the commands that rebuild a site.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use notify::event::EventKind;
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::Error;

/// An editor saves in several steps; the build waits until there was no event for this long.
const DEBOUNCE: Duration = Duration::from_millis(150);

/// A folder to watch.
#[derive(Debug)]
pub enum Folder {
    /// With everything in it.
    Whole(PathBuf),
    /// Only the files directly in it.
    FilesOf(PathBuf),
}

/// What a watch reports.
enum Report {
    Changed,
    Ended,
}

/// A running watch.
pub struct Changes {
    sender: Sender<Report>,
    reports: Receiver<Report>,
    _watcher: RecommendedWatcher,
}

impl Changes {
    /// Watches folders; only paths for which `concerns` is true count. Files are watched through their folder,
    /// because editors replace a file instead of writing into it.
    ///
    /// # Errors
    /// If a folder cannot be watched.
    pub fn of(
        folders: &[Folder],
        concerns: impl Fn(&Path) -> bool + Send + 'static,
    ) -> Result<Self, Error> {
        let (sender, reports) = mpsc::channel();
        let changed = sender.clone();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| counts(&event, &concerns)) {
                // Fails only when the receiver is gone, as the process ends.
                let _ = changed.send(Report::Changed);
            }
        })?;
        for folder in folders {
            match folder {
                Folder::Whole(path) => watcher.watch(path, RecursiveMode::Recursive)?,
                Folder::FilesOf(path) => watcher.watch(path, RecursiveMode::NonRecursive)?,
            }
        }
        Ok(Self {
            sender,
            reports,
            _watcher: watcher,
        })
    }

    /// Lets Ctrl-C end the watch instead of the process.
    ///
    /// # Errors
    /// If the process has such a handler already.
    pub fn end_on_ctrl_c(&self) -> Result<(), Error> {
        let sender = self.sender.clone();
        ctrlc::set_handler(move || {
            let _ = sender.send(Report::Ended);
        })?;
        Ok(())
    }

    /// Blocks until something has changed and the changes have stopped. False when the watch has ended.
    pub fn wait(&self) -> bool {
        let mut report = self.reports.recv();
        while let Ok(Report::Changed) = report {
            match self.reports.recv_timeout(DEBOUNCE) {
                Ok(next) => report = Ok(next),
                Err(_) => return true,
            }
        }
        false
    }
}

fn counts(event: &Event, concerns: impl Fn(&Path) -> bool) -> bool {
    // Read accesses are events too, and every build reads the sources.
    !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(|path| concerns(path))
}

/// Whether a path is that of an editor's temporary file; Vim tests a directory with `4913`.
pub fn is_scratch(path: &Path) -> bool {
    path.file_name().is_some_and(|name| {
        let name = name.to_string_lossy();
        name.starts_with('.') || name.ends_with('~') || name == "4913"
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn temporary_files_of_editors_are_recognised() {
        for (path, expected) in [
            ("a/notice.json", false),
            ("a/.notice.json.swp", true),
            ("a/notice.json~", true),
            ("a/4913", true),
        ] {
            assert_eq!(is_scratch(Path::new(path)), expected, "{path}");
        }
    }

    #[test]
    fn a_change_that_counts_ends_the_wait() {
        let folder = tempfile::tempdir().unwrap();
        let folders = [Folder::Whole(folder.path().to_path_buf())];
        let changes = Changes::of(&folders, |path| path.ends_with("a.json"));
        let changes = changes.unwrap();
        std::fs::write(folder.path().join("b.json"), "b").unwrap();
        std::fs::write(folder.path().join("a.json"), "a").unwrap();
        assert!(changes.wait());
        changes.sender.send(Report::Ended).unwrap();
        assert!(!changes.wait());
    }
}
