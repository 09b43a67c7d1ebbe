// A page whose scripts were changed or blocked on the way works, or shows the way to the guide: it never looks
// alive and is dead.
import { createServer } from "node:http";

import { expect, label, press, question, says, test, type Page } from "./fixtures";
import { end, listen } from "./recorder";
import { outcomes, serveVariants, VARIANTS, type Outcome } from "./rewritten";

let site: Awaited<ReturnType<typeof serveVariants>>;
test.beforeAll(async () => { site = await serveVariants(); });
test.afterAll(() => site.stop());

/** Waits until a page, or the frame in it, has come to one of some outcomes, and says to which. */
async function comesTo(page: Pick<Page, "evaluate">, expected: Outcome[]) {
  let found: Outcome[] = [];
  await expect.poll(async () => {
    // Between two pages there is none to ask.
    found = await page.evaluate(outcomes).catch(() => []);
    return found.some((it) => expected.includes(it)) ? "reached" : `${found} in place of ${expected}`;
  }).toBe("reached");
  return found;
}

/** Expects a question that works to go on to the next one, and nothing to say that it does not. */
async function goesOn(page: Pick<Page, "locator">) {
  await expect(page.locator("#way:visible")).toHaveCount(0);
  await press(label(question(page, "route"), "route", "junior-review").first());
  await expect(question(page, "status").first()).toBeVisible();
}

for (const [number, variant] of VARIANTS.entries()) {
  // The pages of both languages come from one template: each variant is tried with one of them.
  for (const [path, expected] of [[number % 2 ? "en/" : "", variant.site], ["standalone.html", variant.file]] as const) {
    test(`${variant.name}: ./${path} is no dead end`, { tag: "@once" }, async ({ page, quiet }) => {
      quiet.expect(/./);
      await page.goto(`${site.url}${number}/${path}`, { waitUntil: "commit" });
      const found = await comesTo(page, expected);
      if (found.includes("works")) await goesOn(page);
    });
  }

  test(`${variant.name}: a frame is no dead end`, { tag: "@once" }, async ({ page, quiet }) => {
    quiet.expect(/./);
    const address = `${site.url}${number}/standalone.html`;
    await page.route("**/portal", (route) => route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><iframe sandbox="allow-scripts" width=600 height=700 src="${address}?lang=zh"></iframe>`,
    }));
    await page.goto(`${site.url}portal`, { waitUntil: "commit" });
    const frame = await (await page.locator("iframe").elementHandle())?.contentFrame();
    const found = await comesTo(frame!, variant.file);
    if (found.includes("works")) await goesOn(frame!);
  });
}

for (const path of ["", "en/", "standalone.html"]) {
  test(`where all is well nobody sees the way to the guide on ./${path}, not even while the page comes`, { tag: "@once" }, async ({ page, baseURL }) => {
    let come = () => {};
    const held = new Promise<void>((resolve) => { come = resolve; });
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
    come();
    await expect(page.locator("#app[data-started]")).toBeAttached();
    await expect(page.locator("#way")).toHaveCount(0);
    await end(server);
  });
}

test("a start that never ends shows the way to the guide of the one file", { tag: "@once" }, async ({ page }) => {
  await page.clock.install();
  await page.addInitScript(() => { WebAssembly.instantiate = () => new Promise<never>(() => {}); });
  await page.goto("./standalone.html");
  await page.clock.fastForward(21_000);
  await says(page.locator("#slow"), "全部情形一览");
  await expect(page.locator("#guide h1").first()).toBeVisible();
});
