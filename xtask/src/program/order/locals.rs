//! Numbers the locals of each function by how often they are used.

use std::cmp::Reverse;
use std::convert::Infallible;

use wasm_encoder::reencode::{Reencode, utils};
use wasm_encoder::{Function, Instruction};
use wasmparser::{FunctionBody, Operator, ValType};

use super::{Contents, Reencoded};

/// Gives the locals that a function uses most the lowest numbers.
pub struct Locals<'a> {
    contents: &'a Contents<'a>,
    /// The function that comes next.
    function: usize,
    /// The new number of each local of the present function.
    numbers: Vec<u32>,
}

impl<'a> Locals<'a> {
    pub fn new(contents: &'a Contents<'a>) -> Self {
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

    fn new_function_with_parsed_locals(&mut self, body: &FunctionBody<'_>) -> Reencoded<Function> {
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
        let kinds: Vec<_> = kinds.collect::<Reencoded<_>>()?;
        Ok(Function::new_with_locals_types(kinds))
    }

    fn instruction<'b>(&mut self, operator: Operator<'b>) -> Reencoded<Instruction<'b>> {
        Ok(match operator {
            Operator::LocalGet { local_index } => Instruction::LocalGet(self.number(local_index)),
            Operator::LocalSet { local_index } => Instruction::LocalSet(self.number(local_index)),
            Operator::LocalTee { local_index } => Instruction::LocalTee(self.number(local_index)),
            other => utils::instruction(self, other)?,
        })
    }
}

/// How often each local is used, and where first.
fn uses(body: &FunctionBody<'_>, locals: usize) -> Reencoded<Vec<(usize, usize)>> {
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
