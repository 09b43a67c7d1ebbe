//! The types of a notice file. The comments of the types and fields are also the descriptions in
//! `notices/notice.schema.json`, which `cargo xtask schema` writes.

use std::rc::Rc;

use super::{
    Condition, Date, Fault, Json, Problem, Problems, Text,
    decode::{Decode, Field, Shape, decode, field, look, names},
    path::Path,
};

/// A notice file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Document {
    /// The id of the notice; answers and ticks stored on a device belong to it.
    pub id: Rc<str>,
    /// The languages in which every text is given, the official one first.
    pub languages: Vec<Rc<str>>,
    /// The number under which the bureau issued it.
    pub number: Rc<str>,
    /// Its title.
    pub title: Text,
    /// Who issued it.
    pub issuer: Text,
    /// The year of the round. Nothing else says what "this year" is.
    pub year: i32,
    /// The day it was issued. A clock that shows an earlier day is wrong.
    pub issued: Date,
    /// The day of the last correction, if any. It must be later than that of the correction before,
    /// so that calendars accept corrected days.
    pub corrected: Option<Date>,
    /// The telephone number for what the notice leaves open.
    pub telephone: Rc<str>,
    /// The frame around a finding or line that depends on answers the applicant does not know:
    /// `{questions}` is replaced by the labels of the questions, `{text}` by the sentence.
    pub unsure_text: Text,
    /// The questions, in asking order.
    pub questions: Vec<Question>,
    /// Conditions with a name.
    pub terms: Vec<Term>,
    /// The sections of the result.
    pub sections: Sections,
    /// The papers, in the order of the notice.
    pub materials: Vec<Material>,
    /// Findings that several papers share.
    pub shared_findings: Vec<SharedFinding>,
    /// Notes on all papers.
    pub material_notes: Vec<Line>,
    /// What the continuing education consists of.
    pub requirements: Vec<Requirement>,
    /// How the exemption from continuing education is obtained, in order.
    pub exemption_steps: Vec<Line>,
    /// The periods in which something may be handed in.
    pub windows: Vec<Window>,
    /// Notes on all windows.
    pub window_notes: Vec<Line>,
    /// Days that are advised and not fixed by the notice.
    pub milestones: Vec<MilestoneDate>,
    /// What to do, in order.
    pub steps: Vec<Step>,
    /// Sentences to be copied word for word.
    pub statements: Vec<Statement>,
    /// Limits, duties and penalties.
    pub cautions: Vec<Line>,
    /// Whom to ask.
    pub contacts: Vec<Contact>,
    /// Web sites that the notice names.
    pub sites: Vec<Site>,
    /// What the notice lists as attached.
    pub attachments: Vec<Attachment>,
    /// Clauses that nothing cites, each with the reason.
    pub uncited: Vec<Uncited>,
    /// Warnings of the linter that are not mistakes, each with the reason.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub accepted: Vec<Accepted>,
}

decode!(Document {
    id,
    languages,
    number,
    title,
    issuer,
    year,
    issued,
    telephone,
    unsure_text,
    questions,
    terms,
    sections,
    materials,
    shared_findings,
    material_notes,
    requirements,
    exemption_steps,
    windows,
    window_notes,
    milestones,
    steps,
    statements,
    cautions,
    contacts,
    sites,
    attachments,
    uncited
} or_default { corrected, accepted });

impl Document {
    /// The findings that a paper shares with others.
    pub fn shared_with(&self, material: &str) -> Vec<&Finding> {
        let shared = self.shared_findings.iter();
        let shared = shared.filter(|it| it.materials.iter().any(|id| **id == *material));
        shared.map(|it| &it.finding).collect()
    }
}

/// A question to the applicant.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Question {
    /// Its id in answers and conditions.
    pub id: Rc<str>,
    /// The question.
    pub text: Text,
    /// A word or two for the list of answers.
    pub label: Text,
    /// What to consider when answering.
    pub help: Option<Text>,
    /// What answering `unsure` costs.
    pub unsure_cost: Option<Text>,
    /// What an applicant who answered `unsure` has to find out, and who knows it.
    pub unsure_ask: Option<Text>,
    /// Whether its answer is included when the list of what to ask the bureau is copied.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub introduces: bool,
    /// Whether several options may be chosen.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub several: bool,
    /// The option in force while there is no answer. A question with a default is never asked.
    pub default: Option<Rc<str>>,
    /// The options, in the order shown.
    pub options: Vec<AnswerOption>,
}

