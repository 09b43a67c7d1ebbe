// The list of what to ask the bureau: everything that the notice leaves open for an applicant.
import { assessment } from "./engine";
import { clipboard, expect, open, openAll, press, reveal, expectText, section, started, test, type Locator, type Page } from "./fixtures";
import { DOUBTFUL, ENGINEER, FIVE } from "./states";

const TODAY = "2021-09-10";
const TELEPHONE = "0996-2030024";
const list = (page: Page) => page.locator('[data-section="to-confirm"]');
const entries = (page: Page) => list(page).locator("[data-confirm]");
const copy = (page: Page) => list(page).locator('[data-action="copy"]');

interface Entry {
  ask: Record<string, string>;
  concerns?: Record<string, string>;
  costs_year: boolean;
  question?: string;
  sources: { place: string; id: string }[];
}

const asked = (fragment: string) => assessment(fragment, TODAY).to_confirm as Entry[];

for (const [who, fragment] of Object.entries({ ...FIVE, doubtful: DOUBTFUL })) {
  test(`holds what the engine leaves open for ${who}, in the engine's order`, { tag: "@once" }, async ({ page }) => {
    await open(page, { fragment });
    const expected = asked(fragment);
    expect(expected.length).toBeGreaterThan(0);
    await openAll(list(page));
    await expect(entries(page)).toHaveCount(expected.length);
    for (const [at, { ask, concerns, costs_year }] of expected.entries()) {
      await expectText(entries(page).nth(at), ask.zh);
      if (concerns) await expectText(entries(page).nth(at), concerns.zh);
      await expect(entries(page).nth(at).locator(".year")).toHaveCount(costs_year ? 1 : 0);
    }
    // Entries that concern only some applicants are last; those that can cost the year are first.
    const rank = expected.map(({ concerns, costs_year }) => (concerns ? 2 : 0) + (costs_year ? 0 : 1));
    expect(rank).toEqual([...rank].sort());
    const texts = expected.map(({ ask, concerns }) => `${ask.zh} ${concerns?.zh}`);
    expect(new Set(texts).size, "each thing once").toBe(texts.length);
    await expectText(list(page), TELEPHONE);
  });
}

test("an unsure answer is one entry, with the verdicts that depend on it", { tag: "@once" }, async ({ page }) => {
  const fragment = ENGINEER.replace("unit-level=prefecture", "unit-level=unsure").replace(/&assignments=.*/, "&assignments=none");
  await open(page, { fragment });
  await openAll(list(page));
  const entry = page.locator('[data-confirm="unit-level"]');
  await expect(entry).toHaveCount(1);
  const sources = entry.locator('[data-action="to-source"]');
  for (const title of ["答辩", "论文"]) await expect(sources.filter({ hasText: title })).toHaveCount(1);
  await expect(section(page, "defence")).toHaveAttribute("data-verdict", "confirm");
});

test("is not shown while questions are open, nor to a barred applicant", { tag: "@once" }, async ({ page }) => {
  for (const fragment of ["route=intermediate-grant", "route=intermediate-review&status=retired"]) {
    await open(page, { fragment });
    await expect(section(page, "eligibility")).toHaveCount(1);
    await expect(list(page)).toHaveCount(0);
    await expect(page.locator('[data-action="to-question"]')).toHaveCount(0);
    await page.evaluate(() => localStorage.clear());
    await page.goto("about:blank");
  }
});

test("can be ticked, and the ticks are stored", async ({ page }) => {
  await open(page, { fragment: FIVE.engineer });
  const first = entries(page).first();
  await press(first.locator("label"));
  await expect(first.getByRole("checkbox")).toBeChecked();
  await expect(first).toHaveAttribute("data-asked");
  await page.reload();
  await started(page);
  await expect(first.getByRole("checkbox")).toBeChecked();
  await expect(entries(page).nth(1).getByRole("checkbox")).not.toBeChecked();
  await press(first.locator("label"));
  await expect(first.getByRole("checkbox")).not.toBeChecked();
});

