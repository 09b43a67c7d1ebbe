//! The decisions of the invented notice example-transport-2025, written by hand from its text, for an
//! applicant whose answers are all definite.

use super::example::Answer::{self, Day as On, Number, Options};
use super::example::{Day, Question, asked};

pub const QUESTIONS: &[Question] = &[
    asked(
        "level",
        &[
            Options(&["engineer"]),
            Options(&["assistant"]),
            Options(&["technician"]),
            Options(&["senior"]),
        ],
    ),
    asked(
        "speciality",
        &[
            Options(&["road"]),
            Options(&["transport"]),
            Options(&["waterway"]),
        ],
    ),
    asked(
        "status",
        &[
            Options(&["in-service"]),
            Options(&["dispatched"]),
            Options(&["retired"]),
        ],
    ),
    asked(
        "employer",
        &[
            Options(&["bureau-unit"]),
            Options(&["county-unit"]),
            Options(&["state-enterprise"]),
            Options(&["private"]),
            Options(&["freelance"]),
            Options(&["outside-unit"]),
            Options(&["organ"]),
        ],
    ),
    asked(
        "record",
        &[
            Options(&["none"]),
            Options(&["sanction-running"]),
            Options(&["falsified"]),
        ],
    ),
    asked(
        "degree",
        &[
            Options(&["master"]),
            Options(&["bachelor"]),
            Options(&["college"]),
            Options(&["secondary"]),
            Options(&["other"]),
        ],
    ),
    asked(
        "title-since",
        &[
            On((1980, 1, 1)),
            // Six years up to 28 February 2026; 29 February 2020 has its anniversary on the 28th.
            On((2020, 2, 28)),
            On((2020, 2, 29)),
            On((2020, 3, 1)),
            // Five years.
            On((2021, 2, 27)),
            On((2021, 2, 28)),
            On((2021, 3, 1)),
            // Four years.
            On((2022, 2, 27)),
            On((2022, 2, 28)),
            On((2022, 3, 1)),
            // Two years.
            On((2024, 2, 28)),
            On((2024, 2, 29)),
            On((2024, 3, 1)),
            On((2025, 11, 14)),
            Options(&["none-yet"]),
        ],
    ),
    asked(
        "work-years",
        &[
            Number(0),
            Number(1),
            Number(2),
            Number(3),
            Number(4),
            Number(5),
            Number(6),
            Number(9),
            Number(10),
            Number(11),
            Number(50),
            Options(&["none-yet"]),
        ],
    ),
    asked(
        "test-passed",
        &[
            On((2015, 1, 1)),
            // Three years up to 31 December 2025.
            On((2022, 12, 30)),
            On((2022, 12, 31)),
            On((2023, 1, 1)),
            On((2024, 2, 29)),
            On((2025, 12, 31)),
            Options(&["not-yet"]),
        ],
    ),
    Question {
        id: "works",
        several: true,
        default: None,
        answers: &[
            Options(&["none"]),
            Options(&["project"]),
            Options(&["award"]),
            Options(&["patent"]),
            Options(&["thesis"]),
            Options(&["project", "award"]),
            Options(&["project", "patent"]),
            Options(&["project", "thesis"]),
            Options(&["award", "patent"]),
            Options(&["award", "thesis"]),
            Options(&["patent", "thesis"]),
            Options(&["project", "award", "patent"]),
            Options(&["project", "award", "thesis"]),
            Options(&["project", "patent", "thesis"]),
            Options(&["award", "patent", "thesis"]),
            Options(&["project", "award", "patent", "thesis"]),
        ],
    },
    Question {
        id: "other-series",
        several: false,
        default: Some("no"),
        answers: &[Options(&["no"]), Options(&["yes"])],
    },
];

/// One definite answer to every question.
#[derive(Clone, Debug)]
pub struct Applicant {
    pub level: &'static str,
    pub speciality: &'static str,
    pub status: &'static str,
    pub employer: &'static str,
    pub record: &'static str,
    pub degree: &'static str,
    /// `None` for `none-yet`.
    pub title_since: Option<Day>,
    /// `None` for `none-yet`.
    pub work_years: Option<u32>,
    /// `None` for `not-yet`.
    pub test_passed: Option<Day>,
    /// Empty for `none`.
    pub works: Vec<&'static str>,
    pub other_series: &'static str,
}

