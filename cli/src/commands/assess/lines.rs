//! Splits a stream into lines with bounded memory: a line that is too long is skipped, not stored.

use std::io::{self, BufRead, BufReader, Read};

use encoding_rs_io::DecodeReaderBytesBuilder;

/// The limit of a line in bytes, some thirty times the size of all answers.
pub const MOST_BYTES: usize = 65_536;

/// A line, or several empty lines.
#[derive(Debug, PartialEq, Eq)]
pub enum Line {
    /// The number of empty lines.
    Empty(usize),
    /// The bytes of a line, with its line ending.
    Whole(Vec<u8>),
    /// A line above the limit.
    TooLong,
}

impl Line {
    /// The number of lines here that are empty or only white space.
    pub fn blank(&self) -> usize {
        match self {
            Self::Empty(lines) => *lines,
            Self::Whole(bytes) => usize::from(bytes.trim_ascii().is_empty()),
            Self::TooLong => 0,
        }
    }
}

/// Decodes a stream to UTF-8 if it begins with a byte order mark of another encoding.
pub fn decoded(input: impl Read) -> impl BufRead {
    let mut builder = DecodeReaderBytesBuilder::new();
    builder
        .bom_override(true)
        .strip_bom(true)
        .utf8_passthru(true);
    BufReader::new(builder.build(input))
}

/// The next line; nothing at the end.
pub fn next(input: &mut impl BufRead) -> io::Result<Option<Line>> {
    let ends = input.fill_buf()?.iter().take_while(|byte| **byte == b'\n');
    let empty = ends.count();
    if empty > 0 {
        input.consume(empty);
        return Ok(Some(Line::Empty(empty)));
    }
    let mut line = Vec::new();
    let mut read = |line: &mut Vec<u8>| {
        line.clear();
        input.take(MOST_BYTES as u64).read_until(b'\n', line)
    };
    if read(&mut line)? == 0 {
        return Ok(None);
    }
    if line.len() < MOST_BYTES || line.ends_with(b"\n") {
        return Ok(Some(Line::Whole(line)));
    }
    while read(&mut line)? > 0 && !line.ends_with(b"\n") {}
    Ok(Some(Line::TooLong))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(input: &[u8]) -> Vec<Line> {
        let mut input = input;
        std::iter::from_fn(|| next(&mut input).unwrap()).collect()
    }

    #[test]
    fn empty_and_other_lines_are_told_apart() {
        let whole = |line: &[u8]| Line::Whole(line.to_vec());
        assert_eq!(lines(b""), []);
        let found = lines(b"\na\n\n\n \nb");
        let empty = [1, 2].map(Line::Empty);
        let [one, two] = empty;
        assert_eq!(found, [one, whole(b"a\n"), two, whole(b" \n"), whole(b"b")]);
        let blank: Vec<usize> = found.iter().map(Line::blank).collect();
        assert_eq!(blank, [1, 0, 2, 1, 0]);
    }

    #[test]
    fn a_line_that_is_too_long_is_one_line() {
        let long = |length| [&b"a".repeat(length)[..], b"\n", b"b\n"].concat();
        let after = Line::Whole(b"b\n".to_vec());
        let just = lines(&long(MOST_BYTES - 1));
        assert!(matches!(&just[..], [Line::Whole(_), last] if *last == after));
        for length in [
            MOST_BYTES,
            MOST_BYTES + 1,
            2 * MOST_BYTES,
            3 * MOST_BYTES - 1,
        ] {
            let found = lines(&long(length));
            assert!(
                matches!(&found[..], [Line::TooLong, last] if *last == after),
                "{length}"
            );
        }
        assert_eq!(lines(&b"a".repeat(2 * MOST_BYTES)), [Line::TooLong]);
    }
}
