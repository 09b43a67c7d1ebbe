//! The built programs and styles: what every site contains, whatever its notice.

use sha2::{Digest, Sha256};

use crate::{Error, Files};

/// A file of the site with a hash of its content in its name.
#[derive(Debug, Clone)]
pub struct Asset {
    /// The file name.
    pub name: String,
    /// The content.
    pub bytes: Vec<u8>,
}

impl Asset {
    /// A file of the program, such as `zicha-0123456789abcdef.wasm`.
    pub fn new(extension: &str, bytes: Vec<u8>) -> Self {
        Self {
            name: format!("zicha-{}.{extension}", short_hash(&bytes)),
            bytes,
        }
    }

    /// A file of the program for portals, such as `zicha-portal-0123456789abcdef.wasm`.
    fn for_portals(self) -> Self {
        Self {
            name: self.name.replacen("zicha-", "zicha-portal-", 1),
            ..self
        }
    }
}

/// The part of a content hash that file names contain.
pub fn short_hash(bytes: &[u8]) -> String {
    let digest = format!("{:x}", Sha256::digest(bytes));
    digest[..16].to_owned()
}

/// The program of the page.
#[derive(Debug, Clone)]
pub struct Program {
    /// The JavaScript module that loads the WebAssembly.
    pub glue: Asset,
    /// The WebAssembly.
    pub wasm: Asset,
}

impl Program {
    /// The program with the file names of the one for portals.
    #[must_use]
    pub fn for_portals(self) -> Self {
        Self {
            glue: self.glue.for_portals(),
            wasm: self.wasm.for_portals(),
        }
    }
}

/// The engine as a module for other programs.
#[derive(Debug, Clone)]
pub struct Engine {
    /// The JavaScript module that loads the WebAssembly.
    pub glue: String,
    /// The WebAssembly.
    pub wasm: Vec<u8>,
}

/// The minified styles.
#[derive(Debug, Clone)]
pub struct Styles {
    /// The source of `tokens.css`, from which colours are read.
    pub tokens: String,
    /// The styles of the first question.
    pub first: String,
    /// All other styles of the applicant's page.
    pub later: String,
    /// The styles of `standalone.html` in a frame.
    pub frame: String,
    /// The styles of the page for staff.
    pub embed_page: String,
}

impl Styles {
    /// All styles of the applicant's page.
    pub fn whole(&self) -> String {
        format!("{}{}", self.first, self.later)
    }

    /// The first value of a token, which has to be a colour such as `#0b5a82`.
    ///
    /// # Errors
    /// If the tokens define no such colour.
    pub fn colour(&self, token: &'static str) -> Result<&str, Error> {
        colour(&self.tokens, token)
    }
}

/// The first value of a token in a part of `tokens.css`.
pub fn colour<'t>(tokens: &'t str, token: &'static str) -> Result<&'t str, Error> {
    let value = tokens.split_once(&format!("{token}:"));
    let value = value.and_then(|(_, rest)| rest.split_once(';'));
    let colour = value.map(|(value, _)| value.trim());
    let is_colour = |it: &&str| {
        it.len() == 7 && it.starts_with('#') && it[1..].bytes().all(|it| it.is_ascii_hexdigit())
    };
    colour.filter(is_colour).ok_or(Error::NoColour(token))
}

/// The built programs and styles.
#[derive(Debug, Clone)]
pub struct Built {
    /// The program of the page, which does not validate its own notice.
    pub page: Program,
    /// The program of pages that bring a portal's notice, which also validates that.
    pub portal: Program,
    /// The engine for other programs; a development build has none.
    pub engine: Option<Engine>,
    /// The styles.
    pub styles: Styles,
    /// Compressed copies of the programs by their path in the site, made beforehand.
    pub compressed: Files,
}

