//! Generates notices of any size, as JSON in format 2: what a bureau could write that has far more to say than any
//! has so far. They have no official text.

use serde_json::{Map, Value, json};

/// How large a notice is.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// Questions.
    pub questions: usize,
    /// Options of each question that takes one or several.
    pub options: usize,
    /// Sections.
    pub sections: usize,
    /// Findings in all sections together.
    pub findings: usize,
    /// How many questions most decisions look at together.
    pub usual: usize,
    /// How many questions every eighth decision looks at together.
    pub linked: usize,
}

impl Size {
    /// The sizes of the benchmark, from about that of a real notice to the limits of the format.
    pub const GROWING: [Self; 6] = [
        Self::of(4, 4, 4, 40, 3),
        Self::of(8, 8, 8, 150, 5),
        Self::of(12, 12, 16, 400, 7),
        Self::of(20, 20, 32, 900, 9),
        Self::of(26, 26, 48, 1_450, 11),
        Self::of(32, 32, 64, 2_000, 12),
    ];

    /// A size with as many options for every question.
    pub const fn of(
        questions: usize,
        options: usize,
        sections: usize,
        findings: usize,
        linked: usize,
    ) -> Self {
        Self {
            questions,
            options,
            sections,
            findings,
            usual: if linked < 5 { linked } else { 5 },
            linked,
        }
    }
}

/// What a question takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    One,
    Several,
    Number,
    Day,
}

/// The largest number that can be answered.
const MOST: usize = 60;
/// The verdicts of a decision, before `confirm`.
const VERDICTS: [&str; 3] = ["granted", "limited", "refused"];

/// A notice of a size. The same seed makes the same notice.
pub fn notice(size: &Size, seed: u64) -> Value {
    let mut generator = Generator {
        size: *size,
        random: seed,
        next: 0,
    };
    let questions: Vec<Value> = (0..size.questions)
        .map(|at| generator.question(at))
        .collect();
    let sections = (0..size.sections).map(|at| {
        // So that the numbers add up.
        let before = size.findings * at / size.sections;
        let findings = size.findings * (at + 1) / size.sections - before;
        generator.section(at, findings)
    });
    let sections: Vec<Value> = sections.collect();
    let cutoff =
        json!({"id": "service", "date": "2025-12-31", "clause": "一", "quote": "2025年12月31日"});
    let has_days = (0..size.questions).any(|at| Generator::kind(at) == Kind::Day);
    let cutoffs: Vec<Value> = has_days.then_some(cutoff).into_iter().collect();
    json!({
        "format": 2, "id": "generated", "languages": ["zh", "en"], "invented": true,
        "title": text("测试通知", "A generated notice"), "issuer": text("测试局", "A bureau"),
        "round": {"year": 2025, "from": "2025-01-01", "until": "2025-12-31"}, "issued": "2025-01-02",
        "unsure_text": text("若{questions}：{text}", "If {questions}: {text}"),
        "questions": questions, "cutoffs": cutoffs, "sections": sections,
    })
}

struct Generator {
    size: Size,
    random: u64,
    /// The question that the next decision begins with, so that all are asked.
    next: usize,
}

