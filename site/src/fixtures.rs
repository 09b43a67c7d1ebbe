//! What the tests build sites with: the current notice, programs that do nothing, and the real tokens.

use zicha::notice::current;

use crate::{Asset, Built, Engine, Files, NoticeFiles, Program, Styles};

/// The current notice as its folder holds it.
pub struct Current {
    pub json: String,
    pub text: String,
}

impl Current {
    pub fn read() -> Self {
        Self {
            json: current::json(),
            text: current::text(),
        }
    }

    pub fn files(&self) -> NoticeFiles<'_> {
        NoticeFiles {
            json: &self.json,
            text: &self.text,
        }
    }
}

pub fn built() -> Built {
    let glue = "function a() {}\nexport { a as default };\n";
    Built {
        page: Program {
            glue: Asset::new("js", glue.into()),
            wasm: Asset::new("wasm", b"page".into()),
        },
        portal: Program {
            glue: Asset::new("js", glue.into()),
            wasm: Asset::new("wasm", b"portal".into()),
        }
        .for_portals(),
        engine: Some(Engine {
            glue: "export function assess() {}\n".to_owned(),
            wasm: b"engine".into(),
        }),
        styles: styles(include_str!("../../styles/tokens.css")),
        compressed: Files::new(),
    }
}

/// Styles with these tokens.
pub fn styles(tokens: &str) -> Styles {
    Styles {
        tokens: tokens.to_owned(),
        first: ".first{}".to_owned(),
        later: ".later{}".to_owned(),
        frame: ".frame{}".to_owned(),
        embed_page: ".embed{}".to_owned(),
    }
}
