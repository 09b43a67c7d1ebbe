//! `cargo xtask bloat`: lists the code size of the WebAssembly program by owner, a module of this product or
//! a crate.

use std::collections::BTreeMap;

use clap::Args;
use wasmparser::{
    BinaryReaderError, FunctionBody, KnownCustom, Name, NameSectionReader, Parser, Payload,
};

use crate::error::Error;
use crate::program::{imports, wasm};

/// The crates that come with the compiler.
const STANDARD: [&str; 3] = ["core", "alloc", "std"];

/// What else to list.
#[derive(Debug, Args)]
pub struct Options {
    /// How many of the largest functions to list after the owners.
    #[arg(long, default_value_t = 0)]
    functions: usize,
}

/// A function of the WebAssembly module.
#[derive(Debug)]
struct Function {
    name: String,
    bytes: usize,
}

/// The contents of a WebAssembly module.
#[derive(Debug, Default)]
struct Module {
    functions: Vec<Function>,
    data: usize,
    /// The size of the module without its names, as it is published.
    total: usize,
}

/// The share of one owner.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Share {
    bytes: usize,
    functions: usize,
}

/// Builds the program with function names and lists the owners, the largest first.
pub fn run(options: &Options) -> Result<(), Error> {
    let bytes = wasm::page_with_names()?;
    let module = parse(&bytes).map_err(|error| Error::Module(error.to_string()))?;
    let mut shares = by_owner(&module.functions);
    shares.insert("data".to_owned(), share_of(module.data));
    let listed: usize = shares.values().map(|it| it.bytes).sum();
    let rest = Share {
        bytes: module.total.saturating_sub(listed),
        functions: 0,
    };
    shares.insert("types, tables, imports and exports".to_owned(), rest);
    print(&shares, module.total);
    print_largest(module.functions, options.functions);
    Ok(())
}

fn parse(bytes: &[u8]) -> Result<Module, BinaryReaderError> {
    let mut module = Module::default();
    let mut imported = 0;
    let mut names = BTreeMap::new();
    module.total = bytes.len();
    for payload in Parser::new(0).parse_all(bytes) {
        match payload? {
            Payload::ImportSection(imports) => {
                imported = imports::count_functions(imports)?;
            }
            Payload::CodeSectionEntry(body) => module.functions.push(Function {
                name: String::new(),
                bytes: size(&body),
            }),
            Payload::DataSection(segments) => {
                for segment in segments {
                    module.data += segment?.data.len();
                }
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(sections) = section.as_known() {
                    module.total -= with_prefix(section.range().len()) + 1;
                    names = function_names(sections)?;
                }
            }
            _ => {}
        }
    }
    for (at, function) in module.functions.iter_mut().enumerate() {
        function.name = names.remove(&(imported + at)).unwrap_or_default();
    }
    Ok(module)
}

/// The names of functions by their index.
fn function_names(
    sections: NameSectionReader<'_>,
) -> Result<BTreeMap<usize, String>, BinaryReaderError> {
    let mut names = BTreeMap::new();
    for section in sections {
        let Name::Function(functions) = section? else {
            continue;
        };
        for function in functions {
            let function = function?;
            names.insert(function.index as usize, without_hashes(function.name));
        }
    }
    Ok(names)
}

/// Removes the crate hashes from a name: `zicha[76d165384340f30a]::ui` becomes `zicha::ui`.
fn without_hashes(name: &str) -> String {
    let mut parts = name.split('[');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_hash =
            |hash: &str| hash.len() == 16 && hash.bytes().all(|it| it.is_ascii_hexdigit());
        match part.split_once(']') {
            Some((hash, rest)) if is_hash(hash) => plain.push_str(rest),
            _ => plain.extend(["[", part]),
        }
    }
    plain
}

fn size(body: &FunctionBody) -> usize {
    with_prefix(body.range().len())
}

/// A length plus the size of its LEB128 length prefix, which has seven bits a byte.
fn with_prefix(length: usize) -> usize {
    let bits = usize::BITS - length.leading_zeros();
    length + bits.div_ceil(7).max(1) as usize
}

fn by_owner(functions: &[Function]) -> BTreeMap<String, Share> {
    let mut shares: BTreeMap<String, Share> = BTreeMap::new();
    for function in functions {
        let share = shares.entry(owner(&function.name)).or_default();
        share.bytes += function.bytes;
        share.functions += 1;
    }
    shares
}

