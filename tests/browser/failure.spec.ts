// Every failed start leads to the guide; if the program fails later, the page shows links to the guide and the
// official text.
import { answer, expect, followToOfficialText, open, press, expectText, section, expectGuide, test, type Page, type PageLog } from "./fixtures";

const TYPES: Record<string, string> = { js: "text/javascript", wasm: "application/wasm" };

const SAID = { zh: "页面出错", en: "Something went wrong" };

async function hasFailed(page: Page, language: "zh" | "en") {
  await expectText(page.locator("#failed"), SAID[language]);
  await expect(page.locator("#app")).toBeHidden();
  await expect(page.locator('#failed a[href$="guide.html"]')).toBeVisible();
  await followToOfficialText(page, page.locator('#failed a[href$="notice.html"]'));
}

/** A program that panics ends in a trap, which the browser reports. */
function expectPanic(log: PageLog) {
  log.allow(/^page error: RuntimeError|^console (error|warning): /);
}

/** Makes allocation fail, so that the program panics. */
async function breakThePage(page: Page) {
  await page.evaluate(() => {
    Node.prototype.insertBefore = () => { throw new Error("no place"); };
  });
}

for (const language of ["zh", "en"] as const) {
  const path = language === "zh" ? "./" : "./en/";

  for (const part of ["js", "wasm", `${language}.json`]) {
    test(`without its ${part}, ${path} shows the guide`, { tag: "@once" }, async ({ page, log }) => {
      log.allow(/\.(js|wasm|json) net::ERR_(FAILED|ABORTED)$|^console error: /);
      await page.route(`**/*.${part}`, (route) => route.abort());
      await page.goto(path);
      await expectGuide(page, language);
    });

    test(`with a ${part} that is not found, ${path} shows the guide`, { tag: "@once" }, async ({ page, log }) => {
      log.allow(/\.(js|wasm|json) net::ERR_ABORTED$|^console (error|warning): /);
      await page.route(`**/*.${part}`, (route) => route.fulfill({ status: 404, contentType: "text/html", body: "<h1>404</h1>" }));
      await page.goto(path);
      await expectGuide(page, language);
    });

    test(`with invalid content for its ${part}, ${path} shows the guide`, { tag: "@once" }, async ({ page, log }) => {
      log.allow(/\.(js|wasm|json) net::ERR_ABORTED$|^console (error|warning): /);
      const contentType = TYPES[part] ?? "application/json";
      await page.route(`**/*.${part}`, (route) => route.fulfill({ contentType, body: "<!doctype html><p>Log in" }));
      await page.goto(path);
      await expectGuide(page, language);
    });
  }

  test(`a panic at the start of ${path} shows the guide`, { tag: "@once" }, async ({ page, log }) => {
    expectPanic(log);
    await page.addInitScript(() => {
      Node.prototype.insertBefore = () => { throw new Error("no place"); };
    });
    await page.goto(path);
    await expectGuide(page, language);
  });

  test(`a panic on ${path} during the visit shows the link to the text`, { tag: "@once" }, async ({ page, log }) => {
    expectPanic(log);
    await open(page, { language });
    await answer(page, "route", "junior-review");
    await breakThePage(page);
    await press(page.locator('label:has([value="in-service"])'));
    await expect(page.locator("#failed")).toBeVisible();
    await hasFailed(page, language);
  });

  test.describe("without scripts", () => {
    test.use({ javaScriptEnabled: false });
    test(`${path} does not request the program and shows the guide, which links to the text`, { tag: "@once" }, async ({ page }) => {
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      await page.goto(path);
      await expectGuide(page, language);
      expect(asked.filter((url) => /\.(js|wasm|json)$/.test(url))).toEqual([]);
      await followToOfficialText(page, page.locator('a[href$="notice.html"]').first());
    });
  });
}

test("a panic of the one file during the visit shows the guide in it", { tag: "@once" }, async ({ page, log }) => {
  expectPanic(log);
  await page.goto("./standalone.html?date=2021-09-10");
  await answer(page, "route", "junior-review");
  await expect(page.locator("#guide")).toBeHidden();
  await breakThePage(page);
  await press(page.locator('label:has([value="in-service"])'));
  await expectText(page.locator("#failed"), SAID.zh);
  await expect(page.locator("#app")).toBeHidden();
  await press(page.locator('#failed a[href="#guide"]'));
  await expect(page.locator("#guide")).toBeVisible();
});

