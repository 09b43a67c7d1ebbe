// What a portal can observe of its frame: the same trace for all answers and actions in it. `cargo xtask monkey`
// walks more paths.
import type { Frame, Page } from "@playwright/test";

import { answer, expect, open, press, question } from "./fixtures";
import { ENGINEER } from "./states";
import { inPortal, link, script, widget } from "./portal";

const PATHS = Number(process.env.ZICHA_PATHS ?? 100);
const SEED = Number(process.env.ZICHA_SEED ?? 1);
/** The number of paths in one load of the portal. */
const LOAD = 50;
const LONG = "<p>门户的正文。</p>".repeat(40);

const test = inPortal.extend<{ url: string }>({
  url: ({ portal }, use) => portal.start().then(use),
});

/** Records in the portal everything that it can observe of its frame. */
function record() {
  if (window !== window.top) return;
  const seen: unknown[] = [];
  const look = () => {
    const frame = document.querySelector("iframe")!;
    const { top, height, width } = frame.getBoundingClientRect();
    return { seen: seen.splice(0), top, height, width, x: scrollX, y: scrollY, entries: history.length, frames: frames.length, inner: frames[0].length, active: document.activeElement?.tagName, title: document.title };
  };
  Object.assign(window, { look });
  addEventListener("message", ({ data }) => seen.push({ ...data, nonce: "" }));
  for (const event of ["scroll", "resize", "blur", "focus", "popstate", "hashchange", "beforeprint", "afterprint", "pagehide", "keydown", "pointerdown", "wheel"]) {
    addEventListener(event, () => seen.push(event), true);
  }
  addEventListener("load", (event) => { if (event.target instanceof HTMLIFrameElement) seen.push("load"); }, true);
  addEventListener("DOMContentLoaded", () => {
    new MutationObserver((changes) => changes.forEach(({ target, attributeName }) => seen.push(`${target.nodeName} ${attributeName}`)))
      .observe(document, { attributes: true, subtree: true });
  });
}

/** What the portal has observed since the last call. */
async function look(page: Page) {
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  await page.evaluate(drawn);
  return JSON.stringify(await page.evaluate(() => (window as unknown as { look: () => unknown }).look()));
}

/** Walks one path in the frame, with answers and other actions drawn from a seed. */
async function walk(frame: Frame, seed: number) {
  return frame.evaluate(async (seed) => {
    // Mulberry32.
    let state = seed;
    const random = (below: number) => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
    };
    const turn = () => new Promise((done) => setTimeout(done));
    const act = async (selector: string) => {
      const found = [...document.querySelectorAll<HTMLElement>(`#app ${selector}`)].filter((it) => it.checkVisibility());
      const one = found[random(1000) % found.length];
      if (!one) return;
      one.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
      one.focus();
      one.click();
      await turn();
    };
    const hook = (name: string) => `[data-action="${name}"]`;
    window.print = () => {};
    await act(hook("restart"));
    let answered = "";
    for (let step = 0; step < 60; step += 1) {
      const asked = document.querySelector<HTMLElement>("#app fieldset[data-question]");
      if (asked && random(4)) {
        await act("fieldset[data-question] input");
        await act(hook("continue"));
        answered += `${asked.dataset.question} `;
      } else {
        const others = ["summary", hook("large"), hook("language"), hook("change"), hook("back"), hook("share"), hook("copy"), hook("print"), ".tick input", "fieldset[data-set] input", "[data-clause] button", hook("close-share"), ".source button"];
        await act(others[random(others.length)]);
      }
      if (!asked && !random(5)) break;
    }
    return answered;
  }, seed);
}

for (let first = SEED; first < SEED + PATHS; first += LOAD) {
  const last = Math.min(first + LOAD, SEED + PATHS) - 1;
  test(`paths ${first} to ${last} have the same trace`, { tag: "@once" }, async ({ page, site, portal, url }) => {
    test.setTimeout(180_000 + LOAD * 4000);
    await page.addInitScript(record);
    portal.shows({ body: LONG + link(site) + LONG + script(site) });
    await page.goto(url);
    const frame = await widget(page);
    // A part of the frame is out of view, which makes browsers scroll more than necessary.
    await page.evaluate(() => scrollTo(0, document.querySelector("iframe")!.getBoundingClientRect().top - 500));
    await press(frame.locator("#app h1"));
    const loaded = await look(page);
    expect(loaded.match(/"type":/g), "messages of the load").toHaveLength(1);
    const expected = await look(page);
    expect(JSON.parse(expected).seen).toEqual([]);
    const walked = new Set<string>();
    for (let seed = first; seed <= last; seed += 1) {
      walked.add(await walk(frame, seed));
      expect(await look(page), `path ${seed}; to see it again: cargo xtask monkey --seed ${seed} --paths 1`).toBe(expected);
    }
    expect(walked.size, "different paths").toBeGreaterThan((last - first) / 3);
  });
}

