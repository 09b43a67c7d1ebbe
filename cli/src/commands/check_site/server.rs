//! Requests every file of the site from a server and checks content, type, headers, redirects and
//! encodings.

use std::io::Read as _;
use std::path::Path;
use std::time::Duration;

use axum::http::HeaderMap;
use ureq::Agent;
use zicha_site::Files;

use crate::headers::Headers;

use super::content;
use super::{Fault, Found};

/// The timeout of one request.
const TIMEOUT: Duration = Duration::from_secs(30);
/// The size limit of a response, larger than any file of the site.
const SIZE_LIMIT: u64 = 64 << 20;
/// A path that exists on no site.
const NO_SUCH_PATH: &str = "zicha-check-site-nothing";

struct Response {
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Response {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|it| it.to_str().ok())
    }
}

struct Server<'a> {
    agent: Agent,
    /// The address of the site, with a trailing slash.
    address: String,
    /// The built `_headers` file, if headers are to be checked.
    headers: Option<&'a Path>,
}

/// Checks every file that visitors may request.
pub fn compare(address: &str, files: &Files, headers: Option<&Path>) -> Vec<Found> {
    let config = Agent::config_builder()
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .timeout_global(Some(TIMEOUT))
        .build();
    let address = format!("{}/", address.trim_end_matches('/'));
    let server = Server {
        agent: config.into(),
        address,
        headers,
    };
    // An unreachable server is one fault, not one for every file.
    if let Err(reason) = server.request("", "identity") {
        return vec![(server.address.clone(), Fault::Unreachable(reason))];
    }
    let mut found = Vec::new();
    for (name, expected) in files.iter().filter(|(name, _)| is_for_visitors(name)) {
        let faults = server.file(name, expected, files);
        found.extend(faults.into_iter().map(|fault| (name.clone(), fault)));
    }
    found.extend(server.folders(files));
    if server
        .request(NO_SUCH_PATH, "identity")
        .is_ok_and(|it| it.status == 200)
    {
        found.push((NO_SUCH_PATH.to_owned(), Fault::Invented));
    }
    found
}

/// Nobody requests the compressed copies or the server configurations by name.
fn is_for_visitors(name: &str) -> bool {
    let encoded = [".br", ".gz"].iter().any(|ending| name.ends_with(ending));
    !encoded && !name.starts_with("deploy/") && name != "_headers"
}

/// The path at which a file is requested: an `index.html` at its folder.
fn path_of(name: &str) -> &str {
    name.strip_suffix("index.html").unwrap_or(name)
}

