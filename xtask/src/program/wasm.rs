//! Compiles the page's program and the engine module to WebAssembly and generates their JavaScript glue with
//! wasm-bindgen.

use std::cmp::Reverse;
use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use wasm_bindgen_cli_support::{Bindgen, EncodeInto, Output};
use zicha_cli::text_file;
use zicha_site::{Asset, Engine, Program, without_comments};

use super::{imports, order, toolchain};
use crate::error::Error;
use crate::process;

/// The Cargo profile of published builds.
pub const RELEASE: &str = "wasm";
/// A Cargo profile that compiles much faster, for a program that still starts fast.
pub const DEVELOPMENT: &str = "serve";

/// The script that reports traps, and which the glue of the page contains.
const WATCH: &str = "scripts/watch-program.js";

/// A panic traps without a message, which nobody would read: messages and the code that formats them were a
/// twelfth of the program. `scripts/watch-program.js` reports the trap.
const TRAP_AT_ONCE: [&str; 2] = ["-Zunstable-options", "-Cpanic=immediate-abort"];

/// Builds the standard library too, because the precompiled one formats panic messages and is optimised for
/// speed.
const BUILD_LIBRARY: [&str; 2] = [
    "-Zbuild-std=std,panic_abort",
    "-Zbuild-std-features=optimize_for_size",
];

/// The artifact to compile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Artifact {
    /// The page's program.
    Page,
    /// The page's program that can also read a portal's notice.
    Portal,
    Engine,
    /// An example of the package, by its name.
    Example(&'static str),
}

impl Artifact {
    /// The Cargo feature to enable.
    fn feature(self) -> &'static str {
        match self {
            Self::Page => "csr",
            Self::Portal | Self::Example(_) => "csr,inline",
            Self::Engine => "program",
        }
    }

    /// The arguments that select the Cargo target.
    fn target(self) -> Vec<&'static str> {
        match self {
            Self::Page | Self::Portal | Self::Engine => vec!["--lib", "--crate-type", "cdylib"],
            Self::Example(name) => vec!["--example", name],
        }
    }
}

/// Whether the module contains the names of its functions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Names {
    Kept,
    Dropped,
}

/// Compiles the page's program with a Cargo profile and generates its glue.
pub fn page(profile: &str) -> Result<Program, Error> {
    applicant(Artifact::Page, profile)
}

/// The same for the program that can also read a portal's notice.
pub fn portal(profile: &str) -> Result<Program, Error> {
    Ok(applicant(Artifact::Portal, profile)?.for_portals())
}

fn applicant(artifact: Artifact, profile: &str) -> Result<Program, Error> {
    let mut output = build(artifact, profile)?;
    if profile == RELEASE {
        // Other builds also import functions for debugging.
        imports::check(&output.wasm_mut().emit_wasm())?;
    }
    let path = process::root().join(WATCH);
    let script = text_file::read(&path).map_err(Error::at(&path))?;
    let glue = watched(
        &with_numbered_names(&mut output),
        &without_comments(&script),
    )?;
    let mut program = program(output, without_documentation(&glue));
    if profile == RELEASE {
        program.wasm = Asset::new("wasm", order::compact(&program.wasm.bytes)?);
    }
    Ok(program)
}

/// Compiles an example with the release profile and generates its glue.
pub fn example(name: &'static str) -> Result<Program, Error> {
    let mut output = build(Artifact::Example(name), RELEASE)?;
    let glue = with_numbered_names(&mut output);
    Ok(program(output, glue))
}

fn program(mut output: Output, glue: String) -> Program {
    Program {
        glue: Asset::new("js", glue.into_bytes()),
        wasm: Asset::new("wasm", output.wasm_mut().emit_wasm()),
    }
}

/// The statement of the glue that stores the program's exports, through which all calls go.
const EXPORTS: &str = "wasm = instance.exports;";

/// The name of the module that the program's imports come from.
const IMPORTS: &str = "_";

/// Wraps the exports with `scripts/watch-program.js`, which reports traps.
fn watched(glue: &str, script: &str) -> Result<String, Error> {
    if glue.matches(EXPORTS).count() != 1 || glue.matches("instance.exports").count() != 1 {
        return Err(Error::NoExports(EXPORTS));
    }
    let glue = glue.replace(EXPORTS, "wasm = watched(instance.exports);");
    Ok(format!("{glue}\n{script}\n"))
}