decode!(Question { id, text, label, options } or_default { help, unsure_cost, unsure_ask, introduces, several, default });

/// A possible answer. The id `unsure` means that the applicant does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct AnswerOption {
    /// Its id in answers and conditions.
    pub id: Rc<str>,
    /// What it says.
    pub text: Text,
    /// A hint for those who hesitate.
    pub hint: Option<Text>,
    /// Whether it excludes every other option of a question that takes several.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub alone: bool,
}

decode!(AnswerOption { id, text } or_default { hint, alone });

impl AnswerOption {
    /// The id of the option *I do not know*.
    pub const UNSURE: &str = "unsure";

    /// Whether this is the option *I do not know*.
    pub fn is_unsure(&self) -> bool {
        &*self.id == Self::UNSURE
    }
}

/// A condition with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Term {
    /// The name.
    pub id: Rc<str>,
    /// The condition.
    pub when: Condition,
}

decode!(Term { id, when });

/// The sections of a result. Their names are fixed: portals and tests rely on them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sections([Decision; Section::ALL.len()]);

impl Decode for Sections {
    const SHAPE: &'static Shape = &Shape::Object(&{
        let any = Field::required(Section::NAMES[0], |it: &Self| &it.0[0]);
        let mut fields = [any; Section::ALL.len()];
        let mut at = 1;
        while at < fields.len() {
            fields[at] = Field::required(Section::NAMES[at], |it: &Self| &it.0[0]);
            at += 1;
        }
        fields
    });

    fn read(json: &Json) -> Self {
        Self(Section::ALL.map(|section| field(json, section.id())))
    }
}

impl Sections {
    /// The decision about a section.
    pub fn get(&self, section: Section) -> &Decision {
        &self.0[section as usize]
    }
}

/// A section of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// May I apply?
    Eligibility,
    /// What does it cost?
    Fee,
    /// Am I excused from the defence?
    Defence,
    /// Which thesis, or what in its place?
    Thesis,
    /// Which continuing education?
    Education,
    /// Where is the professional part of it obtained?
    EducationSource,
    /// Can I be exempted from continuing education?
    Exemption,
    /// Through whom do I apply?
    Channel,
}

names!(Section {
    Eligibility = "eligibility",
    Fee = "fee",
    Defence = "defence",
    Thesis = "thesis",
    Education = "education",
    EducationSource = "education-source",
    Exemption = "exemption",
    Channel = "channel",
});

impl Section {
    /// The verdicts that programs expect in this section.
    pub fn verdicts(self) -> &'static [Verdict] {
        use Verdict as V;
        match self {
            Self::Eligibility => &[V::Barred, V::Confirm, V::Clear],
            Self::Fee => &[V::Stated, V::Confirm, V::NotStated],
            Self::Defence => &[V::Exempt, V::Confirm, V::NotExempt],
            Self::Thesis => &[
                V::PrivateWorks,
                V::CountyAlternative,
                V::Criteria,
                V::Confirm,
            ],
            Self::Education => &[V::Definite, V::Confirm],
            Self::EducationSource => &[V::EducationCentre, V::AnyInstitution, V::Confirm],
            Self::Exemption => &[V::MayApply, V::Confirm, V::None],
            Self::Channel => &[V::OwnUnit, V::UnitOrAgency, V::Agency, V::Confirm],
        }
    }
}

/// How a section is decided: its findings are folded by the precedence of their verdicts.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Decision {
    /// The verdicts with their texts, in order of precedence.
    pub verdicts: Vec<VerdictWording>,
    /// The findings.
    pub findings: Vec<Finding>,
    /// The notes, which do not decide the verdict.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub notes: Vec<Line>,
}

decode!(Decision { verdicts, findings } or_default { notes });

impl Decision {
    /// The wording of a verdict, where the decision lists it.
    pub fn wording(&self, verdict: Option<Verdict>) -> Option<&VerdictWording> {
        self.verdicts
            .iter()
            .find(|wording| Some(wording.verdict) == verdict)
    }
}

/// A verdict with the text that is shown for it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct VerdictWording {
    /// The verdict.
    pub verdict: Verdict,
    /// Whether it is good or bad news for the applicant.
    pub tone: Tone,
    /// The answer in a few words.
    pub text: Text,
}

decode!(VerdictWording {
    verdict,
    tone,
    text
});

