//! The sections of a notice, their verdicts and findings.

use std::rc::Rc;

use super::super::{
    Json, Text,
    decode::{Decode, Field, KIND, Shape, field, names, record},
};
use super::item::{
    Charge, Cited, Contact, Items, Line, Link, Paper, Requirement, Statement, Step, Window,
};

/// A section of the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its id, which programs rely on.
    pub id: Rc<str>,
    /// What it is called.
    pub heading: Text,
    /// The section that it belongs to.
    pub within: Option<Rc<str>>,
    /// Whether it has a line of its own in the result although it is within another section.
    pub own_line: bool,
    /// Its place in the short answer at the top of the result; without one it is not there.
    pub summary: Option<u8>,
    /// It is shown only with these verdicts of another section.
    pub shown_with: Option<VerdictsOf>,
    /// Its verdicts, findings and notes. The verdicts and findings of a section of papers are those of
    /// its papers.
    pub decision: Decision,
    /// What it lists, which depends on its kind.
    pub items: Items,
}

/// The kinds of sections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A verdict and what it rests on.
    Decision,
    /// What it costs.
    Fee,
    /// Periods in which something is done.
    Windows,
    /// Papers to hand in.
    Papers,
    /// What has to be fulfilled, such as continuing education.
    Requirements,
    /// What to do, in order.
    Steps,
    /// Sentences that decide nothing.
    Lines,
    /// Sentences to be copied word for word.
    Statements,
    /// Whom to ask.
    Contacts,
    /// Web sites and attachments.
    Links,
}

names!(Kind {
    Decision = "decision",
    Fee = "fee",
    Windows = "windows",
    Papers = "papers",
    Requirements = "requirements",
    Steps = "steps",
    Lines = "lines",
    Statements = "statements",
    Contacts = "contacts",
    Links = "links",
});

record! {
    /// What every section has.
    struct Head {
        /// Its id, which programs rely on.
        id: Rc<str>,
        /// What it holds: `decision`, `fee`, `windows`, `papers`, `requirements`, `steps`, `lines`,
        /// `statements`, `contacts` or `links`.
        kind: Kind,
        /// What it is called.
        heading: Text,
        ? {
            /// The section, listed before it, that it belongs to.
            within: Option<Rc<str>>,
            /// Whether it has a line of its own in the result although it is within another section.
            own_line: bool,
            /// Its place in the short answer at the top of the result; without one it is not there.
            summary: Option<u8>,
            /// It is shown only with these verdicts of another section.
            shown_with: Option<VerdictsOf>,
            /// The verdicts with their texts, in order of precedence; in a section of papers, those of its
            /// papers.
            verdicts: Vec<Verdict>,
            /// The findings; in a section of papers, those that several papers share.
            findings: Vec<Finding>,
            /// The notes, which do not decide a verdict.
            notes: Vec<Line>,
        }
    }
}

record! {
    /// Some verdicts of another section.
    struct VerdictsOf {
        /// The section, by id.
        section: Rc<str>,
        /// Its verdicts, by id.
        verdicts: Vec<Rc<str>>,
    }
}

record! {
    /// How something is decided: its findings are folded by the precedence of their verdicts.
    struct Decision {
        ? {
            /// The verdicts with their texts, in order of precedence.
            verdicts: Vec<Verdict>,
            /// The findings.
            findings: Vec<Finding>,
            /// The notes, which do not decide the verdict.
            notes: Vec<Line>,
        }
    }
}

impl Decision {
    /// A verdict by its id.
    pub fn verdict(&self, id: &str) -> Option<&Verdict> {
        self.verdicts.iter().find(|verdict| &*verdict.id == id)
    }
}

record! {
    /// A verdict with the text that is shown for it. With the id `confirm` the bureau has to be asked.
    struct Verdict {
        /// Its id, which programs rely on.
        id: Rc<str>,
        /// Whether it is good or bad news for the applicant.
        tone: Tone,
        /// The answer in a few words.
        text: Text,
        ? {
            /// Whether nothing else matters once it is reached, so that no further question is asked.
            ends: bool,
            /// Of a paper: whether it goes without saying, so that the list of papers does not show it.
            usual: bool,
            /// Of a paper: whether it need not be handed in; it is then not counted.
            not_needed: bool,
        }
    }
}

impl Verdict {
    /// The id of the verdict that the bureau has to be asked.
    pub const CONFIRM: &str = "confirm";
    /// The id of a verdict that depends on unanswered questions, which no notice can use.
    pub const OPEN: &str = "open";
}

/// Whether a verdict is good or bad news, for the colour in which it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Good news.
    Favourable,
    /// Neither good nor bad.
    Neutral,
    /// Bad news; the answers that would change it are shown.
    Unfavourable,
    /// The bureau has to be asked; the answers that would settle it are shown.
    Unsettled,
}

names!(Tone {
    Favourable = "favourable",
    Neutral = "neutral",
    Unfavourable = "unfavourable",
    Unsettled = "unsettled",
});

record! {
    /// A sentence of the notice that decides a verdict when it holds. Without a condition it holds when no
    /// finding of the same verdict or a higher one does.
    struct Finding {
        ..cited: Cited,
        ..asked: Asked,
        /// Its verdict, by id.
        verdict: Rc<str>,
        /// What it means for the applicant.
        text: Text,
        ? {
            /// The papers, by id, that share it; in the findings of a section of papers, and only there.
            items: Vec<Rc<str>>,
            /// The fee in yuan, in a section of the kind `fee`.
            amount_cny: Option<u32>,
        }
    }
}

