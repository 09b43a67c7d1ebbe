// What is stored on the device between visits, and what leaves it on request only: answers and ticks, Back and
// Forward, the shared link, the calendar file, the printout.
import { readFileSync } from "node:fs";

import ICAL from "ical.js";
import jsQR from "jsqr";
import { PNG } from "pngjs";

import { boxes, sheets } from "./paper";
import { answer, axe, serveNotice, expect, open, paper, press, question, expectText, section, started, test, type Locator, type Page } from "./fixtures";
import { ID, KEY, NOTICE, sectionOf } from "./notice";
import { DOUBTFUL, ENGINEER, UNSURE } from "./states";

/** The code of a shared link: short, and without readable words. */
const CODE = /^z1[0-9a-hjkmnp-tv-z]{6,13}$/;
const RETIREE = "route=intermediate-review&status=retired";

const action = (page: Page, name: string) => page.locator(`[data-action="${name}"]`);
const banner = (page: Page, name: string) => page.locator(`[data-banner="${name}"]`);
const stored = (page: Page) => page.evaluate(() => Object.entries({ ...localStorage }));

/** What a scanner reads from a screenshot of a part of the page. */
async function scan(part: Locator) {
  const { data, width, height } = PNG.sync.read(await part.screenshot());
  return jsQR(new Uint8ClampedArray(data), width, height, { inversionAttempts: "dontInvert" })?.data;
}

async function fits(page: Page) {
  const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(wide, "nothing to scroll sideways").toBeLessThanOrEqual(room);
}

test.describe("the device", () => {
  test("keeps answers, ticks and the type size until they are cleared", async ({ page }) => {
    await open(page, { fragment: ENGINEER });
    await press(paper(page, "thesis").locator("label"));
    await press(action(page, "large"));
    await expect(page.locator("html")).toHaveAttribute("data-type", "large");
    await page.reload();
    await started(page);
    await expect(section(page, "fee")).toHaveAttribute("data-verdict", "stated");
    await expect(paper(page, "thesis").getByRole("checkbox")).toBeChecked();
    await expect(page.locator("html")).toHaveAttribute("data-type", "large");
    expect((await stored(page)).map(([key]) => key)).toEqual([KEY]);

    await press(action(page, "forget"));
    await expect(question(page, "route")).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("data-type", "usual");
    expect(await stored(page)).toEqual([]);
  });

  test("that denies its storage does not stop the page, and a message about it is shown", { tag: "@once" }, async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } });
    });
    await open(page);
    await expectText(banner(page, "keeps"), "不会保留");
    await answer(page, "route", "junior-review");
    await expectText(section(page, "fee"), /220 ?元/);
  });

  test("that is full while the page is open is reported too", { tag: "@once" }, async ({ page }) => {
    await open(page);
    await expect(banner(page, "keeps")).toHaveCount(0);
    await page.evaluate(() => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; });
    await answer(page, "route", "junior-review");
    await expect(banner(page, "keeps")).toBeVisible();
  });

  for (const invalid of ["", "{\"answers\":[1]}", "route=asleep\n\u0000,thesis2\nlarge?", "\n\n\n\n"]) {
    test(`with ${JSON.stringify(invalid)} stored begins with no answers`, { tag: "@once" }, async ({ page }) => {
      await page.addInitScript(([key, text]) => localStorage.setItem(key, text), [KEY, invalid] as const);
      await open(page);
      await expect(question(page, "route")).toBeVisible();
      await expect(action(page, "change")).toHaveCount(0);
    });
  }
});

test("Back and Forward move between the questions", async ({ page }) => {
  await open(page);
  await answer(page, "route", "junior-review");
  await answer(page, "status", "in-service");
  await expect(question(page, "workplace")).toBeVisible();
  await page.goBack();
  await expect(question(page, "status").locator("input:checked")).toHaveValue("in-service");
  await expect(page.locator("#question")).toBeFocused();
  await page.goBack();
  await expect(question(page, "route").locator("input:checked")).toHaveValue("junior-review");
  await page.goForward();
  await page.goForward();
  await expect(question(page, "workplace")).toBeVisible();
  await page.goBack();
  await answer(page, "status", "retired");
  await expect(section(page, "eligibility")).toHaveAttribute("data-verdict", "barred");
  await page.goBack();
  await expect(question(page, "status").locator("input:checked")).toHaveValue("retired");
});

