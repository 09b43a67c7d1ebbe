//! Builds the web app manifest, which makes the site installable.

use serde_json::json;

use super::icons;
use crate::language::Place;
use crate::words::Words;
use crate::{Error, Styles};

/// The file name, in the folder of each language.
pub const MANIFEST: &str = "manifest.webmanifest";

/// The manifest in one language. Its scope is the whole site, so that all languages are one installed app.
pub fn json(place: &Place, styles: &Styles) -> Result<String, Error> {
    let language = place.language;
    let words = Words::read(language.code)?;
    let root = &place.root;
    let mut icons = vec![json!({
        "src": format!("{root}{}", icons::ICON), "sizes": "any", "type": "image/svg+xml"
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
        "name": words.phrase("manifest-name")?,
        "short_name": words.phrase("manifest-short")?,
        "description": words.phrase("description")?,
        "lang": language.tag,
        "start_url": "./",
        "scope": root,
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": icons::colour(styles)?,
        "icons": icons,
    });
    Ok(format!("{manifest:#}\n"))
}
