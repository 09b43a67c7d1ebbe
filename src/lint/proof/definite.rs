//! Checks a decision for all definite answers: findings that never or always hold, that contradict each other, answers
//! that no finding covers, and verdicts that none lead to.

use crate::{
    assess::{Answer, Answers, Truth, evaluate, write_fragment},
    notice::{Notice, Rule},
};

use super::{
    super::{Concern, Remark},
    condition::Condition,
    decision_to_check::{DecisionToCheck, Kind, groups},
    diagram::{Assignment, Node, Operation, StepLimitReached},
    scoped::Scoped,
    search::together,
    space::Scope,
};

/// The most contradictions of a decision that are listed.
const MOST_CONTRADICTIONS: usize = 100;

/// Which verdicts of a decision are reached, by level.
pub type Reached = Vec<bool>;

/// A decision for definite answers.
pub struct Definite<'a, 'n> {
    pub scoped: Scoped<'a, 'n>,
}

impl<'a, 'n> Definite<'a, 'n> {
    /// Resolves the conditions.
    pub fn new(decision: &'a DecisionToCheck<'n>, steps: usize) -> Result<Self, StepLimitReached> {
        let scoped = Scoped::new(decision, Scope::Definite, None, steps)?;
        Ok(Self { scoped })
    }

    /// The findings with a condition.
    fn conditional(&self) -> Vec<(usize, Condition)> {
        let all = self.scoped.conditions.iter().enumerate();
        all.filter_map(|(at, it)| Some((at, (*it)?))).collect()
    }

    /// Findings that never or always hold, and pairs that contradict each other.
    pub fn findings(&mut self) -> Result<Vec<Remark>, StepLimitReached> {
        let mut remarks = Vec::new();
        let conditional = self.conditional();
        let mut contradictions = 0;
        for (position, (at, condition)) in conditional.iter().copied().enumerate() {
            remarks.extend(self.never_or_always(at, condition));
            if self.scoped.decision.kind != Kind::Findings {
                continue;
            }
            for (later, other) in conditional[position + 1..].iter().copied() {
                if contradictions < MOST_CONTRADICTIONS
                    && self.scoped.decision.would_contradict(at, later)
                    && self
                        .scoped
                        .diagrams
                        .overlap(condition.may_be_true, other.may_be_true)?
                {
                    contradictions += 1;
                    remarks.extend(self.contradiction(at, later)?);
                }
            }
        }
        Ok(remarks)
    }

    /// A finding that never or always holds.
    fn never_or_always(&self, at: usize, condition: Condition) -> Option<Remark> {
        let never = condition.may_be_true == Node::NO;
        let always = condition.may_be_true == Node::YES;
        let concern = match self.scoped.decision.kind {
            Kind::Findings if never => Concern::NeverFires,
            Kind::Findings if always => Concern::AlwaysFires,
            Kind::Item if never => Concern::ItemNeverApplies,
            Kind::Item | Kind::Copies if always => Concern::ItemAlwaysApplies,
            _ => return None,
        };
        Some(self.scoped.decision.on_finding(at, concern))
    }

    /// Two findings that hold for the same answers, with these as an example; `None` if there are none.
    fn contradiction(
        &mut self,
        one: usize,
        other: usize,
    ) -> Result<Option<Remark>, StepLimitReached> {
        let [first, second] = [one, other].map(|at| self.scoped.condition(at).may_be_true);
        let both = self
            .scoped
            .diagrams
            .combine(Operation::And, first, second)?;
        let findings = &self.scoped.decision.rule.findings;
        let rules = [&findings[one], &findings[other]];
        let Some(assignment) = self.scoped.diagrams.assignment(both) else {
            return Ok(None);
        };
        let concern = Concern::Contradicts {
            other: self.scoped.decision.findings[one].cited.id.to_string(),
            example: self.example(&assignment, &|answers| {
                hold(rules.into_iter().flatten(), answers)
            }),
        };
        Ok(Some(self.scoped.decision.on_finding(other, concern)))
    }

