//! What sections list: charges, windows, papers, requirements, steps, lines, statements, contacts and links.

use std::rc::Rc;

use super::super::{
    Condition, DayTime, Json, Problems, Text,
    decode::{Decode, Shape, look, names, record},
    path::Path,
};
use super::section::{Asked, Decision, Finding, VerdictsOf};

/// What a section lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Items {
    /// Nothing but its findings.
    None,
    /// Charges in addition to the fee.
    Charges(Vec<Charge>),
    /// Windows, and days that are advised.
    Windows(Vec<Window>),
    /// Papers, and whether they are the list that goes with the envelope.
    Papers(Vec<Paper>, bool),
    /// Requirements.
    Requirements(Vec<Requirement>),
    /// Steps.
    Steps(Vec<Step>),
    /// Lines, and whether their order matters.
    Lines(Vec<Line>, bool),
    /// Statements.
    Statements(Vec<Statement>),
    /// Contacts.
    Contacts(Vec<Contact>),
    /// Links.
    Links(Vec<Link>),
}

/// What all items have in common.
pub trait Item {
    /// Its id, condition, clause and quote.
    fn cited(&self) -> &Cited;
    /// What it says; of a paper, its name.
    fn text(&self) -> &Text;

    /// What a statement or a link is called.
    fn name(&self) -> Option<&Text> {
        None
    }

    /// The telephone numbers of a contact.
    fn telephones(&self) -> &[Rc<str>] {
        &[]
    }

    /// The address of a link.
    fn address(&self) -> Option<&Rc<str>> {
        None
    }
}

impl Items {
    /// All of them.
    pub fn each(&self) -> Vec<&dyn Item> {
        fn of<T: Item>(items: &[T]) -> Vec<&dyn Item> {
            items.iter().map(|item| item as &dyn Item).collect()
        }
        match self {
            Self::None => Vec::new(),
            Self::Charges(items) => of(items),
            Self::Windows(items) => of(items),
            Self::Papers(items, _) => of(items),
            Self::Requirements(items) => of(items),
            Self::Steps(items) => of(items),
            Self::Lines(items, _) => of(items),
            Self::Statements(items) => of(items),
            Self::Contacts(items) => of(items),
            Self::Links(items) => of(items),
        }
    }
}

macro_rules! items {
    ($($type:ident says $text:ident { $($more:tt)* })*) => {
        $(impl Item for $type {
            fn cited(&self) -> &Cited {
                &self.cited
            }

            fn text(&self) -> &Text {
                &self.$text
            }

            $($more)*
        })*
    };
}

items! {
    Charge says text {}
    Window says text {}
    Paper says name {}
    Requirement says text {}
    Step says text {}
    Line says text {}
    Finding says text {}
    Statement says text {
        fn name(&self) -> Option<&Text> {
            Some(&self.name)
        }
    }
    Contact says text {
        fn telephones(&self) -> &[Rc<str>] {
            &self.telephones
        }
    }
    Link says text {
        fn name(&self) -> Option<&Text> {
            self.name.as_ref()
        }

        fn address(&self) -> Option<&Rc<str>> {
            self.address.as_ref()
        }
    }
}

record! {
    /// What everything has that cites the official text.
    struct Cited {
        /// Its name. Items of a section may share one if they exclude each other.
        id: Rc<str>,
        /// The clause it rests on.
        clause: Rc<str>,
        /// The words it rests on.
        quote: Rc<str>,
        ? {
            /// When it holds; always, without a condition.
            when: Option<Condition>,
            /// Which occurrence of the quote is meant, where it occurs more than once in its clause.
            occurrence: Option<u8>,
        }
    }
}

record! {
    /// A charge in addition to the fee.
    struct Charge {
        ..cited: Cited,
        /// What it is for.
        name: Text,
        /// What it means for the applicant.
        text: Text,
        /// The charge in yuan.
        amount_cny: u32,
        ? {
            /// Whether it is owed only if something happens that nobody knows yet, which `text` says.
            possible: bool,
            /// What it is counted by, where it is not owed once only, such as *a thesis*.
            per: Option<Text>,
        }
    }
}

record! {
    /// A period in which something is done, or with `hint_for` a day that is advised and not fixed by the
    /// notice. Without both ends it is still to be announced.
    struct Window {
        ..cited: Cited,
        /// What it means.
        text: Text,
        ? {
            /// What it is called; a hint is called after the step that names it.
            name: Option<Text>,
            /// The first day, or the time on it.
            opens: Option<DayTime>,
            /// The last day, or the time on it: a last day counts until it ends, a last minute until it
            /// begins. Of a hint, the day that is advised.
            closes: Option<DayTime>,
            /// The hours of each day, in words.
            daily: Option<Text>,
            /// Who acts in it; the applicant, unless stated. Only the applicant's windows end the round.
            actor: Option<Actor>,
            /// Makes it a day that is advised: the window, by id, at whose end it is too late.
            hint_for: Option<Rc<str>>,
        }
    }
}

impl Window {
    /// Whether it is a window of the applicant.
    pub fn is_own(&self) -> bool {
        self.hint_for.is_none() && self.actor.unwrap_or(Actor::Applicant) == Actor::Applicant
    }
}

