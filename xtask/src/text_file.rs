//! Reads a text file as editors write it. `build.rs` uses this module too.

use std::fs;
use std::io;
use std::path::Path;

use encoding_rs::{Encoding, GB18030, UTF_8};

/// What is said of a file with zero bytes in it.
const ZEROS: &str =
    "it holds zero bytes, as UTF-16 without a byte order mark does; save it as UTF-8";

/// Reads a text, without a byte order mark and with `\n` at the end of lines. UTF-16 is read where a
/// byte order mark says so; an encoding that would have to be guessed is named and refused.
///
/// # Errors
/// When the file cannot be read or is in another encoding.
pub fn read(path: &Path) -> io::Result<String> {
    let not_text = |reason| io::Error::new(io::ErrorKind::InvalidData, reason);
    decode(&fs::read(path)?).map_err(not_text)
}

/// The text of some bytes, or why they are none.
pub fn decode(bytes: &[u8]) -> Result<String, String> {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    let bytes = &bytes[mark..];
    let text = if encoding == UTF_8 {
        utf8(bytes)
            .map_err(|reason| format!("line {}: {reason}", line_of_mistake(bytes)))?
            .into()
    } else {
        let decoded = encoding.decode_without_bom_handling_and_without_replacement(bytes);
        let name = encoding.name();
        decoded.ok_or_else(|| {
            format!("its byte order mark says {name}, which it is not; save it as UTF-8")
        })?
    };
    if text.contains('\0') {
        return Err(ZEROS.to_owned());
    }
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// The text of bytes in UTF-8, or what they may be instead.
pub fn utf8(bytes: &[u8]) -> Result<&str, String> {
    std::str::from_utf8(bytes).map_err(|_| refusal(bytes))
}

/// The first line that is not UTF-8, from one.
fn line_of_mistake(bytes: &[u8]) -> usize {
    let valid = bytes.utf8_chunks().next().map_or(0, |it| it.valid().len());
    bytes[..valid].split(|byte| *byte == b'\n').count()
}

fn refusal(bytes: &[u8]) -> String {
    if bytes.contains(&0) {
        return ZEROS.to_owned();
    }
    let chinese = GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    let guess = if chinese.is_some() {
        "; it looks like GB18030 (GBK), which editors on Chinese Windows call ANSI"
    } else {
        ""
    };
    format!("not UTF-8{guess}; save it as UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{\n\"zh\": \"水利局\"\n}\n";

    fn wide(order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        format!("\u{feff}{TEXT}")
            .encode_utf16()
            .flat_map(order)
            .collect()
    }

    #[test]
    fn a_text_is_the_same_however_an_editor_writes_it() {
        let marked = format!("\u{feff}{TEXT}").into_bytes();
        let windows = TEXT.replace('\n', "\r\n").into_bytes();
        let old = TEXT.replace('\n', "\r").into_bytes();
        let wide = [wide(u16::to_le_bytes), wide(u16::to_be_bytes)];
        let plain = [TEXT.as_bytes().to_vec(), marked, windows, old];
        for bytes in plain.into_iter().chain(wide) {
            assert_eq!(decode(&bytes).as_deref(), Ok(TEXT), "{bytes:?}");
        }
    }

    #[test]
    fn an_encoding_that_would_be_guessed_is_named() {
        let refused = |bytes: &[u8]| decode(bytes).unwrap_err();
        let (chinese, ..) = GB18030.encode(TEXT);
        let said = refused(&chinese);
        assert!(
            said.starts_with("line 2: not UTF-8; it looks like GB18030"),
            "{said}"
        );
        assert!(refused(b"a\n\xff\xff").starts_with("line 2: not UTF-8; save"));
        assert!(refused(&wide(u16::to_le_bytes)[2..]).contains("UTF-16 without a byte order mark"));
        assert!(refused(b"a\0b").contains("zero bytes"));
        assert!(refused(b"\xff\xfe\x00\xd8").contains("its byte order mark says UTF-16LE"));
    }
}
