//! Lists every text of a notice, with what it rests on: its quotes, years, amounts and days.

use crate::notice::{
    AnswerOption, Asked, Charge, Cited, Date, Decision, Document, Finding, Items, Line, Paper,
    Path, Question, QuestionKind, Requirement, Section, Step, Text, Window,
};

/// A text, its place, and what it rests on.
pub struct Said<'a> {
    pub path: Path,
    pub text: &'a Text,
    pub basis: Basis<'a>,
}

/// What a text rests on.
#[derive(Clone, Default)]
pub struct Basis<'a> {
    /// Its quotes; none where it belongs to nothing that cites.
    pub quotes: Vec<&'a str>,
    /// The years of its requirement.
    pub years: &'a [i32],
    /// Of a question to the bureau, the sentence that it is about.
    pub about: Option<&'a Text>,
    /// Where it speaks of a fee, the amounts it may name.
    pub amounts: Option<Vec<u32>>,
    /// Where it speaks of a window, the days it may name.
    pub days: Option<Vec<Date>>,
}

/// Every text of a notice.
pub fn all(document: &Document) -> Vec<Said<'_>> {
    let mut list = List {
        document,
        said: Vec::new(),
    };
    list.head();
    for (at, question) in document.questions.iter().enumerate() {
        list.question(&Path::root().key("questions").at(at), question);
    }
    for (at, section) in document.sections.iter().enumerate() {
        list.section(&Path::root().key("sections").at(at), section);
    }
    list.said
}

/// All windows of a notice.
pub fn windows(document: &Document) -> impl Iterator<Item = &Window> {
    document.sections.iter().flat_map(Section::windows)
}

/// The ends of a window that are known.
pub fn ends(window: &Window) -> impl Iterator<Item = Date> {
    let ends = [window.opens, window.closes];
    ends.into_iter().flatten().map(|end| end.day)
}

/// The amounts of all findings and charges.
fn amounts(document: &Document) -> Vec<u32> {
    let of_section = |section: &Section| {
        let findings = section.decision.findings.iter();
        let mut amounts: Vec<u32> = findings.filter_map(|it| it.amount_cny).collect();
        if let Items::Charges(charges) = &section.items {
            amounts.extend(charges.iter().map(|it| it.amount_cny));
        }
        amounts
    };
    document.sections.iter().flat_map(of_section).collect()
}

fn of(cited: &Cited) -> Basis<'_> {
    Basis {
        quotes: vec![&cited.quote],
        ..Basis::default()
    }
}

struct List<'a> {
    document: &'a Document,
    said: Vec<Said<'a>>,
}