    /// Findings without a condition that never hold, and answers for which no finding holds.
    pub fn coverage(&mut self) -> Result<Vec<Remark>, StepLimitReached> {
        let decision = self.scoped.decision;
        if decision.kind == Kind::Item {
            return Ok(Vec::new());
        }
        let all: Vec<usize> = (0..self.scoped.conditions.len()).collect();
        let uncovered = self.without_any(&all, &[])?;
        let without =
            (0..self.scoped.conditions.len()).filter(|at| self.scoped.conditions[*at].is_none());
        let without: Vec<usize> = without.collect();
        let Some(assignment) = uncovered else {
            let never = without
                .into_iter()
                .filter(|_| decision.kind == Kind::Findings);
            let never = never.map(|at| decision.on_finding(at, Concern::NeverStands));
            return Ok(never.collect());
        };
        if !without.is_empty() {
            return Ok(Vec::new());
        }
        let example = self.example(&assignment, &|answers| {
            let mut rules = decision.rule.findings.iter().flatten();
            rules.all(|it| evaluate(it, answers).truth == Truth::FALSE)
        });
        Ok(vec![match decision.kind {
            Kind::Findings => Remark {
                path: decision.path.key("findings").to_string(),
                concern: Concern::NotCovered { example },
            },
            Kind::Item | Kind::Copies => Remark {
                path: decision.path.to_string(),
                concern: Concern::CopiesNotCovered { example },
            },
        }])
    }

    /// Answers for which the findings `held` hold and those of `none` that have a condition do not.
    fn without_any(
        &mut self,
        none: &[usize],
        held: &[usize],
    ) -> Result<Option<Assignment>, StepLimitReached> {
        let rules = &self.scoped.decision.rule.findings;
        let conditions = |findings: &[usize]| {
            let conditional = findings
                .iter()
                .filter_map(|it| Some((*it, rules[*it].as_ref()?)));
            conditional.unzip::<usize, &Rule, Vec<_>, Vec<_>>()
        };
        let ((held, of_held), (none, of_none)) = (conditions(held), conditions(none));
        let holds = held.iter().map(|it| self.scoped.condition(*it).may_be_true);
        let not = none
            .iter()
            .map(|it| self.scoped.condition(*it).may_be_false);
        let functions: Vec<Node> = holds.chain(not).collect();
        let groups = groups(&[of_held, of_none].concat()).into_iter();
        let functions = groups.map(|(_, at)| at.into_iter().map(|it| functions[it]).collect());
        together(&mut self.scoped.diagrams, functions.collect())
    }

    /// The verdicts that definite answers lead to, `confirm` among them where the notice is silent.
    pub fn reached(&mut self) -> Result<Reached, StepLimitReached> {
        let decision = self.scoped.decision;
        let levels = decision.levels();
        let mut reached = vec![false; decision.rule.levels.len()];
        let mut above: Vec<usize> = Vec::new();
        for (at, level) in levels.iter().enumerate() {
            for finding in &level.findings {
                reached[at] = reached[at] || self.is_reached(*finding, &above)?;
            }
            above.extend(&level.findings);
        }
        let is_silent = above.iter().all(|it| self.scoped.conditions[*it].is_some());
        let confirm = decision.rule.confirm;
        reached[confirm] =
            reached[confirm] || is_silent && self.without_any(&above, &[])?.is_some();
        Ok(reached)
    }

    /// Whether a finding holds for some answers for which none above does.
    fn is_reached(&mut self, finding: usize, above: &[usize]) -> Result<bool, StepLimitReached> {
        let holds = self.scoped.condition(finding).may_be_true;
        // Findings that never hold together with it make no difference.
        let mut preventing = Vec::new();
        for other in above {
            if self
                .scoped
                .diagrams
                .overlap(holds, self.scoped.condition(*other).may_be_true)?
            {
                preventing.push(*other);
            }
        }
        Ok(self.without_any(&preventing, &[finding])?.is_some())
    }

    /// A minimal part of the answers of an assignment with which something still holds.
    fn example(&self, assignment: &Assignment, holds: &dyn Fn(&Answers) -> bool) -> String {
        minimal(
            self.scoped.decision.notice,
            &self.scoped.space.answers(assignment),
            holds,
        )
    }
}

/// Whether all conditions hold with some answers, whatever the other questions are answered.
pub fn hold<'a>(rules: impl IntoIterator<Item = &'a Rule>, answers: &Answers) -> bool {
    let mut rules = rules.into_iter();
    rules.all(|it| evaluate(it, answers).truth == Truth::TRUE)
}

/// A minimal set of some answers with which something still holds.
pub fn minimal(notice: &Notice, answers: &Answers, holds: &dyn Fn(&Answers) -> bool) -> String {
    let mut example = answers.clone();
    let answered: Vec<_> = answers.answered().collect();
    for question in answered.into_iter().rev() {
        let answer = example.answer(question);
        example.put(question, Answer::default());
        if !holds(&example) {
            example.put(question, answer);
        }
    }
    write_fragment(notice, &example)
}
