//! Orders the functions of a WebAssembly module by their similarity, and the locals of each function by how
//! often they are used, so that Brotli finds more repetitions: 3 kB of the page's program.

use std::cmp::Reverse;
use std::convert::Infallible;

use wasm_encoder::reencode::{self, Reencode, utils};
use wasm_encoder::{CodeSection, Function, FunctionSection, Instruction};
use wasmparser::{
    CodeSectionReader, CompositeInnerType, CustomSectionReader, FunctionBody,
    FunctionSectionReader, Operator, Parser, Payload, TypeRef, ValType, Validator,
};
use zicha_site::brotli;

use crate::error::Error;

type Outcome<T> = Result<T, reencode::Error<Infallible>>;

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
fn candidates(module: &[u8]) -> Outcome<Vec<Vec<u8>>> {
    let module = rewrite(&mut Locals::new(&Contents::of(module)?), module)?;
    let contents = Contents::of(&module)?;
    let orders = LENGTHS.map(|length| Functions::new(&contents, length));
    let candidates = orders.into_iter();
    candidates
        .map(|mut order| rewrite(&mut order, &module))
        .collect()
}

fn rewrite(pass: &mut impl Reencode<Error = Infallible>, module: &[u8]) -> Outcome<Vec<u8>> {
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
    fn of(module: &'a [u8]) -> Outcome<Self> {
        let mut contents = Self::default();
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::TypeSection(groups) => {
                    for group in groups {
                        for it in group?.types() {
                            let parameters = match &it.composite_type.inner {
                                CompositeInnerType::Func(function) => function.params().len(),
                                _ => 0,
                            };
                            contents.parameters.push(parameters);
                        }
                    }
                }
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        let is_function = matches!(import?.ty, TypeRef::Func(_));
                        contents.imported += usize::from(is_function);
                    }
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

/// Gives the locals that a function uses most the lowest numbers.
struct Locals<'a> {
    contents: &'a Contents<'a>,
    /// The function that comes next.
    function: usize,
    /// The new number of each local of the present function.
    numbers: Vec<u32>,
}

impl<'a> Locals<'a> {
    fn new(contents: &'a Contents<'a>) -> Self {
        Self {
            contents,
            function: 0,
            numbers: Vec::new(),
        }
    }

    fn number(&self, local: u32) -> u32 {
        self.numbers[local as usize]
    }
}

impl Reencode for Locals<'_> {
    type Error = Infallible;

    fn new_function_with_parsed_locals(&mut self, body: &FunctionBody<'_>) -> Outcome<Function> {
        let parameters = self.contents.parameters[self.contents.types[self.function] as usize];
        self.function += 1;
        let mut locals = Vec::new();
        for run in body.get_locals_reader()? {
            let (count, kind) = run?;
            locals.extend((0..count).map(|_| kind));
        }
        let uses = uses(body, parameters + locals.len())?;
        // Locals of one type stay together, as their declaration is a count and a type.
        let group = |kind: ValType| locals.iter().position(|it| *it == kind);
        let mut order: Vec<usize> = (0..locals.len()).collect();
        order.sort_by_key(|at| {
            let (count, first) = uses[parameters + at];
            (group(locals[*at]), Reverse(count), first)
        });
        self.numbers = (0..).take(parameters + locals.len()).collect();
        for (number, at) in (0..).skip(parameters).zip(&order) {
            self.numbers[parameters + at] = number;
        }
        let kinds = order.iter().map(|at| self.val_type(locals[*at]));
        let kinds: Vec<_> = kinds.collect::<Outcome<_>>()?;
        Ok(Function::new_with_locals_types(kinds))
    }

    fn instruction<'b>(&mut self, operator: Operator<'b>) -> Outcome<Instruction<'b>> {
        Ok(match operator {
            Operator::LocalGet { local_index } => Instruction::LocalGet(self.number(local_index)),
            Operator::LocalSet { local_index } => Instruction::LocalSet(self.number(local_index)),
            Operator::LocalTee { local_index } => Instruction::LocalTee(self.number(local_index)),
            other => utils::instruction(self, other)?,
        })
    }
}

