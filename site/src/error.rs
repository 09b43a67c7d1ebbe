//! Why a site could not be made.

use thiserror::Error;
use zicha::notice::Problem;

/// A reason why a site could not be made.
#[derive(Debug, Error)]
pub enum Error {
    /// The notice has problems.
    #[error("the notice has problems\n{}", lines(.0))]
    Notice(Vec<Problem>),
    /// Nothing is named that a site could be made of.
    #[error("no notice is named")]
    NoNotice,
    /// Two of the notices of a site have the same id, which would be the folder of both.
    #[error("two of the notices have the id `{0}`")]
    SameId(String),
    /// The notice of the page is older than another of its issuer.
    #[error(
        "`{page}` cannot be the page: `{later}` of the same issuer has a later round; name that one first"
    )]
    LaterRound {
        /// The notice named first.
        page: String,
        /// The one with a later round.
        later: String,
    },
    /// A part of the built programs or styles is missing.
    #[error("{0} is missing among the built programs and styles")]
    NoPart(&'static str),
    /// The glue has no default export.
    #[error("the glue has no default export, which is expected to start the program")]
    NoInit,
    /// The glue contains something that would end its `script` element.
    #[error("the glue cannot be inlined in a page: it contains `</script` or `<!--`")]
    EndTagInGlue,
    /// The styles do not define a colour in the form that other code needs.
    #[error("tokens.css defines no {0} such as #0b5a82")]
    NoColour(&'static str),
    /// An icon could not be encoded.
    #[error("icon: {0}")]
    Png(#[from] png::EncodingError),
    /// A file could not be compressed.
    #[error("{name} cannot be compressed: {source}")]
    Compression {
        /// Its path in the site.
        name: String,
        /// Why.
        source: std::io::Error,
    },
    /// An option for `frame-ancestors` names something that is not a site.
    #[error("`{0}` is neither 'self' nor a site such as https://portal.example.org")]
    Ancestor(String),
    /// The address of the site is not valid.
    #[error(
        "`{0}` is not the address of a site such as https://self-check.example.org/folder, in lower case"
    )]
    Address(String),
    /// JSON could not be read or written.
    #[error("{name}: {source}")]
    Json {
        /// What was to be read or written.
        name: &'static str,
        /// Where in it, and why.
        source: serde_json::Error,
    },
    /// The prerendered page lacks the element with which a part begins.
    #[error("the prerendered page has no part that begins with {0}")]
    NoElement(&'static str),
    /// A template contains a placeholder without a value.
    #[error("the template {template} contains {{{{{name}}}}}, which has no value")]
    NoValue {
        /// The template.
        template: &'static str,
        /// The name of the placeholder.
        name: String,
    },
    /// The wording lacks a phrase.
    #[error("the wording has no phrase `{key}` in the language `{language}`")]
    NoPhrase {
        /// The language.
        language: String,
        /// The key of the phrase.
        key: &'static str,
    },
}

fn lines(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    lines.join("\n")
}