test("a reload adds nothing to the history", { tag: "@once" }, async ({ page }) => {
  await open(page);
  await answer(page, "route", "junior-review");
  await answer(page, "status", "in-service");
  const length = await page.evaluate(() => history.length);
  await page.reload();
  await expect(question(page, "workplace")).toBeVisible();
  expect(await page.evaluate(() => history.length)).toBe(length);
  await page.goBack();
  await expect(question(page, "status").locator("input:checked")).toHaveValue("in-service");
});

test("clearing also removes what was stored for other notices", { tag: "@once" }, async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    localStorage.setItem("zicha/of-another-year/1", "sanction=running");
    localStorage.setItem("a portal's own", "kept");
  });
  await answer(page, "route", "junior-review");
  await press(action(page, "forget"));
  await expect(question(page, "route")).toBeVisible();
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage))).toEqual(["a portal's own"]);
});

test.describe("a shared link", () => {
  test("holds the answers, and the QR code comes with a caution", async ({ page }) => {
    await open(page, { fragment: ENGINEER });
    await press(action(page, "share"));
    const link = await page.locator(".share .link").inputValue();
    expect(link.split("#")[1]).toMatch(CODE);
    await expect(page.locator(".share svg path")).toHaveAttribute("d", /^M0 0h1v1h-1z/);
    await expectText(page.locator(".share"), "二维码包含您的回答");
    await axe(page);
    await fits(page);
    await expect(page.locator("#share")).toBeFocused();
    await press(action(page, "close-share"));
    await expect(page.locator(".share")).toHaveCount(0);
    await expect(action(page, "share")).toBeFocused();
    await expect(page).toHaveURL(/date=2021-09-10$/);
  });

  for (const colorScheme of ["light", "dark"] as const) {
    test(`is what a scanner reads from the QR code (${colorScheme})`, async ({ page, baseURL }) => {
      await page.emulateMedia({ colorScheme });
      await open(page, { fragment: ENGINEER });
      await press(action(page, "share"));
      const link = await page.locator(".share .link").inputValue();
      expect(link).toContain(`${baseURL}?date=2021-09-10#z1`);
      expect(await scan(page.locator(".share svg"))).toBe(link);
    });
  }

  test("can be shared before all questions are answered", { tag: "@once" }, async ({ page }) => {
    await open(page);
    await answer(page, "route", "junior-review");
    await press(action(page, "share"));
    const link = await page.locator(".share .link").inputValue();
    expect(link.split("#")[1]).toMatch(CODE);
    await axe(page);
    // Another answer is not in that link, so the panel is closed.
    await answer(page, "status", "in-service");
    await expect(page.locator(".share")).toHaveCount(0);
  });

  test("replaces other answers only after asking", async ({ page }) => {
    await open(page, { fragment: ENGINEER });
    await page.goto("about:blank");
    await open(page, { fragment: RETIREE });
    await expect(banner(page, "offer")).toBeVisible();
    await axe(page);
    await expect(section(page, "eligibility")).toHaveAttribute("data-verdict", "clear");
    await press(action(page, "keep-mine"));
    await expect(banner(page, "offer")).toHaveCount(0);
    await expect(section(page, "eligibility")).toHaveAttribute("data-verdict", "clear");
    await expect(page.locator("#result")).toBeFocused();

    // The same link opened in the tab of the page.
    await page.evaluate((fragment) => { location.hash = fragment; }, RETIREE);
    await press(action(page, "take-link"));
    await expect(section(page, "eligibility")).toHaveAttribute("data-verdict", "barred");
    await expect(page).toHaveURL(/date=2021-09-10$/);
  });
});

/** The text of every page of a printout. */
async function printed(page: Page) {
  return sheets(await page.pdf({ preferCSSPageSize: true }));
}

