//! What a notice of the right shape can still have wrong: the checks that keep a page from
//! misleading anyone. Conditions are checked where they are resolved, in `rules`.

use super::{
    Clauses, Document, Fault, Finding, Json, Problem, Question, Verdict,
    decode::{Decode, Shape},
    path::Path,
    rules::{MOST_OPTIONS, MOST_QUESTIONS, PlacedDecision, placed_decisions},
    text::{find, join},
};

/// The most characters a text can have before it no longer fits a page.
const MOST_CHARACTERS: usize = 600;

/// Whether there are more questions or options than the engine can count.
pub fn too_large(document: &Document) -> bool {
    let over = |question: &Question| question.options.len() > MOST_OPTIONS;
    document.questions.len() > MOST_QUESTIONS || document.questions.iter().any(over)
}

/// Everything wrong with a document that has the right shape, conditions excepted. What its
/// things have in common is looked at in the JSON, where one loop finds it in all of them.
pub fn problems(document: &Document, json: &Json, clauses: &Clauses) -> Vec<Problem> {
    let mut checker = Checker {
        document,
        clauses,
        problems: Vec::new(),
        cited: Vec::new(),
    };
    checker.everywhere(Document::SHAPE, json, &Path::root());
    checker.run()
}

struct Checker<'a> {
    document: &'a Document,
    clauses: &'a Clauses,
    problems: Vec<Problem>,
    /// The clauses that something cites, as often as they are cited: there are few enough.
    cited: Vec<&'a str>,
}

impl<'a> Checker<'a> {
    fn run(mut self) -> Vec<Problem> {
        self.header();
        self.questions();
        for placed in placed_decisions(self.document) {
            self.decision(&placed);
        }
        self.materials();
        self.requirements();
        self.days();
        self.sites();
        self.uncited();
        self.problems
    }

    /// Ids, wordings and citations, wherever they stand.
    fn everywhere(&mut self, shape: &Shape, json: &'a Json, path: &Path) {
        match shape {
            Shape::Text => self.text(path, json),
            Shape::List(shape) => {
                for (at, entry) in json.as_list().iter().enumerate() {
                    self.everywhere(shape, entry, &path.at(at));
                }
                let names = json.as_list().iter().filter_map(name);
                self.distinct(path, &names.collect::<Vec<_>>(), 0);
            }
            Shape::Object(fields) => {
                for field in *fields {
                    if let Some(value) = json.field(field.name) {
                        self.everywhere(field.shape, value, &path.key(field.name));
                    }
                }
                if let Some(id) = text(json, "id") {
                    self.id(&path.key("id"), id);
                }
                if let (Some(clause), Some(quote)) = (text(json, "clause"), text(json, "quote")) {
                    self.citation(path, clause, quote);
                }
            }
            Shape::Plain(..) | Shape::Name(_) | Shape::Own(_) => {}
        }
    }

    fn report(&mut self, path: &Path, fault: Fault) {
        self.problems.push(path.fault(fault));
    }

    fn header(&mut self) {
        let root = Path::root();
        let document = self.document;
        self.required(&root.key("languages"), document.languages.is_empty());
        let languages: Vec<&str> = document.languages.iter().map(|it| &**it).collect();
        self.distinct(&root.key("languages"), &languages, 0);
        self.plain(&root.key("number"), &document.number);
        self.plain(&root.key("telephone"), &document.telephone);
        self.year(&root.key("issued"), document.issued.year());
    }

    fn questions(&mut self) {
        let path = Path::root().key("questions");
        let questions = &self.document.questions;
        self.required(&path, questions.is_empty());
        self.at_most(&path, questions.len(), MOST_QUESTIONS);
        for (at, question) in questions.iter().enumerate() {
            let path = path.at(at).key("options");
            self.required(&path, question.options.is_empty());
            self.at_most(&path, question.options.len(), MOST_OPTIONS);
        }
    }

