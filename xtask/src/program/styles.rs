//! Minifies the style sheets and joins them in two parts, which the page contains inline: those for the first
//! question come before it, those for the result after it, so that the question is painted early.

use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};

use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{ParserOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};
use zicha_cli::text_file;
use zicha_site::Styles;

use crate::error::Error;
use crate::process;

/// The sheets for what is visible before the first answer, in order: the first one defines the tokens that
/// the others use.
const FIRST: [&str; 6] = [
    "tokens.css",
    "base.css",
    "masthead.css",
    "banner.css",
    "page.css",
    "question.css",
];

/// All styles of the workspace, minified.
pub fn all() -> Result<Styles, Error> {
    let root = process::root();
    read(&root.join("styles"), &root.join("embed"))
}

fn read(directory: &Path, embed: &Path) -> Result<Styles, Error> {
    let first = FIRST.map(|name| directory.join(name));
    let later = sheets(directory)?;
    let later = later.into_iter().filter(|path| !first.contains(path));
    Ok(Styles {
        tokens: text(&first[0])?,
        first: join(&first)?,
        later: join(&later.collect::<Vec<_>>())?,
        frame: join(&[embed.join("frame.css")])?,
        embed_page: join(&[embed.join("page.css")])?,
    })
}

/// Minifies and joins sheets.
fn join(sheets: &[PathBuf]) -> Result<String, Error> {
    let mut joined = String::new();
    for path in sheets {
        joined.push_str(&minified(path, &text(path)?)?);
        joined.push('\n');
    }
    Ok(joined)
}

/// The oldest browsers that run the program under its content security policy; older ones show the guide.
fn oldest() -> Targets {
    let version = |major: u32| Some(major << 16);
    Targets::from(Browsers {
        chrome: version(97),
        firefox: version(102),
        safari: version(16),
        ios_saf: version(16),
        ..Browsers::default()
    })
}

/// Minifies a sheet and rewrites syntax that the oldest supported browsers do not know.
fn minified(path: &Path, sheet: &str) -> Result<String, Error> {
    let sheet = StyleSheet::parse(sheet, ParserOptions::default());
    let sheet = sheet.map_err(|error| style_error(path, &error))?;
    let printed = sheet.to_css(PrinterOptions {
        minify: true,
        targets: oldest(),
        ..PrinterOptions::default()
    });
    let sheet = printed.map_err(|error| style_error(path, &error))?.code;
    if sheet.to_ascii_lowercase().contains("</style") {
        return Err(Error::EndTagInStyles(path.to_owned()));
    }
    Ok(sheet)
}

/// The error for a sheet; lightningcss counts lines from zero, the message from one.
fn style_error<T: Display>(path: &Path, error: &lightningcss::error::Error<T>) -> Error {
    Error::Styles {
        path: path.to_owned(),
        line: error.loc.as_ref().map_or(0, |it| it.line) + 1,
        reason: error.kind.to_string(),
    }
}

fn text(path: &Path) -> Result<String, Error> {
    text_file::read(path).map_err(Error::at(path))
}

fn sheets(directory: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut sheets = Vec::new();
    for entry in fs::read_dir(directory).map_err(Error::at(directory))? {
        let path = entry.map_err(Error::at(directory))?.path();
        if path.extension().is_some_and(|extension| extension == "css") {
            sheets.push(path);
        }
    }
    // The print styles come last, because they override others.
    sheets.sort_by_key(|path| (path.ends_with("print.css"), path.clone()));
    Ok(sheets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_of_the_first_question_come_first_and_the_rest_in_order() {
        let directory = std::env::temp_dir().join(format!("zicha-styles-{}", std::process::id()));
        fs::create_dir_all(directory.join("embed")).unwrap();
        for name in FIRST.iter().chain(&[
            "b.css",
            "a.css",
            "notes.txt",
            "embed/frame.css",
            "embed/page.css",
        ]) {
            let class = name.trim_start_matches("embed/").trim_end_matches(".css");
            let sheet = format!("/* Of {name}. */\n.{class} {{ order: 1; }}\n");
            fs::write(directory.join(name), sheet).unwrap();
        }
        let styles = read(&directory, &directory.join("embed"));
        fs::write(directory.join("b.css"), "a { content: '</STYLE>' }").unwrap();
        let ended = read(&directory, &directory.join("embed"));
        fs::remove_file(directory.join("page.css")).unwrap();
        let missing = read(&directory, &directory.join("embed"));
        fs::remove_dir_all(&directory).unwrap();
        let styles = styles.unwrap();
        let order = |text: &str| text.replace("{order:1}\n", " ");
        let first = ".tokens .base .masthead .banner .page .question ";
        assert_eq!(order(&styles.first), first);
        assert_eq!(order(&styles.later), ".a .b ");
        assert!(styles.tokens.contains("/* Of tokens.css. */"));
        assert!(matches!(ended, Err(Error::EndTagInStyles(_))));
        assert!(matches!(missing, Err(Error::Cli(_))));
    }

    #[test]
    fn syntax_is_lowered_for_the_oldest_browsers() {
        let sheet = "@media (width >= 60rem) { .a { margin-block: calc(1rem + 1vw) 0.50rem; } }";
        let known = "@media (min-width:60rem){.a{margin-block:calc(1rem + 1vw) .5rem}}";
        assert_eq!(minified(Path::new("a.css"), sheet).unwrap(), known);
    }

    #[test]
    fn no_sheet_contains_syntax_that_cannot_be_lowered() {
        let styles = all().unwrap();
        let sent = styles.whole() + &styles.frame + &styles.embed_page;
        for unknown in [
            ":has(",
            "float:inline",
            "&",
            ">=",
            "@layer",
            "@container",
            "dvh",
        ] {
            assert!(!sent.contains(unknown), "{unknown}");
        }
    }

    #[test]
    fn a_syntax_error_is_reported_with_its_line() {
        let refused = minified(Path::new("a.css"), ".a {\n  order: 1;\n}\n..b { }\n").unwrap_err();
        assert!(refused.to_string().starts_with("a.css:4: "), "{refused}");
    }
}
