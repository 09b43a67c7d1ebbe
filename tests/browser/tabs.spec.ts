// Several tabs with one storage: what one tab writes the others adopt, and what was cleared is not restored.
import { answer, axe, change, expect, open, paper, press, question, expectText, section, started, test, type Page } from "./fixtures";
import { KEY } from "./notice";
import { ENGINEER } from "./states";

const RETIREE = "route=intermediate-review&status=retired";

const action = (page: Page, name: string) => page.locator(`[data-action="${name}"]`);
const adopted = (page: Page) => page.locator('[data-banner="adopted"]');
const stored = (page: Page) => page.evaluate(() => Object.entries({ ...localStorage }));
const answered = (page: Page) => page.locator(".answers dd:not(.change)");
const tick = (page: Page, id: string) => press(paper(page, id).locator("label"));

/** Another tab of the same visitor. */
async function secondTab(page: Page) {
  const twin = await page.context().newPage();
  await open(twin);
  return twin;
}

/** Writes to the storage from this tab, for which it gets no event. */
const write = (page: Page, text: string | null) =>
  page.evaluate(([key, text]) => (text === null ? localStorage.clear() : localStorage.setItem(key!, text)), [KEY, text] as const);

/** Writes to the storage and clicks something in the same task, before the page can check. */
const writeAndPress = (page: Page, text: string | null, selector: string) =>
  page.evaluate(
    ([key, text, selector]) => {
      if (text === null) localStorage.clear();
      else localStorage.setItem(key!, text);
      document.querySelector<HTMLElement>(selector!)!.click();
    },
    [KEY, text, selector] as const,
  );

/** Sends the event of a page that is restored from the back-forward cache. */
const comeBack = (page: Page) => page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));

for (const language of ["zh", "en"] as const) {
  test(`clearing in one tab clears the other (${language})`, async ({ page, context }) => {
    await open(page, { language, fragment: ENGINEER });
    const twin = await context.newPage();
    await open(twin, { language });
    await tick(twin, "thesis");
    await expect(paper(page, "thesis").getByRole("checkbox")).toBeChecked();
    await press(action(page, "forget"));
    await expect(question(page, "route")).toBeVisible();
    await expect(adopted(page)).toHaveCount(0);
    await expectText(adopted(twin), language === "zh" ? "在另一个标签页中更改" : "changed in another tab");
    await expect(question(twin, "route")).toBeVisible();
    await expect(twin.locator(".answers")).toHaveCount(0);
    await expect(adopted(twin)).toBeInViewport();
    await expect(twin.locator("#question")).toBeFocused();
    await expect(twin.locator("#question")).toBeInViewport();
    await axe(twin);
    for (const tab of [page, twin]) {
      await tab.reload();
      await started(tab);
      await expect(question(tab, "route")).toBeVisible();
      expect(await stored(tab)).toEqual([]);
    }
  });
}

// A tap may come before the storage event.
test("a tick that comes too late does not restore what was cleared", { tag: "@once" }, async ({ page }) => {
  await open(page, { fragment: ENGINEER });
  await writeAndPress(page, null, '[data-material="thesis"] input');
  await expectText(adopted(page), "如未生效，请重做一次");
  await expect(question(page, "route")).toBeVisible();
  await page.reload();
  await started(page);
  await expect(question(page, "route")).toBeVisible();
  expect(await stored(page)).toEqual([]);
});

test("an answer that comes too late does not replace newer ones, and a message about it is shown", { tag: "@once" }, async ({ page }) => {
  await open(page, { fragment: "route=junior-review" });
  await expect(question(page, "status")).toBeVisible();
  await writeAndPress(page, `${ENGINEER}\nthesis\nlarge`, '[data-question="status"] [value="retired"]');
  await expect(adopted(page)).toBeVisible();
  await expect(section(page, "eligibility")).toHaveAttribute("data-verdict", "clear");
  await expect(paper(page, "thesis").getByRole("checkbox")).toBeChecked();
  await expect(page.locator("html")).toHaveAttribute("data-type", "large");
  expect(await stored(page)).toEqual([[KEY, `${ENGINEER}\nthesis\nlarge`]]);
  // From here on everything works as usual.
  await change(page, "status");
  await answer(page, "status", "retired");
  await expect(adopted(page)).toHaveCount(0);
  await expect(section(page, "eligibility")).toHaveAttribute("data-verdict", "barred");
});

test("newer answers of one tab survive a tick in the other", { tag: "@once" }, async ({ page }) => {
  await open(page, { fragment: ENGINEER });
  const twin = await secondTab(page);
  await change(twin, "route");
  await answer(twin, "route", "junior-review");
  await expectText(section(page, "fee"), "220");
  await expect(adopted(page)).toBeVisible();
  await tick(page, "thesis");
  await expect(paper(twin, "thesis").getByRole("checkbox")).toBeChecked();
  await expect(adopted(twin)).toHaveCount(0);
  await expectText(section(twin, "fee"), "220");
  expect((await stored(twin))[0][1]).toMatch(/^route=junior-review.*\nthesis\nusual$/);
});

test("ticks of both tabs are stored", { tag: "@once" }, async ({ page }) => {
  await open(page, { fragment: ENGINEER });
  const twin = await secondTab(page);
  await tick(page, "thesis");
  await expect(paper(twin, "thesis").getByRole("checkbox")).toBeChecked();
  await tick(twin, "other");
  await expect(paper(page, "other").getByRole("checkbox")).toBeChecked();
  // A tick for which this tab has got no event yet.
  await write(page, `${ENGINEER}\nthesis,other,identity-card\nusual`);
  await tick(page, "work-summary");
  expect((await stored(page))[0][1]).toBe(`${ENGINEER}\nthesis,other,identity-card,work-summary\nusual`);
  await expect(adopted(page)).toHaveCount(0);
});

