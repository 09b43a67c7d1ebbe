//! Checks what sections list: conditions that can never hold, ids that items share, and windows that open too early.

use crate::notice::{Items, Notice, Path, Rule, Section, SectionRule};

use super::{
    Concern, Remark,
    proof::{StepLimitReached, always, step_limit_remark, together},
};

/// The remarks on the items, notes and windows of all sections.
pub fn remarks(notice: &Notice) -> Vec<Remark> {
    let sections = notice
        .document()
        .sections
        .iter()
        .zip(&notice.rules().sections);
    let mut remarks = Vec::new();
    for (at, (section, rule)) in sections.enumerate() {
        let mut checker = Checker {
            notice,
            section: (at, section),
            remarks: &mut remarks,
        };
        let path = Path::root().key("sections").at(at);
        checker.notes(&path, &rule.notes);
        checker.items(&path.key("items"), rule);
        checker.same_ids(&path.key("items"), rule);
        checker.windows(&path.key("items"));
    }
    remarks
}

struct Checker<'a> {
    notice: &'a Notice,
    section: (usize, &'a Section),
    remarks: &'a mut Vec<Remark>,
}

impl Checker<'_> {
    fn remark(&mut self, path: &Path, concern: Concern) {
        let path = path.to_string();
        self.remarks.push(Remark { path, concern });
    }

    /// Answers with which conditions hold together; where these cannot be found out, that is reported.
    fn example(
        &mut self,
        path: &Path,
        rules: &[&Rule],
    ) -> Result<Option<String>, StepLimitReached> {
        let example = together(self.notice, rules);
        if example.is_err() {
            let place = (self.section.0, path);
            self.remarks
                .push(step_limit_remark(self.notice, place, rules));
        }
        example
    }

    fn never_holds(&mut self, path: &Path, rule: &Rule) -> bool {
        self.example(path, &[rule]) == Ok(None)
    }

    /// Notes that are never shown.
    fn notes(&mut self, path: &Path, notes: &[Option<Rule>]) {
        for (at, rule) in notes.iter().enumerate() {
            let path = path.key("notes").at(at);
            if rule.as_ref().is_some_and(|it| self.never_holds(&path, it)) {
                self.remark(&path, Concern::NeverShown);
            }
        }
    }

    /// Items that never or always apply, as far as nothing decides that.
    fn items(&mut self, path: &Path, rule: &SectionRule) {
        let of_requirements = matches!(self.section.1.items, Items::Requirements(_));
        for (at, item) in rule.items.iter().enumerate() {
            let path = path.at(at);
            self.notes(&path, &item.notes);
            self.notes(&path.key("variant"), &item.variant_notes);
            let Some(rule) = item.when.as_ref().filter(|_| item.decision.is_none()) else {
                continue;
            };
            let never = self.never_holds(&path, rule);
            if never && of_requirements {
                self.remark(&path, Concern::ItemNeverApplies);
            } else if never {
                self.remark(&path, Concern::NeverShown);
            } else if of_requirements && always(self.notice, rule) == Ok(true) {
                self.remark(&path, Concern::ItemAlwaysApplies);
            }
        }
    }

    /// Items with one id that can hold together.
    fn same_ids(&mut self, path: &Path, rule: &SectionRule) {
        let items = self.section.1.items.each();
        let ids: Vec<&str> = items.iter().map(|it| &*it.cited().id).collect();
        for (at, id) in ids.iter().enumerate() {
            for other in (0..at).filter(|other| ids[*other] == *id) {
                let rules = [&rule.items[other].when, &rule.items[at].when];
                let rules: Vec<&Rule> = rules.into_iter().flatten().collect();
                // Two without a condition are reported as they are read.
                if rules.is_empty() {
                    continue;
                }
                if let Ok(Some(example)) = self.example(&path.at(at), &rules) {
                    let other = path.at(other).to_string();
                    self.remark(&path.at(at), Concern::SameId { other, example });
                }
            }
        }
    }

    fn windows(&mut self, path: &Path) {
        let issued = self.notice.document().issued;
        for (at, window) in self.section.1.windows().iter().enumerate() {
            if let Some(opens) = window.opens.map(|it| it.day).filter(|it| *it < issued) {
                let concern = Concern::OpensBeforeIssue { opens, issued };
                self.remark(&path.at(at).key("opens"), concern);
            }
        }
    }
}
