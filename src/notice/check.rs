//! What a notice of the right shape can still have wrong: the checks that keep a page from
//! misleading anyone. Conditions are checked where they are resolved, in `rules`.

use super::{
    AnswerOption, Clauses, Document, Fault, Finding, Line, Problem, Question, Text, Verdict,
    path::Path,
    rules::{MOST_OPTIONS, MOST_QUESTIONS, PlacedDecision, placed_decisions},
};

/// The most characters a text can have before it no longer fits a page.
const MOST_CHARACTERS: usize = 600;

/// Whether there are more questions or options than the engine can count.
pub fn too_large(document: &Document) -> bool {
    let over = |question: &Question| question.options.len() > MOST_OPTIONS;
    document.questions.len() > MOST_QUESTIONS || document.questions.iter().any(over)
}

/// Everything wrong with a document that has the right shape, conditions excepted.
pub fn problems(document: &Document, clauses: &Clauses) -> Vec<Problem> {
    let checker = Checker {
        document,
        clauses,
        problems: Vec::new(),
        cited: Vec::new(),
    };
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
        self.lines();
        self.days();
        self.directory();
        self.uncited();
        self.problems
    }

    fn report(&mut self, path: &Path, fault: Fault) {
        self.problems.push(path.fault(fault));
    }

    fn header(&mut self) {
        let root = Path::root();
        let document = self.document;
        self.id(&root.key("id"), &document.id);
        self.required(&root.key("languages"), document.languages.is_empty());
        let languages: Vec<&str> = document.languages.iter().map(|it| &**it).collect();
        self.distinct(&root.key("languages"), &languages);
        self.plain(&root.key("number"), &document.number);
        self.plain(&root.key("telephone"), &document.telephone);
        self.text(&root.key("title"), &document.title);
        self.text(&root.key("issuer"), &document.issuer);
        self.text(&root.key("unsure_text"), &document.unsure_text);
        self.year(&root.key("issued"), document.issued.year());
        self.ids(
            &root.key("terms"),
            document.terms.iter().map(|term| &*term.id),
        );
    }

    fn questions(&mut self) {
        let path = Path::root().key("questions");
        let questions = &self.document.questions;
        self.required(&path, questions.is_empty());
        self.at_most(&path, questions.len(), MOST_QUESTIONS);
        self.ids(&path, questions.iter().map(|question| &*question.id));
        for (at, question) in questions.iter().enumerate() {
            self.question(&path.at(at), question);
        }
    }

    fn question(&mut self, path: &Path, question: &'a Question) {
        self.text(&path.key("text"), &question.text);
        self.text(&path.key("label"), &question.label);
        self.optional_text(&path.key("help"), question.help.as_ref());
        self.optional_text(&path.key("unsure_cost"), question.unsure_cost.as_ref());
        let path = path.key("options");
        self.required(&path, question.options.is_empty());
        self.at_most(&path, question.options.len(), MOST_OPTIONS);
        self.ids(&path, question.options.iter().map(|option| &*option.id));
        for (at, option) in question.options.iter().enumerate() {
            self.option(&path.at(at), option);
        }
    }

    fn option(&mut self, path: &Path, option: &'a AnswerOption) {
        self.text(&path.key("text"), &option.text);
        self.optional_text(&path.key("hint"), option.hint.as_ref());
    }

    fn decision(&mut self, placed: &PlacedDecision<'a>) {
        let path = placed.path.key("verdicts");
        for (at, wording) in placed.decision.verdicts.iter().enumerate() {
            self.verdict(
                &path.at(at).key("verdict"),
                wording.verdict,
                placed.expected,
            );
            self.text(&path.at(at).key("text"), &wording.text);
        }
        let verdicts = placed.decision.verdicts.iter();
        let names: Vec<&str> = verdicts.map(|wording| wording.verdict.id()).collect();
        self.distinct(&path, &names);
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
        self.distinct(&placed.path.key("findings"), &names);
        for (path, finding) in &placed.findings {
            self.verdict(&path.key("verdict"), finding.verdict, &listed);
            self.finding(path, finding);
        }
        self.list_of_lines(&placed.path.key("notes"), &placed.decision.notes);
    }

    fn verdict(&mut self, path: &Path, found: Verdict, expected: &[Verdict]) {
        if !expected.contains(&found) {
            let expected = expected
                .iter()
                .map(|verdict| verdict.id())
                .collect::<Vec<_>>();
            let expected = expected.join(", ");
            self.report(
                path,
                Fault::ForeignVerdict {
                    found: found.id(),
                    expected,
                },
            );
        }
    }

    fn finding(&mut self, path: &Path, finding: &'a Finding) {
        self.id(&path.key("id"), &finding.id);
        self.text(&path.key("text"), &finding.text);
        self.citation(path, &finding.clause, &finding.quote);
        if (finding.verdict == Verdict::Stated) != finding.amount_cny.is_some() {
            self.report(&path.key("amount_cny"), Fault::MisplacedAmount);
        }
    }

    fn materials(&mut self) {
        let document = self.document;
        let path = Path::root().key("materials");
        self.required(&path, document.materials.is_empty());
        self.ids(
            &path,
            document.materials.iter().map(|material| &*material.id),
        );
        for (at, material) in document.materials.iter().enumerate() {
            let path = path.at(at);
            self.text(&path.key("name"), &material.name);
            self.optional_text(&path.key("copies_note"), material.copies_note.as_ref());
            self.optional_text(
                &path.key("originality_note"),
                material.originality_note.as_ref(),
            );
            self.optional_text(&path.key("seal"), material.seal.as_ref());
            self.citation(&path, &material.clause, &material.quote);
        }
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
            self.text(&path.key("text"), &requirement.text);
            self.citation(&path, &requirement.clause, &requirement.quote);
            // "The last two years" reach one year back.
            if Some(requirement.year) != self.document.year.checked_sub(1) {
                self.year(&path.key("year"), requirement.year);
            }
        }
    }

    fn lines(&mut self) {
        let document = self.document;
        for (key, lines) in [
            ("material_notes", &document.material_notes),
            ("exemption_steps", &document.exemption_steps),
            ("window_notes", &document.window_notes),
            ("steps", &document.steps),
            ("cautions", &document.cautions),
        ] {
            self.list_of_lines(&Path::root().key(key), lines);
        }
    }

    fn list_of_lines(&mut self, path: &Path, lines: &'a [Line]) {
        self.ids(path, lines.iter().map(|line| &*line.id));
        for (at, line) in lines.iter().enumerate() {
            self.text(&path.at(at).key("text"), &line.text);
            self.citation(&path.at(at), &line.clause, &line.quote);
        }
    }

    fn days(&mut self) {
        let document = self.document;
        let path = Path::root().key("windows");
        self.ids(&path, document.windows.iter().map(|window| &*window.id));
        for (at, window) in document.windows.iter().enumerate() {
            let path = path.at(at);
            self.text(&path.key("name"), &window.name);
            self.text(&path.key("text"), &window.text);
            self.citation(&path, &window.clause, &window.quote);
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
        self.ids(
            &path,
            document.milestones.iter().map(|milestone| &*milestone.id),
        );
        for (at, milestone) in document.milestones.iter().enumerate() {
            let path = path.at(at);
            self.text(&path.key("text"), &milestone.text);
            self.citation(&path, &milestone.clause, &milestone.quote);
            self.year(&path.key("date"), milestone.date.year());
        }
    }

    fn directory(&mut self) {
        let document = self.document;
        let path = Path::root().key("statements");
        self.ids(
            &path,
            document.statements.iter().map(|statement| &*statement.id),
        );
        for (at, statement) in document.statements.iter().enumerate() {
            self.text(&path.at(at).key("name"), &statement.name);
            self.text(&path.at(at).key("text"), &statement.text);
            self.citation(&path.at(at), &statement.clause, &statement.quote);
        }
        let path = Path::root().key("contacts");
        self.ids(&path, document.contacts.iter().map(|contact| &*contact.id));
        for (at, contact) in document.contacts.iter().enumerate() {
            self.text(&path.at(at).key("text"), &contact.text);
            self.citation(&path.at(at), &contact.clause, &contact.quote);
        }
        self.sites();
        let path = Path::root().key("attachments");
        for (at, attachment) in document.attachments.iter().enumerate() {
            self.text(&path.at(at).key("text"), &attachment.text);
            self.citation(&path.at(at), &attachment.clause, &attachment.quote);
        }
    }

    fn sites(&mut self) {
        let path = Path::root().key("sites");
        self.ids(&path, self.document.sites.iter().map(|site| &*site.id));
        for (at, site) in self.document.sites.iter().enumerate() {
            self.text(&path.at(at).key("text"), &site.text);
            self.citation(&path.at(at), &site.clause, &site.quote);
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

    fn text(&mut self, path: &Path, text: &Text) {
        for language in &self.document.languages {
            match text.exact(language) {
                Some(wording) => self.plain(&path.key(language), wording),
                None => self.report(path, Fault::MissingLanguage(language.to_string())),
            }
        }
        for language in text.languages() {
            if !self
                .document
                .languages
                .iter()
                .any(|listed| &**listed == language)
            {
                self.report(path, Fault::UnknownLanguage(language.to_owned()));
            }
        }
    }

    fn optional_text(&mut self, path: &Path, text: Option<&Text>) {
        if let Some(text) = text {
            self.text(path, text);
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

    fn ids(&mut self, path: &Path, ids: impl Iterator<Item = &'a str>) {
        let ids: Vec<&str> = ids.collect();
        for (at, id) in ids.iter().enumerate() {
            self.id(&path.at(at).key("id"), id);
        }
        self.distinct(path, &ids);
    }

    fn id(&mut self, path: &Path, id: &str) {
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if id.is_empty() || !id.bytes().all(allowed) {
            self.report(path, Fault::BadId(id.to_owned()));
        }
    }

    fn distinct(&mut self, path: &Path, ids: &[&str]) {
        for (at, id) in ids.iter().enumerate() {
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

/// Whether a text holds a tag, an entity or a control character. Wording is plain text.
fn looks_like_markup(wording: &str) -> bool {
    let tag = wording.split('<').skip(1).any(|rest| {
        rest.starts_with(|first: char| first.is_ascii_alphabetic() || first == '/' || first == '!')
    });
    tag || wording.contains("&#") || wording.chars().any(char::is_control)
}