test("three tabs stay in sync, in large type as well", { tag: "@once" }, async ({ page }) => {
  await open(page);
  const tabs = [page, await secondTab(page), await secondTab(page)];
  await answer(tabs[0], "route", "junior-review");
  for (const tab of tabs) await expect(question(tab, "status")).toBeVisible();
  await answer(tabs[1], "status", "in-service");
  for (const tab of tabs) await expect(answered(tab)).toHaveText(["初级评审", "在职"]);
  await press(action(tabs[2], "large"));
  for (const tab of tabs) await expect(tab.locator("html")).toHaveAttribute("data-type", "large");
  await press(action(tabs[0], "restart"));
  for (const tab of tabs) await expect(question(tab, "route")).toBeVisible();
  await press(action(tabs[1], "forget"));
  for (const tab of tabs) {
    await expect(tab.locator("html")).toHaveAttribute("data-type", "usual");
    expect(await stored(tab)).toEqual([]);
  }
});

test("the page is cleared when the browser clears the storage", { tag: "@once" }, async ({ page }) => {
  await open(page, { fragment: ENGINEER });
  const twin = await secondTab(page);
  await twin.evaluate(() => localStorage.clear());
  await expect(question(page, "route")).toBeVisible();
  expect(await stored(page)).toEqual([]);
});

for (const event of ["pageshow", "visibilitychange", "focus"]) {
  test(`the page checks the storage on ${event}`, { tag: "@once" }, async ({ page }) => {
    await open(page, { fragment: ENGINEER });
    await write(page, `${RETIREE}\n\nusual`);
    await page.evaluate((event) => dispatchEvent(new Event(event)), event);
    await expect(section(page, "eligibility")).toHaveAttribute("data-verdict", "barred");
    await expect(adopted(page)).toBeVisible();
  });
}

test("a page from the back-forward cache adopts what was stored meanwhile", { tag: "@once" }, async ({ page }) => {
  await open(page, { fragment: ENGINEER });
  await page.evaluate(() => addEventListener("pageshow", (event) => { document.body.dataset.persisted = String(event.persisted); }));
  await page.goto("./guide.html");
  const twin = await secondTab(page);
  await press(action(twin, "forget"));
  await expect(question(twin, "route")).toBeVisible();
  await page.goBack();
  await expect(question(page, "route")).toBeVisible();
  expect(await stored(page)).toEqual([]);
  // If the browser has not cached the page, the event alone is sent.
  await write(page, `${RETIREE}\n\nusual`);
  await comeBack(page);
  await expect(section(page, "eligibility")).toHaveAttribute("data-verdict", "barred");
});

test("a link's answers stay offered when another tab continues", { tag: "@once" }, async ({ page }) => {
  await open(page, { fragment: "route=junior-review" });
  const twin = await page.context().newPage();
  await open(twin, { fragment: RETIREE });
  await expect(twin.locator('[data-banner="offer"]')).toBeVisible();
  await answer(page, "status", "in-service");
  await expect(question(twin, "workplace")).toBeVisible();
  await expect(twin.locator('[data-banner="offer"]')).toBeVisible();
  await press(action(twin, "take-link"));
  await expect(section(twin, "eligibility")).toHaveAttribute("data-verdict", "barred");
  await expect(section(page, "eligibility")).toHaveAttribute("data-verdict", "barred");
});

test("no answer is lost when the browser starts to deny its storage", { tag: "@once" }, async ({ page }) => {
  await open(page, { fragment: ENGINEER });
  await page.evaluate(() => {
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } });
  });
  await comeBack(page);
  await tick(page, "thesis");
  await expect(paper(page, "thesis").getByRole("checkbox")).toBeChecked();
  await expect(page.locator('[data-banner="keeps"]')).toBeVisible();
  await expect(section(page, "eligibility")).toHaveAttribute("data-verdict", "clear");
});

test("what a full storage did not accept is stored once there is space", { tag: "@once" }, async ({ page }) => {
  await open(page, { fragment: "route=junior-review" });
  await page.evaluate(() => {
    const { setItem } = Storage.prototype;
    Object.assign(window, { makeRoom: () => { Storage.prototype.setItem = setItem; } });
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
  });
  await answer(page, "status", "in-service");
  await expect(page.locator('[data-banner="keeps"]')).toBeVisible();
  await comeBack(page);
  await expect(answered(page)).toHaveText(["初级评审", "在职"]);
  await page.evaluate(() => (window as unknown as { makeRoom: () => void }).makeRoom());
  await answer(page, "workplace", "korla");
  await expect(page.locator('[data-banner="keeps"]')).toHaveCount(0);
  expect((await stored(page))[0][1]).toBe("route=junior-review&status=in-service&workplace=korla\n\nusual");
});

test("two tabs do not keep overwriting a text that neither can read", { tag: "@once" }, async ({ page }) => {
  await open(page, { fragment: ENGINEER });
  const twin = await secondTab(page);
  await write(twin, "route=of-next-year\nthesis2\nhuge");
  for (const tab of [page, twin]) await expect(question(tab, "route")).toBeVisible();
  await expect.poll(() => stored(page)).toEqual([]);
});
