// A page that stays open for days and weeks: every day it shows, uses or exports is that of the clock.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

import { answer, expect, open, paper, press, question, expectText, section, started, test, windowOf, type Page } from "./fixtures";
import { SITE } from "./recorder";
import { ENGINEER } from "./states";

const beijing = (day: string, time = "12:00:00") => `${day}T${time}+08:00`;
const round = (page: Page) => page.locator('[data-banner="round"]');

/** Advances the clock without any event or timer, as on a device that was asleep. */
const setClock = (page: Page, time: string) => page.clock.setSystemTime(time);

/** The events that browsers send when a page becomes visible again. */
const EVENTS = ["pageshow", "visibilitychange", "focus", "beforeprint"];

/** Dispatches an event to the page, and waits until it has handled it. */
async function dispatch(page: Page, event: string) {
  await page.evaluate((event) => {
    (event === "visibilitychange" ? document : window).dispatchEvent(new Event(event, { bubbles: true }));
  }, event);
}

async function expectOpenUntilTomorrow(page: Page) {
  await expect(windowOf(page, "online")).toHaveAttribute("data-verdict", "open");
  await expectText(windowOf(page, "online"), "明天截止");
}

async function expectPaperTime(page: Page) {
  await expect(windowOf(page, "online")).toHaveAttribute("data-verdict", "closed");
  await expect(windowOf(page, "paper")).toHaveAttribute("data-verdict", "open");
  await expectText(page.locator("[data-summary]"), "进行中，还剩 10 天");
}

async function expectOver(page: Page) {
  await expect(windowOf(page, "paper")).toHaveAttribute("data-verdict", "closed");
  await expect(round(page)).toHaveClass(/\bover\b/);
  await expectText(round(page), "申报已经截止");
}

test("an action two days or a month later uses that day", { tag: "@once" }, async ({ page }) => {
  await page.clock.install({ time: beijing("2021-09-18") });
  await open(page, { date: null, fragment: ENGINEER });
  await expectOpenUntilTomorrow(page);
  await setClock(page, beijing("2021-09-20"));
  await press(paper(page, "thesis").locator("label"));
  await expectPaperTime(page);
  await expect(paper(page, "thesis").getByRole("checkbox")).toBeChecked();
  await expect(round(page)).not.toHaveClass(/\bover\b/);
  await setClock(page, beijing("2021-10-18"));
  await press(paper(page, "thesis").locator("label"));
  await expectOver(page);
});

test("a page without input follows the clock", { tag: "@once" }, async ({ page }) => {
  await page.clock.install({ time: beijing("2021-09-18") });
  await open(page, { date: null, fragment: ENGINEER });
  await expectOpenUntilTomorrow(page);
  await page.clock.fastForward("48:00:00");
  await expectPaperTime(page);
});

for (const event of EVENTS) {
  test(`the page reads the clock on ${event}`, { tag: "@once" }, async ({ page }) => {
    await page.clock.setFixedTime(beijing("2021-09-18"));
    await open(page, { date: null, fragment: ENGINEER });
    await page.clock.setFixedTime(beijing("2021-09-20"));
    await dispatch(page, event);
    await expectPaperTime(page);
    await page.clock.setFixedTime(beijing("2021-10-18"));
    await dispatch(page, event);
    await expectOver(page);
  });
}

test("a printout has the day on which it is printed", { tag: "@once" }, async ({ page }) => {
  await page.clock.setFixedTime(beijing("2021-09-18"));
  await page.addInitScript(() => {
    window.print = () => { Object.assign(window, { printed: document.querySelector(".sheet-head")?.textContent }); };
  });
  await open(page, { date: null, fragment: ENGINEER });
  await page.clock.setFixedTime(beijing("2021-09-20"));
  // A click by a script, such as a portal's, comes without any other event.
  await page.locator('[data-action="print"]').first().evaluate((button: HTMLElement) => button.click());
  await expect.poll(() => page.evaluate(() => (window as unknown as { printed: string }).printed)).toContain("打印日期 2021年9月20日");
});

