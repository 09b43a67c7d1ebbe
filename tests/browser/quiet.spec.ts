// Tests the guard of all tests: it notices console messages, errors and requests.
import { expect, open, started, test } from "./fixtures";

/** What the guard has noticed, removed from it so that the test can pass. */
function take(noises: string[]) {
  return noises.splice(0).map((noise) => noise.replace(/http\S+\//, ""));
}

test("a quiet page stays quiet through a reload", async ({ page, quiet }) => {
  await open(page);
  await page.reload();
  await started(page);
  expect(quiet.noises).toEqual([]);
});

test("console messages and errors are noticed", async ({ page, quiet }) => {
  await open(page);
  await page.evaluate(() => {
    console.log("spoken");
    setTimeout(() => { throw new Error("thrown"); });
  });
  await expect.poll(() => quiet.noises.length).toBe(2);
  expect(take(quiet.noises)).toEqual(["console log: spoken", "page error: Error: thrown"]);
});

test("requests beyond those of a load are noticed, the service worker's own is not", async ({ page, quiet }) => {
  await open(page);
  await page.evaluate(() => fetch("./notice.html").then((answer) => answer.text()));
  await page.evaluate(() => { new Image().src = "data:image/gif;base64,"; });
  await page.route("**/sw.js", (route) => route.fulfill({ body: "" }));
  await page.evaluate(() => fetch("./sw.js").then((answer) => answer.text()));
  expect(take(quiet.noises)).toEqual(["request: notice.html"]);
});

test("failed requests are noticed", async ({ page, quiet }) => {
  await page.route("**/notice.html", (route) => route.abort());
  await page.route("**/index.html", (route) => route.fulfill({ contentType: "text/html", body: "<link rel=stylesheet href=notice.html>" }));
  await page.goto("./index.html");
  await expect.poll(() => take(quiet.noises).join()).toContain("failed request: notice.html");
});
