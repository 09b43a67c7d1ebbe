//! Renders what a section lists: windows, requirements, charges, steps, lines, statements, contacts and links.

use yew::{Html, html};
use zicha::notice::{
    Charge, Contact, Item, Items, Line, Link, Requirement, Section, Statement, Step, Window,
};

use super::super::elements::{self, paragraph};
use super::{Chapters, Rendered};
use crate::Error;

impl Chapters<'_> {
    pub(super) fn items(self, section: &Section) -> Rendered {
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