impl Generator {
    /// A number below another (`SplitMix64`).
    fn below(&mut self, most: usize) -> usize {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.random;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % most as u64).unwrap_or_default()
    }

    /// Every eighth question takes several options, every eighth a number, every eighth a day.
    fn kind(question: usize) -> Kind {
        match question % 8 {
            3 => Kind::Several,
            5 => Kind::Number,
            6 => Kind::Day,
            _ => Kind::One,
        }
    }

    fn question(&mut self, at: usize) -> Value {
        let mut question = json!({
            "id": format!("q{at}"), "text": text("问题？", "A question?"), "label": text("问题", "Question"),
            "unsure_ask": text("请问单位", "Ask your unit"),
        });
        let unsure = option("unsure", false);
        let (kind, options) = match Self::kind(at) {
            Kind::One => {
                let options = (1..self.size.options).map(|at| option(&format!("o{at}"), false));
                ("one", options.chain([unsure]).collect())
            }
            Kind::Several => {
                let options =
                    (2..self.size.options).map(|at| option(&format!("o{}", at - 1), false));
                let options = options.chain([option("none", true), unsure]);
                ("several", options.collect())
            }
            Kind::Number => {
                question["unit"] = text("年", "years");
                question["least"] = json!(0);
                question["most"] = json!(MOST);
                ("number", vec![option("none", false), unsure])
            }
            Kind::Day => {
                question["first"] = json!("1960-01-01");
                question["last"] = json!("2025-12-31");
                ("day", vec![unsure])
            }
        };
        question["kind"] = json!(kind);
        question["options"] = Value::Array(options);
        question
    }

    /// The questions of a decision: the next ones, so that those of neighbouring sections overlap.
    fn questions(&mut self, count: usize) -> Vec<usize> {
        let count = count.min(self.size.questions);
        let first = self.next;
        self.next += count.div_ceil(2);
        let questions = (0..count).map(|at| (first + at) % self.size.questions);
        let mut questions: Vec<usize> = questions.collect();
        // Several options can be chosen together, so that none of them excludes another.
        let exclusive = questions
            .iter()
            .position(|it| Self::kind(*it) != Kind::Several);
        questions.swap(0, exclusive.unwrap_or_default());
        questions
    }

    fn section(&mut self, at: usize, findings: usize) -> Value {
        let linked = at % 8 == 3;
        let questions = self.questions(if linked {
            self.size.linked
        } else {
            self.size.usual
        });
        let mut section = json!({"id": format!("s{at}"), "heading": text("部分", "A section")});
        match at % 8 {
            1 => self.fee(&mut section, &questions, findings),
            2 if findings >= 16 => self.papers(&mut section, &questions, findings),
            _ => self.decided(&mut section, &questions, findings),
        }
        if at % 8 == 4 {
            section["kind"] = json!("windows");
            section["items"] = (0..4).map(|at| self.window(&questions, at)).collect();
        }
        section
    }

    fn decided(&mut self, section: &mut Value, questions: &[usize], findings: usize) {
        section["kind"] = json!("decision");
        section["verdicts"] = verdicts();
        section["findings"] = Value::Array(self.findings(questions, findings));
    }

    fn fee(&mut self, section: &mut Value, questions: &[usize], findings: usize) {
        self.decided(section, questions, findings);
        section["kind"] = json!("fee");
        for finding in section["findings"].as_array_mut().into_iter().flatten() {
            let amounts = [("granted", 100), ("limited", 200), ("refused", 300)];
            let amount = amounts
                .iter()
                .find(|(verdict, _)| finding["verdict"] == *verdict);
            if let Some((_, amount)) = amount {
                finding["amount_cny"] = json!(amount);
                finding["quote"] = json!(format!("{amount}元"));
            }
        }
        let charge = json!({
            "id": "charge", "clause": "一", "quote": "140元", "amount_cny": 140, "possible": true,
            "name": text("答辩", "Defence"), "text": text("另交140元", "140 more"),
            "when": self.test(questions[0], 3),
        });
        section["items"] = json!([charge]);
    }

    /// Four papers, each with a quarter of the findings.
    fn papers(&mut self, section: &mut Value, questions: &[usize], findings: usize) {
        let papers = (0..4).map(|at| {
            let own = findings * (at + 1) / 4 - findings * at / 4;
            json!({
                "id": format!("p{at}"), "clause": "一", "quote": "材料", "name": text("材料", "A paper"),
                "brief": text("原件", "The original"), "findings": self.findings(questions, own),
                "copies": [{"count": 3, "when": self.test(questions[0], 3)}, {"count": 2}],
            })
        });
        section["items"] = papers.collect();
        section["kind"] = json!("papers");
        section["verdicts"] = verdicts();
    }

    fn window(&mut self, questions: &[usize], at: usize) -> Value {
        json!({
            "id": format!("w{at}"), "clause": "一", "quote": "9月6日10时至9月19日18时",
            "opens": "2025-09-06T10:00", "closes": "2025-09-19T18:00",
            "name": text("申报", "Applications"), "text": text("网上申报", "Online"),
            "when": self.test(questions[at % questions.len()], 3),
        })
    }

    /// Findings whose verdicts exclude each other by the first question, as those of a route or a level do, each with
    /// one to three tests of further questions; the last one holds when no other does.
    fn findings(&mut self, questions: &[usize], count: usize) -> Vec<Value> {
        let mut findings: Vec<Value> = Vec::new();
        for at in 0..count {
            let verdict = VERDICTS[at % VERDICTS.len()];
            let mut finding = json!({
                "id": format!("f{at}"), "clause": "一", "quote": "依据", "verdict": verdict,
                "text": text("说明", "What it means"),
            });
            let is_last = at + 1 == count;
            if is_last {
                finding["verdict"] = json!("confirm");
                finding["ask"] = text("请问贵局", "Please ask");
            } else {
                finding["when"] = self.cube(questions, at);
            }
            findings.push(finding);
        }
        findings
    }

    fn cube(&mut self, questions: &[usize], at: usize) -> Value {
        let mut tests = Map::new();
        let guard = self.guard(questions[0], at % VERDICTS.len());
        tests.extend(guard.as_object().cloned().unwrap_or_default());
        // A chain: each finding shares a question with the one before.
        let mut others: Vec<usize> = questions[1..].to_vec();
        let is_linked = questions.len() > self.size.usual;
        let count = 1 + usize::from(is_linked) + self.below(2);
        for step in 0..count.min(others.len()) {
            let place = (at + step * self.below(3)) % others.len();
            let test = self.test(others.remove(place), 4);
            tests.extend(test.as_object().cloned().unwrap_or_default());
        }
        if is_linked && at % 6 == 4 && others.len() > 2 {
            let of = (0..3).map(|step| self.test(others[(at + step) % others.len()], 4));
            let counted = json!({"at-least": 2, "of": of.collect::<Vec<_>>()});
            return json!({"all": [tests, counted]});
        }
        Value::Object(tests)
    }

    /// A third of the answers to a question.
    fn guard(&mut self, question: usize, third: usize) -> Value {
        let id = format!("q{question}");
        let range = |of: usize| (of * third / 3, of * (third + 1) / 3);
        match Self::kind(question) {
            Kind::One => {
                let (from, to) = range(self.size.options - 1);
                let options = (from..to).map(|at| json!(format!("o{}", at + 1)));
                json!({ id: options.collect::<Vec<_>>() })
            }
            Kind::Several => json!({ id: ["none"] }),
            Kind::Number => {
                let (from, to) = range(MOST);
                json!({ id: between(from, to, MOST, |it| json!(it)) })
            }
            Kind::Day => {
                let (from, to) = range(MOST);
                json!({ id: between(from, to, MOST, |it| json!({"years": it, "by": "service"})) })
            }
        }
    }

    /// A few answers to a question: one in so many.
    fn test(&mut self, question: usize, one_in: usize) -> Value {
        let id = format!("q{question}");
        match Self::kind(question) {
            kind @ (Kind::One | Kind::Several) => {
                let all = match kind {
                    Kind::One => self.size.options - 1,
                    _ => self.size.options - 2,
                };
                let count = 1 + self.below(all.div_ceil(one_in));
                let first = self.below(all);
                let options = (0..count).map(|at| json!(format!("o{}", (first + at) % all + 1)));
                json!({ id: options.collect::<Vec<_>>() })
            }
            Kind::Number => {
                let from = 5 * self.below(11);
                json!({ id: between(from, from + 5, MOST, |it| json!(it)) })
            }
            Kind::Day => {
                let from = 5 * self.below(11);
                json!({ id: between(from, from + 5, MOST, |it| json!({"years": it, "by": "service"})) })
            }
        }
    }
}

/// The thresholds from one value up to another; none at the limits.
fn between(from: usize, to: usize, most: usize, threshold: impl Fn(usize) -> Value) -> Value {
    let mut range = Map::new();
    if from > 0 {
        range.insert("at-least".to_owned(), threshold(from));
    }
    if to < most {
        range.insert("below".to_owned(), threshold(to));
    }
    Value::Object(range)
}

fn verdicts() -> Value {
    let own = VERDICTS
        .iter()
        .map(|id| json!({"id": id, "tone": "neutral", "text": text("结论", "A verdict")}));
    let confirm =
        json!({"id": "confirm", "tone": "unsettled", "text": text("请问贵局", "Ask the bureau")});
    own.chain([confirm]).collect()
}

/// An option.
pub fn option(id: &str, alone: bool) -> Value {
    let mut option = json!({"id": id, "text": text("选项", "An option")});
    if alone {
        option["alone"] = json!(true);
    }
    option
}

/// A text in both languages.
pub fn text(zh: &str, en: &str) -> Value {
    json!({"zh": zh, "en": en})
}
