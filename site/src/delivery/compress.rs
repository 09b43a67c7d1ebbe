//! Adds a Brotli (`.br`) and a gzip (`.gz`) copy of every file of the site that is text or WebAssembly.

use std::io::{self, Write};

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

use crate::{Built, Error, Files, engine};

/// The file extensions of text and WebAssembly.
const COMPRESSIBLE: [&str; 6] = ["html", "js", "json", "svg", "wasm", "webmanifest"];

/// A function that compresses a file.
type Encoder = fn(&[u8]) -> io::Result<Vec<u8>>;

/// The encodings, with the file extensions of their copies.
const ENCODINGS: [(&str, Encoder); 2] = [("br", brotli), ("gz", gzip)];

/// Adds the compressed copies; those in `known`, by path, are taken from there.
pub fn add(files: &mut Files, known: &Files) -> Result<(), Error> {
    let mut compressed = Files::new();
    for (name, bytes) in files.iter().filter(|(name, _)| is_compressible(name)) {
        for (extension, encoder) in ENCODINGS {
            let copy = format!("{name}.{extension}");
            let bytes = match known.get(&copy) {
                Some(bytes) => bytes.clone(),
                None => encoder(bytes).map_err(|source| {
                    let name = name.clone();
                    Error::Compression { name, source }
                })?,
            };
            compressed.insert(copy, bytes);
        }
    }
    files.extend(compressed);
    Ok(())
}

fn is_compressible(name: &str) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension);
    extension.is_some_and(|extension| COMPRESSIBLE.contains(&extension))
}

/// Adds compressed copies of its programs to `Built`, so that building a site needs not make them.
///
/// # Errors
/// Never for bytes in memory.
pub fn compress_beforehand(built: &mut Built) -> Result<(), Error> {
    let Built { page, portal, .. } = &*built;
    let mut files: Files = [&page.glue, &page.wasm, &portal.glue, &portal.wasm]
        .map(|it| (it.name.clone(), it.bytes.clone()))
        .into();
    files.extend(built.engine.iter().flat_map(engine::programs));
    let originals: Vec<String> = files.keys().cloned().collect();
    add(&mut files, &Files::new())?;
    files.retain(|name, _| !originals.contains(name));
    built.compressed = files;
    Ok(())
}

/// Compresses with Brotli at the highest quality.
///
/// # Errors
/// Never for bytes in memory.
pub fn brotli(mut bytes: &[u8]) -> io::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut compressed, &parameters)?;
    Ok(compressed)
}

/// Compresses without a time stamp or file name, so that builds are reproducible.
fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn both_copies_decompress_to_the_file() {
        let text = "自查 ".repeat(100);
        let mut files = Files::from([
            ("a.html".to_owned(), text.clone().into_bytes()),
            ("b.png".to_owned(), vec![1]),
        ]);
        add(&mut files, &Files::new()).unwrap();
        let names: Vec<&str> = files.keys().map(String::as_str).collect();
        assert_eq!(names, ["a.html", "a.html.br", "a.html.gz", "b.png"]);
        let mut read = String::new();
        flate2::read::GzDecoder::new(&*files["a.html.gz"])
            .read_to_string(&mut read)
            .unwrap();
        assert_eq!(read, text);
        read.clear();
        brotli::Decompressor::new(&*files["a.html.br"], 4096)
            .read_to_string(&mut read)
            .unwrap();
        assert_eq!(read, text);
    }
}