/// Whether a verdict is good or bad news, for the colour in which it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Good news.
    Favourable,
    /// Neither good nor bad.
    Neutral,
    /// Bad news; the answers that would change it are shown.
    Unfavourable,
    /// The bureau has to be asked; the answers that would settle it are shown.
    Unsettled,
}

names!(Tone {
    Favourable = "favourable",
    Neutral = "neutral",
    Unfavourable = "unfavourable",
    Unsettled = "unsettled",
});

/// The verdicts. Their names are fixed, because programs rely on them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(
    missing_docs,
    reason = "the contract names them, the notice words them"
)]
pub enum Verdict {
    Barred,
    Confirm,
    Clear,
    Stated,
    NotStated,
    Exempt,
    NotExempt,
    PrivateWorks,
    CountyAlternative,
    Criteria,
    Definite,
    EducationCentre,
    AnyInstitution,
    MayApply,
    None,
    OwnUnit,
    UnitOrAgency,
    Agency,
    Required,
    Optional,
    Institution,
    Enterprise,
}

names!(Verdict {
    Barred = "barred",
    Confirm = "confirm",
    Clear = "clear",
    Stated = "stated",
    NotStated = "not-stated",
    Exempt = "exempt",
    NotExempt = "not-exempt",
    PrivateWorks = "private-works",
    CountyAlternative = "county-alternative",
    Criteria = "criteria",
    Definite = "definite",
    EducationCentre = "education-centre",
    AnyInstitution = "any-institution",
    MayApply = "may-apply",
    None = "none",
    OwnUnit = "own-unit",
    UnitOrAgency = "unit-or-agency",
    Agency = "agency",
    Required = "required",
    Optional = "optional",
    Institution = "institution",
    Enterprise = "enterprise",
});

impl Verdict {
    /// The verdicts that programs expect on whether a paper is needed.
    pub const OF_MATERIALS: [Self; 3] = [Self::Required, Self::Confirm, Self::Optional];
    /// The verdicts that programs expect on the variant of a paper.
    pub const OF_VARIANTS: [Self; 3] = [Self::Institution, Self::Enterprise, Self::Confirm];
}

/// A sentence of the notice that decides a verdict when it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Finding {
    /// Its name.
    pub id: Rc<str>,
    /// Its verdict.
    pub verdict: Verdict,
    /// When it holds. Without a condition it holds when no finding of the same verdict or a higher
    /// one does.
    pub when: Option<Condition>,
    /// The clause it rests on.
    pub clause: Rc<str>,
    /// The words it rests on.
    pub quote: Rc<str>,
    /// What it means for the applicant.
    pub text: Text,
    /// The fee in yuan, with the verdict `stated`.
    pub amount_cny: Option<u32>,
    /// With the verdict `confirm`: what to ask the bureau, as it is read out on the telephone.
    pub ask: Option<Text>,
    /// Whether the answer to `ask` can cost the applicant the year.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub costs_year: bool,
    /// Whom `ask` concerns, where that is not everybody for whom the finding holds.
    pub concerns: Option<Text>,
    /// Which occurrence of the quote is meant, where it occurs more than once in its clause.
    pub occurrence: Option<u8>,
}

decode!(Finding { id, verdict, clause, quote, text } or_default {
    when, amount_cny, ask, costs_year, concerns, occurrence
});

/// A finding that several papers share.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct SharedFinding {
    /// The papers, by id.
    pub materials: Vec<Rc<str>>,
    /// The finding.
    pub finding: Finding,
}

decode!(SharedFinding { materials, finding });

/// A sentence with its clause that does not decide a verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Line {
    /// Its name.
    pub id: Rc<str>,
    /// When it is shown; always, without a condition.
    pub when: Option<Condition>,
    /// The clause it rests on.
    pub clause: Rc<str>,
    /// The words it rests on.
    pub quote: Rc<str>,
    /// The sentence.
    pub text: Text,
    /// Whether the notice leaves it open, so that the bureau has to be asked.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub confirm: bool,
    /// With `confirm`: what to ask the bureau, as it is read out on the telephone.
    pub ask: Option<Text>,
    /// Whether the answer to `ask` can cost the applicant the year.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub costs_year: bool,
    /// Whom `ask` concerns, where that is not everybody for whom the line holds.
    pub concerns: Option<Text>,
    /// Which occurrence of the quote is meant, where it occurs more than once in its clause.
    pub occurrence: Option<u8>,
}

decode!(Line { id, clause, quote, text } or_default {
    when, confirm, ask, costs_year, concerns, occurrence
});

