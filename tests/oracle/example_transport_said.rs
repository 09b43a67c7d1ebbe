//! What the invented notice example-transport-2025 says besides its verdicts, written by hand from its text: each
//! finding, note, step and line with those whom it concerns, and what holds for everybody.

use super::example::Asks::{ForTheYear, Something};
use super::example::Who::{Everyone, Those, Unsure};
use super::example::{Place, Sentence, asks, said};
use super::example_transport::Applicant;

/// Findings by verdict.
const fn finding(
    id: &'static str,
    verdict: &'static str,
    clause: &'static str,
    fits: fn(&Applicant) -> bool,
) -> Sentence<Applicant> {
    said(id, verdict, clause, Those(fits))
}

/// A finding for those for whom no other one holds.
const fn otherwise(
    id: &'static str,
    verdict: &'static str,
    clause: &'static str,
) -> Sentence<Applicant> {
    said(id, verdict, clause, Everyone)
}

/// A sentence for everybody.
const fn line(id: &'static str, clause: &'static str) -> Sentence<Applicant> {
    said(id, "", clause, Everyone)
}

const fn line_for(
    id: &'static str,
    clause: &'static str,
    fits: fn(&Applicant) -> bool,
) -> Sentence<Applicant> {
    said(id, "", clause, Those(fits))
}

/// An applicant for the title of engineer with a degree.
fn engineer_with(a: &Applicant, degree: &str) -> bool {
    a.is_engineer() && a.degree == degree
}

fn assistant_with(a: &Applicant, degree: &str) -> bool {
    a.level == "assistant" && a.degree == degree
}

/// Of those who work in the field, fewer years than these.
fn works_for_less(a: &Applicant, years: u32) -> bool {
    a.work_years.is_some_and(|it| it < years)
}

fn is_dispatched(a: &Applicant) -> bool {
    a.status == "dispatched"
}

fn at_an_institution(a: &Applicant) -> bool {
    a.employed_by(&["bureau-unit", "county-unit"])
}

/// 三（四）: staff of county institutions are tested on another day.
fn takes_test_in_a_county(a: &Applicant) -> bool {
    a.has_to_take_test() && a.employer == "county-unit"
}

fn takes_test_elsewhere(a: &Applicant) -> bool {
    a.has_to_take_test() && a.employer != "county-unit"
}

/// 六（四）: the two groups that hand in paper.
fn in_the_city(a: &Applicant) -> bool {
    a.employed_by(&["bureau-unit", "state-enterprise", "outside-unit"])
}

fn in_a_county(a: &Applicant) -> bool {
    a.employed_by(&["county-unit", "private", "freelance"])
}

fn has_a_unit(a: &Applicant) -> bool {
    a.employer != "freelance"
}

/// Where nothing is said on dispatched staff, the rules are for the others.
fn employs(a: &Applicant, employers: &[&str]) -> bool {
    a.employed_by(employers) && !is_dispatched(a)
}

