//! Every finding that a section can have, from domain.md: its verdict, its clause, and the applicants for
//! whom it holds. [`super::rules`] has which of them decides.

use super::rules::{Applicant, NAMED_FOR_DEFENCE, NAMED_FOR_EDUCATION};
use super::state::Question::{
    self, AssignmentPeriod, Assignments, Employer, FalsificationBar, Route, Sanction, Status,
    Submissions, UnitLevel, Workplace,
};

pub struct Reason {
    pub id: &'static str,
    pub verdict: &'static str,
    pub clause: &'static str,
    pub when: When,
}

pub enum When {
    /// It holds where the predicate does, which depends on these answers.
    Holds(&'static [Question], fn(&Applicant) -> bool),
    /// It holds where no reason with this verdict or a stronger one does.
    Otherwise,
}

use When::{Holds, Otherwise};

const fn reason(
    id: &'static str,
    verdict: &'static str,
    clause: &'static str,
    when: When,
) -> Reason {
    Reason {
        id,
        verdict,
        clause,
        when,
    }
}

const COUNTY: &[&str] = &["county", "township"];

/// The employers for which 四（九） is clear about the rule that applies.
fn is_public(applicant: &Applicant) -> bool {
    applicant.at_an_institution() || applicant.employer == "government-organ"
}

/// State enterprises, social organisations and other non-public ones: T-05.
fn is_between(applicant: &Applicant) -> bool {
    applicant.employed_by(&[
        "state-enterprise",
        "social-organisation",
        "other-non-public",
    ])
}

fn has_education_basis(applicant: &Applicant) -> bool {
    applicant.took_part_in(NAMED_FOR_EDUCATION)
}

const FEE_ONLY: Reason = reason(
    "fee-only-route",
    "confirm",
    "七（五）",
    Holds(&[Route], Applicant::on_a_fee_only_route),
);

/// The same for all papers.
const FEE_ONLY_LIST: Reason = reason(
    "fee-only-list",
    "confirm",
    "七（五）",
    Holds(&[Route], Applicant::on_a_fee_only_route),
);

/// By section, each in the order of the notice.
pub const REASONS: &[(&str, &[Reason])] = &[
    ("eligibility", ELIGIBILITY),
    ("fee", FEE),
    ("defence", DEFENCE),
    ("thesis", THESIS),
    ("education", EDUCATION),
    ("education-source", EDUCATION_SOURCE),
    ("exemption", EXEMPTION),
    ("channel", CHANNEL),
    ("materials/unit-nature", UNIT_NATURE),
    ("materials/annual-assessments", ANNUAL_ASSESSMENTS),
    ("materials/identity-card", IDENTITY_CARD),
    ("materials/unit-nature/variant", UNIT_NATURE_VARIANT),
];

const ELIGIBILITY: &[Reason] = &[
    reason(
        "senior-out-of-scope",
        "barred",
        "标题",
        Holds(&[Route], |a| a.route == "senior"),
    ),
    reason(
        "retired",
        "barred",
        "一（二）",
        Holds(&[Status], |a| a.status == "retired"),
    ),
    reason(
        "outside-bazhou",
        "barred",
        "一（二）",
        Holds(&[Status, Workplace], |a| {
            a.status == "in-service" && a.workplace == "outside"
        }),
    ),
    reason(
        "running-sanction",
        "barred",
        "一（二）",
        Holds(&[Employer, Sanction], |a| {
            a.at_an_institution() && a.sanction == "running"
        }),
    ),
    reason(
        "falsification",
        "barred",
        "六（三）",
        Holds(&[FalsificationBar], |a| a.falsification_bar == "yes"),
    ),
    reason(
        "third-return",
        "barred",
        "七（三）",
        Holds(&[Submissions], |a| a.submissions == "third-returned"),
    ),
    reason(
        "aid-under-one-year",
        "confirm",
        "一（三）",
        Holds(&[Status], |a| a.status == "aid-under-one-year"),
    ),
    reason(
        "aid-outside",
        "confirm",
        "一（三）",
        Holds(&[Status, Workplace], |a| {
            a.on_aid() && a.workplace == "outside"
        }),
    ),
    reason(
        "government-organ",
        "confirm",
        "一（二）",
        Holds(&[Employer], |a| a.employer == "government-organ"),
    ),
    FEE_ONLY,
    reason("no-bar", "clear", "一（二）", Otherwise),
];

const FEE: &[Reason] = &[
    reason(
        "intermediate-review",
        "stated",
        "七（五）",
        Holds(&[Route], |a| a.route == "intermediate-review"),
    ),
    reason(
        "junior-review",
        "stated",
        "七（五）",
        Holds(&[Route], |a| a.route == "junior-review"),
    ),
    reason(
        "junior-initial",
        "stated",
        "七（五）",
        Holds(&[Route], |a| a.route == "junior-initial"),
    ),
    reason(
        "intermediate-initial",
        "stated",
        "七（五）",
        Holds(&[Route], |a| a.route == "intermediate-initial"),
    ),
    reason(
        "intermediate-grant",
        "stated",
        "七（五）",
        Holds(&[Route], |a| a.route == "intermediate-grant"),
    ),
    reason(
        "senior",
        "not-stated",
        "七（五）",
        Holds(&[Route], |a| a.route == "senior"),
    ),
];

const DEFENCE: &[Reason] = &[
    reason(
        "junior",
        "exempt",
        "五（二）",
        Holds(&[Route], |a| a.route.starts_with("junior")),
    ),
    reason(
        "private-enterprise",
        "exempt",
        "五（三）",
        Holds(&[Employer], |a| a.employer == "private-enterprise"),
    ),
    reason(
        "freelance",
        "exempt",
        "五（三）",
        Holds(&[Employer], |a| a.employer == "freelance"),
    ),
    reason(
        "qiemo-ruoqiang",
        "exempt",
        "五（一）",
        Holds(&[Workplace], |a| {
            ["qiemo", "ruoqiang"].contains(&a.workplace)
        }),
    ),
    reason(
        "township",
        "exempt",
        "五（一）",
        Holds(&[UnitLevel], |a| a.unit_level == "township"),
    ),
    reason(
        "village-stationing",
        "exempt",
        "五（一）",
        Holds(&[Assignments, AssignmentPeriod], |a| {
            a.took_part_in(&["village-stationing"]) && a.this_year()
        }),
    ),
    reason(
        "temple-stationing",
        "exempt",
        "五（一）",
        Holds(&[Assignments, AssignmentPeriod], |a| {
            a.took_part_in(&["temple-stationing"]) && a.this_year()
        }),
    ),
    reason(
        "preschool-teaching",
        "exempt",
        "五（一）",
        Holds(&[Assignments, AssignmentPeriod], |a| {
            a.took_part_in(&["preschool-teaching"]) && a.this_year()
        }),
    ),
    reason(
        "inland-service",
        "exempt",
        "五（一）",
        Holds(&[Assignments, AssignmentPeriod], |a| {
            a.took_part_in(&["inland-service"]) && a.this_year()
        }),
    ),
    reason(
        "first-secretary",
        "exempt",
        "五（一）",
        Holds(&[Assignments, AssignmentPeriod], |a| {
            a.took_part_in(&["first-secretary"]) && a.this_year()
        }),
    ),
    reason(
        "county-level",
        "confirm",
        "五（一）",
        Holds(&[UnitLevel], |a| a.unit_level == "county"),
    ),
    reason(
        "not-private",
        "confirm",
        "五（三）",
        Holds(&[Employer], |a| {
            a.employed_by(&["social-organisation", "other-non-public"])
        }),
    ),
    reason(
        "past-assignment",
        "confirm",
        "五（一）",
        Holds(&[Assignments, AssignmentPeriod], |a| {
            a.took_part_in(NAMED_FOR_DEFENCE) && !a.this_year()
        }),
    ),
    reason(
        "similar-assignment",
        "confirm",
        "五（一）",
        Holds(&[Assignments], |a| a.took_part_in(&["other-similar"])),
    ),
    reason(
        "intermediate-without-review",
        "confirm",
        "七（五）",
        Holds(&[Route], |a| {
            ["intermediate-initial", "intermediate-grant"].contains(&a.route)
        }),
    ),
    reason("not-listed", "not-exempt", "五", Otherwise),
];

const THESIS: &[Reason] = &[
    reason(
        "private-works",
        "private-works",
        "四（九）",
        Holds(&[Route, Status, Employer], |a| {
            a.route == "intermediate-review" && a.employer == "private-enterprise" && !a.on_aid()
        }),
    ),
    reason(
        "county-alternative",
        "county-alternative",
        "四（九）",
        Holds(&[Route, Status, Workplace, Employer, UnitLevel], |a| {
            let of_korla = a.workplace == "korla" && a.unit_level == "county";
            a.on_a_review_route()
                && !a.on_aid()
                && is_public(a)
                && COUNTY.contains(&a.unit_level)
                && !of_korla
        }),
    ),
    reason(
        "criteria",
        "criteria",
        "四（九）",
        Holds(&[Route, Status, Employer, UnitLevel], |a| {
            a.on_a_review_route()
                && !a.on_aid()
                && (is_public(a) || is_between(a))
                && a.unit_level == "prefecture"
        }),
    ),
    FEE_ONLY,
    reason(
        "aid",
        "confirm",
        "四（九）",
        Holds(&[Status], Applicant::on_aid),
    ),
    reason(
        "freelance",
        "confirm",
        "四（九）",
        Holds(&[Employer], |a| a.employer == "freelance"),
    ),
    reason(
        "private-junior",
        "confirm",
        "四（九）",
        Holds(&[Route, Employer], |a| {
            a.route == "junior-review" && a.employer == "private-enterprise"
        }),
    ),
    reason(
        "county-other-employer",
        "confirm",
        "四（九）",
        Holds(&[Employer, UnitLevel], |a| {
            is_between(a) && COUNTY.contains(&a.unit_level)
        }),
    ),
    reason(
        "korla-county-level",
        "confirm",
        "四（九）",
        Holds(&[Workplace, Employer, UnitLevel], |a| {
            is_public(a) && a.unit_level == "county" && a.workplace == "korla"
        }),
    ),
    reason("silent", "confirm", "四（九）", Otherwise),
];

const EDUCATION: &[Reason] = &[
    FEE_ONLY,
    reason(
        "aid",
        "confirm",
        "六（二）",
        Holds(&[Status], Applicant::on_aid),
    ),
    reason(
        "intermediate",
        "definite",
        "六（二）",
        Holds(&[Route, Status], |a| {
            a.route == "intermediate-review" && !a.on_aid()
        }),
    ),
    reason(
        "junior",
        "definite",
        "六（二）",
        Holds(&[Route, Status], |a| {
            a.route == "junior-review" && !a.on_aid()
        }),
    ),
    reason("silent", "confirm", "六（二）", Otherwise),
];

const EDUCATION_SOURCE: &[Reason] = &[
    reason(
        "education-centre",
        "education-centre",
        "六（二）",
        Holds(&[Status, Employer], |a| {
            a.employed_by(&["bureau-institution", "county-water-institution"]) && !a.on_aid()
        }),
    ),
    reason(
        "any-institution",
        "any-institution",
        "六（二）",
        Holds(&[Status, Employer], |a| {
            a.employer == "private-enterprise" && !a.on_aid()
        }),
    ),
    reason(
        "aid",
        "confirm",
        "六（二）",
        Holds(&[Status], Applicant::on_aid),
    ),
    reason("silent", "confirm", "六（二）", Otherwise),
];

const EXEMPTION: &[Reason] = &[
    reason(
        "may-apply",
        "may-apply",
        "六（一）",
        Holds(&[Route, Employer, Assignments, AssignmentPeriod], |a| {
            a.on_a_review_route()
                && has_education_basis(a)
                && a.this_year()
                && a.employer != "freelance"
        }),
    ),
    reason(
        "no-assignment",
        "none",
        "六（一）",
        Holds(&[Assignments], |a| a.assignments.is_empty()),
    ),
    reason(
        "temple-stationing",
        "confirm",
        "六（一）",
        Holds(&[Assignments], |a| a.took_part_in(&["temple-stationing"])),
    ),
    reason(
        "similar-assignment",
        "confirm",
        "六（一）",
        Holds(&[Assignments], |a| a.took_part_in(&["other-similar"])),
    ),
    reason(
        "past-assignment",
        "confirm",
        "六（一）",
        Holds(&[Assignments, AssignmentPeriod], |a| {
            has_education_basis(a) && !a.this_year()
        }),
    ),
    reason(
        "freelance",
        "confirm",
        "六（一）",
        Holds(&[Employer, Assignments], |a| {
            has_education_basis(a) && a.employer == "freelance"
        }),
    ),
    reason(
        "fee-only-route",
        "confirm",
        "六（一）",
        Holds(&[Route, Assignments], |a| {
            has_education_basis(a) && a.on_a_fee_only_route()
        }),
    ),
    reason("silent", "confirm", "六（一）", Otherwise),
];

const CHANNEL: &[Reason] = &[
    reason(
        "unit-or-agency",
        "unit-or-agency",
        "二（三）",
        Holds(&[Status, Employer], |a| {
            a.employed_by(&["private-enterprise", "other-non-public"]) && !a.on_aid()
        }),
    ),
    reason(
        "agency",
        "agency",
        "二（三）",
        Holds(&[Status, Employer], |a| {
            a.employer == "freelance" && !a.on_aid()
        }),
    ),
    reason(
        "own-unit",
        "own-unit",
        "二（三）",
        Holds(&[Status, Employer], |a| {
            let others = ["private-enterprise", "other-non-public", "freelance"];
            !a.employed_by(&others) && !a.on_aid()
        }),
    ),
    reason(
        "aid",
        "confirm",
        "一（三）",
        Holds(&[Status], Applicant::on_aid),
    ),
];

const UNIT_NATURE: &[Reason] = &[
    reason(
        "no-unit",
        "confirm",
        "四（二）",
        Holds(&[Employer], |a| a.employer == "freelance"),
    ),
    reason("required", "required", "四（二）", Otherwise),
    FEE_ONLY_LIST,
];

const ANNUAL_ASSESSMENTS: &[Reason] = &[
    reason(
        "no-unit",
        "confirm",
        "四（十）",
        Holds(&[Employer], |a| a.employer == "freelance"),
    ),
    reason("required", "required", "四（十）", Otherwise),
    FEE_ONLY_LIST,
];

const IDENTITY_CARD: &[Reason] = &[
    reason("required", "required", "四（六）", Otherwise),
    FEE_ONLY_LIST,
];

const UNIT_NATURE_VARIANT: &[Reason] = &[
    reason(
        "institution",
        "institution",
        "四（二）",
        Holds(&[Employer], Applicant::at_an_institution),
    ),
    reason(
        "enterprise",
        "enterprise",
        "四（二）",
        Holds(&[Employer], |a| {
            a.employed_by(&["state-enterprise", "private-enterprise"])
        }),
    ),
    reason("silent", "confirm", "四（二）", Otherwise),
];
