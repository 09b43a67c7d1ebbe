// The same journey in Firefox, which Playwright cannot drive where it comes from the system.
import { resolve } from "node:path";

import { expect, test } from "@playwright/test";
import puppeteer, { type Browser, type Page } from "puppeteer-core";

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

  const RETIREE = "route=intermediate-review&status=retired";
  const press = (page: Page, name: string) => page.locator(`[data-action="${name}"]`).click();
  const text = (page: Page, selector: string) => page.$eval(selector, (it) => (it as HTMLElement).innerText);
  const linkOf = async (page: Page) => {
    await press(page, "share");
    await page.waitForSelector(".share .link");
    return page.$eval(".share .link", (it) => (it as HTMLTextAreaElement).value);
  };

  test("a shared link is a code, which is understood as programs deliver it", async () => {
    const { page, noises } = await open(`?date=2021-09-10#${RETIREE}`);
    await page.waitForSelector('[data-state="done"]');
    const link = await linkOf(page);
    expect(link.split("#")[1]).toMatch(/^z1[0-9a-z]+$/);
    const code = link.split("#")[1];
    for (const delivered of [code, `${code}。`, code.toUpperCase(), `${RETIREE.replaceAll("=", "%3D")}）`, encodeURIComponent(encodeURIComponent(RETIREE))]) {
      await press(page, "forget");
      await page.waitForSelector('fieldset[data-question="route"]');
      await page.evaluate((hash) => { location.hash = hash; }, delivered);
      await page.waitForSelector('[data-section="eligibility"][data-verdict="barred"]');
      expect(await text(page, '[data-banner="link"]')).not.toContain("忽略");
    }
    expect(page.url()).toMatch(/\?date=2021-09-10$/);
    expect(noises).toEqual([]);
    await page.close();
  });

  test("answers that are offered outlive a reload until it is decided", async () => {
    const { page } = await open("?date=2021-09-10#route=junior-review");
    await page.waitForSelector("#app[data-started]");
    await page.evaluate((hash) => { location.hash = hash; }, RETIREE);
    await page.waitForSelector('[data-banner="offer"]');
    await page.reload();
    await page.waitForSelector('#app[data-started] [data-banner="offer"]');
    await press(page, "take-link");
    await page.waitForSelector('[data-section="eligibility"][data-verdict="barred"]');
    await page.reload();
    await page.waitForSelector("#app[data-started]");
    expect(await page.$('[data-banner="offer"]')).toBeNull();
    await page.close();
  });

  test("a browser that does not print is told of, with the link", async () => {
    const { page } = await open(`?date=2021-09-10#${RETIREE}`);
    await page.waitForSelector('[data-state="done"]');
    await page.evaluate(() => { window.print = () => {}; });
    await press(page, "print");
    await page.waitForSelector(".share .link");
    expect(await text(page, ".summary [role=status]")).toContain("没有出现打印窗口");
    await page.close();
  });

  test("the file on a disk shares a code and no address", async () => {
    const page = await browser.newPage();
    const file = `file://${resolve(process.env.ZICHA_SITE ?? "dist", "standalone.html")}`;
    await page.goto(`${file}?date=2021-09-10#${RETIREE}`);
    await page.waitForSelector('#app[data-started] [data-state="done"]');
    const code = await linkOf(page);
    expect(code).toMatch(/^#z1[0-9a-z]+$/);
    expect(await text(page, ".share")).not.toContain("file:");
    await press(page, "forget");
    await page.waitForSelector('fieldset[data-question="route"]');
    await page.evaluate((hash) => { location.hash = hash; }, code);
    await page.waitForSelector('[data-section="eligibility"][data-verdict="barred"]');
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
