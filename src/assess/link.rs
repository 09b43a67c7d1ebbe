//! Reads the answers from the fragment of a link, after undoing what chat programs, mail programs and
//! typing do to links. What cannot be understood is counted and never shown, because a stranger may have
//! written it.

use crate::notice::{Notice, QuestionSet};

use super::{Answers, CodeError, is_code, read_code, read_fragment};

/// The number of bytes of a link that are read; no valid answers are longer.
const LONGEST: usize = 4096;
/// How many times a link may be percent-encoded, by the programs it passed through and the browser.
const LAYERS: usize = 3;

/// The content of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its answers.
    pub answers: Answers,
    /// The questions whose answers are invalid.
    pub refused: QuestionSet,
    /// The number of parts that are not answers to a known question.
    pub unknown: usize,
    /// Why its code cannot be read.
    pub trouble: Option<CodeError>,
}

impl Link {
    /// A link without answers.
    pub(super) fn nothing(notice: &Notice) -> Self {
        Self {
            answers: Answers::none(notice),
            refused: QuestionSet::default(),
            unknown: 0,
            trouble: None,
        }
    }
}

/// Whether a fragment holds answers rather than an anchor of the page.
pub fn is_link(fragment: &str) -> bool {
    let text = normalized(fragment);
    text.contains('=') || is_code(&text)
}

/// Reads the answers of a link, which are a code or text.
pub fn read_link(notice: &Notice, fragment: &str) -> Link {
    let mut text = normalized(fragment);
    let code = read_code(notice, &text);
    let mut link = Link::nothing(notice);
    match code {
        Ok(answers) => link.answers = answers,
        Err(CodeError::NotACode) => {
            let rest = fragment.as_bytes().get(LONGEST..).unwrap_or_default();
            if !rest.is_empty() {
                // The last part may be cut off.
                text.truncate(text.rfind('&').unwrap_or_default());
            }
            link = read_fragment(notice, &text);
            if !rest.is_empty() {
                link.unknown += rest.split(|byte| *byte == b'&').count();
            }
        }
        Err(trouble) => link.trouble = Some(trouble),
    }
    link
}

/// A fragment in plain lower-case ASCII, reduced to the characters of ids and the separators.
fn normalized(fragment: &str) -> String {
    let mut text = plain(fragment);
    text.make_ascii_lowercase();
    text.retain(|byte| byte.is_ascii_alphanumeric() || b"-=&;?#,%".contains(byte));
    String::from_utf8(text).unwrap_or_default()
}

/// A text as ASCII: percent-decoded, full-width characters and dashes replaced, all others removed.
pub fn plain(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut bytes = bytes[..bytes.len().min(LONGEST)].to_vec();
    for _ in 0..LAYERS {
        bytes = decoded(&bytes);
    }
    let mut rest = &bytes[..];
    let mut plain = Vec::new();
    while let [byte, after @ ..] = rest {
        rest = after;
        let ascii = match rest {
            // U+FF01 to U+FF3F and U+FF40 to U+FF5E.
            [0xbc, last @ 0x81..=0xbf, ..] if *byte == 0xef => last - 0x60,
            [0xbd, last @ 0x80..=0x9e, ..] if *byte == 0xef => last - 0x20,
            // Hyphens and dashes, U+2010 to U+2015.
            [0x80, 0x90..=0x95, ..] if *byte == 0xe2 => b'-',
            _ => *byte,
        };
        if ascii.is_ascii() {
            plain.push(ascii);
        }
    }
    plain
}

/// Undoes percent-encoding once; invalid escapes are kept.
fn decoded(text: &[u8]) -> Vec<u8> {
    let mut rest = text;
    let mut decoded = Vec::new();
    while let [byte, after @ ..] = rest {
        rest = after;
        let mut byte = *byte;
        if let [high, low, behind @ ..] = after
            && byte == b'%'
            && let (Some(high), Some(low)) = (digit(*high), digit(*low))
        {
            byte = high << 4 | low;
            rest = behind;
        }
        decoded.push(byte);
    }
    decoded
}