impl<'a> List<'a> {
    fn add(&mut self, path: &Path, basis: &Basis<'a>, texts: &[(&str, Option<&'a Text>)]) {
        for (name, text) in texts {
            if let Some(text) = text {
                self.said.push(Said {
                    path: path.key(name),
                    text,
                    basis: basis.clone(),
                });
            }
        }
    }

    fn head(&mut self) {
        let document = self.document;
        let texts = [
            ("title", Some(&document.title)),
            ("issuer", Some(&document.issuer)),
            ("unsure_text", Some(&document.unsure_text)),
        ];
        self.add(&Path::root(), &Basis::default(), &texts);
        for (at, telephone) in document.telephones.iter().enumerate() {
            let path = Path::root().key("telephones").at(at);
            let texts = [("name", telephone.name.as_ref())];
            self.add(&path, &Basis::default(), &texts);
        }
    }

    fn question(&mut self, path: &Path, question: &'a Question) {
        let unit = match &question.kind {
            QuestionKind::Number(number) => Some(&number.unit),
            _ => None,
        };
        let texts = [
            ("text", Some(&question.text)),
            ("label", Some(&question.label)),
            ("help", question.help.as_ref()),
            ("unsure_cost", question.unsure_cost.as_ref()),
            ("unsure_ask", question.unsure_ask.as_ref()),
            ("unit", unit),
        ];
        self.add(path, &Basis::default(), &texts);
        for (at, option) in question.options.iter().enumerate() {
            self.option(&path.key("options").at(at), option);
        }
    }

    fn option(&mut self, path: &Path, option: &'a AnswerOption) {
        let texts = [("text", Some(&option.text)), ("hint", option.hint.as_ref())];
        self.add(path, &Basis::default(), &texts);
    }

    fn section(&mut self, path: &Path, section: &'a Section) {
        let none = Basis::default();
        self.add(path, &none, &[("heading", Some(&section.heading))]);
        self.decision(path, &none, &section.decision);
        self.items(&path.key("items"), &section.items);
    }

    /// The texts of a decision; its findings and notes rest on what it rests on, too.
    fn decision(&mut self, path: &Path, basis: &Basis<'a>, decision: &'a Decision) {
        for (at, verdict) in decision.verdicts.iter().enumerate() {
            let path = path.key("verdicts").at(at);
            self.add(&path, basis, &[("text", Some(&verdict.text))]);
        }
        self.findings(path, basis, &decision.findings);
        self.lines(&path.key("notes"), basis, &decision.notes);
    }

    fn findings(&mut self, path: &Path, basis: &Basis<'a>, findings: &'a [Finding]) {
        for (at, finding) in findings.iter().enumerate() {
            let path = path.key("findings").at(at);
            let mut basis = with(basis, &finding.cited);
            basis.amounts = finding.amount_cny.map(|it| vec![it]);
            self.add(&path, &basis, &[("text", Some(&finding.text))]);
            self.asked(&path, basis, &finding.text, &finding.asked);
        }
    }

    fn lines(&mut self, path: &Path, basis: &Basis<'a>, lines: &'a [Line]) {
        for (at, line) in lines.iter().enumerate() {
            let path = path.at(at);
            let basis = with(basis, &line.cited);
            self.add(&path, &basis, &[("text", Some(&line.text))]);
            self.asked(&path, basis, &line.text, &line.asked);
        }
    }

    fn asked(&mut self, path: &Path, basis: Basis<'a>, about: &'a Text, asked: &'a Asked) {
        let basis = Basis {
            about: Some(about),
            ..basis
        };
        let texts = [
            ("ask", asked.ask.as_ref()),
            ("concerns", asked.concerns.as_ref()),
        ];
        self.add(path, &basis, &texts);
    }

    fn items(&mut self, path: &Path, items: &'a Items) {
        match items {
            Items::Charges(items) => self.each(path, items, Self::charge),
            Items::Windows(items) => self.each(path, items, Self::window),
            Items::Papers(items, _) => self.each(path, items, Self::paper),
            Items::Requirements(items) => self.each(path, items, Self::requirement),
            Items::Steps(items) => self.each(path, items, Self::step),
            Items::Lines(items, _) => self.lines(path, &Basis::default(), items),
            Items::None | Items::Statements(_) | Items::Contacts(_) | Items::Links(_) => {
                for (at, item) in items.each().into_iter().enumerate() {
                    let texts = [("name", item.name()), ("text", Some(item.text()))];
                    self.add(&path.at(at), &of(item.cited()), &texts);
                }
            }
        }
    }

    fn each<T>(&mut self, path: &Path, items: &'a [T], add: fn(&mut Self, &Path, &'a T)) {
        for (at, item) in items.iter().enumerate() {
            add(self, &path.at(at), item);
        }
    }

    fn charge(&mut self, path: &Path, charge: &'a Charge) {
        let basis = Basis {
            amounts: Some(vec![charge.amount_cny]),
            ..of(&charge.cited)
        };
        let texts = [
            ("name", Some(&charge.name)),
            ("text", Some(&charge.text)),
            ("per", charge.per.as_ref()),
        ];
        self.add(path, &basis, &texts);
    }

    fn window(&mut self, path: &Path, window: &'a Window) {
        // A hint speaks of the window that it is for.
        let other =
            windows(self.document).filter(|it| Some(&it.cited.id) == window.hint_for.as_ref());
        let basis = Basis {
            days: Some(ends(window).chain(other.flat_map(ends)).collect()),
            ..of(&window.cited)
        };
        let texts = [
            ("name", window.name.as_ref()),
            ("text", Some(&window.text)),
            ("daily", window.daily.as_ref()),
        ];
        self.add(path, &basis, &texts);
    }

    fn paper(&mut self, path: &Path, paper: &'a Paper) {
        let basis = of(&paper.cited);
        let mut of_all = basis.clone();
        let findings = paper.findings.iter().map(|it| &it.cited);
        let notes = paper.notes.iter().map(|it| &it.cited);
        of_all
            .quotes
            .extend(findings.chain(notes).map(|it| &*it.quote));
        let texts = [
            ("name", Some(&paper.name)),
            ("brief", Some(&paper.brief)),
            ("copies_note", paper.copies_note.as_ref()),
            ("originality_note", paper.originality_note.as_ref()),
            ("form", paper.form.as_ref()),
            ("seal", paper.seal.as_ref()),
        ];
        self.add(path, &of_all, &texts);
        self.findings(path, &basis, &paper.findings);
        self.lines(&path.key("notes"), &basis, &paper.notes);
        if let Some(variant) = &paper.variant {
            self.decision(&path.key("variant"), &basis, variant);
        }
    }

    fn requirement(&mut self, path: &Path, requirement: &'a Requirement) {
        let basis = Basis {
            years: &requirement.years,
            ..of(&requirement.cited)
        };
        self.add(path, &basis, &[("text", Some(&requirement.text))]);
    }

    fn step(&mut self, path: &Path, step: &'a Step) {
        let own = |it: &&Window| Some(&it.cited.id) == step.window.as_ref();
        let days: Vec<Date> = windows(self.document).filter(own).flat_map(ends).collect();
        let basis = Basis {
            amounts: Some(amounts(self.document)),
            days: Some(days).filter(|it| !it.is_empty()),
            ..of(&step.cited)
        };
        let texts = [("brief", Some(&step.brief)), ("text", Some(&step.text))];
        self.add(path, &basis, &texts);
    }
}

/// What something rests on that cites, within something else.
fn with<'a>(basis: &Basis<'a>, cited: &'a Cited) -> Basis<'a> {
    let mut own = of(cited);
    own.quotes.extend(&basis.quotes);
    own
}
