//! Lists the built programs and styles for `main.rs` to include: the files of the folder that the variable
//! `ZICHA_PARTS` names, or none.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=ZICHA_PARTS");
    let folder = env::var_os("ZICHA_PARTS").map(PathBuf::from);
    let mut list = String::from("const PARTS: &[(&str, &[u8])] = &[\n");
    if let Some(folder) = folder {
        println!("cargo::rerun-if-changed={}", folder.display());
        for path in files(&folder)? {
            let name = path
                .strip_prefix(&folder)?
                .to_string_lossy()
                .replace('\\', "/");
            let path = path.to_string_lossy();
            writeln!(list, "    ({name:?}, include_bytes!({path:?})),")?;
        }
    }
    list.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("parts.rs"), list)?;
    Ok(())
}

/// All files below a folder, in the order of their paths.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        // The build that has written the folder has marked it with such a file.
        if path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'))
        {
            continue;
        }
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
