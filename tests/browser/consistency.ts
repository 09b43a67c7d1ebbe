// Which answers may be on the page together: the rules of the flow, written by hand, without the engine.
import * as current from "./notice";

type Words = Record<string, string>;

interface Notice {
  title: Words;
  questions: { id: string; text: Words; label: Words; options: { id: string; text: Words }[] }[];
}

/** Only the texts are read from it. */
const NOTICE: Notice = JSON.parse(current.NOTICE);
const ORDER = NOTICE.questions.map(({ id }) => id);

const INSTITUTIONS = ["bureau-institution", "county-water-institution", "other-institution"];
const NAMED = ["village-stationing", "temple-stationing", "preschool-teaching", "inland-service", "first-secretary"];

/** Option ids by question. */
export type Answers = Partial<Record<string, string[]>>;

/** What the page shows of the flow, as text. */
export interface Shown {
  language: string;
  heading: string;
  /** The question that is being asked. */
  asks?: { id: string; text: string };
  /** The answers in the list, from top to bottom. */
  answered: { id: string; label: string; text: string }[];
}

/** The answers that are shown, by id. Fails where a text is not in the page's language. */
export function read({ language, heading, asks, answered }: Shown): Answers {
  const wrong = (what: string, said: string) => new Error(`${what} is not ${language}: ${said}`);
  if (heading !== NOTICE.title[language]) throw wrong("the heading", heading);
  if (asks && asks.text !== question(asks.id).text[language]) throw wrong(asks.id, asks.text);
  const entries = answered.map(({ id, label, text }) => {
    const { label: own, options } = question(id);
    if (label !== own[language]) throw wrong(`the label of ${id}`, label);
    const chosen = text.split(" · ").map((words) => options.find((option) => option.text[language] === words)?.id);
    if (chosen.includes(undefined)) throw wrong(`the answer to ${id}`, text);
    return [id, chosen as string[]] as const;
  });
  return Object.fromEntries(entries);
}

function question(id: string) {
  const found = NOTICE.questions.find((it) => it.id === id);
  if (!found) throw new Error(`there is no question ${id}`);
  return found;
}

/** The question whose answer bars the applicant; no later one may be asked. */
function bar(answers: Answers): string | undefined {
  const has = (question: string, ...options: string[]) => options.some((it) => answers[question]?.includes(it));
  if (has("route", "senior")) return "route";
  if (has("status", "retired")) return "status";
  if (has("status", "in-service") && has("workplace", "outside")) return "workplace";
  if (has("employer", ...INSTITUTIONS) && has("sanction", "running")) return "sanction";
  if (has("falsification-bar", "yes")) return "falsification-bar";
  return undefined;
}

/** What is inconsistent in the answers that are shown, or undefined. */
export function contradiction({ asks, answered }: Shown, answers: Answers): string | undefined {
  const at = answered.map(({ id }) => ORDER.indexOf(id));
  if (at.some((place, row) => row > 0 && place <= at[row - 1])) return "an answer stands twice or out of order";
  if (asks?.id === "submissions" || answers.submissions) return "the submissions are asked about";
  const { employer, sanction, assignments, "assignment-period": period } = answers;
  // Whoever answers `unsure` for the employer may be at any of the three kinds.
  if (sanction && employer && ![...INSTITUTIONS, "unsure"].includes(employer[0])) return "a sanction that nobody asks for";
  if (period && assignments && !assignments.some((it) => NAMED.includes(it))) return "a period without an assignment";
  const barred = bar(answers);
  if (!barred) return undefined;
  if (answered.at(-1)?.id !== barred) return "an answer after a bar";
  return asks && !answers[asks.id] ? "a question after a bar" : undefined;
}
