//! Writes the files of a site to a directory in place of the previous build, without losing files of others.

mod mark;

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use zicha_site::Files;

use crate::Error;

use mark::Mark;

pub use mark::MARK;

/// What becomes of earlier builds in the same directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Earlier {
    /// Their hashed files stay, for pages that are open.
    Kept,
    /// All their files are removed.
    Dropped,
}

/// Replaces a directory that only this program uses, without looking for files of others.
///
/// # Errors
/// If a file cannot be written.
pub fn replace_own(directory: &Path, files: &Files) -> Result<(), Error> {
    let _lock = lock(directory)?;
    let (next, old) = (sibling(directory, ".next"), sibling(directory, ".old"));
    remove(&next)?;
    remove(&old)?;
    let mark = Mark::of(files, Vec::new());
    write(&next, &mark.file()?)?;
    write(&next, files)?;
    swap(directory, &next, &old)
}

/// Checks, before anything is built, whether a directory that the user chose can be replaced.
///
/// # Errors
/// If it cannot.
pub fn check(directory: &Path) -> Result<(), Error> {
    let directory = resolved(directory)?;
    let mark = Mark::read(&directory)?;
    foreign(&directory, &mark).map(drop)
}

/// Replaces a directory that the user chose. It has to be empty, not exist or contain the marker file, and
/// files of others in it stay. The files are written to a directory beside it, which is then renamed, so that
/// a web server never serves an incomplete site.
///
/// # Errors
/// If the directory holds files of others where the site has files, or if a file cannot be written.
pub fn replace(directory: &Path, files: &Files, earlier: Earlier) -> Result<(), Error> {
    let directory = &resolved(directory)?;
    let _lock = lock(directory)?;
    let (next, old) = (sibling(directory, ".next"), sibling(directory, ".old"));
    for left in [&next, &old] {
        Mark::read(left)?;
    }
    // An earlier run was interrupted between the two renames in `swap`.
    if !directory.exists() && old.exists() {
        fs::rename(&old, directory).map_err(Error::at(&old))?;
    }
    remove(&next)?;
    remove(&old)?;
    let before = Mark::read(directory)?;
    let earlier = match earlier {
        Earlier::Kept => before.hashed_files(files),
        Earlier::Dropped => Vec::new(),
    };
    let mark = Mark::of(files, earlier);
    // The marker file is written first, so that the next run recognises what an interrupted run has left.
    write(&next, &mark.file()?)?;
    write(&next, files)?;
    for name in mark.earlier() {
        copy(directory, &next, name)?;
    }
    for name in foreign(directory, &before)? {
        if next.join(&name).exists() {
            return Err(Error::InTheWay(directory.join(name)));
        }
        copy(directory, &next, &name)?;
    }
    swap(directory, &next, &old)
}

/// The directory with symbolic links resolved; an error if it is a file or has no name to rename.
fn resolved(directory: &Path) -> Result<PathBuf, Error> {
    let exists = fs::symlink_metadata(directory).is_ok();
    let directory = if exists {
        fs::canonicalize(directory).map_err(Error::at(directory))?
    } else {
        directory.to_path_buf()
    };
    match directory.file_name() {
        Some(_) if !exists || directory.is_dir() => Ok(directory),
        _ => Err(Error::NotOurs(directory)),
    }
}

/// Locks the directory against a second build for as long as the returned file is open.
fn lock(directory: &Path) -> Result<File, Error> {
    if let Some(parent) = directory.parent() {
        fs::create_dir_all(parent).map_err(Error::at(parent))?;
    }
    let path = sibling(directory, ".lock");
    // Opened without changing it, in case it is a file of somebody else.
    let mut options = OpenOptions::new();
    let file = options.create(true).append(true).open(&path);
    let file = file.map_err(Error::at(directory))?;
    file.lock().map_err(Error::at(directory))?;
    Ok(file)
}

/// A hidden path beside a directory, so on the same file system, as a rename requires.
fn sibling(directory: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(directory.file_name().unwrap_or_default());
    name.push(suffix);
    directory.with_file_name(name)
}

/// The paths of files in a directory that no build has written.
fn foreign(directory: &Path, mark: &Mark) -> Result<Vec<String>, Error> {
    let mut found = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        let path = directory.join(&folder);
        let entries = match fs::read_dir(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            entries => entries.map_err(Error::at(&path))?,
        };
        for entry in entries {
            let entry = entry.map_err(Error::at(&path))?;
            let kind = entry.file_type().map_err(Error::at(&path))?;
            let name = entry.file_name().into_string();
            let name = name.map_err(|_| Error::InTheWay(entry.path()))?;
            let name = format!("{folder}{name}");
            if kind.is_dir() {
                folders.push(format!("{name}/"));
            } else if !mark.lists(&name) {
                // A symbolic link or a device cannot be copied like a file.
                if !kind.is_file() {
                    return Err(Error::InTheWay(entry.path()));
                }
                found.push(name);
            }
        }
    }
    Ok(found)
}