for (const language of ["zh", "en"] as const) {
  test(`is copied as a whole, with who asks but without sanction or bar (${language})`, { tag: "@once" }, async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const fragment = DOUBTFUL.replace("social-organisation", "county-water-institution").replace("unit-level=unsure", "unit-level=county") + "&sanction=ended";
    await open(page, { language, fragment });
    await press(copy(page));
    await expectText(list(page).getByRole("status"), language === "zh" ? "已复制" : "Copied");
    const text = await clipboard(page);
    const introduced = language === "zh"
      ? ["授予", "库尔勒", "县（市）水利基层", "县（市）直"]
      : ["grant", "Korla", "ounty", "ounty"];
    const [title, who] = text.split("\n");
    expect(title).toContain("2021");
    for (const word of introduced) expect(who).toContain(word);
    expect(text).not.toMatch(language === "zh" ? /处分|五年限制|弄虚作假|记过/ : /sanction|five-year|falsif|demerit/i);
    const questions = asked(fragment);
    expect(questions.length).toBeGreaterThan(2);
    for (const at of questions.keys()) expect(text).toMatch(new RegExp(`^${at + 1}\\. `, "m"));
    for (const { ask } of questions) expect(text).toContain(ask[language]);
    expect(text).not.toContain(" undefined");
  });
}

/** The id of the focused element. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? "");
const leads = async (button: Locator) => {
  await reveal(button);
  await press(button);
};

for (const [who, fragment] of Object.entries({ engineer: FIVE.engineer, doubtful: DOUBTFUL, unsure: FIVE.unsure })) {
  test(`links to every sentence it comes from, and the mark there links back (${who})`, { tag: "@once" }, async ({ page }) => {
    await open(page, { fragment });
    for (const [at, { sources }] of asked(fragment).entries()) {
      const [{ place, id }] = sources;
      await leads(entries(page).nth(at).locator('[data-action="to-source"]').first());
      await expect.poll(() => focused(page)).toBe(`at/${place}/${id}`);
      const sentence = page.locator(`[id="at/${place}/${id}"]`);
      await expect(sentence).toBeInViewport();
      await press(sentence.locator('[data-action="to-question"]'));
      await expect.poll(() => focused(page)).toMatch(/^asked\//);
      const number = (await sentence.locator('[data-action="to-question"]').innerText()).match(/\d+/)![0];
      await expect(entries(page).nth(Number(number) - 1).getByRole("checkbox")).toBeFocused();
    }
  });
}

test("every link of an entry leads to a sentence of the result", { tag: "@once" }, async ({ page }) => {
  for (const fragment of [DOUBTFUL, FIVE.unsure]) {
    await open(page, { fragment });
    const wrong = await page.evaluate(async () => {
      const wrong: string[] = [];
      const frame = () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      const ways = () => [...document.querySelectorAll<HTMLElement>('[data-confirm] [data-action="to-source"]')];
      for (let way = 0; way < ways().length; way += 1) {
        ways()[way].click();
        await frame();
        if (!document.activeElement?.id.startsWith("at/")) wrong.push(ways()[way].closest("li")!.dataset.confirm!);
        (document.activeElement as HTMLElement).blur();
      }
      return [ways().length, ...wrong];
    });
    expect(wrong).toEqual([expect.any(Number)]);
    expect(wrong[0]).toBeGreaterThan(5);
    await page.evaluate(() => localStorage.clear());
    await page.goto("about:blank");
  }
});

test("a mark opens the disclosure around its entry", { tag: "@once" }, async ({ page }) => {
  const folded = asked(FIVE.engineer).findIndex(({ concerns }) => concerns);
  expect(folded).toBeGreaterThan(-1);
  const [{ place, id }] = asked(FIVE.engineer)[folded].sources;
  await open(page, { fragment: FIVE.engineer });
  const mark = page.locator(`[id="at/${place}/${id}"] [data-action="to-question"]`);
  await expect(entries(page).nth(folded)).toBeHidden();
  await leads(mark);
  await expect(entries(page).nth(folded).getByRole("checkbox")).toBeFocused();
});
