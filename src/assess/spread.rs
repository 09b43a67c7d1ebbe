//! Whether the answer to a question can change what a decision comes to: every answer to it at once, a bit for each.

use crate::notice::{DecisionRule, Notice, OptionSet, QuestionIndex, Rule};

use super::{
    Answers,
    truth::{Truth, at_least, evaluate},
};

/// For which answers to a question a condition may be true, false and unsure.
#[derive(Clone, Copy)]
struct Spread {
    holds: u32,
    fails: u32,
    unsure: u32,
}

impl Spread {
    fn or(self, other: Self) -> Self {
        let beside = |one: Self, other: Self| one.unsure & (other.unsure | other.fails);
        Self {
            holds: self.holds | other.holds,
            fails: self.fails & other.fails,
            unsure: beside(self, other) | beside(other, self),
        }
    }

    fn not(self) -> Self {
        Self {
            holds: self.fails,
            fails: self.holds,
            ..self
        }
    }

    /// The values that it can take with one of the answers.
    fn at(self, answer: u32) -> Truth {
        let values = [
            (self.holds, Truth::TRUE),
            (self.fails, Truth::FALSE),
            (self.unsure, Truth::UNSURE),
        ];
        let values = values
            .into_iter()
            .filter(|(answers, _)| answers & answer != 0);
        Truth::any_of(values.map(|(_, value)| value))
    }

    /// With what it can be with some answers.
    fn with(self, other: Self) -> Self {
        Self {
            holds: self.holds | other.holds,
            fails: self.fails | other.fails,
            unsure: self.unsure | other.unsure,
        }
    }
}

/// A question that is not answered yet, beside the answers to others.
struct Open<'a> {
    answers: &'a Answers,
    question: QuestionIndex,
    /// All answers to it, and those that are `unsure`.
    all: u32,
    unsure: u32,
}

/// Whether the answer to a question changes the possible verdicts of a decision. A condition may contain a question
/// whose answer no longer does.
pub(super) fn decides(
    notice: &Notice,
    rule: &DecisionRule,
    answers: &Answers,
    question: QuestionIndex,
) -> bool {
    let own = &notice.rules().questions[question.0];
    let open = Open {
        answers,
        question,
        all: OptionSet::range(0, own.choices).bits(),
        unsure: own.unsure.bits(),
    };
    // The verdicts are folded as in `fold`, for every answer: the answers for which the fold gets as far as a level,
    // and those for which the bureau may have to be asked.
    let mut reached = open.all;
    let mut confirm = 0;
    for (at, level) in rule.levels.iter().enumerate() {
        let truths = level.findings.iter().map(|it| open.finding(rule, *it));
        let truth = truths.fold(open.settled(Truth::FALSE), Spread::or);
        let holds = truth.holds & reached;
        confirm |= truth.unsure & reached;
        if at == rule.confirm {
            confirm |= holds;
        } else if holds != 0 && holds != open.all {
            return true;
        }
        reached &= truth.fails;
        if reached == 0 {
            break;
        }
    }
    confirm |= reached;
    confirm != 0 && confirm != open.all
}

impl Open<'_> {
    /// The same for every answer.
    fn settled(&self, truth: Truth) -> Spread {
        Self::spread(self.all, truth)
    }

    fn spread(answers: u32, truth: Truth) -> Spread {
        let spread = |value| if truth.may_be(value) { answers } else { 0 };
        Spread {
            holds: spread(Truth::TRUE),
            fails: spread(Truth::FALSE),
            unsure: spread(Truth::UNSURE),
        }
    }

    fn finding(&self, rule: &DecisionRule, finding: usize) -> Spread {
        match &rule.findings[finding] {
            Some(condition) => self.condition(condition),
            None => self.settled(Truth::TRUE),
        }
    }

    fn condition(&self, rule: &Rule) -> Spread {
        let answered = |holds: u32, unsure: u32| Spread {
            holds,
            fails: self.all & !holds & !unsure,
            unsure,
        };
        match rule {
            Rule::Answer(question, options) if *question == self.question => {
                answered(options.bits() & !self.unsure, self.unsure)
            }
            Rule::Unsure(question) if *question == self.question => answered(self.unsure, 0),
            Rule::Answer(..) | Rule::Unsure(_) => self.settled(evaluate(rule, self.answers).truth),
            Rule::Not(part) => self.condition(part).not(),
            Rule::Any(parts) => {
                let parts = parts.iter().map(|part| self.condition(part));
                parts.fold(self.settled(Truth::FALSE), Spread::or)
            }
            Rule::All(parts) => {
                let parts = parts.iter().map(|part| self.condition(part).not());
                parts.fold(self.settled(Truth::FALSE), Spread::or).not()
            }
            Rule::AtLeast(count, parts) => {
                let parts = parts.iter().map(|part| self.condition(part));
                let parts: Vec<Spread> = parts.collect();
                let alike = |answers: u32| answers == 0 || answers == self.all;
                let all_alike =
                    |it: &Spread| [it.holds, it.fails, it.unsure].into_iter().all(alike);
                if parts.iter().all(all_alike) {
                    let truth = at_least(*count, parts.iter().map(|it| it.at(self.all)));
                    return self.settled(truth);
                }
                let each = OptionSet::of_bits(self.all.into()).iter();
                let each = each.map(|answer| OptionSet::one(answer).bits());
                let each = each.map(|answer| {
                    let truth = at_least(*count, parts.iter().map(|it| it.at(answer)));
                    Self::spread(answer, truth)
                });
                each.reduce(Spread::with)
                    .unwrap_or_else(|| self.settled(Truth::FALSE))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;
    use crate::{
        assess::fold::decides_one_by_one,
        notice::random::{self, Choices},
    };

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn all_answers_at_once_are_as_one_by_one(bytes in vec(any::<u8>(), 0..300)) {
            let mut choices = Choices::new(&bytes);
            let json = random::notice(&mut choices).to_string();
            let Some(notice) = Notice::examine(&json, None).0 else {
                return Err(TestCaseError::reject("conditions that cannot be resolved"));
            };
            let count = notice.document().questions.len();
            let open: Vec<_> = (0..count).map(QuestionIndex).filter(|it| !notice.is_never_asked(*it)).collect();
            for question in open {
                let mut answers = Answers::none(&notice);
                for other in (0..count).map(QuestionIndex).filter(|it| *it != question) {
                    let own = notice.rules().questions[other.0].choices;
                    let choice = choices.below(own + 2);
                    if choice < own {
                        answers.choose(other, OptionSet::one(choice));
                    }
                }
                for rule in &notice.rules().decisions {
                    let expected = decides_one_by_one(&notice, rule, &answers, question);
                    prop_assert_eq!(decides(&notice, rule, &answers, question), expected, "{}", json);
                }
            }
        }
    }
}