/** The events of the calendar file, as read by another program. */
async function events(page: Page) {
  const address = await action(page, "calendar").getAttribute("href");
  const text = decodeURIComponent(address!.slice(address!.indexOf(",") + 1));
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((event) => {
    const value = (name: string) => String(event.getFirstPropertyValue(name));
    return {
      names: event.getAllProperties().map((property) => property.name),
      uid: value("uid"),
      end: value("dtend"),
      summary: value("summary"),
      sequence: Number(value("sequence")),
      stamp: value("dtstamp"),
      alarms: event.getAllSubcomponents("valarm").length,
    };
  });
}

test("only future days have reminders, and after the round there is no calendar file", { tag: "@once" }, async ({ page }) => {
  await open(page, { date: "2021-09-30", fragment: ENGINEER });
  const [online] = await events(page);
  expect(online.alarms).toBe(0);
  for (const date of ["2021-10-01", "2021-12-31", null]) {
    await page.goto("about:blank");
    await open(page, { date, fragment: ENGINEER });
    await expectText(page.locator('[data-section="steps"]'), "本轮已经结束");
    await expect(action(page, "calendar")).toHaveCount(0);
  }
});

test("a corrected window updates the event in a calendar", { tag: "@once" }, async ({ page }) => {
  await open(page, { fragment: ENGINEER });
  const before = await events(page);
  const corrected = JSON.parse(NOTICE);
  corrected.corrected = "2021-09-10";
  sectionOf(corrected, "windows").items[1].closes = "2021-10-08";
  await serveNotice(page, JSON.stringify(corrected));
  await page.goto("about:blank");
  await open(page, { fragment: ENGINEER });
  const atOnce = await events(page);
  expect(atOnce[1].end).toBe("2021-10-09");
  // Without the field `corrected` a file of the next day updates too.
  delete corrected.corrected;
  await serveNotice(page, JSON.stringify(corrected));
  await page.goto("about:blank");
  await open(page, { date: "2021-09-11", fragment: ENGINEER });
  const nextDay = await events(page);
  for (const [at, { uid, sequence, stamp }] of before.entries()) {
    expect(atOnce[at].uid).toBe(uid);
    expect(nextDay[at].uid).toBe(uid);
    expect(atOnce[at].sequence).toBeGreaterThan(sequence);
    expect(nextDay[at].sequence).toBeGreaterThan(sequence);
    expect(nextDay[at].stamp > stamp).toBe(true);
  }
});

test("no wording of a portal can add a line to the calendar file", { tag: "@once" }, async ({ page }) => {
  const evil = "x\r\nBEGIN:VALARM\nTRIGGER:-PT1M\rEND:VALARM\u2028ATTENDEE:mailto:a@b.example";
  const words = JSON.parse(readFileSync("wording/zh.json", "utf8"));
  for (const key of Object.keys(words)) if (/^calendar/.test(key)) words[key] += evil;
  const notice = JSON.parse(JSON.stringify(JSON.parse(NOTICE)).replaceAll('"en":', '"ug":').replace('"zh","en"', '"zh","ug"'));
  const wording = JSON.stringify({ ug: words }).replaceAll("<", "\\u003c");
  await serveNotice(page, JSON.stringify(notice), undefined, wording);
  await page.addInitScript(() => document.documentElement?.setAttribute("lang", "zh"));
  await open(page, { fragment: ENGINEER });
  const clean = await events(page);
  await press(action(page, "language"));
  await expect(page.locator("html")).toHaveAttribute("lang", "ug");
  const found = await events(page);
  expect(found.map(({ names, alarms }) => ({ names, alarms }))).toEqual(clean.map(({ names, alarms }) => ({ names, alarms })));
  expect(found[0].summary).toContain("BEGIN:VALARM");
  expect(found[0].summary).not.toMatch(/[\r\n\u2028]/);
});

