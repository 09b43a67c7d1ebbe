// The engine's output on the command line, with which the page is compared.
import { execFileSync } from "node:child_process";
import path from "node:path";

export const ROOT = path.join(import.meta.dirname, "../..");

/** The lines of an output. */
export const lines = (text: string) => text.split("\n").filter((line) => line !== "");

/** The output of a command. A failure exit code, which only means that problems were found, is ignored. */
export function xtask(words: string[], input = ""): string[] {
  const [program, ...first] = process.env.ZICHA_XTASK ? [process.env.ZICHA_XTASK] : ["cargo", "xtask"];
  const options = { cwd: ROOT, input, encoding: "utf8", maxBuffer: 2 ** 28 } as const;
  try {
    return lines(execFileSync(program, [...first, ...words], options));
  } catch (error) {
    return lines((error as { stdout: string }).stdout);
  }
}

/** The answers of a fragment as JSON for the engine. */
function answers(fragment: string) {
  const pairs = [...new URLSearchParams(fragment)];
  return Object.fromEntries(pairs.map(([question, options]) => [question, question === "assignments" ? options.split(",") : options]));
}

/** The assessment of a fragment on a day. */
export function assessment(fragment: string, today: string): Record<string, unknown> {
  const [line] = xtask(["assess"], JSON.stringify({ answers: answers(fragment), today }));
  return JSON.parse(line);
}

/** Every sentence of an assessment in a language, each with its quote. */
export function sentences(value: unknown, language: "zh" | "en"): { text: string; quote: string }[] {
  if (Array.isArray(value)) return value.flatMap((it) => sentences(it, language));
  if (!value || typeof value !== "object") return [];
  const { text, quote } = value as { text?: Record<string, string>; quote?: string };
  const own = text && quote ? [{ text: text[language], quote }] : [];
  return [...own, ...Object.values(value).flatMap((it) => sentences(it, language))];
}
