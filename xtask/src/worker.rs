//! The worker that keeps one version of the site on the device, with the list of its files.

use serde_json::{Value, json};

use crate::error::Error;
use crate::publish::Files;
use crate::template::Value as Place;
use crate::{policy, scripts, wasm};

/// The worker for a set of files. Its text changes whenever any of them does.
pub fn script(files: &Files) -> Result<String, Error> {
    let entry = |(name, bytes): (&String, &Vec<u8>)| json!([address(name), policy::digest(bytes)]);
    let list = files.iter().map(entry).collect::<Value>().to_string();
    let version = wasm::short_hash(list.as_bytes());
    scripts::read(
        "scripts/sw.js",
        &[
            ("version", Place::Raw(&version)),
            ("files", Place::Raw(&list)),
        ],
    )
}

/// Where a file is asked for: a page that is the index of its folder goes by the folder's name.
fn address(name: &str) -> String {
    format!("./{}", name.strip_suffix("index.html").unwrap_or(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn worker(content: &str) -> String {
        let file = |name: &str| (name.to_owned(), content.as_bytes().to_vec());
        script(&Files::from(["en/index.html", "a.js"].map(file))).unwrap()
    }

    #[test]
    fn files_are_listed_by_address_and_hash() {
        // echo -n a | openssl dgst -sha256 -binary | base64
        let hash = "sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=";
        assert!(worker("a").contains(&format!(r#"[["./a.js","{hash}"],["./en/","{hash}"]]"#)));
    }

    #[test]
    fn another_content_is_another_version() {
        let name = |script: String| {
            let mut lines = script.lines();
            let name = lines.find(|line| line.starts_with("const NAME"));
            name.map(str::to_owned)
        };
        assert!(name(worker("a")).is_some());
        assert_ne!(name(worker("a")), name(worker("b")));
    }
}