/// The names under which the parts are stored.
mod part {
    pub const GLUE: &str = "page.js";
    pub const WASM: &str = "page.wasm";
    pub const PORTAL_GLUE: &str = "portal.js";
    pub const PORTAL_WASM: &str = "portal.wasm";
    pub const ENGINE_GLUE: &str = "engine.js";
    pub const ENGINE_WASM: &str = "engine.wasm";
    pub const TOKENS: &str = "tokens.css";
    pub const FIRST: &str = "first.css";
    pub const LATER: &str = "later.css";
    pub const FRAME: &str = "frame.css";
    pub const EMBED_PAGE: &str = "embed-page.css";
    pub const COMPRESSED: &str = "compressed/";
}

impl Built {
    /// The parts as files, to be stored and read again.
    pub fn to_files(&self) -> Files {
        let styles = &self.styles;
        let texts = [
            (part::TOKENS, &styles.tokens),
            (part::FIRST, &styles.first),
            (part::LATER, &styles.later),
            (part::FRAME, &styles.frame),
            (part::EMBED_PAGE, &styles.embed_page),
        ];
        let mut files: Files = texts
            .map(|(name, text)| (name.to_owned(), text.clone().into_bytes()))
            .into();
        let programs = [
            (part::GLUE, &self.page.glue),
            (part::WASM, &self.page.wasm),
            (part::PORTAL_GLUE, &self.portal.glue),
            (part::PORTAL_WASM, &self.portal.wasm),
        ];
        files.extend(programs.map(|(name, it)| (name.to_owned(), it.bytes.clone())));
        if let Some(Engine { glue, wasm }) = &self.engine {
            files.insert(part::ENGINE_GLUE.to_owned(), glue.clone().into_bytes());
            files.insert(part::ENGINE_WASM.to_owned(), wasm.clone());
        }
        let compressed = self.compressed.iter();
        files.extend(
            compressed.map(|(name, bytes)| (format!("{}{name}", part::COMPRESSED), bytes.clone())),
        );
        files
    }

    /// Reads what [`Built::to_files`] has written.
    ///
    /// # Errors
    /// If a part is missing or is not the text that it should be.
    pub fn from_files(mut files: Files) -> Result<Self, Error> {
        let mut part = |name: &'static str| files.remove(name).ok_or(Error::NoPart(name));
        let page = Program {
            glue: Asset::new("js", part(part::GLUE)?),
            wasm: Asset::new("wasm", part(part::WASM)?),
        };
        let portal = Program {
            glue: Asset::new("js", part(part::PORTAL_GLUE)?),
            wasm: Asset::new("wasm", part(part::PORTAL_WASM)?),
        };
        let mut text = |name| String::from_utf8(part(name)?).map_err(|_| Error::NoPart(name));
        let styles = Styles {
            tokens: text(part::TOKENS)?,
            first: text(part::FIRST)?,
            later: text(part::LATER)?,
            frame: text(part::FRAME)?,
            embed_page: text(part::EMBED_PAGE)?,
        };
        let engine = match text(part::ENGINE_GLUE) {
            Ok(glue) => Some(Engine {
                glue,
                wasm: part(part::ENGINE_WASM)?,
            }),
            Err(_) => None,
        };
        let compressed = files.into_iter().filter_map(|(name, bytes)| {
            Some((name.strip_prefix(part::COMPRESSED)?.to_owned(), bytes))
        });
        Ok(Self {
            page,
            portal: portal.for_portals(),
            engine,
            styles,
            compressed: compressed.collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures;

    #[test]
    fn a_file_name_depends_on_the_content() {
        let name = |content: &str| Asset::new("js", content.into()).name;
        assert_eq!(name("a"), name("a"));
        assert_ne!(name("a"), name("b"));
    }

    #[test]
    fn the_parts_are_stored_and_read_again() {
        let mut built = fixtures::built();
        built
            .compressed
            .insert("program/a.js.br".to_owned(), b"a".into());
        let stored = built.to_files();
        let again = Built::from_files(stored.clone()).unwrap();
        assert_eq!(again.to_files(), stored);
        assert_eq!(again.page.wasm.name, built.page.wasm.name);
        assert_eq!(again.portal.wasm.name, built.portal.wasm.name);
        let missing = Built::from_files(Files::new()).unwrap_err();
        assert!(matches!(missing, Error::NoPart("page.js")), "{missing}");
    }
}