    fn decision(&mut self, placed: &PlacedDecision<'a>) {
        let path = placed.path.key("verdicts");
        for (at, wording) in placed.decision.verdicts.iter().enumerate() {
            self.verdict(
                &path.at(at).key("verdict"),
                wording.verdict,
                placed.expected,
            );
        }
        let listed: Vec<Verdict> = placed
            .decision
            .verdicts
            .iter()
            .map(|it| it.verdict)
            .collect();
        let conditional = placed
            .findings
            .iter()
            .any(|(_, finding)| finding.when.is_some());
        if conditional && !listed.contains(&Verdict::Confirm) {
            self.report(&path, Fault::NoConfirm);
        }
        self.required(&placed.path.key("findings"), placed.findings.is_empty());
        let names: Vec<&str> = placed.findings.iter().map(|(_, it)| &*it.id).collect();
        // Those that it shares; its own are found to differ where they stand.
        let own = placed.decision.findings.len();
        self.distinct(&placed.path.key("findings"), &names, own);
        for (path, finding) in &placed.findings {
            self.verdict(&path.key("verdict"), finding.verdict, &listed);
            self.finding(path, finding);
        }
    }

    fn verdict(&mut self, path: &Path, found: Verdict, expected: &[Verdict]) {
        if !expected.contains(&found) {
            let expected = expected
                .iter()
                .map(|verdict| verdict.id())
                .collect::<Vec<_>>();
            let expected = join(&expected, ", ");
            self.report(
                path,
                Fault::ForeignVerdict {
                    found: found.id(),
                    expected,
                },
            );
        }
    }

    fn finding(&mut self, path: &Path, finding: &Finding) {
        if (finding.verdict == Verdict::Stated) != finding.amount_cny.is_some() {
            self.report(&path.key("amount_cny"), Fault::MisplacedAmount);
        }
    }

    fn materials(&mut self) {
        let document = self.document;
        let path = Path::root().key("materials");
        self.required(&path, document.materials.is_empty());
        for (at, shared) in document.shared_findings.iter().enumerate() {
            let path = Path::root().key("shared_findings").at(at).key("materials");
            for (at, named) in shared.materials.iter().enumerate() {
                if !document
                    .materials
                    .iter()
                    .any(|material| material.id == *named)
                {
                    self.report(&path.at(at), Fault::UnknownMaterial(named.to_string()));
                }
            }
        }
    }

    fn requirements(&mut self) {
        let path = Path::root().key("requirements");
        for (at, requirement) in self.document.requirements.iter().enumerate() {
            let path = path.at(at);
            // "The last two years" reach one year back.
            if Some(requirement.year) != self.document.year.checked_sub(1) {
                self.year(&path.key("year"), requirement.year);
            }
        }
    }

    fn days(&mut self) {
        let document = self.document;
        let path = Path::root().key("windows");
        for (at, window) in document.windows.iter().enumerate() {
            let path = path.at(at);
            self.year(&path.key("opens"), window.opens.year());
            self.year(&path.key("closes"), window.closes.year());
            if window.closes < window.opens {
                self.report(&path.key("closes"), Fault::ClosesBeforeOpening);
            }
            let earlier = at.checked_sub(1).map(|at| document.windows[at].opens);
            let earlier = earlier.unwrap_or(document.issued);
            let day = window.opens;
            if day < earlier {
                self.report(&path.key("opens"), Fault::OutOfOrder { day, earlier });
            }
        }
        let path = Path::root().key("milestones");
        for (at, milestone) in document.milestones.iter().enumerate() {
            let path = path.at(at).key("date");
            self.year(&path, milestone.date.year());
        }
    }

    fn sites(&mut self) {
        let path = Path::root().key("sites");
        for (at, site) in self.document.sites.iter().enumerate() {
            let Some(address) = &site.address else {
                continue;
            };
            if !address.starts_with("https://") && !address.starts_with("http://") {
                self.report(
                    &path.at(at).key("address"),
                    Fault::BadAddress(address.to_string()),
                );
            }
        }
    }

