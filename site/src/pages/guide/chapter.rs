//! Renders the chapters of the guide: one for each part of the notice, with all cases in tables.

use yew::{Html, html};
use zicha::notice::{
    Attachment, Condition, Contact, Decision, Document, Finding, Line, Material, Originality,
    Section, Site, Statement, Step, Text, Verdict,
};

use crate::Error;

use super::condition::Conditions;
use super::elements::{self, Cited, OfficialText, paragraph};

/// A chapter of the guide.
#[derive(Debug)]
pub struct Chapter {
    /// Its id, for links.
    pub id: &'static str,
    /// Its heading.
    pub title: String,
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

impl Chapters<'_> {
    /// All chapters, in the order in which the result shows them.
    pub fn all(self) -> Result<Vec<Chapter>, Error> {
        let document = self.document();
        let of = |section| self.decision(document.sections.get(section));
        let steps = html! {
            <>
                { self.steps()? }
                { self.titled("h3", "channel", of(Section::Channel)?)? }
            </>
        };
        let parts = [
            ("eligibility", of(Section::Eligibility)?),
            ("windows", self.windows()?),
            ("steps", steps),
            ("materials", self.materials()?),
            ("thesis", of(Section::Thesis)?),
            ("education", self.education()?),
            ("defence", of(Section::Defence)?),
            ("fee", of(Section::Fee)?),
            ("statements", self.statements()),
            ("cautions", self.lines("ul", &document.cautions)?),
            ("contacts", self.contacts()),
            ("sites", self.sites()),
            ("attachments", self.attachments()?),
        ];
        let chapter = |(id, content)| {
            Ok(Chapter {
                id,
                title: self.phrase(id)?,
                content,
            })
        };
        parts.into_iter().map(chapter).collect()
    }