/// Removes comments and indentation from the glue.
fn without_documentation(glue: &str) -> String {
    let lines = glue.lines().map(str::trim);
    // No line of wasm-bindgen's code begins with a multiplication.
    let is_comment = |line: &str| ["/**", "*", "//"].iter().any(|it| line.starts_with(it));
    let lines = lines.filter(|line| !line.is_empty() && !is_comment(line));
    lines.collect::<Vec<_>>().join("\n")
}

/// Numbers the program's imports and the exports that its closures are called by, in the module and in the
/// glue, which is returned: wasm-bindgen's names, which it makes unique with hashes, are 1 kB. What each import
/// calls can be read in the glue.
fn with_numbered_names(output: &mut Output) -> String {
    let mut glue = output.js().to_owned();
    for (number, import) in output.wasm_mut().imports.iter_mut().enumerate() {
        let number = number.to_string();
        glue = glue.replace(&import.name, &number);
        import.name = number;
        let module = format!("\"{}\"", import.module);
        glue = glue.replace(&module, &format!("\"{IMPORTS}\""));
        IMPORTS.clone_into(&mut import.module);
    }
    let exports = output.wasm_mut().exports.iter_mut();
    let mut closures: Vec<_> = exports
        .filter(|it| it.name.starts_with("wasm_bindgen_"))
        .collect();
    // The longest first, since a name can begin with another one.
    closures.sort_by_key(|it| Reverse(it.name.len()));
    for (number, export) in closures.into_iter().enumerate() {
        let name = format!("closure_{number}");
        glue = glue.replace(&export.name, &name);
        export.name = name;
    }
    glue
}

/// Compiles a release with function names, in a target directory of its own.
pub fn page_with_names() -> Result<Vec<u8>, Error> {
    let mut flags = flags(RELEASE);
    // This mangling scheme includes the types for which a generic function was instantiated.
    flags.push("-Csymbol-mangling-version=v0".into());
    let mut command = cargo_rustc(Artifact::Page, RELEASE, &flags)?;
    command
        .args(["--target-dir", "target/bloat"])
        .env("CARGO_PROFILE_WASM_STRIP", "none");
    let mut output = bind(&compile(command)?, Names::Kept)?;
    Ok(output.wasm_mut().emit_wasm())
}

/// Compiles the engine module for publishing and generates its glue.
pub fn engine() -> Result<Engine, Error> {
    let mut output = build(Artifact::Engine, RELEASE)?;
    Ok(Engine {
        glue: output.js().to_owned(),
        wasm: output.wasm_mut().emit_wasm(),
    })
}

fn build(artifact: Artifact, profile: &str) -> Result<Output, Error> {
    let command = cargo_rustc(artifact, profile, &flags(profile))?;
    bind(&compile(command)?, Names::Dropped)
}

/// Runs Cargo; returns the path of the WebAssembly file.
fn compile(mut command: Command) -> Result<PathBuf, Error> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|source| process::start_error(&command, source))?;
    let messages = child.stdout.take().map(BufReader::new);
    let wasm = messages
        .into_iter()
        .flat_map(BufRead::lines)
        .map_while(Result::ok);
    let wasm = wasm.filter_map(|message| wasm_file(&message)).last();
    let status = child
        .wait()
        .map_err(|source| process::start_error(&command, source))?;
    if !status.success() {
        return Err(Error::Failed(process::line(&command)));
    }
    wasm.ok_or(Error::NoWasm)
}

/// The Cargo command that compiles with a profile; a release includes its own standard library.
fn cargo_rustc(artifact: Artifact, profile: &str, flags: &[OsString]) -> Result<Command, Error> {
    let mut command = process::cargo();
    command
        .args(["rustc", "--package", "zicha"])
        .args(artifact.target())
        .args(["--target", toolchain::WASM_TARGET, "--profile", profile])
        .args(["--no-default-features", "--features", artifact.feature()])
        .arg("--message-format=json-render-diagnostics")
        .env_remove("RUSTFLAGS")
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join(OsStr::new("\u{1f}")));
    if profile == RELEASE {
        toolchain::add_library_sources()?;
        // Enables unstable flags; `rust-toolchain.toml` pins the compiler, so they do not change.
        command.env("RUSTC_BOOTSTRAP", "1").args(BUILD_LIBRARY);
    } else {
        toolchain::add_wasm_target()?;
    }
    Ok(command)
}

