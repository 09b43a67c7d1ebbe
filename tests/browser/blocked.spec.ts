// A page whose scripts were changed or blocked in transit either works or shows a link to the guide; it never
// looks usable without being so.
import { createServer } from "node:http";

import { expect, label, press, question, expectText, test, type Page } from "./fixtures";
import { end, listen } from "./recorder";
import { outcomes, serveVariants, VARIANTS, type Outcome } from "./rewritten";

let site: Awaited<ReturnType<typeof serveVariants>>;
test.beforeAll(async () => { site = await serveVariants(); });
test.afterAll(() => site.stop());

/** Waits until a page, or the frame in it, has one of some outcomes, and returns it. */
async function waitForOutcome(page: Pick<Page, "evaluate">, expected: Outcome[]) {
  let found: Outcome[] = [];
  await expect.poll(async () => {
    // During a navigation there is no document.
    found = await page.evaluate(outcomes).catch(() => []);
    return found.some((it) => expected.includes(it)) ? "reached" : `${found} in place of ${expected}`;
  }).toBe("reached");
  return found;
}

/** Expects that answering leads to the next question, without a message about a failure. */
async function expectNextQuestion(page: Pick<Page, "locator">) {
  await expect(page.locator("#way:visible")).toHaveCount(0);
  await press(label(question(page, "route"), "route", "junior-review").first());
  await expect(question(page, "status").first()).toBeVisible();
}

for (const [number, variant] of VARIANTS.entries()) {
  // Both languages come from one template, so each variant is tested with one of them.
  for (const [path, expected] of [[number % 2 ? "en/" : "", variant.site], ["standalone.html", variant.file]] as const) {
    test(`${variant.name}: ./${path} works or shows the link to the guide`, { tag: "@once" }, async ({ page, log }) => {
      log.allow(/./);
      await page.goto(`${site.url}${number}/${path}`, { waitUntil: "commit" });
      const found = await waitForOutcome(page, expected);
      if (found.includes("works")) await expectNextQuestion(page);
    });
  }

  test(`${variant.name}: a frame works or shows the link to the guide`, { tag: "@once" }, async ({ page, log }) => {
    log.allow(/./);
    const address = `${site.url}${number}/standalone.html`;
    await page.route("**/portal", (route) => route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><iframe sandbox="allow-scripts" width=600 height=700 src="${address}?lang=zh"></iframe>`,
    }));
    await page.goto(`${site.url}portal`, { waitUntil: "commit" });
    const frame = await (await page.locator("iframe").elementHandle())?.contentFrame();
    const found = await waitForOutcome(frame!, variant.file);
    if (found.includes("works")) await expectNextQuestion(frame!);
  });
}

for (const path of ["", "en/", "standalone.html"]) {
  test(`without failures the link to the guide is never visible on ./${path}, not even while the page loads`, { tag: "@once" }, async ({ page, baseURL }) => {
    let release = () => {};
    const held = new Promise<void>((resolve) => { release = resolve; });
    const server = createServer(async (request, response) => {
      const answer = await fetch(new URL(request.url ?? "", baseURL));
      const body = Buffer.from(await answer.arrayBuffer());
      response.writeHead(answer.status, { "Content-Type": answer.headers.get("content-type") ?? "" });
      const after = body.indexOf("</p>", body.indexOf('<p id="way"'));
      if (!answer.headers.get("content-type")?.startsWith("text/html") || after < 0) return response.end(body);
      response.write(body.subarray(0, after + 4));
      await held;
      response.end(body.subarray(after + 4));
    });
    const url = await listen(server);
    await page.goto(`${url}${path}`, { waitUntil: "commit" });
    await expect(page.locator("#way")).toBeAttached();
    await expect(page.locator("#way")).toBeHidden();
    release();
    await expect(page.locator("#app[data-started]")).toBeAttached();
    await expect(page.locator("#way")).toHaveCount(0);
    await end(server);
  });
}

test("a start that never ends shows the link to the guide of the one file", { tag: "@once" }, async ({ page }) => {
  await page.clock.install();
  await page.addInitScript(() => { WebAssembly.instantiate = () => new Promise<never>(() => {}); });
  await page.goto("./standalone.html");
  await page.clock.fastForward(21_000);
  await expectText(page.locator("#slow"), "全部情形一览");
  await expect(page.locator("#guide h1").first()).toBeVisible();
});
