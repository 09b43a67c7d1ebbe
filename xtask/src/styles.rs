//! The style sheets as text, in two parts, so that the page needs no request for them and the first
//! question does not wait for what only the result wears.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// The sheets of all that is seen until the first question is answered, in their order: the first
/// one defines what the others use.
const FIRST: [&str; 6] = [
    "tokens.css",
    "base.css",
    "masthead.css",
    "banner.css",
    "page.css",
    "question.css",
];

/// All styles of the product.
#[derive(Debug)]
pub struct Styles {
    /// What the first question wears.
    pub first: String,
    /// What everything else wears besides.
    pub later: String,
}

impl Styles {
    /// Reads the sheets of a directory.
    pub fn read(directory: &Path) -> Result<Self, Error> {
        let first = FIRST.map(|name| directory.join(name));
        let later = sheets(directory)?;
        let later = later.into_iter().filter(|path| !first.contains(path));
        Ok(Self {
            first: join(&first)?,
            later: join(&later.collect::<Vec<_>>())?,
        })
    }

    /// Both parts as one.
    pub fn whole(&self) -> String {
        format!("{}{}", self.first, self.later)
    }
}

/// The colour that a token stands for, such as `#0b5a82`, where it is named first.
pub fn colour(styles: &str, token: &'static str) -> Result<String, Error> {
    let value = styles.split_once(&format!("{token}:"));
    let value = value.and_then(|(_, rest)| rest.split_once(';'));
    let colour = value.map(|(value, _)| value.trim());
    let is_colour = |it: &&str| {
        it.len() == 7 && it.starts_with('#') && it[1..].bytes().all(|it| it.is_ascii_hexdigit())
    };
    let colour = colour.filter(is_colour).ok_or(Error::NoColour(token))?;
    Ok(colour.to_owned())
}

/// The sheets one after the other.
fn join(sheets: &[PathBuf]) -> Result<String, Error> {
    let mut joined = String::new();
    for path in sheets {
        let sheet = fs::read_to_string(path).map_err(Error::at(path))?;
        if sheet.to_ascii_lowercase().contains("</style") {
            return Err(Error::EndTagInStyles(path.clone()));
        }
        joined.push_str(sheet.trim_end());
        joined.push('\n');
    }
    Ok(joined)
}

fn sheets(directory: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut sheets = Vec::new();
    for entry in fs::read_dir(directory).map_err(Error::at(directory))? {
        let path = entry.map_err(Error::at(directory))?.path();
        if path.extension().is_some_and(|extension| extension == "css") {
            sheets.push(path);
        }
    }
    sheets.sort();
    Ok(sheets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_first_question_wears_comes_first_and_the_rest_in_order() {
        let directory = std::env::temp_dir().join(format!("zicha-styles-{}", std::process::id()));
        fs::create_dir_all(&directory).unwrap();
        for name in FIRST.iter().chain(&["b.css", "a.css", "notes.txt"]) {
            fs::write(directory.join(name), name).unwrap();
        }
        let styles = Styles::read(&directory);
        fs::write(directory.join("b.css"), "a { } </STYLE>").unwrap();
        let refused = Styles::read(&directory);
        fs::remove_file(directory.join("page.css")).unwrap();
        let missing = Styles::read(&directory);
        fs::remove_dir_all(&directory).unwrap();
        let styles = styles.unwrap();
        let first = "tokens.css\nbase.css\nmasthead.css\nbanner.css\npage.css\nquestion.css\n";
        assert_eq!(styles.first, first);
        assert_eq!(styles.later, "a.css\nb.css\n");
        assert!(matches!(refused, Err(Error::EndTagInStyles(_))));
        assert!(missing.is_err());
    }
}
