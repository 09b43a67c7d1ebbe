//! The facts that the notice states without conditions: papers, days, subjects, contacts, sentences. From
//! domain.md, §3, §4, §6 and §7.

/// A paper of 四: its clause, how many copies, original or copy, kept or returned.
pub struct Paper {
    pub id: &'static str,
    pub clause: &'static str,
    pub copies: Option<u8>,
    pub originality: &'static str,
    pub handling: &'static str,
}

const fn paper(
    id: &'static str,
    clause: &'static str,
    copies: Option<u8>,
    originality: &'static str,
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
    paper("conduct-appraisal", "四（一）", Some(1), "original", "kept"),
    paper("unit-nature", "四（二）", Some(1), "not-stated", "kept"),
    paper("publicity", "四（三）", Some(1), "not-stated", "kept"),
    paper("review-form", "四（四）", Some(2), "printed", "kept"),
    paper(
        "education-certificates",
        "四（五）",
        None,
        "original",
        "kept",
    ),
    paper("identity-card", "四（六）", Some(1), "copy", "kept"),
    paper("work-summary", "四（七）", Some(1), "not-stated", "kept"),
    paper("experience-proof", "四（八）", None, "not-stated", "kept"),
    paper("thesis", "四（九）", None, "not-stated", "returned"),
    paper(
        "annual-assessments",
        "四（十）",
        None,
        "not-stated",
        "returned",
    ),
    paper("credentials", "四（十一）", None, "original", "returned"),
    paper("other", "四（十二）", None, "not-stated", "returned"),
];

/// 落款, W-0.
pub const YEAR: i32 = 2021;
pub const ISSUED: &str = "2021-08-27";

/// 三, W-1 and W-2: the first and the last day, both inclusive.
pub const WINDOWS: [(&str, &str, &str); 2] = [
    ("online", "2021-09-06", "2021-09-19"),
    ("paper", "2021-09-20", "2021-09-30"),
];

/// §6: five working days of publicity before the 19th begin on Friday the 10th at the latest.
pub const MILESTONES: [(&str, &str); 1] = [("publicity-start", "2021-09-10")];

/// 六（二） K-01 and K-02, and whether 六（一） waives it: subject, year, level, waived.
pub const REQUIREMENTS: [(&str, i32, &str, bool); 5] = [
    ("public", 2020, "intermediate", false),
    ("public", 2021, "intermediate", true),
    ("professional", 2021, "intermediate", true),
    ("public", 2021, "junior", true),
    ("professional", 2021, "junior", true),
];

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
pub const ATTACHMENTS: [u8; 3] = [1, 2, 3];

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
