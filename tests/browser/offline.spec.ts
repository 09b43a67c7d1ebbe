// A second visit needs no network, and never half of one version and half of another.
import { answer, expect, press, question, says, section, showsTheGuide, test, type Page } from "./fixtures";
import { Recorder } from "./recorder";

test.use({ serviceWorkers: "allow" });

const NEXT = (html: string) => html.replace("<html ", '<html data-version="2" ');

function next(page: Page) {
  return page.locator('html[data-version="2"]');
}

async function started(page: Page) {
  await expect(page.locator("#app[data-started]")).toBeAttached();
}

/** Waits until the worker has kept everything. */
async function kept(page: Page) {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect.poll(() => versions(page)).toHaveLength(1);
}

function versions(page: Page) {
  return page.evaluate(() => caches.keys());
}

const site = test.extend<{ recorder: Recorder; url: string }>({
  recorder: async ({}, use) => {
    const recorder = new Recorder();
    await use(recorder);
    await recorder.stop();
  },
  url: async ({ recorder }, use) => use(await recorder.start()),
});

site("with the network off both languages, the guide and the text are there", async ({ page, context, recorder, url }) => {
  await page.goto(url);
  await started(page);
  await kept(page);
  await context.setOffline(true);
  await recorder.stop();
  for (const path of ["", "index.html?date=2021-09-10", "en/?date=2021-09-10"]) {
    await page.goto(url + path);
    await started(page);
    await answer(page, "route", "junior-review");
    await says(section(page, "fee"), "220");
    await press(page.locator('[data-action="restart"]'));
    await expect(question(page, "route")).toBeVisible();
  }
  await page.goto(`${url}guide.html`);
  await showsTheGuide(page);
  await page.goto(`${url}en/guide.html`);
  await showsTheGuide(page, "en");
  await press(page.locator('a[href$="notice.html"]').first());
  await expect(page).toHaveURL(/\/en\/notice\.html$/);
  await says(page.locator("h1"), "巴水办发");
});

site("a new version says so and is taken on the next visit", { tag: "@once" }, async ({ page, recorder, url }) => {
  await page.goto(url);
  await started(page);
  await kept(page);
  const [first] = await versions(page);
  await recorder.replace("/index.html", NEXT);
  await page.goto(url);
  await started(page);
  // What was kept is shown at once, and the new one is fetched beside it.
  await expect(next(page)).toHaveCount(0);
  await says(page.locator("#renewed"), "新版本");
  expect(await versions(page)).toEqual([first, expect.stringContaining(`zicha ${url} `)]);
  await page.goto(url);
  await started(page);
  await expect(next(page)).toHaveCount(1);
  await expect(page.locator("#renewed")).toBeHidden();
});

site("a version of which a part is missing is not taken at all", { tag: "@once" }, async ({ page, recorder, url, quiet }) => {
  quiet.expect(/^console error: Failed to load resource/);
  await page.goto(url);
  await started(page);
  await kept(page);
  const before = await versions(page);
  await recorder.replace("/index.html", NEXT);
  recorder.refuse("/en/guide.html");
  const tried = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const found = new Promise<ServiceWorker>((resolve) => {
      registration.addEventListener("updatefound", () => resolve(registration.installing!));
    });
    await registration.update();
    const coming = await found;
    while (coming.state !== "redundant" && coming.state !== "activated") {
      await new Promise((changed) => coming.addEventListener("statechange", changed, { once: true }));
    }
    return coming.state;
  });
  expect(tried).toBe("redundant");
  expect(await versions(page)).toEqual(before);
  await page.goto(url);
  await started(page);
  await expect(next(page)).toHaveCount(0);
});

site("where a part is missing at the first visit nothing is kept, and the page works", { tag: "@once" }, async ({ page, recorder, url }) => {
  recorder.refuse("/en/guide.html");
  await page.goto(url);
  await started(page);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length))).toBe(0);
  expect(await versions(page)).toEqual([]);
  await answer(page, "route", "junior-review");
  await says(section(page, "fee"), "220");
});

site("where workers are not allowed all else works", { tag: "@once" }, async ({ page, url, quiet }) => {
  quiet.expect(/^request: .*\/\?date=2021-09-10$/);
  await page.route("**/framed.html", (route) => {
    const frame = `<iframe sandbox="allow-scripts" src="${url}?date=2021-09-10" width="390" height="844"></iframe>`;
    return route.fulfill({ contentType: "text/html", body: frame });
  });
  await page.goto(`${url}framed.html`);
  const framed = page.frameLocator("iframe");
  await expect(framed.locator("#app[data-started]")).toBeAttached();
  await press(framed.locator('label:has([value="junior-review"])'));
  await says(framed.locator('[data-section="fee"][data-verdict]'), "220");
});
