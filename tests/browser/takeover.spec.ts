// Takeover: input before the program starts counts, and the layout does not shift when it starts.
import { createServer } from "node:http";

import { answer, expect, label, open, press, pressUntil, question, expectText, section, started, test, type Page } from "./fixtures";
import { end, listen } from "./recorder";

/** Opens the page with the program delayed until the returned function is called. */
async function openWithoutProgram(page: Page, path = "./?date=2021-09-10") {
  let release = () => {};
  const held = new Promise<void>((resolve) => { release = resolve; });
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(path, { waitUntil: "domcontentloaded" });
  await expect(question(page, "route")).toBeVisible();
  await expect(page.locator("#app")).not.toHaveAttribute("data-started");
  return async () => {
    release();
    await started(page);
  };
}

test("an answer tapped before the program arrives counts", async ({ page }) => {
  const startProgram = await openWithoutProgram(page);
  await press(label(question(page, "route"), "route", "junior-review"));
  await startProgram();
  await expect(question(page, "status")).toBeVisible();
  await expectText(section(page, "fee"), "220");
  await expect(page.locator("#question")).toBeFocused();
});

test("the second question is asked before the program arrives, and its answer counts too", async ({ page }) => {
  const startProgram = await openWithoutProgram(page);
  await press(label(question(page, "route"), "route", "junior-review"));
  await expect(question(page, "status")).toBeVisible();
  await expect(question(page, "route")).toHaveCount(0);
  await expect(page.locator("#question")).toBeFocused();
  await expect(page.locator(".answers dd:not(.change)")).toHaveText("初级评审");
  await expect(page.locator(".settled").getByRole("status")).toHaveText("刚刚确定：答辩 属于免于答辩范围 · 费用 220 元");
  await press(label(question(page, "status"), "status", "in-service"));
  await startProgram();
  await expect(question(page, "workplace")).toBeVisible();
  await expectText(section(page, "fee"), "220");
  await expect(page.locator(".answers dd:not(.change)")).toHaveText(["初级评审", "在职"]);
  await page.goBack();
  await expect(question(page, "status")).toBeVisible();
  await page.goBack();
  await expect(question(page, "route").locator('[value="junior-review"]')).toBeChecked();
});

test("a double click before the program arrives answers one question", { tag: "@once" }, async ({ page }) => {
  const startProgram = await openWithoutProgram(page);
  await label(question(page, "route"), "route", "junior-review").dblclick();
  await expect(question(page, "status")).toBeVisible();
  await startProgram();
  await expect(page.locator(".answers dd:not(.change)")).toHaveText(["初级评审"]);
  await expect(question(page, "status").locator("input:checked")).toHaveCount(0);
});

test("an early answer can be undone before the program arrives", { tag: "@once" }, async ({ page }) => {
  for (const action of ["back", "change", "restart"]) {
    const startProgram = await openWithoutProgram(page);
    await press(label(question(page, "route"), "route", "junior-review"));
    await press(page.locator(`[data-action="${action}"]`));
    await expect(question(page, "route")).toBeVisible();
    await expect(page.locator("#question")).toBeFocused();
    await expect(page.locator("input:checked, .answers")).toHaveCount(0);
    await expect(page.locator(".settled").getByRole("status")).toHaveText("");
    if (action !== "back") await press(label(question(page, "route"), "route", "intermediate-review"));
    await startProgram();
    await expect(question(page, action === "back" ? "route" : "status")).toBeVisible();
    await expectText(section(page, "fee"), action === "back" ? "待您回答后确定" : "380");
    await page.unrouteAll();
    await page.evaluate(() => localStorage.clear());
  }
});

test("a page that was scrolled after an early answer keeps its scroll position", { tag: "@once" }, async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 500 });
  await page.clock.setFixedTime("2021-09-10T09:00:00+08:00");
  const startProgram = await openWithoutProgram(page, "./");
  await press(label(question(page, "route"), "route", "unsure"));
  await expect(question(page, "status")).toBeVisible();
  await page.mouse.wheel(0, 260);
  const unsure = question(page, "status").locator('[value="unsure"]');
  await expect(unsure).toBeInViewport();
  const before = await unsure.boundingBox();
  await startProgram();
  await expectText(page.locator(".answers"), "申报类型");
  expect(await unsure.boundingBox()).toEqual(before);
});

