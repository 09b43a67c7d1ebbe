//! Validates a notice whose types are right: ids, texts, citations, verdicts, days and addresses.
//! Conditions are validated where they are resolved, in `rules`.

use super::{
    AnswerOption, Clauses, Condition, Date, Document, Fault, Finding, Json, Line, Problems,
    Verdict,
    decode::{Decode, Shape},
    path::Path,
    rules::{MOST_OPTIONS, MOST_QUESTIONS, PlacedDecision, placed_decisions, placed_lines},
    strings::{find, join},
};

/// The maximum length of a text in characters; a longer one does not fit the page.
const MOST_CHARACTERS: usize = 600;

/// How messages name the official text.
const TEXT: &str = "notice.md";

/// Reports every problem of a document except those of its conditions. Ids, texts and citations are
/// validated in the JSON, where one loop finds them all. Without the official text citations are not
/// compared with it.
pub fn look(document: &Document, json: &Json, clauses: Option<&Clauses>, problems: &mut Problems) {
    let mut checker = Checker {
        document,
        clauses,
        problems,
        cited: Vec::new(),
    };
    checker.official_text();
    checker.everywhere(Document::SHAPE, json, &Path::root());
    checker.run();
}

struct Checker<'a> {
    document: &'a Document,
    clauses: Option<&'a Clauses>,
    problems: &'a mut Problems,
    /// The cited clauses, with repetitions, since there are few.
    cited: Vec<&'a str>,
}

impl<'a> Checker<'a> {
    fn run(mut self) {
        self.header();
        self.questions();
        for placed in placed_decisions(self.document) {
            self.decision(&placed);
        }
        for (path, line) in placed_lines(self.document) {
            self.line(&path, line);
        }
        self.materials();
        self.requirements();
        self.days();
        self.addresses();
        self.steps();
        self.uncited();
    }

    /// An official text without any clause is reported, because then citations are not compared.
    fn official_text(&mut self) {
        if self.clauses.is_some_and(Clauses::is_empty) {
            self.report(&Path::root().key(TEXT), Fault::NoClause);
        }
    }

