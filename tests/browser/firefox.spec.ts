// The main behaviour in Firefox.
import { resolve } from "node:path";

import { expect, test } from "@playwright/test";
import jsQR from "jsqr";
import { PNG } from "pngjs";
import type { Browser, Page } from "puppeteer-core";

import { LEAVING, listenElsewhere, STAYING } from "./exits";
import { answer, launch, newPage } from "./firefox";
import { Host, secondVersion } from "./host";
import { boxes, sheets } from "./paper";
import { link, Portal, script } from "./portal";
import { outcomes, serveVariants, VARIANTS, type Outcome } from "./rewritten";
import { DOUBTFUL, ENGINEER, OF_A_FIRM, UNSURE } from "./states";

/** nginx behind an nginx proxy, as many sites are deployed. */
const URL = process.env.ZICHA_NGINX_PROXIES?.split(" ")[0] ?? process.env.ZICHA_URL ?? "http://127.0.0.1:8080/";

let browser: Browser;

test.describe("Firefox", { tag: "@once" }, () => {
  test.describe.configure({ mode: "serial" });
  test.beforeAll(async () => { browser = await launch(); });
  test.afterAll(() => browser.close());

  async function open(path: string) {
    const page = await newPage(browser);
    const messages: string[] = [];
    page.on("console", (message) => messages.push(message.text()));
    page.on("pageerror", (error) => messages.push(String(error)));
    await page.goto(URL + path);
    return { page, messages };
  }

  const verdict = (page: Page, id: string) => page.$eval(`[data-section="${id}"][data-verdict]`, (it) => (it as HTMLElement).dataset.verdict);

  for (const path of ["?date=2021-09-10", "en/?date=2021-09-10"]) {
    test(`a county engineer gets a result on ${path}`, async () => {
      const { page, messages } = await open(path);
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
      expect(messages).toEqual([]);
      await page.close();
    });
  }

  test("the second question is asked before the program arrives", async () => {
    const page = await newPage(browser);
    let release = () => {};
    const held = new Promise<void>((resolve) => { release = resolve; });
    await page.setRequestInterception(true);
    page.on("request", async (request) => {
      if (request.url().endsWith(".wasm")) await held;
      await request.continue();
    });
    await page.goto(`${URL}?date=2021-09-10`, { waitUntil: "domcontentloaded" });
    await answer(page, "route", "junior-review");
    await page.waitForSelector('fieldset[data-question="status"]');
    expect(await page.$("#app[data-started]")).toBeNull();
    release();
    await page.waitForSelector("#app[data-started]");
    await answer(page, "status", "in-service");
    await page.waitForSelector('fieldset[data-question="workplace"]');
    expect(await page.$eval('[data-section="fee"]', (it) => it.textContent)).toContain("220");
    await page.close();
  });

  test("a restored choice of an earlier visit is not taken for an answer", async () => {
    const { page } = await open("?date=2021-09-10");
    await page.waitForSelector("#app[data-started]");
    await answer(page, "route", "junior-review");
    await page.locator('[data-action="restart"]').click();
    await page.waitForSelector('fieldset[data-question="route"]');
    // Firefox restores form fields when a page is reloaded.
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

  test("a shared link holds a code, which is read in the forms in which programs deliver it", async () => {
    const { page, messages } = await open(`?date=2021-09-10#${RETIREE}`);
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
    expect(messages).toEqual([]);
    await page.close();
  });

  test("offered answers survive a reload until they are accepted or declined", async () => {
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

  test("if the browser does not print there is a message, with the link", async () => {
    const { page } = await open(`?date=2021-09-10#${RETIREE}`);
    await page.waitForSelector('[data-state="done"]');
    await page.evaluate(() => { window.print = () => {}; });
    await press(page, "print");
    await page.waitForSelector(".share .link");
    expect(await text(page, ".summary [role=status]")).toContain("没有出现打印窗口");
    await page.close();
  });

  test("the one file opened from disk shares a code without an address", async () => {
    const page = await newPage(browser, browser.defaultBrowserContext());
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
    test(`without ${what} the guide is shown`, async () => {
      const without = await launch({ [setting]: false });
      const page = await newPage(without);
      await page.goto(URL);
      await expect.poll(() => page.url()).toMatch(/\/guide\.html$/);
      await without.close();
    });
  }

  test("in a portal a hidden frame is waited for, and answers do not scroll the portal", async () => {
    const portal = new Portal();
    const url = await portal.start();
    const long = "<p>门户的正文。</p>".repeat(40);
    portal.shows({ body: `${long}<section style="display: none">${link(URL)}</section>${long}${script(URL)}` });
    const page = await newPage(browser);
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
    // As long as the script of the snippet would wait for a visible frame.
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
      const caches = await Promise.all((await window.caches.keys()).map((name) => window.caches.open(name)));
      const requests = await Promise.all(caches.map((cache) => cache.keys()));
      return requests.flat().map(({ url }) => new window.URL(url).pathname);
    });
    expect(kept).toEqual(expect.arrayContaining(["/", "/en/", "/guide.html", "/en/guide.html"]));
    expect(kept.filter((path) => path.startsWith("/zicha-"))).toHaveLength(4);
    await page.close();
  });

  test("a new version is shown at once, and a cached page says why it is shown", async () => {
    const host = new Host();
    const url = await host.start();
    const page = await newPage(browser);
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

  for (const [language, folder] of [["zh", ""], ["en", "en/"]]) {
    for (const [name, fragment] of Object.entries({ ENGINEER, OF_A_FIRM, DOUBTFUL, UNSURE })) {
      test(`in print the list for the envelope is complete, on a page of its own (${name}, ${language})`, async () => {
        const { page } = await open(`${folder}?date=2021-09-10#${fragment}`);
        await page.waitForSelector('#app[data-started] [data-complete="true"]');
        expect(boxes(await sheets(await page.pdf({ preferCSSPageSize: true })))).toEqual([0, 0, 12]);
        await page.locator('[data-action="large"]').click();
        await page.waitForSelector('[data-type="large"]');
        const large = boxes(await sheets(await page.pdf({ preferCSSPageSize: true })));
        expect(large.filter((count) => count)).toEqual([12]);
        await page.close();
      });
    }

    test(`the official text can be printed (${language})`, async () => {
      const { page } = await open(`${folder}notice.html`);
      const texts = await sheets(await page.pdf({ preferCSSPageSize: true }));
      expect(texts.join("").length).toBeGreaterThan(3000);
      await page.close();
    });
  }

  test("the QR code can be scanned with forced colours", async () => {
    // Firefox has no emulation of forced colours, so its settings for white on black are used.
    const chosen = await launch({
      "browser.display.document_color_use": 2,
      "browser.display.use_system_colors": false,
      "browser.display.background_color": "#000000",
      "browser.display.foreground_color": "#ffffff",
      "browser.display.background_color.dark": "#000000",
      "browser.display.foreground_color.dark": "#ffffff",
    });
    const page = await newPage(chosen);
    await page.goto(`${URL}?date=2021-09-10#${ENGINEER}`);
    await page.waitForSelector('#app[data-started] [data-complete="true"]');
    expect(await page.evaluate(() => matchMedia("(forced-colors: active)").matches)).toBe(true);
    await page.locator('[data-action="share"]').click();
    const code = await page.waitForSelector("svg.code");
    const { data, width, height } = PNG.sync.read(Buffer.from(await code!.screenshot()));
    const link = await page.$eval(".share .link", (it) => (it as HTMLInputElement).value);
    expect(jsQR(new Uint8ClampedArray(data), width, height, { inversionAttempts: "dontInvert" })?.data).toBe(link);
    await chosen.close();
  });

  test("errors of other scripts are ignored, and a trap of the program is not", async () => {
    const { page } = await open("?date=2021-09-10");
    await page.waitForSelector("#app[data-started]");
    await page.evaluate(() => {
      for (const wrong of [() => JSON.parse("undefined"), () => { throw new WebAssembly.RuntimeError("unreachable"); }]) setTimeout(wrong);
      window.dispatchEvent(new ErrorEvent("error", { message: "RuntimeError: unreachable" }));
      return new Promise((done) => setTimeout(done));
    });
    await answer(page, "route", "junior-review");
    expect(await page.$eval("#failed", (it) => (it as HTMLElement).hidden)).toBe(true);
    await page.evaluate(() => { Node.prototype.insertBefore = () => { throw new Error("no place"); }; });
    await page.locator('label:has([value="in-service"])').click();
    await page.waitForSelector("#failed:not([hidden])");
    await page.close();
  });

  test("pages whose scripts were changed or blocked in transit work or show the link to the guide", async () => {
    const site = await serveVariants();
    const page = await newPage(browser);
    for (const [number, variant] of VARIANTS.entries()) {
      for (const [path, expected] of [[number % 2 ? "" : "en/", variant.site], ["standalone.html", variant.file]] as const) {
        // A page that redirects to the guide at once has not finished loading.
        await page.goto(`${site.url}${number}/${path}`, { waitUntil: "domcontentloaded" }).catch(() => {});
        const outcome = async () => {
          const found: Outcome[] = await page.evaluate(outcomes).catch(() => []);
          return found.some((it) => expected.includes(it)) ? "reached" : `${found} in place of ${expected}`;
        };
        await expect.poll(outcome, `${variant.name}: ./${path}`).toBe("reached");
      }
    }
    await page.close();
    await site.stop();
  });

  test("another server receives data only by the ways listed as open", async () => {
    const elsewhere = await listenElsewhere();
    const { page } = await open(`?date=2021-09-10#${OF_A_FIRM}`);
    await page.waitForSelector('#app[data-started] [data-complete="true"]');
    const before = page.url();
    const stayOpen = /^(link to a new window|window\.open of|WebRTC of)/;
    const closed = Object.entries({ ...STAYING, ...LEAVING }).filter(([name]) => !stayOpen.test(name));
    const attempt = async ([name, way]: [string, unknown]) => {
      const target = JSON.stringify({ address: `${elsewhere.url}way-${name.length}-`, udp: elsewhere.udp });
      await page.evaluate(`Promise.race([(async () => (${way})(${target}))(), new Promise((go) => setTimeout(go, 1000))]).then(() => {}, () => {})`).catch(() => {});
    };
    // The reload comes last, and shows the same page.
    for (const way of closed) await attempt(way);
    await page.waitForSelector("#app[data-started]");
    expect(page.url().split("#")[0]).toBe(before.split("#")[0]);
    // Once this request has arrived, the others would have too.
    await attempt(["link to a new window", STAYING["link to a new window"]]);
    const paths = () => elsewhere.received.filter((it) => it.includes("way-"));
    await expect.poll(paths).toHaveLength(1);
    expect(paths()[0]).toContain("new-window");
    await page.close();
    await elsewhere.stop();
  });
});
