// The result on a phone: its length, the completeness of its folded content, and that open disclosures stay open.
import { PHONE } from "../../playwright.config";
import { assessment, sentences } from "./engine";
import { axe, change, expect, label, open, openAll, paper, press, pressUntil, question, reveal, expectText, section, started, test, type Page } from "./fixtures";
import { KEY } from "./notice";
import { ENGINEER, FIVE } from "./states";

const TODAY = "2021-09-10";
const action = (page: Page, name: string) => page.locator(`[data-action="${name}"]`);
const plan = (page: Page) => page.locator('[data-section="steps"]');

/** The length of a whole page, in characters without white space. */
function cost(page: Page) {
  return page.evaluate(() => ({
    height: document.documentElement.scrollHeight,
    characters: document.body.innerText.replace(/\s/g, "").length,
    nodes: document.querySelectorAll("*").length,
  }));
}

/** The maximum length of a result before anything is opened. */
const KNOWN = { height: 3500, characters: 1350, nodes: 900, large: 5600 };
const UNKNOWN = { height: 4200, characters: 1700, nodes: 1200, large: 6300 };

test.describe("on a phone", { tag: "@once" }, () => {
  test.use(PHONE);

  for (const [who, fragment] of Object.entries(FIVE)) {
    const most = who === "unsure" ? UNKNOWN : KNOWN;

    test(`the result of ${who} is read on a few screens`, async ({ page }) => {
      await open(page, { fragment });
      await expect(page.locator('[data-complete="true"]')).toBeVisible();
      const { height, characters, nodes } = await cost(page);
      expect.soft(height, "pixels").toBeLessThanOrEqual(most.height);
      expect.soft(characters, "characters").toBeLessThanOrEqual(most.characters);
      expect.soft(nodes, "nodes").toBeLessThanOrEqual(most.nodes);
      await press(action(page, "large"));
      await expect(page.locator("html")).toHaveAttribute("data-type", "large");
      expect.soft((await cost(page)).height, "pixels in large type").toBeLessThanOrEqual(most.large);
    });

    for (const language of ["zh", "en"] as const) {
      test(`the result of ${who} contains every sentence of the assessment once opened (${language})`, async ({ page }) => {
        await open(page, { fragment, language });
        const { to_confirm: asked, ...assessed } = assessment(fragment, TODAY);
        const said = sentences(assessed, language);
        expect(said.length).toBeGreaterThan(40);
        const plain = (text: string) => text.replace(/\s/g, "");
        const shown = () => page.locator(".result").evaluate((it) => (it as HTMLElement).innerText.replace(/\s/g, ""));
        const closed = await shown();
        await openAll(page.locator(".result"));
        const opened = await shown();
        const missing = said.filter(({ text, quote }) => !opened.includes(plain(text)) || !opened.includes(plain(quote)));
        expect(missing).toEqual([]);
        const questions = (asked as { ask: Record<string, string> }[]).map(({ ask }) => plain(ask[language]));
        expect(questions.filter((ask) => !opened.includes(ask))).toEqual([]);
        // Most of it is folded at first, or the test would prove nothing.
        expect(said.filter(({ text }) => !closed.includes(plain(text))).length).toBeGreaterThan(said.length / 2);
      });
    }
  }

  for (const language of ["zh", "en"] as const) {
    for (const [height, least] of [[844, 7], [664, 5]]) {
      test(`the first screen of ${height} px holds ${least} options (${language})`, async ({ page }) => {
        await page.setViewportSize({ width: 390, height });
        await open(page, { language, date: null });
        const options = question(page, "route").locator("label.option, .option");
        const ends = await options.evaluateAll((all) => all.map((it) => it.getBoundingClientRect().bottom));
        expect(ends.length).toBe(7);
        expect(ends.filter((end) => end <= height).length).toBeGreaterThanOrEqual(least);
        await expect(page.locator("h1")).toBeInViewport({ ratio: 1 });
      });
    }
  }

  test("while questions are open a line shows what was settled, and opens the live result", async ({ page }) => {
    await open(page);
    const settled = page.locator(".settled").getByRole("status");
    await press(label(question(page, "route"), "route", "junior-review"));
    await expectText(settled, "220");
    await expectText(settled, "免于答辩");
    await expect(section(page, "fee")).toBeHidden();
    await press(action(page, "whole"));
    await expect(section(page, "fee")).toBeVisible();
    await press(label(question(page, "status"), "status", "in-service"));
    await expect(question(page, "workplace")).toBeVisible();
    // What was settled before is not repeated.
    await expect(settled).not.toContainText("220");
    await axe(page);
    await press(action(page, "whole"));
    await expect(section(page, "fee")).toBeHidden();
  });
});

