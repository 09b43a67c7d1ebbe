//! Asks the product for its page as HTML.

/// The content of the mount point, before anything is answered.
pub fn page(language: &str) -> String {
    zicha::prerender::page(language)
}