test("a clock that is set back is followed too", { tag: "@once" }, async ({ page }) => {
  await page.clock.setFixedTime(beijing("2021-10-18"));
  await open(page, { date: null, fragment: ENGINEER });
  await expectOver(page);
  await page.clock.setFixedTime(beijing("2021-09-18"));
  await dispatch(page, "focus");
  await expectOpenUntilTomorrow(page);
  await expect(round(page)).not.toHaveClass(/\bover\b/);
  await page.clock.setFixedTime(beijing("2020-01-01"));
  await dispatch(page, "focus");
  await expect(page.locator('[data-banner="clock"]')).toBeVisible();
});

test("a simulated day stays", { tag: "@once" }, async ({ page }) => {
  await page.clock.setFixedTime(beijing("2021-09-18"));
  await open(page, { date: "2021-09-18", fragment: ENGINEER });
  await page.clock.setFixedTime(beijing("2021-10-18"));
  await dispatch(page, "focus");
  await press(paper(page, "thesis").locator("label"));
  await expect(paper(page, "thesis").getByRole("checkbox")).toBeChecked();
  await expectOpenUntilTomorrow(page);
  await expectText(page.locator('[data-banner="simulated"]'), "2021年9月18日");
});

test.describe("in another time zone", () => {
  test.use({ timezoneId: "America/Los_Angeles" });

  test("the day changes at midnight in Beijing", { tag: "@once" }, async ({ page }) => {
    await page.clock.setFixedTime(beijing("2021-09-19", "23:59:59"));
    await open(page, { date: null, fragment: ENGINEER });
    await expectText(windowOf(page, "online"), "今天截止");
    await page.clock.setFixedTime(beijing("2021-09-20", "00:00:00"));
    await dispatch(page, "focus");
    await expectPaperTime(page);
  });
});

test("on the same day the clock causes no rendering", { tag: "@once" }, async ({ page }) => {
  await page.clock.install({ time: beijing("2021-09-18", "09:00:00") });
  await open(page, { date: null, fragment: ENGINEER });
  await page.evaluate(() => {
    const options = { childList: true, characterData: true, attributes: true, subtree: true };
    new MutationObserver(() => { document.title = "drawn"; }).observe(document.getElementById("app")!, options);
  });
  await page.clock.fastForward("06:00:00");
  await dispatch(page, "focus");
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  expect(await page.title()).not.toBe("drawn");
});

test("an answer after the round shows that the round is over", { tag: "@once" }, async ({ page }) => {
  await page.clock.setFixedTime(beijing("2021-09-18"));
  await open(page, { date: null });
  await page.clock.setFixedTime(beijing("2021-10-18"));
  await answer(page, "route", "junior-review");
  await expectOver(page);
  await expect(section(page, "fee")).toHaveAttribute("data-verdict", "stated");
});

test("a page whose program does not arrive for days shows that the round is over", { tag: "@once" }, async ({ page }) => {
  await page.clock.setFixedTime(beijing("2021-09-18"));
  await page.route("**/*.wasm", () => {});
  await page.goto("./", { waitUntil: "domcontentloaded" });
  await expect(question(page, "route")).toBeVisible();
  await expectText(round(page).locator(".running"), "2021年度的通知");
  for (const event of ["pageshow", "visibilitychange"]) {
    await page.clock.setFixedTime(beijing("2021-10-18"));
    await dispatch(page, event);
    await expectText(round(page).locator(".over"), "申报已经截止");
    await expect(round(page).locator(".running")).toBeHidden();
    await page.clock.setFixedTime(beijing("2021-09-18"));
    await dispatch(page, event);
    await expect(round(page).locator(".over")).toBeHidden();
  }
});

test("the one file follows the clock too", { tag: "@once" }, async ({ page }) => {
  await page.clock.setFixedTime(beijing("2021-09-18"));
  const file = pathToFileURL(`${SITE}/standalone.html`);
  expect(readFileSync(file, "utf8")).toContain("data-over");
  await page.goto(`${file}#${ENGINEER}`);
  await started(page);
  await expectOpenUntilTomorrow(page);
  await page.clock.setFixedTime(beijing("2021-10-18"));
  await dispatch(page, "focus");
  await expectOver(page);
});