/// How often each local is used, and where first.
fn uses(body: &FunctionBody<'_>, locals: usize) -> Outcome<Vec<(usize, usize)>> {
    let mut uses = vec![(0, usize::MAX); locals];
    for (at, operator) in body.get_operators_reader()?.into_iter().enumerate() {
        if let Operator::LocalGet { local_index }
        | Operator::LocalSet { local_index }
        | Operator::LocalTee { local_index } = operator?
        {
            let (count, first) = &mut uses[local_index as usize];
            *count += 1;
            *first = at.min(*first);
        }
    }
    Ok(uses)
}

/// Puts the functions into another order, and leaves out what only tools read.
struct Functions {
    /// The functions in their new order.
    order: Vec<usize>,
    /// The new index of each function, imported ones included.
    indices: Vec<u32>,
}

impl Functions {
    fn new(contents: &Contents<'_>, length: usize) -> Self {
        let bodies: Vec<&[u8]> = contents.bodies.iter().map(FunctionBody::as_bytes).collect();
        let order = by_similarity(&bodies, length);
        let mut indices: Vec<u32> = (0..).take(contents.imported + order.len()).collect();
        for (index, at) in (0..).skip(contents.imported).zip(&order) {
            indices[contents.imported + at] = index;
        }
        Self { order, indices }
    }
}

impl Reencode for Functions {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Outcome<u32> {
        Ok(self.indices[function as usize])
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Outcome<()> {
        let types: Vec<u32> = section.into_iter().collect::<Result<_, _>>()?;
        for at in &self.order {
            functions.function(types[*at]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Outcome<()> {
        let bodies: Vec<FunctionBody> = section.into_iter().collect::<Result<_, _>>()?;
        for at in self.order.clone() {
            self.parse_function_body(code, bodies[at].clone())?;
        }
        Ok(())
    }

    fn parse_custom_section(
        &mut self,
        _module: &mut wasm_encoder::Module,
        _section: CustomSectionReader<'_>,
    ) -> Outcome<()> {
        Ok(())
    }
}

/// The functions in an order in which each follows the one that has most in common with it, the smallest
/// first. What they have in common is measured by the byte sequences of a length that occur in both, as a
/// share of those of the function that follows.
fn by_similarity(bodies: &[&[u8]], length: usize) -> Vec<usize> {
    let sequences: Vec<Vec<usize>> = bodies.iter().map(|it| sequences(it, length)).collect();
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    left.sort_by_key(|at| bodies[*at].len());
    let mut order: Vec<usize> = Vec::new();
    let mut in_last = vec![false; HASHES];
    while !left.is_empty() {
        let mut best = (0, 0, 1);
        for (place, at) in left.iter().enumerate() {
            let shared = sequences[*at].iter().filter(|it| in_last[**it]).count();
            let all = sequences[*at].len() + 1;
            if shared * best.2 > best.1 * all {
                best = (place, shared, all);
            }
        }
        if let Some(last) = order.last() {
            sequences[*last].iter().for_each(|it| in_last[*it] = false);
        }
        let next = left.remove(best.0);
        sequences[next].iter().for_each(|it| in_last[*it] = true);
        order.push(next);
    }
    order
}

/// How many different hashes byte sequences have.
const HASHES: usize = 1 << 24;

/// The hashes of the byte sequences in a function, each once.
fn sequences(body: &[u8], length: usize) -> Vec<usize> {
    let hash = |sequence: &[u8]| {
        let bytes = sequence.iter().map(|byte| usize::from(*byte));
        bytes.fold(0, |hash, byte| (hash * 257 + byte) % HASHES)
    };
    let mut hashes: Vec<usize> = body.windows(length).map(hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{ExportKind, ExportSection, Module, TypeSection, ValType as Kind};

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

    #[test]
    fn a_function_follows_the_one_that_it_is_most_like() {
        let bodies: [&[u8]; 4] = [b"abcdefgh!", b"stuvwxyz", b"abcdefghi", b"stuvwxyz!"];
        assert_eq!(by_similarity(&bodies, 3), [1, 3, 0, 2]);
    }
}