for (const language of ["zh", "en"] as const) {
  test(`the calendar file holds the days of the notice (${language})`, { tag: "@once" }, async ({ page }) => {
    await open(page, { language, fragment: ENGINEER });
    const [download] = await Promise.all([page.waitForEvent("download"), press(action(page, "calendar"))]);
    expect(download.suggestedFilename()).toBe(`${ID}.ics`);
    const text = readFileSync(await download.path(), "utf8");
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const calendar = new ICAL.Component(ICAL.parse(text));
    const events = calendar.getAllSubcomponents("vevent").map((event) => {
      const alarms = event.getAllSubcomponents("valarm").map((alarm) => String(alarm.getFirstPropertyValue("trigger")));
      const value = (name: string) => String(event.getFirstPropertyValue(name));
      return [value("uid"), value("dtstart"), value("dtend"), alarms.map((at) => at.slice(0, 10)).join(" ")];
    });
    // An all-day event ends on the day after its last one; on the tenth only later days have reminders.
    expect(events).toEqual([
      [`window-online.${ID}@zicha`, "2021-09-06", "2021-09-20", "2021-09-16 2021-09-19"],
      [`window-paper.${ID}@zicha`, "2021-09-20", "2021-10-01", "2021-09-20 2021-09-27 2021-09-30"],
      [`milestone-publicity-start.${ID}@zicha`, "2021-09-10", "2021-09-11", ""],
    ]);
    expect(text).toContain(language === "zh" ? "网上申报" : "Online filing");
  });

  for (const [how, fragment] of Object.entries({ much: DOUBTFUL, everything: UNSURE })) {
    test(`where ${how} is to be confirmed the printout is longer, but has no third page (${language})`, { tag: "@once" }, async ({ page }) => {
      await open(page, { language, fragment });
      expect(boxes(await printed(page))).toEqual([0, 0, 12]);
    });
  }

  test(`in large type the list for the envelope is on a page of its own too (${language})`, { tag: "@once" }, async ({ page }) => {
    await open(page, { language, fragment: ENGINEER });
    await press(action(page, "large"));
    await expect(page.locator("html")).toHaveAttribute("data-type", "large");
    expect(boxes(await printed(page)).filter((count) => count)).toEqual([12]);
  });

  test(`the official text and the guide can be printed (${language})`, { tag: "@once" }, async ({ page }) => {
    const folder = language === "zh" ? "./" : "./en/";
    await page.goto(`${folder}notice.html`);
    const text = (await printed(page)).join("");
    expect(text.length).toBeGreaterThan(3000);
    expect(text).toContain("0996-2030024");
    await page.goto(`${folder}guide.html`);
    expect((await printed(page)).length).toBeGreaterThan(10);
  });

  test(`the printout has two pages and the list for the envelope (${language})`, { tag: "@once" }, async ({ page }) => {
    await open(page, { language, fragment: ENGINEER });
    expect(boxes(await printed(page))).toEqual([0, 0, 12]);
    await page.emulateMedia({ media: "print" });
    const list = page.locator(".catalogue");
    await expect(list.locator("tbody tr")).toHaveCount(12);
    await expectText(list, language === "zh" ? "申报材料目录" : "List of papers");
    await expectText(page.locator(".sheet-head"), "巴水办发〔2021〕175号");
    for (const id of ["eligibility", "fee", "defence", "thesis", "education", "exemption"]) {
      await expect(section(page, id).locator(".verdict").first()).toBeVisible();
    }
    // A clause is a button on the screen and plain text in print.
    await expect(page.locator("button:not(.clause):visible")).toHaveCount(0);
  });

  for (const scheme of ["light", "dark"] as const) {
    test(`large type is large, and ${scheme} is accessible (${language})`, { tag: "@once" }, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await open(page, { language });
      await press(action(page, "large"));
      const option = question(page, "route").locator(".option").first();
      const [size, height] = await option.evaluate((it) => [parseFloat(getComputedStyle(it).fontSize), it.getBoundingClientRect().height]);
      expect(size).toBeGreaterThanOrEqual(18);
      expect(height).toBeGreaterThanOrEqual(60);
      await axe(page);
      await fits(page);
      await open(page, { language, fragment: ENGINEER });
      await axe(page);
      await press(action(page, "large"));
      await axe(page);
      await fits(page);
    });
  }
}
