//! The sentences beside the verdicts, from domain.md: the place of each, its clause, whether it has to
//! be confirmed with the bureau, and which applicants see it. They decide no verdict.

use super::rules::{Applicant, NAMED_FOR_EDUCATION};
use super::state::Question::{
    self, Assignments, Employer, FalsificationBar, Route, Sanction, Status, Submissions, UnitLevel,
    Workplace,
};

/// Which applicants see a sentence.
pub enum Audience {
    Everyone,
    /// Those to whom the condition applies, and those to whom it may apply because one of these answers is
    /// `unsure`.
    Those(&'static [Question], fn(&Applicant) -> bool),
    /// Those who answered this question with `unsure`.
    Unsure(Question),
}

use Audience::{Everyone, Those, Unsure};

pub struct Line {
    pub id: &'static str,
    pub clause: &'static str,
    pub audience: Audience,
    pub confirm: bool,
}

const fn line(id: &'static str, clause: &'static str, audience: Audience) -> Line {
    Line {
        id,
        clause,
        audience,
        confirm: false,
    }
}

/// A sentence that has to be confirmed with the bureau.
const fn to_confirm(id: &'static str, clause: &'static str, audience: Audience) -> Line {
    Line {
        confirm: true,
        ..line(id, clause, audience)
    }
}

/// AMB-11: employers without a discipline inspection group of their own, or perhaps without.
const WITHOUT_INSPECTION: &[&str] = &[
    "state-enterprise",
    "private-enterprise",
    "social-organisation",
    "other-non-public",
    "freelance",
];

const COUNTIES: &[&str] = &["ruoqiang", "qiemo", "other-county"];

fn not_senior(applicant: &Applicant) -> bool {
    applicant.route != "senior"
}

fn on_review(applicant: &Applicant) -> bool {
    applicant.route.ends_with("-review")
}

fn has_education_basis(applicant: &Applicant) -> bool {
    applicant.took_part_in(NAMED_FOR_EDUCATION)
}

/// By section, paper or list, each in the order in which it is read.
pub const LINES: &[(&str, &[Line])] = &[
    (
        "eligibility",
        &[
            line("criteria", "一（一）", Those(&[Route], not_senior)),
            line("conduct", "一（一）", Everyone),
            line("recommendation", "二（二）", Those(&[Route], not_senior)),
            line(
                "aid-in-scope",
                "一（三）",
                Those(&[Status, Workplace], |a| {
                    a.status == "aid-one-year" && a.workplace != "outside"
                }),
            ),
            line(
                "freelance-in-scope",
                "二（三）",
                Those(&[Employer], |a| a.employer == "freelance"),
            ),
            line(
                "posted-away",
                "一（二）",
                Those(&[Assignments], |a| a.took_part_in(&["inland-service"])),
            ),
            to_confirm("status-not-mentioned", "一（二）", Unsure(Status)),
            to_confirm("employer-not-mentioned", "二（三）", Unsure(Employer)),
            to_confirm("workplace-not-clear", "一（二）", Unsure(Workplace)),
            line(
                "sanction-only-institutions",
                "一（二）",
                Those(&[Employer, Sanction], |a| {
                    a.at_an_institution() && a.sanction != "running"
                }),
            ),
            to_confirm(
                "sanction-ends-in-window",
                "一（二）",
                Those(&[Employer, Sanction], |a| {
                    a.at_an_institution() && a.sanction == "running"
                }),
            ),
            to_confirm("bar-scope", "六（四）", Unsure(FalsificationBar)),
            to_confirm(
                "bar-boundary",
                "六（三）",
                Those(&[FalsificationBar], |a| a.falsification_bar == "yes"),
            ),
            line(
                "second-return",
                "七（三）",
                Those(&[Submissions], |a| a.submissions == "two"),
            ),
            line(
                "third-pending",
                "七（三）",
                Those(&[Submissions], |a| a.submissions == "third-pending"),
            ),
        ],
    ),
    (
        "fee",
        &[
            line(
                "printed-twice",
                "七（五）",
                Those(&[Route], |a| a.route == "junior-initial"),
            ),
            to_confirm("grant-only-intermediate", "七（五）", Unsure(Route)),
            to_confirm("payment", "七（五）", Those(&[Route], not_senior)),
        ],
    ),
    (
        "defence",
        &[
            line(
                "holding-junior",
                "五（二）",
                Those(&[Route], |a| a.route == "intermediate-review"),
            ),
            line("nothing-else", "五", Everyone),
            to_confirm("proof", "五", Everyone),
            to_confirm(
                "deep-poverty",
                "五（一）",
                Those(&[Assignments], |a| a.took_part_in(&["first-secretary"])),
            ),
        ],
    ),
    (
        "thesis",
        &[
            to_confirm(
                "private-in-county",
                "四（九）",
                Those(&[Route, Employer, Workplace], |a| {
                    a.route == "intermediate-review"
                        && a.employer == "private-enterprise"
                        && COUNTIES.contains(&a.workplace)
                }),
            ),
            to_confirm(
                "separate-summary",
                "四（七）",
                Those(&[Employer, UnitLevel], |a| {
                    (a.at_an_institution() || a.employer == "government-organ")
                        && a.unit_level != "prefecture"
                }),
            ),
            line(
                "level-not-place",
                "四（九）",
                Those(&[Employer, UnitLevel, Workplace], |a| {
                    let others = ["private-enterprise", "freelance"];
                    a.unit_level == "prefecture"
                        && COUNTIES.contains(&a.workplace)
                        && !a.employed_by(&others)
                }),
            ),
        ],
    ),
    (
        "education",
        &[
            to_confirm(
                "last-two-years",
                "六（二）",
                Those(&[Route, Status], |a| {
                    a.route.starts_with("intermediate") && (a.on_aid() || a.on_a_fee_only_route())
                }),
            ),
            line("both-certificates", "四（五）", Those(&[Route], on_review)),
            line("same-subject", "四（五）", Everyone),
            line("certificate-source", "六（二）", Everyone),
            line(
                "no-relief",
                "六（二）",
                Those(&[Route, Employer], |a| {
                    a.route == "intermediate-review"
                        && a.employed_by(&["private-enterprise", "social-organisation"])
                }),
            ),
            line("years", "六（二）", Everyone),
        ],
    ),
    ("education-source", &[]),
    (
        "exemption",
        &[
            to_confirm(
                "remaining-intermediate",
                "六（二）",
                Those(&[Route, Assignments], |a| {
                    a.route == "intermediate-review" && has_education_basis(a)
                }),
            ),
            line(
                "remaining-junior",
                "六（二）",
                Those(&[Route, Assignments], |a| {
                    a.route == "junior-review" && has_education_basis(a)
                }),
            ),
            line(
                "education-only",
                "六（一）",
                Those(&[Assignments], |a| !a.assignments.is_empty()),
            ),
            to_confirm(
                "which-county",
                "六（一）",
                Those(&[Assignments, UnitLevel], |a| {
                    has_education_basis(a) && a.unit_level == "prefecture"
                }),
            ),
            to_confirm(
                "which-form",
                "附件",
                Those(&[Assignments], |a| {
                    a.took_part_in(&["preschool-teaching", "inland-service", "first-secretary"])
                }),
            ),
        ],
    ),
    (
        "channel",
        &[
            to_confirm(
                "social-agency",
                "二（三）",
                Those(&[Employer], |a| a.employer == "social-organisation"),
            ),
            to_confirm(
                "agency-for-review",
                "二（三）",
                Those(&[Route, Employer], |a| {
                    a.on_a_fee_only_route()
                        && a.employed_by(&["private-enterprise", "other-non-public", "freelance"])
                }),
            ),
        ],
    ),
    (
        "materials/conduct-appraisal",
        &[to_confirm(
            "no-inspection-group",
            "四（一）",
            Those(&[Employer], |a| a.employed_by(WITHOUT_INSPECTION)),
        )],
    ),
    (
        "materials/unit-nature",
        &[to_confirm(
            "aid-unit",
            "四（二）",
            Those(&[Status], Applicant::on_aid),
        )],
    ),
    ("materials/unit-nature/variant", &[]),
    (
        "materials/publicity",
        &[to_confirm("publicity-first", "六（三）", Everyone)],
    ),
    (
        "materials/review-form",
        &[
            line("both-statements", "六（四）", Everyone),
            to_confirm("scan-back", "四（四）", Everyone),
            line("same-form", "六（三）", Everyone),
        ],
    ),
    (
        "materials/education-certificates",
        &[to_confirm("originals-kept", "四（末段）", Everyone)],
    ),
    ("materials/identity-card", &[]),
    (
        "materials/work-summary",
        &[to_confirm("no-current-title", "四（七）", Everyone)],
    ),
    ("materials/experience-proof", &[]),
    ("materials/thesis", &[]),
    (
        "materials/annual-assessments",
        &[
            line(
                "water-enterprise",
                "四（十）",
                Those(&[Employer], |a| {
                    a.employed_by(&["state-enterprise", "private-enterprise"])
                }),
            ),
            to_confirm("fewer-years", "四（十）", Everyone),
        ],
    ),
    (
        "materials/credentials",
        &[
            line("no-verification", "四（十一）", Everyone),
            to_confirm("no-title-yet", "四（十一）", Everyone),
        ],
    ),
    (
        "materials/other",
        &[to_confirm(
            "exemption-form",
            "六（一）",
            Those(&[Assignments], has_education_basis),
        )],
    ),
    (
        "material-notes",
        &[
            line("envelope", "四", Everyone),
            line("attachment-slip", "附件", Everyone),
            line("scan", "七（一）", Everyone),
            line("kept-returned", "四（末段）", Everyone),
            to_confirm(
                "fee-only-whole-list",
                "四",
                Those(&[Route], Applicant::on_a_fee_only_route),
            ),
        ],
    ),
    (
        "exemption-steps",
        &[
            line("apply", "六（一）", Everyone),
            line("unit-check", "六（一）", Everyone),
            line("office-check", "六（一）", Everyone),
            line("form", "六（一）", Everyone),
            line("bureau-check", "六（一）", Everyone),
        ],
    ),
    (
        "window-notes",
        &[
            line("beijing-time", "三", Everyone),
            line("holidays", "三", Everyone),
            to_confirm("returned-online", "三", Everyone),
            line("no-call", "三", Everyone),
        ],
    ),
    (
        "steps",
        &[
            line("platform", "二（一）", Everyone),
            line(
                "publicity",
                "六（三）",
                Those(&[Employer], |a| {
                    let others = ["private-enterprise", "other-non-public", "freelance"];
                    !a.employed_by(&others)
                }),
            ),
            line(
                "publicity-agency",
                "二（三）",
                Those(&[Employer], |a| {
                    a.employed_by(&["private-enterprise", "other-non-public"])
                }),
            ),
            line(
                "publicity-freelance",
                "二（三）",
                Those(&[Employer], |a| a.employer == "freelance"),
            ),
            line("file-online", "三", Everyone),
            line("wait-for-call", "三", Everyone),
            line("print-form", "四（四）", Everyone),
            line("hand-in", "三", Everyone),
            line("collect", "四（末段）", Everyone),
        ],
    ),
    (
        "cautions",
        &[
            line(
                "tries-none",
                "七（三）",
                Those(&[Submissions], |a| a.submissions == "none"),
            ),
            line(
                "tries-one",
                "七（三）",
                Those(&[Submissions], |a| a.submissions == "one"),
            ),
            line(
                "tries-two",
                "七（三）",
                Those(&[Submissions], |a| a.submissions == "two"),
            ),
            line(
                "tries-pending",
                "七（三）",
                Those(&[Submissions], |a| a.submissions == "third-pending"),
            ),
            line(
                "tries-returned",
                "七（三）",
                Those(&[Submissions], |a| a.submissions == "third-returned"),
            ),
            line("three-submissions", "七（三）", Everyone),
            line("publicity-days", "六（三）", Everyone),
            line("no-blanks", "七（二）", Everyone),
            line("no-empty-attachments", "七（四）", Everyone),
            line("certificates", "四（五）", Those(&[Route], on_review)),
            line("platform-only", "二（一）", Everyone),
            line("late", "三", Everyone),
            line("falsification", "六（三）", Everyone),
            line("commitment-penalty", "六（四）", Everyone),
            line("unit-duty", "六（三）", Everyone),
            line("pass-on", "文末", Everyone),
        ],
    ),
];
