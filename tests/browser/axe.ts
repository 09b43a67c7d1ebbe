// Checks a page for accessibility with axe.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import type { AxeResults, ElementContext, RunOptions } from "axe-core";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The rule that takes most of the time if it looks at every text. */
const CONTRAST = "color-contrast";
const COLOUR_RULES = [CONTRAST, "link-in-text-block"];

/** Which rules are checked: all, only those about colours, or all others. */
export type Rules = "all" | "colours" | "all but colours";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Fails when axe finds a problem in the page, without its frames. */
export async function axe(page: Page, rules: Rules = "all") {
  // Each document needs the script once; evaluating it takes as long as many rules.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(SOURCE);
  expectNone(await page.evaluate(run, { rules, contrast: CONTRAST, colourRules: COLOUR_RULES, tags: TAGS }));
}

/** The same in all frames too, which takes longer. */
export async function axeInFrames(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).options({ resultTypes: ["violations"] }).analyze();
  expectNone(violations);
}

type Violations = Pick<AxeResults["violations"][number], "id" | "help" | "nodes">[];

interface Choice {
  rules: Rules;
  contrast: string;
  colourRules: string[];
  tags: string[];
}

/** Evaluated in the page. */
async function run({ rules, contrast, colourRules, tags }: Choice): Promise<Violations> {
  const { axe } = window as unknown as { axe: { run(context: ElementContext, options: RunOptions): Promise<AxeResults> } };
  const found: Violations = [];
  const check = async (context: ElementContext, options: RunOptions) => {
    const { violations } = await axe.run(context, { ...options, resultTypes: ["violations"] });
    found.push(...violations.map(({ id, help, nodes }) => ({ id, help, nodes })));
  };
  if (rules === "colours") await check(document, { runOnly: colourRules.filter((it) => it !== contrast) });
  else {
    const others = rules === "all" ? [contrast] : colourRules;
    const disabled = Object.fromEntries(others.map((rule) => [rule, { enabled: false }]));
    await check(document, { runOnly: tags, rules: disabled });
  }
  if (rules !== "all but colours") await check({ include: differentTexts() }, { runOnly: [contrast] });
  return found;

  /** One element for each combination of colours and type: the contrast of a text depends on nothing else. */
  function differentTexts() {
    const different = new Map<string, Element>();
    const backgrounds = new Map<Element, string>();
    const background = (element: Element): string => {
      const known = backgrounds.get(element);
      if (known !== undefined) return known;
      const { backgroundColor, backgroundImage, opacity, filter } = getComputedStyle(element);
      const own = [backgroundColor, backgroundImage, opacity, filter].join();
      const parent = element.parentElement ? background(element.parentElement) : "";
      // Most elements are transparent.
      const all = own === "rgba(0, 0, 0, 0),none,1,none" ? parent : `${parent};${own}`;
      backgrounds.set(element, all);
      return all;
    };
    for (const element of document.body.querySelectorAll("*")) {
      const hasText = [...element.childNodes].some((node) => node instanceof Text && node.data.trim());
      const isField = element.matches("input, textarea, select");
      if (!(hasText || isField) || !element.checkVisibility()) continue;
      const { color, fontSize, fontWeight, position } = getComputedStyle(element);
      const key = [background(element), color, fontSize, fontWeight, position, isField].join();
      if (!different.has(key)) different.set(key, element);
    }
    return [...different.values()];
  }
}

function expectNone(violations: Violations) {
  const faults = violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${target}`));
  expect(faults, "axe finds nothing").toEqual([]);
}
