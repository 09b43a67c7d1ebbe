//! Asks the product for its page and phrases as HTML and text.

use crate::error::Error;

/// The content of the mount point, before anything is answered.
pub fn page(language: &str) -> String {
    zicha::prerender::page(language)
}

/// One phrase of the wording.
pub fn phrase(language: &str, key: &'static str) -> Result<String, Error> {
    let missing = || Error::NoPhrase {
        language: language.to_owned(),
        key,
    };
    zicha::prerender::phrase(language, key).ok_or_else(missing)
}
