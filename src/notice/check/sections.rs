//! Validates the sections of a notice: their verdicts and findings, what they list, and what they refer to.

use std::rc::Rc;

use super::super::{
    Asked, Condition, Date, DayTime, Decision, Fault, Finding, Item, Items, Kind, Line, Paper,
    Requirement, Section, Step, Verdict, VerdictsOf, Window, path::Path, rules::MOST_VERDICTS,
    strings::join,
};
use super::Checker;

/// How many years before the round a requirement may lie, as in "the last five years".
const YEARS_BACK: i32 = 6;

impl Checker<'_> {
    pub(super) fn sections(&mut self) {
        let document = self.document;
        let path = Path::root().key("sections");
        self.required(&path, document.sections.is_empty());
        for (at, section) in document.sections.iter().enumerate() {
            self.section(&path.at(at), at, section);
        }
        self.hooks(&path, |section| ids(section.papers()));
        self.hooks(&path, |section| ids(section.windows()));
    }

    /// Reports ids of papers or windows that two sections use: programs rely on each alone.
    fn hooks(&mut self, path: &Path, of: impl Fn(&Section) -> Vec<Rc<str>>) {
        let mut before: Vec<Rc<str>> = Vec::new();
        for (at, section) in self.document.sections.iter().enumerate() {
            let own = of(section);
            for (number, id) in own.iter().enumerate() {
                if before.contains(id) {
                    let path = path.at(at).key("items").at(number);
                    self.report(&path, Fault::DuplicateId(id.to_string()));
                }
            }
            before.extend(own);
        }
    }

    fn section(&mut self, path: &Path, at: usize, section: &Section) {
        if let Some(within) = &section.within {
            let mut before = self.document.sections[..at].iter();
            let fault = if *within == section.id {
                Some(Fault::WithinItself)
            } else {
                let missing = !before.any(|it| it.id == *within);
                missing.then(|| Fault::NoSectionBefore(within.to_string()))
            };
            if let Some(fault) = fault {
                self.report(&path.key("within"), fault);
            }
        }
        if let Some(verdicts) = &section.shown_with {
            let path = path.key("shown_with");
            self.verdicts_of(&path, verdicts);
            if !section.decides_nothing() {
                self.report(&path, Fault::MisplacedShownWith);
            }
        }
        if &*section.id == Section::TO_CONFIRM {
            let fault = Fault::Reserved(section.id.to_string());
            self.report(&path.key("id"), fault);
        }
        let verdicts = &section.decision.verdicts;
        self.verdicts(path, verdicts, section.is_decided());
        let findings = &section.decision.findings;
        self.findings(path, verdicts, findings);
        self.lines(&path.key("notes"), &section.decision.notes);
        self.anchors(path, &section.decision, &section.items);
        match section.kind() {
            Kind::Papers => self.papers(path, section),
            _ => self.decided(path, verdicts, findings),
        }
        self.amounts(path, section);
        self.shared(path, section);
        self.items(&path.key("items"), &section.items);
    }

    /// Reports findings, notes and items of one place that share an id: the page points to each by its id.
    fn anchors(&mut self, path: &Path, decision: &Decision, items: &Items) {
        let items = items.each().into_iter();
        let items: Vec<Rc<str>> = items.map(|it| it.cited().id.clone()).collect();
        let mut before = ids(&decision.findings);
        for (list, own) in [("notes", ids(&decision.notes)), ("items", items)] {
            for (at, id) in own.iter().enumerate().filter(|(_, id)| before.contains(id)) {
                let path = path.key(list).at(at);
                self.report(&path, Fault::DuplicateId(id.to_string()));
            }
            before.extend(own);
        }
    }

    fn verdicts(&mut self, path: &Path, verdicts: &[Verdict], may_end: bool) {
        let path = path.key("verdicts");
        self.at_most(&path, verdicts.len(), MOST_VERDICTS);
        for (at, verdict) in verdicts.iter().enumerate() {
            let path = path.at(at);
            if &*verdict.id == Verdict::OPEN {
                self.report(&path.key("id"), Fault::Reserved(verdict.id.to_string()));
            }
            if verdict.ends && !may_end {
                self.report(&path.key("ends"), Fault::MisplacedEnds);
            }
            if &*verdict.id == Verdict::CONFIRM && verdict.ends {
                self.report(&path.key("ends"), Fault::ConfirmEnds);
            }
        }
    }

    fn findings(&mut self, path: &Path, verdicts: &[Verdict], findings: &[Finding]) {
        let path = path.key("findings");
        for (at, finding) in findings.iter().enumerate() {
            let path = path.at(at);
            self.verdict(&path.key("verdict"), &finding.verdict, verdicts);
            let confirm = &*finding.verdict == Verdict::CONFIRM;
            self.ask(&path, confirm, &finding.asked);
        }
    }

    fn verdict(&mut self, path: &Path, found: &str, expected: &[Verdict]) {
        if !expected.iter().any(|verdict| *verdict.id == *found) {
            let expected: Vec<&str> = expected.iter().map(|verdict| &*verdict.id).collect();
            let fault = Fault::ForeignVerdict {
                found: found.to_owned(),
                expected: join(&expected, ", "),
            };
            self.report(path, fault);
        }
    }

    /// Checks a decision as a whole: that it has findings, and `confirm` where an answer may be unsure.
    fn decided(&mut self, path: &Path, verdicts: &[Verdict], findings: &[Finding]) {
        if verdicts.is_empty() {
            return;
        }
        self.required(&path.key("findings"), findings.is_empty());
        let conditional = findings.iter().any(|it| it.cited.when.is_some());
        self.has_confirm(path, conditional, verdicts);
    }

    fn has_confirm(&mut self, path: &Path, conditional: bool, verdicts: &[Verdict]) {
        let confirms = |it: &Verdict| &*it.id == Verdict::CONFIRM;
        if conditional && !verdicts.iter().any(confirms) {
            self.report(&path.key("verdicts"), Fault::NoConfirm);
        }
    }

    fn papers(&mut self, path: &Path, section: &Section) {
        let verdicts = &section.decision.verdicts;
        let own = section.papers().iter().flat_map(|it| &it.findings);
        let mut all = own.chain(&section.decision.findings);
        self.has_confirm(path, all.any(|it| it.cited.when.is_some()), verdicts);
        for (at, paper) in section.papers().iter().enumerate() {
            let path = path.key("items").at(at);
            self.paper(&path, section, paper);
        }
    }

    fn paper(&mut self, path: &Path, section: &Section, paper: &Paper) {
        let verdicts = &section.decision.verdicts;
        self.findings(path, verdicts, &paper.findings);
        self.lines(&path.key("notes"), &paper.notes);
        if !verdicts.is_empty() {
            let shared = section.shared_with(&paper.cited.id).count();
            self.required(&path.key("findings"), paper.findings.len() + shared == 0);
            if paper.cited.when.is_some() {
                self.report(&path.key("when"), Fault::MisplacedWhen);
            }
        }
        for (at, (_, shared)) in section.shared_with(&paper.cited.id).enumerate() {
            if paper
                .findings
                .iter()
                .any(|own| own.cited.id == shared.cited.id)
            {
                let path = path.key("findings").at(paper.findings.len() + at);
                self.report(&path, Fault::DuplicateId(shared.cited.id.to_string()));
            }
        }
        if let Some(variant) = &paper.variant {
            let path = path.key("variant");
            self.required(&path.key("verdicts"), variant.verdicts.is_empty());
            self.verdicts(&path, &variant.verdicts, false);
            self.findings(&path, &variant.verdicts, &variant.findings);
            self.decided(&path, &variant.verdicts, &variant.findings);
            self.lines(&path.key("notes"), &variant.notes);
        }
        if let Some(copies) = &paper.copies {
            let path = path.key("copies");
            self.required(&path, copies.0.is_empty());
            self.at_most(&path, copies.0.len(), MOST_VERDICTS);
            if copies.0.iter().any(|it| it.count == 0) {
                self.report(&path, Fault::Zero);
            }
        }
    }

    /// Checks that the findings of a verdict of a fee all have an amount or none has, and no others have one.
    fn amounts(&mut self, path: &Path, section: &Section) {
        let has = |verdict: &str| {
            let findings = section.decision.findings.iter();
            let mut of_verdict = findings.filter(|it| *it.verdict == *verdict);
            verdict != Verdict::CONFIRM && of_verdict.any(|it| it.amount_cny.is_some())
        };
        let in_a_fee = section.kind() == Kind::Fee;
        self.at_most(&path.key("findings"), section.amounts(), MOST_VERDICTS);
        for (at, finding) in section.decision.findings.iter().enumerate() {
            if finding.amount_cny.is_some() != (in_a_fee && has(&finding.verdict)) {
                let path = path.key("findings").at(at).key("amount_cny");
                self.report(&path, Fault::MisplacedAmount);
            }
        }
        for (at, paper) in section.papers().iter().enumerate() {
            let path = path.key("items").at(at);
            self.plain_findings(&path, &paper.findings);
            if let Some(variant) = &paper.variant {
                self.plain_findings(&path.key("variant"), &variant.findings);
            }
        }
    }

    /// Checks that findings have neither an amount nor papers that share them.
    fn plain_findings(&mut self, path: &Path, findings: &[Finding]) {
        for (at, finding) in findings.iter().enumerate() {
            let path = path.key("findings").at(at);
            if finding.amount_cny.is_some() {
                self.report(&path.key("amount_cny"), Fault::MisplacedAmount);
            }
            if !finding.items.is_empty() {
                self.report(&path.key("items"), Fault::MisplacedItems);
            }
        }
    }

    /// Checks the papers that share the findings of a section.
    fn shared(&mut self, path: &Path, section: &Section) {
        let of_papers = section.kind() == Kind::Papers;
        for (at, finding) in section.decision.findings.iter().enumerate() {
            let path = path.key("findings").at(at).key("items");
            if finding.items.is_empty() == of_papers {
                self.report(&path, Fault::MisplacedItems);
            }
            let known = |id: &Rc<str>| section.papers().iter().any(|it| it.cited.id == *id);
            let named = finding.items.iter().enumerate();
            for (at, id) in named.filter(|(_, id)| of_papers && !known(id)) {
                self.report(&path.at(at), Fault::UnknownPaper(id.to_string()));
            }
        }
    }

    fn lines(&mut self, path: &Path, lines: &[Line]) {
        for (at, line) in lines.iter().enumerate() {
            // A line about an `unsure` answer takes what to ask from that question.
            let unsure = line.cited.when.as_ref().is_some_and(Condition::asks_unsure);
            self.ask(&path.at(at), line.confirm && !unsure, &line.asked);
        }
    }

    /// Checks that `ask` is given where the bureau has to be asked, and only there.
    fn ask(&mut self, path: &Path, confirm: bool, asked: &Asked) {
        let more = asked.costs_year || asked.concerns.is_some();
        if confirm && asked.ask.is_none() {
            self.report(&path.key("ask"), Fault::NoAsk);
        }
        if !confirm && (asked.ask.is_some() || more) {
            self.report(&path.key("ask"), Fault::MisplacedAsk);
        }
    }

    fn items(&mut self, path: &Path, items: &Items) {
        match items {
            Items::Windows(windows) => {
                for (at, window) in windows.iter().enumerate() {
                    self.window(&path.at(at), window);
                }
            }
            Items::Requirements(requirements) => {
                for (at, requirement) in requirements.iter().enumerate() {
                    self.requirement(&path.at(at), requirement);
                }
            }
            Items::Steps(steps) => {
                for (at, step) in steps.iter().enumerate() {
                    self.step(&path.at(at), step);
                }
            }
            Items::Lines(lines, _) => self.lines(path, lines),
            Items::Contacts(contacts) => {
                for (at, contact) in contacts.iter().enumerate() {
                    let path = path.at(at).key("telephones");
                    for (at, telephone) in contact.telephones.iter().enumerate() {
                        self.telephone(&path.at(at), telephone);
                    }
                }
            }
            Items::Links(links) => {
                for (at, link) in links.iter().enumerate() {
                    if let Some(address) = &link.address {
                        self.address(&path.at(at).key("address"), address);
                    }
                }
            }
            Items::None | Items::Charges(_) | Items::Papers(..) | Items::Statements(_) => {}
        }
    }

    fn window(&mut self, path: &Path, window: &Window) {
        let (opens, closes) = (window.opens, window.closes);
        for (name, end) in [("opens", opens), ("closes", closes)] {
            if let Some(end) = end {
                self.in_round(&path.key(name), end.day);
            }
        }
        let start = opens.map(DayTime::first_open);
        let end = closes.map(DayTime::first_closed);
        if start.zip(end).is_some_and(|(start, end)| end <= start) {
            self.report(&path.key("closes"), Fault::ClosesBeforeOpening);
        }
        let Some(hint_for) = &window.hint_for else {
            if window.name.is_none() {
                self.report(&path.key("name"), Fault::MissingField);
            }
            return;
        };
        if opens.is_some() {
            self.report(&path.key("opens"), Fault::HintOpens);
        }
        match closes {
            None => self.report(&path.key("closes"), Fault::MissingField),
            Some(day) if day.time.is_some() => {
                self.report(&path.key("closes"), Fault::HintWithTime);
            }
            Some(day) if self.closes_before(hint_for, day.day) => {
                let fault = Fault::HintAfterWindow(hint_for.to_string());
                self.report(&path.key("closes"), fault);
            }
            Some(_) => {}
        }
        self.known_window(&path.key("hint_for"), hint_for, |it| it.hint_for.is_none());
    }

    /// Whether all windows with an id have closed before a day.
    fn closes_before(&self, id: &str, day: Date) -> bool {
        let sections = self.document.sections.iter();
        let mut windows = sections
            .flat_map(Section::windows)
            .filter(|it| *it.cited.id == *id)
            .peekable();
        windows.peek().is_some()
            && windows.all(|it| it.closes.is_some_and(|closes| closes.last_day() < day))
    }

    fn known_window(&mut self, path: &Path, id: &str, fits: impl Fn(&Window) -> bool) {
        let sections = self.document.sections.iter();
        let mut windows = sections.flat_map(Section::windows);
        if !windows.any(|it| *it.cited.id == *id && fits(it)) {
            self.report(path, Fault::UnknownWindow(id.to_owned()));
        }
    }

    fn in_round(&mut self, path: &Path, day: Date) {
        let (from, until) = (self.document.round.from, self.document.round.until);
        if day < from || day > until {
            self.report(path, Fault::ForeignDay { day, from, until });
        }
    }

    fn requirement(&mut self, path: &Path, requirement: &Requirement) {
        let (round, back) = (self.document.round.year, YEARS_BACK);
        for (at, found) in requirement.years.iter().copied().enumerate() {
            if requirement.years[..at].contains(&found) {
                let fault = Fault::DuplicateId(found.to_string());
                self.report(&path.key("years").at(at), fault);
            }
            if found > round || found < round.saturating_sub(back) {
                let fault = Fault::ForeignYear { found, round, back };
                self.report(&path.key("years").at(at), fault);
            }
        }
        if requirement.hours == Some(0) {
            self.report(&path.key("hours"), Fault::Zero);
        }
        if let Some(verdicts) = &requirement.waived_by {
            self.verdicts_of(&path.key("waived_by"), verdicts);
        }
    }

    fn step(&mut self, path: &Path, step: &Step) {
        if let Some(window) = &step.window {
            self.known_window(&path.key("window"), window, |_| true);
        }
    }

    /// Checks a reference to verdicts of another section.
    fn verdicts_of(&mut self, path: &Path, reference: &VerdictsOf) {
        let Some(at) = self.document.section_index(&reference.section) else {
            let fault = Fault::UnknownSection(reference.section.to_string());
            return self.report(&path.key("section"), fault);
        };
        let path = path.key("verdicts");
        self.required(&path, reference.verdicts.is_empty());
        let expected = &self.document.sections[at].decision.verdicts;
        for (at, verdict) in reference.verdicts.iter().enumerate() {
            self.verdict(&path.at(at), verdict, expected);
        }
    }
}

fn ids<T: Item>(items: &[T]) -> Vec<Rc<str>> {
    items.iter().map(|it| it.cited().id.clone()).collect()
}