/// Something to do on the way to the title.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Step {
    /// Its name.
    pub id: Rc<str>,
    /// When it applies; always, without a condition.
    pub when: Option<Condition>,
    /// The clause it rests on.
    pub clause: Rc<str>,
    /// The words it rests on.
    pub quote: Rc<str>,
    /// The step in a few words.
    pub brief: Text,
    /// The full sentence.
    pub text: Text,
    /// Who does it.
    pub actor: Actor,
    /// The window in which it is done, by id.
    pub window: Option<Rc<str>>,
    /// The milestone by which it should be done, by id.
    pub milestone: Option<Rc<str>>,
    /// Which occurrence of the quote is meant, where it occurs more than once in its clause.
    pub occurrence: Option<u8>,
}

decode!(Step { id, clause, quote, brief, text, actor } or_default {
    when, window, milestone, occurrence
});

/// Who does something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// The applicant.
    Applicant,
    /// The unit that employs the applicant, or an agency in its place.
    Unit,
    /// The bureau that issued the notice.
    Bureau,
}

names!(Actor {
    Applicant = "applicant",
    Unit = "unit",
    Bureau = "bureau",
});

/// A paper to hand in.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Material {
    /// Its id, which programs rely on.
    pub id: Rc<str>,
    /// The clause that asks for it.
    pub clause: Rc<str>,
    /// The words that ask for it.
    pub quote: Rc<str>,
    /// What it is called.
    pub name: Text,
    /// What matters when packing the envelope, in a few words.
    pub brief: Text,
    /// The number of copies; left out where the notice does not state it.
    pub copies: Option<u8>,
    /// More on the number of copies.
    pub copies_note: Option<Text>,
    /// Original or copy.
    pub originality: Originality,
    /// More on original or copy.
    pub originality_note: Option<Text>,
    /// Who signs or seals; left out where the notice does not state it.
    pub seal: Option<Text>,
    /// Whether it is kept or returned.
    pub handling: Handling,
    /// How it is decided whether the paper is needed.
    pub decision: Decision,
    /// How its variant is decided, where it has variants.
    pub variant: Option<Decision>,
    /// Which occurrence of the quote is meant, where it occurs more than once in its clause.
    pub occurrence: Option<u8>,
}

decode!(Material { id, clause, quote, name, brief, originality, handling, decision } or_default {
    copies, copies_note, originality_note, seal, variant, occurrence
});

/// Original or copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Originality {
    /// The original.
    Original,
    /// A copy.
    Copy,
    /// Printed from the platform.
    Printed,
    /// The notice does not say.
    NotStated,
}

names!(Originality {
    Original = "original",
    Copy = "copy",
    Printed = "printed",
    NotStated = "not-stated",
});

/// What happens to a paper once it is handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handling {
    /// The bureau keeps it.
    Kept,
    /// The applicant collects it once the review is passed.
    Returned,
}

names!(Handling {
    Kept = "kept",
    Returned = "returned",
});

/// One year of one subject of continuing education.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Requirement {
    /// The subject.
    pub subject: Subject,
    /// The year.
    pub year: i32,
    /// Who needs it.
    pub when: Condition,
    /// Whether an exemption, once granted, waives it.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub waived_by_exemption: bool,
    /// The clause it rests on.
    pub clause: Rc<str>,
    /// The words it rests on.
    pub quote: Rc<str>,
    /// The requirement in words.
    pub text: Text,
    /// Which occurrence of the quote is meant, where it occurs more than once in its clause.
    pub occurrence: Option<u8>,
}

decode!(Requirement { subject, year, when, clause, quote, text } or_default { waived_by_exemption, occurrence });

/// A subject of continuing education.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The public subject (公需、公共).
    Public,
    /// The professional subject (专业).
    Professional,
}

names!(Subject {
    Public = "public",
    Professional = "professional",
});

/// A period in which something may be handed in, both days inclusive.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Window {
    /// Its name.
    pub id: Rc<str>,
    /// What it is called.
    pub name: Text,
    /// The first day.
    pub opens: Date,
    /// The last day.
    pub closes: Date,
    /// The clause that fixes it.
    pub clause: Rc<str>,
    /// The words that fix it.
    pub quote: Rc<str>,
    /// What it means.
    pub text: Text,
    /// Which occurrence of the quote is meant, where it occurs more than once in its clause.
    pub occurrence: Option<u8>,
}

decode!(Window { id, name, opens, closes, clause, quote, text } or_default { occurrence });

