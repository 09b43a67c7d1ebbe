//! What the invented notice example-short-2025 says besides its verdicts, written by hand from its text.

use super::example::Asks::{ForTheYear, Something};
use super::example::Who::{Everyone, Those};
use super::example::{Place, asks, said};
use super::example_short::Applicant;

pub const SENTENCES: &[Place<Applicant>] = &[
    (
        "eligibility",
        &[
            said("two-years", "enough", "一", Those(|a| a.years >= 2)),
            said(
                "township",
                "enough",
                "一",
                Those(|a| a.unit == "township" && a.years == 1),
            ),
            // Whether a street office counts as a township is not said.
            asks(
                ForTheYear,
                "street",
                "confirm",
                "一",
                Those(|a| a.unit == "street" && a.years == 1),
            ),
            said("too-short", "too-short", "一", Everyone),
        ],
    ),
    (
        "eligibility notes",
        &[
            // Neither the day up to which years count is said, nor anything of studies and retirement.
            asks(ForTheYear, "until-when", "", "一", Everyone),
            asks(ForTheYear, "scope", "", "一", Everyone),
        ],
    ),
    (
        "materials notes",
        &[
            asks(
                Something,
                "street-proof",
                "",
                "二",
                Those(|a| a.unit == "street"),
            ),
            asks(ForTheYear, "where", "", "二", Everyone),
        ],
    ),
    (
        "materials/township-proof notes",
        &[said("copies", "", "二", Those(|a| a.unit == "township"))],
    ),
    (
        "not-stated items",
        &[asks(ForTheYear, "later", "", "三", Everyone)],
    ),
];

pub const FACTS: &[&str] = &[
    // 标题 and 落款. The notice has no number and names no telephone.
    "round 2025, 2025-01-01 to 2025-12-31, issued 2025-03-10, invented",
    "question unit, one: township, street, county, unsure; introduces",
    "question years, number from 0 to 50: unsure",
    "section eligibility, decision, 1 in the summary: enough favourable, confirm unsettled, too-short unfavourable",
    "section materials, papers, 2 in the summary",
    "section not-stated, lines",
    // 二.
    "materials/form, 二: 2 copies",
    "materials/diploma, 二: 1 copy, copy",
    "materials/township-proof, 二",
    "not-stated/later, 三",
];
