//! The sources that become files of a site, and their `{{name}}` placeholders.

use std::borrow::Cow;

use crate::Error;

/// A source of the workspace, by its path from the root.
macro_rules! source {
    ($path:literal) => {
        $crate::template::Template {
            name: $path,
            text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../", $path)),
        }
    };
}
pub(crate) use source;

/// A template with its name for error messages.
#[derive(Debug, Clone, Copy)]
pub struct Template<'a> {
    /// The name: the path of the source.
    pub name: &'static str,
    /// The text.
    pub text: &'a str,
}

/// A value: text is escaped, HTML is not.
#[derive(Debug, Clone, Copy)]
pub enum Value<'a> {
    /// Plain text.
    Text(&'a str),
    /// HTML, CSS or a file name of ours.
    Raw(&'a str),
}

impl<'a> Value<'a> {
    fn html(self) -> Cow<'a, str> {
        match self {
            Self::Text(text) => html_escape::encode_quoted_attribute(text),
            Self::Raw(html) => Cow::Borrowed(html),
        }
    }
}

impl Template<'_> {
    /// The text with all placeholders filled, and without lines that are HTML comments.
    ///
    /// # Errors
    /// If a placeholder has no value.
    pub fn fill(&self, values: &[(&str, Value<'_>)]) -> Result<String, Error> {
        let text = without_html_comments(self.text);
        let mut filled = String::with_capacity(text.len());
        let mut rest = &*text;
        while let Some((before, name, after)) = next_placeholder(rest) {
            filled.push_str(before);
            filled.push_str(&self.value(values, name)?.html());
            rest = after;
        }
        filled.push_str(rest);
        Ok(filled)
    }

    fn value<'v>(&self, values: &[(&str, Value<'v>)], name: &str) -> Result<Value<'v>, Error> {
        let found = values.iter().find(|(key, _)| *key == name);
        let no_value = || Error::NoValue {
            template: self.name,
            name: name.to_owned(),
        };
        found.map(|(_, value)| *value).ok_or_else(no_value)
    }
}

fn without_html_comments(text: &str) -> String {
    let is_comment = |line: &str| line.starts_with("<!-- ") && line.trim_end().ends_with("-->");
    let lines = text.split_inclusive('\n');
    lines.filter(|line| !is_comment(line)).collect()
}

/// The text before the next placeholder, its name, and the text after it.
fn next_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("{{")?;
    let (name, after) = rest.split_once("}}")?;
    Some((before, name, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(text: &str, values: &[(&str, Value<'_>)]) -> Result<String, Error> {
        Template { name: "test", text }.fill(values)
    }

    #[test]
    fn text_is_escaped_and_html_is_not() {
        let values = [
            ("a", Value::Text("<b> \"c\" & d")),
            ("e", Value::Raw("<i>")),
        ];
        let filled = fill("1 {{a}} 2 {{e}} 3", &values).unwrap();
        assert_eq!(filled, "1 &lt;b&gt; &quot;c&quot; &amp; d 2 <i> 3");
    }

    #[test]
    fn braces_in_a_value_are_not_a_placeholder() {
        assert_eq!(
            fill("{{a}}", &[("a", Value::Raw("{{b}}"))]).unwrap(),
            "{{b}}"
        );
    }

    #[test]
    fn a_placeholder_without_a_value_is_an_error() {
        let error = fill("{{a}}", &[]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the template test contains {{a}}, which has no value"
        );
    }
}
