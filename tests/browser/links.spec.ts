// Links with answers: the code of a shared link, what chat programs do to it, the messages about it, and what the
// page does where the browser cannot print, share or copy, or the page has no web address.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import { answer, axe, serveNotice, expect, open, press, question, expectText, section, started, test, verdicts, type Page } from "./fixtures";
import { ID, NOTICE } from "./notice";
import { SITE } from "./recorder";
import { ENGINEER } from "./states";

const RETIREE = "route=intermediate-review&status=retired";
const FILE = `file://${resolve(SITE, "standalone.html")}`;
const CODE = /^z1[0-9a-hjkmnp-tv-z]{6,13}$/;

const action = (page: Page, name: string) => page.locator(`[data-action="${name}"]`);
const linkMessage = (page: Page) => page.locator('[data-banner="link"]');
const offer = (page: Page) => page.locator('[data-banner="offer"]');
const shared = (page: Page) => page.locator(".share .link");

/** The answers that the page shows, by question. */
function answered(page: Page) {
  return page.locator(".answer").evaluateAll((rows) =>
    rows.map((row) => `${row.querySelector<HTMLElement>("[data-for]")!.dataset.for}: ${row.querySelector("dd")!.textContent}`),
  );
}

/** The code that the page writes for answers. */
async function codeOf(page: Page, fragment: string) {
  await open(page, { fragment });
  await press(action(page, "share"));
  const code = (await shared(page).inputValue()).split("#")[1];
  await press(action(page, "forget"));
  await page.goto("about:blank");
  return code;
}

/** Follows a link in the open page. */
const follow = (page: Page, fragment: string) => page.evaluate((hash) => { location.hash = hash; }, fragment);

/** The selected text, in a field or in the page. */
const marked = (page: Page) =>
  page.evaluate(() => {
    const field = document.activeElement;
    if (field instanceof HTMLTextAreaElement) return field.value.slice(field.selectionStart, field.selectionEnd);
    return String(getSelection());
  });

