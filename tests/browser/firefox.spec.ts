// The same journey in Firefox, which Playwright cannot drive where it comes from the system.
import { expect, test } from "@playwright/test";
import puppeteer, { type Browser, type Page } from "puppeteer-core";

import { link, Portal, script } from "./portal";

const FIREFOX = process.env.FIREFOX ?? "firefox-esr";
const URL = process.env.ZICHA_NGINX ?? process.env.ZICHA_URL ?? "http://127.0.0.1:8080/";

let browser: Browser;

/** Starts Firefox with some of its settings changed. */
function launch(extraPrefsFirefox: Record<string, boolean> = {}) {
  const executablePath = FIREFOX.includes("/") ? FIREFOX : `/usr/bin/${FIREFOX}`;
  return puppeteer.launch({ browser: "firefox", executablePath, headless: true, extraPrefsFirefox });
}

test.describe("Firefox", { tag: "@once" }, () => {
  test.describe.configure({ mode: "serial" });
  test.beforeAll(async () => { browser = await launch(); });
  test.afterAll(() => browser.close());

  async function open(path: string) {
    // A context of its own keeps nothing of an earlier test.
    const page = await (await browser.createBrowserContext()).newPage();
    const noises: string[] = [];
    page.on("console", (message) => noises.push(message.text()));
    page.on("pageerror", (error) => noises.push(String(error)));
    await page.goto(URL + path);
    return { page, noises };
  }

  async function answer(page: Page, question: string, option: string) {
    await page.locator(`fieldset[data-question="${question}"] label:has([value="${option}"])`).click();
    await page.waitForFunction((id) => !document.querySelector(`fieldset[data-question="${id}"]`), {}, question);
  }

  const verdict = (page: Page, id: string) => page.$eval(`[data-section="${id}"][data-verdict]`, (it) => (it as HTMLElement).dataset.verdict);

  for (const path of ["?date=2021-09-10", "en/?date=2021-09-10"]) {
    test(`a county engineer is answered on ${path}`, async () => {
      const { page, noises } = await open(path);
      await page.waitForSelector("#app[data-started]");
      await answer(page, "route", "junior-review");
      await answer(page, "status", "in-service");
      await answer(page, "workplace", "korla");
      await answer(page, "employer", "county-water-institution");
      await answer(page, "sanction", "none-or-warning");
      await answer(page, "falsification-bar", "no");
      await answer(page, "unit-level", "township");
      const none = 'fieldset[data-question="assignments"] label:has([value="none"])';
      await page.locator(none).click();
      await page.locator('fieldset[data-question="assignments"] [data-action="continue"]').click();
      await page.waitForSelector('[data-state="done"]');
      expect(await verdict(page, "eligibility")).toBe("clear");
      expect(await verdict(page, "defence")).toBe("exempt");
      expect(await verdict(page, "thesis")).toBe("county-alternative");
      expect(await verdict(page, "education-source")).toBe("education-centre");
      expect(await page.$eval('[data-section="fee"]', (it) => it.textContent)).toContain("220");
      expect(noises).toEqual([]);
      await page.close();
    });
  }

  test("the second question is asked before the program arrives", async () => {
    const page = await (await browser.createBrowserContext()).newPage();
    let come = () => {};
    const held = new Promise<void>((resolve) => { come = resolve; });
    await page.setRequestInterception(true);
    page.on("request", async (request) => {
      if (request.url().endsWith(".wasm")) await held;
      await request.continue();
    });
    await page.goto(`${URL}?date=2021-09-10`, { waitUntil: "domcontentloaded" });
    await answer(page, "route", "junior-review");
    await page.waitForSelector('fieldset[data-question="status"]');
    expect(await page.$("#app[data-started]")).toBeNull();
    come();
    await page.waitForSelector("#app[data-started]");
    await answer(page, "status", "in-service");
    await page.waitForSelector('fieldset[data-question="workplace"]');
    expect(await page.$eval('[data-section="fee"]', (it) => it.textContent)).toContain("220");
    await page.close();
  });

  test("a choice of an earlier visit is not taken for a new one", async () => {
    const { page } = await open("?date=2021-09-10");
    await page.waitForSelector("#app[data-started]");
    await answer(page, "route", "junior-review");
    await page.locator('[data-action="restart"]').click();
    await page.waitForSelector('fieldset[data-question="route"]');
    // Firefox puts form fields back as they were when a page is loaded again.
    await page.reload();
    await page.waitForSelector("#app[data-started]");
    expect(await page.$$('fieldset[data-question="route"]')).toHaveLength(1);
    await page.close();
  });

  for (const [what, setting] of [["scripts", "javascript.enabled"], ["WebAssembly", "javascript.options.wasm"]]) {
    test(`without ${what} the guide is what people see`, async () => {
      const without = await launch({ [setting]: false });
      const page = await without.newPage();
      await page.goto(URL);
      await expect.poll(() => page.url()).toMatch(/\/guide\.html$/);
      await without.close();
    });
  }

  test("in a portal a hidden frame is waited for, and answers move nothing outside it", async () => {
    const portal = new Portal();
    const url = await portal.start();
    const long = "<p>门户的正文。</p>".repeat(40);
    portal.shows({ body: `${long}<section style="display: none">${link(URL)}</section>${long}${script(URL)}` });
    const page = await (await browser.createBrowserContext()).newPage();
    await page.setViewport({ width: 900, height: 700 });
    await page.evaluateOnNewDocument(() => {
      if (window !== window.top) return;
      const seen: string[] = [];
      Object.assign(window, { seen });
      addEventListener("message", ({ data }) => seen.push(`${data.type} ${data.height}`));
      addEventListener("scroll", () => seen.push("scroll"));
      const wait = window.setTimeout;
      Object.assign(window, { setTimeout: (act: () => void, time?: number) => wait(act, time === 5000 ? 300 : time) });
    });
    await page.goto(url);
    const seen = () => page.evaluate(() => (window as unknown as { seen: string[] }).seen.splice(0));
    // As long as the script of the snippet would wait for a frame that can be seen.
    await page.evaluate(() => new Promise((over) => setTimeout(over, 5000)));
    expect(await page.$eval("span[role=status]", (it) => it.textContent)).toBe("");
    await page.evaluate(() => {
      document.querySelector("section")!.style.display = "";
      scrollTo(0, document.querySelector("iframe")!.getBoundingClientRect().top - 400);
    });
    await page.waitForFunction(() => document.querySelector("iframe")!.clientHeight > 100);
    const frame = (await (await page.$("iframe"))!.contentFrame())!;
    await frame.waitForSelector("#app[data-started]");
    expect((await seen()).filter((it) => it.startsWith("height"))).toHaveLength(1);
    const state = () => page.evaluate(() => [scrollY, history.length, document.querySelector("iframe")!.clientHeight].join());
    const before = await state();
    for (const option of ["junior-review", "in-service", "korla", "private-enterprise", "no"]) {
      const asked = await frame.$eval("fieldset[data-question]", (it) => (it as HTMLElement).dataset.question!);
      await frame.$eval(`fieldset[data-question] input[value="${option}"]`, (it) => { (it as HTMLElement).focus(); (it as HTMLElement).click(); });
      await frame.waitForFunction((id) => !document.querySelector(`#app fieldset[data-question="${id}"]`), {}, asked);
    }
    await frame.$eval('[data-action="large"]', (it) => (it as HTMLElement).click());
    await frame.waitForSelector('html[data-type="large"]');
    expect(await seen()).toEqual([]);
    expect(await state()).toBe(before);
    await page.close();
    await portal.stop();
  });

  test("the second visit needs no network", async () => {
    const { page } = await open("");
    await page.waitForSelector("#app[data-started]");
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const kept = await page.evaluate(async () => {
      const [name] = await caches.keys();
      return (await (await caches.open(name)).keys()).map(({ url }) => new window.URL(url).pathname);
    });
    expect(kept).toEqual(expect.arrayContaining(["/", "/en/", "/guide.html", "/en/guide.html"]));
    await page.close();
  });
});
