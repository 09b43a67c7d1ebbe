// The guide and the one file (`standalone.html`), for browsers and networks where the page does not work.
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { chromium } from "@playwright/test";

import { answer, axe, expect, press, question, expectText, section, expectGuide, test, type Page } from "./fixtures";
import { SITE } from "./recorder";

const CHROMIUM = { executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] };
const ALONE = pathToFileURL(resolve(SITE, "standalone.html")).href;

/** The table row that contains a text. */
function row(page: Page, text: string) {
  return page.locator("tr", { hasText: text }).first();
}

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the guide has every part with its variants, clauses and quotes", { tag: "@once" }, async ({ page }) => {
    await page.goto("./guide.html");
    await expectGuide(page);
    await expectText(row(page, "离退休人员（含退休返聘）不得申报"), "离退休人员不得申报参加职称评审");
    await expectText(row(page, "离退休人员（含退休返聘）不得申报"), /工作状态：离退休.*按本通知不得申报.*一（二）/s);
    await expectText(row(page, "初级评审费220元"), /申报类型：初级评审/);
    await expectText(row(page, "在且末县、若羌县工作"), "属于免于答辩范围");
    await expectText(page.locator("body"), "2021年9月6日（周一）");
    await expectText(page.locator("body"), "本单位已对提供的申报材料逐一审核，真实准确，同意推荐");
    await expectText(page.locator("body"), "0996-2030024");
    for (const heading of ["能否申报", "申报时间", "要办的事", "申报材料", "论文", "继续教育", "答辩", "费用", "句子", "限制", "联系方式"]) {
      await expect(page.locator("h2", { hasText: heading }).first(), heading).toBeVisible();
    }
    for (const heading of ["专业科目在哪里学", "免除继续教育", "网站", "附件"]) {
      await expect(page.locator("h3", { hasText: heading }).first(), heading).toBeVisible();
    }
    await press(row(page, "初级评审费220元").locator("a"));
    await expect(page).toHaveURL(/notice\.html#/);
    await expectText(page.locator("section:target"), "初级评审220元/人");
  });

  test("the guide fits a phone", { tag: "@once" }, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    for (const path of ["./guide.html", "./en/guide.html"]) {
      await page.goto(path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    }
  });
});

test("the guide uses only HTML that a browser of 2010 supports", { tag: "@once" }, () => {
  for (const path of ["guide.html", "en/guide.html"]) {
    const html = readFileSync(`${SITE}/${path}`, "utf8");
    const [, styles] = html.match(/<style>([\s\S]*?)<\/style>/) ?? [];
    expect(styles).not.toMatch(/var\(|flex|grid|calc\(|clamp\(|-inline|-block|:is\(|:not\(|rem\b/);
    const tags = new Set([...html.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, tag]) => tag));
    const known = "html head meta title link style body div p a b h1 h2 h3 h4 ul ol li table tr th td".split(" ");
    expect([...tags].filter((tag) => !known.includes(tag))).toEqual([]);
  }
});

for (const path of ["./guide.html", "./en/guide.html"]) {
  test(`${path} is accessible`, { tag: "@once" }, async ({ page }) => {
    await page.goto(path);
    await axe(page);
  });
}

test("without WebAssembly the guide is shown", { tag: "@once" }, async ({ baseURL }) => {
  const browser = await chromium.launch({ ...CHROMIUM, args: [...CHROMIUM.args, "--js-flags=--jitless"] });
  for (const [language, path] of [["zh", ""], ["en", "en/"]] as const) {
    const page = await browser.newPage();
    await page.goto(`${baseURL}${path}`);
    await expectGuide(page, language);
  }
  const page = await browser.newPage();
  await page.goto(ALONE);
  await expectText(page.locator("#guide"), "离退休人员不得申报参加职称评审");
  await expect(page.locator("#app")).toBeHidden();
  await browser.close();
});

test("an engine that does not support 'wasm-unsafe-eval' shows the guide", { tag: "@once" }, async ({ page, log }) => {
  // This is every engine before Chrome 97, Firefox 102 and Safari 16.
  log.allow(/^console (error|warning): |net::ERR_ABORTED$/);
  await page.route(/\/$/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll("'wasm-unsafe-eval'", "").replaceAll("&#x27;wasm-unsafe-eval&#x27;", "");
    await route.fulfill({ response, headers: { "content-type": "text/html" }, body });
  });
  await page.goto("./");
  await expectGuide(page);
});

test("an engine that cannot read the program's script shows the guide", { tag: "@once" }, async ({ page, log }) => {
  log.allow(/^console (error|warning): |^page error: SyntaxError|net::ERR_ABORTED$/);
  await page.route(/\/$/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text())
      .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "")
      .replace("const started =", "const = started");
    await route.fulfill({ response, headers: { "content-type": "text/html" }, body });
  });
  await page.goto("./");
  await expectGuide(page);
});

test.describe("the one file", () => {
  test.skip(() => !existsSync(resolve(SITE, "standalone.html")), "needs the built site");

  test("works from disk, in both languages, without any request", async ({ page }) => {
    const asked: string[] = [];
    page.on("request", (request) => { if (!request.url().startsWith("data:")) asked.push(request.url()); });
    await page.goto(`${ALONE}?date=2021-09-10`);
    await expect(page.locator("#app[data-started]")).toBeAttached();
    await expect(page.locator("#guide")).toBeHidden();
    await answer(page, "route", "junior-review");
    await expectText(section(page, "fee"), "220");
    await press(page.locator('[data-action="language"]'));
    await expectText(question(page, "status"), "status");
    expect(asked).toEqual([`${ALONE}?date=2021-09-10`]);
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'none'");
    expect(policy).not.toContain("'self'");
  });

  test.describe("without scripts", () => {
    test.use({ javaScriptEnabled: false });
    test("is the guide with the official text after it", { tag: "@once" }, async ({ page }) => {
      await page.goto(ALONE);
      await expect(page.locator("#app")).toBeHidden();
      await expectText(page.locator("#guide"), "离退休人员不得申报参加职称评审");
      await press(page.locator("tr", { hasText: "初级评审费220元" }).first().locator("a"));
      await expectText(page.locator("section:target"), "初级评审220元/人");
    });
  });
});
