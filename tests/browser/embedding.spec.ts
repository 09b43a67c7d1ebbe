// The widget in a portal of another origin: it has one height, reveals nothing, and does not disturb the page.
import type { Frame, Page } from "@playwright/test";

import { answer, axe, axeInFrames, expect, press, question, reveal, expectText, section } from "./fixtures";
import { ENGINEER } from "./states";
import { inPortal, integrity, link, LOADER, script, widget, type PortalPage } from "./portal";

interface Embedding {
  /** Opens a page of the portal. */
  paste: (page: PortalPage) => Promise<void>;
}

const test = inPortal.extend<Embedding>({
  paste: async ({ page, portal, log }, use) => {
    const url = await portal.start();
    log.allow(new RegExp(`^request: ${url}jquery.js$`));
    await use(async (pasted) => {
      portal.shows(pasted);
      await page.goto(url);
    });
  },
});

const LONG = "<p>门户的正文。</p>".repeat(60);

/** How far anything on the portal's page can be scrolled horizontally. */
function overflow(page: Page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** The height of a frame, which is limited by that of the window. */
async function height(page: Page, number = 0) {
  const frame = page.locator("iframe").nth(number);
  const [shown, window] = await Promise.all([frame.evaluate((it) => it.clientHeight), page.evaluate(() => innerHeight)]);
  expect(shown).toBeGreaterThan(100);
  expect(shown).toBeLessThanOrEqual(Math.ceil(0.85 * window));
  return shown;
}

/** Answers everything a junior at a private enterprise is asked. */
async function journey(frame: Frame) {
  await answer(frame, "route", "junior-review");
  await answer(frame, "status", "in-service");
  await answer(frame, "workplace", "korla");
  await answer(frame, "employer", "private-enterprise");
  await answer(frame, "falsification-bar", "no");
  await answer(frame, "assignments", "none");
  await expect(frame.locator('[data-complete="true"]')).toBeVisible();
}

test("under a strict policy the link becomes a frame of one height, which scrolls inside", async ({ page, site, paste }) => {
  await paste({
    body: `<h1>通知公告</h1>${link(site)}${script(site)}`,
    policy: `default-src 'none'; script-src '${integrity()}'; frame-src ${site}standalone.html; img-src data:`,
  });
  const frame = await widget(page);
  await expect(page.locator("a[data-zicha]")).toBeHidden();
  const entries = await page.evaluate(() => history.length);
  const before = await height(page);
  for (const [id, option] of [["route", "junior-review"], ["status", "in-service"], ["workplace", "korla"], ["employer", "private-enterprise"]]) {
    await answer(frame, id, option);
    expect(await height(page)).toBe(before);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await expect(frame.locator("[data-question] h2")).toBeInViewport();
  }
  expect(await page.evaluate(() => history.length), "the portal's Back leads out of the portal").toBe(entries);
  await expectText(section(frame, "fee"), "220");
});

test("a frame in a high window is as high as the tallest question of all", { tag: "@once" }, async ({ page, site, paste }) => {
  await page.setViewportSize({ width: 700, height: 3000 });
  // English needs more space, and the height must not reveal the language.
  await paste({ body: link(site, 'data-lang="en"') + script(site) });
  const frame = await widget(page);
  const shown = await height(page);
  const tallest = { height: 0, id: "" };
  for (const id of ["route", "status", "workplace", "employer", "sanction", "falsification-bar", "unit-level", "assignments"]) {
    const { bottom, top } = await question(frame, id).evaluate((it) => {
      const { top, bottom } = it.getBoundingClientRect();
      return { top: top + scrollY, bottom: bottom + scrollY };
    });
    if (bottom - top > tallest.height) Object.assign(tallest, { height: bottom - top, id, bottom });
    await answer(frame, id, { route: "junior-review", status: "in-service", workplace: "korla", employer: "county-water-institution", sanction: "none-or-warning", "falsification-bar": "no", "unit-level": "township", assignments: "none" }[id]!);
  }
  // The masthead and the tallest question just fit in it.
  const head = await frame.evaluate(() => document.querySelector(".panes")!.getBoundingClientRect().top + scrollY);
  expect(shown).toBeGreaterThanOrEqual(head + tallest.height);
  expect(shown).toBeLessThan(head + tallest.height + 150);
});

test("a portal with styles that unset everything, and jQuery, does not break it", async ({ page, site, paste }) => {
  await paste({
    head: `<script src="/jquery.js"></script><style>* { all: unset } iframe { width: 0; height: 0; display: none !important; visibility: hidden }</style>`,
    body: `<div style="display: block">${link(site)}</div>${script(site)}`,
  });
  const frame = await widget(page);
  await height(page);
  await expect(page.locator("a[data-zicha]")).toBeHidden();
  const width = await page.evaluate(() => document.documentElement.clientWidth - document.querySelector("iframe")!.clientWidth);
  expect(width).toBeLessThanOrEqual(0);
  expect(await page.evaluate(() => Object.keys(window).filter((name) => /zicha/i.test(name)))).toEqual(["zichaEmbed"]);
  await answer(frame, "route", "junior-review");
  await expectText(section(frame, "fee"), "220");
});

test("three on one page are independent", async ({ page, site, paste }) => {
  const three = [link(site), link(site, 'data-lang="en" data-head="compact" data-accent="#7a1f1f"'), link(site, 'data-type="large"', "#route=senior")];
  // As people paste it: the script with every link.
  await paste({ body: three.map((it) => `<section>${it}${script(site)}</section>`).join("") });
  const [usual, english, large] = [await widget(page), await widget(page, 1), await widget(page, 2)];
  await answer(usual, "route", "junior-review");
  await expectText(section(usual, "fee"), "220");
  await expect(question(english, "route")).toBeVisible();
  await expectText(english.locator("#app h1"), /self-check/i);
  await expect(english.locator(".tagline")).toBeHidden();
  await expect(english.locator('[data-action="continue"]')).toHaveCSS("background-color", "rgb(122, 31, 31)");
  await expect(large.locator("html")).toHaveAttribute("data-type", "large");
  await expect(section(large, "eligibility")).toHaveAttribute("data-verdict", "barred");
  for (const number of [0, 1, 2]) await height(page, number);
  await expect(page.locator("iframe")).toHaveCount(3);
});

test("in a narrow sidebar a new question is scrolled into view in the frame, and the portal does not scroll", { tag: "@once" }, async ({ page, site, paste }) => {
  await paste({
    body: `<div style="display: flex; gap: 8px"><main style="flex: 1">${LONG}</main>
      <aside style="flex: none; width: 245px; height: 500px; overflow: auto; position: sticky; top: 0"><p>办事指南</p>${link(site)}${LONG}</aside></div>${script(site)}`,
  });
  const frame = await widget(page);
  await page.evaluate(() => { scrollTo(0, 300); document.querySelector("aside")!.scrollTop = 20; });
  expect(await page.locator("aside").evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
  expect(await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  // People tap what is in view; a tap of the test's own, or on a label, would scroll to its option.
  for (const [id, option] of [["route", "junior-review"], ["status", "in-service"], ["workplace", "korla"]]) {
    await question(frame, id).locator(`input[value="${option}"]`).dispatchEvent("click");
    await expect(question(frame, id)).toHaveCount(0);
  }
  const heading = frame.locator("[data-question] h2");
  await expect(heading).toBeFocused();
  expect(await heading.evaluate((it) => it.getBoundingClientRect().top >= 0 && it.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
  expect(await page.evaluate(() => [scrollY, document.querySelector("aside")!.scrollTop])).toEqual([300, 20]);
});

test("a frame that shows the question already does not scroll", async ({ page, site, paste }) => {
  await paste({ body: `<p>公告</p>${link(site, 'data-head="compact"')}${LONG}${script(site)}` });
  const frame = await widget(page);
  const seen = async () => (await question(frame, "route").boundingBox())?.y ?? 0;
  expect(await page.evaluate(() => scrollY)).toBe(0);
  expect(await seen()).toBeGreaterThan(0);
  await answer(frame, "route", "junior-review");
  await expect(frame.locator("[data-question] h2")).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test("where the script is blocked the link leads to the page", async ({ page, site, paste, log }) => {
  log.allow(/embed\.[0-9a-f]{16}\.js/);
  await paste({ body: link(site, "", "#route=junior-review") + script(site), policy: "script-src 'none'" });
  await expect(page.locator("iframe")).toHaveCount(0);
  log.allow(/^request: /);
  await press(page.locator("a[data-zicha]"));
  await expect(page.locator("#app[data-started]")).toBeAttached();
  await expectText(section(page, "fee"), "220");
});

test("if the server of the frame is down the link remains, a message is shown, and a retry is offered", { tag: "@once" }, async ({ page, site, paste, log }) => {
  log.allow(/standalone\.html|net::ERR_FAILED/);
  await page.route(/standalone\.html/, (route) => route.abort());
  await paste({ body: link(site) + script(site) });
  const note = page.locator("span[role=status]");
  await expectText(note, "请点链接打开");
  await expect(page.locator("a[data-zicha]")).toBeVisible();
  const entries = await page.evaluate(() => history.length);
  await page.unrouteAll();
  await press(note.getByRole("button", { name: "重试" }));
  const frame = await widget(page);
  await expect(page.locator("a[data-zicha]")).toBeHidden();
  await expect(note).toHaveCount(0);
  expect(await page.evaluate(() => history.length)).toBe(entries);
  await answer(frame, "route", "junior-review");
});

test("a frame that fails does not affect another one, and is shown once it reports", { tag: "@once" }, async ({ page, site, paste, log }) => {
  log.allow(/standalone\.html|net::ERR_FAILED/);
  await page.route(/standalone\.html\?lang=en/, (route) => route.abort());
  await paste({ body: `<section>${link(site, 'data-lang="en"')}</section><section>${link(site)}</section>${script(site)}` });
  await expectText(page.locator("span[role=status]").first(), "follow the link");
  const healthy = await widget(page, 1);
  await page.unrouteAll();
  // Moving a frame in the page reloads it: the one that failed now succeeds, and messages of both are accepted.
  await page.evaluate(() => document.querySelectorAll("section").forEach((it) => document.body.append(it)));
  await widget(page, 0);
  await expect(page.locator("span[role=status]").filter({ hasText: "link" })).toHaveCount(0);
  await page.setViewportSize({ width: 500, height: 700 });
  const moved = await widget(page, 1);
  expect(moved).not.toBe(healthy);
  await expect.poll(() => page.locator("iframe").nth(1).evaluate((it) => it.clientHeight)).toBe(595);
  await answer(moved, "route", "junior-review");
});

test("an answer given in a frame before the program has started counts", { tag: "@once" }, async ({ page, site, paste }) => {
  await page.addInitScript(() => {
    if (window === window.top) return;
    // Then the page has been parsed, and no module script has run.
    document.addEventListener("readystatechange", () => {
      if (document.readyState === "interactive") document.querySelector<HTMLInputElement>('#app input[value="junior-review"]')!.click();
    });
  });
  await paste({ body: link(site) + script(site) });
  const frame = await widget(page);
  await expect(question(frame, "status")).toBeVisible();
  await expectText(section(frame, "fee"), "220");
});

test("ten thousand forged messages change nothing", { tag: "@once" }, async ({ page, site, paste }) => {
  await paste({ body: `${link(site)}${script(site)}<iframe id="stranger" srcdoc="<p>陌生的框</p>"></iframe>` });
  const frame = await widget(page);
  await answer(frame, "route", "junior-review");
  const before = await page.locator("iframe").first().evaluate((it) => it.outerHTML);
  await page.evaluate(async () => {
    const [widget, stranger] = document.querySelectorAll("iframe");
    const nonce = widget.name.slice("zicha:1:".length);
    const run = (stranger.contentWindow as unknown as { eval: (text: string) => unknown }).eval;
    // From the portal and from another frame; to the widget with a wrong nonce, version or request.
    const forged = [{ zicha: 1, nonce, type: "height", height: 9 }, { zicha: 1, nonce, type: "reveal", top: 0, height: 9 }, "zicha", null, 7];
    const requests = [{ zicha: 1, nonce: "guessed", type: "focus" }, { zicha: 2, nonce, type: "focus" }, { zicha: 1, nonce, type: "answers" }, [], "focus"];
    for (let sent = 0; sent < 2000; sent += 1) {
      for (const message of forged.slice(0, 3)) postMessage(message, "*");
      run(`parent.postMessage(${JSON.stringify(forged[sent % 5])}, "*")`);
      widget.contentWindow!.postMessage(requests[sent % 5], "*");
    }
    // Arrives after all of those.
    await new Promise((heard) => { addEventListener("message", ({ data }) => data === "last" && heard(0)); postMessage("last", "*"); });
  });
  expect(await page.locator("iframe").first().evaluate((it) => it.outerHTML)).toBe(before);
  await expect(question(frame, "status")).toBeVisible();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("IFRAME");
  await answer(frame, "status", "in-service");
});

test("in the sandbox it prints, copies, saves dates and opens sites outside", { tag: "@once" }, async ({ page, context, site, paste, log }) => {
  const printed: string[] = [];
  await context.exposeBinding("noteThePrint", (_, where: string) => { printed.push(where); });
  await page.addInitScript(() => { window.print = () => (window as unknown as { noteThePrint: (where: string) => void }).noteThePrint(location.pathname); });
  // After the round there is no calendar file.
  await page.clock.setFixedTime("2021-09-10T09:00:00+08:00");
  await paste({ body: link(site, "", `#${ENGINEER}`) + script(site) });
  const frame = await widget(page);
  await expectText(frame.locator("body"), "关闭后回答不会保留");
  await press(frame.locator('[data-action="print"]').first());
  await expect.poll(() => printed).toEqual(["/standalone.html"]);
  const [file] = await Promise.all([page.waitForEvent("download"), press(frame.locator('[data-action="calendar"]'))]);
  expect(file.suggestedFilename()).toMatch(/\.ics$/);
  await reveal(frame.locator('[data-statement] [data-action="copy"]').first());
  await press(frame.locator('[data-statement] [data-action="copy"]').first());
  await expect(frame.locator("[data-statement]").first().getByRole("status")).toContainText("已复制");
  log.allow(/^(failed )?request: https?:\/\/(?!127)/);
  log.allow(/ERR_/);
  await context.route(/^https?:\/\/(?!127)/, (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: "<p>外站</p>" }));
  await reveal(frame.locator('[data-section="contacts"] a[target="_blank"]').first());
  const [outside] = await Promise.all([page.waitForEvent("popup"), press(frame.locator('[data-section="contacts"] a[target="_blank"]').first())]);
  await expectText(outside.locator("body"), "外站");
});

test("a link leads from the frame to the full page with its answers, without an opener", { tag: "@once" }, async ({ page, context, site, paste, log }) => {
  await paste({ body: link(site, 'data-lang="en" data-head="compact" data-accent="#7a1f1f"') + script(site) });
  const frame = await widget(page);
  await answer(frame, "route", "junior-review");
  await press(frame.locator('[data-action="large"]'));
  log.allow(/^request: /);
  const [full] = await Promise.all([page.waitForEvent("popup"), press(frame.locator('[data-action="full-page"]').first())]);
  await expect(full.locator("#app[data-started]")).toBeAttached();
  await expectText(section(full, "fee"), "220");
  const shown = await full.evaluate(() => ({
    at: location.origin + location.pathname, lang: document.documentElement.lang, type: document.documentElement.dataset.type,
    head: document.documentElement.dataset.head, opener: window.opener, framed: parent !== window,
  }));
  expect(shown).toEqual({ at: `${site}standalone.html`, lang: "en", type: "large", head: undefined, opener: null, framed: false });
  // There the answers are stored, as in any tab.
  expect(await full.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith("zicha/")))).toBe(true);
  expect(context.pages()).toHaveLength(2);
});

for (const [written, english] of [["en-US", true], ["EN", true], ["en_GB", true], ["zh-Hans-CN", false], ["zh_CN", false], ["constructor", false]] as const) {
  test(`data-lang="${written}" selects the language`, { tag: "@once" }, async ({ page, site, paste, log }) => {
    log.allow(/standalone\.html|net::ERR_FAILED/);
    await shortenTimeout(page);
    await page.route(/standalone\.html/, (route) => route.abort());
    await paste({ body: link(site, `data-lang="${written}"`) + script(site) });
    const note = page.locator("span[role=status]");
    await expectText(note, english ? "follow the link" : "请点链接打开");
    await page.unrouteAll();
    await restoreTimeout(page);
    await press(note.getByRole("button"));
    const frame = await widget(page);
    await expect(frame.locator("html")).toHaveAttribute("lang", english ? "en" : "zh-CN");
    await expectText(frame.locator("#app h1"), english ? /self-check/i : "自查");
  });
}

/** How a portal hides a part of its page, and shows it again. */
const HIDDEN: [name: string, open: string, show: (panel: HTMLElement) => void][] = [
  ["display: none", 'style="display: none"', (it) => it.style.removeProperty("display")],
  ["hidden", "hidden", (it) => { it.hidden = false; }],
  ["visibility: hidden", 'style="visibility: hidden"', (it) => it.style.removeProperty("visibility")],
  ["opacity: 0", 'style="opacity: 0"', (it) => it.style.removeProperty("opacity")],
  ["no size", 'style="width: 0; height: 0; overflow: hidden"', (it) => it.removeAttribute("style")],
  ["content-visibility", 'style="content-visibility: hidden"', (it) => it.removeAttribute("style")],
  ["off screen", 'style="position: absolute; left: -9999px"', (it) => it.removeAttribute("style")],
  ["far below", 'style="margin-top: 9000px"', (it) => it.scrollIntoView()],
];

/** Shortens the five seconds that the script of the snippet waits, until `restoreTimeout`. */
function shortenTimeout(page: Page) {
  return page.addInitScript(() => {
    const wait = window.setTimeout;
    const shortened = (act: () => void, time?: number) => wait(act, time === 5000 ? 300 : time);
    Object.assign(window, { setTimeout: shortened, restoreTimeout: () => Object.assign(window, { setTimeout: wait }) });
  });
}

/** Gives a frame that is about to be shown the full time to load, which a busy machine needs. */
function restoreTimeout(page: Page) {
  return page.evaluate(() => { (window as unknown as { restoreTimeout: () => void }).restoreTimeout(); });
}

/** Waits as long as the script of the snippet, once all frames have loaded. */
async function waitPastTimeout(page: Page) {
  await page.waitForLoadState("load");
  await page.evaluate(() => new Promise((over) => setTimeout(() => setTimeout(over, 5000), 5000)));
}

for (const [name, open, show] of HIDDEN) {
  test(`a frame hidden by ${name} is waited for`, { tag: "@once" }, async ({ page, site, paste, log }) => {
    log.allow(/standalone\.html|net::ERR_FAILED/);
    // Chromium says so of the portal's own styles, depending on when it lays out the hidden part.
    log.allow(/Rendering was performed in a subtree hidden by content-visibility/);
    await shortenTimeout(page);
    await paste({ body: `<p>标签页</p><section id="panel" ${open}>${link(site)}</section>${script(site)}` });
    await waitPastTimeout(page);
    const note = page.locator("span[role=status]");
    await expect(note.filter({ hasText: "链接" })).toHaveCount(0);
    await restoreTimeout(page);
    await page.locator("#panel").evaluate(show);
    await answer(await widget(page), "route", "junior-review");
    await expect(page.locator("a[data-zicha]")).toBeHidden();
    await expect(note).toHaveCount(0);
    // A frame that has failed is reported once it is visible.
    await page.route(/standalone\.html/, (route) => route.abort());
    await page.evaluate(() => scrollTo(0, 0));
    await page.reload();
    await waitPastTimeout(page);
    await expect(note).toHaveText("");
    await page.locator("#panel").evaluate(show);
    await expectText(note, "请点链接打开");
  });
}

test("a frame in a closed disclosure, a background tab or an element inserted later is waited for", { tag: "@once" }, async ({ page, site, paste }) => {
  await shortenTimeout(page);
  await page.addInitScript(() => {
    if (window !== window.top) return;
    let hidden = true;
    Object.defineProperty(document, "hidden", { get: () => hidden });
    Object.assign(window, { comeBack: () => { hidden = false; document.dispatchEvent(new Event("visibilitychange")); } });
  });
  await paste({ body: `<details>${link(site)}</details><section>${link(site)}</section>${script(site)}<script>addEventListener("load", () => { window.kept = document.querySelector("section"); kept.remove(); })</script>` });
  await waitPastTimeout(page);
  await restoreTimeout(page);
  await page.evaluate(() => {
    const portal = window as unknown as { comeBack: () => void; kept: Element };
    portal.comeBack();
    document.querySelector("details")!.open = true;
    document.body.append(portal.kept);
  });
  for (const number of [0, 1]) await answer(await widget(page, number), "route", "junior-review");
  await expect(page.locator("span[role=status]")).toHaveCount(0);
});

test("the focus stays where the link was", { tag: "@once" }, async ({ page, site, paste }) => {
  await paste({ body: link(site) });
  await page.locator("a[data-zicha]").focus();
  await page.evaluate((src) => {
    document.head.append(Object.assign(document.createElement("script"), { src, crossOrigin: "anonymous" }));
  }, site + LOADER);
  const frame = await widget(page);
  await expect(frame.locator("#app :focus")).toHaveCount(1);
  await page.keyboard.press("Tab");
  await expect(frame.locator("#app :focus")).toHaveCount(1);
});

test("a plain iframe without the snippet works too, and scrolls inside", async ({ page, site, paste }) => {
  await paste({
    body: `<h1>通知</h1><iframe src="${site}standalone.html?head=compact" title="自查" width="100%" height="700" sandbox="allow-scripts allow-downloads allow-modals"></iframe>`,
  });
  const frame = await widget(page);
  await journey(frame);
  expect(await page.locator("iframe").evaluate((it) => it.clientHeight)).toBe(700);
  expect(await frame.evaluate(() => document.documentElement.scrollHeight)).toBeGreaterThan(700);
  await expect(frame.locator(".result > h2")).toBeInViewport();
});

for (const [colour, why] of [["#ffd400", "contrast below 4.5:1 on the light page"], ["blue", "is no colour"]]) {
  test(`the accent ${colour} is refused with a message`, { tag: "@once" }, async ({ page, site, paste, log }) => {
    log.allow(/console warning: zicha: the accent colour/);
    const [said] = await Promise.all([
      page.waitForEvent("console", (it) => it.text().includes("zicha")),
      paste({ body: link(site, `data-accent="${colour}"`) + script(site) }),
    ]);
    expect(said.text()).toContain(why);
    const frame = await widget(page);
    // The accent of styles/tokens.css.
    await expect(frame.locator('[data-action="continue"]')).toHaveCSS("background-color", "rgb(11, 90, 130)");
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test(`axe finds nothing new on the portal's page with an accent of its own (${colorScheme})`, { tag: "@once" }, async ({ page, site, paste }) => {
      await paste({ body: `<header>门户</header><main><h1>通知</h1>${link(site, 'data-accent="#7a1f1f"')}</main><footer>版权</footer>${script(site)}` });
      await answer(await widget(page), "route", "junior-review");
      await axeInFrames(page);
    });
  });
}

/** Every change of an option reloads the previews, whether or not they have finished. */
const REDRAWN = /^failed request: \S+\/standalone\.html\S* net::ERR_ABORTED/;

test.describe("the page for staff", () => {
  for (const language of ["zh", "en"] as const) {
    test(`makes a snippet that works (${language})`, async ({ page, site, paste, log }) => {
      log.allow(REDRAWN);
      // axe sends messages to the previews, whose sandbox has no origin.
      log.allow(/^console warning: Failed to execute 'postMessage'/);
      await page.goto(`./${language === "zh" ? "" : "en/"}embed/`);
      await widget(page);
      await page.locator('[name="own"]').check();
      await page.locator('[name="accent"]').fill("#7a1f1f");
      await page.locator('[name="head"]').check();
      await page.locator("#answers").fill("https://example.org/#route=junior-review");
      await page.locator("#answers").blur();
      const preview = await widget(page);
      await expectText(section(preview, "fee"), "220");
      await axe(page);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      const snippet = await page.locator("#link").inputValue();
      expect(snippet).toContain(`integrity="${integrity()}"`);
      await paste({ body: snippet });
      const frame = await widget(page);
      await expectText(section(frame, "fee"), "220");
      await expect(frame.locator("html")).toHaveAttribute("data-head", "compact");
      await expect(frame.locator("html")).toHaveAttribute("lang", language === "zh" ? "zh-CN" : "en");
    });
  }

  test("refuses a colour with too little contrast", { tag: "@once" }, async ({ page, log, site }) => {
    log.allow(REDRAWN);
    log.allow(/console warning: zicha: the accent colour/);
    await page.goto("./embed/");
    await page.locator('[name="own"]').check();
    await page.locator('[name="accent"]').fill("#ffd400");
    await expect(page.getByRole("alert")).toBeVisible();
    await page.locator('[data-copies="frame"]').click();
    await expectText(page.locator("#copied"), "已复制");
  });
});
