//! The verdicts of each section as rows of conditions, for an applicant whose answers are all definite.
//!
//! The first row that matches gives the verdict, so the rows of a section are in the order of precedence.
//! Each names the clause of the notice on which it rests.

use super::state::Question::{
    self, AssignmentPeriod, Assignments, Employer, FalsificationBar, Route, Sanction, Status,
    Submissions, UnitLevel, Workplace,
};
use super::state::State;

/// One definite answer to every question.
#[derive(Clone, Debug)]
pub struct Applicant {
    pub route: &'static str,
    pub status: &'static str,
    pub workplace: &'static str,
    pub employer: &'static str,
    pub sanction: &'static str,
    pub falsification_bar: &'static str,
    pub unit_level: &'static str,
    /// Empty for `none`.
    pub assignments: Vec<&'static str>,
    pub assignment_period: &'static str,
    pub submissions: &'static str,
}

impl Applicant {
    /// An applicant whose answers are given as choices, by question.
    pub fn new(choice: impl Fn(Question) -> u8) -> Self {
        let one = |question: Question| question.option_ids(choice(question))[0];
        let mut assignments = Assignments.option_ids(choice(Assignments));
        assignments.retain(|&id| id != "none");
        Self {
            route: one(Route),
            status: one(Status),
            workplace: one(Workplace),
            employer: one(Employer),
            sanction: one(Sanction),
            falsification_bar: one(FalsificationBar),
            unit_level: one(UnitLevel),
            assignments,
            assignment_period: one(AssignmentPeriod),
            submissions: one(Submissions),
        }
    }

    /// All applicants whom a state can describe: every definite answer in place of each `unsure` one among
    /// these questions. The other answers do not matter.
    pub fn all_of(state: State, questions: &[Question]) -> Vec<Self> {
        let is_unsure = |question: &&Question| {
            **question != Submissions && state.get(**question) == question.unsure()
        };
        if let Some(&question) = questions.iter().find(is_unsure) {
            let choices = 0..question.definite();
            return choices
                .flat_map(|choice| Self::all_of(state.with(question, choice), questions))
                .collect();
        }
        let known = |question: Question| state.get(question) < question.definite();
        let choice = |it: Question| if known(it) { state.get(it) } else { 0 };
        vec![Self::new(choice)]
    }

    /// 中级评审 or 初级评审: the routes whose procedure the notice describes.
    pub fn on_a_review_route(&self) -> bool {
        ["intermediate-review", "junior-review"].contains(&self.route)
    }

    /// 初次确定 and 授予, of which the notice gives only the fee.
    pub fn on_a_fee_only_route(&self) -> bool {
        [
            "junior-initial",
            "intermediate-initial",
            "intermediate-grant",
        ]
        .contains(&self.route)
    }

    pub fn on_aid(&self) -> bool {
        ["aid-one-year", "aid-under-one-year"].contains(&self.status)
    }

    pub fn at_an_institution(&self) -> bool {
        let institutions = [
            "bureau-institution",
            "county-water-institution",
            "other-institution",
        ];
        institutions.contains(&self.employer)
    }

    pub fn employed_by(&self, employers: &[&str]) -> bool {
        employers.contains(&self.employer)
    }

    pub fn took_part_in(&self, assignments: &[&str]) -> bool {
        self.assignments.iter().any(|id| assignments.contains(id))
    }

    pub fn this_year(&self) -> bool {
        self.assignment_period == "this-year"
    }
}

/// 五（一） names five kinds of special work.
pub const NAMED_FOR_DEFENCE: &[&str] = &[
    "village-stationing",
    "temple-stationing",
    "preschool-teaching",
    "inland-service",
    "first-secretary",
];

/// 六（一） names four: stationing at a temple is not among them.
pub const NAMED_FOR_EDUCATION: &[&str] = &[
    "village-stationing",
    "preschool-teaching",
    "inland-service",
    "first-secretary",
];

pub struct Row {
    pub clause: &'static str,
    pub verdict: &'static str,
    pub fits: fn(&Applicant) -> bool,
}

/// The rows that decide a verdict, and the keys under which the engine gives it.
pub struct Section {
    pub keys: &'static [&'static str],
    pub depends_on: &'static [Question],
    pub rows: &'static [Row],
    pub otherwise: &'static str,
}

impl Section {
    pub fn verdict(&self, applicant: &Applicant) -> &'static str {
        let row = self.rows.iter().find(|row| (row.fits)(applicant));
        row.map_or(self.otherwise, |row| row.verdict)
    }
}

