//! The facts that the notice states without conditions: papers, days, subjects, contacts, sentences. From
//! domain.md, §3, §4, §6 and §7.

/// A paper of 四: its clause, how many copies, original or copy, kept or returned.
pub struct Paper {
    pub id: &'static str,
    pub clause: &'static str,
    pub copies: Option<u8>,
    /// `None` where the notice does not state it.
    pub originality: Option<&'static str>,
    pub handling: &'static str,
}

const fn paper(
    id: &'static str,
    clause: &'static str,
    copies: Option<u8>,
    originality: Option<&'static str>,
    handling: &'static str,
) -> Paper {
    Paper {
        id,
        clause,
        copies,
        originality,
        handling,
    }
}

/// M-01 to M-12; （一） to （八） are kept, （九） to （十二） are returned (四, last paragraph).
pub const PAPERS: [Paper; 12] = [
    paper(
        "conduct-appraisal",
        "四（一）",
        Some(1),
        Some("original"),
        "kept",
    ),
    paper("unit-nature", "四（二）", Some(1), None, "kept"),
    paper("publicity", "四（三）", Some(1), None, "kept"),
    paper("review-form", "四（四）", Some(2), Some("printed"), "kept"),
    paper(
        "education-certificates",
        "四（五）",
        None,
        Some("original"),
        "kept",
    ),
    paper("identity-card", "四（六）", Some(1), Some("copy"), "kept"),
    paper("work-summary", "四（七）", Some(1), None, "kept"),
    paper("experience-proof", "四（八）", None, None, "kept"),
    paper("thesis", "四（九）", None, None, "returned"),
    paper("annual-assessments", "四（十）", None, None, "returned"),
    paper(
        "credentials",
        "四（十一）",
        None,
        Some("original"),
        "returned",
    ),
    paper("other", "四（十二）", None, None, "returned"),
];

/// 文号.
pub const NUMBER: &str = "巴水办发〔2021〕175号";

/// What the bureau has to know to answer a question: contract §1, the answers on which most rules hang.
pub const INTRODUCING: &[&str] = &["route", "workplace", "employer", "unit-level"];

/// 落款, W-0.
pub const ISSUED: &str = "2021-08-27";

/// The title names the year; nothing in the notice lies in another one.
pub const ROUND: (i32, &str, &str) = (2021, "2021-01-01", "2021-12-31");

/// Contract §2: the sections in order, their kinds, and the section each is within.
pub const SECTIONS: &[(&str, &str, Option<&str>)] = &[
    ("eligibility", "decision", None),
    ("windows", "windows", None),
    ("steps", "steps", None),
    ("materials", "papers", None),
    ("education", "requirements", None),
    ("education-source", "decision", Some("education")),
    ("exemption", "decision", Some("education")),
    ("exemption-steps", "lines", Some("exemption")),
    ("defence", "decision", None),
    ("thesis", "decision", None),
    ("channel", "decision", None),
    ("fee", "fee", None),
    ("statements", "statements", None),
    ("cautions", "lines", None),
    ("contacts", "contacts", None),
    ("sites", "links", Some("contacts")),
    ("attachments", "links", Some("contacts")),
];

/// Where sections appear besides their own place.
pub struct Places {
    /// The short answer at the top of the result, in order.
    pub summary: &'static [&'static str],
    /// Sections within another that have a line of their own.
    pub own_line: &'static [&'static str],
    /// The list of papers that goes with the envelope.
    pub catalogue: &'static [&'static str],
    /// Lists whose order matters.
    pub ordered: &'static [&'static str],
    /// A section, and the verdicts of another one with which it is shown.
    pub shown_with: &'static [(&'static str, &'static str, &'static [&'static str])],
}

pub const PLACES: Places = Places {
    summary: &[
        "windows",
        "eligibility",
        "fee",
        "defence",
        "materials",
        "education",
    ],
    own_line: &["exemption"],
    catalogue: &["materials"],
    ordered: &["exemption-steps"],
    shown_with: &[("exemption-steps", "exemption", &["may-apply", "confirm"])],
};

/// 三, W-1 and W-2: the first and the last day, both inclusive.
pub const WINDOWS: [(&str, &str, &str); 2] = [
    ("online", "2021-09-06", "2021-09-19"),
    ("paper", "2021-09-20", "2021-09-30"),
];

/// §6: five working days of publicity before the 19th begin on Friday the 10th at the latest.
pub const HINTS: [(&str, &str, &str); 1] = [("publicity-start", "2021-09-10", "online")];

