//! Writes the server configurations of a site (headers and policies) from the templates in `deploy/`.

use std::fmt::Write as _;
use std::str::FromStr;

use super::address::Address;
use super::policy::{Policy, Source};
use crate::template::{Template, Value, source};
use crate::{Error, Files};

/// The headers of every response.
const HEADERS: [(&str, &str); 5] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
         magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    ),
];

/// The service worker that removes the site's service worker and caches.
pub const WORKER_OFF: Template<'static> = source!("deploy/sw-off.js");

/// The content security policies by path.
pub type Policies = Vec<(String, Policy)>;

/// Adds the policy of a page, and of the folder if the page is its index.
pub fn add_page(policies: &mut Policies, path: &str, policy: &Policy) {
    if let Some(folder) = path.strip_suffix("index.html") {
        policies.push((format!("/{folder}"), policy.clone()));
    }
    policies.push((format!("/{path}"), policy.clone()));
}

/// The policy of the service worker, which fetches only files of the site.
pub fn worker_policy() -> Policy {
    Policy::closed().allow("connect-src", vec![Source::Word("'self'")])
}

/// The sites that may embed `standalone.html`, as a `frame-ancestors` directive lists them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ancestors(String);

impl FromStr for Ancestors {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let is_site = |site: &str| {
            let host = ["https://", "http://"].map(|scheme| site.strip_prefix(scheme));
            let named = |host: &str| {
                let fits = |it: char| it.is_ascii_alphanumeric() || "-.:*".contains(it);
                !host.is_empty() && host.chars().all(fits)
            };
            site == "'self'" || host.into_iter().flatten().any(named)
        };
        let sites: Vec<&str> = text.split_whitespace().collect();
        match sites.iter().find(|site| !is_site(site)) {
            Some(site) => Err(Error::Ancestor((*site).to_owned())),
            None if sites.is_empty() => Err(Error::Ancestor(text.to_owned())),
            // Stands in a line of the configurations.
            None => Ok(Self(sites.join(" "))),
        }
    }
}

/// The ending of the pages that other sites may embed; all others can be framed only by their own site.
const FRAMED: &str = "/standalone.html";

/// Adds the configurations to the site. Without ancestors any site may embed `standalone.html`.
pub fn add(
    files: &mut Files,
    policies: &Policies,
    address: Option<&Address>,
    ancestors: Option<&Ancestors>,
) -> Result<(), Error> {
    let ancestors = ancestors.map(|it| &*it.0);
    files.insert(WORKER_OFF.name.to_owned(), WORKER_OFF.text.into());
    for server in [&NGINX, &CADDY, &STATIC_HOST] {
        let text = server.fill(policies, address, ancestors)?;
        files.insert(server.path.to_owned(), text.into_bytes());
    }
    Ok(())
}

/// How headers and policies are written for a server.
struct Server {
    template: Template<'static>,
    /// The path of the configuration in the site.
    path: &'static str,
    header: fn(&str, &str) -> String,
    policy: fn(&str, &str) -> String,
}

const NGINX: Server = Server {
    template: source!("deploy/nginx.conf"),
    path: "deploy/nginx.conf",
    header: |name, value| format!("add_header {name} \"{value}\" always;\n"),
    policy: |path, policy| {
        format!("location = {path} {{\n    set $zicha_policy \"{policy}\";\n}}\n")
    },
};

const CADDY: Server = Server {
    template: source!("deploy/Caddyfile"),
    path: "deploy/Caddyfile",
    header: |name, value| format!("\t\t{name} \"{value}\"\n"),
    policy: |path, policy| format!("\theader {path} Content-Security-Policy \"{policy}\"\n"),
};

const STATIC_HOST: Server = Server {
    template: source!("deploy/_headers"),
    path: "_headers",
    header: |name, value| format!("  {name}: {value}\n"),
    policy: |path, policy| {
        format!("{path}\n  Content-Security-Policy: {policy}\n  Cache-Control: no-cache\n")
    },
};

/// A `_headers` file with the headers of every response, for the pages that benchmarks compare with.
pub fn headers_of_every_response() -> String {
    format!("/*\n{}", STATIC_HOST.headers())
}

impl Server {
    fn headers(&self) -> String {
        let written = HEADERS.map(|(name, value)| (self.header)(name, value));
        written.concat()
    }