const fn row(clause: &'static str, verdict: &'static str, fits: fn(&Applicant) -> bool) -> Row {
    Row {
        clause,
        verdict,
        fits,
    }
}

pub const ELIGIBILITY: Section = Section {
    keys: &["eligibility"],
    depends_on: &[
        Route,
        Status,
        Workplace,
        Employer,
        Sanction,
        FalsificationBar,
        Submissions,
    ],
    rows: &[
        row("标题", "barred", |a| a.route == "senior"),
        row("一（二）", "barred", |a| a.status == "retired"),
        row("一（二）", "barred", |a| {
            a.status == "in-service" && a.workplace == "outside"
        }),
        row("一（二）", "barred", |a| {
            a.at_an_institution() && a.sanction == "running"
        }),
        row("六（三）", "barred", |a| a.falsification_bar == "yes"),
        row("七（三）", "barred", |a| {
            a.submissions == "third-returned"
        }),
        row("一（三）", "confirm", |a| {
            a.status == "aid-under-one-year"
        }),
        row("一（三）", "confirm", |a| {
            a.on_aid() && a.workplace == "outside"
        }),
        row("一（二）", "confirm", |a| {
            a.employer == "government-organ"
        }),
        row("七（五）", "confirm", Applicant::on_a_fee_only_route),
    ],
    otherwise: "clear",
};

pub const FEE: Section = Section {
    keys: &["fee"],
    depends_on: &[Route],
    rows: &[row("七（五）", "not-stated", |a| a.route == "senior")],
    otherwise: "stated",
};

/// 七（五）, in yuan.
pub const FEES: &[(&str, u64)] = &[
    ("intermediate-review", 380),
    ("junior-review", 220),
    ("junior-initial", 100),
    ("intermediate-initial", 380),
    ("intermediate-grant", 380),
];

pub const DEFENCE: Section = Section {
    keys: &["defence"],
    depends_on: &[
        Route,
        Workplace,
        Employer,
        UnitLevel,
        Assignments,
        AssignmentPeriod,
    ],
    rows: &[
        row("五（二）", "exempt", |a| {
            ["junior-review", "junior-initial"].contains(&a.route)
        }),
        row("五（三）", "exempt", |a| {
            a.employed_by(&["private-enterprise", "freelance"])
        }),
        row("五（一）", "exempt", |a| {
            ["qiemo", "ruoqiang"].contains(&a.workplace)
        }),
        row("五（一）", "exempt", |a| a.unit_level == "township"),
        row("五（一）", "exempt", |a| {
            a.took_part_in(NAMED_FOR_DEFENCE) && a.this_year()
        }),
        row("五（一）", "confirm", |a| a.unit_level == "county"),
        row("五（三）", "confirm", |a| {
            a.employed_by(&["social-organisation", "other-non-public"])
        }),
        row("五（一）", "confirm", |a| {
            a.took_part_in(NAMED_FOR_DEFENCE) && !a.this_year()
        }),
        row("五（一）", "confirm", |a| {
            a.took_part_in(&["other-similar"])
        }),
        row("七（五）", "confirm", |a| {
            ["intermediate-initial", "intermediate-grant"].contains(&a.route)
        }),
    ],
    otherwise: "not-exempt",
};

pub const THESIS: Section = Section {
    keys: &["thesis"],
    depends_on: &[Route, Status, Workplace, Employer, UnitLevel],
    rows: &[
        row("七（五）", "confirm", Applicant::on_a_fee_only_route),
        row("一（三）", "confirm", Applicant::on_aid),
        row("四（九）", "private-works", |a| {
            a.employer == "private-enterprise" && a.route == "intermediate-review"
        }),
        row("四（九）", "confirm", |a| {
            a.unit_level == "county" && a.workplace == "korla"
        }),
        row("四（九）", "county-alternative", |a| {
            (a.at_an_institution() || a.employer == "government-organ")
                && ["county", "township"].contains(&a.unit_level)
        }),
        row("四（九）", "criteria", |a| {
            (a.at_an_institution()
                || a.employed_by(&[
                    "government-organ",
                    "state-enterprise",
                    "social-organisation",
                    "other-non-public",
                ]))
                && a.unit_level == "prefecture"
        }),
    ],
    otherwise: "confirm",
};

