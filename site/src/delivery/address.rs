//! The URL at which a site will be published, an option of the build.

use std::fmt;
use std::str::FromStr;

use crate::Error;

/// An origin and the path of the site's folder, without a trailing slash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(String);

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl FromStr for Address {
    type Err = Error;

    /// Strict, because the address is written into security policies: nothing that could end a directive.
    fn from_str(text: &str) -> Result<Self, Error> {
        let address = text.strip_suffix('/').unwrap_or(text);
        let scheme = ["https://", "http://"].map(|scheme| address.strip_prefix(scheme));
        let rest = scheme.into_iter().flatten().next();
        let valid = rest.is_some_and(|rest| {
            let mut parts = rest.split('/');
            parts.next().is_some_and(is_host) && parts.all(is_folder)
        });
        if valid {
            Ok(Self(address.to_owned()))
        } else {
            Err(Error::Address(text.to_owned()))
        }
    }
}

/// A host name in lower case or an IPv4 address, with or without a port.
fn is_host(text: &str) -> bool {
    let (host, port) = text
        .split_once(':')
        .map_or((text, None), |(host, port)| (host, Some(port)));
    let is_label = |label: &str| {
        let fits = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-';
        !label.is_empty() && label.chars().all(fits)
    };
    host.split('.').all(is_label)
        && port.is_none_or(|port| port.parse::<u16>().is_ok_and(|it| it > 0))
}

fn is_folder(text: &str) -> bool {
    let fits = |it: char| it.is_ascii_alphanumeric() || "-._~".contains(it);
    !text.is_empty() && text.chars().all(fits) && !text.chars().all(|it| it == '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_may_have_a_port_and_a_folder() {
        for (text, expected) in [
            ("https://check.example.org", "https://check.example.org"),
            ("https://check.example.org/", "https://check.example.org"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            (
                "https://a.example/zicha/2021/",
                "https://a.example/zicha/2021",
            ),
        ] {
            assert_eq!(text.parse::<Address>().unwrap().to_string(), expected);
        }
    }

    #[test]
    fn anything_else_is_refused_by_name() {
        for wrong in [
            "",
            "a.example",
            "ftp://a.example",
            "https://",
            "https:///a",
            "https://a.example;",
            "https://a.example/a;script-src",
            "https://a.example/a b",
            "https://a.example/'self'",
            "https://a.example//a",
            "https://a.example/../a",
            "https://a.example?a",
            "https://a.example#a",
            "https://user@a.example",
            "https://*.example",
            "https://A.example",
            "https://a.example:",
            "https://a.example:0",
            "https://a.example:99999",
            "$scheme://$http_host",
        ] {
            let error = wrong.parse::<Address>().unwrap_err();
            assert!(matches!(error, Error::Address(named) if named == wrong));
        }
    }
}