for (const [what, from, to] of [
  ["knows no modules", '<script type="module">', '<script type="no-module">'],
  // Syntax that the browser does not support: nothing of the script runs.
  ["cannot read the start script", "const guard =", "const ~guard ="],
]) {
  test(`a browser that ${what} shows the guide`, { tag: "@once" }, async ({ page, log }) => {
    log.allow(/\.(js|wasm|json) net::ERR_ABORTED$|^page error: SyntaxError|^console (error|warning): /);
    await page.route(/\/$/, async (route) => {
      const response = await route.fetch();
      const html = (await response.text()).replace(from, to);
      await route.fulfill({ response, body: html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "") });
    });
    await page.goto("./");
    await expectGuide(page, "zh");
  });
}

/** Errors of other scripts, of extensions or added by the site. */
function foreignErrors() {
  const trap = () => {
    const unreachable = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 97, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(unreachable)));
    (exports.a as () => void)();
  };
  const wrong = [
    () => JSON.parse("undefined"),
    () => { throw new SyntaxError("Unexpected token"); },
    () => { throw new WebAssembly.RuntimeError("unreachable"); },
    trap,
    () => { void Promise.reject(new WebAssembly.RuntimeError("unreachable")); },
    () => { void Promise.reject(new SyntaxError("Unexpected token")); },
    () => { window.dispatchEvent(new ErrorEvent("error", { message: "Uncaught RuntimeError: unreachable", error: new WebAssembly.RuntimeError("unreachable") })); },
    () => { window.onerror?.("SyntaxError: Unexpected token"); },
  ];
  // Each in a task of its own, at different stages of the page's start.
  const goWrong = () => { for (const it of wrong) setTimeout(it); };
  goWrong();
  document.addEventListener("DOMContentLoaded", goWrong);
  window.addEventListener("load", goWrong);
  Object.assign(window, { goWrong });
}

for (const path of ["./?date=2021-09-10", "./en/?date=2021-09-10", "./standalone.html?date=2021-09-10"]) {
  test(`errors of other scripts are ignored on ${path}, and an early answer is kept`, { tag: "@once" }, async ({ page, log }) => {
    log.allow(/^page error: (SyntaxError|RuntimeError)/);
    let release = () => {};
    const held = new Promise<void>((resolve) => { release = resolve; });
    await page.route("**/*.wasm", async (route) => {
      await held;
      await route.continue();
    });
    await page.addInitScript(foreignErrors);
    await page.goto(path);
    if (!path.includes("standalone")) {
      await press(page.locator('label:has([value="junior-review"])'));
      await page.evaluate(() => (window as unknown as { goWrong: () => void }).goWrong());
      await expect(page.locator("#app")).not.toHaveAttribute("data-started");
      release();
      await expect(page.locator("#app[data-started]")).toBeAttached();
    } else await answer(page, "route", "junior-review");
    await expectText(section(page, "fee"), "220");
    await page.evaluate(() => (window as unknown as { goWrong: () => void }).goWrong());
    // One task later all of them have been thrown.
    await page.evaluate(() => new Promise((done) => setTimeout(done)));
    await answer(page, "status", "in-service");
    await expect(page.locator("#failed")).toBeHidden();
    await expect(page.locator("#way")).toBeHidden();
    await expectText(section(page, "fee"), "220");
  });
}

test("in a frame errors of other scripts are ignored, and a trap of the program shows the guide", { tag: "@once" }, async ({ page, log }) => {
  log.allow(/^page error: (SyntaxError|RuntimeError)|^console (error|warning): |^request: .*standalone\.html/);
  await page.addInitScript(foreignErrors);
  await page.route("**/portal", (route) => route.fulfill({
    contentType: "text/html",
    body: '<!doctype html><link rel="icon" href="data:,"><iframe sandbox="allow-scripts" width=600 height=700 src="./standalone.html?date=2021-09-10"></iframe>',
  }));
  await page.goto("./portal");
  const frame = (await (await page.locator("iframe").elementHandle())?.contentFrame())!;
  await answer(frame, "route", "junior-review");
  await frame.evaluate(() => (window as unknown as { goWrong: () => void }).goWrong());
  await answer(frame, "status", "in-service");
  await expect(frame.locator("#failed")).toBeHidden();
  await frame.evaluate(() => { Node.prototype.insertBefore = () => { throw new Error("no place"); }; });
  await press(frame.locator('label:has([value="korla"])'));
  await expectText(frame.locator("#failed"), SAID.zh);
  await expect(frame.locator("#guide")).toBeVisible();
});

test("a panic after a change of language is reported in that language", { tag: "@once" }, async ({ page, log }) => {
  expectPanic(log);
  await open(page);
  await press(page.locator('[data-action="language"]'));
  await breakThePage(page);
  await press(page.locator('label:has([value="junior-review"])'));
  await expectText(page.locator("#failed"), SAID.en);
});
