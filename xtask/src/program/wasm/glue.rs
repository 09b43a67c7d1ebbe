//! Generates the JavaScript glue of a module with wasm-bindgen, and makes it report traps and take fewer bytes.

use std::cmp::Reverse;
use std::path::Path;

use wasm_bindgen_cli_support::{Bindgen, EncodeInto, Output};

use crate::error::Error;

/// The statement of the glue that stores the program's exports, through which all calls go.
const EXPORTS: &str = "wasm = instance.exports;";

/// The name of the module that the program's imports come from.
const IMPORTS: &str = "_";

/// Whether the module contains the names of its functions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    Kept,
    Dropped,
}

/// Generates the glue of a WebAssembly file.
pub fn bind(path: &Path, names: Names) -> Result<Output, Error> {
    let output = Bindgen::new()
        .input_path(path)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                // The scripts that start the programs pass the URL of the WebAssembly.
                .omit_default_module_path(true)
                .typescript(false)
                // Every browser that runs the program has `TextEncoder.encodeInto`.
                .encode_into(EncodeInto::Always)
                .remove_name_section(names == Names::Dropped)
                .remove_producers_section(true);
            bindgen.generate_output()
        })
        .map_err(|error| Error::Bind(format!("{error:#}")))?;
    refuse_snippets(&output)?;
    Ok(output)
}

/// A dependency may bring JavaScript files that the glue imports; the site does not contain them.
fn refuse_snippets(output: &Output) -> Result<(), Error> {
    let inline = output
        .snippets()
        .iter()
        .filter(|(_, files)| !files.is_empty());
    let names = inline
        .map(|(name, _)| name)
        .chain(output.local_modules().keys());
    let names: Vec<&str> = names.map(String::as_str).collect();
    if names.is_empty() {
        Ok(())
    } else {
        Err(Error::Snippets(names.join(", ")))
    }
}

/// Wraps the exports with `scripts/watch-program.js`, which reports traps.
pub fn watched(glue: &str, script: &str) -> Result<String, Error> {
    if glue.matches(EXPORTS).count() != 1 || glue.matches("instance.exports").count() != 1 {
        return Err(Error::NoExports(EXPORTS));
    }
    let glue = glue.replace(EXPORTS, "wasm = watched(instance.exports);");
    Ok(format!("{glue}\n{script}\n"))
}

/// Removes comments and indentation from the glue.
pub fn without_documentation(glue: &str) -> String {
    let lines = glue.lines().map(str::trim);
    // No line of wasm-bindgen's code begins with a multiplication.
    let is_comment = |line: &str| ["/**", "*", "//"].iter().any(|it| line.starts_with(it));
    let lines = lines.filter(|line| !line.is_empty() && !is_comment(line));
    lines.collect::<Vec<_>>().join("\n")
}

/// Numbers the program's imports and the exports that its closures are called by, in the module and in the
/// glue, which is returned: wasm-bindgen's names, which it makes unique with hashes, are 1 kB. What each import
/// calls can be read in the glue.
pub fn with_numbered_names(output: &mut Output) -> String {
    let mut glue = output.js().to_owned();
    for (number, import) in output.wasm_mut().imports.iter_mut().enumerate() {
        let number = number.to_string();
        glue = glue.replace(&import.name, &number);
        import.name = number;
        let module = format!("\"{}\"", import.module);
        glue = glue.replace(&module, &format!("\"{IMPORTS}\""));
        IMPORTS.clone_into(&mut import.module);
    }
    let exports = output.wasm_mut().exports.iter_mut();
    let mut closures: Vec<_> = exports
        .filter(|it| it.name.starts_with("wasm_bindgen_"))
        .collect();
    // The longest first, since a name can begin with another one.
    closures.sort_by_key(|it| Reverse(it.name.len()));
    for (number, export) in closures.into_iter().enumerate() {
        let name = format!("closure_{number}");
        glue = glue.replace(&export.name, &name);
        export.name = name;
    }
    glue
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glue_loses_its_comments() {
        let glue = "/**\n * Reads it.\n * @returns {any}\n */\nexport function read() {\n\n    // a\n    return 1;\n}\n";
        assert_eq!(
            without_documentation(glue),
            "export function read() {\nreturn 1;\n}"
        );
    }

    #[test]
    fn exports_are_wrapped_or_the_build_fails() {
        let glue = "let wasm;\nwasm = instance.exports;\nwasm.a();\n";
        assert_eq!(
            watched(glue, "const watched = 1;").unwrap(),
            "let wasm;\nwasm = watched(instance.exports);\nwasm.a();\n\nconst watched = 1;\n"
        );
        for changed in [
            "wasm = module.exports;",
            "wasm = instance.exports; memory = instance.exports.memory;",
        ] {
            let refused = watched(changed, "").unwrap_err();
            assert!(matches!(refused, Error::NoExports(_)), "{refused}");
        }
    }
}