pub const SENTENCES: &[Place<Applicant>] = &[
    (
        "eligibility",
        &[
            finding("senior", "barred", "标题", |a| a.level == "senior"),
            finding("technician", "barred", "一（一）", |a| {
                a.level == "technician"
            }),
            finding("waterway", "barred", "一（一）", |a| {
                a.speciality == "waterway"
            }),
            finding("transport-engineer", "barred", "一（一）", |a| {
                a.speciality == "transport" && a.is_engineer()
            }),
            finding("organ", "barred", "一（二）", |a| a.employer == "organ"),
            finding("retired", "barred", "一（二）", |a| {
                a.status == "retired"
            }),
            finding("sanction", "barred", "一（二）", |a| {
                a.record == "sanction-running"
            }),
            finding("falsified", "barred", "一（二）", |a| {
                a.record == "falsified"
            }),
            finding("other-series", "barred", "一（三）", |a| {
                a.other_series == "yes"
            }),
            asks(
                ForTheYear,
                "dispatched",
                "confirm",
                "一（一）",
                Those(is_dispatched),
            ),
            otherwise("no-bar", "clear", "一（一）"),
        ],
    ),
    (
        "eligibility notes",
        &[
            line("where", "一（一）"),
            asks(
                ForTheYear,
                "limit-day",
                "",
                "一（二）",
                Those(|a| a.record == "falsified"),
            ),
            line_for("another-notice", "一（三）", |a| a.other_series == "no"),
            line_for("letter", "七", |a| a.employer == "outside-unit"),
            asks(
                Something,
                "status-not-mentioned",
                "",
                "一（一）",
                Unsure("status"),
            ),
        ],
    ),
    (
        "windows notes",
        &[
            line("closing-hour", "六（一）"),
            asks(ForTheYear, "correction-days", "", "六（三）", Everyone),
            asks(ForTheYear, "unit-first", "", "六（二）", Everyone),
        ],
    ),
    (
        "steps items",
        &[
            line_for("register-test", "三（四）", Applicant::has_to_take_test),
            line_for("take-test", "三（四）", takes_test_elsewhere),
            line_for("take-test", "三（四）", takes_test_in_a_county),
            line_for("file-online", "六（一）", |a| a.level == "assistant"),
            line_for("file-online", "六（一）", Applicant::is_engineer),
            line_for("publicity", "六（二）", has_a_unit),
            line_for("recommend", "六（二）", has_a_unit),
            line_for("agency", "七", |a| a.employer == "freelance"),
            line("bureau-review", "六（三）"),
            line("correct", "六（三）"),
            line("print-form", "八（一）"),
            line_for("hand-in", "六（四）", in_the_city),
            line_for("hand-in", "六（四）", in_a_county),
            line_for("defence", "六（五）", Applicant::is_engineer),
            line("results", "六（六）"),
        ],
    ),
    (
        "seniority",
        &[
            finding("master-two", "met", "二（一）", |a| {
                engineer_with(a, "master") && a.holds_title_for(2)
            }),
            finding("master-no-title", "met", "二（一）", |a| {
                engineer_with(a, "master") && a.title_since.is_none() && a.works_for_years(3)
            }),
            finding("bachelor-four", "met", "二（一）", |a| {
                engineer_with(a, "bachelor") && a.holds_title_for(4)
            }),
            finding("college-five", "met", "二（一）", |a| {
                engineer_with(a, "college") && a.holds_title_for(5)
            }),
            finding("secondary-six", "met", "二（一）", |a| {
                engineer_with(a, "secondary") && a.holds_title_for(6)
            }),
            finding("master", "met", "二（二）", |a| {
                assistant_with(a, "master")
            }),
            finding("bachelor-one", "met", "二（二）", |a| {
                assistant_with(a, "bachelor") && a.works_for_years(1)
            }),
            finding("college-three", "met", "二（二）", |a| {
                assistant_with(a, "college") && a.works_for_years(3)
            }),
            finding("secondary-five", "met", "二（二）", |a| {
                assistant_with(a, "secondary") && a.works_for_years(5)
            }),
            finding("master-short", "not-met", "二（一）", |a| {
                engineer_with(a, "master") && !a.holds_title_for(2) && !a.works_for_years(3)
            }),
            finding("bachelor-short", "not-met", "二（一）", |a| {
                engineer_with(a, "bachelor") && !a.holds_title_for(4)
            }),
            finding("college-short", "not-met", "二（一）", |a| {
                engineer_with(a, "college") && !a.holds_title_for(5)
            }),
            finding("secondary-short", "not-met", "二（一）", |a| {
                engineer_with(a, "secondary") && !a.holds_title_for(6)
            }),
            finding("bachelor-work-short", "not-met", "二（二）", |a| {
                assistant_with(a, "bachelor") && works_for_less(a, 1)
            }),
            finding("college-work-short", "not-met", "二（二）", |a| {
                assistant_with(a, "college") && works_for_less(a, 3)
            }),
            finding("secondary-work-short", "not-met", "二（二）", |a| {
                assistant_with(a, "secondary") && works_for_less(a, 5)
            }),
            finding("not-in-field", "not-met", "二（二）", |a| {
                let graded = ["bachelor", "college", "secondary"];
                graded.iter().any(|degree| assistant_with(a, degree)) && a.work_years.is_none()
            }),
            // The three years of work are said of those without the title only.
            asks(
                ForTheYear,
                "master-short-title",
                "confirm",
                "二（一）",
                Those(|a| {
                    let holds_title = a.title_since.is_some() && !a.holds_title_for(2);
                    engineer_with(a, "master") && holds_title && a.works_for_years(3)
                }),
            ),
            asks(ForTheYear, "silent", "confirm", "二", Everyone),
        ],
    ),
    (
        "seniority notes",
        &[
            line("count", "二（三）"),
            line_for("appointment", "二（三）", at_an_institution),
            line_for("appointment-outside", "二（三）", |a| {
                a.employer == "outside-unit"
            }),
            asks(
                Something,
                "interrupted",
                "",
                "二（三）",
                Unsure("work-years"),
            ),
        ],
    ),
    (
        "level-test",
        &[
            finding("engineers-only", "not-required", "三（一）", |a| {
                !a.is_engineer()
            }),
            finding("master", "exempt", "三（三）", |a| {
                engineer_with(a, "master")
            }),
            finding("county-ten-years", "exempt", "三（三）", |a| {
                a.is_engineer() && a.ten_years_in_a_county()
            }),
            finding("valid", "passed", "三（二）", |a| {
                a.is_engineer() && !a.is_exempt_from_test() && a.holds_valid_result()
            }),
            finding("expired", "take", "三（二）", |a| {
                a.has_to_take_test() && a.test_passed.is_some()
            }),
            finding("not-passed", "take", "三（一）", |a| {
                a.has_to_take_test() && a.test_passed.is_none()
            }),
        ],
    ),
    (
        "level-test notes",
        &[line_for("degree-only", "三（三）", |a| {
            engineer_with(a, "other")
        })],
    ),
    (
        "test-rules items",
        &[
            line("paper", "三（一）"),
            line("ticket", "三（四）"),
            asks(ForTheYear, "too-late", "", "三（四）", Everyone),
        ],
    ),
    (
        "works",
        &[
            finding("engineers-only", "not-required", "四", |a| {
                !a.is_engineer()
            }),
            finding("two-of-four", "enough", "四", |a| {
                a.is_engineer() && a.works.len() >= 2
            }),
            otherwise("too-few", "too-few", "四"),
        ],
    ),
    (
        "works notes",
        &[
            asks(
                Something,
                "no-title",
                "",
                "四",
                Those(|a| a.is_engineer() && a.title_since.is_none()),
            ),
            asks(
                ForTheYear,
                "same-project",
                "",
                "四",
                Those(|a| {
                    a.is_engineer() && a.works.contains(&"project") && a.works.contains(&"award")
                }),
            ),
        ],
    ),
    (
        "quota",
        &[
            finding(
                "county-ten-years",
                "free",
                "一（四）",
                Applicant::ten_years_in_a_county,
            ),
            finding("non-public", "free", "一（四）", |a| {
                a.employed_by(&["private", "freelance"])
            }),
            finding("institution", "limited", "一（四）", |a| {
                at_an_institution(a) && !a.ten_years_in_a_county()
            }),
            asks(ForTheYear, "silent", "confirm", "一（四）", Everyone),
        ],
    ),
    (
        "fee",
        &[
            finding("engineer", "stated", "九", Applicant::is_engineer),
            finding("assistant", "stated", "九", |a| a.level == "assistant"),
            asks(
                Something,
                "private",
                "confirm",
                "九",
                Those(|a| a.employer == "private"),
            ),
            otherwise("not-stated", "not-stated", "九"),
        ],
    ),
    (
        "fee notes",
        &[
            line("no-refund", "九"),
            asks(
                Something,
                "reduced-others",
                "",
                "九",
                Those(|a| a.is_engineer() && a.employer == "private"),
            ),
            asks(Something, "pay-when", "", "九", Everyone),
        ],
    ),
    (
        "education notes",
        &[
            line("together", "五（一）"),
            asks(ForTheYear, "short-service", "", "五（一）", Everyone),
        ],
    ),
    (
        "education-relief",
        &[
            finding("county-unit", "may-apply", "五（二）", |a| {
                a.employer == "county-unit"
            }),
            otherwise("others", "none", "五（二）"),
        ],
    ),
    (
        "relief-steps items",
        &[
            line("apply", "五（二）"),
            line("unit", "五（二）"),
            line("bureau", "五（二）"),
        ],
    ),
    (
        "materials notes",
        &[
            line("envelope", "八（末段）"),
            line("kept-returned", "八（末段）"),
        ],
    ),
    (
        "materials/review-form",
        &[otherwise("required", "required", "八（一）")],
    ),
    (
        "materials/identity-card",
        &[otherwise("required", "required", "八（二）")],
    ),
    (
        "materials/diploma",
        &[otherwise("required", "required", "八（三）")],
    ),
    (
        "materials/title-certificate",
        &[
            finding("no-title", "not-needed", "八（四）", |a| {
                a.title_since.is_none()
            }),
            otherwise("required", "required", "八（四）"),
        ],
    ),
    (
        "materials/test-certificate",
        &[
            finding("without-test", "not-needed", "八（五）", |a| {
                !a.is_engineer() || a.is_exempt_from_test()
            }),
            otherwise("required", "required", "八（五）"),
        ],
    ),
    (
        "materials/works-proof",
        &[
            finding("no-works", "not-needed", "八（六）", |a| {
                !a.is_engineer()
            }),
            otherwise("required", "required", "八（六）"),
        ],
    ),
    (
        "materials/thesis",
        &[
            finding("no-thesis", "not-needed", "八（七）", |a| {
                !a.hands_in_thesis()
            }),
            otherwise("required", "required", "八（七）"),
        ],
    ),
    (
        "materials/employment",
        &[otherwise("required", "required", "八（八）"), DISPATCHED],
    ),
    (
        "materials/employment/variant",
        &[
            finding("institution", "institution", "八（八）", |a| {
                employs(a, &["bureau-unit", "county-unit"])
            }),
            finding("enterprise", "enterprise", "八（八）", |a| {
                employs(a, &["state-enterprise", "private"])
            }),
            finding("agency", "agency", "八（八）", |a| {
                employs(a, &["freelance"])
            }),
            asks(Something, "silent", "confirm", "八（八）", Everyone),
        ],
    ),
    (
        "materials/vacancy",
        &[
            asks(
                Something,
                "silent",
                "confirm",
                "八（九）",
                Those(|a| a.employed_by(&["state-enterprise", "outside-unit", "organ"])),
            ),
            finding("not-limited", "not-needed", "八（九）", |a| {
                a.employed_by(&["private", "freelance"]) || a.ten_years_in_a_county()
            }),
            otherwise("required", "required", "八（九）"),
        ],
    ),
    (
        "materials/publicity",
        &[
            asks(
                ForTheYear,
                "no-unit",
                "confirm",
                "八（十）",
                Those(|a| !has_a_unit(a)),
            ),
            otherwise("required", "required", "八（十）"),
            DISPATCHED,
        ],
    ),
    (
        "materials/annual-assessments",
        &[
            asks(
                Something,
                "no-unit",
                "confirm",
                "八（十一）",
                Those(|a| !has_a_unit(a)),
            ),
            otherwise("required", "required", "八（十一）"),
            DISPATCHED,
        ],
    ),
    (
        "materials/annual-assessments notes",
        &[asks(Something, "missing-year", "", "八（十一）", Everyone)],
    ),
    (
        "materials/entrustment-letter",
        &[
            finding("local", "not-needed", "八（十二）", |a| {
                a.employer != "outside-unit"
            }),
            otherwise("required", "required", "八（十二）"),
        ],
    ),
    (
        "materials/other",
        &[otherwise("optional", "optional", "八（十三）")],
    ),
    (
        "channel",
        &[
            finding("own-unit", "own-unit", "七", |a| {
                employs(a, &["bureau-unit", "county-unit", "state-enterprise"])
            }),
            finding("unit-or-agency", "unit-or-agency", "七", |a| {
                employs(a, &["private"])
            }),
            finding("agency", "agency", "七", |a| employs(a, &["freelance"])),
            finding("with-letter", "with-letter", "七", |a| {
                employs(a, &["outside-unit"])
            }),
            asks(
                ForTheYear,
                "dispatched",
                "confirm",
                "七",
                Those(is_dispatched),
            ),
            asks(Something, "silent", "confirm", "七", Everyone),
        ],
    ),
    (
        "statements items",
        &[line("commitment", "十（一）"), line("opinion", "十（二）")],
    ),
    (
        "cautions items",
        &[
            line("late", "六（一）"),
            line("one-return", "六（三）"),
            line("objection", "六（二）"),
            line("one-series", "一（三）"),
            line("published", "六（六）"),
            line("falsification", "十（三）"),
            line("unit-duty", "十（二）"),
            line("no-commitment", "十（一）"),
        ],
    ),
    (
        "contacts items",
        &[line("office", "十一"), line("support", "十一")],
    ),
    (
        "links items",
        &[
            line("system", "十一"),
            line("attachment-1", "附件"),
            line("attachment-2", "附件"),
        ],
    ),
];