pub const EDUCATION: Section = Section {
    keys: &["education"],
    depends_on: &[Route, Status],
    rows: &[
        row("七（五）", "confirm", Applicant::on_a_fee_only_route),
        row("一（三）", "confirm", Applicant::on_aid),
    ],
    otherwise: "definite",
};

/// 六（二）: the required continuing education by the level of the route; subject and year.
pub const INTERMEDIATE_EDUCATION: &[(&str, u64)] =
    &[("public", 2020), ("public", 2021), ("professional", 2021)];
pub const JUNIOR_EDUCATION: &[(&str, u64)] = &[("public", 2021), ("professional", 2021)];

/// What remains once 2021 is waived (六（一）): the public subject of the year before.
pub const INTERMEDIATE_REMAINING: &[(&str, u64)] = &[("public", 2020)];
pub const JUNIOR_REMAINING: &[(&str, u64)] = &[];

pub const EDUCATION_SOURCE: Section = Section {
    keys: &["education-source"],
    depends_on: &[Status, Employer],
    rows: &[
        row("一（三）", "confirm", Applicant::on_aid),
        row("六（二）", "education-centre", |a| {
            a.employed_by(&["bureau-institution", "county-water-institution"])
        }),
        row("六（二）", "any-institution", |a| {
            a.employer == "private-enterprise"
        }),
    ],
    otherwise: "confirm",
};

pub const EXEMPTION: Section = Section {
    keys: &["exemption"],
    depends_on: &[Route, Employer, Assignments, AssignmentPeriod],
    rows: &[
        row("六（一）", "none", |a| a.assignments.is_empty()),
        row("六（一）", "may-apply", |a| {
            a.took_part_in(NAMED_FOR_EDUCATION)
                && a.this_year()
                && a.on_a_review_route()
                && a.employer != "freelance"
        }),
    ],
    otherwise: "confirm",
};

pub const CHANNEL: Section = Section {
    keys: &["channel"],
    depends_on: &[Status, Employer],
    rows: &[
        row("一（三）", "confirm", Applicant::on_aid),
        row("二（三）", "unit-or-agency", |a| {
            a.employed_by(&["private-enterprise", "other-non-public"])
        }),
        row("二（三）", "agency", |a| a.employer == "freelance"),
    ],
    otherwise: "own-unit",
};

pub const MATERIALS: Section = Section {
    keys: &[
        "materials/conduct-appraisal",
        "materials/publicity",
        "materials/review-form",
        "materials/education-certificates",
        "materials/identity-card",
        "materials/work-summary",
        "materials/experience-proof",
        "materials/thesis",
        "materials/credentials",
    ],
    depends_on: &[Route],
    rows: &[row("七（五）", "confirm", Applicant::on_a_fee_only_route)],
    otherwise: "required",
};

pub const MATERIALS_FROM_A_UNIT: Section = Section {
    keys: &["materials/unit-nature", "materials/annual-assessments"],
    depends_on: &[Route, Employer],
    rows: &[
        row("七（五）", "confirm", Applicant::on_a_fee_only_route),
        row("四（二）", "confirm", |a| a.employer == "freelance"),
    ],
    otherwise: "required",
};

pub const OTHER_MATERIAL: Section = Section {
    keys: &["materials/other"],
    depends_on: &[],
    rows: &[],
    otherwise: "optional",
};

pub const UNIT_NATURE_VARIANT: Section = Section {
    keys: &["materials/unit-nature/variant"],
    depends_on: &[Employer],
    rows: &[
        row("四（二）", "institution", Applicant::at_an_institution),
        row("四（二）", "enterprise", |a| {
            a.employed_by(&["state-enterprise", "private-enterprise"])
        }),
    ],
    otherwise: "confirm",
};

pub const SECTIONS: [&Section; 12] = [
    &ELIGIBILITY,
    &FEE,
    &DEFENCE,
    &THESIS,
    &EDUCATION,
    &EDUCATION_SOURCE,
    &EXEMPTION,
    &CHANNEL,
    &MATERIALS,
    &MATERIALS_FROM_A_UNIT,
    &OTHER_MATERIAL,
    &UNIT_NATURE_VARIANT,
];

/// The twelve materials in the notice's order, 四（一）–（十二）.
pub const MATERIAL_IDS: [&str; 12] = [
    "conduct-appraisal",
    "unit-nature",
    "publicity",
    "review-form",
    "education-certificates",
    "identity-card",
    "work-summary",
    "experience-proof",
    "thesis",
    "annual-assessments",
    "credentials",
    "other",
];
