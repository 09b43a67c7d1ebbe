//! Runs nginx and Caddy on the site under test with the configurations that the build has written into it.

use std::fs;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use zicha_cli::server::Port;

use super::packages;
use crate::error::Error;
use crate::process;

/// Where the servers are unpacked and run. They are not installed, so that no service is added to the system.
const DIRECTORY: &str = "target/servers";

/// How long a server may take to start.
const START_TIMEOUT: Duration = Duration::from_secs(30);

/// A server that runs until it is dropped.
#[derive(Debug)]
pub struct Server {
    process: Child,
    /// The address of the site.
    pub url: String,
    /// The addresses of two proxies of the same kind that pass requests on with another `Host` header: the
    /// address of this server, and none (nginx) or a wrong one (Caddy).
    pub proxies: [String; 2],
}

impl Drop for Server {
    fn drop(&mut self) {
        // Fails only if the server has already exited.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Server {
    /// Runs a command that serves on a port, and waits until it does.
    fn run(command: &mut Command, ports: [u16; 3]) -> Result<Self, Error> {
        let started = command.stdin(Stdio::null()).spawn();
        let process = started.map_err(|source| process::start_error(command, source))?;
        let mut server = Self {
            process,
            url: url(ports[0]),
            proxies: [url(ports[1]), url(ports[2])],
        };
        let begun = Instant::now();
        while !ports
            .iter()
            .all(|port| TcpStream::connect(("127.0.0.1", *port)).is_ok())
        {
            let ended = !matches!(server.process.try_wait(), Ok(None));
            if ended || begun.elapsed() > START_TIMEOUT {
                return Err(Error::Failed(process::line(command)));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(server)
    }
}

fn url(port: u16) -> String {
    format!("http://127.0.0.1:{port}/")
}

/// Runs nginx on the site.
pub fn nginx(site: &Path) -> Result<Server, Error> {
    let tools = unpacked(&["nginx", "nginx-common", "libnginx-mod-http-brotli-static"])?;
    on_free_ports(|ports| nginx_on(ports, &tools, site))
}

fn nginx_on(ports: [u16; 3], tools: &Path, site: &Path) -> Result<Server, Error> {
    let run = directory("nginx-run")?;
    let [port, proxy, old_proxy] = ports;
    let module = tools.join("usr/lib/nginx/modules/ngx_http_brotli_static_module.so");
    let configuration = format!(
        "load_module {module};\npid nginx.pid;\nerror_log stderr warn;\nevents {{}}\nhttp {{\n\
         include {types};\naccess_log off;\nclient_body_temp_path body;\nproxy_temp_path proxy;\n\
         fastcgi_temp_path fastcgi;\nuwsgi_temp_path uwsgi;\nscgi_temp_path scgi;\n\
         server {{\nlisten 127.0.0.1:{port};\nroot {site};\ninclude {site}/deploy/nginx.conf;\n}}\n\
         server {{\nlisten 127.0.0.1:{proxy};\n\
         location / {{\nproxy_pass http://127.0.0.1:{port};\n}}\n}}\n\
         server {{\nlisten 127.0.0.1:{old_proxy};\n\
         location / {{\nproxy_pass http://127.0.0.1:{port};\nproxy_http_version 1.0;\n\
         proxy_set_header Host \"\";\n}}\n}}\n}}\n",
        module = module.display(),
        types = tools.join("etc/nginx/mime.types").display(),
        site = site.display(),
    );
    let file = run.join("nginx.conf");
    fs::write(&file, configuration).map_err(Error::at(&file))?;
    let mut command = Command::new(tools.join("usr/sbin/nginx"));
    command
        .args(["-g", "daemon off; master_process off;", "-e", "stderr"])
        .arg("-p")
        .arg(&run)
        .arg("-c")
        .arg(&file);
    Server::run(&mut command, ports)
}

/// Runs Caddy on the site.
pub fn caddy(site: &Path) -> Result<Server, Error> {
    let tools = unpacked(&["caddy"])?;
    on_free_ports(|ports| caddy_on(ports, &tools, site))
}

fn caddy_on(ports: [u16; 3], tools: &Path, site: &Path) -> Result<Server, Error> {
    let run = directory("caddy-run")?;
    let [port, proxy, other_proxy] = ports;
    let configuration = format!(
        "{{\n\tadmin off\n\tauto_https off\n\tstorage file_system {run}\n\tlog {{\n\t\tlevel ERROR\n\t}}\n}}\n\
         http://:{port} {{\n\tbind 127.0.0.1\n\troot * {site}\n\timport {site}/deploy/Caddyfile\n}}\n\
         http://:{proxy} {{\n\tbind 127.0.0.1\n\treverse_proxy 127.0.0.1:{port} {{\n\t\theader_up Host {{upstream_hostport}}\n\t}}\n}}\n\
         http://:{other_proxy} {{\n\tbind 127.0.0.1\n\treverse_proxy 127.0.0.1:{port} {{\n\t\theader_up Host elsewhere.invalid\n\t}}\n}}\n",
        run = run.display(),
        site = site.display(),
    );
    let file = run.join("Caddyfile");
    fs::write(&file, configuration).map_err(Error::at(&file))?;
    let mut command = Command::new(tools.join("usr/bin/caddy"));
    command
        .args(["run", "--adapter", "caddyfile", "--config"])
        .arg(&file)
        .env("HOME", &run)
        .stderr(Stdio::null());
    Server::run(&mut command, ports)
}

/// Starts a server on unused ports, a second time if it fails: another program may have taken one of the
/// ports before the server did.
fn on_free_ports(start: impl Fn([u16; 3]) -> Result<Server, Error>) -> Result<Server, Error> {
    let attempt = || start(free_ports()?);
    attempt().or_else(|_| attempt())
}

/// Unused ports, released again so that the server can bind them.
fn free_ports() -> Result<[u16; 3], Error> {
    let ports = [Port::take(0)?, Port::take(0)?, Port::take(0)?];
    Ok(ports.each_ref().map(Port::number))
}

fn directory(name: &str) -> Result<PathBuf, Error> {
    let path = process::root().join(DIRECTORY).join(name);
    fs::create_dir_all(&path).map_err(Error::at(&path))?;
    Ok(path)
}

/// Downloads and unpacks Debian packages below the target directory.
fn unpacked(names: &[&str]) -> Result<PathBuf, Error> {
    let path = process::root().join(DIRECTORY).join(names[0]);
    if path.is_dir() {
        return Ok(path);
    }
    let fetched = directory("fetched")?;
    packages::fetch(names, &fetched)?;
    // Unpacked elsewhere and then renamed, so that an interrupted run leaves no incomplete directory.
    let next = directory("next")?;
    for entry in fs::read_dir(&fetched).map_err(Error::at(&fetched))? {
        let package = entry.map_err(Error::at(&fetched))?.path();
        process::run(Command::new("dpkg-deb").arg("-x").arg(&package).arg(&next))?;
    }
    fs::remove_dir_all(&fetched).map_err(Error::at(&fetched))?;
    fs::rename(&next, &path).map_err(Error::at(&path))?;
    Ok(path)
}
