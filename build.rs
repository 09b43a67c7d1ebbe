//! Chooses the notice that comes with the program: the folder that `notices/current` names, so that
//! next year's notice needs no line of code.

use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=notices/current");
    let notices = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("notices");
    let current = notices.join("current");
    let name = fs::read_to_string(&current)?;
    let folder = notices.join(name.trim());
    if !folder.join("notice.json").is_file() {
        let (current, folder) = (current.display(), folder.display());
        return Err(format!("{current} names {folder}, where there is no notice.json").into());
    }
    println!("cargo::rustc-env=ZICHA_NOTICE={}", folder.display());
    Ok(())
}
