// A page starts with one language; the other editions are loaded afterwards, and the language is changed in place.
import { answer, expect, open, press, question, expectText, section, started, test, type Page } from "./fixtures";

function languageButton(page: Page) {
  return page.locator('[data-action="language"]');
}

test("a language chosen before its edition has arrived is shown when it arrives", { tag: "@once" }, async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => { release = resolve; });
  await page.route("**/*.en.json", async (route) => {
    await held;
    await route.continue();
  });
  await open(page);
  await answer(page, "route", "junior-review");
  await press(languageButton(page));
  await expect(languageButton(page)).toHaveAttribute("aria-busy", "true");
  // Until then the page works in its present language.
  await answer(page, "status", "in-service");
  await expectText(section(page, "fee"), "220 元");
  release();
  await expectText(question(page, "workplace"), "Where do you work?");
  await expectText(section(page, "fee"), "220 yuan");
  await expect(languageButton(page)).toHaveText("中文");
  await expect(languageButton(page)).not.toHaveAttribute("aria-busy");
});

test("a language whose edition failed to load is requested again by the tap that chooses it", { tag: "@once" }, async ({ page, log }) => {
  log.allow(/^request: .*\.en\.json$|\.en\.json net::ERR_FAILED$|^console error: Failed to load resource/);
  let fails = true;
  await page.route("**/*.en.json", (route) => (fails ? route.abort() : route.continue()));
  const failed = page.waitForEvent("requestfailed");
  await open(page);
  await failed;
  fails = false;
  await press(languageButton(page));
  await expectText(question(page, "route"), "What are you applying for?");
});

test("the page of each language starts with its own edition and loads the other", { tag: "@once" }, async ({ page }) => {
  for (const [path, own, other] of [["./", "zh", "en"], ["./en/", "en", "zh"]]) {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const learned = page.waitForResponse(`**/*.${other}.json`);
    await page.goto(path);
    await started(page);
    await learned;
    const editions = asked.map((url) => /\.([a-z]+)\.json$/.exec(url)?.[1]).filter(Boolean);
    expect(editions).toEqual([own, other]);
    page.removeAllListeners("request");
  }
});
