//! Renders the chapters of the guide: one for each part of the notice, with all cases in tables.

use zicha::notice::{
    Condition, Decision, Document, Finding, Line, Material, Originality, Section, Step, Text,
};

use crate::error::Error;

use super::condition::Speaker;
use super::table::{self, Cited};

/// A chapter of the guide.
#[derive(Debug)]
pub struct Chapter {
    /// Its id, for links.
    pub id: &'static str,
    /// Its heading.
    pub title: String,
    /// Its HTML.
    pub html: String,
}

/// Renders chapters in one language.
#[derive(Debug, Clone, Copy)]
pub struct Writer<'a> {
    /// Renders conditions.
    pub speaker: Speaker<'a>,
    /// The URL of the page with the official text.
    pub text_page: &'a str,
}

type Html = Result<String, Error>;

impl Writer<'_> {
    /// All chapters, in the order in which the result shows them.
    pub fn chapters(self) -> Result<Vec<Chapter>, Error> {
        let document = self.document();
        let of = |section| self.decision(document.sections.get(section));
        let channel = self.titled("h3", "channel", of(Section::Channel)?)?;
        let parts = [
            ("eligibility", of(Section::Eligibility)?),
            ("windows", self.windows()?),
            ("steps", self.steps()? + &channel),
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
        let chapter = |(id, html)| {
            Ok(Chapter {
                id,
                title: self.say(id)?,
                html,
            })
        };
        parts.into_iter().map(chapter).collect()
    }

    fn document(&self) -> &Document {
        self.speaker.notice.document()
    }

    fn say(self, key: &'static str) -> Html {
        self.speaker.words.say(key)
    }

    fn text(self, text: &Text) -> String {
        text.get(self.speaker.language).to_string()
    }

    fn titled(self, tag: &str, key: &'static str, html: String) -> Html {
        if html.is_empty() {
            return Ok(html);
        }
        let title = table::text(&self.say(key)?);
        Ok(format!("<{tag}>{title}</{tag}>\n{html}"))
    }

    fn cited(self, text: &str, clause: &str, quote: &str) -> String {
        let cited = Cited {
            text,
            clause,
            quote,
        };
        table::cited(cited, self.text_page)
    }

    /// A condition as HTML, or the phrase `without` if there is none.
    fn when(self, when: Option<&Condition>, without: &'static str) -> Html {
        let said = match when {
            Some(condition) => self.speaker.say(condition)?,
            None => self.say(without)?,
        };
        Ok(table::text(&said))
    }

    fn decision(self, decision: &Decision) -> Html {
        self.decision_with(decision, &[])
    }

    /// A table of findings, ordered by the precedence of their verdicts, and the notes.
    fn decision_with(self, decision: &Decision, shared: &[&Finding]) -> Html {
        let mut rows = Vec::new();
        let all = || decision.findings.iter().chain(shared.iter().copied());
        let alone = all().count() == 1;
        for wording in &decision.verdicts {
            let of_verdict = |it: &&Finding| it.verdict == wording.verdict;
            let (mut findings, otherwise): (Vec<&Finding>, Vec<&Finding>) =
                all().filter(of_verdict).partition(|it| it.when.is_some());
            findings.extend(otherwise);
            for finding in findings {
                let text = self.text(&finding.text);
                rows.push([
                    self.when(
                        finding.when.as_ref(),
                        if alone { "always" } else { "otherwise" },
                    )?,
                    table::text(&self.text(&wording.text)),
                    self.cited(&text, &finding.clause, &finding.quote),
                ]);
            }
        }
        if all().all(|it| it.when.is_some()) {
            rows.push(self.silence(decision)?);
        }
        let head = [
            self.say("when")?,
            self.say("verdict")?,
            self.say("meaning")?,
        ];
        let head = head.each_ref().map(String::as_str);
        Ok(table::table(head, &rows) + &self.notes(&decision.notes)?)
    }

    /// The row for the case that no finding holds: `confirm`, because the notice is silent.
    fn silence(self, decision: &Decision) -> Result<[String; 3], Error> {
        let confirm = decision.wording(Some(zicha::notice::Verdict::Confirm));
        let verdict = confirm.map_or_else(String::new, |it| table::text(&self.text(&it.text)));
        let document = self.document();
        let year = document.year.to_string();
        let call = self
            .speaker
            .words
            .fill("confirm-call", &[("year", &year)])?;
        let call = table::text(&format!("{call} {}", document.telephone));
        Ok([table::text(&self.say("otherwise")?), verdict, call])
    }

    fn notes(self, notes: &[Line]) -> Html {
        let mut rows = Vec::new();
        for note in notes {
            rows.push([self.when(note.when.as_ref(), "always")?, self.line(note)?]);
        }
        let (when, notes) = (self.say("when")?, self.say("notes")?);
        Ok(table::table([&when, &notes], &rows))
    }

    fn line(self, line: &Line) -> Html {
        let mut text = self.text(&line.text);
        if line.confirm {
            text = format!("[{}] {text}", self.say("confirm-tag")?);
        }
        Ok(self.cited(&text, &line.clause, &line.quote))
    }

    /// A list of lines, each preceded by its condition if it has one.
    fn lines(self, tag: &str, lines: &[Line]) -> Html {
        let item = |line: &Line| Ok(self.condition(line.when.as_ref())? + &self.line(line)?);
        let items = lines.iter().map(item).collect::<Result<Vec<_>, Error>>()?;
        Ok(table::list(tag, &items))
    }

    /// The steps, each preceded by its condition if it has one.
    fn steps(self) -> Html {
        let item = |step: &Step| {
            let text = self.text(&step.text);
            let cited = self.cited(&text, &step.clause, &step.quote);
            Ok(self.condition(step.when.as_ref())? + &cited)
        };
        let steps = self.document().steps.iter();
        let items = steps.map(item).collect::<Result<Vec<_>, Error>>()?;
        Ok(table::list("ol", &items))
    }

    fn condition(self, when: Option<&Condition>) -> Html {
        match when {
            Some(condition) => Ok(table::paragraph(&self.speaker.say(condition)?)),
            None => Ok(String::new()),
        }
    }

    fn windows(self) -> Html {
        let document = self.document();
        let mut rows = Vec::new();
        for window in &document.windows {
            let days = [
                ("opens", self.speaker.words.day(window.opens)?),
                ("closes", self.speaker.words.day(window.closes)?),
            ];
            let days = days.each_ref().map(|(name, day)| (*name, day.as_str()));
            let text = self.text(&window.text);
            rows.push([
                table::text(&self.text(&window.name)),
                table::text(&self.speaker.words.fill("from-to", &days)?),
                self.cited(&text, &window.clause, &window.quote),
            ]);
        }
        let head = [
            self.say("windows")?,
            self.say("days")?,
            self.say("meaning")?,
        ];
        let windows = table::table(head.each_ref().map(String::as_str), &rows);
        Ok(windows + &self.milestones()? + &self.notes(&document.window_notes)?)
    }

    fn milestones(self) -> Html {
        let mut rows = Vec::new();
        for milestone in &self.document().milestones {
            let text = self.text(&milestone.text);
            rows.push([
                table::text(&self.speaker.words.day(milestone.date)?),
                self.cited(&text, &milestone.clause, &milestone.quote),
            ]);
        }
        let (day, meaning) = (self.say("day")?, self.say("meaning")?);
        Ok(table::table([&day, &meaning], &rows))
    }

    fn materials(self) -> Html {
        let document = self.document();
        let mut html = String::new();
        for (at, material) in document.materials.iter().enumerate() {
            html += &self.material(at + 1, material)?;
        }
        Ok(html + &self.notes(&document.material_notes)?)
    }

    fn material(self, number: usize, material: &Material) -> Html {
        let name = table::text(&self.text(&material.name));
        let noted = |text: String, note: Option<&Text>| match note {
            Some(note) => format!("{text} {}", self.text(note)),
            None => text,
        };
        let copies = match material.copies {
            Some(copies) => copies.to_string(),
            None => self.say("not-stated")?,
        };
        let originality = self.say(match material.originality {
            Originality::Copy => "copy-paper",
            other => other.id(),
        })?;
        let seal = match &material.seal {
            Some(seal) => self.text(seal),
            None => self.say("not-stated")?,
        };
        let row = [
            noted(copies, material.copies_note.as_ref()),
            noted(originality, material.originality_note.as_ref()),
            seal,
            self.say(material.handling.id())?,
        ];
        let head = ["copies", "originality", "seal", "handling"].map(|key| self.say(key));
        let [copies, originality, seal, handling] = head;
        let head = [copies?, originality?, seal?, handling?];
        let row = row.map(|cell| table::text(&cell));
        let variant = match &material.variant {
            Some(variant) => self.titled("h4", "variant", self.decision(variant)?)?,
            None => String::new(),
        };
        Ok(format!("<h3>{number}. {name}</h3>\n")
            + &self.cited("", &material.clause, &material.quote)
            + &table::table(head.each_ref().map(String::as_str), &[row])
            + &self.decision_with(&material.decision, &self.shared(material))?
            + &variant)
    }

    /// The shared findings that apply to a paper.
    fn shared(&self, material: &Material) -> Vec<&Finding> {
        let shared = self.document().shared_findings.iter();
        let of_this = shared.filter(|it| it.materials.contains(&material.id));
        of_this.map(|it| &it.finding).collect()
    }

    fn education(self) -> Html {
        let document = self.document();
        let sections = &document.sections;
        let steps = self.lines("ol", &document.exemption_steps)?;
        let exemption = self.decision(sections.get(Section::Exemption))?
            + &self.titled("h4", "exemption-steps", steps)?;
        let source = self.decision(sections.get(Section::EducationSource))?;
        Ok(self.decision(sections.get(Section::Education))?
            + &self.titled("h3", "required", self.requirements()?)?
            + &self.titled("h3", "education-source", source)?
            + &self.titled("h3", "exemption", exemption)?)
    }

    fn requirements(self) -> Html {
        let mut rows = Vec::new();
        for requirement in &self.document().requirements {
            let mut text = self.text(&requirement.text);
            if requirement.waived_by_exemption {
                text = format!("{text} ({})", self.say("waived")?);
            }
            rows.push([
                self.when(Some(&requirement.when), "always")?,
                self.cited(&text, &requirement.clause, &requirement.quote),
            ]);
        }
        let (when, required) = (self.say("when")?, self.say("required")?);
        Ok(table::table([&when, &required], &rows))
    }

    fn statements(self) -> String {
        let statement = |it: &zicha::notice::Statement| {
            let name = table::text(&self.text(&it.name));
            let clause = table::text(&it.clause);
            format!("<h3>{name} ({clause})</h3>\n")
                + &table::paragraph(&self.text(&it.text))
                + &format!(
                    "<p class=\"words\" lang=\"zh-CN\">{}</p>\n",
                    table::text(&it.quote)
                )
        };
        self.document().statements.iter().map(statement).collect()
    }

    fn contacts(self) -> String {
        let contact = |it: &zicha::notice::Contact| {
            let text = format!("{} {}", self.text(&it.text), it.telephones.join(" · "));
            self.cited(text.trim(), &it.clause, &it.quote)
        };
        let items: Vec<String> = self.document().contacts.iter().map(contact).collect();
        table::list("ul", &items)
    }

    fn sites(self) -> String {
        let site = |it: &zicha::notice::Site| {
            let address = it.address.as_deref().unwrap_or_default();
            let text = format!("{} {address}", self.text(&it.text));
            self.cited(text.trim(), &it.clause, &it.quote)
        };
        let items: Vec<String> = self.document().sites.iter().map(site).collect();
        table::list("ul", &items)
    }

    fn attachments(self) -> Html {
        let mut items = Vec::new();
        for it in &self.document().attachments {
            let number = it.number.to_string();
            let named = self
                .speaker
                .words
                .fill("attachment-number", &[("n", &number)])?;
            let text = format!("{named} {}", self.text(&it.text));
            items.push(self.cited(&text, &it.clause, &it.quote));
        }
        Ok(table::list("ul", &items))
    }
}
