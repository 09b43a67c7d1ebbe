//! What the program can ask of the browser: nothing that is not on a list, and so nothing that
//! could send an answer anywhere.

use wasmparser::{Parser, Payload};

use crate::error::Error;

/// The functions of the browser that the program may call, by the names that wasm-bindgen gives
/// them. Nothing here opens a connection or runs a text as a program, and what would write HTML is
/// refused by the browser.
const ALLOWED: &str = include_str!("imports.txt");

/// What opens a connection in a browser, or leads to the window of a frame, in which `scripts/exits.js` has
/// closed nothing. A program can call what it knows by name, so it must not even know the names.
const WAYS_OUT: [&str; 12] = [
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

/// Refuses a module that asks for anything else, or that knows of a way out, and a list with more on
/// it than the module asks for.
pub fn check(wasm: &[u8]) -> Result<(), Error> {
    let names = names(wasm)?;
    refuse_unknown(wasm, &names)?;
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
    let known = WAYS_OUT.iter().filter(|way| holds(wasm, way));
    unknown.extend(known.map(|way| (*way).to_owned()));
    if unknown.is_empty() {
        Ok(())
    } else {
        Err(Error::Imports(unknown.join(", ")))
    }
}

fn holds(wasm: &[u8], word: &str) -> bool {
    wasm.windows(word.len()).any(|it| it == word.as_bytes())
}

/// The imports, each once, without what wasm-bindgen adds to tell them apart.
fn names(wasm: &[u8]) -> Result<Vec<String>, Error> {
    let unreadable = |error: wasmparser::BinaryReaderError| Error::Module(error.to_string());
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

/// `__wbg_focus` and `__wbg_focus_1`, which tells two of a name apart, as `focus`.
fn plain(name: &str) -> String {
    let name = without_hash(name.strip_prefix("__wbg_").unwrap_or(name));
    let is_number = |end: &str| end.bytes().all(|it| it.is_ascii_digit());
    match name.rsplit_once('_') {
        Some((name, end)) if is_number(end) => name.to_owned(),
        _ => name.to_owned(),
    }
}

/// `__wbg_focus_6f0b8d4e2c1a7f93` and `__wbindgen_cast_0000000000000002` without their ends.
pub fn without_hash(name: &str) -> &str {
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
    fn a_way_to_send_is_refused_and_named() {
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
    fn what_nobody_asks_for_any_more_is_taken_off_the_list() {
        let unused = check(&module("__wbg_focus_6f0b8d4e2c1a7f93"));
        assert!(
            matches!(&unused, Err(Error::UnusedImports(names))
                if names.contains("setTimeout") && !names.contains("focus")),
            "{unused:?}"
        );
    }

    #[test]
    fn a_way_out_may_not_even_be_known() {
        let mut module = module("__wbg_focus_6f0b8d4e2c1a7f93");
        // A section of its own, which nothing reads.
        module.extend(b"\0\x0c\x01a fetch ...");
        assert!(matches!(check(&module), Err(Error::Imports(names)) if names == "fetch"));
    }
}
