//! The server of `zicha serve` and of the tests: serves a directory on the loopback interface, with the headers of its
//! `_headers` file, as static hosts do.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};

use axum::Router;
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::IntoResponse as _;
use tower_http::services::ServeDir;

use crate::Error;
use crate::headers::Headers;

/// A bound port. Connections wait until `serve` is called, so the port can be reserved before a build.
#[derive(Debug)]
pub struct Port {
    listener: TcpListener,
    address: SocketAddr,
}

impl Port {
    /// Binds a port; 0 binds any free one.
    ///
    /// # Errors
    /// If the port is in use or cannot be bound.
    pub fn take(port: u16) -> Result<Self, Error> {
        let failed = |source: io::Error| match source.kind() {
            io::ErrorKind::AddrInUse => Error::PortTaken(port),
            _ => Error::Server { port, source },
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(failed)?;
        listener.set_nonblocking(true).map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        Ok(Self { listener, address })
    }

    /// The address of the site.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// The port number.
    pub fn number(&self) -> u16 {
        self.address.port()
    }

    /// Serves a directory in a new thread until the process ends.
    pub fn serve(self, directory: &Path) -> JoinHandle<Result<(), Error>> {
        let site = site(directory, self.number());
        thread::spawn(move || {
            let port = self.address.port();
            answer(self.listener, site).map_err(|source| Error::Server { port, source })
        })
    }
}

/// Serves files with their headers, compressed if the browser accepts that. `_headers` is read for every
/// response, because a new build may have changed it.
fn site(directory: &Path, port: u16) -> Router {
    let files = ServeDir::new(directory)
        .precompressed_br()
        .precompressed_gzip();
    let directory = directory.to_path_buf();
    let layer = middleware::from_fn(move |request: Request, next: Next| {
        let headers = Headers::read(&directory.join("_headers"));
        let path = request.uri().path().to_owned();
        let refused = if !is_for_this_machine(&request, port) {
            Some(StatusCode::MISDIRECTED_REQUEST)
        } else if !is_inside(&directory, &path) {
            Some(StatusCode::NOT_FOUND)
        } else {
            None
        };
        async move {
            if let Some(status) = refused {
                return status.into_response();
            }
            let mut response = next.run(request).await;
            headers.set(&path, response.headers_mut());
            response
        }
    });
    Router::new().fallback_service(files).layer(layer)
}

/// Whether the host of a request is this machine. Any other host may be an attacker's domain that resolves
/// to this address, whose pages could then read the responses (DNS rebinding).
fn is_for_this_machine(request: &Request, port: u16) -> bool {
    let is_ours = |host: &str| {
        let host = host.to_ascii_lowercase();
        let name = match host.strip_suffix(&format!(":{port}")) {
            Some(name) => name,
            None if port == 80 => &host,
            None => return false,
        };
        ["127.0.0.1", "localhost", "[::1]"].contains(&name)
    };
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let first = hosts.next().and_then(|host| host.to_str().ok());
    let in_address = request.uri().authority();
    first.is_some_and(is_ours)
        && hosts.next().is_none()
        && in_address.is_none_or(|it| is_ours(it.as_str()))
}

/// Whether a path is inside the directory after resolving symbolic links, and not hidden. Escaped paths are
/// refused, because no file of the site has a name that needs escaping.
fn is_inside(directory: &Path, path: &str) -> bool {
    let names = path.split('/').filter(|name| !name.is_empty());
    let names: Vec<&str> = names.collect();
    if path.contains(['%', '\\']) || names.iter().any(|name| name.starts_with('.')) {
        return false;
    }
    let Ok(root) = directory.canonicalize() else {
        return false;
    };
    let asked = names
        .iter()
        .fold(root.clone(), |path, name| path.join(name));
    let compressed = |path: &PathBuf| {
        [".br", ".gz"].map(|ending| {
            let mut path = path.clone().into_os_string();
            path.push(ending);
            PathBuf::from(path)
        })
    };
    // All files that may be served for the path: itself, the folder's index, and their compressed copies.
    let own = [asked.join("index.html"), asked];
    let all = own.iter().flat_map(compressed).chain(own.clone());
    // Files that do not exist cannot be outside.
    all.filter_map(|it| it.canonicalize().ok())
        .all(|it| it.starts_with(&root))
}

fn answer(listener: TcpListener, site: Router) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, site).await
    })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use super::*;

    fn get(address: SocketAddr, path: &str) -> String {
        ask(address, path, "")
    }

    fn ask(address: SocketAddr, path: &str, headers: &str) -> String {
        let host = format!("Host: {address}\r\n{headers}");
        send(address, &format!("GET {path} HTTP/1.1"), &host)
    }

    fn send(address: SocketAddr, line: &str, headers: &str) -> String {
        let mut stream = TcpStream::connect(address).unwrap();
        write!(stream, "{line}\r\nConnection: close\r\n{headers}\r\n").unwrap();
        let mut response = String::new();
        stream.read_to_string(&mut response).unwrap();
        response.to_ascii_lowercase()
    }

    /// A temporary site with a file outside of it.
    struct Scratch(PathBuf);

    impl Scratch {
        fn new(name: &str) -> Self {
            let name = format!("zicha-server-{}-{name}", std::process::id());
            let path = std::env::temp_dir().join(name);
            fs::create_dir_all(path.join("dist/en")).unwrap();
            fs::write(path.join("secret.txt"), "outside").unwrap();
            Self(path)
        }

        fn put(&self, name: &str, text: &str) {
            fs::write(self.0.join("dist").join(name), text).unwrap();
        }

        fn serve(&self) -> SocketAddr {
            let port = Port::take(0).unwrap();
            let address = port.address;
            port.serve(&self.0.join("dist"));
            address
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).unwrap();
        }
    }

    #[test]
    fn files_are_served_with_their_type_and_files_outside_are_not() {
        let scratch = Scratch::new("files");
        for (name, text) in [
            ("index.html", "zh"),
            ("en/index.html", "en"),
            ("a.wasm", ""),
            ("a.js", ""),
            ("a.js.br", "small"),
            ("a.webmanifest", ""),
            (".hidden", "hidden"),
            ("_headers", "/*\n  Cache-Control: no-cache\n"),
        ] {
            scratch.put(name, text);
        }
        let address = scratch.serve();
        assert!(get(address, "/").contains("cache-control: no-cache"));
        assert!(get(address, "/?date=2021-09-10").ends_with("zh"));
        assert!(get(address, "/en/").ends_with("en"));
        assert!(get(address, "/a.wasm").contains("content-type: application/wasm"));
        assert!(get(address, "/a.js").contains("content-type: text/javascript"));
        let manifest = "content-type: application/manifest+json";
        assert!(get(address, "/a.webmanifest").contains(manifest));
        let small = ask(address, "/a.js", "Accept-Encoding: gzip, br\r\n");
        assert!(small.contains("content-encoding: br") && small.ends_with("small"));
        assert!(small.contains("content-type: text/javascript"));
        for path in [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/en/../../secret.txt",
            "/en/..%5c..%5csecret.txt",
            "//secret.txt",
            "/.hidden",
            "/%2ehidden",
            "/en/../.hidden",
        ] {
            assert!(get(address, path).starts_with("http/1.1 404"), "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_that_lead_out_of_the_directory_are_not_followed() {
        use std::os::unix::fs::symlink;
        let scratch = Scratch::new("links");
        scratch.put("index.html", "zh");
        scratch.put("a.js", "plain");
        let (outside, dist) = (scratch.0.join("secret.txt"), scratch.0.join("dist"));
        for name in ["link.txt", "a.js.br", "en/index.html"] {
            symlink(&outside, dist.join(name)).unwrap();
        }
        symlink(&scratch.0, dist.join("folder")).unwrap();
        symlink(dist.join("index.html"), dist.join("inside.html")).unwrap();
        let address = scratch.serve();
        for path in [
            "/link.txt",
            "/a.js",
            "/en/",
            "/folder/secret.txt",
            "/folder/dist/a.js.br",
        ] {
            let answer = ask(address, path, "Accept-Encoding: br\r\n");
            assert!(answer.starts_with("http/1.1 404"), "{path}");
            assert!(!answer.contains("outside"), "{path}");
        }
        assert!(get(address, "/inside.html").ends_with("zh"));
    }

    #[test]
    fn only_requests_to_this_machine_are_answered() {
        let scratch = Scratch::new("hosts");
        scratch.put("index.html", "zh");
        let address = scratch.serve();
        let port = address.port();
        let answer = |line: &str, headers: &str| send(address, line, headers);
        for host in ["127.0.0.1", "localhost", "LocalHost", "[::1]"] {
            let host = format!("Host: {host}:{port}\r\n");
            assert!(answer("GET / HTTP/1.1", &host).ends_with("zh"), "{host}");
        }
        let own = format!("http://127.0.0.1:{port}/");
        let host = format!("Host: 127.0.0.1:{port}\r\n");
        assert!(answer(&format!("GET {own} HTTP/1.1"), &host).ends_with("zh"));
        let elsewhere = format!("Host: elsewhere.invalid:{port}\r\n");
        for (line, headers) in [
            ("GET / HTTP/1.1", elsewhere.clone()),
            ("GET / HTTP/1.1", "Host: elsewhere.invalid\r\n".to_owned()),
            ("GET / HTTP/1.1", "Host: localhost\r\n".to_owned()),
            ("GET / HTTP/1.1", "Host: 127.0.0.1:1\r\n".to_owned()),
            (
                "GET / HTTP/1.1",
                format!("Host: localhost.elsewhere.invalid:{port}\r\n"),
            ),
            (
                "GET / HTTP/1.1",
                format!("Host: 127.0.0.1.elsewhere.invalid:{port}\r\n"),
            ),
            ("GET / HTTP/1.1", format!("Host: user@localhost:{port}\r\n")),
            ("GET / HTTP/1.1", format!("Host: 127.1:{port}\r\n")),
            ("GET / HTTP/1.1", format!("Host: 0.0.0.0:{port}\r\n")),
            ("GET / HTTP/1.1", "Host: \r\n".to_owned()),
            ("GET / HTTP/1.1", format!("{host}{elsewhere}")),
            ("GET / HTTP/1.1", String::new()),
            ("GET / HTTP/1.0", String::new()),
            ("GET http://elsewhere.invalid/ HTTP/1.1", host.clone()),
            (&format!("GET {own} HTTP/1.1"), elsewhere),
        ] {
            let answer = answer(line, &headers);
            assert!(answer.starts_with("http/1."), "{line} {headers}");
            assert!(
                answer[9..].starts_with("421") || answer[9..].starts_with("400"),
                "{line} {headers}: {answer}"
            );
            assert!(!answer.ends_with("zh"));
        }
    }

    #[test]
    fn a_port_in_use_is_an_error_with_its_number() {
        let first = Port::take(0).unwrap();
        let taken = first.address.port();
        assert!(matches!(Port::take(taken), Err(Error::PortTaken(port)) if port == taken));
    }
}