/// The owner of a function. An instance of a generic function belongs to the type it was instantiated for:
/// `Vec` of a type of this product belongs to the product.
fn owner(name: &str) -> String {
    let paths = paths(name);
    let is_standard = |path: &&Vec<&str>| STANDARD.contains(&path[0]);
    let own = paths.iter().find(|path| path[0] == "zicha");
    let foreign = paths.iter().find(|path| !is_standard(path));
    match (own, foreign, paths.first()) {
        (Some(path), ..) => module(path, 3),
        (None, Some(path), _) => path[0].to_owned(),
        (None, None, Some(path)) => module(path, 2),
        (None, None, None) => "without a path".to_owned(),
    }
}

/// The module part of a path, at most `depth` levels deep. The last segment is an item, not a module.
fn module(path: &[&str], depth: usize) -> String {
    let is_module = |segment: &&&str| !segment.starts_with(|it: char| it.is_uppercase());
    let modules = path[..path.len() - 1].iter().take(depth);
    let modules: Vec<&str> = modules.take_while(is_module).copied().collect();
    modules.join("::")
}

/// All paths in a function name, each beginning with a crate.
fn paths(name: &str) -> Vec<Vec<&str>> {
    let is_path = |it: char| it.is_alphanumeric() || "_:".contains(it);
    let pieces = name.split(|it: char| !is_path(it));
    let paths = pieces.filter(|piece| piece.contains("::") && !piece.starts_with(':'));
    paths
        .map(|path| path.trim_end_matches(':').split("::").collect::<Vec<_>>())
        .filter(|path| path.len() > 1)
        .collect()
}

fn share_of(bytes: usize) -> Share {
    Share {
        bytes,
        functions: 0,
    }
}

fn print(shares: &BTreeMap<String, Share>, total: usize) {
    let mut shares: Vec<(&String, &Share)> = shares.iter().collect();
    shares.sort_by_key(|(_, share)| std::cmp::Reverse(share.bytes));
    println!("   bytes  share  functions  owner");
    for (owner, share) in shares {
        let Share { bytes, functions } = share;
        println!(
            "{bytes:8} {:>6} {functions:10}  {owner}",
            percent(*bytes, total)
        );
    }
    println!(
        "{total:8} {:>6}             total, not compressed",
        percent(total, total)
    );
}

/// A percentage with one decimal.
fn percent(part: usize, whole: usize) -> String {
    let thousandths = (part * 1_000 + whole / 2) / whole.max(1);
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

fn print_largest(mut functions: Vec<Function>, most: usize) {
    functions.sort_by_key(|it| std::cmp::Reverse(it.bytes));
    for Function { name, bytes } in functions.iter().take(most) {
        println!("{bytes:8}  {name}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_type_of_an_instance_decides_its_owner() {
        for (name, expected) in [
            ("zicha::ui::app::page", "zicha::ui::app"),
            (
                "zicha::ui::parts::button::part::h0123456789abcdef",
                "zicha::ui::parts",
            ),
            (
                "<zicha::ui::app::App as yew::html::Component>::view",
                "zicha::ui::app",
            ),
            (
                "core::ptr::drop_in_place<zicha::notice::text::Text>",
                "zicha::notice::text",
            ),
            ("zicha::browser::begin", "zicha::browser"),
            ("<alloc::vec::Vec<yew::virtual_dom::VNode>>::push", "yew"),
            (
                "<&mut serde_json::de::Deserializer<R> as serde::de::Deserializer>::any",
                "serde_json",
            ),
            ("core::fmt::Formatter::pad", "core::fmt"),
            (
                "<alloc::string::String as core::fmt::Write>::write_str",
                "alloc::string",
            ),
            ("dlmalloc::malloc", "dlmalloc"),
            ("__wbindgen_malloc", "without a path"),
        ] {
            assert_eq!(owner(name), expected, "{name}");
        }
    }

    #[test]
    fn only_hashes_are_removed() {
        assert_eq!(
            without_hashes(
                "<zicha[76d165384340f30a]::Text as core[e24a27700634d609]::From<[u8]>>::from"
            ),
            "<zicha::Text as core::From<[u8]>>::from"
        );
    }

    #[test]
    fn a_length_of_128_has_a_prefix_of_two_bytes() {
        assert_eq!(with_prefix(127), 128);
        assert_eq!(with_prefix(128), 130);
        assert_eq!(with_prefix(0), 1);
    }

    #[test]
    fn percentages_are_rounded() {
        assert_eq!(percent(1, 3), "33.3%");
        assert_eq!(percent(2, 3), "66.7%");
        assert_eq!(percent(5, 5), "100.0%");
    }
}
