// The official text with its marks: each quoted stretch shows whether it applies, why, and where in the result.
import { answer, expect, open, press, question, expectText, test, type Page } from "./fixtures";
import { TEXT } from "./notice";
import { ENGINEER, FIVE } from "./states";

const marks = (page: Page) => page.locator(".clauses mark");
const citing = (page: Page, name: string) => page.locator(`.clauses mark[data-finding~="${name}"]`);
const opens = (page: Page) => press(page.locator(".official-text").getByRole("button"));
const explained = (page: Page) => page.locator(".explained");

/** The clauses of the official text, by id. */
const CLAUSES = TEXT.split(/^## /m)
  .slice(1)
  .map((part) => part.split("\n"));

test("is the official text, word for word, with marks", { tag: "@once" }, async ({ page }) => {
  await open(page, { fragment: ENGINEER });
  await opens(page);
  const shown = await page.locator(".clause-text").evaluateAll((clauses) => clauses.map((it) => it.textContent?.replace(/\s/g, "")));
  expect(shown).toEqual(CLAUSES.map((lines) => lines.join("").replace(/\s/g, "")));
  expect(await marks(page).count()).toBeGreaterThan(60);
  for (const mark of await marks(page).all()) {
    await expect(mark).toHaveAttribute("data-applies", /^(yes|no|confirm|open)$/);
    await expect(mark).toHaveAttribute("data-finding", /^\S+\/\S+/);
  }
});

test("marks what applies, what does not, and what is to be confirmed", { tag: "@once" }, async ({ page }) => {
  await open(page, { fragment: FIVE.engineer });
  await opens(page);
  const applies = (name: string) => citing(page, name).first();
  const fees = await marks(page).evaluateAll((all) =>
    (all as HTMLElement[]).filter((it) => it.dataset.finding?.includes("fee/")).map((it) => [it.innerText, it.dataset.applies]),
  );
  expect(fees.find(([text]) => text?.includes("中级评审380元"))?.[1]).toBe("yes");
  expect(fees.find(([text]) => text?.includes("初级评审220元"))?.[1]).toBe("no");
  await expect(applies("windows/online")).toHaveAttribute("data-applies", "yes");
  expect(await page.locator('.clauses mark[data-applies="confirm"]').count()).toBeGreaterThan(0);
  await expect(page.locator('.clauses mark[data-applies="open"]')).toHaveCount(0);
});

test("marks what depends on open questions, and follows the answers", { tag: "@once" }, async ({ page }) => {
  await open(page);
  await opens(page);
  const junior = marks(page).filter({ hasText: "初级评审220元" }).first();
  await expect(junior).toHaveAttribute("data-applies", "open");
  await answer(page, "route", "junior-review");
  await expect(question(page, "status")).toBeVisible();
  await opens(page);
  await expect(junior).toHaveAttribute("data-applies", "yes");
});

for (const language of ["zh", "en"] as const) {
  test(`explains a mark on a tap, and links to the result and back (${language})`, async ({ page }) => {
    await open(page, { language, fragment: FIVE.engineer });
    await opens(page);
    // A label and a sign, not colour alone.
    const legend = page.locator(".legend mark");
    await expect(legend).toHaveCount(4);
    const words = await legend.allInnerTexts();
    const paid = marks(page).filter({ hasText: "中级评审380元" }).first();
    await expect(paid.locator(".sign")).toHaveAccessibleName(words[0]);
    const signs = await page.locator(".legend mark").evaluateAll((all) => all.map((it) => getComputedStyle(it, "::before").content));
    expect(new Set(signs).size).toBe(4);
    expect(await paid.locator(".sign").evaluate((it) => getComputedStyle(it, "::before").content)).toBe(signs[0]);

    await expect(explained(page)).toHaveCount(0);
    await press(paid.locator(".sign"));
    await expect(paid.locator(".sign")).toHaveAttribute("aria-expanded", "true");
    await expectText(explained(page).first(), words[0]);
    await expectText(explained(page).first(), "380");
    await press(explained(page).first().locator('[data-action="to-source"]'));
    const focused = page.locator(".result [id^='at/fee/']:focus");
    await expectText(focused, "380");
    const sentence = page.locator(`[id="${await focused.getAttribute("id")}"]`);
    await expect(sentence).toBeInViewport();
    await press(sentence.locator('[data-action="quote"]'));
    await press(sentence.locator('[data-action="open-text"]'));
    await expect(page.locator('[id="clause-七（五）"]')).toBeFocused();
    await expect(page.locator('[id="clause-七（五）"]')).toBeInViewport();
  });
}

test("shows what does not apply, without a link to a sentence that is not shown", { tag: "@once" }, async ({ page }) => {
  await open(page, { fragment: FIVE.engineer });
  await opens(page);
  const other = marks(page).filter({ hasText: "初级评审220元" }).first();
  await press(other.locator(".sign"));
  await expectText(explained(page).first(), "220");
  await expect(explained(page).first()).toHaveAttribute("data-applies", "no");
  await expect(explained(page).first().locator('[data-action="to-source"]')).toHaveCount(0);
  await press(other.locator(".sign"));
  await expect(explained(page)).toHaveCount(0);
});

test("every link from a mark leads to a sentence of the result", { tag: "@once" }, async ({ page }) => {
  await open(page, { fragment: FIVE.engineer });
  await opens(page);
  // All ids in the marks, and the sentences on the page.
  const wrong = await page.evaluate(async () => {
    const wrong: string[] = [];
    const frame = () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    for (let at = 0; at < document.querySelectorAll(".clauses .sign").length; at += 1) {
      const sign = document.querySelectorAll<HTMLElement>(".clauses .sign")[at];
      sign.click();
      await frame();
      const ways = document.querySelectorAll<HTMLElement>('.explained [data-action="to-source"]').length;
      for (let way = 0; way < ways; way += 1) {
        document.querySelectorAll<HTMLElement>('.explained [data-action="to-source"]')[way].click();
        await frame();
        const { activeElement } = document;
        if (!activeElement?.id.startsWith("at/")) wrong.push(`${sign.parentElement?.dataset.finding} ${way}: ${activeElement?.id}`);
      }
      document.querySelectorAll<HTMLElement>(".clauses .sign")[at].click();
      await frame();
    }
    return wrong;
  });
  expect(wrong).toEqual([]);
});
