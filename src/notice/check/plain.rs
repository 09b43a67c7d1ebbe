//! Validates strings: plain text of limited length, telephone numbers and web addresses.

use super::super::{Fault, path::Path, strings::find};
use super::Checker;

/// The maximum length of a text in characters; a longer one does not fit the page.
const MOST_CHARACTERS: usize = 600;

impl Checker<'_> {
    pub(super) fn plain(&mut self, path: &Path, wording: &str) {
        if wording.trim().is_empty() {
            self.report(path, Fault::EmptyText);
        }
        let (found, most) = (wording.chars().count(), MOST_CHARACTERS);
        if found > most {
            self.report(path, Fault::TooLong { found, most });
        }
        if looks_like_markup(wording) {
            self.report(path, Fault::Markup);
        }
        if wording.chars().any(is_control) {
            self.report(path, Fault::Control);
        }
    }

    pub(super) fn telephone(&mut self, path: &Path, number: &str) {
        let dialled = |byte: u8| byte.is_ascii_digit() || b" +-()".contains(&byte);
        let is_number = |byte: u8| byte.is_ascii_digit();
        let has_digit = number.is_empty() || number.bytes().any(is_number);
        if !number.bytes().all(dialled) || !has_digit {
            let expected = "digits, spaces and + - ( )".to_owned();
            let found = number.to_owned();
            self.report(path, Fault::WrongKind { expected, found });
        }
    }

    pub(super) fn address(&mut self, path: &Path, address: &str) {
        if !is_web_address(address) {
            self.report(path, Fault::BadAddress(address.to_owned()));
        }
    }
}

/// Whether a text is a web address that is safe as a link: https or http, then a host. User names before
/// the host and characters other than ASCII are refused, because they can make an address look like
/// another one.
fn is_web_address(address: &str) -> bool {
    let rest = address.strip_prefix("https://");
    let Some(rest) = rest.or_else(|| address.strip_prefix("http://")) else {
        return false;
    };
    let plain = |byte: u8| byte.is_ascii_graphic() && !b"\"'<>@\\^`{|}".contains(&byte);
    rest.starts_with(|first: char| first.is_ascii_alphanumeric()) && rest.bytes().all(plain)
}

/// Whether a character is a control character, a line separator, a byte order mark, or changes the
/// direction of the text after it.
pub fn is_control(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether a text contains something like a tag or an entity. Texts are plain text.
fn looks_like_markup(wording: &str) -> bool {
    let tag = wording.split('<').skip(1).any(|rest| {
        rest.starts_with(|first: char| first.is_ascii_alphabetic() || first == '/' || first == '!')
    });
    tag || find(wording, "&#").is_some()
}