test.describe("a shared link", { tag: "@once" }, () => {
  test("has no readable answers, and the page restores all of them", async ({ page, browser, log }) => {
    await open(page, { fragment: ENGINEER });
    const answers = await answered(page);
    const judged = await verdicts(page);
    await press(action(page, "share"));
    const link = await shared(page).inputValue();
    expect(link.split("#")[1]).toMatch(CODE);
    for (const word of ENGINEER.split(/[=&]/)) expect(link.split("?")[1]).not.toContain(word);
    await expectText(page.locator(".share"), "历史记录");

    const context = await browser.newContext();
    log.watch(context);
    const other = await context.newPage();
    await other.goto(link);
    await started(other);
    expect(await answered(other)).toEqual(answers);
    expect(await verdicts(other)).toEqual(judged);
    await expect(other).toHaveURL(/\?date=2021-09-10$/);
    await expectText(linkMessage(other), "清除不了");
    await axe(other);
    await context.close();
  });

  test("that is damaged or of another year is reported as such", async ({ page }) => {
    const code = await codeOf(page, ENGINEER);
    const other = code.slice(0, -1) + (code.endsWith("0") ? "2" : "0");
    for (const damaged of [other, code.slice(0, -3), `${code}7`, code.replace(/.$/, "u")]) {
      await open(page, { fragment: damaged });
      await expectText(linkMessage(page), "链接不完整或有误");
      await expect(linkMessage(page)).not.toContainText(damaged.slice(2));
      await expect(question(page, "route")).toBeVisible();
      expect(await answered(page)).toEqual([]);
      await page.goto("about:blank");
    }
    await serveNotice(page, NOTICE.replace(`"${ID}"`, '"of-another-year"'));
    await open(page, { fragment: code });
    await expectText(linkMessage(page), "另一年度");
    expect(await answered(page)).toEqual([]);
    await open(page, { language: "en", fragment: code });
    await expectText(linkMessage(page), "another year");
  });

  test("is not taken for an anchor, nor an anchor for a link", async ({ page }) => {
    await open(page, { fragment: "question" });
    await expect(page).toHaveURL(/#question$/);
    await expect(linkMessage(page)).toHaveCount(0);
  });
});

test.describe("a link as programs deliver it", { tag: "@once" }, () => {
  const words = "route=junior-review&assignments=village-stationing,first-secretary";
  const ways: Record<string, (link: string) => string> = {
    "with escaped signs": (link) => link.replaceAll("=", "%3D").replaceAll("&", "%26"),
    "with an ampersand of HTML": (link) => link.replaceAll("&", "&amp;"),
    "encoded as a whole": encodeURIComponent,
    "encoded twice": (link) => encodeURIComponent(encodeURIComponent(link)),
    "with a full stop": (link) => `${link}。`,
    "in quotes": (link) => `“${link}”`,
    "in brackets": (link) => `${link}）`,
    "with a space": (link) => `${link} `,
    "in full width": (link) => link.replaceAll("=", "＝").replaceAll("&", "＆"),
    "in capitals": (link) => link.toUpperCase(),
    "with a mark of a campaign": (link) => `${link}&utm_source=chat`,
    "with a mark of WeChat": (link) => `${link}?from=singlemessage&isappinstalled=0`,
    "cut off in an escape": (link) => `${link}%E3%80`,
    "with a character of no width": (link) => `\u200b${link}\u200b`,
  };

  test("is read", async ({ page }) => {
    const code = await codeOf(page, words);
    await open(page, { fragment: words });
    const expected = await answered(page);
    expect(expected).toHaveLength(2);
    for (const [how, way] of Object.entries(ways)) {
      for (const link of [words, code]) {
        await test.step(`${how}: ${link}`, async () => {
          await press(action(page, "forget"));
          await expect(question(page, "route")).toBeVisible();
          await follow(page, way(link));
          await expect.poll(() => answered(page)).toEqual(expected);
          await expect(linkMessage(page)).not.toContainText("忽略");
          await expect(page).toHaveURL(/\?date=2021-09-10$/);
        });
      }
    }
  });

  for (const garbage of ["&夸大其词=请汇款".repeat(10_000), "&a=b".repeat(80_000), "=".repeat(80_000)]) {
    test(`with ${garbage.length} characters of ${garbage.slice(0, 4)} does not move the question`, async ({ page }) => {
      await open(page, { fragment: `route=junior-review${garbage}` });
      await expect(page.locator("#app")).not.toContainText(/夸大|汇款|a=b|==/);
      const top = await page.locator("fieldset[data-question]").evaluate((it) => it.getBoundingClientRect().top);
      expect(top).toBeLessThan(600);
      await expect(page).toHaveURL(/\?date=2021-09-10$/);
      await answer(page, await page.locator("fieldset[data-question]").getAttribute("data-question") ?? "", "unsure");
    });
  }

  for (const day of ["２０２１－０９－１０", " 2021-09-10。", "%EF%BC%92021-09-10"]) {
    test(`may have the day written as ${day}`, async ({ page }) => {
      await open(page, { date: day });
      await expectText(page.locator('[data-banner="simulated"]'), "2021年9月10日");
    });
  }

  test("with an invalid day shows today", async ({ page }) => {
    for (const day of ["", "garbage", "2021-02-30", "%", "<b>", "9".repeat(9999)]) {
      await open(page, { date: day });
      await expect(page.locator('[data-banner="simulated"]')).toHaveCount(0);
      await expect(question(page, "route")).toBeVisible();
    }
  });
});

test.describe("answers that are offered", { tag: "@once" }, () => {
  /** Opens a page with answers, then a link with other answers. */
  async function offered(page: Page, link: string) {
    await open(page, { fragment: ENGINEER });
    await page.goto("about:blank");
    await open(page, { fragment: link });
    await expect(offer(page)).toBeVisible();
  }

  const reload = async (page: Page) => {
    await page.reload();
    await started(page);
  };

  test("survive a reload until they are accepted", async ({ page }) => {
    await offered(page, RETIREE);
    await expect(page).toHaveURL(/\?date=2021-09-10$/);
    await reload(page);
    await reload(page);
    await expect(section(page, "eligibility")).toHaveAttribute("data-verdict", "clear");
    await press(action(page, "take-link"));
    await expect(section(page, "eligibility")).toHaveAttribute("data-verdict", "barred");
    await reload(page);
    await expect(offer(page)).toHaveCount(0);
    await expect(section(page, "eligibility")).toHaveAttribute("data-verdict", "barred");
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  test("are deleted once they are declined", async ({ page }) => {
    await offered(page, RETIREE);
    await press(action(page, "keep-mine"));
    await reload(page);
    await expect(offer(page)).toHaveCount(0);
    await expect(section(page, "eligibility")).toHaveAttribute("data-verdict", "clear");
  });

  test("are those of the last link", async ({ page }) => {
    await offered(page, RETIREE);
    await follow(page, "route=senior");
    await expect.poll(() => page.evaluate(() => location.hash)).toBe("");
    await reload(page);
    await press(action(page, "take-link"));
    expect(await answered(page)).toEqual([expect.stringMatching(/^route: /)]);
  });

  test("are cleared with everything else", async ({ page, context }) => {
    await offered(page, RETIREE);
    await press(action(page, "forget"));
    await expect(question(page, "route")).toBeVisible();
    await reload(page);
    await expect(offer(page)).toHaveCount(0);
    expect(await answered(page)).toEqual([]);
    expect(await page.evaluate(() => sessionStorage.length + localStorage.length)).toBe(0);

    // Clearing in another tab removes them too.
    await offered(page, RETIREE);
    const other = await context.newPage();
    await open(other);
    await press(action(other, "forget"));
    await expect(question(other, "route")).toBeVisible();
    await other.close();
    await reload(page);
    await expect(offer(page)).toHaveCount(0);
    expect(await answered(page)).toEqual([]);
  });
});

test.describe("where the browser", { tag: "@once" }, () => {
  const prints: [what: string, print: string | undefined][] = [
    ["has no printing", undefined],
    ["does nothing to print", "() => {}"],
    ["throws to print", "() => { throw new Error('not here'); }"],
  ];
  for (const [what, print] of prints) {
    test(`${what} a line explains what to do, with the link`, async ({ page }) => {
      await page.addInitScript(`window.print = ${print}`);
      await open(page, { fragment: ENGINEER });
      await press(action(page, "print").first());
      await expectText(page.locator(".summary").getByRole("status").first(), "没有出现打印窗口");
      expect((await shared(page).inputValue()).split("#")[1]).toMatch(CODE);
      await axe(page);
    });
  }

  test("prints, there is no message", async ({ page }) => {
    await page.addInitScript(() => { window.print = () => { dispatchEvent(new Event("beforeprint")); Object.assign(window, { printed: true }); }; });
    await open(page, { fragment: ENGINEER });
    await press(action(page, "print").first());
    await expect.poll(() => page.evaluate(() => "printed" in window)).toBe(true);
    await expect(shared(page)).toHaveCount(0);
    await expect(page.locator(".summary").getByRole("status").first()).toBeEmpty();
  });

  test("may not print in a frame, the line is shown too", async ({ page, baseURL, log }) => {
    log.allow(/Ignored call to 'print\(\)'/);
    log.allow(/^request: .*\/standalone\.html/);
    await page.route("**/frame-of-a-portal", (route) =>
      route.fulfill({
        contentType: "text/html",
        body: `<link rel="icon" href="data:,"><iframe sandbox="allow-scripts" src="${baseURL}standalone.html?date=2021-09-10#${ENGINEER}" width="800" height="800"></iframe>`,
      }));
    await page.goto("frame-of-a-portal");
    const frame = page.frameLocator("iframe");
    await frame.locator('[data-action="print"]').first().click();
    await expectText(frame.locator(".summary [role=status]").first(), "没有出现打印窗口");
    await expectText(frame.locator(".share"), "代码");
  });

  for (const [what, name, hasMessage] of [["refuses to share", "NotAllowedError", true], ["cannot share this", "TypeError", true], ["is told not to share after all", "AbortError", false]] as const) {
    test(`${what}, ${hasMessage ? "the link is selected for copying" : "there is no message"}`, async ({ page }) => {
      await page.addInitScript((name) => {
        Object.assign(navigator, { share: async () => { document.title = "asked"; throw name === "TypeError" ? new TypeError() : new DOMException("", name); } });
      }, name);
      await open(page, { fragment: ENGINEER });
      await press(action(page, "share"));
      await press(action(page, "hand-on"));
      const status = page.locator(".share").getByRole("status");
      if (hasMessage) {
        await expectText(status, "请选中文字手动复制");
        expect(await marked(page)).toBe(await shared(page).inputValue());
      } else {
        await expect(page).toHaveTitle("asked");
        await expect(status).toBeEmpty();
      }
    });
  }

  test("throws synchronously on sharing, the link is selected for copying", async ({ page }) => {
    await page.addInitScript(() => { Object.assign(navigator, { share: () => { throw new TypeError("never"); } }); });
    await open(page, { fragment: ENGINEER });
    await press(action(page, "share"));
    await press(action(page, "hand-on"));
    await expectText(page.locator(".share").getByRole("status"), "请选中文字手动复制");
    expect(await marked(page)).toBe(await shared(page).inputValue());
  });

  for (const [what, command] of [["refuses", "() => false"], ["has no way", "undefined"]] as const) {
    test(`${what} to copy, the link is selected for copying by hand`, async ({ page }) => {
      await page.addInitScript(`document.execCommand = ${command}; Clipboard.prototype.writeText = () => Promise.reject(new Error("refused"));`);
      await open(page, { fragment: ENGINEER });
      await press(action(page, "share"));
      await press(page.locator(".share").locator('[data-action="copy"]'));
      await expectText(page.locator(".share").getByRole("status"), "请选中文字手动复制");
      expect(await marked(page)).toBe(await shared(page).inputValue());
      await expect(page.locator("textarea")).toHaveCount(1);
    });
  }

  for (const [language, way] of [["zh", "复制链接"], ["en", "copy the link"]] as const) {
    test(`saves no file, the help leads to another browser with the answers (${language})`, async ({ page }) => {
      await open(page, { language, fragment: ENGINEER });
      const help = page.locator(".summary .help");
      await press(help.locator("summary"));
      await expectText(help, way);
    });
  }
});

test.describe("without an address of its own", { tag: "@once" }, () => {
  /** Shares from the file and expects only the code. */
  async function sharesTheCode(page: Pick<Page, "locator">) {
    await page.locator('[data-action="share"]').click();
    const code = await page.locator(".share .link").inputValue();
    expect(code.slice(1)).toMatch(CODE);
    const words = await page.locator(".share").innerText();
    expect(words).not.toMatch(/file:|\/work|\/home|blob:|about:|data:/);
    await expectText(page.locator(".share"), "没有可以发送的网址");
    await expect(page.locator('.share svg, [data-action="hand-on"]')).toHaveCount(0);
    return code;
  }

  test("the file on disk shares a code, which opens it with the answers", async ({ page, browser, log }) => {
    await page.addInitScript(() => { Object.assign(navigator, { share: async () => {} }); });
    await page.goto(`${FILE}?date=2021-09-10#${ENGINEER}`);
    await started(page);
    const judged = await verdicts(page);
    const code = await sharesTheCode(page);
    await axe(page);

    const context = await browser.newContext();
    log.watch(context);
    const other = await context.newPage();
    await other.goto(`${FILE}?date=2021-09-10${code}`);
    await started(other);
    expect(await verdicts(other)).toEqual(judged);
    // The code typed after the address of an open page.
    await press(action(other, "forget"));
    await follow(other, code.toUpperCase());
    await expect.poll(() => verdicts(other)).toEqual(judged);
    await context.close();
  });

  test("a document in a frame shares a code too", async ({ page, baseURL }) => {
    await page.route("**/frame-of-a-portal", async (route) => {
      const file = readFileSync(resolve(SITE, "standalone.html"), "utf8");
      const srcdoc = file.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
      await route.fulfill({
        contentType: "text/html; charset=utf-8",
        body: `<link rel="icon" href="data:,"><iframe sandbox="allow-scripts" srcdoc="${srcdoc}" width="800" height="800"></iframe>`,
      });
    });
    await page.goto(`${baseURL}frame-of-a-portal`);
    const frame = page.frameLocator("iframe");
    await frame.locator('[data-question="route"] label:has([value="senior"])').click();
    await sharesTheCode(frame as unknown as Page);
  });
});