record! {
    /// What to ask the bureau, with the verdict `confirm` or with `confirm` on a line.
    struct Asked {
        ? {
            /// What to ask, as it is read out on the telephone.
            ask: Option<Text>,
            /// Whether the answer to `ask` can cost the applicant the year.
            costs_year: bool,
            /// Whom `ask` concerns, where that is not everybody for whom the sentence holds.
            concerns: Option<Text>,
        }
    }
}

/// The items of a section, where its kind has any.
macro_rules! listed {
    ($name:ident: $item:ty) => {
        record! {
            /// What a section lists.
            struct $name {
                ? {
                    /// What it lists, in the order shown.
                    items: Vec<$item>,
                }
            }
        }
    };
}

listed!(Charges: Charge);
listed!(Windows: Window);
listed!(Requirements: Requirement);
listed!(Steps: Step);
listed!(Statements: Statement);
listed!(Contacts: Contact);
listed!(Links: Link);

record! {
    /// What a section of papers has.
    struct Papers {
        ? {
            /// The papers, in the order of the notice.
            items: Vec<Paper>,
            /// Whether it is the list that goes with the envelope, which is printed on a page of its own.
            catalogue: bool,
        }
    }
}

record! {
    /// What a section of lines has.
    struct Lines {
        ? {
            /// The lines.
            items: Vec<Line>,
            /// Whether their order matters, so that they are numbered.
            ordered: bool,
        }
    }
}

/// The shape of a section with the fields of its kind.
macro_rules! kind {
    ($($group:ty)?) => {
        &Shape::Object(&[Head::FIELDS $(, <$group>::FIELDS)?] as &[&[Field]])
    };
}

impl Decode for Section {
    const SHAPE: &'static Shape = &Shape::Kinds(&[
        ("decision", kind!()),
        ("fee", kind!(Charges)),
        ("windows", kind!(Windows)),
        ("papers", kind!(Papers)),
        ("requirements", kind!(Requirements)),
        ("steps", kind!(Steps)),
        ("lines", kind!(Lines)),
        ("statements", kind!(Statements)),
        ("contacts", kind!(Contacts)),
        ("links", kind!(Links)),
    ]);

    fn read(json: &Json) -> Self {
        let head = Head::read(json);
        Self {
            id: head.id,
            heading: head.heading,
            within: head.within,
            own_line: head.own_line,
            summary: head.summary,
            shown_with: head.shown_with,
            decision: Decision {
                verdicts: head.verdicts,
                findings: head.findings,
                notes: head.notes,
            },
            items: items(field(json, KIND), json),
        }
    }
}

fn items(kind: Kind, json: &Json) -> Items {
    let flag = |name| field::<bool>(json, name);
    let json = json.field("items").unwrap_or(&Json::Null);
    match kind {
        Kind::Decision => Items::None,
        Kind::Fee => Items::Charges(Decode::read(json)),
        Kind::Windows => Items::Windows(Decode::read(json)),
        Kind::Papers => Items::Papers(Decode::read(json), flag("catalogue")),
        Kind::Requirements => Items::Requirements(Decode::read(json)),
        Kind::Steps => Items::Steps(Decode::read(json)),
        Kind::Lines => Items::Lines(Decode::read(json), flag("ordered")),
        Kind::Statements => Items::Statements(Decode::read(json)),
        Kind::Contacts => Items::Contacts(Decode::read(json)),
        Kind::Links => Items::Links(Decode::read(json)),
    }
}

impl Section {
    /// The id of the page's list of what to ask the bureau, which no section of a notice can have.
    pub const TO_CONFIRM: &str = "to-confirm";

    /// Its kind.
    pub fn kind(&self) -> Kind {
        match self.items {
            Items::None => Kind::Decision,
            Items::Charges(_) => Kind::Fee,
            Items::Windows(_) => Kind::Windows,
            Items::Papers(..) => Kind::Papers,
            Items::Requirements(_) => Kind::Requirements,
            Items::Steps(_) => Kind::Steps,
            Items::Lines(..) => Kind::Lines,
            Items::Statements(_) => Kind::Statements,
            Items::Contacts(_) => Kind::Contacts,
            Items::Links(_) => Kind::Links,
        }
    }

    /// Whether it has a verdict of its own. The verdicts of a section of papers are those of its papers.
    pub fn is_decided(&self) -> bool {
        self.kind() != Kind::Papers && !self.decision.verdicts.is_empty()
    }

    /// Whether neither it nor its items decide anything, so that no question is asked for it.
    pub fn decides_nothing(&self) -> bool {
        use Kind::{Contacts, Lines, Links, Statements, Steps};
        let only_listed = [Steps, Lines, Statements, Contacts, Links].contains(&self.kind());
        only_listed && self.decision.verdicts.is_empty()
    }

    /// How many verdicts its findings give, those with different amounts counted apart.
    pub fn amounts(&self) -> usize {
        let findings = &self.decision.findings;
        let same = |one: &Finding, other: &Finding| {
            one.verdict == other.verdict && one.amount_cny == other.amount_cny
        };
        let first = |at: &usize| !findings[..*at].iter().any(|it| same(it, &findings[*at]));
        (0..findings.len()).filter(first).count()
    }

    /// Its papers; none where it is of another kind.
    pub fn papers(&self) -> &[Paper] {
        match &self.items {
            Items::Papers(papers, _) => papers,
            _ => &[],
        }
    }

    /// Its windows; none where it is of another kind.
    pub fn windows(&self) -> &[Window] {
        match &self.items {
            Items::Windows(windows) => windows,
            _ => &[],
        }
    }

    /// The findings that a paper of the section shares with others.
    pub fn shared_with(&self, paper: &str) -> impl Iterator<Item = (usize, &Finding)> {
        let findings = self.decision.findings.iter().enumerate();
        findings.filter(move |(_, it)| it.items.iter().any(|id| **id == *paper))
    }
}
