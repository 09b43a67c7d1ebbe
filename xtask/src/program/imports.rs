//! Checks the browser functions that the WebAssembly program imports against `imports.txt`, so that it cannot
//! call anything that could send an answer.

use wasmparser::{BinaryReaderError, ImportSectionReader, Parser, Payload, TypeRef};

use crate::error::Error;

/// The functions that the program may import, by wasm-bindgen's names. None of them opens a connection or
/// runs text as code, and browsers block those that write HTML (Trusted Types).
const ALLOWED: &str = include_str!("imports.txt");

/// Names of what opens a connection, or gives access to the window of an iframe, where `scripts/block-exits.js`
/// has blocked nothing. The program can call functions by name, so these must not occur in the module at all.
const FORBIDDEN_NAMES: [&str; 12] = [
    "fetch",
    "XMLHttpRequest",
    "WebSocket",
    "WebTransport",
    "EventSource",
    "sendBeacon",
    "RTCPeerConnection",
    "serviceWorker",
    "importScripts",
    "iframe",
    "contentWindow",
    "contentDocument",
];

/// Fails if a module imports a function that is not listed, or contains one of `FORBIDDEN_NAMES`.
pub fn check(wasm: &[u8]) -> Result<(), Error> {
    refuse_unknown(wasm, &names(wasm)?)
}

/// Fails if a module does not import a listed function. The program for pages of portals imports all that the page's
/// own does.
pub fn check_list(wasm: &[u8]) -> Result<(), Error> {
    let names = names(wasm)?;
    let mut unused: Vec<&str> = allowed().collect();
    unused.retain(|allowed| !names.iter().any(|name| name == allowed));
    if unused.is_empty() {
        Ok(())
    } else {
        Err(Error::UnusedImports(unused.join(", ")))
    }
}

fn allowed() -> impl Iterator<Item = &'static str> {
    let lines = ALLOWED.lines();
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn refuse_unknown(wasm: &[u8], names: &[String]) -> Result<(), Error> {
    let mut unknown = names.to_vec();
    unknown.retain(|name| !allowed().any(|allowed| name == allowed));
    let known = FORBIDDEN_NAMES.iter().filter(|way| contains(wasm, way));
    unknown.extend(known.map(|way| (*way).to_owned()));
    if unknown.is_empty() {
        Ok(())
    } else {
        Err(Error::Imports(unknown.join(", ")))
    }
}

fn contains(wasm: &[u8], word: &str) -> bool {
    wasm.windows(word.len()).any(|it| it == word.as_bytes())
}

/// The names of the imports without duplicates and without wasm-bindgen's prefixes and suffixes.
fn names(wasm: &[u8]) -> Result<Vec<String>, Error> {
    let unreadable = |error: BinaryReaderError| Error::Module(error.to_string());
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(imports) = payload.map_err(unreadable)? {
            for import in imports.into_imports() {
                names.push(plain(import.map_err(unreadable)?.name));
            }
        }
    }
    names.sort();
    names.dedup();
    Ok(names)
}

/// How many functions a module imports; their indices come before those of its own functions.
pub fn count_functions(imports: ImportSectionReader<'_>) -> Result<usize, BinaryReaderError> {
    let mut count = 0;
    for import in imports.into_imports() {
        count += usize::from(matches!(import?.ty, TypeRef::Func(_)));
    }
    Ok(count)
}

/// The plain name of an import: `focus` for `__wbg_focus` and for `__wbg_focus_1`.
fn plain(name: &str) -> String {
    let name = without_hash(name.strip_prefix("__wbg_").unwrap_or(name));
    let is_number = |end: &str| end.bytes().all(|it| it.is_ascii_digit());
    match name.rsplit_once('_') {
        Some((name, end)) if is_number(end) => name.to_owned(),
        _ => name.to_owned(),
    }
}

/// Removes the hash from names such as `__wbg_focus_6f0b8d4e2c1a7f93`.
fn without_hash(name: &str) -> &str {
    let is_hash = |end: &str| end.len() == 16 && end.bytes().all(|it| it.is_ascii_hexdigit());
    match name.rsplit_once('_') {
        Some((name, end)) if is_hash(end) => name,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain() {
        assert_eq!(plain("__wbg_focus_6f0b8d4e2c1a7f93"), "focus");
        assert_eq!(plain("__wbg_focus_1"), "focus");
        assert_eq!(plain("__wbg_static_accessor_SELF"), "static_accessor_SELF");
        assert_eq!(plain("__wbindgen_cast_0000000000000002"), "__wbindgen_cast");
        assert_eq!(
            plain("__wbindgen_init_externref_table"),
            "__wbindgen_init_externref_table"
        );
    }

    /// A module that imports one function of the browser.
    fn module(import: &str) -> Vec<u8> {
        let length = |text: &str| u8::try_from(text.len()).unwrap();
        let mut section = vec![1, 1, b'.', length(import)];
        section.extend(import.bytes());
        section.extend([0, 0]);
        let mut module = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02".to_vec();
        module.push(u8::try_from(section.len()).unwrap());
        module.extend(section);
        module
    }

    #[test]
    fn an_import_that_is_not_listed_is_refused_by_name() {
        for way in ["open", "send", "assign", "submit", "eval", "set_outerHTML"] {
            let name = format!("__wbg_{way}_6f0b8d4e2c1a7f93");
            let refused = check(&module(&name));
            assert!(
                matches!(&refused, Err(Error::Imports(names)) if names == way),
                "{refused:?}"
            );
        }
        assert!(matches!(check(b"rubbish"), Err(Error::Module(_))));
    }

    #[test]
    fn a_listed_function_that_is_not_imported_is_an_error() {
        let unused = check_list(&module("__wbg_focus_6f0b8d4e2c1a7f93"));
        assert!(
            matches!(&unused, Err(Error::UnusedImports(names))
                if names.contains("setTimeout") && !names.contains("focus")),
            "{unused:?}"
        );
    }

    #[test]
    fn a_forbidden_name_is_refused_anywhere_in_the_module() {
        let mut module = module("__wbg_focus_6f0b8d4e2c1a7f93");
        // A custom section, which is not executed.
        module.extend(b"\0\x0c\x01a fetch ...");
        assert!(matches!(check(&module), Err(Error::Imports(names)) if names == "fetch"));
    }
}
