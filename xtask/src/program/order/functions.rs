//! Orders the functions of a module by their similarity.

use std::convert::Infallible;

use wasm_encoder::reencode::Reencode;
use wasm_encoder::{CodeSection, FunctionSection};
use wasmparser::{CodeSectionReader, CustomSectionReader, FunctionBody, FunctionSectionReader};

use super::{Contents, Reencoded};

/// Puts the functions into another order, and leaves out what only tools read.
pub struct Functions {
    /// The functions in their new order.
    order: Vec<usize>,
    /// The new index of each function, imported ones included.
    indices: Vec<u32>,
}

impl Functions {
    pub fn new(contents: &Contents<'_>, length: usize) -> Self {
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

    fn function_index(&mut self, function: u32) -> Reencoded<u32> {
        Ok(self.indices[function as usize])
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Reencoded<()> {
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
    ) -> Reencoded<()> {
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
    ) -> Reencoded<()> {
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
    use super::*;

    #[test]
    fn a_function_follows_the_one_that_it_is_most_like() {
        let bodies: [&[u8]; 4] = [b"abcdefgh!", b"stuvwxyz", b"abcdefghi", b"stuvwxyz!"];
        assert_eq!(by_similarity(&bodies, 3), [1, 3, 0, 2]);
    }
}