/// The value of a hexadecimal digit.
fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' | b'A'..=b'F' => Some((byte | 0x20) - b'a' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::{write_code, write_fragment};

    const WORDS: &str =
        "route=junior-review&status=in-service&assignments=village-stationing,first-secretary";

    fn notice() -> Notice {
        crate::notice::current::read()
    }

    /// The answers of a link, its refused questions and the number of unknown parts.
    fn read(notice: &Notice, fragment: &str) -> (String, Vec<String>, usize) {
        let link = read_link(notice, fragment);
        assert_eq!(link.trouble, None, "{fragment}");
        let refused = link.refused.iter();
        let refused = refused
            .map(|it| notice.question(it).id.to_string())
            .collect();
        (write_fragment(notice, &link.answers), refused, link.unknown)
    }

    /// A text with everything but letters and digits percent-encoded.
    fn encoded(text: &str) -> String {
        let bytes = text.bytes().map(|byte| match byte {
            _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
            _ => format!("%{byte:02x}"),
        });
        bytes.collect()
    }

    #[test]
    fn links_are_read_as_programs_deliver_them() {
        let notice = notice();
        let code = write_code(&notice, &read_fragment(&notice, WORDS).answers);
        for original in [WORDS, &code] {
            let delivered = [
                original.to_owned(),
                format!("#{original}"),
                original.replace('=', "%3D"),
                original.replace('=', "%3d").replace('&', "%26"),
                original.replace('&', "&amp;"),
                original.replace('&', "&amp;amp;"),
                original.replace('&', "%26amp%3B"),
                encoded(original),
                encoded(&encoded(original)),
                encoded(&encoded(&encoded(original))),
                format!("{original}。"),
                encoded(&format!("{original}。")),
                format!("{original}."),
                format!("{original},"),
                format!("{original}，请看"),
                format!("{original})"),
                format!("“{original}”"),
                format!("「{original}」"),
                format!("<{original}>"),
                format!(" {original} "),
                format!("{original}%20"),
                format!("{original}\u{3000}"),
                format!("\u{200b}{original}\u{feff}"),
                original.replace('-', "\u{2010}"),
                original.to_uppercase(),
                original
                    .replace('=', "＝")
                    .replace('&', "＆")
                    .replace(',', "，"),
                original.replace('r', "\u{ff52}").replace('R', "\u{ff32}"),
                format!("{original}&utm_source=chat&utm_medium=message"),
                format!("{original}?from=singlemessage&isappinstalled=0"),
                format!("{original}%A1%A3"),
                format!("{original}&&"),
            ];
            for fragment in delivered {
                assert!(is_link(&fragment), "{fragment}");
                let expected = (WORDS.to_owned(), Vec::new(), 0);
                assert_eq!(read(&notice, &fragment), expected, "{fragment}");
            }
        }
    }

    #[test]
    fn an_invalid_escape_ends_the_answers() {
        let notice = notice();
        let code = write_code(&notice, &read_fragment(&notice, WORDS).answers);
        assert_eq!(read(&notice, &format!("{code}%zz%")).0, WORDS);
        let (answers, named, unknown) = read(&notice, &format!("{WORDS}%zz%"));
        assert_eq!((answers.as_str(), named.len(), unknown), (WORDS, 0, 1));
    }

    #[test]
    fn unknown_parts_are_counted_and_refused_questions_listed() {
        let notice = notice();
        let fragment = "colour=red&route=junior-review&a=b&status=asleep&status=retired\
                        &workplace=korla&workplace=qiemo&employer&assignments=none,unsure&c";
        let refused = ["status", "workplace", "employer", "assignments"];
        let (answers, named, unknown) = read(&notice, fragment);
        assert_eq!(answers, "route=junior-review");
        assert_eq!(named, refused);
        assert_eq!(unknown, 3);
    }

    #[test]
    fn only_the_beginning_of_a_long_link_is_read_and_the_rest_is_counted() {
        let notice = notice();
        let (answers, named, unknown) =
            read(&notice, &format!("route=senior{}", "&a=b".repeat(80_000)));
        assert_eq!(
            (answers.as_str(), named.len(), unknown),
            ("route=senior", 0, 80_000)
        );
        // An answer is not read in part: here the cut is after the first of two options.
        let filler = "&a=".repeat(1500);
        let beginning = &filler[..LONGEST - "&assignments=village-stationing".len()];
        let cut = format!("{beginning}&assignments=village-stationing,first-secretary");
        assert_eq!(read(&notice, &cut).0, "");
    }

    #[test]
    fn anchors_are_not_links() {
        for anchor in [
            "",
            "#",
            "#guide",
            "#clause-四（九）",
            "#clause-%E5%9B%9B",
            "#result",
            "#zicha",
        ] {
            assert!(!is_link(anchor), "{anchor}");
        }
    }

    #[test]
    fn a_day_may_be_full_width() {
        assert_eq!(plain("２０２１－０９－１０"), b"2021-09-10");
        assert_eq!(plain("2021-09-10T17:30。"), b"2021-09-10T17:30");
    }
}
