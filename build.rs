//! Copies the current notice, from the folder that `notices/current` names, to where the crate embeds it,
//! so that next year's notice needs no change of code.

use std::{env, error::Error, fs, path::Path};

#[path = "xtask/src/text_file.rs"]
mod text_file;

fn main() -> Result<(), Box<dyn Error>> {
    let notices = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("notices");
    let current = notices.join("current");
    let folder = notices.join(read(&current)?.trim());
    let out = env::var("OUT_DIR")?;
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=xtask/src/text_file.rs");
    println!("cargo::rerun-if-changed={}", current.display());
    for name in ["notice.json", "notice.md"] {
        let path = folder.join(name);
        println!("cargo::rerun-if-changed={}", path.display());
        fs::write(Path::new(&out).join(name), read(&path)?)?;
    }
    Ok(())
}

/// Reads a text file; an error names its path.
fn read(path: &Path) -> Result<String, String> {
    text_file::read(path).map_err(|error| format!("{}: {error}", path.display()))
}
