//! Reads text files in the encodings and with the line endings that editors write.

use std::fs;
use std::io;
use std::path::Path;

use encoding_rs::{Encoding, GB18030, UTF_8};

/// The error for a file that contains zero bytes.
const ZEROS: &str =
    "it holds zero bytes, as UTF-16 without a byte order mark does; save it as UTF-8";

/// Reads a text; its byte order mark is removed and line endings become `\n`. UTF-16 needs a byte order
/// mark. Any other encoding is refused, because it could only be guessed; the error names a likely one.
///
/// # Errors
/// When the file cannot be read or is in another encoding.
pub fn read(path: &Path) -> io::Result<String> {
    let not_text = |reason| io::Error::new(io::ErrorKind::InvalidData, reason);
    decode(&fs::read(path)?).map_err(not_text)
}

/// Decodes bytes as `read` does.
///
/// # Errors
/// What is wrong with the bytes.
pub fn decode(bytes: &[u8]) -> Result<String, String> {
    if let Some(kind) = document_kind(bytes) {
        return Err(format!(
            "this is a {kind} file; copy its text into a plain text file"
        ));
    }
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

/// What a file is that programs for writing texts make, by its first bytes.
fn document_kind(bytes: &[u8]) -> Option<&'static str> {
    let kinds: [(&[u8], &str); 3] = [
        (b"PK\x03\x04", "Word or ZIP"),
        (b"\xd0\xcf\x11\xe0", "Word"),
        (b"%PDF", "PDF"),
    ];
    let kind = kinds
        .into_iter()
        .find(|(first, _)| bytes.starts_with(first));
    kind.map(|(_, name)| name)
}

/// Decodes UTF-8; the error names an encoding that the bytes may be in instead.
///
/// # Errors
/// As of [`decode`].
pub fn utf8(bytes: &[u8]) -> Result<&str, String> {
    std::str::from_utf8(bytes).map_err(|_| refusal(bytes))
}

/// The number of the first line that is not valid UTF-8.
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
    fn encodings_with_a_mark_and_all_line_endings_give_the_same_text() {
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
    fn other_encodings_are_refused_with_a_hint() {
        let refused = |bytes: &[u8]| decode(bytes).unwrap_err();
        let (chinese, ..) = GB18030.encode(TEXT);
        let reason = refused(&chinese);
        assert!(
            reason.starts_with("line 2: not UTF-8; it looks like GB18030"),
            "{reason}"
        );
        assert!(refused(b"a\n\xff\xff").starts_with("line 2: not UTF-8; save"));
        assert!(refused(&wide(u16::to_le_bytes)[2..]).contains("UTF-16 without a byte order mark"));
        assert!(refused(b"a\0b").contains("zero bytes"));
        let packed = refused(b"PK\x03\x04\x14\0\x06\0");
        assert_eq!(
            packed,
            "this is a Word or ZIP file; copy its text into a plain text file"
        );
        assert!(refused(b"\xd0\xcf\x11\xe0\xa1\xb1\0").starts_with("this is a Word file"));
        assert!(refused(b"%PDF-1.7").starts_with("this is a PDF file"));
        assert!(refused(b"\xff\xfe\x00\xd8").contains("its byte order mark says UTF-16LE"));
    }
}
