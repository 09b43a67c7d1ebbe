//! Renders the chapters of the guide: one for each section of the notice, with all cases in tables.

use std::rc::Rc;

use yew::{Html, html};
use zicha::notice::{
    Charge, Cited, Condition, Contact, Document, Finding, Item, Items, Line, Link, Paper,
    Requirement, Section, Statement, Step, Text, Verdict, Window,
};

use crate::Error;

use super::condition::Conditions;
use super::elements::{self, OfficialText, paragraph};

/// A chapter of the guide.
#[derive(Debug)]
pub struct Chapter<'a> {
    /// Its id, for links.
    pub id: &'a str,
    /// Its heading.
    pub title: Rc<str>,
    /// Its content.
    pub content: Html,
}

/// Renders chapters in one language.
#[derive(Debug, Clone, Copy)]
pub struct Chapters<'a> {
    /// Renders conditions.
    pub conditions: Conditions<'a>,
    /// The official text, to which clauses link.
    pub official: OfficialText<'a>,
}

type Rendered = Result<Html, Error>;

impl<'a> Chapters<'a> {
    /// All chapters, in the order of the notice. A section within another one is part of its chapter.
    pub fn all(self) -> Result<Vec<Chapter<'a>>, Error> {
        let outer = self.document().sections.iter();
        let outer = outer.filter(|section| section.within.is_none());
        let chapter = |section: &'a Section| {
            Ok(Chapter {
                id: &section.id,
                title: self.text(&section.heading),
                content: self.section(section, 3)?,
            })
        };
        outer.map(chapter).collect()
    }

    fn document(self) -> &'a Document {
        self.conditions.notice.document()
    }

    fn phrase(self, key: &'static str) -> Result<String, Error> {
        self.conditions.words.phrase(key)
    }

    fn phrases<const N: usize>(self, keys: [&'static str; N]) -> Result<[String; N], Error> {
        let mut phrases = [const { String::new() }; N];
        for (phrase, key) in phrases.iter_mut().zip(keys) {
            *phrase = self.phrase(key)?;
        }
        Ok(phrases)
    }

    fn text(self, text: &Text) -> Rc<str> {
        text.get(self.conditions.language)
    }

    /// A section, then the sections within it, under headings of a level.
    fn section(self, section: &'a Section, level: usize) -> Rendered {
        let decision = match section.papers() {
            [] => self.findings(
                &section.decision.verdicts,
                section.decision.findings.iter().collect(),
            )?,
            _ => Html::default(),
        };
        let inner = self.document().sections.iter();
        let inner = inner.filter(|it| it.within.as_ref() == Some(&section.id));
        let inner = inner.map(|it| {
            let tag = format!("h{}", level.min(6));
            let content = self.section(it, level + 1)?;
            Ok(html! { <><@{tag}>{ &*self.text(&it.heading) }</@>{ content }</> })
        });
        Ok(html! {
            <>
                { decision }
                { self.items(section)? }
                { self.notes(&section.decision.notes)? }
                { for inner.collect::<Result<Vec<_>, Error>>()? }
            </>
        })
    }

    fn items(self, section: &Section) -> Rendered {
        match &section.items {
            Items::None => Ok(Html::default()),
            Items::Charges(charges) => self.charges(charges),
            Items::Windows(windows) => self.windows(windows),
            Items::Papers(papers, _) => self.papers(section, papers),
            Items::Requirements(requirements) => self.requirements(requirements),
            Items::Steps(steps) => self.steps(steps),
            Items::Lines(lines, ordered) => self.lines(if *ordered { "ol" } else { "ul" }, lines),
            Items::Statements(statements) => Ok(self.statements(statements)),
            Items::Contacts(contacts) => self.listed("ul", contacts, |it| Ok(self.contact(it))),
            Items::Links(links) => self.listed("ul", links, |it| self.link(it)),
        }
    }

    fn cited(self, text: &str, cited: &Cited) -> Html {
        self.official.cited(elements::Cited {
            text,
            clause: &cited.clause,
            quote: &cited.quote,
        })
    }

    /// A condition as text, or the phrase `without` if there is none.
    fn when(self, when: Option<&Condition>, without: &'static str) -> Rendered {
        let text = match when {
            Some(condition) => self.conditions.text(condition)?,
            None => self.phrase(without)?,
        };
        Ok(html! { text })
    }

    /// A table of findings, ordered by the precedence of their verdicts.
    fn findings(self, verdicts: &[Verdict], all: Vec<&Finding>) -> Rendered {
        if all.is_empty() {
            return Ok(Html::default());
        }
        let mut rows = Vec::new();
        let unconditional = if all.len() == 1 {
            "always"
        } else {
            "otherwise"
        };
        for verdict in verdicts {
            let of_verdict = |it: &&&Finding| it.verdict == verdict.id;
            let (mut findings, otherwise): (Vec<&Finding>, Vec<&Finding>) = all
                .iter()
                .filter(of_verdict)
                .partition(|it| it.cited.when.is_some());
            findings.extend(otherwise);
            for finding in findings {
                rows.push([
                    self.when(finding.cited.when.as_ref(), unconditional)?,
                    html! { &*self.text(&verdict.text) },
                    self.cited(&self.text(&finding.text), &finding.cited),
                ]);
            }
        }
        if all.iter().all(|it| it.cited.when.is_some()) {
            rows.push(self.silence(verdicts)?);
        }
        let head = self.phrases(["when", "verdict", "meaning"])?;
        Ok(elements::table(head, rows))
    }

    /// The row for the case that no finding holds: `confirm`, because the notice is silent.
    fn silence(self, verdicts: &[Verdict]) -> Result<[Html; 3], Error> {
        let confirm = verdicts.iter().find(|it| &*it.id == Verdict::CONFIRM);
        let verdict = confirm.map_or_else(String::new, |it| self.text(&it.text).to_string());
        let document = self.document();
        let numbers = document.telephones.iter().map(|it| &*it.number);
        let numbers = numbers.collect::<Vec<_>>().join(" · ");
        let call = if numbers.is_empty() {
            self.phrase("confirm-nobody")?
        } else {
            let year = document.round.year.to_string();
            let words = self.conditions.words;
            format!(
                "{} {numbers}",
                words.fill("confirm-call", &[("year", &year)])?
            )
        };
        Ok([self.phrase("otherwise")?, verdict, call].map(|text| html! { text }))
    }

    fn notes(self, notes: &[Line]) -> Rendered {
        let row = |note: &Line| {
            Ok([
                self.when(note.cited.when.as_ref(), "always")?,
                self.line(note)?,
            ])
        };
        let rows = notes.iter().map(row).collect::<Result<_, Error>>()?;
        Ok(elements::table(self.phrases(["when", "notes"])?, rows))
    }

    fn line(self, line: &Line) -> Rendered {
        let mut text = self.text(&line.text).to_string();
        if line.confirm {
            text = format!("[{}] {text}", self.phrase("confirm-tag")?);
        }
        Ok(self.cited(&text, &line.cited))
    }

    /// A list, each entry preceded by its condition if it has one.
    fn listed<T: Item>(
        self,
        tag: &'static str,
        items: &[T],
        content: impl Fn(&T) -> Rendered,
    ) -> Rendered {
        let item = |item: &T| {
            let condition = self.condition(item.cited())?;
            Ok(html! { <>{ condition }{ content(item)? }</> })
        };
        let items = items.iter().map(item).collect::<Result<_, Error>>()?;
        Ok(elements::list(tag, items))
    }

    fn condition(self, cited: &Cited) -> Rendered {
        match &cited.when {
            Some(condition) => Ok(paragraph(&self.conditions.text(condition)?)),
            None => Ok(Html::default()),
        }
    }

    fn lines(self, tag: &'static str, lines: &[Line]) -> Rendered {
        self.listed(tag, lines, |line| self.line(line))
    }

    fn steps(self, steps: &[Step]) -> Rendered {
        self.listed("ol", steps, |it| {
            Ok(self.cited(&self.text(&it.text), &it.cited))
        })
    }

    fn windows(self, windows: &[Window]) -> Rendered {
        let wording = self.conditions.words.program()?;
        let (mut rows, mut hints) = (Vec::new(), Vec::new());
        for window in windows {
            let days = wording.days(window.opens, window.closes);
            let days = match &window.daily {
                Some(daily) => format!("{days} {}", self.text(daily)),
                None => days.to_string(),
            };
            let condition = self.condition(&window.cited)?;
            let meaning = self.cited(&self.text(&window.text), &window.cited);
            let meaning = html! { <>{ condition }{ meaning }</> };
            if let (Some(_), Some(end)) = (&window.hint_for, window.closes) {
                hints.push([html! { &*wording.date(end.day) }, meaning]);
            } else {
                let name = window.name.as_ref().map(|it| self.text(it));
                rows.push([
                    html! { &*name.unwrap_or_default() },
                    html! { days },
                    meaning,
                ]);
            }
        }
        Ok(html! {
            <>
                { elements::table(self.phrases(["window", "days", "meaning"])?, rows) }
                { elements::table(self.phrases(["day", "meaning"])?, hints) }
            </>
        })
    }

    fn papers(self, section: &Section, papers: &[Paper]) -> Rendered {
        let papers = papers.iter().zip(1..);
        let papers = papers.map(|(paper, number)| self.paper(section, number, paper));
        let papers = papers.collect::<Result<Vec<_>, Error>>()?;
        Ok(html! { <>{ for papers }</> })
    }

    fn paper(self, section: &Section, number: usize, paper: &Paper) -> Rendered {
        let name = self.text(&paper.name);
        let shared = section.shared_with(&paper.cited.id).map(|(_, it)| it);
        let findings = paper.findings.iter().chain(shared).collect();
        let variant = match &paper.variant {
            Some(variant) => {
                let findings = variant.findings.iter().collect();
                let table = self.findings(&variant.verdicts, findings)?;
                let title = self.phrase("variant")?;
                html! { <><h4>{ title }</h4>{ table }{ self.notes(&variant.notes)? }</> }
            }
            None => Html::default(),
        };
        let head = self.phrases(["copies", "originality", "seal", "handling"])?;
        let row = self.handling(paper)?.map(|cell| html! { cell });
        let form = paper.form.as_ref().map(|it| paragraph(&self.text(it)));
        Ok(html! {
            <>
                <h3>{ format!("{number}. {name}") }</h3>
                { self.condition(&paper.cited)? }
                { self.cited("", &paper.cited) }
                { for form }
                { elements::table(head, vec![row]) }
                { self.findings(&section.decision.verdicts, findings)? }
                { self.notes(&paper.notes)? }
                { variant }
            </>
        })
    }

    /// Copies, original or copy, seal, and what becomes of a paper.
    fn handling(self, paper: &Paper) -> Result<[String; 4], Error> {
        let noted = |text: String, note: Option<&Text>| match note {
            Some(note) => format!("{text} {}", self.text(note)),
            None => text,
        };
        let not_stated = || self.phrase("not-stated");
        let originality = match paper.originality {
            Some(originality) => self.phrase(match originality.id() {
                "copy" => "copy-paper",
                other => other,
            })?,
            None => not_stated()?,
        };
        let seal = match &paper.seal {
            Some(seal) => self.text(seal).to_string(),
            None => not_stated()?,
        };
        let handling = match paper.handling {
            Some(handling) => self.phrase(handling.id())?,
            None => not_stated()?,
        };
        Ok([
            noted(self.copies(paper)?, paper.copies_note.as_ref()),
            noted(originality, paper.originality_note.as_ref()),
            seal,
            handling,
        ])
    }

    /// The number of copies; where it depends on answers, every number with its condition.
    fn copies(self, paper: &Paper) -> Result<String, Error> {
        let Some(copies) = &paper.copies else {
            return self.phrase("not-stated");
        };
        let count = |count: u8| count.to_string();
        if let Some(only) = copies.only() {
            return Ok(count(only));
        }
        let each = copies.0.iter().map(|it| {
            let when = match &it.when {
                Some(when) => self.conditions.text(when)?,
                None => self.phrase("otherwise")?,
            };
            Ok(format!("{when} → {}", count(it.count)))
        });
        Ok(each.collect::<Result<Vec<_>, Error>>()?.join("; "))
    }

    fn requirements(self, requirements: &[Requirement]) -> Rendered {
        let mut rows = Vec::new();
        for requirement in requirements {
            let mut text = self.text(&requirement.text).to_string();
            if requirement.waived_by.is_some() {
                text = format!("{text} ({})", self.phrase("waived")?);
            }
            rows.push([
                self.when(requirement.cited.when.as_ref(), "always")?,
                self.cited(&text, &requirement.cited),
            ]);
        }
        Ok(elements::table(self.phrases(["when", "required"])?, rows))
    }

    fn charges(self, charges: &[Charge]) -> Rendered {
        let words = self.conditions.words;
        let mut rows = Vec::new();
        for charge in charges {
            let key = if charge.possible {
                "charge-possible"
            } else {
                "charge"
            };
            let amount = words.fill(key, &[("amount", &charge.amount_cny.to_string())])?;
            let per = charge
                .per
                .as_ref()
                .map(|it| format!(" / {}", self.text(it)));
            let name = format!(
                "{}: {amount}{}",
                self.text(&charge.name),
                per.unwrap_or_default()
            );
            rows.push([
                self.when(charge.cited.when.as_ref(), "always")?,
                html! { name },
                self.cited(&self.text(&charge.text), &charge.cited),
            ]);
        }
        let head = self.phrases(["when", "charge-name", "meaning"])?;
        Ok(elements::table(head, rows))
    }

    fn statements(self, statements: &[Statement]) -> Html {
        let statement = |it: &Statement| {
            let title = format!("{} ({})", self.text(&it.name), it.cited.clause);
            html! {
                <>
                    <h3>{ title }</h3>
                    { paragraph(&self.text(&it.text)) }
                    <p class="words" lang={self.official.tag.to_owned()}>{ &*it.cited.quote }</p>
                </>
            }
        };
        statements.iter().map(statement).collect()
    }

    fn contact(self, it: &Contact) -> Html {
        let text = format!("{} {}", self.text(&it.text), it.telephones.join(" · "));
        self.cited(text.trim(), &it.cited)
    }

    fn link(self, it: &Link) -> Rendered {
        let address = it.address.as_deref().unwrap_or_default();
        let text = format!("{} {address}", self.text(&it.text));
        let text = match &it.name {
            Some(name) => {
                let values = [("name", &*self.text(name)), ("fact", &*text)];
                self.conditions.words.fill("fact", &values)?
            }
            None => text,
        };
        Ok(self.cited(text.trim(), &it.cited))
    }
}
