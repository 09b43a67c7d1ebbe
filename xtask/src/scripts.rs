//! The scripts around the program, from `scripts/`, without their comments.

use std::fs;

use crate::error::Error;
use crate::process;
use crate::template::{Template, Value};

/// A script with its places filled.
pub fn read(name: &'static str, values: &[(&str, Value<'_>)]) -> Result<String, Error> {
    let path = process::root().join("scripts").join(name);
    let text = fs::read_to_string(&path).map_err(Error::at(&path))?;
    Template {
        name,
        text: &without_comments(&text),
    }
    .fill(values)
}

/// The lines that are no comment, without what they are indented with.
fn without_comments(text: &str) -> String {
    let lines = text.lines().map(str::trim);
    let lines: Vec<&str> = lines
        .filter(|line| !line.is_empty() && !line.starts_with("//"))
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_stay_at_home() {
        assert_eq!(
            without_comments("// a\n\nlet b = \"//c\";\n  // d\n  e();\n"),
            "let b = \"//c\";\ne();"
        );
    }
}
