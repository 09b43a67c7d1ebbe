//! Builds the web app manifest, which makes the site installable.

use serde_json::json;

use crate::error::Error;
use crate::icons;
use crate::shell::{ICON, Language};
use crate::words::Words;

/// The manifest in one language. Its scope is the whole site, so that all languages are one installed app.
pub fn json(language: Language, words: &Words, tokens: &str) -> Result<String, Error> {
    let root = language.root;
    let mut icons = vec![json!({
        "src": format!("{root}{ICON}"), "sizes": "any", "type": "image/svg+xml"
    })];
    for size in icons::SIZES {
        icons.push(json!({
            "src": format!("{root}icon-{size}.png"),
            "sizes": format!("{size}x{size}"),
            "type": "image/png",
            "purpose": "any maskable",
        }));
    }
    let manifest = json!({
        "name": words.say("manifest-name")?,
        "short_name": words.say("manifest-short")?,
        "description": words.say("description")?,
        "lang": language.tag,
        "start_url": "./",
        "scope": root,
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": icons::colour(tokens)?,
        "icons": icons,
    });
    Ok(format!("{manifest:#}\n"))
}
