//! `zicha check-site`: compares a published site, on a server or in a folder, with the built one.

mod content;
mod server;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use zicha_site::Files;

use crate::{Error, publish};

use content::Change;

/// The examples in the help.
pub const EXAMPLE: &str = "\
Examples:
  zicha check-site https://self-check.example.org/folder/
  zicha check-site /mnt/server/htdocs --site site

One line names each file that differs from the built one, and how.";

/// What to compare.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The published site: an address such as `https://self-check.example.org/folder/`, or a folder.
    #[arg(value_name = "URL|FOLDER")]
    target: String,
    /// The folder of the built site; by default the one to which a build writes.
    #[arg(long, value_name = "SITE")]
    site: Option<PathBuf>,
    /// Does not check headers, for servers on which none can be set.
    #[arg(long)]
    without_headers: bool,
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Fault {
    Missing,
    Status(u16),
    /// The response redirects to another address.
    Redirected(String),
    Changed(Change),
    /// The response in this encoding decodes to something else.
    Encoded(String, Change),
    Type {
        sent: String,
        expected: &'static str,
    },
    NoHeader(String),
    Header {
        name: String,
        sent: String,
        expected: String,
    },
    /// The folder's path without its slash does not redirect to the path with it.
    NoSlash(String),
    /// A path that does not exist has a response with status 200.
    Invented,
    Unreachable(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => formatter.write_str("is missing"),
            Self::Status(status) => write!(formatter, "is answered with status {status}"),
            Self::Redirected(to) => write!(formatter, "is redirected to {to}"),
            Self::Changed(change) => write!(formatter, "{change}"),
            Self::Encoded(encoding, change) => {
                write!(formatter, "requested with the encoding {encoding}: {change}")
            }
            Self::Type { sent, expected } => {
                write!(formatter, "has the type `{sent}`, expected {expected}")
            }
            Self::NoHeader(name) => write!(formatter, "lacks the header {name}"),
            Self::Header {
                name,
                sent,
                expected,
            } => write!(formatter, "has the header {name}: {sent}\n    expected {expected}"),
            Self::NoSlash(answer) => {
                write!(formatter, "does not redirect to its folder but is {answer}")
            }
            Self::Invented => formatter.write_str(
                "does not exist but has a response with status 200; missing files will go unnoticed",
            ),
            Self::Unreachable(reason) => write!(formatter, "cannot be read: {reason}"),
        }
    }
}

/// A fault and the path that has it.
type Found = (String, Fault);

/// Compares and prints one line for each fault.
///
/// # Errors
/// If one of the two sites cannot be read.
pub fn run(options: &Arguments, default: &Path) -> Result<ExitCode, Error> {
    let site = options.site.as_deref().unwrap_or(default);
    let files = read(site)?;
    let is_address = ["http://", "https://"]
        .iter()
        .any(|scheme| options.target.starts_with(scheme));
    let found = if is_address {
        let headers = (!options.without_headers).then(|| site.join("_headers"));
        server::compare(&options.target, &files, headers.as_deref())
    } else {
        folder(Path::new(&options.target), &files)?
    };
    for (path, fault) in &found {
        println!("{path}: {fault}");
    }
    let amount = files.len();
    if found.is_empty() {
        println!("all {amount} files are as they were built");
        return Ok(ExitCode::SUCCESS);
    }
    println!("problems: {}, in {amount} files", found.len());
    Ok(ExitCode::FAILURE)
}

/// Reads the built site. An empty folder is an error: any site would match it.
fn read(site: &Path) -> Result<Files, Error> {
    let mut files = Files::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        let path = site.join(&folder);
        for entry in fs::read_dir(&path).map_err(Error::at(&path))? {
            let entry = entry.map_err(Error::at(&path))?;
            let name = format!("{folder}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                folders.push(format!("{name}/"));
            } else if name != publish::MARK {
                let bytes = fs::read(entry.path()).map_err(Error::at(entry.path()))?;
                files.insert(name, bytes);
            }
        }
    }
    if files.contains_key("index.html") {
        Ok(files)
    } else {
        Err(Error::NoSite(site.to_path_buf()))
    }
}

fn folder(folder: &Path, files: &Files) -> Result<Vec<Found>, Error> {
    // A folder that does not exist is an error in the command, not a fault of every file.
    fs::read_dir(folder).map_err(Error::at(folder))?;
    let fault = |(name, expected): (&String, &Vec<u8>)| {
        let fault = match fs::read(folder.join(name)) {
            Ok(bytes) => Fault::Changed(content::change(name, expected, &bytes)?),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Fault::Missing,
            Err(error) => Fault::Unreachable(error.to_string()),
        };
        Some((name.clone(), fault))
    };
    Ok(files.iter().filter_map(fault).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A built and a published site in a temporary directory.
    pub struct Sites(PathBuf);

    impl Sites {
        pub fn new(name: &str) -> Self {
            let name = format!("zicha-check-site-{}-{name}", std::process::id());
            let sites = Self(std::env::temp_dir().join(name));
            for folder in ["built", "served"] {
                fs::create_dir_all(sites.path(folder).join("en")).unwrap();
            }
            let page = "<!doctype html>\n<html>\n<body>\n<p>page</p>\n</body>\n</html>\n";
            for name in ["index.html", "en/index.html"] {
                sites.put("built", name, page);
                sites.put("served", name, page);
            }
            for name in ["zicha-0.js", "icon.svg"] {
                sites.put("built", name, "1;\n2;\n");
                sites.put("served", name, "1;\n2;\n");
            }
            sites
        }

        pub fn path(&self, folder: &str) -> PathBuf {
            self.0.join(folder)
        }

        pub fn put(&self, folder: &str, name: &str, text: &str) {
            fs::write(self.path(folder).join(name), text).unwrap();
        }

        pub fn take_away(&self, name: &str) {
            fs::remove_file(self.path("served").join(name)).unwrap();
        }

        pub fn built(&self) -> Files {
            read(&self.path("built")).unwrap()
        }
    }

    impl Drop for Sites {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).unwrap();
        }
    }

    #[test]
    fn a_folder_is_compared_file_by_file() {
        let sites = Sites::new("folder");
        let compared = || folder(&sites.path("served"), &sites.built()).unwrap();
        assert_eq!(compared(), []);
        sites.put("served", "added.txt", "others may have files there");
        assert_eq!(compared(), []);
        sites.take_away("icon.svg");
        sites.put("served", "zicha-0.js", "1;\r\n2;\r\n");
        assert_eq!(
            compared(),
            [
                ("icon.svg".to_owned(), Fault::Missing),
                ("zicha-0.js".to_owned(), Fault::Changed(Change::LineEnds))
            ]
        );
    }

    #[test]
    fn a_missing_or_empty_folder_is_an_error() {
        let sites = Sites::new("nothing");
        fs::create_dir(sites.path("empty")).unwrap();
        assert!(matches!(read(&sites.path("empty")), Err(Error::NoSite(_))));
        assert!(folder(&sites.path("nowhere"), &sites.built()).is_err());
    }
}
