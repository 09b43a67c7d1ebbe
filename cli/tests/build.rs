//! Tests `zicha build`: which folders it replaces, and that a notice with problems has no site. The programs
//! are placeholders; the browser tests run on real ones.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use zicha::notice::current;
use zicha_cli::Error;
use zicha_cli::commands::build::{self, Arguments, Published};
use zicha_site::{Asset, Built, Engine, Files, Program, Styles};

fn built() -> Built {
    let text = || String::from("/* */");
    Built {
        page: Program {
            glue: Asset::new("js", b"export { a as default };".into()),
            wasm: Asset::new("wasm", b"page".into()),
        },
        portal: Program {
            glue: Asset::new("js", b"export { a as default };".into()),
            wasm: Asset::new("wasm", b"portal".into()),
        }
        .for_portals(),
        engine: Some(Engine {
            glue: text(),
            wasm: b"engine".into(),
        }),
        styles: Styles {
            tokens: include_str!("../../styles/tokens.css").to_owned(),
            first: text(),
            later: text(),
            frame: text(),
            embed_page: text(),
        },
        compressed: Files::new(),
    }
}

/// A temporary folder with a copy of the current notice.
struct Scratch(TempDir);

impl Scratch {
    fn new() -> Self {
        let scratch = Self(tempfile::tempdir().unwrap());
        fs::create_dir(scratch.path("notice")).unwrap();
        scratch.put("notice/notice.json", &current::json());
        scratch.put("notice/notice.md", &current::text());
        scratch
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn put(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn build(&self) -> Result<(), Error> {
        let arguments = Arguments {
            notices: vec![self.path("notice")],
            out: self.path("site"),
            published: Published::default(),
        };
        build::run(&arguments, Some(&built())).map(drop)
    }
}

#[test]
fn a_site_shows_the_notice_of_the_folder() {
    let scratch = Scratch::new();
    scratch.put("notice/notice.json", &current::json().replace("220", "225"));
    scratch.put("notice/notice.md", &current::text().replace("220", "225"));
    scratch.build().unwrap();
    assert!(scratch.read("site/guide.html").contains("225"));
    assert!(!scratch.read("site/guide.html").contains("220元"));
    assert!(scratch.path("site/index.html.br").is_file());
}

#[test]
fn a_notice_with_problems_has_no_site_and_an_earlier_one_stays() {
    let scratch = Scratch::new();
    scratch.build().unwrap();
    let before = scratch.read("site/guide.html");
    let wrong = current::json().replacen("\"六（二）\"", "\"九（九）\"", 1);
    scratch.put("notice/notice.json", &wrong);
    assert!(matches!(scratch.build(), Err(Error::Problems(_))));
    assert_eq!(scratch.read("site/guide.html"), before);
}

#[test]
fn a_fee_that_its_quote_does_not_name_is_not_published() {
    let scratch = Scratch::new();
    let old = current::json().replacen("\"amount_cny\": 220", "\"amount_cny\": 200", 1);
    assert_ne!(old, current::json());
    scratch.put("notice/notice.json", &old);
    assert!(matches!(scratch.build(), Err(Error::Problems(_))));
}

#[test]
fn a_folder_of_others_is_left_alone() {
    let scratch = Scratch::new();
    fs::create_dir(scratch.path("site")).unwrap();
    scratch.put("site/thesis.txt", "mine");
    assert!(matches!(scratch.build(), Err(Error::NotOurs(_))));
    assert_eq!(scratch.read("site/thesis.txt"), "mine");
    let names = fs::read_dir(scratch.path("site")).unwrap();
    assert_eq!(names.count(), 1);
}

#[test]
fn a_missing_notice_is_named() {
    let scratch = Scratch::new();
    fs::remove_file(scratch.path("notice/notice.md")).unwrap();
    let error = scratch.build().unwrap_err().to_string();
    assert!(error.contains("notice.md"), "{error}");
    assert!(!scratch.path("site").exists());
}

/// This executable is built without programs; `cargo xtask cli` builds the one that is published.
#[test]
fn an_executable_without_programs_says_how_to_build_one_that_has_them() {
    let output = Command::new(env!("CARGO_BIN_EXE_zicha"))
        .args(["build", "nowhere"])
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("cargo xtask cli"), "{said}");
}

#[test]
fn invalid_arguments_exit_with_2() {
    for arguments in [&["build"][..], &["biuld"], &["check-site", "a", "b"]] {
        let output = Command::new(env!("CARGO_BIN_EXE_zicha"))
            .args(arguments)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}
