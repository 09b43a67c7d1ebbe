// Narrow widths and the other direction: a small phone, a sidebar, 400 % zoom, and a portal's language that is
// written from right to left.
import { readFileSync } from "node:fs";

import { answer, expect, open, openAll, press, section, test, type Page } from "./fixtures";
import { NOTICE } from "./notice";
import { ENGINEER, FIVE, show, STATES } from "./states";

async function fits(page: Page) {
  const beyond = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const parts = [...document.querySelectorAll<HTMLElement>("#app *")].filter((it) => it.checkVisibility());
    const out = parts.filter((it) => {
      const { left, right, width } = it.getBoundingClientRect();
      return width > 1 && (right > room + 1 || left < -1);
    });
    return { scroll: document.documentElement.scrollWidth - room, out: out.slice(0, 5).map((it) => it.outerHTML.slice(0, 90)) };
  });
  expect(beyond).toEqual({ scroll: 0, out: [] });
}

// 320 px is also the width of a 1280 px window at 400 % zoom.
for (const width of [320, 245]) {
  test.describe(`${width} px`, { tag: "@once" }, () => {
    test.use({ viewport: { width, height: 640 } });

    for (const language of ["zh", "en"] as const) {
      test(`fit a whole journey (${language})`, async ({ page }) => {
        await open(page, { language });
        await fits(page);
        await answer(page, "route", "junior-review");
        await answer(page, "status", "in-service");
        await answer(page, "workplace", "korla");
        await answer(page, "employer", "private-enterprise");
        await fits(page);
        await answer(page, "falsification-bar", "no");
        await answer(page, "assignments", "village-stationing");
        await answer(page, "assignment-period", "this-year");
        await expect(section(page, "exemption")).toHaveAttribute("data-verdict", "may-apply");
        await fits(page);
        await press(page.locator('[data-action="large"]'));
        await fits(page);
      });

      test(`fit all opened disclosures (${language})`, async ({ page }) => {
        for (const fragment of [FIVE.engineer, FIVE.unsure]) {
          await open(page, { language, fragment });
          await openAll(page);
          await press(page.locator(".official-text button"));
          await press(page.locator(".clauses .sign").first());
          await expect(page.locator(".explanations")).toBeVisible();
          await fits(page);
          await press(page.locator('[data-action="large"]'));
          await fits(page);
          await page.evaluate(() => localStorage.clear());
          await page.goto("about:blank");
        }
      });
    }
  });
}

/** Adds a pseudo-language to every text: longer, accented, and marked at both ends. */
function inPseudo(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inPseudo);
  if (!value || typeof value !== "object") return value;
  const fields = Object.entries(value).map(([name, field]) => [name, inPseudo(field)]);
  const own = Object.fromEntries(fields);
  return typeof own.en === "string" ? { ...own, ug: pseudo(own.en) } : own;
}

/** Leaves placeholders unchanged. */
const pseudo = (text: string) => `⟦${text.replace(/(?<!\{[a-z]*)e(?![a-z]*\})/g, "éé")}⟧`;

test.describe("a portal's language from right to left", () => {
  const notice = JSON.parse(NOTICE);
  const words = Object.entries(JSON.parse(readFileSync("wording/en.json", "utf8")) as Record<string, string>);
  const file = Object.fromEntries(words.map(([key, phrase]) => [key, /\|/.test(phrase) ? phrase : pseudo(phrase)]));
  const wording = { ug: { ...file, direction: "rtl", "own-name": "ئۇيغۇرچە" } };
  const blocks =
    `<script type="application/json" id="notice">${JSON.stringify({ ...(inPseudo(notice) as object), languages: ["zh", "en", "ug"] }).replaceAll("<", "\\u003c")}</script>` +
    `<script type="application/json" id="wording">${JSON.stringify(wording)}</script>`;

  test.beforeEach(async ({ page, request }) => {
    const html = await (await request.get("./")).text();
    await page.route(/\/\?date=/, (route) => route.fulfill({ contentType: "text/html", body: html.replace("<body>", () => `<body>${blocks}`) }));
  });

  for (const name of ["first-question", "mid-way", "confirm", "complete", "share"]) {
    test(`fits (${name})`, async ({ page }) => {
      await show(page, STATES.find((state) => state.name === name)!, "zh");
      await press(page.locator('[data-action="language"][lang="ug"]'));
      await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
      await expect(page.locator("html")).toHaveAttribute("lang", "ug");
      await fits(page);
      const untouched = await page.locator(".verdict, .option span, legend, h3").evaluateAll((shown) =>
        shown.map((it) => (it as HTMLElement).innerText.trim()).filter((text) => text && !text.includes("⟦")),
      );
      expect(untouched).toEqual([]);
    });
  }

  test("the direction changes back with the language", async ({ page }) => {
    await open(page, { fragment: ENGINEER });
    await press(page.locator('[data-action="language"][lang="ug"]'));
    await press(page.locator('[data-action="language"][lang="en"]'));
    await expect(page.locator("html")).toHaveAttribute("dir", "ltr");
  });
});
