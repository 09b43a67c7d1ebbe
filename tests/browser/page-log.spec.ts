// Tests the log of all tests: it holds console messages, errors and requests that no test expects.
import { expect, open, started, test } from "./fixtures";

/** The unexpected entries, removed from the log so that the test can pass. */
function take(entries: string[]) {
  return entries.splice(0).map((entry) => entry.replace(/http\S+\//, ""));
}

test("a page without problems adds nothing to the log, not even when it is reloaded", { tag: "@once" }, async ({ page, log }) => {
  await open(page);
  await page.reload();
  await started(page);
  expect(log.unexpected).toEqual([]);
});

test("console messages and errors are logged", { tag: "@once" }, async ({ page, log }) => {
  await open(page);
  await page.evaluate(() => {
    console.log("spoken");
    setTimeout(() => { throw new Error("thrown"); });
  });
  await expect.poll(() => log.unexpected.length).toBe(2);
  expect(take(log.unexpected)).toEqual(["console log: spoken", "page error: Error: thrown"]);
});

test("requests beyond those of a load are logged, the service worker's own is not", { tag: "@once" }, async ({ page, log }) => {
  await open(page);
  await page.evaluate(() => fetch("./notice.html").then((answer) => answer.text()));
  await page.evaluate(() => { new Image().src = "data:image/gif;base64,"; });
  await page.route("**/sw.js", (route) => route.fulfill({ body: "" }));
  await page.evaluate(() => fetch("./sw.js").then((answer) => answer.text()));
  expect(take(log.unexpected)).toEqual(["request: notice.html"]);
});

test("failed requests are logged", { tag: "@once" }, async ({ page, log }) => {
  await page.route("**/notice.html", (route) => route.abort());
  await page.route("**/index.html", (route) => route.fulfill({ contentType: "text/html", body: "<link rel=stylesheet href=notice.html>" }));
  await page.goto("./index.html");
  await expect.poll(() => take(log.unexpected).join()).toContain("failed request: notice.html");
});
