//! Joins the style sheets, tokens first, so that the page needs no request for them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// The sheet that defines what the others use.
const FIRST: &str = "tokens.css";

/// All sheets of a directory as one text.
pub fn join(directory: &Path) -> Result<String, Error> {
    let mut joined = String::new();
    for path in sheets(directory)? {
        let sheet = fs::read_to_string(&path).map_err(Error::at(&path))?;
        if sheet.to_ascii_lowercase().contains("</style") {
            return Err(Error::EndTagInStyles(path));
        }
        joined.push_str(sheet.trim_end());
        joined.push('\n');
    }
    Ok(joined)
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

fn sheets(directory: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut sheets = Vec::new();
    for entry in fs::read_dir(directory).map_err(Error::at(directory))? {
        let path = entry.map_err(Error::at(directory))?.path();
        if path.extension().is_some_and(|extension| extension == "css") {
            sheets.push(path);
        }
    }
    sheets.sort_by_key(|path| (!path.ends_with(FIRST), path.clone()));
    Ok(sheets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_come_first_and_the_rest_in_order() {
        let directory = std::env::temp_dir().join(format!("zicha-styles-{}", std::process::id()));
        fs::create_dir_all(&directory).unwrap();
        for name in ["b.css", "tokens.css", "a.css", "notes.txt"] {
            fs::write(directory.join(name), name).unwrap();
        }
        let joined = join(&directory);
        fs::write(directory.join("b.css"), "a { } </STYLE>").unwrap();
        let refused = join(&directory);
        fs::remove_dir_all(&directory).unwrap();
        assert_eq!(joined.unwrap(), "tokens.css\na.css\nb.css\n");
        assert!(matches!(refused, Err(Error::EndTagInStyles(_))));
    }
}