    fn document(&self) -> &Document {
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

    fn text(self, text: &Text) -> String {
        text.get(self.conditions.language).to_string()
    }

    /// Content under a heading; none if there is no content.
    fn titled(self, tag: &'static str, key: &'static str, content: Html) -> Rendered {
        if content == Html::default() {
            return Ok(content);
        }
        Ok(html! { <><@{tag}>{ self.phrase(key)? }</@>{ content }</> })
    }

    fn cited(self, text: &str, clause: &str, quote: &str) -> Html {
        self.official.cited(Cited {
            text,
            clause,
            quote,
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

    fn decision(self, decision: &Decision) -> Rendered {
        self.decision_with(decision, &[])
    }

    /// A table of findings, ordered by the precedence of their verdicts, and the notes.
    fn decision_with(self, decision: &Decision, shared: &[&Finding]) -> Rendered {
        let mut rows = Vec::new();
        let all = || decision.findings.iter().chain(shared.iter().copied());
        let unconditional = if all().count() == 1 {
            "always"
        } else {
            "otherwise"
        };
        for wording in &decision.verdicts {
            let of_verdict = |it: &&Finding| it.verdict == wording.verdict;
            let (mut findings, otherwise): (Vec<&Finding>, Vec<&Finding>) =
                all().filter(of_verdict).partition(|it| it.when.is_some());
            findings.extend(otherwise);
            for finding in findings {
                rows.push([
                    self.when(finding.when.as_ref(), unconditional)?,
                    html! { self.text(&wording.text) },
                    self.cited(&self.text(&finding.text), &finding.clause, &finding.quote),
                ]);
            }
        }
        if all().all(|it| it.when.is_some()) {
            rows.push(self.silence(decision)?);
        }
        let head = self.phrases(["when", "verdict", "meaning"])?;
        Ok(html! {
            <>{ elements::table(head, rows) }{ self.notes(&decision.notes)? }</>
        })
    }

    /// The row for the case that no finding holds: `confirm`, because the notice is silent.
    fn silence(self, decision: &Decision) -> Result<[Html; 3], Error> {
        let confirm = decision.wording(Some(Verdict::Confirm));
        let verdict = confirm.map_or_else(String::new, |it| self.text(&it.text));
        let document = self.document();
        let year = document.year.to_string();
        let call = self
            .conditions
            .words
            .fill("confirm-call", &[("year", &year)])?;
        let call = format!("{call} {}", document.telephone);
        Ok([self.phrase("otherwise")?, verdict, call].map(|text| html! { text }))
    }

    fn notes(self, notes: &[Line]) -> Rendered {
        let row = |note: &Line| Ok([self.when(note.when.as_ref(), "always")?, self.line(note)?]);
        let rows = notes.iter().map(row).collect::<Result<_, Error>>()?;
        Ok(elements::table(self.phrases(["when", "notes"])?, rows))
    }

    fn line(self, line: &Line) -> Rendered {
        let mut text = self.text(&line.text);
        if line.confirm {
            text = format!("[{}] {text}", self.phrase("confirm-tag")?);
        }
        Ok(self.cited(&text, &line.clause, &line.quote))
    }

    /// A list of lines, each preceded by its condition if it has one.
    fn lines(self, tag: &'static str, lines: &[Line]) -> Rendered {
        let item = |line: &Line| {
            let condition = self.condition(line.when.as_ref())?;
            Ok(html! { <>{ condition }{ self.line(line)? }</> })
        };
        let items = lines.iter().map(item).collect::<Result<_, Error>>()?;
        Ok(elements::list(tag, items))
    }

    /// The steps, each preceded by its condition if it has one.
    fn steps(self) -> Rendered {
        let item = |step: &Step| {
            let condition = self.condition(step.when.as_ref())?;
            let cited = self.cited(&self.text(&step.text), &step.clause, &step.quote);
            Ok(html! { <>{ condition }{ cited }</> })
        };
        let steps = self.document().steps.iter();
        let items = steps.map(item).collect::<Result<_, Error>>()?;
        Ok(elements::list("ol", items))
    }

    fn condition(self, when: Option<&Condition>) -> Rendered {
        match when {
            Some(condition) => Ok(paragraph(&self.conditions.text(condition)?)),
            None => Ok(Html::default()),
        }
    }

    fn windows(self) -> Rendered {
        let document = self.document();
        let words = self.conditions.words;
        let mut rows = Vec::new();
        for window in &document.windows {
            let days = [
                ("opens", words.day(window.opens)?),
                ("closes", words.day(window.closes)?),
            ];
            let days = days.each_ref().map(|(name, day)| (*name, day.as_str()));
            rows.push([
                html! { self.text(&window.name) },
                html! { words.fill("from-to", &days)? },
                self.cited(&self.text(&window.text), &window.clause, &window.quote),
            ]);
        }
        let head = self.phrases(["windows", "days", "meaning"])?;
        Ok(html! {
            <>
                { elements::table(head, rows) }
                { self.milestones()? }
                { self.notes(&document.window_notes)? }
            </>
        })
    }

    fn milestones(self) -> Rendered {
        let mut rows = Vec::new();
        for milestone in &self.document().milestones {
            let text = self.text(&milestone.text);
            rows.push([
                html! { self.conditions.words.day(milestone.date)? },
                self.cited(&text, &milestone.clause, &milestone.quote),
            ]);
        }
        Ok(elements::table(self.phrases(["day", "meaning"])?, rows))
    }

    fn materials(self) -> Rendered {
        let document = self.document();
        let materials = document.materials.iter().enumerate();
        let materials = materials.map(|(at, material)| self.material(at + 1, material));
        let materials = materials.collect::<Result<Vec<_>, Error>>()?;
        Ok(html! { <>{ for materials }{ self.notes(&document.material_notes)? }</> })
    }

    fn material(self, number: usize, material: &Material) -> Rendered {
        let name = self.text(&material.name);
        let variant = match &material.variant {
            Some(variant) => self.titled("h4", "variant", self.decision(variant)?)?,
            None => Html::default(),
        };
        let head = self.phrases(["copies", "originality", "seal", "handling"])?;
        let row = self.handling(material)?.map(|cell| html! { cell });
        Ok(html! {
            <>
                <h3>{ format!("{number}. {name}") }</h3>
                { self.cited("", &material.clause, &material.quote) }
                { elements::table(head, vec![row]) }
                { self.decision_with(&material.decision, &self.document().shared_with(&material.id))? }
                { variant }
            </>
        })
    }

    /// Copies, original or copy, seal, and what becomes of a paper.
    fn handling(self, material: &Material) -> Result<[String; 4], Error> {
        let noted = |text: String, note: Option<&Text>| match note {
            Some(note) => format!("{text} {}", self.text(note)),
            None => text,
        };
        let copies = match material.copies {
            Some(copies) => copies.to_string(),
            None => self.phrase("not-stated")?,
        };
        let originality = self.phrase(match material.originality {
            Originality::Copy => "copy-paper",
            other => other.id(),
        })?;
        let seal = match &material.seal {
            Some(seal) => self.text(seal),
            None => self.phrase("not-stated")?,
        };
        Ok([
            noted(copies, material.copies_note.as_ref()),
            noted(originality, material.originality_note.as_ref()),
            seal,
            self.phrase(material.handling.id())?,
        ])
    }

    fn education(self) -> Rendered {
        let document = self.document();
        let sections = &document.sections;
        let steps = self.lines("ol", &document.exemption_steps)?;
        let exemption = html! {
            <>
                { self.decision(sections.get(Section::Exemption))? }
                { self.titled("h4", "exemption-steps", steps)? }
            </>
        };
        let source = self.decision(sections.get(Section::EducationSource))?;
        Ok(html! {
            <>
                { self.decision(sections.get(Section::Education))? }
                { self.titled("h3", "required", self.requirements()?)? }
                { self.titled("h3", "education-source", source)? }
                { self.titled("h3", "exemption", exemption)? }
            </>
        })
    }

    fn requirements(self) -> Rendered {
        let mut rows = Vec::new();
        for requirement in &self.document().requirements {
            let mut text = self.text(&requirement.text);
            if requirement.waived_by_exemption {
                text = format!("{text} ({})", self.phrase("waived")?);
            }
            rows.push([
                self.when(Some(&requirement.when), "always")?,
                self.cited(&text, &requirement.clause, &requirement.quote),
            ]);
        }
        Ok(elements::table(self.phrases(["when", "required"])?, rows))
    }

    fn statements(self) -> Html {
        let statement = |it: &Statement| {
            let title = format!("{} ({})", self.text(&it.name), it.clause);
            html! {
                <>
                    <h3>{ title }</h3>
                    { paragraph(&self.text(&it.text)) }
                    <p class="words" lang={self.official.tag.to_owned()}>{ &*it.quote }</p>
                </>
            }
        };
        self.document().statements.iter().map(statement).collect()
    }

    fn contacts(self) -> Html {
        let contact = |it: &Contact| {
            let text = format!("{} {}", self.text(&it.text), it.telephones.join(" · "));
            self.cited(text.trim(), &it.clause, &it.quote)
        };
        let contacts = self.document().contacts.iter();
        elements::list("ul", contacts.map(contact).collect())
    }

    fn sites(self) -> Html {
        let site = |it: &Site| {
            let address = it.address.as_deref().unwrap_or_default();
            let text = format!("{} {address}", self.text(&it.text));
            self.cited(text.trim(), &it.clause, &it.quote)
        };
        let sites = self.document().sites.iter();
        elements::list("ul", sites.map(site).collect())
    }

    fn attachments(self) -> Rendered {
        let attachment = |it: &Attachment| {
            let number = it.number.to_string();
            let words = self.conditions.words;
            let named = words.fill("attachment-number", &[("n", &number)])?;
            let text = format!("{named} {}", self.text(&it.text));
            Ok(self.cited(&text, &it.clause, &it.quote))
        };
        let attachments = self.document().attachments.iter().map(attachment);
        Ok(elements::list(
            "ul",
            attachments.collect::<Result<_, Error>>()?,
        ))
    }
}