    /// Validates ids, texts and citations at all levels.
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
                    self.citation(path, clause, quote, json.field("occurrence"));
                }
            }
            Shape::Plain(..) => {
                if let Some(text) = json.as_text() {
                    self.plain(path, text);
                }
            }
            Shape::Name(_) | Shape::Own(_) => {}
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
        self.year(&root.key("issued"), document.issued.year());
        if let Some(day) = document.corrected {
            self.not_before(&root.key("corrected"), day, document.issued);
        }
    }

    fn questions(&mut self) {
        let path = Path::root().key("questions");
        let questions = &self.document.questions;
        self.required(&path, questions.is_empty());
        self.at_most(&path, questions.len(), MOST_QUESTIONS);
        for (at, question) in questions.iter().enumerate() {
            let path = path.at(at);
            let options = path.key("options");
            self.required(&options, question.options.is_empty());
            self.at_most(&options, question.options.len(), MOST_OPTIONS);
            let unsure = question.options.iter().any(AnswerOption::is_unsure);
            if unsure && question.unsure_ask.is_none() {
                self.report(&path.key("unsure_ask"), Fault::MissingField);
            }
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
        // Only the shared findings: `everywhere` has compared the ids of its own.
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
        let confirm = finding.verdict == Verdict::Confirm;
        let more = finding.costs_year || finding.concerns.is_some();
        self.ask(path, confirm, finding.ask.is_some(), more);
    }

    fn line(&mut self, path: &Path, line: &Line) {
        // A line about an `unsure` answer takes what to ask from that question.
        let unsure = line.when.as_ref().is_some_and(Condition::asks_unsure);
        let confirm = line.confirm && !unsure;
        let more = line.costs_year || line.concerns.is_some();
        self.ask(path, confirm, line.ask.is_some(), more);
    }

    /// Checks that `ask` is given where the bureau has to be asked, and only there.
    fn ask(&mut self, path: &Path, confirm: bool, asks: bool, more: bool) {
        if confirm && !asks {
            self.report(&path.key("ask"), Fault::NoAsk);
        }
        if !confirm && (asks || more) {
            self.report(&path.key("ask"), Fault::MisplacedAsk);
        }
    }

    /// Checks the windows and milestones that steps and milestones refer to.
    fn steps(&mut self) {
        let document = self.document;
        let has_window = |id: &str| document.windows.iter().any(|it| &*it.id == id);
        let has_milestone = |id: &str| document.milestones.iter().any(|it| &*it.id == id);
        for (at, step) in document.steps.iter().enumerate() {
            let path = Path::root().key("steps").at(at);
            if let Some(window) = step.window.as_deref().filter(|it| !has_window(it)) {
                self.report(&path.key("window"), Fault::UnknownWindow(window.to_owned()));
            }
            if let Some(milestone) = step.milestone.as_deref().filter(|it| !has_milestone(it)) {
                let fault = Fault::UnknownMilestone(milestone.to_owned());
                self.report(&path.key("milestone"), fault);
            }
            if step.window.is_some() && step.milestone.is_some() {
                self.report(&path, Fault::TwoDates);
            }
        }
        for (at, milestone) in document.milestones.iter().enumerate() {
            if !has_window(&milestone.window) {
                let path = Path::root().key("milestones").at(at).key("window");
                self.report(&path, Fault::UnknownWindow(milestone.window.to_string()));
            }
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
            // A requirement may be for the year before, as in "the last two years".
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
            self.not_before(&path.key("opens"), window.opens, earlier);
        }
        let path = Path::root().key("milestones");
        for (at, milestone) in document.milestones.iter().enumerate() {
            let path = path.at(at).key("date");
            self.year(&path, milestone.date.year());
        }
    }

    fn not_before(&mut self, path: &Path, day: Date, earlier: Date) {
        if day < earlier {
            self.report(path, Fault::OutOfOrder { day, earlier });
        }
    }

    /// Checks what becomes a link: the addresses of sites, and telephone numbers.
    fn addresses(&mut self) {
        let document = self.document;
        let path = Path::root().key("sites");
        for (at, site) in document.sites.iter().enumerate() {
            if let Some(address) = site.address.as_ref().filter(|it| !is_web_address(it)) {
                let fault = Fault::BadAddress(address.to_string());
                self.report(&path.at(at).key("address"), fault);
            }
        }
        self.telephone(&Path::root().key("telephone"), &document.telephone);
        let path = Path::root().key("contacts");
        for (at, contact) in document.contacts.iter().enumerate() {
            let path = path.at(at).key("telephones");
            for (at, telephone) in contact.telephones.iter().enumerate() {
                self.telephone(&path.at(at), telephone);
            }
        }
    }

    fn telephone(&mut self, path: &Path, number: &str) {
        let dialled = |byte: u8| byte.is_ascii_digit() || b" +-()".contains(&byte);
        if !number.bytes().all(dialled) {
            let expected = "digits, spaces and + - ( )".to_owned();
            let found = number.to_owned();
            self.report(path, Fault::WrongKind { expected, found });
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
        let clauses = self.clauses.into_iter().flat_map(Clauses::iter);
        for clause in clauses.filter(|clause| !clause.paragraphs.is_empty()) {
            if !self.cited.contains(&&*clause.id) {
                self.report(&path, Fault::UncitedClause(clause.id.to_string()));
            }
        }
    }

    fn citation(
        &mut self,
        path: &Path,
        clause: &'a str,
        quote: &'a str,
        occurrence: Option<&Json>,
    ) {
        self.clause(&path.key("clause"), clause);
        self.cited.push(clause);
        // A missing clause or quote is reported elsewhere.
        let found = self.clauses.and_then(|clauses| clauses.get(clause));
        let Some(found) = found.filter(|_| !quote.is_empty()) else {
            return;
        };
        let places = found.places(quote).len();
        match (places, occurrence) {
            (0, _) => self.report(&path.key("quote"), missing_quote(found, quote)),
            (1, None) => {}
            (_, None) => self.report(&path.key("quote"), Fault::RepeatedQuote(places)),
            (2.., Some(Json::Whole(number)))
                if usize::try_from(*number).is_ok_and(|it| (1..=places).contains(&it)) => {}
            _ => self.report(&path.key("occurrence"), Fault::NoOccurrence(places)),
        }
    }

    fn clause(&mut self, path: &Path, clause: &str) {
        if self.clauses.is_some_and(|it| it.get(clause).is_none()) {
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
        if wording.chars().any(is_control) {
            self.report(path, Fault::Control);
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

    /// Reports every id, from a position on, that is the same as an earlier one.
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

/// What must be different in every entry of a list.
fn name(entry: &Json) -> Option<&str> {
    text(entry, "id").or_else(|| text(entry, "verdict"))
}

fn text<'a>(json: &'a Json, field: &str) -> Option<&'a str> {
    json.field(field)?.as_text().map(|text| &**text)
}

/// The problem of a quote that is not in its clause. Outside the page, for staff who copy quotes from
/// elsewhere, it distinguishes quotes that differ only in the kind of spaces or the width of characters,
/// which is hard to see.
#[cfg(not(feature = "csr"))]
fn missing_quote(clause: &super::Clause, quote: &str) -> Fault {
    let loosely = super::clauses::loosely;
    let quoted = loosely(quote);
    let mut paragraphs = clause.paragraphs.iter();
    if !quoted.is_empty() && paragraphs.any(|it| loosely(it).contains(&quoted)) {
        Fault::QuoteInOtherForm(clause.id.to_string())
    } else {
        Fault::QuoteNotFound(clause.id.to_string())
    }
}

#[cfg(feature = "csr")]
fn missing_quote(clause: &super::Clause, _quote: &str) -> Fault {
    Fault::QuoteNotFound(clause.id.to_string())
}

/// Whether a text is a web address that is safe as a link: https or http, then a host. User names before
/// the host and characters other than ASCII are refused, because they can make an address look like
/// another one.
fn is_web_address(address: &str) -> bool {
    let rest = address.strip_prefix("https://");
    let Some(rest) = rest.or_else(|| address.strip_prefix("http://")) else {
        return false;
    };
    let plain = |byte: u8| byte.is_ascii_graphic() && !b"\"'<>@\\^`{|}".contains(&byte);
    rest.starts_with(|first: char| first.is_ascii_alphanumeric()) && rest.bytes().all(plain)
}

/// Whether a character is a control character, a line separator, a byte order mark, or changes the
/// direction of the text after it.
pub fn is_control(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether a text contains something like a tag or an entity. Texts are plain text.
fn looks_like_markup(wording: &str) -> bool {
    let tag = wording.split('<').skip(1).any(|rest| {
        rest.starts_with(|first: char| first.is_ascii_alphabetic() || first == '/' || first == '!')
    });
    tag || find(wording, "&#").is_some()
}