impl Server<'_> {
    fn request(&self, path: &str, encoding: &str) -> Result<Response, String> {
        let request = self.agent.get(format!("{}{path}", self.address));
        let request = request.header("Accept-Encoding", encoding);
        let mut response = request.call().map_err(|error| error.to_string())?;
        let body = response
            .body_mut()
            .with_config()
            .limit(SIZE_LIMIT)
            .read_to_vec();
        Ok(Response {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: body.map_err(|error| error.to_string())?,
        })
    }

    fn file(&self, name: &str, expected: &[u8], files: &Files) -> Vec<Fault> {
        let path = path_of(name);
        let response = match self.request(path, "identity") {
            Ok(response) => response,
            Err(reason) => return vec![Fault::Unreachable(reason)],
        };
        if let Some(fault) = status_fault(&response) {
            return vec![fault];
        }
        let changed = content::change(name, expected, &response.body).map(Fault::Changed);
        let wrong = wrong_type(name, &response);
        let mut faults: Vec<Fault> = changed.into_iter().chain(wrong).collect();
        if faults.is_empty() {
            faults.extend(self.encodings(name, expected, files));
        }
        faults.extend(self.header_faults(path, &response));
        faults
    }

    /// A server need not compress a file, but a compressed response has to decode to the same file.
    fn encodings(&self, name: &str, expected: &[u8], files: &Files) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (encoding, ending) in [("br", ".br"), ("gzip", ".gz")] {
            if !files.contains_key(&format!("{name}{ending}")) {
                continue;
            }
            let Ok(response) = self.request(path_of(name), encoding) else {
                continue;
            };
            let decoded = match response.header("content-encoding") {
                Some("br") => brotli_decoded(&response.body),
                Some("gzip") => gzip_decoded(&response.body),
                _ => response.body,
            };
            let change = content::change(name, expected, &decoded);
            faults.extend(change.map(|it| Fault::Encoded(encoding.to_owned(), it)));
        }
        faults
    }

    fn header_faults(&self, path: &str, response: &Response) -> Vec<Fault> {
        let Some(headers) = self.headers else {
            return Vec::new();
        };
        let mut expected = HeaderMap::new();
        Headers::read(headers).set(&format!("/{path}"), &mut expected);
        let fault = |name: &str, expected: &str| match response.header(name) {
            None => Some(Fault::NoHeader(name.to_owned())),
            Some(sent) if sent == expected => None,
            Some(sent) => Some(Fault::Header {
                name: name.to_owned(),
                sent: sent.to_owned(),
                expected: expected.to_owned(),
            }),
        };
        let pairs = expected.iter();
        let faults = pairs.filter_map(|(name, value)| fault(name.as_str(), value.to_str().ok()?));
        faults.collect()
    }

    /// A folder's path without its slash has to redirect to the path with it. Behind a proxy the redirect may
    /// name the public address, which this check does not know, so any `https://` address is accepted.
    fn folders(&self, files: &Files) -> Vec<Found> {
        let indices = files.keys().filter_map(|it| it.strip_suffix("/index.html"));
        let fault = |folder: &str| {
            let response = self.request(folder, "identity").ok()?;
            let location = response.header("location").unwrap_or_default();
            let leads =
                location.ends_with(&format!("/{folder}/")) || location == format!("{folder}/");
            let same_site = !location.contains("://")
                || location.starts_with(&self.address)
                || location.starts_with("https://");
            let answered = if location.is_empty() {
                format!("answered with status {}", response.status)
            } else {
                format!("redirected to {location}")
            };
            let is_right = leads && same_site && (300..400).contains(&response.status);
            (!is_right).then(|| (folder.to_owned(), Fault::NoSlash(answered)))
        };
        indices.filter_map(fault).collect()
    }
}

fn status_fault(response: &Response) -> Option<Fault> {
    match (response.status, response.header("location")) {
        (200, _) => None,
        (404 | 410, _) => Some(Fault::Missing),
        (300..400, Some(to)) => Some(Fault::Redirected(to.to_owned())),
        (status, _) => Some(Fault::Status(status)),
    }
}

/// Browsers reject scripts and WebAssembly with a wrong type, and decode a page as the header says.
fn wrong_type(name: &str, response: &Response) -> Option<Fault> {
    let (_, ending) = name.rsplit_once('.')?;
    let (allowed, expected): (&[&str], _) = match ending {
        "html" => (&["text/html"], "text/html; charset=utf-8"),
        "js" => (
            &["text/javascript", "application/javascript"],
            "text/javascript",
        ),
        "json" => (&["application/json"], "application/json"),
        "wasm" => (&["application/wasm"], "application/wasm"),
        "svg" => (&["image/svg+xml"], "image/svg+xml"),
        "png" => (&["image/png"], "image/png"),
        "webmanifest" => (
            &["application/manifest+json", "application/json"],
            "application/manifest+json",
        ),
        _ => return None,
    };
    let sent = response.header("content-type").unwrap_or_default();
    let lower = sent.to_ascii_lowercase();
    let (kind, parameters) = lower.split_once(';').unwrap_or((&lower, ""));
    let charset = parameters.trim().strip_prefix("charset=");
    let is_utf8 = charset.is_none_or(|it| it.trim_matches('"') == "utf-8");
    let is_right = allowed.contains(&kind.trim()) && is_utf8;
    (!is_right).then(|| Fault::Type {
        sent: sent.to_owned(),
        expected,
    })
}

