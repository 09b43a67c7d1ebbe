// Whatever keeps the program from starting leads to the guide; where it breaks off later, the guide
// and the official text are one tap away.
import { answer, expect, leadsToTheText, open, press, says, section, showsTheGuide, test, type Page, type Quiet } from "./fixtures";

const TYPES: Record<string, string> = { js: "text/javascript", wasm: "application/wasm" };

const SAID = { zh: "页面出错", en: "Something went wrong" };

async function hasFailed(page: Page, language: "zh" | "en") {
  await says(page.locator("#failed"), SAID[language]);
  await expect(page.locator("#app")).toBeHidden();
  await expect(page.locator('#failed a[href$="guide.html"]')).toBeVisible();
  await leadsToTheText(page, page.locator('#failed a[href$="notice.html"]'));
}

/** A program that panics ends in a trap, which the browser reports. */
function expectPanic(quiet: Quiet) {
  quiet.expect(/^page error: RuntimeError|^console (error|warning): /);
}

/** Leaves the program no place for anything new, which makes it panic. */
async function breakThePage(page: Page) {
  await page.evaluate(() => {
    Node.prototype.insertBefore = () => { throw new Error("no place"); };
  });
}

for (const language of ["zh", "en"] as const) {
  const path = language === "zh" ? "./" : "./en/";

  for (const part of ["js", "wasm", `${language}.json`]) {
    test(`without its ${part}, ${path} shows the guide`, async ({ page, quiet }) => {
      quiet.expect(/\.(js|wasm|json) net::ERR_(FAILED|ABORTED)$|^console error: /);
      await page.route(`**/*.${part}`, (route) => route.abort());
      await page.goto(path);
      await showsTheGuide(page, language);
    });

    test(`with a ${part} that is not found, ${path} shows the guide`, { tag: "@once" }, async ({ page, quiet }) => {
      quiet.expect(/\.(js|wasm|json) net::ERR_ABORTED$|^console (error|warning): /);
      await page.route(`**/*.${part}`, (route) => route.fulfill({ status: 404, contentType: "text/html", body: "<h1>404</h1>" }));
      await page.goto(path);
      await showsTheGuide(page, language);
    });

    test(`with rubbish for its ${part}, ${path} shows the guide`, { tag: "@once" }, async ({ page, quiet }) => {
      quiet.expect(/\.(js|wasm|json) net::ERR_ABORTED$|^console (error|warning): /);
      const contentType = TYPES[part] ?? "application/json";
      await page.route(`**/*.${part}`, (route) => route.fulfill({ contentType, body: "<!doctype html><p>Log in" }));
      await page.goto(path);
      await showsTheGuide(page, language);
    });
  }

  test(`a panic at the start of ${path} shows the guide`, { tag: "@once" }, async ({ page, quiet }) => {
    expectPanic(quiet);
    await page.addInitScript(() => {
      Node.prototype.insertBefore = () => { throw new Error("no place"); };
    });
    await page.goto(path);
    await showsTheGuide(page, language);
  });

  test(`a panic on ${path} half-way shows the way to the text`, async ({ page, quiet }) => {
    expectPanic(quiet);
    await open(page, { language });
    await answer(page, "route", "junior-review");
    await breakThePage(page);
    await press(page.locator('label:has([value="in-service"])'));
    await expect(page.locator("#failed")).toBeVisible();
    await hasFailed(page, language);
  });

  test.describe("without scripts", () => {
    test.use({ javaScriptEnabled: false });
    test(`${path} asks for no program and shows the guide, which leads on to the text`, async ({ page }) => {
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      await page.goto(path);
      await showsTheGuide(page, language);
      expect(asked.filter((url) => /\.(js|wasm|json)$/.test(url))).toEqual([]);
      await leadsToTheText(page, page.locator('a[href$="notice.html"]').first());
    });
  });
}

test("a panic of the one file half-way leads to the guide in it", { tag: "@once" }, async ({ page, quiet }) => {
  expectPanic(quiet);
  await page.goto("./standalone.html?date=2021-09-10");
  await answer(page, "route", "junior-review");
  await expect(page.locator("#guide")).toBeHidden();
  await breakThePage(page);
  await press(page.locator('label:has([value="in-service"])'));
  await says(page.locator("#failed"), SAID.zh);
  await expect(page.locator("#app")).toBeHidden();
  await press(page.locator('#failed a[href="#guide"]'));
  await expect(page.locator("#guide")).toBeVisible();
});

test("a browser that knows no modules shows the guide", { tag: "@once" }, async ({ page, quiet }) => {
  // It leaves before the page is there to its end.
  quiet.expect(/(\/|\.(js|wasm|json)) net::ERR_ABORTED$|^page error: |^console (error|warning): /);
  await page.addInitScript(() => { delete (HTMLScriptElement.prototype as Partial<HTMLScriptElement>).noModule; });
  await page.goto("./");
  await showsTheGuide(page, "zh");
});

test("a panic after the language was switched is told in that language", async ({ page, quiet }) => {
  expectPanic(quiet);
  await open(page);
  await press(page.locator('[data-action="language"]'));
  await breakThePage(page);
  await press(page.locator('label:has([value="junior-review"])'));
  await says(page.locator("#failed"), SAID.en);
});

test.fixme("a page that a translator has rewritten shows no result of before", { tag: "@once" }, async ({ page, quiet }) => {
  // Yew goes on writing into the texts that the translator took out: the fee stays at 380.
  expectPanic(quiet);
  await open(page);
  await answer(page, "route", "intermediate-review");
  await says(section(page, "fee"), "380");
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    // As translators do where they may: every text in an element that the program does not know.
    for (const text of texts.filter(({ parentElement }) => parentElement?.translate)) {
      const translated = document.createElement("font");
      translated.textContent = text.data;
      text.replaceWith(translated);
    }
  });
  await press(page.locator('[data-action="change"][data-for="route"]'));
  await press(page.locator('label:has([value="junior-review"])'));
  await expect(page.locator("#failed:visible, [data-section=fee] .verdict:has-text('220')")).toHaveCount(1);
});