/// A day that is advised and not fixed by the notice.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct MilestoneDate {
    /// Its name.
    pub id: Rc<str>,
    /// The day.
    pub date: Date,
    /// The window, by id, at whose end it is too late; before that it is only late.
    pub window: Rc<str>,
    /// The clause it is derived from.
    pub clause: Rc<str>,
    /// The words it is derived from.
    pub quote: Rc<str>,
    /// What it is, and that it is only advice.
    pub text: Text,
    /// Which occurrence of the quote is meant, where it occurs more than once in its clause.
    pub occurrence: Option<u8>,
}

decode!(MilestoneDate { id, date, window, clause, quote, text } or_default { occurrence });

/// A sentence that has to be written word for word.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Statement {
    /// Its name.
    pub id: Rc<str>,
    /// What it is called.
    pub name: Text,
    /// Who writes it, and where.
    pub text: Text,
    /// The clause that prescribes it.
    pub clause: Rc<str>,
    /// The sentence itself.
    pub quote: Rc<str>,
    /// Which occurrence of the quote is meant, where it occurs more than once in its clause.
    pub occurrence: Option<u8>,
}

decode!(Statement { id, name, text, clause, quote } or_default { occurrence });

/// A contact for questions.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Contact {
    /// Its name.
    pub id: Rc<str>,
    /// Who it is, and how far it can be relied on.
    pub text: Text,
    /// Telephone numbers.
    #[cfg_attr(feature = "schema", schemars(default))]
    pub telephones: Vec<Rc<str>>,
    /// The clause that names them.
    pub clause: Rc<str>,
    /// The words that name them.
    pub quote: Rc<str>,
    /// Which occurrence of the quote is meant, where it occurs more than once in its clause.
    pub occurrence: Option<u8>,
}

decode!(Contact { id, text, clause, quote } or_default { telephones, occurrence });

/// A web site that the notice names.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Site {
    /// Its name.
    pub id: Rc<str>,
    /// What it is for.
    pub text: Text,
    /// Its address, where the notice gives one.
    pub address: Option<Rc<str>>,
    /// The clause that names it.
    pub clause: Rc<str>,
    /// The words that name it.
    pub quote: Rc<str>,
    /// Which occurrence of the quote is meant, where it occurs more than once in its clause.
    pub occurrence: Option<u8>,
}

decode!(Site { id, text, clause, quote } or_default { address, occurrence });

/// What the notice lists as attached.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Attachment {
    /// Its number.
    pub number: u8,
    /// What it is, and where it is to be had.
    pub text: Text,
    /// The clause that lists it.
    pub clause: Rc<str>,
    /// The words that list it.
    pub quote: Rc<str>,
    /// Which occurrence of the quote is meant, where it occurs more than once in its clause.
    pub occurrence: Option<u8>,
}

decode!(Attachment { number, text, clause, quote } or_default { occurrence });

/// A clause that nothing cites.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Uncited {
    /// The clause.
    pub clause: Rc<str>,
    /// Why nothing cites it.
    pub reason: Rc<str>,
}

decode!(Uncited { clause, reason });

/// A warning of the linter that is not a mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Accepted {
    /// The place it is about.
    pub path: Rc<str>,
    /// Why it is correct.
    pub reason: Rc<str>,
}

decode!(Accepted { path, reason });

/// The field that names the schema of the file for an editor.
pub(super) const FOR_EDITORS: &str = "$schema";

/// The maximum size of a notice in bytes, far more than any bureau has written.
const MOST_BYTES: usize = 4_000_000;

/// Parses the JSON of a notice; the error names the place where it is not JSON.
pub fn parse(json: &str) -> Result<Json, Problem> {
    let (found, most) = (json.len(), MOST_BYTES);
    if found > most {
        return Err(Path::root().fault(Fault::TooLong { found, most }));
    }
    let mut json = Json::parse(json).map_err(|error| Path::root().fault(Fault::NotJson(error)))?;
    if let Json::Object(fields) = &mut json {
        fields.retain(|(name, _)| &**name != FOR_EDITORS);
    }
    Ok(json)
}

/// Validates the shape of a notice and reads it. Returns a document unless something required is missing
/// or wrong; superfluous fields are reported and ignored.
pub fn read(json: &Json, problems: &mut Problems) -> Option<Document> {
    look(Document::SHAPE, json, &Path::root(), problems);
    let readable = problems.leave_the_rest_readable();
    readable.then(|| Document::read(json))
}