/// Who issues papers for dispatched staff is not said; three papers share this.
const DISPATCHED: Sentence<Applicant> = asks(
    Something,
    "dispatched",
    "confirm",
    "八",
    Those(is_dispatched),
);

pub const FACTS: &[&str] = &[
    // 文号, 标题, 落款; 六（六） lies in the next year.
    "number 霁交职〔2025〕36号",
    "round 2025, 2025-08-20 to 2026-06-30, issued 2025-08-20, invented",
    // 十一.
    "telephone 0000-5550136",
    "telephone 0000-5550178",
    // 二（三） and 三（二）.
    "cut-off service, 二（三）: 2026-02-28",
    "cut-off results, 三（二）: 2025-12-31",
    "question level, one: engineer, assistant, technician, senior, unsure; introduces",
    "question speciality, one: road, transport, waterway, unsure",
    "question status, one: in-service, dispatched, retired, unsure",
    "question employer, one: bureau-unit, county-unit, state-enterprise, private, freelance, outside-unit, organ, unsure; introduces",
    "question record, one: none, sanction-running, falsified, unsure",
    "question degree, one: master, bachelor, college, secondary, other, unsure",
    "question title-since, day from 1980-01-01 to 2025-11-14: none-yet, unsure",
    "question work-years, number from 0 to 50: none-yet, unsure",
    "question test-passed, day from 2015-01-01 to 2025-12-31: not-yet, unsure",
    "question works, several: project, award, patent, thesis, none alone, unsure alone",
    "question other-series, one: no, yes, unsure; no unless answered",
    "section eligibility, decision, 2 in the summary: barred unfavourable ends, confirm unsettled, clear favourable",
    "section windows, windows, 1 in the summary",
    "section steps, steps",
    "section seniority, decision, 3 in the summary: met favourable, not-met unfavourable, confirm unsettled",
    "section level-test, decision, 4 in the summary: not-required favourable, exempt favourable, passed favourable, take unfavourable, confirm unsettled",
    "section test-rules, lines, within level-test, with level-test take confirm",
    "section works, decision, 5 in the summary: not-required favourable, enough favourable, too-few unfavourable, confirm unsettled",
    "section quota, decision: free favourable, limited neutral, confirm unsettled",
    "section fee, fee, 6 in the summary: confirm unsettled, stated neutral, not-stated unsettled",
    "section education, requirements, 8 in the summary",
    "section education-relief, decision, within education, own line: may-apply favourable, confirm unsettled, none neutral",
    "section relief-steps, lines, within education-relief, with education-relief may-apply, ordered",
    "section materials, papers, 7 in the summary, catalogue: confirm unsettled, not-needed favourable not needed, required neutral usual, optional neutral",
    "section channel, decision: own-unit neutral, unit-or-agency neutral, agency neutral, with-letter neutral, confirm unsettled",
    "section statements, statements",
    "section cautions, lines",
    "section contacts, contacts",
    "section links, links, within contacts",
    // 三（四） and 六.
    "windows/test-registration, 三（四）: from 2025-09-01T09:00 to 2025-09-12T23:59:59",
    "windows/test-day, 三（四）: from 2025-10-18T09:00 to 2025-10-18T11:30",
    "windows/test-day-county, 三（四）: from 2025-10-19T09:00 to 2025-10-19T11:30",
    "windows/online-assistant, 六（一）: from 2025-09-15T09:00 to 2025-10-20T18:00",
    "windows/online-engineer, 六（一）: from 2025-10-09T09:00 to 2025-11-14T24:00",
    // Five working days, 13 to 20 November, end before the 21st.
    "windows/publicity-start, 六（二）: to 2025-11-13, a hint for unit-check",
    "windows/unit-check, 六（二）: to 2025-11-21, of the unit",
    "windows/bureau-review, 六（三）: from 2025-11-24 to 2025-12-19, of the bureau",
    "windows/paper-city, 六（四）: from 2026-01-05 to 2026-01-09, 工作日9:30至12:00、14:30至17:00",
    "windows/paper-county, 六（四）: from 2026-01-12 to 2026-01-16, 工作日9:30至12:00、14:30至17:00",
    "windows/defence, 六（五）",
    "windows/results, 六（六）: from 2026-03-02, of the bureau",
    "steps/register-test, 三（四）: of the applicant, in test-registration",
    "steps/take-test, 三（四）: of the applicant, in test-day",
    "steps/take-test, 三（四）: of the applicant, in test-day-county",
    "steps/file-online, 六（一）: of the applicant, in online-assistant",
    "steps/file-online, 六（一）: of the applicant, in online-engineer",
    "steps/publicity, 六（二）: of the unit, in publicity-start",
    "steps/recommend, 六（二）: of the unit, in unit-check",
    "steps/agency, 七: of the unit, in unit-check",
    "steps/bureau-review, 六（三）: of the bureau, in bureau-review",
    "steps/correct, 六（三）: of the applicant, in bureau-review",
    "steps/print-form, 八（一）: of the applicant",
    "steps/hand-in, 六（四）: of the applicant, in paper-city",
    "steps/hand-in, 六（四）: of the applicant, in paper-county",
    "steps/defence, 六（五）: of the applicant, in defence",
    "steps/results, 六（六）: of the applicant, in results",
    "test-rules/paper, 三（一）",
    "test-rules/ticket, 三（四）",
    "test-rules/too-late, 三（四）",
    // 九 and 三（四）.
    "fee engineer: 320 yuan",
    "fee assistant: 160 yuan",
    "fee/test, 三（四）: 80 yuan",
    "fee/thesis-review, 九: 150 yuan each 篇",
    "fee/defence, 九: 100 yuan, possible",
    // 五.
    "education/public, 五（一）: public, 2023 2024 2025, 90 hours",
    "education/professional-engineer, 五（一）: professional, 2023 2024 2025, 150 hours",
    "education/professional-assistant, 五（一）: professional, 2023 2024 2025, 90 hours",
    "education/smart-road, 五（二）: smart-road, 2025, 12 hours, waived with education-relief may-apply",
    "relief-steps/apply, 五（二）",
    "relief-steps/unit, 五（二）",
    "relief-steps/bureau, 五（二）",
    // 八; of these （一）, （十） and （十二） are kept and （七） is returned.
    "materials/review-form, 八（一）: 3 or 2 copies, printed, kept",
    "materials/identity-card, 八（二）: file",
    "materials/diploma, 八（三）: file",
    "materials/title-certificate, 八（四）: 1 copy, copy",
    "materials/test-certificate, 八（五）: 1 copy, printed",
    "materials/works-proof, 八（六）: 1 copy, copy",
    "materials/thesis, 八（七）: 1 copy, original, returned",
    "materials/employment, 八（八）: 1 copy; institution neutral, enterprise neutral, agency neutral, confirm unsettled",
    "materials/vacancy, 八（九）: 1 copy, original",
    "materials/publicity, 八（十）: 1 copy, original, kept",
    "materials/annual-assessments, 八（十一）: 1 copy, copy",
    "materials/entrustment-letter, 八（十二）: 1 copy, original, kept",
    "materials/other, 八（十三）",
    // 十.
    "statements/commitment, 十（一）: 本人承诺所提交的材料真实、准确、完整，如有不实，愿意承担一切责任",
    "statements/opinion, 十（二）: 材料属实，公示无异议，同意推荐",
    "cautions/late, 六（一）",
    "cautions/one-return, 六（三）",
    "cautions/objection, 六（二）",
    "cautions/one-series, 一（三）",
    "cautions/published, 六（六）",
    "cautions/falsification, 十（三）",
    "cautions/unit-duty, 十（二）",
    "cautions/no-commitment, 十（一）",
    "contacts/office, 十一: 0000-5550136",
    "contacts/support, 十一: 0000-5550178",
    "links/system, 十一: https://zcsb.jichuan.example",
    "links/attachment-1, 附件",
    "links/attachment-2, 附件",
];
