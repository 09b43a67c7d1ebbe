// The same journey in Firefox, which Playwright cannot drive where it comes from the system.
import { expect, test } from "@playwright/test";
import { Host, secondVersion } from "./host";
import puppeteer, { type Browser, type Page } from "puppeteer-core";

const FIREFOX = process.env.FIREFOX ?? "firefox-esr";
/** nginx behind nginx, as many sites are reached. */
const URL = process.env.ZICHA_NGINX_PROXIES?.split(" ")[0] ?? process.env.ZICHA_URL ?? "http://127.0.0.1:8080/";

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

  test("the second visit needs no network", async () => {
    const { page } = await open("");
    await page.waitForSelector("#app[data-started]");
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const kept = await page.evaluate(async () => {
      const caches = await Promise.all((await window.caches.keys()).map((name) => window.caches.open(name)));
      const requests = await Promise.all(caches.map((cache) => cache.keys()));
      return requests.flat().map(({ url }) => new window.URL(url).pathname);
    });
    expect(kept).toEqual(expect.arrayContaining(["/", "/en/", "/guide.html", "/en/guide.html"]));
    expect(kept.filter((path) => path.startsWith("/zicha-"))).toHaveLength(4);
    await page.close();
  });

  test("a new version is seen at once, and a kept page says why it is", async () => {
    const host = new Host();
    const url = await host.start();
    const page = await (await browser.createBrowserContext()).newPage();
    const visit = async (fee: string, why?: string) => {
      await page.goto(`${url}?date=2021-09-10`);
      await page.waitForSelector("#app[data-started]");
      await answer(page, "route", "junior-review");
      expect(await page.$eval('[data-section="fee"]', (it) => it.textContent)).toContain(fee);
      expect(await page.$$eval("#kept", (lines) => lines.map((it) => it.textContent).join())).toContain(why ?? "");
      if (!why) expect(await page.$("#kept")).toBeNull();
      await page.locator('[data-action="restart"]').click();
      await page.waitForSelector('fieldset[data-question="route"]');
    };
    await visit("220");
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    host.files = secondVersion();
    host.damage = (path) => (path.endsWith(".wasm") ? { status: 404 } : undefined);
    await visit("220", "没能完整下载");
    host.damage = () => undefined;
    await visit("230");
    host.down = true;
    await visit("230");
    await page.goto(`${url}en?date=2021-09-10`);
    await page.waitForSelector("#app[data-started]");
    expect(page.url()).toContain("/en/?date=2021-09-10");
    host.down = false;
    host.damage = () => ({ status: 410 });
    await visit("230", "服务器上已经没有这一页");
    await page.close();
    await host.stop();
  });
});