impl Applicant {
    /// An applicant with an answer to each question, by id.
    ///
    /// # Panics
    /// Where an answer is of the wrong kind.
    pub fn new(answer: impl Fn(&str) -> Answer) -> Self {
        let one = |id: &str| match answer(id) {
            Options([option]) => *option,
            other => panic!("{id}: {other:?}"),
        };
        let day = |id: &str| match answer(id) {
            On(day) => Some(day),
            Options(_) => None,
            Number(_) => panic!("{id}: a day is expected"),
        };
        Self {
            level: one("level"),
            speciality: one("speciality"),
            status: one("status"),
            employer: one("employer"),
            record: one("record"),
            degree: one("degree"),
            title_since: day("title-since"),
            work_years: match answer("work-years") {
                Number(years) => Some(years),
                Options(_) => None,
                On(_) => panic!("work-years: a number is expected"),
            },
            test_passed: day("test-passed"),
            works: match answer("works") {
                Options(&["none"]) => Vec::new(),
                Options(works) => works.to_vec(),
                other => panic!("works: {other:?}"),
            },
            other_series: one("other-series"),
        }
    }

    pub fn employed_by(&self, employers: &[&str]) -> bool {
        employers.contains(&self.employer)
    }

    pub fn works_for_years(&self, years: u32) -> bool {
        self.work_years.is_some_and(|it| it >= years)
    }

    /// 二（三）: the years in the present title, counted up to 28 February 2026.
    pub fn holds_title_for(&self, years: i32) -> bool {
        let full = |since| has_full_years(since, years, (2026, 2, 28));
        self.title_since.is_some_and(full)
    }

    pub fn is_engineer(&self) -> bool {
        self.level == "engineer"
    }

    /// 一（四） and 三（三）: staff of a county institution with ten years of work.
    pub fn ten_years_in_a_county(&self) -> bool {
        self.employer == "county-unit" && self.works_for_years(10)
    }

    /// 三（三）.
    pub fn is_exempt_from_test(&self) -> bool {
        self.degree == "master" || self.ten_years_in_a_county()
    }

    /// 三（二）: three full years by 31 December 2025 are too old.
    pub fn holds_valid_result(&self) -> bool {
        let old = |passed| has_full_years(passed, 3, (2025, 12, 31));
        self.test_passed.is_some_and(|passed| !old(passed))
    }

    pub fn has_to_take_test(&self) -> bool {
        self.is_engineer() && !self.is_exempt_from_test() && !self.holds_valid_result()
    }

    pub fn hands_in_thesis(&self) -> bool {
        self.is_engineer() && self.works.contains(&"thesis")
    }
}

/// Whether so many years since a day are full by another one: the anniversary is not after it. The
/// anniversary of 29 February is 28 February in a year without one.
fn has_full_years((year, month, day): Day, years: i32, by: Day) -> bool {
    let in_year = year + years;
    let is_leap = in_year % 4 == 0 && (in_year % 100 != 0 || in_year % 400 == 0);
    let day = if (month, day) == (2, 29) && !is_leap {
        28
    } else {
        day
    };
    (in_year, month, day) <= by
}

/// 标题 and 一（一） to 一（三）.
pub fn eligibility(a: &Applicant) -> &'static str {
    let out_of_scope = a.level == "senior"
        || a.level == "technician"
        || a.speciality == "waterway"
        || (a.speciality == "transport" && a.level == "engineer");
    let excluded = a.employer == "organ" || a.status == "retired" || a.record != "none";
    if out_of_scope || excluded || a.other_series == "yes" {
        "barred"
    } else if a.status == "dispatched" {
        "confirm"
    } else {
        "clear"
    }
}

