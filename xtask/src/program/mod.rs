//! The built programs and styles: compiling to WebAssembly, what the program may import, minified styles.

pub mod imports;
mod order;
pub mod styles;
pub mod toolchain;
pub mod wasm;

use zicha_site::{Built, Files};

use crate::error::Error;

/// The programs and styles as visitors get them.
pub fn released() -> Result<Built, Error> {
    Ok(Built {
        page: wasm::page(wasm::RELEASE)?,
        portal: wasm::portal(wasm::RELEASE)?,
        engine: Some(wasm::engine()?),
        styles: styles::all()?,
        compressed: Files::new(),
    })
}

/// The programs and styles for development: compiled much faster, without the engine for other programs.
pub fn development() -> Result<Built, Error> {
    // One program is compiled faster than two.
    let portal = wasm::portal(wasm::DEVELOPMENT)?;
    Ok(Built {
        page: portal.clone(),
        portal,
        engine: None,
        styles: styles::all()?,
        compressed: Files::new(),
    })
}
