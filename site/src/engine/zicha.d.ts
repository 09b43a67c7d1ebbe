/** A day of the calendar in Beijing, such as `2021-09-10`. */
export type Day = string;

/** A Beijing day, or a minute of it, such as `2021-09-10T17:30`. */
export type Moment = string;

/** A Beijing day, or a time on it, such as `2021-09-19T18:00` or `2021-09-19T24:00`. */
export type DayTime = string;

/** A sentence, once a language of the notice: `zh`, `en`. */
export type Text = Readonly<Record<string, string>>;

/** How a verdict is received. */
export type Tone = "favourable" | "neutral" | "unfavourable" | "unsettled";

/** A question of the own notice. */
export type Question = keyof Answers;

/** Answers to another notice: an option or a day, several options, or a number. */
export type OtherAnswers = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** A notice as `notice.json` has it; `notices/notice.schema.json` is its shape, `check` its judge. */
export interface Notice {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** What a notice means for one applicant at one moment. */
export interface Assessment<Asked extends string = string> {
  notice: string;
  today: Moment;
  /** The question to ask now; null once nothing can change any more. */
  next: Asked | null;
  /** How many questions can still come at most. */
  questions_left: number;
  /** `unknown` before the notice was issued, `over` once all windows of the applicant have closed. */
  round: "unknown" | "running" | "over";
  /** One for each section of the notice, in its order. */
  sections: Section[];
  /** What can cost the year first, what concerns only some last; empty while questions are open. */
  to_confirm: ToConfirm[];
}

/** What a section holds. */
export type Kind =
  | "decision"
  | "fee"
  | "windows"
  | "papers"
  | "requirements"
  | "steps"
  | "lines"
  | "statements"
  | "contacts"
  | "links";

/** A verdict and what it rests on. */
export interface Assessed {
  /**
   * `open` while an unanswered question still decides it, `confirm` where the bureau must be asked; all others
   * are the notice's own. Absent where nothing is decided.
   */
  verdict?: string;
  /** The fee in yuan, where the notice states one. */
  amount_cny?: number;
  /** The verdict in words; absent while it is open. */
  answer?: Text;
  tone?: Tone;
  findings: Finding[];
  /** What belongs beside the verdict and does not decide it. */
  notes: Note[];
}

interface OfKind<K extends Kind, Item> extends Assessed {
  id: string;
  kind: K;
  /** The section that it belongs to. */
  within?: string;
  items: Item[];
}

/** A section; `kind` tells what its items are. */
export type Section =
  | Omit<OfKind<"decision", never>, "items">
  | OfKind<"fee", Charge>
  | (OfKind<"windows", Period> & { hints?: Hint[] })
  | OfKind<"papers", Paper>
  | OfKind<"requirements", Requirement>
  | OfKind<"steps", Step>
  | OfKind<"lines", Note>
  | OfKind<"statements", Entry>
  | OfKind<"contacts", Entry>
  | OfKind<"links", Entry>;

/** The words of the official text that something rests on. */
export interface Cited {
  /** Such as `四（九）`. */
  clause: string;
  /** Word for word. */
  quote: string;
}

/** Whether something that depends on answers applies. */
export type ItemVerdict = "applies" | "does-not" | "confirm" | "open";

/** A charge in addition to the fee. */
export interface Charge extends Cited {
  id: string;
  verdict: ItemVerdict;
  amount_cny: number;
  /** Whether it is owed only if something happens that nobody knows yet. */
  possible: boolean;
  per?: Text;
  name: Text;
  text: Text;
}

/** Something to be fulfilled. */
export interface Requirement extends Cited {
  id: string;
  /** Absent in a section with a verdict, which lists what holds. */
  verdict?: ItemVerdict;
  subject?: string;
  /** The year, where it is one. */
  year?: number;
  /** The years together, where there are several. */
  years?: number[];
  hours?: number;
  waived_if_granted: boolean;
  text: Text;
}

/** A paper; in a section without verdicts it has one only if it depends on answers. */
export interface Paper extends Assessed, Cited {
  id: string;
  name: Text;
  /** What somebody who packs the envelope has to know. */
  brief: Text;
  /** Null where the notice does not say, or it is not settled. */
  copies: number | null;
  copies_verdict?: "open" | "confirm";
  copies_note: Text | null;
  originality: "original" | "copy" | "printed" | "file" | null;
  originality_note: Text | null;
  form: Text | null;
  /** Who signs or seals. */
  seal: Text | null;
  /** Whether it stays with the bureau. */
  handling: "kept" | "returned" | null;
  variant?: string;
  variant_detail?: Assessed;
}

/** A period in which something is done; a last day counts until it ends. */
export interface Period extends Cited {
  id: string;
  verdict: "upcoming" | "open" | "closed" | "unannounced";
  /** Whether it is one for this applicant; absent where it is one for everybody. */
  applies?: "yes" | "no" | "confirm" | "open";
  /** Null where the notice does not state it. */
  opens: DayTime | null;
  closes: DayTime | null;
  /** 0 on the last day, null once it has closed or without one. */
  days_until_close: number | null;
  /** Null once it has opened, or without a first day. */
  days_until_open: number | null;
  daily?: Text;
  actor: "applicant" | "unit" | "bureau";
  name: Text;
  text: Text;
}

/** A day that is advised, not fixed by the notice. */
export interface Hint extends Cited {
  id: string;
  /** Whether it is advised to this applicant; absent where it is to everybody. */
  applies?: "yes" | "no" | "confirm" | "open";
  date: Day;
  /** The window at whose end it is too late. */
  window: string;
  text: Text;
}

/** A statement, a contact or a link. */
export interface Entry extends Cited {
  id: string;
  text: Text;
  name?: Text;
  telephones?: string[];
  address?: string;
}

/** A number of a number question, or the years since a day, counted up to a cut-off. */
export type Threshold = number | { years: number; by: string };

/** An answer that something rests on; a number or day with the thresholds that it meets or misses. */
export type Because =
  | { question: string; option: string }
  | { question: string; value: number | Day; "at-least"?: Threshold; below?: Threshold };

/** A single answer that would lead to another verdict; of a number or day, the nearest threshold. */
export type WouldChange = { question: string; verdict: string } & (
  | { option: string }
  | { "at-least"?: Threshold; below?: Threshold }
);

/** A rule that holds, or that depends on an answer the applicant does not know. */
export interface Finding extends Cited {
  id: string;
  verdict: string;
  text: Text;
  because: Because[];
  would_change: WouldChange[];
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
  /** The last day or the time on it, or the advised day; null where the notice states none. */
  by?: DayTime | null;
  /** The first day, or the time on it. */
  opens?: DayTime;
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
  /** The sentences that it comes from: the section, or that and a paper in it, and the id there. */
  sources: { place: string; id: string }[];
}

/** Something wrong with a notice, or suspicious in it. */
export interface Problem {
  /** The place, such as `sections[7].findings[0].clause`. */
  path: string;
  /** An error would mislead applicants; a warning is probably a slip. */
  severity: "error" | "warning";
  reason: string;
}

/**
 * What the own notice means for the answers given so far, at a moment.
 * Throws an `Error` that names the question and the option which it does not know.
 */
export function assess(notice: undefined | null, answers: Answers, today: Moment): Assessment<Question>;
/** The same by another notice: an object, or the text of its file. Throws an `Error` also where it is wrong. */
export function assess(notice: Notice | string, answers: OtherAnswers, today: Moment): Assessment;

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