/// 二.
pub fn seniority(a: &Applicant) -> &'static str {
    let by_title = |grades: &[(&str, i32)]| {
        let mut grades = grades.iter();
        grades.any(|(degree, years)| a.degree == *degree && a.holds_title_for(*years))
    };
    let by_work = |grades: &[(&str, u32)]| {
        let mut grades = grades.iter();
        grades.any(|(degree, years)| a.degree == *degree && a.works_for_years(*years))
    };
    match a.level {
        // No grade is named for other studies.
        "engineer" | "assistant" if a.degree == "other" => "confirm",
        "engineer" => {
            let titles = [
                ("master", 2),
                ("bachelor", 4),
                ("college", 5),
                ("secondary", 6),
            ];
            let master_at_work = by_work(&[("master", 3)]);
            if by_title(&titles) || (master_at_work && a.title_since.is_none()) {
                "met"
            } else if master_at_work {
                // The three years are said of those without the title only.
                "confirm"
            } else {
                "not-met"
            }
        }
        "assistant" => {
            let works = [("bachelor", 1), ("college", 3), ("secondary", 5)];
            if a.degree == "master" || by_work(&works) {
                "met"
            } else {
                "not-met"
            }
        }
        // 二 names no other title.
        _ => "confirm",
    }
}

/// 三.
pub fn level_test(a: &Applicant) -> &'static str {
    if !a.is_engineer() {
        "not-required"
    } else if a.is_exempt_from_test() {
        "exempt"
    } else if a.holds_valid_result() {
        "passed"
    } else {
        "take"
    }
}

/// 四: any two of the four.
pub fn works(a: &Applicant) -> &'static str {
    if !a.is_engineer() {
        "not-required"
    } else if a.works.len() >= 2 {
        "enough"
    } else {
        "too-few"
    }
}

/// 一（四）.
pub fn quota(a: &Applicant) -> &'static str {
    match a.employer {
        "private" | "freelance" => "free",
        "county-unit" if a.works_for_years(10) => "free",
        "bureau-unit" | "county-unit" => "limited",
        _ => "confirm",
    }
}

/// 九.
pub fn fee(a: &Applicant) -> &'static str {
    if a.employer == "private" {
        "confirm"
    } else if ["engineer", "assistant"].contains(&a.level) {
        "stated"
    } else {
        "not-stated"
    }
}

/// 九: the fee in yuan, where it is stated.
pub fn amount(a: &Applicant) -> Option<u32> {
    match (fee(a), a.level) {
        ("stated", "engineer") => Some(320),
        ("stated", "assistant") => Some(160),
        _ => None,
    }
}

/// 五（二）.
pub fn education_relief(a: &Applicant) -> &'static str {
    if a.employer == "county-unit" {
        "may-apply"
    } else {
        "none"
    }
}

/// 七.
pub fn channel(a: &Applicant) -> &'static str {
    match a.employer {
        _ if a.status == "dispatched" => "confirm",
        "bureau-unit" | "county-unit" | "state-enterprise" => "own-unit",
        "private" => "unit-or-agency",
        "freelance" => "agency",
        "outside-unit" => "with-letter",
        _ => "confirm",
    }
}

/// 八（一）: the copies of the review form.
pub fn review_form_copies(a: &Applicant) -> &'static str {
    if a.is_engineer() { "3" } else { "2" }
}

/// 八（四）.
pub fn title_certificate(a: &Applicant) -> &'static str {
    needed(a.title_since.is_some())
}

/// 八（五）.
pub fn test_certificate(a: &Applicant) -> &'static str {
    needed(a.is_engineer() && !a.is_exempt_from_test())
}

/// 八（六）.
pub fn works_proof(a: &Applicant) -> &'static str {
    needed(a.is_engineer())
}

/// 八（七）.
pub fn thesis(a: &Applicant) -> &'static str {
    needed(a.hands_in_thesis())
}

/// 八（八）; who issues it for dispatched staff is not said.
pub fn employment(a: &Applicant) -> &'static str {
    if a.status == "dispatched" {
        "confirm"
    } else {
        "required"
    }
}

/// 八（八）.
pub fn employment_variant(a: &Applicant) -> &'static str {
    match a.employer {
        _ if a.status == "dispatched" => "confirm",
        "bureau-unit" | "county-unit" => "institution",
        "state-enterprise" | "private" => "enterprise",
        "freelance" => "agency",
        _ => "confirm",
    }
}

/// 八（九）: whoever is not limited by posts does not hand it in.
pub fn vacancy(a: &Applicant) -> &'static str {
    match quota(a) {
        "free" => "not-needed",
        "limited" => "required",
        _ => "confirm",
    }
}