/// §6 and §7.2: who does each step, and the window or the advised day that it belongs to.
pub const STEPS: [(&str, &str, Option<&str>); 9] = [
    ("platform", "applicant", Some("online")),
    ("publicity", "unit", Some("publicity-start")),
    ("publicity-agency", "unit", Some("publicity-start")),
    ("publicity-freelance", "applicant", Some("publicity-start")),
    ("file-online", "applicant", Some("online")),
    ("wait-for-call", "bureau", None),
    ("print-form", "applicant", None),
    ("hand-in", "applicant", Some("paper")),
    ("collect", "applicant", None),
];

/// What can cost the applicant the year if the bureau answers otherwise than hoped: whether one may apply at all,
/// whether a day is missed, and which certificates of continuing education have to be there.
pub const COSTS_YEAR: &[(&str, &str)] = &[
    ("eligibility", "aid-under-one-year"),
    ("eligibility", "aid-outside"),
    ("eligibility", "government-organ"),
    ("eligibility", "fee-only-route"),
    ("eligibility", "sanction-ends-in-window"),
    ("eligibility", "bar-boundary"),
    ("windows", "returned-online"),
    ("materials/publicity", "publicity-first"),
    ("education", "fee-only-route"),
    ("education", "aid"),
    ("education", "silent"),
    ("education", "last-two-years"),
    ("education-source", "aid"),
    ("education-source", "silent"),
    ("exemption", "remaining-intermediate"),
    ("channel", "aid"),
];

/// 六（二） K-01 and K-02, and whether 六（一） waives it: id, subject, year, level, waived.
pub const REQUIREMENTS: [(&str, &str, i32, &str, bool); 5] = [
    ("public-2020", "public", 2020, "intermediate", false),
    ("public-2021", "public", 2021, "intermediate", true),
    (
        "professional-2021",
        "professional",
        2021,
        "intermediate",
        true,
    ),
    ("public-2021", "public", 2021, "junior", true),
    ("professional-2021", "professional", 2021, "junior", true),
];

/// Contract §2: what an exemption would waive is waived with these verdicts.
pub const WAIVED_BY: (&str, &[&str]) = ("exemption", &["may-apply"]);

/// §7.4.
pub const TELEPHONE: &str = "0996-2030024";
pub const TELEPHONES: [(&str, &[&str]); 2] = [
    ("bureau", &["0996-2030024", "13999007808"]),
    ("room-401", &[]),
];
pub const SITES: [(&str, Option<&str>); 4] = [
    ("platform", Some("http://www.xjzcsq.com")),
    ("education", Some("http://www.zgzjzj.com")),
    ("approval-form", None),
    ("verification", None),
];
pub const ATTACHMENTS: [&str; 3] = ["attachment-1", "attachment-2", "attachment-3"];

/// S-01 and S-02, letter for letter.
pub const STATEMENTS: [(&str, &str); 2] = [
    (
        "recommendation",
        "本单位已对提供的申报材料逐一审核，真实准确，同意推荐",
    ),
    (
        "commitment",
        "本人承诺：所提供的个人信息和证明材料真实准确，对因提供有关信息、证件不实或违反有关规定的，五年内不得申报相应职称评审并承担一切责任",
    ),
];

/// The tone of each verdict. Unfavourable and unsettled ones are shown with the answers that would change them.
pub const TONES: &[(&str, &str)] = &[
    ("barred", "unfavourable"),
    ("confirm", "unsettled"),
    ("clear", "favourable"),
    ("stated", "neutral"),
    ("not-stated", "unsettled"),
    ("exempt", "favourable"),
    ("not-exempt", "unfavourable"),
    ("private-works", "favourable"),
    ("county-alternative", "neutral"),
    ("criteria", "neutral"),
    ("definite", "neutral"),
    ("education-centre", "neutral"),
    ("any-institution", "favourable"),
    ("may-apply", "favourable"),
    ("none", "neutral"),
    ("own-unit", "neutral"),
    ("unit-or-agency", "neutral"),
    ("agency", "neutral"),
    ("required", "neutral"),
    ("optional", "neutral"),
    ("institution", "neutral"),
    ("enterprise", "neutral"),
];

/// Contract §1: the flow ends at once when the applicant is barred.
pub const ENDS: &[&str] = &["barred"];

/// The verdict that goes without saying in the list of papers.
pub const USUAL: &[&str] = &["required"];
