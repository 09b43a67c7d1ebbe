//! Builds content security policies: what a browser lets a page load, run and connect to.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::address::Address;

/// The directives of a policy in order, each with its sources.
#[derive(Debug, Clone, Default)]
pub struct Policy(Vec<(&'static str, Vec<Source>)>);

/// A source that a directive allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A keyword or a scheme, as written.
    Word(&'static str),
    /// An inline script or style, by its hash.
    Inline(String),
    /// A file of the site, by its path in it.
    File(String),
}

impl Source {
    /// The source of an inline script or style with this text.
    pub fn inline(text: &str) -> Self {
        Self::Inline(digest(text.as_bytes()))
    }
}

/// The hash of a content, as policies and `integrity` attributes write it.
pub fn digest(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

impl Policy {
    /// A policy that allows nothing yet.
    pub fn closed() -> Self {
        let none = || vec![Source::Word("'none'")];
        Self(vec![
            ("default-src", none()),
            ("base-uri", none()),
            ("form-action", none()),
        ])
    }

    /// The policy with one more directive.
    pub fn allow(mut self, directive: &'static str, sources: Vec<Source>) -> Self {
        self.0.push((directive, sources));
        self
    }

    /// The text of the policy. If the address of the site is not known, a file becomes `'self'`, all files of
    /// the origin: the host of a request cannot be trusted, so servers must not insert it.
    pub fn stated(&self, site: Option<&Address>) -> String {
        self.write(|path| match site {
            Some(address) => format!("{address}/{path}"),
            None => "'self'".to_owned(),
        })
    }

    fn write(&self, file: impl Fn(&str) -> String) -> String {
        let mut policy = String::new();
        for (directive, sources) in &self.0 {
            let mut written: Vec<String> = Vec::new();
            for source in sources {
                let source = match source {
                    Source::Word(word) => (*word).to_owned(),
                    Source::Inline(hash) => format!("'{hash}'"),
                    Source::File(path) => file(path),
                };
                if !written.contains(&source) {
                    written.push(source);
                }
            }
            let separator = if policy.is_empty() { "" } else { "; " };
            // Writing to a string cannot fail.
            let _ = write!(policy, "{separator}{directive} {}", written.join(" "));
        }
        policy
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_listed_exactly_if_the_address_is_known() {
        let files = ["a.js", "b.js"].map(|path| Source::File(path.to_owned()));
        let policy = Policy::closed().allow("script-src", files.to_vec());
        let closed = "default-src 'none'; base-uri 'none'; form-action 'none'";
        assert_eq!(policy.stated(None), format!("{closed}; script-src 'self'"));
        let site = "https://a.example/folder".parse().unwrap();
        assert_eq!(
            policy.stated(Some(&site)),
            format!(
                "{closed}; script-src https://a.example/folder/a.js https://a.example/folder/b.js"
            )
        );
    }

    #[test]
    fn a_hash_is_the_one_that_browsers_compute() {
        // From the specification of content security policies, section 8.3.
        assert_eq!(
            Source::inline("alert('Hello, world.');"),
            Source::Inline("sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=".to_owned())
        );
    }
}