/// Empty if the bytes cannot be decoded.
fn brotli_decoded(bytes: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::new();
    match brotli::Decompressor::new(bytes, 4096).read_to_end(&mut decoded) {
        Ok(_) => decoded,
        Err(_) => Vec::new(),
    }
}

fn gzip_decoded(bytes: &[u8]) -> Vec<u8> {
    let mut decoded = Vec::new();
    match flate2::read::GzDecoder::new(bytes).read_to_end(&mut decoded) {
        Ok(_) => decoded,
        Err(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::content::Change;
    use super::super::tests::Sites;
    use super::*;
    use crate::server::Port;

    const HEADERS: &str = "/*\n  Referrer-Policy: no-referrer\n/en/\n  Cache-Control: no-cache\n";

    /// A site that is served exactly as it was built.
    fn served(name: &str) -> (Sites, String) {
        let sites = Sites::new(name);
        for folder in ["built", "served"] {
            sites.put(folder, "_headers", HEADERS);
        }
        let port = Port::take(0).unwrap();
        let url = port.url();
        port.serve(&sites.path("served"));
        (sites, url)
    }

    fn compared(sites: &Sites, url: &str) -> Vec<Found> {
        compare(
            url,
            &sites.built(),
            Some(&sites.path("built").join("_headers")),
        )
    }

    fn found(path: &str, fault: Fault) -> Found {
        (path.to_owned(), fault)
    }

    #[test]
    fn a_site_that_is_sent_as_it_was_built_has_no_faults() {
        let (sites, url) = served("sound");
        assert_eq!(compared(&sites, &url), []);
        assert_eq!(compared(&sites, url.trim_end_matches('/')), []);
    }

    #[test]
    fn changes_by_a_server_are_found() {
        let (sites, url) = served("changed");
        sites.put(
            "served",
            "index.html",
            "<!doctype html>\r\n<html>\r\n<body>\r\n<p>page</p>\r\n</body>\r\n</html>\r\n",
        );
        sites.put(
            "served",
            "en/index.html",
            "<!doctype html> <html><body><p>page</p></body></html>",
        );
        sites.take_away("icon.svg");
        sites.put(
            "served",
            "_headers",
            "/*\n  Referrer-Policy: origin\n/zicha-0.js\n  Content-Type: text/plain\n",
        );
        let header = Fault::Header {
            name: "referrer-policy".to_owned(),
            sent: "origin".to_owned(),
            expected: "no-referrer".to_owned(),
        };
        assert_eq!(
            compared(&sites, &url),
            [
                found("en/index.html", Fault::Changed(Change::Minified)),
                found("en/index.html", header.clone()),
                found("en/index.html", Fault::NoHeader("cache-control".to_owned())),
                found("icon.svg", Fault::Missing),
                found("index.html", Fault::Changed(Change::LineEnds)),
                found("index.html", header.clone()),
                found(
                    "zicha-0.js",
                    Fault::Type {
                        sent: "text/plain".to_owned(),
                        expected: "text/javascript"
                    }
                ),
                found("zicha-0.js", header),
            ]
        );
        let without = compare(&url, &sites.built(), None);
        assert_eq!(without.len(), 4);
    }

    #[test]
    fn a_compressed_response_has_to_decode_to_the_file() {
        let (sites, url) = served("encoded");
        for folder in ["built", "served"] {
            sites.put(folder, "zicha-0.js.br", "no brotli at all");
        }
        let fault = Fault::Encoded("br".to_owned(), Change::Empty);
        assert_eq!(compared(&sites, &url), [found("zicha-0.js", fault)]);
    }

    #[test]
    fn an_unreachable_server_is_one_fault() {
        let sites = Sites::new("unreachable");
        let port = Port::take(0).unwrap();
        let url = port.url();
        drop(port);
        let found = compare(&url, &sites.built(), None);
        assert!(matches!(&found[..], [(address, Fault::Unreachable(_))] if *address == url));
    }
}
