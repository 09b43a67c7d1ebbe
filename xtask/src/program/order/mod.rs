//! Makes a WebAssembly module smaller under Brotli, by 3 kB for the page's program: numbers the locals of each function by
//! how often they are used, and orders the functions by their similarity, so that Brotli finds more repetitions.

mod functions;
mod locals;

use std::convert::Infallible;

use wasm_encoder::reencode::{self, Reencode};
use wasmparser::{CompositeInnerType, FunctionBody, Parser, Payload, SubType, Validator};
use zicha_site::brotli;

use super::imports;
use crate::error::Error;

use functions::Functions;
use locals::Locals;

type Reencoded<T> = Result<T, reencode::Error<Infallible>>;

/// The lengths of the byte sequences by which functions are compared. Which one is best changes with every
/// change of the program, by up to half a kilobyte, so all are tried.
const LENGTHS: [usize; 3] = [3, 4, 5];

/// Returns a module that does the same and compresses better.
pub fn compact(module: &[u8]) -> Result<Vec<u8>, Error> {
    let mut smallest: Option<(usize, Vec<u8>)> = None;
    for candidate in candidates(module).map_err(|error| Error::Module(error.to_string()))? {
        let bytes = brotli(&candidate).map_err(zicha_cli::Error::Pipe)?.len();
        if smallest.as_ref().is_none_or(|(least, _)| bytes < *least) {
            smallest = Some((bytes, candidate));
        }
    }
    let smallest = smallest.map_or_else(|| module.to_vec(), |(_, candidate)| candidate);
    // A browser refuses an invalid module.
    Validator::new()
        .validate_all(&smallest)
        .map_err(|error| Error::Module(error.to_string()))?;
    Ok(smallest)
}

/// The module in every order that is tried.
fn candidates(module: &[u8]) -> Reencoded<Vec<Vec<u8>>> {
    let module = rewrite(&mut Locals::new(&Contents::of(module)?), module)?;
    let contents = Contents::of(&module)?;
    let orders = LENGTHS.map(|length| Functions::new(&contents, length));
    let candidates = orders.into_iter();
    candidates
        .map(|mut order| rewrite(&mut order, &module))
        .collect()
}

fn rewrite(pass: &mut impl Reencode<Error = Infallible>, module: &[u8]) -> Reencoded<Vec<u8>> {
    let mut rewritten = wasm_encoder::Module::new();
    pass.parse_core_module(&mut rewritten, Parser::new(0), module)?;
    Ok(rewritten.finish())
}

/// What the passes have to know of a module.
#[derive(Default)]
struct Contents<'a> {
    /// How many functions it imports; their indices come before those of its own.
    imported: usize,
    /// How many parameters a function of each type has.
    parameters: Vec<usize>,
    /// The type of each function.
    types: Vec<u32>,
    bodies: Vec<FunctionBody<'a>>,
}

impl<'a> Contents<'a> {
    fn of(module: &'a [u8]) -> Reencoded<Self> {
        let mut contents = Self::default();
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::TypeSection(groups) => {
                    for group in groups {
                        let group = group?;
                        contents.parameters.extend(group.types().map(parameters));
                    }
                }
                Payload::ImportSection(imports) => {
                    contents.imported = imports::count_functions(imports)?;
                }
                Payload::FunctionSection(types) => {
                    contents.types = types.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::CodeSectionEntry(body) => contents.bodies.push(body),
                _ => {}
            }
        }
        Ok(contents)
    }
}

/// How many parameters a function of a type has; 0 if the type is none of functions.
fn parameters(of: &SubType) -> usize {
    match &of.composite_type.inner {
        CompositeInnerType::Func(function) => function.params().len(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, ExportKind, ExportSection, Function, FunctionSection, Instruction, Module,
        TypeSection, ValType as Kind,
    };
    use wasmparser::Operator;

    use super::*;

    /// Three functions with a parameter and three locals of their own, of which the last is used most; each
    /// calls the next one.
    fn module() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([Kind::I32], []);
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        for (calls, constants) in [(1, 40), (2, 1), (0, 41)] {
            functions.function(0);
            let mut function = Function::new([(3, Kind::I32)]);
            for constant in 0..constants {
                function.instruction(&Instruction::I32Const(constant));
                function.instruction(&Instruction::LocalSet(3));
            }
            function.instruction(&Instruction::LocalGet(1));
            function.instruction(&Instruction::LocalSet(2));
            function.instruction(&Instruction::LocalGet(1));
            function.instruction(&Instruction::Call(calls));
            function.instruction(&Instruction::End);
            code.function(&function);
        }
        let mut exports = ExportSection::new();
        exports.export("first", ExportKind::Func, 0);
        let mut module = Module::new();
        module.section(&types).section(&functions);
        module.section(&exports).section(&code);
        module.finish()
    }

    /// How many instructions each function has and which one it calls, in the order of the calls, from the
    /// exported one.
    fn walk(module: &[u8]) -> Vec<(usize, Vec<u32>)> {
        let contents = Contents::of(module).unwrap();
        let mut exported = None;
        for payload in Parser::new(0).parse_all(module) {
            if let Payload::ExportSection(exports) = payload.unwrap() {
                exported = exports.into_iter().next().map(|it| it.unwrap().index);
            }
        }
        let mut at = exported.unwrap();
        let seen = contents.bodies.iter().map(|_| {
            let mut locals = Vec::new();
            let mut length = 0;
            for operator in contents.bodies[at as usize].get_operators_reader().unwrap() {
                length += 1;
                match operator.unwrap() {
                    Operator::Call { function_index } => at = function_index,
                    Operator::LocalSet { local_index } | Operator::LocalGet { local_index } => {
                        locals.push(local_index);
                    }
                    _ => {}
                }
            }
            locals.dedup();
            (length, locals)
        });
        seen.collect()
    }

    #[test]
    fn every_call_leads_to_the_same_function() {
        let before = walk(&module());
        let after = walk(&compact(&module()).unwrap());
        let lengths =
            |walked: &[(usize, Vec<u32>)]| walked.iter().map(|it| it.0).collect::<Vec<_>>();
        assert_eq!(lengths(&before), [85, 7, 87]);
        assert_eq!(lengths(&after), lengths(&before));
    }

    #[test]
    fn the_local_that_is_used_most_comes_after_the_parameters() {
        let [(_, first), ..] = &*walk(&compact(&module()).unwrap()) else {
            panic!("no function");
        };
        assert_eq!(first, &[1, 2, 3, 2]);
    }
}
