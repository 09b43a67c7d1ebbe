/** A day of the calendar in Beijing, such as `2021-09-10`. */
export type Day = string;

/** A sentence, once a language of the notice: `zh`, `en`. */
export type Text = Readonly<Record<string, string>>;

/** How a verdict is received. */
export type Tone = "favourable" | "neutral" | "unfavourable" | "unsettled";

/** A question of the own notice. */
export type Question = keyof Answers;

/** Answers to another notice: an option, or several where the question takes several. */
export type OtherAnswers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A notice as `notice.json` has it; `notices/notice.schema.json` is its shape, `check` its judge. */
export interface Notice {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** What a notice means for one applicant on one day. */
export interface Assessment<Asked extends string = string> {
  notice: string;
  today: Day;
  /** The question to ask now; null once nothing can change any more. */
  next: Asked | null;
  /** How many questions can still come at most. */
  questions_left: number;
  /** `unknown` before the notice was issued, `over` once all windows have closed. */
  round: "unknown" | "running" | "over";
  /** While this is `barred`, the other sections promise nothing. */
  eligibility: Section<EligibilityVerdict>;
  fee: Fee;
  defence: Section<DefenceVerdict>;
  thesis: Section<ThesisVerdict>;
  education: Education;
  channel: Section<ChannelVerdict>;
  materials: Material[];
  material_notes: Note[];
  windows: Period[];
  window_notes: Note[];
  /** What is over first, then in the order in which it is due. */
  steps: Step[];
  cautions: Note[];
  /** What can cost the year first, what concerns only some last; empty while questions are open. */
  to_confirm: ToConfirm[];
}

/** A verdict and what it rests on; `open` while an unanswered question still decides it. */
export interface Section<Verdict extends string> {
  verdict: Verdict;
  /** The verdict in words; absent while it is open. */
  answer?: Text;
  tone?: Tone;
  findings: Finding[];
  /** What belongs beside the verdict and does not decide it. */
  notes: Note[];
}

export interface Fee extends Section<FeeVerdict> {
  /** The fee in yuan, with the verdict `stated` and only there. */
  amount_cny?: number;
}

export interface Education extends Section<EducationVerdict> {
  requirements: Requirement[];
  /** Where the professional part is obtained. */
  professional_source: Section<EducationSourceVerdict>;
  exemption: Exemption;
}

export interface Exemption extends Section<ExemptionVerdict> {
  remaining_if_granted: Requirement[];
  steps: Note[];
}

/** The words of the official text that something rests on. */
export interface Cited {
  /** Such as `四（九）`. */
  clause: string;
  /** Word for word. */
  quote: string;
}

export interface Requirement extends Cited {
  subject: "public" | "professional";
  year: number;
  text: Text;
}

export interface Material extends Section<MaterialVerdict>, Cited {
  id: string;
  name: Text;
  /** What somebody who packs the envelope has to know. */
  brief: Text;
  /** Null where the notice does not say. */
  copies: number | null;
  copies_note: Text | null;
  originality: "original" | "copy" | "printed" | "not-stated";
  originality_note: Text | null;
  /** Who signs or seals. */
  seal: Text | null;
  /** Whether it stays with the bureau. */
  handling: "kept" | "returned";
  variant?: VariantVerdict;
  variant_detail?: Section<VariantVerdict>;
}

/** A period in which something may be handed in, both days inclusive. */
export interface Period extends Cited {
  id: string;
  verdict: "upcoming" | "open" | "closed";
  opens: Day;
  closes: Day;
  /** 0 on the last day, null once it has closed. */
  days_until_close: number | null;
  /** Null once it has opened. */
  days_until_open: number | null;
  name: Text;
  text: Text;
}

/** A rule that holds, or that hangs on an answer the applicant does not know. */
export interface Finding extends Cited {
  id: string;
  verdict: string;
  text: Text;
  /** The answers it rests on. */
  because: { question: string; option: string }[];
  /** The single answers that would lead to another verdict. */
  would_change: { question: string; option: string; verdict: string }[];
}

/** A sentence that decides nothing. */
export interface Note extends Cited {
  id: string;
  text: Text;
  /** Whether the notice leaves it open, so that the bureau has to be asked. */
  confirm: boolean;
}

/** Something to do. */
export interface Step extends Cited {
  id: string;
  actor: "applicant" | "unit" | "bureau";
  /** `late` is later than advised and not too late; `undated` follows on the step before it. */
  due: "over" | "late" | "now" | "ahead" | "undated";
  /** The last day, or the advised one. */
  by?: Day;
  /** The first day. */
  opens?: Day;
  /** Days until the last day, or until the first where that is ahead. */
  days?: number;
  /** Whether the day is advised and not fixed by the notice. */
  advised?: boolean;
  brief: Text;
  text: Text;
}

/** Something that the notice leaves open for the applicant. */
export interface ToConfirm {
  /** What to ask, or what to find out and who knows it. */
  ask: Text;
  /** Whom it concerns, where that is not everybody with these answers. */
  concerns?: Text;
  costs_year: boolean;
  /** The question to which the applicant does not know the answer. */
  question?: string;
  /** The sentences that it comes from: the section, or `materials/` with the name of a paper, and the id there. */
  sources: { place: string; id: string }[];
}

/** Something wrong with a notice, or suspicious in it. */
export interface Problem {
  /** The place, such as `sections.fee.findings[0].clause`. */
  path: string;
  /** An error would mislead applicants; a warning is probably a slip. */
  severity: "error" | "warning";
  reason: string;
}

/**
 * What the own notice means for the answers given so far, as on a day.
 * Throws an `Error` that names the question and the option which it does not know.
 */
export function assess(notice: undefined | null, answers: Answers, today: Day): Assessment<Question>;
/** The same by another notice: an object, or the text of its file. Throws an `Error` also where it is wrong. */
export function assess(notice: Notice | string, answers: OtherAnswers, today: Day): Assessment;

/**
 * Everything wrong with a notice or suspicious in it: an object, or the text of its file. Whether its
 * clauses and quotes stand in the official text is looked at where that is given, as Markdown.
 */
export function check(notice: unknown, text?: string): Problem[];


/** Where `init` finds what it needs; both default to the files beside the module. */
export interface Sources {
  /** The WebAssembly, or its address. */
  module_or_path?: RequestInfo | URL | Response | BufferSource | WebAssembly.Module | Promise<Response | BufferSource>;
  /** The own notice, as an object or the text of its file. */
  notice?: Notice | string | Promise<Notice | string>;
}

/** Loads the engine and its own notice; has to be awaited before the first call of another function. */
export default function init(sources?: Sources): Promise<void>;
