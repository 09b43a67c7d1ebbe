// Back and Forward: every press changes what is shown or leaves the page, whatever was done before.
import { answer, change, expect, open, press, question, section, started, test, type Page } from "./fixtures";
import { ENGINEER } from "./states";

const RETIREE = "route=intermediate-review&status=retired";
const action = (page: Page, name: string) => page.locator(`[data-action="${name}"]`).first();

/** What presses of Back show before one leaves the page. */
const OUT = "out";

/** What a visitor sees of the page, as a text to compare; nothing while the page is being replaced. */
const SEEN = (out: string) => {
  if (location.href === "about:blank") return out;
  const app = document.getElementById("app");
  if (!app) return "";
  const asked = app.querySelector<HTMLElement>("fieldset[data-question]");
  const chosen = [...(asked?.querySelectorAll("input:checked") ?? [])].map((it) => (it as HTMLInputElement).value).join();
  const clause = app.querySelector(".clause-text.here h3")?.id ?? "";
  return [asked?.dataset.question ?? "result", chosen, clause].filter(Boolean).join(" ");
};

/** What is shown; repeated while the page is being left. */
async function look(page: Page): Promise<string> {
  return page.evaluate(SEEN, OUT).catch(() => "");
}

/** Presses Back or Forward once and returns what is shown; fails where that is the same as before. */
async function walk(page: Page, way: "goBack" | "goForward"): Promise<string> {
  const before = await look(page);
  // If the page goes on to another entry, Playwright reports the first step as aborted.
  await page[way]({ waitUntil: "commit" }).catch(() => null);
  await expect.poll(() => look(page), `something else than ${before}`).not.toBe(before);
  await settle(page);
  let seen = "";
  // The page can still be on its way out after two frames: then nothing can be read from it.
  await expect.poll(async () => (seen = await look(page)), "what is shown").not.toBe("");
  return seen;
}

/** Waits two frames, by when no step is pending, not even one that leads nowhere. */
async function settle(page: Page) {
  if (page.url() === "about:blank") return;
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))).catch(() => null);
}

/** Presses Back until that leaves the page, and returns what was shown. */
async function walkOut(page: Page, most = 30): Promise<string[]> {
  const seen: string[] = [];
  while (seen.at(-1) !== OUT && seen.length < most) seen.push(await walk(page, "goBack"));
  return seen;
}

/** Opens the page in a tab with an earlier entry, and answers the questions of a county engineer. */
async function answerAll(page: Page) {
  await open(page);
  await answer(page, "route", "intermediate-review");
  await answer(page, "status", "in-service");
  await answer(page, "workplace", "korla");
  await answer(page, "employer", "bureau-institution");
  await answer(page, "sanction", "none-or-warning");
  await answer(page, "falsification-bar", "no");
  await answer(page, "unit-level", "prefecture");
  await answer(page, "assignments", "none");
  await expect(page.locator('[data-state="done"]')).toBeVisible();
}

const ALL = [
  "assignments none",
  "unit-level prefecture",
  "falsification-bar no",
  "sanction none-or-warning",
  "employer bureau-institution",
  "workplace korla",
  "status in-service",
  "route intermediate-review",
  OUT,
];

test("Back goes through all answers and leaves the page, Forward goes the same way", { tag: "@once" }, async ({ page }) => {
  await answerAll(page);
  expect(await walkOut(page)).toEqual(ALL);
});

test("Forward shows again what Back has passed", { tag: "@once" }, async ({ page }) => {
  await answerAll(page);
  for (let step = 0; step < 8; step += 1) await walk(page, "goBack");
  for (const seen of [...ALL.slice(0, 7).reverse(), "result"]) expect(await walk(page, "goForward")).toBe(seen);
});

for (const name of ["restart", "forget"]) {
  test(`after ${name} one press of Back leaves the page`, { tag: "@once" }, async ({ page }) => {
    await answerAll(page);
    await press(action(page, name));
    await expect(question(page, "route")).toBeVisible();
    expect(await walkOut(page)).toEqual([OUT]);
  });

  test(`after ${name} and new answers Back goes through these and leaves the page`, { tag: "@once" }, async ({ page }) => {
    await answerAll(page);
    await press(action(page, name));
    await answer(page, "route", "junior-review");
    await answer(page, "status", "in-service");
    const walked = await walkOut(page);
    expect(walked.slice(0, 2)).toEqual(["status in-service", "route junior-review"]);
    expect(walked.at(-1)).toBe(OUT);
  });
}