    fn uncited(&mut self) {
        let path = Path::root().key("uncited");
        for (at, uncited) in self.document.uncited.iter().enumerate() {
            let path = path.at(at).key("clause");
            self.clause(&path, &uncited.clause);
            if self.cited.contains(&&*uncited.clause) {
                self.report(&path, Fault::CitedAfterAll(uncited.clause.to_string()));
            }
            self.cited.push(&uncited.clause);
        }
        let clauses = self.clauses;
        for clause in clauses
            .iter()
            .filter(|clause| !clause.paragraphs.is_empty())
        {
            if !self.cited.contains(&&*clause.id) {
                self.report(&path, Fault::UncitedClause(clause.id.to_string()));
            }
        }
    }

    fn citation(&mut self, path: &Path, clause: &'a str, quote: &'a str) {
        self.plain(&path.key("quote"), quote);
        self.clause(&path.key("clause"), clause);
        self.cited.push(clause);
        if self
            .clauses
            .get(clause)
            .is_some_and(|found| !found.contains(quote))
        {
            self.report(&path.key("quote"), Fault::QuoteNotFound(clause.to_owned()));
        }
    }

    fn clause(&mut self, path: &Path, clause: &str) {
        self.plain(path, clause);
        if !self.clauses.is_empty() && self.clauses.get(clause).is_none() {
            self.report(path, Fault::UnknownClause(clause.to_owned()));
        }
    }

    fn text(&mut self, path: &Path, text: &Json) {
        let document = self.document;
        for language in &document.languages {
            match text.field(language).and_then(Json::as_text) {
                Some(wording) => self.plain(&path.key(language), wording),
                None => self.report(path, Fault::MissingLanguage(language.to_string())),
            }
        }
        for (language, _) in text.as_object() {
            if !document.languages.contains(language) {
                self.report(path, Fault::UnknownLanguage(language.to_string()));
            }
        }
    }

    fn plain(&mut self, path: &Path, wording: &str) {
        if wording.trim().is_empty() {
            self.report(path, Fault::EmptyText);
        }
        let found = wording.chars().count();
        self.at_most_characters(path, found);
        if looks_like_markup(wording) {
            self.report(path, Fault::Markup);
        }
    }

    fn at_most_characters(&mut self, path: &Path, found: usize) {
        if found > MOST_CHARACTERS {
            self.report(
                path,
                Fault::TooLong {
                    found,
                    most: MOST_CHARACTERS,
                },
            );
        }
    }

    fn at_most(&mut self, path: &Path, found: usize, most: usize) {
        if found > most {
            self.report(path, Fault::TooMany { found, most });
        }
    }

    fn required(&mut self, path: &Path, is_empty: bool) {
        if is_empty {
            self.report(path, Fault::Empty);
        }
    }

    fn id(&mut self, path: &Path, id: &str) {
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if id.is_empty() || !id.bytes().all(allowed) {
            self.report(path, Fault::BadId(id.to_owned()));
        }
    }

    /// Tells every id, from a position on, that stands before it too.
    fn distinct(&mut self, path: &Path, ids: &[&str], from: usize) {
        for (at, id) in ids.iter().enumerate().skip(from) {
            if ids[..at].contains(id) {
                self.report(&path.at(at), Fault::DuplicateId((*id).to_owned()));
            }
        }
    }

    fn year(&mut self, path: &Path, found: i32) {
        let expected = self.document.year;
        if found != expected {
            self.report(path, Fault::ForeignYear { found, expected });
        }
    }
}

/// What tells an entry of a list from the others.
fn name(entry: &Json) -> Option<&str> {
    text(entry, "id").or_else(|| text(entry, "verdict"))
}

fn text<'a>(json: &'a Json, field: &str) -> Option<&'a str> {
    json.field(field)?.as_text().map(|text| &**text)
}

/// Whether a text holds a tag, an entity or a control character. Wording is plain text.
fn looks_like_markup(wording: &str) -> bool {
    let tag = wording.split('<').skip(1).any(|rest| {
        rest.starts_with(|first: char| first.is_ascii_alphabetic() || first == '/' || first == '!')
    });
    tag || find(wording, "&#").is_some() || wording.chars().any(char::is_control)
}