/// Who does something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// The applicant.
    Applicant,
    /// The unit that employs the applicant, or an agency in its place.
    Unit,
    /// The bureau that issued the notice, or another authority.
    Bureau,
}

names!(Actor {
    Applicant = "applicant",
    Unit = "unit",
    Bureau = "bureau",
});

record! {
    /// A paper to hand in. Whether it is needed is decided by its findings, with the verdicts of its section;
    /// in a section without verdicts by its condition.
    struct Paper {
        ..cited: Cited,
        /// What it is called.
        name: Text,
        /// What matters when packing the envelope, in a few words.
        brief: Text,
        ? {
            /// The number of copies, or a list of numbers each with its condition; left out where the notice
            /// does not state it.
            copies: Option<Copies>,
            /// More on the number of copies.
            copies_note: Option<Text>,
            /// Original or copy; left out where the notice does not state it.
            originality: Option<Originality>,
            /// More on original or copy.
            originality_note: Option<Text>,
            /// The form, such as the kind of file, its size, binding or the number of words.
            form: Option<Text>,
            /// Who signs or seals; left out where the notice does not state it.
            seal: Option<Text>,
            /// What becomes of it; left out where the notice does not state it.
            handling: Option<Handling>,
            /// The findings that decide whether it is needed.
            findings: Vec<Finding>,
            /// The notes on it.
            notes: Vec<Line>,
            /// How its variant is decided, where it has variants.
            variant: Option<Decision>,
        }
    }
}

/// The numbers of copies of a paper, each with its condition; the first that holds is the number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copies(pub Vec<CopyCount>);

record! {
    /// A number of copies.
    struct CopyCount {
        /// The number.
        count: u8,
        ? {
            /// Who hands in so many; without a condition, everyone else.
            when: Option<Condition>,
        }
    }
}

impl Copies {
    fn look(json: &Json, path: &Path, problems: &mut Problems) {
        let shape = match json {
            Json::List(_) => <Vec<CopyCount>>::SHAPE,
            _ => u8::SHAPE,
        };
        look(shape, json, path, problems);
    }

    /// The number, where it is the same for everyone.
    pub fn only(&self) -> Option<u8> {
        match &*self.0 {
            [only] if only.when.is_none() => Some(only.count),
            _ => None,
        }
    }
}

impl Decode for Copies {
    const SHAPE: &'static Shape = &Shape::Own(Self::look);

    fn read(json: &Json) -> Self {
        Self(match json {
            Json::List(_) => Decode::read(json),
            _ => vec![CopyCount {
                count: Decode::read(json),
                when: None,
            }],
        })
    }
}

/// Original or copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Originality {
    /// The original.
    Original,
    /// A copy.
    Copy,
    /// Printed from the platform.
    Printed,
    /// A file that is uploaded.
    File,
}

names!(Originality {
    Original = "original",
    Copy = "copy",
    Printed = "printed",
    File = "file",
});

/// What becomes of a paper once it is handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handling {
    /// The bureau keeps it.
    Kept,
    /// The applicant collects it once the review is passed.
    Returned,
}

names!(Handling {
    Kept = "kept",
    Returned = "returned",
});

record! {
    /// Something to be fulfilled, such as a year of a subject of continuing education. In a section with
    /// verdicts it is listed where it holds; elsewhere its condition asks its questions.
    struct Requirement {
        ..cited: Cited,
        /// The requirement in words.
        text: Text,
        ? {
            /// The subject, by an id of the notice's own.
            subject: Option<Rc<str>>,
            /// The year, or the years together.
            years: Vec<i32>,
            /// The hours, over all of the years.
            hours: Option<u32>,
            /// It is waived with these verdicts of another section, once what they speak of is granted.
            waived_by: Option<VerdictsOf>,
        }
    }
}

record! {
    /// Something to do on the way to the title.
    struct Step {
        ..cited: Cited,
        /// The step in a few words.
        brief: Text,
        /// The full sentence.
        text: Text,
        /// Who does it.
        actor: Actor,
        ? {
            /// The window in which it is done, or the hint by which it should be done, by id.
            window: Option<Rc<str>>,
        }
    }
}

record! {
    /// A sentence with its clause that does not decide a verdict.
    struct Line {
        ..cited: Cited,
        ..asked: Asked,
        /// The sentence.
        text: Text,
        ? {
            /// Whether the notice leaves it open, so that the bureau has to be asked.
            confirm: bool,
        }
    }
}

record! {
    /// A sentence that has to be written word for word: the quote.
    struct Statement {
        ..cited: Cited,
        /// What it is called.
        name: Text,
        /// Who writes it, and where.
        text: Text,
    }
}

record! {
    /// A contact for questions.
    struct Contact {
        ..cited: Cited,
        /// Who it is, and how far it can be relied on.
        text: Text,
        ? {
            /// Telephone numbers.
            telephones: Vec<Rc<str>>,
        }
    }
}

record! {
    /// A web site or an attachment that the notice names.
    struct Link {
        ..cited: Cited,
        /// What it is for, and where it is to be had.
        text: Text,
        ? {
            /// What it is called, such as *attachment 1*.
            name: Option<Text>,
            /// Its address, where the notice gives one.
            address: Option<Rc<str>>,
        }
    }
}
