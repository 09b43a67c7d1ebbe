//! Checks a decision for all definite answers: findings that never or always hold, that contradict each other, answers
//! that no finding covers, and verdicts that none lead to.

use crate::{
    assess::{Answer, Answers, Truth, evaluate, write_fragment},
    notice::{Notice, Rule},
};

use super::{
    super::{Concern, Remark},
    condition::Condition,
    diagram::{Node, Operation, Tangled, Way},
    matter::{Kind, Matter, groups},
    scoped::Scoped,
    search::together,
    space::Scope,
};

/// The most contradictions of a decision that are listed.
const MOST_CONTRADICTIONS: usize = 100;

/// Which verdicts of a decision are reached, by level.
pub type Reached = Vec<bool>;

/// A decision for definite answers.
pub struct Definite<'a, 'n>(pub Scoped<'a, 'n>);

impl<'a, 'n> Definite<'a, 'n> {
    /// Resolves the conditions.
    pub fn new(matter: &'a Matter<'n>, steps: usize) -> Result<Self, Tangled> {
        Scoped::new(matter, Scope::Definite, None, steps).map(Self)
    }

    fn conditional(&self) -> Vec<(usize, Condition)> {
        let all = self.0.conditions.iter().enumerate();
        all.filter_map(|(at, it)| Some((at, (*it)?))).collect()
    }

    /// What each finding is, and each two of them.
    pub fn findings(&mut self) -> Result<Vec<Remark>, Tangled> {
        let mut remarks = Vec::new();
        let conditional = self.conditional();
        let mut contradictions = 0;
        for (position, (at, condition)) in conditional.iter().copied().enumerate() {
            remarks.extend(self.firing(at, condition));
            if self.0.matter.kind != Kind::Findings {
                continue;
            }
            for (later, other) in conditional[position + 1..].iter().copied() {
                if contradictions < MOST_CONTRADICTIONS
                    && self.0.matter.would_contradict(at, later)
                    && self
                        .0
                        .diagrams
                        .meet(condition.may_be_true, other.may_be_true)?
                {
                    contradictions += 1;
                    remarks.extend(self.contradiction(at, later)?);
                }
            }
        }
        Ok(remarks)
    }

    fn firing(&self, at: usize, condition: Condition) -> Option<Remark> {
        let never = condition.may_be_true == Node::NO;
        let always = condition.may_be_true == Node::YES;
        let concern = match self.0.matter.kind {
            Kind::Findings if never => Concern::NeverFires,
            Kind::Findings if always => Concern::AlwaysFires,
            Kind::Item if never => Concern::ItemNeverApplies,
            Kind::Item | Kind::Copies if always => Concern::ItemAlwaysApplies,
            _ => return None,
        };
        Some(self.0.matter.on_finding(at, concern))
    }

    /// Two findings with conditions that give different definite verdicts, or different fees, for the same answers.
    fn contradiction(&mut self, one: usize, other: usize) -> Result<Option<Remark>, Tangled> {
        let [first, second] = [one, other].map(|at| self.0.condition(at).may_be_true);
        let both = self.0.diagrams.combine(Operation::And, first, second)?;
        let findings = &self.0.matter.rule.findings;
        let rules = [&findings[one], &findings[other]];
        let Some(way) = self.0.diagrams.way(both) else {
            return Ok(None);
        };
        let concern = Concern::Contradicts {
            other: self.0.matter.findings[one].cited.id.to_string(),
            example: self.example(&way, &|answers| hold(rules.into_iter().flatten(), answers)),
        };
        Ok(Some(self.0.matter.on_finding(other, concern)))
    }

    /// Findings without a condition that never hold, and answers for which no finding holds.
    pub fn coverage(&mut self) -> Result<Vec<Remark>, Tangled> {
        let matter = self.0.matter;
        if matter.kind == Kind::Item {
            return Ok(Vec::new());
        }
        let all: Vec<usize> = (0..self.0.conditions.len()).collect();
        let uncovered = self.without_any(&all, &[])?;
        let without = (0..self.0.conditions.len()).filter(|at| self.0.conditions[*at].is_none());
        let without: Vec<usize> = without.collect();
        let Some(way) = uncovered else {
            let never = without
                .into_iter()
                .filter(|_| matter.kind == Kind::Findings);
            let never = never.map(|at| matter.on_finding(at, Concern::NeverStands));
            return Ok(never.collect());
        };
        if !without.is_empty() {
            return Ok(Vec::new());
        }
        let example = self.example(&way, &|answers| {
            let mut rules = matter.rule.findings.iter().flatten();
            rules.all(|it| evaluate(it, answers).truth == Truth::FALSE)
        });
        Ok(vec![match matter.kind {
            Kind::Findings => Remark {
                path: matter.path.key("findings").to_string(),
                concern: Concern::NotCovered { example },
            },
            Kind::Item | Kind::Copies => Remark {
                path: matter.path.to_string(),
                concern: Concern::CopiesNotCovered { example },
            },
        }])
    }

    /// Answers for which some findings hold and some others with conditions do not.
    fn without_any(&mut self, none: &[usize], held: &[usize]) -> Result<Option<Way>, Tangled> {
        let rules = &self.0.matter.rule.findings;
        let conditions = |findings: &[usize]| {
            let conditional = findings
                .iter()
                .filter_map(|it| Some((*it, rules[*it].as_ref()?)));
            conditional.unzip::<usize, &Rule, Vec<_>, Vec<_>>()
        };
        let ((held, of_held), (none, of_none)) = (conditions(held), conditions(none));
        let holds = held.iter().map(|it| self.0.condition(*it).may_be_true);
        let not = none.iter().map(|it| self.0.condition(*it).may_be_false);
        let functions: Vec<Node> = holds.chain(not).collect();
        let groups = groups(&[of_held, of_none].concat()).into_iter();
        let functions = groups.map(|(_, at)| at.into_iter().map(|it| functions[it]).collect());
        together(&mut self.0.diagrams, functions.collect())
    }

    /// The verdicts that definite answers lead to, `confirm` among them where the notice is silent.
    pub fn reached(&mut self) -> Result<Reached, Tangled> {
        let matter = self.0.matter;
        let levels = matter.levels();
        let mut reached = vec![false; matter.rule.levels.len()];
        let mut above: Vec<usize> = Vec::new();
        for (at, level) in levels.iter().enumerate() {
            for finding in &level.findings {
                reached[at] = reached[at] || self.is_reached(*finding, &above)?;
            }
            above.extend(&level.findings);
        }
        let is_silent = above.iter().all(|it| self.0.conditions[*it].is_some());
        let confirm = matter.rule.confirm;
        reached[confirm] =
            reached[confirm] || is_silent && self.without_any(&above, &[])?.is_some();
        Ok(reached)
    }

    /// Whether a finding holds for answers for which none above does.
    fn is_reached(&mut self, finding: usize, above: &[usize]) -> Result<bool, Tangled> {
        let holds = self.0.condition(finding).may_be_true;
        // Those that exclude it anyway make no difference.
        let mut hindering = Vec::new();
        for other in above {
            if self
                .0
                .diagrams
                .meet(holds, self.0.condition(*other).may_be_true)?
            {
                hindering.push(*other);
            }
        }
        Ok(self.without_any(&hindering, &[finding])?.is_some())
    }

    fn example(&self, way: &Way, holds: &dyn Fn(&Answers) -> bool) -> String {
        minimal(self.0.matter.notice, &self.0.space.answers(way), holds)
    }
}

/// Whether conditions hold, whatever else is answered.
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