test("with the keyboard Enter asks the second question before the program arrives", { tag: "@once" }, async ({ page }) => {
  const startProgram = await openWithoutProgram(page, "./en/?date=2021-09-10");
  await pressUntil(page, "Tab", question(page, "route").locator("input:focus"));
  await pressUntil(page, "ArrowDown", question(page, "route").locator('[value="junior-review"]'));
  await expect(question(page, "route")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(question(page, "status")).toBeVisible();
  await startProgram();
  await expect(question(page, "status")).toBeVisible();
  await expectText(section(page, "fee"), "220");
});

test("an answer that ends the flow waits for the program", { tag: "@once" }, async ({ page }) => {
  const startProgram = await openWithoutProgram(page, "./en/?date=2021-09-10");
  await press(label(question(page, "route"), "route", "senior"));
  await expect(question(page, "route")).toBeVisible();
  await press(label(question(page, "route"), "route", "intermediate-review"));
  await expect(question(page, "status")).toBeVisible();
  await startProgram();
  await expectText(section(page, "fee"), "380");
});

// After existing answers only the program knows the next question.
test("a visit with answers gets no second question before the program arrives", { tag: "@once" }, async ({ page }) => {
  await open(page);
  await answer(page, "route", "intermediate-review");
  for (const path of ["./?date=2021-09-10", "./en/?date=2021-09-10#route=intermediate-review"]) {
    const startProgram = await openWithoutProgram(page, path);
    await press(label(question(page, "route"), "route", "junior-review"));
    await expect(question(page, "route")).toBeVisible();
    await startProgram();
    await expect(question(page, "status")).toBeVisible();
    await expectText(section(page, "fee"), "380");
    await page.unrouteAll();
    await page.evaluate(() => localStorage.clear());
  }
});

test("a choice made with the keyboard waits for Enter", { tag: "@once" }, async ({ page }) => {
  const startProgram = await openWithoutProgram(page);
  const second = question(page, "route").locator('[value="junior-review"]');
  await pressUntil(page, "Tab", question(page, "route").locator("input:focus"));
  await pressUntil(page, "ArrowDown", second);
  await startProgram();
  await expect(second).toBeFocused();
  await expect(second).toBeChecked();
  await page.keyboard.press("Enter");
  await expectText(section(page, "fee"), "220");
});

test("the focus is kept, and help that was opened stays open", { tag: "@once" }, async ({ page }) => {
  const startProgram = await openWithoutProgram(page);
  const help = question(page, "route").locator("summary");
  await pressUntil(page, "Tab", help);
  await page.keyboard.press("Enter");
  await startProgram();
  await expect(help).toBeFocused();
  await expect(question(page, "route").locator("details")).toHaveAttribute("open");
  await expect(question(page, "route")).toBeVisible();
});

test("without input there is no answer", { tag: "@once" }, async ({ page }) => {
  await open(page);
  await expect(question(page, "route")).toBeVisible();
  await expect(page.locator("input:checked")).toHaveCount(0);
});

/** Records every layout shift from the first paint on. */
async function recordShifts(page: Page) {
  await page.addInitScript(() => {
    const moved: number[] = [];
    Object.assign(window, { moved });
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries()) moved.push((shift as PerformanceEntry & { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** The layout shifts so far, after two frames, by when one would have been reported. */
async function shifts(page: Page): Promise<number[]> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return page.evaluate(() => (window as unknown as { moved: number[] }).moved);
}

/** Serves pages in two parts; the second, from the last occurrence of a text on, is delayed. */
async function inTwoParts(site: string, words: string) {
  let release = () => {};
  const held = new Promise<void>((resolve) => { release = resolve; });
  const server = createServer(async (request, response) => {
    const answer = await fetch(new URL(request.url ?? "", site));
    const body = Buffer.from(await answer.arrayBuffer());
    const type = answer.headers.get("content-type") ?? "";
    const first = type.startsWith("text/html") ? body.lastIndexOf(words) : body.length;
    response.writeHead(answer.status, { "Content-Type": type }).write(body.subarray(0, first));
    if (first < body.length) await held;
    response.end(body.subarray(first));
  });
  return { server, url: await listen(server), release };
}

// Within the visible part, before the script that loads the program, before the styles of the result, and before
// the second questions.
for (const words of ['data-section="windows"', '<template id="wanted"', "<style", "<template data-after"]) {
  for (const path of ["", "en/"]) {
    test(`the layout of ./${path} does not shift when the part from ${words} on startProgram late`, { tag: "@once" }, async ({ page, baseURL }) => {
      const { server, url, release } = await inTwoParts(baseURL ?? "", words);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.clock.setFixedTime("2021-10-01T09:00:00+08:00");
      await recordShifts(page);
      await page.goto(url + path, { waitUntil: "commit" });
      await expect(question(page, "route").locator(".buttons")).toBeVisible();
      const before = await question(page, "route").boundingBox();
      release();
      await page.waitForLoadState();
      await started(page);
      expect(await question(page, "route").boundingBox()).toEqual(before);
      expect(await shifts(page)).toEqual([]);
      await end(server);
    });
  }
}

// As soon as there is an option to tap, and while the result is loading.
for (const words of ['<template id="wanted"', '<section class="result"']) {
  test(`an answer tapped before the page has ${words} asks the next question before the program arrives`, { tag: "@once" }, async ({ page, baseURL }) => {
    const { server, url, release } = await inTwoParts(baseURL ?? "", words);
    await page.route("**/*.wasm", () => {});
    await page.goto(`${url}?date=2021-09-10`, { waitUntil: "commit" });
    await press(label(question(page, "route"), "route", "junior-review"));
    await expect(question(page, "route").locator('[data-chosen][value="junior-review"]')).toBeChecked();
    release();
    await expect(question(page, "status")).toBeVisible();
    await expect(page.locator("#app")).not.toHaveAttribute("data-started");
    await end(server);
  });
}

test("an answer tapped before the one file has loaded counts", { tag: "@once" }, async ({ page, baseURL }) => {
  const { server, url, release } = await inTwoParts(baseURL ?? "", '<div id="guide"');
  await page.goto(`${url}standalone.html?date=2021-09-10`, { waitUntil: "commit" });
  await press(label(question(page, "route"), "route", "junior-review"));
  release();
  await expect(question(page, "status")).toBeVisible();
  await expectText(section(page, "fee"), "220");
  await end(server);
});

// While the round is running and after it; a simulated day would add a banner.
for (const [path, day] of [["./", "2021-09-10"], ["./en/", "2021-09-10"], ["./", "2021-10-01"], ["./en/", "2021-10-01"]]) {
  test(`the layout of ${path} on ${day} does not shift when the program arrives`, async ({ page }) => {
    await page.clock.setFixedTime(`${day}T09:00:00+08:00`);
    await recordShifts(page);
    const startProgram = await openWithoutProgram(page, path);
    await expectText(page.locator('[data-banner="round"]'), day === "2021-10-01" ? /已经截止|is over/ : /2021年度的通知(?!，)|notice for 2021(?!;)/);
    const before = await question(page, "route").boundingBox();
    await startProgram();
    expect(await question(page, "route").boundingBox()).toEqual(before);
    expect(await shifts(page)).toEqual([]);
    await expect(page.locator('[data-banner="round"].over')).toHaveCount(day === "2021-10-01" ? 1 : 0);
  });
}

test("the layout does not shift when the program arrives after an early answer", async ({ page }) => {
  await page.clock.setFixedTime("2021-10-01T09:00:00+08:00");
  await recordShifts(page);
  const startProgram = await openWithoutProgram(page, "./");
  await press(label(question(page, "route"), "route", "unsure"));
  // The answer itself has changed the layout.
  const moved = await shifts(page);
  await startProgram();
  await expectText(page.locator(".settled"), "确认");
  expect(await shifts(page)).toEqual(moved);
});

test("a slow start offers the guide and continues", { tag: "@once" }, async ({ page }) => {
  await page.clock.install();
  const startProgram = await openWithoutProgram(page);
  await expect(page.locator("#slow")).toBeHidden();
  await page.clock.fastForward(21_000);
  await expectText(page.locator("#slow"), "还在下载");
  await expect(page.locator('#slow a[href$="guide.html"]')).toBeVisible();
  await startProgram();
  await expect(page.locator("#slow")).toBeHidden();
});
