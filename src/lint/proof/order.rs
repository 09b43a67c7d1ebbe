//! The order in which decision diagrams ask their questions: those that conditions look at together stand close, which
//! keeps the diagrams small.

use crate::notice::{MOST_QUESTIONS, QuestionIndex, QuestionSet, Rule};

use super::space::questions_of;

/// How often the order is improved; it rarely changes after the first few times.
const ROUNDS: usize = 20;

/// All questions of some conditions. Again and again each moves to the middle of the conditions that it is in; the
/// order in which the conditions reach least far counts.
pub fn order(rules: &[&Rule]) -> Vec<QuestionIndex> {
    let mut sets = Vec::new();
    for rule in rules {
        links(rule, &mut sets);
    }
    let all = sets
        .iter()
        .fold(QuestionSet::default(), |all, set| all.union(*set));
    let mut order: Vec<QuestionIndex> = all.iter().collect();
    sets.retain(|set| set.len() > 1);
    let mut best = order.clone();
    for _ in 0..ROUNDS {
        order = improved(&order, &sets);
        if reach(&order, &sets) < reach(&best, &sets) {
            best.clone_from(&order);
        }
    }
    best
}

/// The questions that are looked at together: those of each part of an alternative by itself.
fn links(rule: &Rule, sets: &mut Vec<QuestionSet>) {
    match rule {
        Rule::Any(parts) => {
            for part in parts {
                links(part, sets);
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

fn improved(order: &[QuestionIndex], sets: &[QuestionSet]) -> Vec<QuestionIndex> {
    let positions = positions(order);
    // In whole numbers, so that the order is the same on every machine.
    let mut pulls = [(0_u32, 0_u32); MOST_QUESTIONS];
    for set in sets {
        let sum: u32 = set.iter().map(|question| positions[question.0]).sum();
        let middle = sum * 1000 / set.len().max(1);
        for question in set.iter() {
            let (total, count) = &mut pulls[question.0];
            *total += middle;
            *count += 1;
        }
    }
    let place = |question: &QuestionIndex| match pulls[question.0] {
        (_, 0) => positions[question.0] * 1000,
        (total, count) => total / count,
    };
    let mut improved = order.to_vec();
    improved.sort_by_key(place);
    improved
}

/// How far conditions reach in an order, all together.
fn reach(order: &[QuestionIndex], sets: &[QuestionSet]) -> u32 {
    let positions = positions(order);
    let reach = sets.iter().map(|set| {
        let places = set.iter().map(|question| positions[question.0]);
        let (least, most) = places.fold((u32::MAX, 0), |(least, most), it| {
            (least.min(it), most.max(it))
        });
        most.saturating_sub(least)
    });
    reach.sum()
}
