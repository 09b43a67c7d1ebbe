//! Prepares the notice that comes with the program: the folder that `notices/current` names, so that
//! next year's notice needs no line of code, and without the spaces that applicants need not load.

use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let notices = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("notices");
    let current = notices.join("current");
    let folder = notices.join(fs::read_to_string(&current)?.trim());
    let out = env::var("OUT_DIR")?;
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", current.display());
    for name in ["notice.json", "notice.md"] {
        let path = folder.join(name);
        println!("cargo::rerun-if-changed={}", path.display());
        let text =
            fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let text = if name == "notice.json" {
            compact(&text)
        } else {
            text
        };
        fs::write(Path::new(&out).join(name), text)?;
    }
    Ok(())
}

/// JSON without what stands between its words. Nothing else is touched: what is wrong with it is told
/// when it is read.
fn compact(json: &str) -> String {
    let mut quoted = false;
    let mut escaped = false;
    let kept = json.chars().filter(|&it| {
        let ends = it == '"' && !escaped;
        escaped = quoted && it == '\\' && !escaped;
        quoted ^= ends;
        quoted || !it.is_ascii_whitespace()
    });
    kept.collect()
}