    fn fill(
        &self,
        policies: &Policies,
        address: Option<&Address>,
        ancestors: Option<&str>,
    ) -> Result<String, Error> {
        let mut written = String::new();
        for (path, policy) in policies {
            let mut policy = policy.stated(address);
            let ancestors = if path.ends_with(FRAMED) {
                ancestors
            } else {
                Some("'self'")
            };
            if let Some(ancestors) = ancestors {
                policy = policy + "; frame-ancestors " + ancestors;
            }
            // Writing to a string cannot fail.
            let _ = write!(written, "{}", (self.policy)(path, &policy));
        }
        self.template.fill(&[
            ("headers", Value::Raw(self.headers().trim_end())),
            ("policies", Value::Raw(written.trim_end())),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONFIGURATIONS: [&str; 3] = ["deploy/nginx.conf", "deploy/Caddyfile", "_headers"];

    fn configurations(address: Option<&Address>) -> [String; 3] {
        let mut policies = Policies::new();
        let file = Source::File("a.wasm".to_owned());
        let policy = Policy::closed().allow("connect-src", vec![file]);
        add_page(&mut policies, "en/index.html", &policy);
        let mut files = Files::new();
        add(&mut files, &policies, address, None).unwrap();
        CONFIGURATIONS.map(|path| String::from_utf8(files[path].clone()).unwrap())
    }

    #[test]
    fn policies_name_the_files_where_the_address_is_known() {
        let [nginx, caddy, headers] = configurations(None);
        assert!(nginx.contains("location = /en/ {"));
        assert!(caddy.contains("header /en/index.html Content-Security-Policy"));
        assert!(headers.contains("\n/en/\n  Content-Security-Policy: default-src 'none'"));
        for text in [nginx, caddy, headers] {
            assert!(text.contains("; connect-src 'self'"), "{text}");
        }
        let address = "https://a.example/folder".parse().unwrap();
        for text in configurations(Some(&address)) {
            let named = "; connect-src https://a.example/folder/a.wasm";
            assert!(text.contains(named), "{text}");
        }
    }

    /// A request's host may be that of a proxy or any name that a client sends.
    #[test]
    fn no_header_contains_a_part_of_the_request() {
        let address = "https://a.example".parse().unwrap();
        for text in [configurations(None), configurations(Some(&address))].concat() {
            for (at, _) in text.match_indices('$') {
                let variable = &text[at..];
                let is_ours = variable.starts_with("$zicha_");
                // Otherwise it is the `$` that ends a regular expression.
                assert!(is_ours || variable.starts_with("$\"") || variable.starts_with("$\n"));
            }
            for placeholder in ["{http.", "{host", "{scheme", "{header", "{uri", "{query"] {
                assert!(!text.contains(placeholder), "{placeholder}");
            }
        }
    }

    #[test]
    fn other_sites_may_embed_only_the_standalone_page() {
        let mut policies = Policies::new();
        for page in ["index.html", "guide.html", "standalone.html"] {
            add_page(&mut policies, page, &Policy::closed());
        }
        let sites = "'self' https://portal.example https://*.gov.example:8443";
        for allowed in [None, Some(sites)] {
            let ancestors = allowed.map(|sites| sites.parse().unwrap());
            let mut files = Files::new();
            add(&mut files, &policies, None, ancestors.as_ref()).unwrap();
            for path in CONFIGURATIONS {
                let text = String::from_utf8_lossy(&files[path]);
                let named =
                    |sites: &str| text.matches(&format!("; frame-ancestors {sites}")).count();
                // The front page at two paths, and the guide.
                let own = ["'self'\"", "'self'\n"].map(named).iter().sum::<usize>();
                assert_eq!(own, 3, "{path}");
                assert_eq!(named(sites), usize::from(allowed.is_some()), "{path}");
            }
        }
    }

    #[test]
    fn an_invalid_ancestor_is_refused_by_name() {
        for wrong in [
            "portal.example",
            "https://",
            "https://a;script-src",
            "'unsafe-inline'",
            "\"https://a\"",
        ] {
            let error = wrong.parse::<Ancestors>().unwrap_err();
            assert!(matches!(error, Error::Ancestor(site) if site == wrong));
        }
    }
}