/** The names of the open disclosures, and the number of quotes. */
function opened(page: Page) {
  return page.evaluate(() => [
    ...[...document.querySelectorAll<HTMLDetailsElement>("details[open]")].map((it) => it.dataset.fold),
    document.querySelectorAll(".quote").length,
  ]);
}

test("open disclosures stay open after a change of language, a tick, a type size, Back and a reload", async ({ page }) => {
  await open(page, { fragment: ENGINEER });
  await press(section(page, "fee").locator("summary").first());
  await press(section(page, "fee").locator('[data-action="quote"]').first());
  await press(paper(page, "thesis").locator("summary").first());
  await expect(paper(page, "thesis").locator("details")).toHaveAttribute("open");
  const parts = await opened(page);
  expect(parts).toEqual(expect.arrayContaining(["fee", "materials/thesis", 1]));
  const stays = () => expect.poll(() => opened(page)).toEqual(parts);
  await press(action(page, "language"));
  await expectText(section(page, "fee"), "380 yuan");
  await stays();
  await press(paper(page, "thesis").locator("label"));
  await expect(paper(page, "thesis").getByRole("checkbox")).toBeChecked();
  await stays();
  await press(action(page, "large"));
  await stays();
  await change(page, "route");
  await expect(question(page, "route")).toBeVisible();
  await page.goBack();
  await expect(page.locator('[data-complete="true"]')).toBeVisible();
  await page.locator("fieldset[data-question]").waitFor({ state: "detached" });
  const folded = await opened(page);
  expect(folded).toEqual(parts);
  await page.reload();
  await started(page);
  await stays();
  // And closed ones stay closed.
  await press(section(page, "fee").locator("summary").first());
  const kept = () => page.evaluate((key) => localStorage.getItem(key)?.split("\n").at(-1)?.split(","), KEY);
  await expect.poll(kept).not.toContain("fee");
  await page.reload();
  await started(page);
  await expect(section(page, "fee").locator("details").first()).not.toHaveAttribute("open");
});

test("the browser's search opens the disclosure with the match", { tag: "@once" }, async ({ page }) => {
  await open(page, { fragment: ENGINEER });
  const found = "评审费用于";
  const text = await section(page, "fee").evaluate((it) => it.querySelector("[id^='at/fee/']")?.firstChild?.textContent ?? "");
  expect(text.length, found).toBeGreaterThan(5);
  await expect(section(page, "fee").locator("details").first()).not.toHaveAttribute("open");
  // A text fragment in a link, for which browsers use the same search.
  await page.evaluate((text) => {
    const link = document.createElement("a");
    link.id = "to-the-text";
    link.href = `#:~:text=${encodeURIComponent(text)}`;
    link.textContent = "→";
    document.body.prepend(link);
  }, text.trim());
  await page.locator("#to-the-text").click();
  await expect(section(page, "fee").locator("details").first()).toHaveAttribute("open");
  await expect(section(page, "fee").locator("[id^='at/fee/']").first()).toBeInViewport();
  // It is stored as if it had been opened by a tap.
  await page.reload();
  await started(page);
  await expect(section(page, "fee").locator("details").first()).toHaveAttribute("open");
});