/// The compiler flags of a profile.
fn flags(profile: &str) -> Vec<OsString> {
    let mut flags = remap_flags();
    if profile == RELEASE {
        flags.extend(TRAP_AT_ONCE.map(OsString::from));
    }
    flags
}

/// The WebAssembly file in one of Cargo's JSON messages.
fn wasm_file(message: &str) -> Option<PathBuf> {
    let message: Value = serde_json::from_str(message).ok()?;
    let files = message.get("filenames")?.as_array()?;
    let mut paths = files.iter().filter_map(Value::as_str).map(PathBuf::from);
    paths.find(|path| {
        path.extension()
            .is_some_and(|extension| extension == "wasm")
    })
}

/// Flags that keep local paths out of panic messages, so that a commit gives the same bytes on every
/// machine. They are not passed after `cargo rustc --`, because dependencies need them too.
fn remap_flags() -> Vec<OsString> {
    let flag = |(from, to): (PathBuf, String)| {
        let mut flag = OsString::from("--remap-path-prefix=");
        flag.push(from);
        flag.push("=");
        flag.push(to);
        flag
    };
    remapped_paths().into_iter().map(flag).collect()
}

/// The paths to remap. If several match, the compiler uses the last one.
fn remapped_paths() -> Vec<(PathBuf, String)> {
    let mut paths = Vec::new();
    if let Some(home) = cargo_home() {
        let sources = sorted_children(&home.join("registry").join("src"));
        paths.push((home, "cargo".to_owned()));
        paths.extend(sources.into_iter().map(|it| (it, "crates".to_owned())));
    }
    paths.extend(toolchain::library());
    paths.push((process::root(), "zicha".to_owned()));
    paths
}

fn cargo_home() -> Option<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
}

fn sorted_children(directory: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(directory).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn bind(path: &Path, names: Names) -> Result<Output, Error> {
    let output = Bindgen::new()
        .input_path(path)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                // The scripts that start the programs pass the URL of the WebAssembly.
                .omit_default_module_path(true)
                .typescript(false)
                // Every browser that runs the program has `TextEncoder.encodeInto`.
                .encode_into(EncodeInto::Always)
                .remove_name_section(names == Names::Dropped)
                .remove_producers_section(true);
            bindgen.generate_output()
        })
        .map_err(|error| Error::Bind(format!("{error:#}")))?;
    refuse_snippets(&output)?;
    Ok(output)
}

/// A dependency may bring JavaScript files that the glue imports; the site does not contain them.
fn refuse_snippets(output: &Output) -> Result<(), Error> {
    let inline = output
        .snippets()
        .iter()
        .filter(|(_, files)| !files.is_empty());
    let names = inline
        .map(|(name, _)| name)
        .chain(output.local_modules().keys());
    let names: Vec<&str> = names.map(String::as_str).collect();
    if names.is_empty() {
        Ok(())
    } else {
        Err(Error::Snippets(names.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wasm_file_is_found_among_the_artifacts() {
        let message = r#"{"reason":"compiler-artifact","filenames":["a/zicha.d","a/zicha.wasm"]}"#;
        assert_eq!(wasm_file(message), Some(PathBuf::from("a/zicha.wasm")));
        assert_eq!(
            wasm_file(r#"{"reason":"build-finished","success":true}"#),
            None
        );
        assert_eq!(wasm_file("not JSON"), None);
    }

    #[test]
    fn the_glue_loses_its_comments() {
        let glue = "/**\n * Reads it.\n * @returns {any}\n */\nexport function read() {\n\n    // a\n    return 1;\n}\n";
        assert_eq!(
            without_documentation(glue),
            "export function read() {\nreturn 1;\n}"
        );
    }

    #[test]
    fn exports_are_wrapped_or_the_build_fails() {
        let glue = "let wasm;\nwasm = instance.exports;\nwasm.a();\n";
        assert_eq!(
            watched(glue, "const watched = 1;").unwrap(),
            "let wasm;\nwasm = watched(instance.exports);\nwasm.a();\n\nconst watched = 1;\n"
        );
        for changed in [
            "wasm = module.exports;",
            "wasm = instance.exports; memory = instance.exports.memory;",
        ] {
            let refused = watched(changed, "").unwrap_err();
            assert!(matches!(refused, Error::NoExports(_)), "{refused}");
        }
    }

    #[test]
    fn the_workspace_is_remapped_last() {
        assert_eq!(
            remapped_paths().last(),
            Some(&(process::root(), "zicha".to_owned()))
        );
    }
}
