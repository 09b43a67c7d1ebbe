//! Serves a directory over HTTP on this machine, as the static hosts do for which `_headers` is.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::thread::{self, JoinHandle};

use axum::Router;
use axum::extract::Request;
use axum::middleware::{self, Next};
use tower_http::services::ServeDir;

use crate::error::Error;
use crate::headers::Headers;

/// A port that is held already and will be answered as soon as there is something to serve.
#[derive(Debug)]
pub struct Port {
    listener: TcpListener,
    address: SocketAddr,
}

impl Port {
    /// Takes a port of this machine; 0 takes any free one.
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

    /// Its number.
    pub fn number(&self) -> u16 {
        self.address.port()
    }

    /// Serves a directory in a thread of its own until the process ends.
    pub fn serve(self, directory: &Path) -> JoinHandle<Result<(), Error>> {
        let site = site(directory);
        thread::spawn(move || {
            let port = self.address.port();
            answer(self.listener, site).map_err(|source| Error::Server { port, source })
        })
    }
}

/// The files of a directory, compressed where the browser takes that, with their headers. Those
/// are read anew for every answer, as the next build may have changed them.
fn site(directory: &Path) -> Router {
    let files = ServeDir::new(directory)
        .precompressed_br()
        .precompressed_gzip();
    let headers = directory.join("_headers");
    let layer = middleware::from_fn(move |request: Request, next: Next| {
        let headers = Headers::read(&headers);
        let path = request.uri().path().to_owned();
        async move {
            let mut response = next.run(request).await;
            headers.set(&path, response.headers_mut());
            response
        }
    });
    Router::new().fallback_service(files).layer(layer)
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
        let mut stream = TcpStream::connect(address).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n"
        )
        .unwrap();
        let mut response = String::new();
        stream.read_to_string(&mut response).unwrap();
        response.to_ascii_lowercase()
    }

    #[test]
    fn files_are_served_with_their_type_and_nothing_outside_is() {
        let parent = std::env::temp_dir().join(format!("zicha-server-{}", std::process::id()));
        fs::create_dir_all(parent.join("dist/en")).unwrap();
        fs::write(parent.join("secret.txt"), "outside").unwrap();
        for (name, text) in [
            ("index.html", "zh"),
            ("en/index.html", "en"),
            ("a.wasm", ""),
            ("a.js", ""),
            ("a.js.br", "small"),
            ("a.webmanifest", ""),
            ("_headers", "/*\n  Cache-Control: no-cache\n"),
        ] {
            fs::write(parent.join("dist").join(name), text).unwrap();
        }
        let port = Port::take(0).unwrap();
        let address = port.address;
        let _server = port.serve(&parent.join("dist"));
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
            "//secret.txt",
        ] {
            assert!(get(address, path).starts_with("http/1.1 404"), "{path}");
        }
        fs::remove_dir_all(&parent).unwrap();
    }

    #[test]
    fn a_taken_port_is_named() {
        let first = Port::take(0).unwrap();
        let taken = first.address.port();
        assert!(matches!(Port::take(taken), Err(Error::PortTaken(port)) if port == taken));
    }
}