fn copy(from: &Path, to: &Path, name: &str) -> Result<(), Error> {
    let (from, to) = (from.join(name), to.join(name));
    if !from.exists() {
        return Ok(());
    }
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent).map_err(Error::at(parent))?;
    }
    fs::copy(&from, &to).map(drop).map_err(Error::at(&from))
}

/// Renames the new directory to the place of the previous one and removes that.
fn swap(directory: &Path, next: &Path, old: &Path) -> Result<(), Error> {
    if directory.exists() {
        fs::rename(directory, old).map_err(Error::at(directory))?;
    }
    fs::rename(next, directory).map_err(Error::at(directory))?;
    remove(old)
}

fn remove(directory: &Path) -> Result<(), Error> {
    if directory.exists() {
        fs::remove_dir_all(directory).map_err(Error::at(directory))?;
    }
    Ok(())
}

fn write(directory: &Path, files: &Files) -> Result<(), Error> {
    for (name, bytes) in files {
        let path = directory.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(Error::at(parent))?;
        }
        fs::write(&path, bytes).map_err(Error::at(&path))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A temporary directory for one test.
    struct Scratch(PathBuf);

    impl Scratch {
        fn new(name: &str) -> Self {
            let name = format!("zicha-publish-{}-{name}", std::process::id());
            let path = std::env::temp_dir().join(name);
            fs::create_dir_all(&path).unwrap();
            Self(path.canonicalize().unwrap())
        }

        fn dist(&self) -> PathBuf {
            self.0.join("dist")
        }

        /// Writes a file that no build has written.
        fn put(&self, name: &str) {
            let path = self.0.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "foreign").unwrap();
        }

        fn holds(&self, name: &str) -> bool {
            self.0.join(name).exists()
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).unwrap();
        }
    }

    fn site(names: &[&str]) -> Files {
        let file = |name: &&str| ((*name).to_owned(), name.as_bytes().to_vec());
        names.iter().map(file).collect()
    }

    fn publish(directory: &Path, names: &[&str]) -> Result<(), Error> {
        replace(directory, &site(names), Earlier::Kept)
    }

    #[test]
    fn a_foreign_directory_is_refused_before_the_build() {
        let scratch = Scratch::new("beforehand");
        check(&scratch.dist()).unwrap();
        publish(&scratch.dist(), &["a"]).unwrap();
        check(&scratch.dist()).unwrap();
        scratch.put("other/file");
        refuses(check(&scratch.0.join("other")), &scratch.0.join("other"));
    }

    fn refuses(result: Result<(), Error>, path: &Path) {
        let error = result.unwrap_err();
        assert!(error.to_string().contains(&*path.to_string_lossy()));
        assert!(matches!(error, Error::NotOurs(_) | Error::InTheWay(_)));
    }

    #[test]
    fn files_of_the_last_build_are_removed() {
        let scratch = Scratch::new("gone");
        publish(&scratch.dist(), &["a", "en/b"]).unwrap();
        publish(&scratch.dist(), &["en/c"]).unwrap();
        assert!(!scratch.holds("dist/a") && !scratch.holds("dist/en/b"));
        assert!(scratch.holds("dist/en/c"));
        assert!(!scratch.holds(".dist.old") && !scratch.holds(".dist.next"));
    }

    #[test]
    fn only_a_directory_that_is_empty_or_ours_is_replaced() {
        let scratch = Scratch::new("ours");
        fs::create_dir(scratch.dist()).unwrap();
        publish(&scratch.dist(), &["a"]).unwrap();
        scratch.put("other/file");
        refuses(
            publish(&scratch.0.join("other"), &["a"]),
            &scratch.0.join("other"),
        );
        refuses(publish(&scratch.0, &["a"]), &scratch.0);
        refuses(
            publish(&scratch.0.join("other/."), &["a"]),
            &scratch.0.join("other"),
        );
        refuses(
            publish(&scratch.0.join("other/file"), &["a"]),
            &scratch.0.join("other/file"),
        );
        refuses(
            publish(&scratch.0.join("dist/../other"), &["a"]),
            &scratch.0.join("other"),
        );
        refuses(publish(Path::new("/"), &["a"]), Path::new("/"));
        // A marker file that is not valid.
        scratch.put("marked/.zicha-site");
        refuses(
            publish(&scratch.0.join("marked"), &["a"]),
            &scratch.0.join("marked"),
        );
        assert!(scratch.holds("other/file") && scratch.holds("dist/a"));
        assert!(!scratch.holds(".other.next"));
    }

    #[test]
    fn files_of_others_stay() {
        let scratch = Scratch::new("foreign");
        publish(&scratch.dist(), &["a", "b"]).unwrap();
        scratch.put("dist/robots.txt");
        scratch.put("dist/.well-known/token");
        publish(&scratch.dist(), &["a"]).unwrap();
        publish(&scratch.dist(), &["a"]).unwrap();
        assert!(scratch.holds("dist/robots.txt") && scratch.holds("dist/.well-known/token"));
        assert!(!scratch.holds("dist/b"));
        // A new build does not overwrite it.
        let there = scratch.0.join("dist/robots.txt");
        refuses(publish(&scratch.dist(), &["a", "robots.txt"]), &there);
        assert_eq!(fs::read_to_string(&there).unwrap(), "foreign");
    }

    #[test]
    fn foreign_files_with_temporary_names_are_not_touched() {
        let scratch = Scratch::new("beside");
        publish(&scratch.dist(), &["a"]).unwrap();
        for name in [".dist.old", ".dist.next"] {
            scratch.put(&format!("{name}/file"));
            refuses(publish(&scratch.dist(), &["a"]), &scratch.0.join(name));
            assert!(scratch.holds(&format!("{name}/file")));
            fs::remove_dir_all(scratch.0.join(name)).unwrap();
        }
        fs::write(scratch.0.join(".dist.lock"), "foreign").unwrap();
        publish(&scratch.dist(), &["a"]).unwrap();
        let lock = fs::read_to_string(scratch.0.join(".dist.lock")).unwrap();
        assert_eq!(lock, "foreign");
    }

    #[test]
    fn an_interrupted_run_loses_nothing() {
        let scratch = Scratch::new("ended");
        publish(&scratch.dist(), &["a"]).unwrap();
        scratch.put("dist/robots.txt");
        fs::rename(scratch.dist(), scratch.0.join(".dist.old")).unwrap();
        publish(&scratch.dist(), &["b"]).unwrap();
        assert!(scratch.holds("dist/robots.txt") && scratch.holds("dist/b"));
        assert!(!scratch.holds("dist/a") && !scratch.holds(".dist.old"));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_the_directory_is_followed_and_links_inside_it_are_refused() {
        use std::os::unix::fs::symlink;
        let scratch = Scratch::new("links");
        scratch.put("other/file");
        symlink(scratch.0.join("other"), scratch.0.join("link")).unwrap();
        refuses(
            publish(&scratch.0.join("link"), &["a"]),
            &scratch.0.join("other"),
        );
        publish(&scratch.dist(), &["a"]).unwrap();
        symlink(scratch.dist(), scratch.0.join("live")).unwrap();
        publish(&scratch.0.join("live"), &["b"]).unwrap();
        assert!(scratch.holds("dist/b") && scratch.holds("live/b") && !scratch.holds("dist/a"));
        symlink(scratch.0.join("other"), scratch.0.join("dist/out")).unwrap();
        refuses(
            publish(&scratch.dist(), &["b"]),
            &scratch.0.join("dist/out"),
        );
        assert!(scratch.holds("other/file") && scratch.holds("dist/b"));
    }

    const PROGRAMS: [&str; 5] = [
        "zicha-0000000000000000.wasm",
        "zicha-1111111111111111.wasm",
        "zicha-2222222222222222.wasm",
        "zicha-3333333333333333.zh.json.br",
        "embed.4444444444444444.js",
    ];

    #[test]
    fn hashed_files_of_three_earlier_builds_stay() {
        let scratch = Scratch::new("programs");
        let held = |names: &[usize]| {
            let held = (0..5).filter(|it| scratch.holds(&format!("dist/{}", PROGRAMS[*it])));
            assert_eq!(held.collect::<Vec<_>>(), names);
        };
        for (at, program) in PROGRAMS.into_iter().enumerate().take(4) {
            publish(&scratch.dist(), &["index.html", "zicha-page.html", program]).unwrap();
            // Building the same program again does not count as another build.
            publish(&scratch.dist(), &["index.html", program]).unwrap();
            assert!(!scratch.holds("dist/zicha-page.html"));
            held(&(0..=at).collect::<Vec<_>>());
        }
        publish(&scratch.dist(), &["index.html", PROGRAMS[4]]).unwrap();
        held(&[1, 2, 3, 4]);
        // Publishing an earlier build again.
        publish(&scratch.dist(), &["index.html", PROGRAMS[1]]).unwrap();
        held(&[1, 2, 3, 4]);
        replace(&scratch.dist(), &site(&["index.html"]), Earlier::Dropped).unwrap();
        held(&[]);
    }

    #[test]
    fn the_same_build_gives_the_same_directory() {
        let scratch = Scratch::new("same");
        for name in ["one", "two"] {
            publish(&scratch.0.join(name), &["index.html", PROGRAMS[0]]).unwrap();
        }
        let mark = |name: &str| fs::read(scratch.0.join(name).join(MARK)).unwrap();
        assert_eq!(mark("one"), mark("two"));
    }

    #[test]
    fn a_directory_that_only_the_build_uses_needs_no_marker() {
        let scratch = Scratch::new("own");
        scratch.put("dist/file");
        replace_own(&scratch.dist(), &site(&["a"])).unwrap();
        assert!(scratch.holds("dist/a") && !scratch.holds("dist/file"));
        replace(&scratch.dist(), &site(&["b"]), Earlier::Dropped).unwrap();
        assert!(scratch.holds("dist/b") && !scratch.holds("dist/a"));
    }
}
