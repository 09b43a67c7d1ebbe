// In Firefox: a page that stays open for days, two tabs, a translator, and leaving the page with Back.
import { expect, test } from "@playwright/test";
import type { Browser, BrowserContext, Page } from "puppeteer-core";

import { answer, launch, newPage } from "./firefox";
import { ENGINEER } from "./states";

const URL = process.env.ZICHA_NGINX ?? process.env.ZICHA_URL ?? "http://127.0.0.1:8080/";
const DAY = "?date=2021-09-10";

test.describe("Firefox", { tag: "@once" }, () => {
  test.describe.configure({ mode: "serial" });
  let browser: Browser;
  let context: BrowserContext;
  let messages: string[];

  test.beforeAll(async () => { browser = await launch(); });
  test.afterAll(() => browser.close());
  test.beforeEach(async () => {
    context = await browser.createBrowserContext();
    messages = [];
  });
  test.afterEach(async () => {
    await context.close();
    expect(messages).toEqual([]);
  });

  async function open(path: string, before?: (page: Page) => Promise<unknown>) {
    const page = await newPage(browser, context);
    page.on("console", (message) => messages.push(message.text()));
    page.on("pageerror", (error) => messages.push(String(error)));
    await before?.(page);
    await page.goto(URL + path);
    await page.waitForSelector("#app[data-started]");
    return page;
  }

  const asks = (page: Page, question: string) => page.waitForSelector(`fieldset[data-question="${question}"]`);
  const press = (page: Page, action: string) => page.locator(`[data-action="${action}"]`).click();
  const text = (page: Page, selector: string) => page.$eval(selector, (it) => it.textContent ?? "");
  const stored = (page: Page) => page.evaluate(() => Object.keys(localStorage));

  test("clearing in one tab clears the other, and a tick there does not restore anything", async () => {
    const page = await open(`${DAY}#${ENGINEER}`);
    const twin = await open(DAY);
    await twin.waitForSelector('[data-state="done"]');
    // Firefox slows tabs in the background down, in which a click waits for the element to stand still.
    await page.bringToFront();
    await press(page, "forget");
    await asks(page, "route");
    await twin.bringToFront();
    await asks(twin, "route");
    expect(await text(twin, '[data-banner="adopted"]')).toContain("另一个标签页");
    expect(await stored(twin)).toEqual([]);
    await twin.reload();
    await twin.waitForSelector("#app[data-started]");
    await asks(twin, "route");
    expect(await stored(twin)).toEqual([]);
  });

  test("a page that becomes visible days later shows that day", async () => {
    const clock = (page: Page) => page.evaluateOnNewDocument(() => {
      const now = { time: Date.parse("2021-09-18T12:00:00+08:00") };
      Object.assign(window, { now });
      Date.now = () => now.time;
      Date.prototype.getTime = () => now.time;
    });
    const page = await open(`#${ENGINEER}`, clock);
    expect(await text(page, '[data-window="online"]')).toContain("明天截止");
    await page.evaluate(() => {
      (window as unknown as { now: { time: number } }).now.time = Date.parse("2021-10-18T12:00:00+08:00");
      dispatchEvent(new Event("focus"));
    });
    await page.waitForSelector('[data-banner="round"].over');
    expect(await text(page, '[data-window="paper"]')).toContain("已截止");
  });

  test("a text that a translator has replaced is updated with the next verdict", async () => {
    const page = await open(`${DAY}#${ENGINEER}`);
    await page.evaluate(() => {
      const app = document.getElementById("app")!;
      const options = { childList: true, characterData: true, subtree: true };
      const translator = new MutationObserver(translate);
      function translate() {
        translator.disconnect();
        const walker = document.createTreeWalker(app, NodeFilter.SHOW_TEXT);
        const texts: Text[] = [];
        while (walker.nextNode()) texts.push(walker.currentNode as Text);
        for (const it of texts.filter(({ data }) => data.trim() && !data.includes("‹"))) {
          const font = document.createElement("font");
          font.textContent = `‹${it.data}›`;
          it.replaceWith(font);
        }
        translator.observe(app, options);
      }
      translate();
    });
    expect(await text(page, '[data-section="fee"]')).toContain("‹380");
    await press(page, "answers");
    await page.locator('[data-action="change"][data-for="route"]').click();
    await answer(page, "route", "junior-review");
    await page.waitForFunction(() => document.querySelector('[data-section="fee"]')?.textContent?.includes("‹220"));
    expect(await text(page, '[data-section="fee"]')).not.toContain("380");
    expect(await text(page, "#app")).not.toMatch(/‹[^›]*‹/);
  });

  test("after clearing the answers one press of Back leaves the page", async () => {
    const page = await open(DAY, (page) => page.goto(`${URL}guide.html`));
    await answer(page, "route", "junior-review");
    await answer(page, "status", "in-service");
    await answer(page, "workplace", "korla");
    await press(page, "restart");
    await asks(page, "route");
    await page.evaluate(() => { setTimeout(() => history.back()); });
    await expect.poll(() => page.url()).toMatch(/guide\.html$/);
  });
});