test("prefilled answers, the language and the type size do not change the reported height", { tag: "@once" }, async ({ page, site, portal, url }) => {
  await page.addInitScript(record);
  const heightOf = async (options: string, fragment = "") => {
    portal.shows({ body: link(site, options, fragment) + script(site) });
    await page.goto(url);
    const frame = await widget(page);
    const { seen } = JSON.parse(await look(page));
    const heights = seen.filter((it: { type?: string }) => it.type).map((it: { height: number }) => it.height);
    // Larger type chosen by the visitor is not observable either, even when the width changes.
    await press(frame.locator('[data-action="large"]'));
    await page.setViewportSize({ width: 600, height: 800 });
    await expect.poll(async () => JSON.parse(await look(page)).width).toBeLessThan(600);
    await page.setViewportSize({ width: 1280, height: 800 });
    return heights.join();
  };
  const usual = await heightOf("");
  expect(usual).toMatch(/^\d+$/);
  for (const fragment of [`#${ENGINEER}`, "#route=senior", "#route=junior-review&colour=red"]) expect(await heightOf("", fragment)).toBe(usual);
  expect(await heightOf('data-lang="en"')).toBe(usual);
  expect(await heightOf('data-lang="en"', `#${ENGINEER}`)).toBe(usual);
  const large = await heightOf('data-type="large"');
  expect(Number(large)).toBeGreaterThan(Number(usual));
  expect(await heightOf('data-type="large"', `#${ENGINEER}`)).toBe(large);
});

test("a new width gives one height, whatever is shown", { tag: "@once" }, async ({ page, site, portal, url }) => {
  await page.addInitScript(record);
  portal.shows({ body: link(site) + script(site) });
  await page.goto(url);
  const frame = await widget(page);
  await look(page);
  const heights = async () => {
    const reported: number[] = [];
    for (const width of [390, 700, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      let seen: { type?: string; height: number }[] = [];
      await expect.poll(async () => (seen = seen.concat(JSON.parse(await look(page)).seen.filter((it: { type?: string }) => it.type))).length).toBe(1);
      reported.push(seen[0].height);
    }
    return reported;
  };
  const before = await heights();
  await press(frame.locator('[data-action="large"]'));
  await press(frame.locator('[data-action="language"]'));
  await answer(frame, "route", "senior");
  expect(await heights()).toEqual(before);
});

test("a portal cannot test with a fragment which elements the frame shows", { tag: "@once" }, async ({ page, site, portal, url }) => {
  await page.addInitScript(record);
  portal.shows({ body: LONG + link(site) + LONG + script(site) });
  await page.goto(url);
  const frame = await widget(page);
  const probe = (id: string) => page.evaluate(async (id) => {
    const frame = document.querySelector("iframe")!;
    scrollTo(0, frame.offsetTop - 500);
    window.focus();
    const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await drawn();
    const seen: string[] = [];
    for (const event of ["blur", "scroll"]) addEventListener(event, () => seen.push(event), { once: true });
    frame.src = `${frame.src.split("#")[0]}#${id}`;
    // The frame responds once it has navigated.
    for (let turn = 0; turn < 10; turn += 1) await drawn();
    return `${seen} ${document.activeElement?.tagName}`;
  }, id);
  const IDS = ["question", "result", "share", "clause-%E5%9B%9B%EF%BC%88%E4%B9%9D%EF%BC%89", "official-text"];
  const nothing = await probe("nothing");
  for (const id of IDS) expect(await probe(id), id).toBe(nothing);
  await answer(frame, "route", "senior");
  await press(frame.locator('[data-action="share"]'));
  const after = await probe("nothing");
  for (const id of IDS) expect(await probe(id), id).toBe(after);
  // The headings still label their sections for screen readers.
  await expect(frame.getByRole("region", { name: "您的结果" })).toBeVisible();
});

test("a page of the same site that frames it without a sandbox cannot read what is stored", { tag: "@once" }, async ({ page, site, portal, url, log }) => {
  log.allow(/^request: /);
  await open(page, { fragment: ENGINEER });
  const kept = () => page.evaluate(() => JSON.stringify(localStorage));
  const before = await kept();
  expect(before).toContain("route=");
  await page.addInitScript(record);
  for (const path of ["standalone.html", ""]) {
    // The headers restrict framing to the page's own site, but a server may not send them.
    await page.route(site, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { "Content-Type": "text/html; charset=utf-8" } });
    });
    portal.shows({ body: `<iframe name="zicha:1:guessed" src="${site}${path}" style="width: 600px; height: 500px"></iframe>` });
    await page.goto(url);
    const frame = page.frames()[1];
    await expect(frame.locator("#app[data-started]")).toBeAttached();
    await expect(question(frame, "route")).toBeVisible();
    await expect(frame.locator('[data-banner="keeps"]')).toBeVisible();
    await answer(frame, "route", "senior");
    const { seen } = JSON.parse(await look(page));
    expect(seen.filter((it: unknown) => typeof it === "object")).toEqual([]);
    expect(await frame.evaluate(() => JSON.stringify(localStorage))).toBe(before);
    expect(await frame.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length))).toBe(0);
    await page.unrouteAll();
  }
});

test("only the one file may be framed by other sites", { tag: "@once" }, async ({ page, site, portal, url, log }) => {
  log.allow(/frame-ancestors|chrome-error|^(failed )?request: /);
  for (const path of ["", "en/", "guide.html", "notice.html", "embed/"]) {
    portal.shows({ body: `<iframe src="${site}${path}"></iframe>` });
    const [refused] = await Promise.all([page.waitForEvent("console", (it) => it.text().includes("frame-ancestors")), page.goto(url)]);
    expect(refused.text()).toContain("'self'");
  }
});
