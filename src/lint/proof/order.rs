//! The order in which decision diagrams ask their questions, by the FORCE heuristic: questions of one condition are close
//! to each other, which keeps the diagrams small.

use crate::notice::{MOST_QUESTIONS, QuestionIndex, QuestionSet, Rule};

use super::space::questions_of;

/// How often the order is improved; it rarely changes after the first few times.
const ITERATIONS: usize = 20;

/// All questions of some conditions, in the order with the smallest span of those that are tried. Each is made from the
/// one before by moving every question to the mean position of the conditions that it is in.
pub fn order(rules: &[&Rule]) -> Vec<QuestionIndex> {
    let mut sets = Vec::new();
    for rule in rules {
        collect_sets(rule, &mut sets);
    }
    let all = sets
        .iter()
        .fold(QuestionSet::default(), |all, set| all.union(*set));
    let mut order: Vec<QuestionIndex> = all.iter().collect();
    sets.retain(|set| set.len() > 1);
    let mut best = order.clone();
    for _ in 0..ITERATIONS {
        order = improved(&order, &sets);
        if span(&order, &sets) < span(&best, &sets) {
            best.clone_from(&order);
        }
    }
    best
}

/// Collects the sets of questions that should be close to each other. Those of the parts of an alternative need not be,
/// because each part can be true by itself.
fn collect_sets(rule: &Rule, sets: &mut Vec<QuestionSet>) {
    match rule {
        Rule::Any(parts) => {
            for part in parts {
                collect_sets(part, sets);
            }
        }
        _ => sets.push(questions_of(rule)),
    }
}

/// The position of each question in an order.
fn positions(order: &[QuestionIndex]) -> [u32; MOST_QUESTIONS] {
    let mut positions = [0; MOST_QUESTIONS];
    for (position, question) in (0..).zip(order) {
        positions[question.0] = position;
    }
    positions
}

/// An order by the mean of the mean positions of the sets that each question is in.
fn improved(order: &[QuestionIndex], sets: &[QuestionSet]) -> Vec<QuestionIndex> {
    let positions = positions(order);
    // In whole numbers, so that the order is the same on every machine.
    let mut sums = [(0_u32, 0_u32); MOST_QUESTIONS];
    for set in sets {
        let sum: u32 = set.iter().map(|question| positions[question.0]).sum();
        let mean = sum * 1000 / set.len().max(1);
        for question in set.iter() {
            let (total, count) = &mut sums[question.0];
            *total += mean;
            *count += 1;
        }
    }
    let target = |question: &QuestionIndex| match sums[question.0] {
        (_, 0) => positions[question.0] * 1000,
        (total, count) => total / count,
    };
    let mut improved = order.to_vec();
    improved.sort_by_key(target);
    improved
}

/// The sum of the distances between the first and the last question of each set.
fn span(order: &[QuestionIndex], sets: &[QuestionSet]) -> u32 {
    let positions = positions(order);
    let spans = sets.iter().map(|set| {
        let own = set.iter().map(|question| positions[question.0]);
        let (least, most) = own.fold((u32::MAX, 0), |(least, most), it| {
            (least.min(it), most.max(it))
        });
        most.saturating_sub(least)
    });
    spans.sum()
}
