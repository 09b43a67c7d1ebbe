//! Validates a notice whose types are right: ids, texts, citations, verdicts, days and addresses.
//! Conditions are validated where they are resolved, in `rules`.

mod plain;
mod sections;

use super::{
    AnswerOption, Clauses, Date, Document, Fault, Json, Problems,
    decode::{Decode, Shape, of_kind},
    path::Path,
    rules::{MOST_OPTIONS, MOST_QUESTIONS},
    strings::find,
};

pub use plain::is_control;

/// How messages name the official text.
const TEXT: &str = "notice.md";
/// The name of the list of a section whose entries may share an id if they exclude each other.
const ITEMS: &str = "items";
/// What a condition means by these, so that no question can be called so.
const WORDS_OF_CONDITIONS: [&str; 7] = ["all", "any", "not", "term", "unsure", "at-least", "of"];

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
    checker.header();
    checker.questions();
    checker.sections();
    checker.uncited();
}

struct Checker<'a> {
    document: &'a Document,
    clauses: Option<&'a Clauses>,
    problems: &'a mut Problems,
    /// The cited clauses, with repetitions, since there are few.
    cited: Vec<&'a str>,
}

impl<'a> Checker<'a> {
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
            }
            Shape::Object(fields) => {
                for field in fields.iter().copied().flatten() {
                    if let Some(value) = json.field(field.name) {
                        let path = path.key(field.name);
                        self.everywhere(field.shape, value, &path);
                        self.ids(&path, value, field.name == ITEMS);
                    }
                }
                if let Some(id) = text(json, "id") {
                    self.id(&path.key("id"), id);
                }
                if let (Some(clause), Some(quote)) = (text(json, "clause"), text(json, "quote")) {
                    self.citation(path, clause, quote, json.field("occurrence"));
                }
            }
            Shape::Kinds(kinds) => {
                if let Some(shape) = of_kind(kinds, json) {
                    self.everywhere(shape, json, path);
                }
            }
            Shape::Plain(_) => {
                if let Some(text) = json.as_text() {
                    self.plain(path, text);
                }
            }
            Shape::Name(_) | Shape::Own(_) => {}
        }
    }

    /// Reports ids of a list that are used twice. Where they may be shared, only those of entries without a
    /// condition count.
    fn ids(&mut self, path: &Path, list: &'a Json, may_share: bool) {
        let counts = |entry: &&Json| !may_share || entry.field("when").is_none();
        let entries = list.as_list().iter();
        let ids = entries.map(|entry| Some(entry).filter(counts).and_then(|it| text(it, "id")));
        let ids: Vec<Option<&str>> = ids.collect();
        for (at, id) in ids.iter().enumerate() {
            if let Some(id) = id.filter(|_| ids[..at].contains(id)) {
                self.report(&path.at(at), Fault::DuplicateId(id.to_owned()));
            }
        }
    }

    fn report(&mut self, path: &Path, fault: Fault) {
        self.problems.push(path.fault(fault));
    }

    fn header(&mut self) {
        let root = Path::root();
        let document = self.document;
        let languages = root.key("languages");
        self.required(&languages, document.languages.is_empty());
        for (at, language) in document.languages.iter().enumerate() {
            if document.languages[..at].contains(language) {
                self.report(&languages.at(at), Fault::DuplicateId(language.to_string()));
            }
        }
        self.placeholders(&root.key("unsure_text"));
        let round = &document.round;
        self.not_before(&root.key("round").key("until"), round.until, round.from);
        self.not_before(
            &root.key("round").key("until"),
            round.until,
            document.issued,
        );
        if let Some(day) = document.corrected {
            self.not_before(&root.key("corrected"), day, document.issued);
        }
        let path = root.key("telephones");
        for (at, telephone) in document.telephones.iter().enumerate() {
            self.telephone(&path.at(at).key("number"), &telephone.number);
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
            let takes_options = question.limits().is_none();
            self.required(&options, takes_options && question.options.is_empty());
            self.at_most(&options, question.options.len(), MOST_OPTIONS);
            let unsure = question.options.iter().any(AnswerOption::is_unsure);
            if unsure && question.unsure_ask.is_none() {
                self.report(&path.key("unsure_ask"), Fault::MissingField);
            }
            if question.limits().is_some_and(|(least, most)| least >= most) {
                self.report(&path, Fault::NoValues);
            }
            if question.limits().is_some() && question.default.is_some() {
                self.report(&path.key("default"), Fault::DefaultOfValue);
            }
            if WORDS_OF_CONDITIONS.contains(&&*question.id) {
                self.report(&path.key("id"), Fault::Reserved(question.id.to_string()));
            }
        }
    }

    /// Checks that the text around what depends on unsure answers contains both.
    fn placeholders(&mut self, path: &Path) {
        let document = self.document;
        for language in &document.languages {
            let text = document.unsure_text.get(language);
            for placeholder in ["{text}", "{questions}"] {
                if find(&text, placeholder).is_none() {
                    self.report(&path.key(language), Fault::NoPlaceholder(placeholder));
                }
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
        let missing = self.clauses.filter(|it| it.get(clause).is_none());
        if let Some(clauses) = missing {
            self.report(path, missing_clause(clauses, clause));
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

    fn not_before(&mut self, path: &Path, day: Date, earlier: Date) {
        if day < earlier {
            self.report(path, Fault::OutOfOrder { day, earlier });
        }
    }
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
        not_found(clause, quote)
    }
}

#[cfg(feature = "csr")]
fn missing_quote(clause: &super::Clause, quote: &str) -> Fault {
    not_found(clause, quote)
}

fn not_found(clause: &super::Clause, quote: &str) -> Fault {
    Fault::QuoteNotFound {
        clause: clause.id.to_string(),
        quote: quote.to_owned(),
    }
}

/// The problem of a clause that the official text does not have. Outside the page, the clause is named that has
/// brackets of another width or more words in its heading.
#[cfg(not(feature = "csr"))]
fn missing_clause(clauses: &Clauses, named: &str) -> Fault {
    let plain = |name: &str| super::clauses::loosely(name).replace(' ', "");
    let wanted = plain(named);
    let begins = |name: &str| {
        let rest = plain(name);
        let rest = rest.strip_prefix(&wanted).map(str::to_owned);
        rest.is_some_and(|it| it.is_empty() || it.starts_with(['、', '.', ':', ',']))
    };
    let meant = clauses
        .iter()
        .find(|it| !wanted.is_empty() && begins(&it.id));
    let found = named.to_owned();
    match meant {
        Some(clause) => Fault::ClauseInOtherForm {
            found,
            meant: clause.id.to_string(),
        },
        None => Fault::UnknownClause(found),
    }
}

#[cfg(feature = "csr")]
fn missing_clause(_clauses: &Clauses, named: &str) -> Fault {
    Fault::UnknownClause(named.to_owned())
}