test("after a change that drops questions every press shows something else", { tag: "@once" }, async ({ page }) => {
  await answerAll(page);
  await change(page, "employer");
  await answer(page, "employer", "private-enterprise");
  await expect(page.locator('[data-action="change"][data-for="sanction"]')).toHaveCount(0);
  const walked = await walkOut(page);
  expect(walked.some((seen) => /^(sanction|unit-level)/.test(seen))).toBe(false);
  expect(walked.at(-1)).toBe(OUT);
});

test("after a change that bars the applicant Back skips questions that are not asked any more", { tag: "@once" }, async ({ page }) => {
  await answerAll(page);
  await change(page, "status");
  await answer(page, "status", "retired");
  await expect(section(page, "eligibility")).toHaveAttribute("data-verdict", "barred");
  expect(await walk(page, "goBack")).toBe("status retired");
  const walked = await walkOut(page);
  expect(walked.every((seen) => /^(result|status|route|out)/.test(seen))).toBe(true);
  expect(walked.at(-1)).toBe(OUT);
});

test("after accepting the answers of a link every press shows something else", { tag: "@once" }, async ({ page }) => {
  await answerAll(page);
  await page.evaluate((fragment) => { location.hash = fragment; }, RETIREE);
  await press(action(page, "take-link"));
  await expect(section(page, "eligibility")).toHaveAttribute("data-verdict", "barred");
  const walked = await walkOut(page);
  expect(walked.every((seen) => /^(result|status|route|out)/.test(seen))).toBe(true);
});

test("after another tab has changed the answers every press shows something else", { tag: "@once" }, async ({ page }) => {
  await answerAll(page);
  const length = await page.evaluate(() => history.length);
  const twin = await page.context().newPage();
  await open(twin);
  await press(action(twin, "forget"));
  await expect(question(page, "route")).toBeVisible();
  expect(await page.evaluate(() => history.length), "what was done elsewhere is no place of this tab").toBe(length);
  expect(await walkOut(page)).toEqual([OUT]);
});

test("a reload in between makes no difference", { tag: "@once" }, async ({ page }) => {
  await answerAll(page);
  await page.reload();
  await started(page);
  expect(await walk(page, "goBack")).toBe(ALL[0]);
  await page.reload();
  await started(page);
  await expect(page.locator('[data-state="done"]')).toBeVisible();
  await press(action(page, "restart"));
  await expect(question(page, "route")).toBeVisible();
  await page.reload();
  await started(page);
  expect(await walkOut(page)).toEqual([OUT]);
});

test("Back leaves the official text, also after a change of language", { tag: "@once" }, async ({ page }) => {
  await answerAll(page);
  await press(page.locator(".official-text button"));
  await expect(page.locator(".clause-text.here")).toBeVisible();
  await press(action(page, "language"));
  await press(action(page, "restart"));
  await expect(question(page, "route")).toBeVisible();
  // The official text is shown without answers too, and so is the place below it.
  expect(await walkOut(page)).toEqual([expect.stringMatching(/^route clause-/), "route", OUT]);
});

test("Back leads from one link to what was shown before it", { tag: "@once" }, async ({ page }) => {
  await open(page);
  await page.evaluate((fragment) => { location.hash = fragment; }, ENGINEER);
  await expect(page.locator('[data-state="done"]')).toBeVisible();
  expect(await walk(page, "goBack")).toBe("route intermediate-review");
  expect(await walk(page, "goForward")).toBe("result");
  expect(await walkOut(page)).toEqual(["route intermediate-review", OUT]);
});

test("no answer is in the history", { tag: "@once" }, async ({ page }) => {
  await answerAll(page);
  const names = new Set<string>();
  for (let step = 0; step < 8; step += 1) {
    names.add(String(await page.evaluate(() => history.state)).slice(1));
    await walk(page, "goBack");
  }
  expect([...names]).toEqual(["=", ...ALL.slice(0, 7).map((seen) => seen.split(" ")[0])]);
});

// Without an earlier entry the page cannot be left, and Back ends where the visit began.
test("in a tab of its own Back ends at the first entry", { tag: "@once" }, async ({ page, context, baseURL }) => {
  await open(page);
  const [fresh] = await Promise.all([
    context.waitForEvent("page"),
    // Scripts of the page cannot open windows, so a link is used.
    page.evaluate((href) => {
      Object.assign(document.createElement("a"), { href, target: "_blank", rel: "noopener" }).click();
    }, `${baseURL}?date=2021-09-10`),
  ]);
  await started(fresh);
  await answer(fresh, "route", "junior-review");
  await answer(fresh, "status", "in-service");
  await press(action(fresh, "restart"));
  await expect(question(fresh, "route")).toBeVisible();
  await fresh.evaluate(() => history.back());
  await expect.poll(() => fresh.evaluate(() => history.state)).toBe("\u0000route");
  await expect(question(fresh, "route")).toBeVisible();
});
