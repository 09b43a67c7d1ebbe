//! Every condition of a document with its place, and the parts of conditions.

use super::super::{Condition, Document, Finding, Items, Line, Section, path::Path};

/// The parts of a condition.
pub fn parts(condition: &Condition) -> &[Condition] {
    match condition {
        Condition::All(parts) | Condition::Any(parts) | Condition::Count { of: parts, .. } => parts,
        Condition::Not(part) => std::slice::from_ref(part),
        _ => &[],
    }
}

/// Every outermost condition of a document, those of terms included.
pub fn each_condition(document: &Document) -> Vec<(Path, &Condition)> {
    let mut found = Found(Vec::new());
    let root = Path::root();
    for (at, term) in document.terms.iter().enumerate() {
        found.add(&root.key("terms").at(at), Some(&term.when));
    }
    for (at, section) in document.sections.iter().enumerate() {
        found.section(&root.key("sections").at(at), section);
    }
    found.0
}

struct Found<'a>(Vec<(Path, &'a Condition)>);

impl<'a> Found<'a> {
    fn add(&mut self, path: &Path, when: Option<&'a Condition>) {
        self.0.extend(when.map(|when| (path.key("when"), when)));
    }

    fn section(&mut self, path: &Path, section: &'a Section) {
        self.findings(path, &section.decision.findings);
        self.lines(path, &section.decision.notes);
        for (at, item) in section.items.each().into_iter().enumerate() {
            self.add(&path.key("items").at(at), item.cited().when.as_ref());
        }
        let Items::Papers(papers, _) = &section.items else {
            return;
        };
        for (at, paper) in papers.iter().enumerate() {
            let path = path.key("items").at(at);
            self.findings(&path, &paper.findings);
            self.lines(&path, &paper.notes);
            if let Some(variant) = &paper.variant {
                let path = path.key("variant");
                self.findings(&path, &variant.findings);
                self.lines(&path, &variant.notes);
            }
            let copies = paper.copies.iter().flat_map(|it| &it.0).enumerate();
            for (at, count) in copies {
                self.add(&path.key("copies").at(at), count.when.as_ref());
            }
        }
    }

    fn findings(&mut self, path: &Path, findings: &'a [Finding]) {
        for (at, finding) in findings.iter().enumerate() {
            self.add(&path.key("findings").at(at), finding.cited.when.as_ref());
        }
    }

    fn lines(&mut self, path: &Path, lines: &'a [Line]) {
        for (at, line) in lines.iter().enumerate() {
            self.add(&path.key("notes").at(at), line.cited.when.as_ref());
        }
    }
}
