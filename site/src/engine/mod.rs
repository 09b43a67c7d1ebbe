//! The engine as a JavaScript module for other programs, with its types, its notice and an example.

mod declarations;

use zicha::notice::Notice;

use crate::template::source;
use crate::{Engine, Files, NoticeFiles};

/// The folder of the module. Its file names have no hash, because other programs import them by name.
const FOLDER: &str = "program";

/// Adds the files of the engine.
pub fn add(files: &mut Files, notice: &Notice, source: NoticeFiles<'_>, engine: &Engine) {
    files.extend(programs(engine));
    let types = declarations::complete(include_str!("zicha.d.ts"), notice);
    let named = [
        ("zicha.d.ts", &*types),
        ("notice.json", source.json),
        // The tests run it, and docs/programs.md shows it.
        ("example.mjs", source!("docs/examples/assess.mjs").text),
    ];
    files.extend(named.map(|(name, text)| (path(name), text.into())));
}

/// The files that no notice changes.
pub fn programs(engine: &Engine) -> [(String, Vec<u8>); 3] {
    [
        ("zicha.js", include_str!("zicha.js").into()),
        ("zicha_engine.js", engine.glue.clone().into_bytes()),
        ("zicha_bg.wasm", engine.wasm.clone()),
    ]
    .map(|(name, bytes)| (path(name), bytes))
}

fn path(name: &str) -> String {
    format!("{FOLDER}/{name}")
}
