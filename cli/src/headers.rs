//! Parses the `_headers` file of the site, for the servers and checks in this crate.

use std::fs;
use std::path::Path;

use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// The rules of the file in order: a path pattern and its headers.
#[derive(Debug, Default)]
pub struct Headers(Vec<(String, Vec<(HeaderName, HeaderValue)>)>);

impl Headers {
    /// Reads the file; a missing file has no rules.
    pub fn read(path: &Path) -> Self {
        Self::parse(&fs::read_to_string(path).unwrap_or_default())
    }

    fn parse(text: &str) -> Self {
        let mut headers = Self::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, value)) = line.trim().split_once(": ") {
                let header = name.parse().ok().zip(value.parse().ok());
                if let (Some((_, rule)), Some(header)) = (headers.0.last_mut(), header) {
                    rule.push(header);
                }
            } else if !line.trim().is_empty() {
                headers.0.push((line.trim().to_owned(), Vec::new()));
            }
        }
        headers
    }

    /// Sets the headers of all rules that match a path.
    pub fn set(&self, path: &str, headers: &mut HeaderMap) {
        let rules = self.0.iter().filter(|(pattern, _)| matches(pattern, path));
        for (name, value) in rules.flat_map(|(_, rule)| rule) {
            headers.insert(name.clone(), value.clone());
        }
    }
}

/// A pattern is a path, or a prefix of paths followed by `*`.
fn matches(pattern: &str, path: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(beginning) => path.starts_with(beginning),
        None => path == pattern,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_the_headers_of_every_rule_that_matches_it() {
        let rules = "# comment\n/*\n  A: 1\n  B: 2\n/c/\n  B: 'none'; d 'self'\n";
        let headers = Headers::parse(rules);
        let of = |path: &str| {
            let mut map = HeaderMap::new();
            headers.set(path, &mut map);
            let text = |name: &str| map[name].to_str().unwrap().to_owned();
            (text("a"), text("b"))
        };
        assert_eq!(of("/"), ("1".to_owned(), "2".to_owned()));
        assert_eq!(of("/c/"), ("1".to_owned(), "'none'; d 'self'".to_owned()));
    }
}