/// 八（十） and 八（十一）; a freelancer has no unit that could certify.
pub fn papers_of_the_unit(a: &Applicant) -> &'static str {
    if a.status == "dispatched" || a.employer == "freelance" {
        "confirm"
    } else {
        "required"
    }
}

/// 八（十二）.
pub fn entrustment_letter(a: &Applicant) -> &'static str {
    needed(a.employer == "outside-unit")
}

fn needed(holds: bool) -> &'static str {
    if holds { "required" } else { "not-needed" }
}

fn applies(holds: bool) -> &'static str {
    if holds { "applies" } else { "does-not" }
}

fn yes(holds: bool) -> &'static str {
    if holds { "yes" } else { "no" }
}

/// 三（四） and 六: whose windows they are.
fn windows(a: &Applicant) -> Vec<(&'static str, &'static str)> {
    let takes = a.has_to_take_test();
    let in_a_county = a.employer == "county-unit";
    let city = ["bureau-unit", "state-enterprise", "outside-unit"];
    let county = ["county-unit", "private", "freelance"];
    vec![
        ("windows/test-registration", yes(takes)),
        ("windows/test-day", yes(takes && !in_a_county)),
        ("windows/test-day-county", yes(takes && in_a_county)),
        ("windows/online-assistant", yes(a.level == "assistant")),
        ("windows/online-engineer", yes(a.is_engineer())),
        // A hint for the unit's publicity; a freelancer has no unit.
        ("windows/publicity-start", yes(a.employer != "freelance")),
        ("windows/paper-city", yes(a.employed_by(&city))),
        ("windows/paper-county", yes(a.employed_by(&county))),
        ("windows/defence", yes(a.is_engineer())),
    ]
}

/// 三（四） and 九: the charges besides the fee. That of the defence is owed only if called.
fn charges(a: &Applicant) -> Vec<(&'static str, &'static str)> {
    vec![
        ("fee/test", applies(a.has_to_take_test())),
        ("fee/thesis-review", applies(a.hands_in_thesis())),
        ("fee/defence", applies(a.is_engineer())),
    ]
}

/// 五（一）: the professional subject has other hours for each level.
fn hours(a: &Applicant) -> Vec<(&'static str, &'static str)> {
    vec![
        ("education/professional-engineer", applies(a.is_engineer())),
        (
            "education/professional-assistant",
            applies(a.level == "assistant"),
        ),
    ]
}

fn papers(a: &Applicant) -> Vec<(&'static str, &'static str)> {
    vec![
        ("materials/review-form", "required"),
        ("materials/review-form/copies", review_form_copies(a)),
        ("materials/identity-card", "required"),
        ("materials/diploma", "required"),
        ("materials/title-certificate", title_certificate(a)),
        ("materials/test-certificate", test_certificate(a)),
        ("materials/works-proof", works_proof(a)),
        ("materials/thesis", thesis(a)),
        ("materials/employment", employment(a)),
        ("materials/employment/variant", employment_variant(a)),
        ("materials/vacancy", vacancy(a)),
        ("materials/publicity", papers_of_the_unit(a)),
        ("materials/annual-assessments", papers_of_the_unit(a)),
        ("materials/entrustment-letter", entrustment_letter(a)),
        ("materials/other", "optional"),
    ]
}

/// Whether a verdict is reached that ends the check, after which only eligibility and windows count.
pub fn ends(a: &Applicant) -> bool {
    eligibility(a) == "barred"
}

/// Every verdict by its key: a section by id, an item as `section/item`, then `/variant` or `/copies`.
pub fn verdicts(a: &Applicant) -> Vec<(&'static str, &'static str)> {
    let mut all = vec![
        ("eligibility", eligibility(a)),
        ("seniority", seniority(a)),
        ("level-test", level_test(a)),
        ("works", works(a)),
        ("quota", quota(a)),
        ("fee", fee(a)),
        ("education-relief", education_relief(a)),
        ("channel", channel(a)),
    ];
    all.extend(windows(a));
    all.extend(charges(a));
    all.extend(hours(a));
    all.extend(papers(a));
    all
}
