//! The headers of a deployment, written as the servers want them from the templates in `deploy/`.

use std::fmt::Write as _;
use std::str::FromStr;

use crate::address::Address;
use crate::error::Error;
use crate::policy::{Policy, Source};
use crate::publish::Files;
use crate::shell;
use crate::template::{Template, Value};

/// What goes with every answer.
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

const WORKER_OFF: &str = "deploy/sw-off.js";

/// The policy of every path that has one.
pub type Policies = Vec<(String, Policy)>;

/// Adds the paths of a page: itself, and its folder where it is the index of it.
pub fn add_page(policies: &mut Policies, path: &str, policy: &Policy) {
    if let Some(folder) = path.strip_suffix("index.html") {
        policies.push((format!("/{folder}"), policy.clone()));
    }
    policies.push((format!("/{path}"), policy.clone()));
}

/// What the worker may do: fetch the files of the site.
pub fn worker_policy() -> Policy {
    Policy::closed().allow("connect-src", vec![Source::Word("'self'")])
}

/// The worker that ends what the site keeps on devices.
pub fn worker_off() -> Result<String, Error> {
    shell::template(WORKER_OFF)
}

/// The sites that may show the pages in a frame, as the policies of a server list them.
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
        match text.split_whitespace().find(|site| !is_site(site)) {
            Some(site) => Err(Error::Ancestor(site.to_owned())),
            None => Ok(Self(text.to_owned())),
        }
    }
}

/// The page that other sites may show in a frame; all others are shown by their own site only.
const FRAMED: &str = "/standalone.html";

/// Adds the configurations to the site. Without ancestors any site may show the one file in a frame.
pub fn add(
    files: &mut Files,
    policies: &Policies,
    address: Option<&Address>,
    ancestors: Option<&Ancestors>,
) -> Result<(), Error> {
    let ancestors = ancestors.map(|it| &*it.0);
    files.insert(WORKER_OFF.to_owned(), worker_off()?.into_bytes());
    for server in [&NGINX, &CADDY, &STATIC_HOST] {
        let text = server.fill(policies, address, ancestors)?;
        files.insert(server.path.to_owned(), text.into_bytes());
    }
    Ok(())
}

/// How a server is told its headers.
struct Server {
    template: &'static str,
    /// Where the configuration stands in the site.
    path: &'static str,
    header: fn(&str, &str) -> String,
    policy: fn(&str, &str) -> String,
}

const NGINX: Server = Server {
    template: "deploy/nginx.conf",
    path: "deploy/nginx.conf",
    header: |name, value| format!("add_header {name} \"{value}\" always;\n"),
    policy: |path, policy| {
        format!("location = {path} {{\n    set $zicha_policy \"{policy}\";\n}}\n")
    },
};

const CADDY: Server = Server {
    template: "deploy/Caddyfile",
    path: "deploy/Caddyfile",
    header: |name, value| format!("\t\t{name} \"{value}\"\n"),
    policy: |path, policy| format!("\theader {path} Content-Security-Policy \"{policy}\"\n"),
};

const STATIC_HOST: Server = Server {
    template: "deploy/_headers",
    path: "_headers",
    header: |name, value| format!("  {name}: {value}\n"),
    policy: |path, policy| {
        format!("{path}\n  Content-Security-Policy: {policy}\n  Cache-Control: no-cache\n")
    },
};

/// A `_headers` file with what goes with every answer, for pages that are measured beside the site.
pub fn headers_of_every_answer() -> String {
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
            let ancestors = if path == FRAMED {
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
        Template {
            name: self.template,
            text: &shell::template(self.template)?,
        }
        .fill(&[
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

    /// Behind a proxy the host of a request is any name, and a client can send what it likes.
    #[test]
    fn nothing_of_a_request_is_written_into_a_header() {
        let address = "https://a.example".parse().unwrap();
        for text in [configurations(None), configurations(Some(&address))].concat() {
            for (at, _) in text.match_indices('$') {
                let variable = &text[at..];
                let is_ours = variable.starts_with("$zicha_");
                // The end of a regular expression.
                assert!(is_ours || variable.starts_with("$\"") || variable.starts_with("$\n"));
            }
            for placeholder in ["{http.", "{host", "{scheme", "{header", "{uri", "{query"] {
                assert!(!text.contains(placeholder), "{placeholder}");
            }
        }
    }

    #[test]
    fn other_sites_may_frame_the_one_file_only() {
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
                // The front page under two paths, the guide, and the one file only where it is asked for.
                let own = ["'self'\"", "'self'\n"].map(named).iter().sum::<usize>();
                assert_eq!(own, 3, "{path}");
                assert_eq!(named(sites), usize::from(allowed.is_some()), "{path}");
            }
        }
    }

    #[test]
    fn what_is_no_site_is_named() {
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