test.describe("the plan", { tag: "@once" }, () => {
  for (const [language, nothing] of [["zh", "本轮已经结束，没有要办的事。请以当年通知为准。"], ["en", "This round is over; there is nothing left to do. Follow the notice of the year."]] as const) {
    test(`after the round has that message and nothing else (${language})`, async ({ page }) => {
      await open(page, { language, date: "2021-10-01", fragment: ENGINEER });
      await expect(plan(page).locator("> :not(h3)")).toHaveText(nothing);
      await expect(plan(page).locator("li, details, button")).toHaveCount(0);
    });
  }

  for (const [language, late] of [["zh", "比建议的晚，还不算迟"], ["en", "later than advised, not too late"]] as const) {
    test(`shows a milestone as late while its window is open (${language})`, async ({ page }) => {
      const hint = plan(page).locator('[data-step="publicity"]');
      await open(page, { language, date: "2021-09-10", fragment: ENGINEER });
      await expect(hint).toBeVisible();
      await expect(hint).not.toContainText(late);
      for (const date of ["2021-09-11", "2021-09-19"]) {
        await open(page, { language, date, fragment: ENGINEER });
        await expect(hint).toHaveAttribute("data-late");
        await expectText(hint, late);
      }
      // Once the window has closed it is over, and folded with the other past steps.
      await open(page, { language, date: "2021-09-20", fragment: ENGINEER });
      await expect(hint).not.toHaveAttribute("data-late");
      await expect(plan(page).locator('[data-fold="steps/=over"]').filter({ has: page.locator('[data-step="publicity"]') })).toHaveCount(1);
      await expect(hint).toBeHidden();
    });
  }

  test("has the next step first, with its day, the days left and who does it", async ({ page }) => {
    await open(page, { fragment: ENGINEER });
    const steps = plan(page).locator("[data-step]");
    await expectText(steps.first(), "今天");
    await expectText(plan(page).locator('[data-step="publicity"]'), "单位");
    await expectText(plan(page).locator('[data-step="file-online"]'), /9月19日.*9 天/);
    await expectText(plan(page).locator('[data-step="hand-in"]'), /9月20日.*10 天/);
    const order = await steps.evaluateAll((all) => (all as HTMLElement[]).map((it) => it.dataset.step));
    expect(order.indexOf("file-online")).toBeLessThan(order.indexOf("hand-in"));
    expect(order.indexOf("hand-in")).toBeLessThan(order.indexOf("collect"));
  });
});

test.describe("with the keyboard alone", { tag: "@once" }, () => {
  test("a section and its clause open, and the list of what to ask links back to the sentence", async ({ page }) => {
    await open(page, { fragment: FIVE.junior });
    const thesis = section(page, "thesis");
    await pressUntil(page, "Tab", thesis.locator("summary").first(), 120);
    await page.keyboard.press("Enter");
    await expect(thesis.locator("details").first()).toHaveAttribute("open");
    const mark = thesis.locator('[data-action="to-question"]').first();
    await pressUntil(page, "Tab", mark);
    const number = (await mark.innerText()).match(/\d+/)![0];
    const sentence = thesis.locator("[tabindex='-1']").filter({ has: page.locator('[data-action="to-question"]') }).first();
    await page.keyboard.press("Enter");
    const entries = page.locator("[data-confirm]");
    const entry = entries.nth(Number(number) - 1);
    await expect(entry.getByRole("checkbox")).toBeFocused();
    await page.keyboard.press("Space");
    await expect(entry.getByRole("checkbox")).toBeChecked();
    await expect(entry).toHaveAttribute("data-asked");
    await pressUntil(page, "Tab", entry.locator('[data-action="to-source"]').first());
    await page.keyboard.press("Enter");
    await expect(sentence).toBeFocused();
    await pressUntil(page, "Tab", sentence.locator('[data-action="quote"]'));
    await page.keyboard.press("Enter");
    await expect(sentence.locator("q")).toBeVisible();
    // Into the official text, to the explanation of a mark, and back.
    await pressUntil(page, "Tab", sentence.locator('[data-action="open-text"]'));
    await page.keyboard.press("Enter");
    await expect(page.locator(".clause-text.here h3")).toBeFocused();
    await pressUntil(page, "Tab", page.locator(".clause-text.here .sign:focus"));
    await page.keyboard.press("Enter");
    await expect(page.locator(".explanations")).toBeVisible();
    await page.keyboard.press("Alt+ArrowLeft");
    await page.goBack();
    await expect(page.locator(".clauses")).toHaveCount(0);
    await expect(sentence.locator("q")).toBeVisible();
  });
});

test("a section of the live result can be opened, and shows all its findings", { tag: "@once" }, async ({ page }) => {
  await open(page, { fragment: "route=intermediate-review" });
  await reveal(section(page, "fee"));
  await openAll(section(page, "fee"));
  await expectText(section(page, "fee"), "中级评审380元/人");
});
