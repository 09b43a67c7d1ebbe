//! Puts a finished set of files in the place of the previous one.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use crate::error::Error;

/// The files of the site by their path in it.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Replaces a directory by one that holds these files and nothing else. They are written
/// beside it first, so that a server on the directory never shows half a site.
pub fn replace(directory: &Path, files: &Files) -> Result<(), Error> {
    if let Some(parent) = directory.parent() {
        fs::create_dir_all(parent).map_err(Error::at(parent))?;
    }
    let _alone = lock(directory)?;
    let next = beside(directory, ".next");
    let old = beside(directory, ".old");
    remove(&next)?;
    remove(&old)?;
    write(&next, files)?;
    if directory.exists() {
        fs::rename(directory, &old).map_err(Error::at(directory))?;
    }
    fs::rename(&next, directory).map_err(Error::at(directory))?;
    remove(&old)
}

/// Keeps a second build out of the same place for as long as the file is open.
fn lock(directory: &Path) -> Result<File, Error> {
    let path = beside(directory, ".lock");
    let file = File::create(&path).map_err(Error::at(&path))?;
    file.lock().map_err(Error::at(&path))?;
    Ok(file)
}

/// A hidden path beside a directory, on the same file system.
fn beside(directory: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(directory.file_name().unwrap_or_default());
    name.push(suffix);
    directory.with_file_name(name)
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

    #[test]
    fn what_was_there_before_is_gone() {
        let parent = std::env::temp_dir().join(format!("zicha-publish-{}", std::process::id()));
        let directory = parent.join("dist");
        let first = Files::from([("a".to_owned(), vec![1]), ("en/b".to_owned(), vec![2])]);
        let second = Files::from([("en/c".to_owned(), vec![3])]);
        replace(&directory, &first).unwrap();
        assert_eq!(fs::read(directory.join("en/b")).unwrap(), [2]);
        replace(&directory, &second).unwrap();
        assert!(!directory.join("a").exists() && !directory.join("en/b").exists());
        assert_eq!(fs::read(directory.join("en/c")).unwrap(), [3]);
        assert!(!parent.join(".dist.old").exists() && !parent.join(".dist.next").exists());
        fs::remove_dir_all(&parent).unwrap();
    }
}
