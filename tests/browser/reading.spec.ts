// The text of the page can be selected and copied, and the page is readable with forced colours.
import jsQR from "jsqr";
import { PNG } from "pngjs";

import { answer, change, expect, label, open, press, question, section, test, type Page } from "./fixtures";
import { ENGINEER, OF_A_FIRM } from "./states";

/** The text that is copied after selecting everything. */
function copied(page: Page) {
  return page.evaluate(() => {
    document.execCommand("selectAll");
    return getSelection()!.toString();
  });
}

for (const language of ["zh", "en"] as const) {
  test(`everything that can be read can be copied (${language})`, async ({ page }) => {
    await open(page, { language });
    for (const asked of [null, "status"]) {
      if (asked) await answer(page, "route", "junior-review");
      const text = await copied(page);
      const words = await page.locator("#question, .option span, .help summary").allInnerTexts();
      expect(words.length).toBeGreaterThan(5);
      for (const lines of words) for (const line of lines.split("\n")) expect(text).toContain(line);
    }
    for (const fragment of [ENGINEER, OF_A_FIRM]) {
      await open(page, { language, fragment });
      const take = page.locator('[data-action="take-link"]');
      await press(take);
      await expect(take).toHaveCount(0);
      const text = await copied(page);
      const papers = await page.locator("[data-material] .name").allInnerTexts();
      expect(papers).toHaveLength(12);
      const words = await page.locator("[data-material] .tag, [data-section] h3, .verdict, .set-on-result .option span").allInnerTexts();
      for (const line of [...papers, ...words]) expect(text).toContain(line.split("\n")[0]);
    }
  });
}

test("text is not selected while a control is pressed, and can be selected otherwise", async ({ page }) => {
  await open(page);
  const coarse = await page.evaluate(() => matchMedia("(pointer: coarse)").matches);
  const option = label(question(page, "route"), "route", "junior-review");
  const marks = () => option.evaluate((it) => getComputedStyle(it).userSelect);
  expect(await marks()).toBe("auto");
  await option.hover();
  await page.mouse.down();
  await expect.poll(marks).toBe(coarse ? "none" : "auto");
  await page.mouse.up();
  await expect(question(page, "status")).toBeVisible();
});

test.describe("with forced colours", () => {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`the QR code can be scanned (${colorScheme})`, { tag: "@once" }, async ({ page }) => {
      await page.emulateMedia({ forcedColors: "active", colorScheme });
      await open(page, { fragment: ENGINEER });
      await press(page.locator('[data-action="share"]'));
      const { data, width, height } = PNG.sync.read(await page.locator("svg.code").screenshot());
      const link = await page.locator(".share .link").inputValue();
      expect(jsQR(new Uint8ClampedArray(data), width, height, { inversionAttempts: "dontInvert" })?.data).toBe(link);
    });

    test(`the chosen option, the focus and the tone of a verdict are visible (${colorScheme})`, { tag: "@once" }, async ({ page }) => {
      await page.emulateMedia({ forcedColors: "active", colorScheme });
      await open(page, { fragment: "route=junior-review" });
      await change(page, "route");
      const chosen = label(question(page, "route"), "route", "junior-review");
      const other = label(question(page, "route"), "route", "senior");
      const outline = (it: Element) => getComputedStyle(it).outlineStyle;
      expect(await chosen.evaluate(outline)).toBe("solid");
      expect(await other.evaluate(outline)).toBe("none");
      await other.locator("input").focus();
      await page.keyboard.press("ArrowUp");
      const ring = await page.locator(".option input:focus-visible + span").evaluate((it) => {
        const { outlineStyle, outlineColor } = getComputedStyle(it, "::before");
        return [outlineStyle, outlineColor === getComputedStyle(document.body).backgroundColor];
      });
      expect(ring).toEqual(["solid", false]);
      await open(page, { fragment: ENGINEER });
      // Every tone, tick and state is also shown as text or by a native checkbox.
      for (const tag of await page.locator("[data-material] .tag, .window .tag, .verdict").all()) await expect(tag).toHaveText(/\S/);
      await press(page.locator("[data-material] .tick").first());
      await expect(page.locator("[data-material]").first().locator("input")).toBeChecked();
      await expect(page.locator("[data-material]").first().locator(".name")).toHaveCSS("text-decoration-line", "line-through");
      await expect(section(page, "eligibility")).toBeVisible();
    });
  }
});
