// A portal's own notice: used if it is valid, and refused as a whole if it is not.
import {
  answer,
  axe,
  serveNotice,
  expect,
  followToOfficialText,
  open,
  openAll,
  press,
  question,
  reveal,
  expectText,
  section,
  test,
  windowOf,
  type Page,
} from "./fixtures";
import { NOTICE, sectionOf, TEXT } from "./notice";
import { OF_A_FIRM } from "./states";

/** The current notice after a change. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function changed(change: (notice: any) => void) {
  const notice = JSON.parse(NOTICE);
  change(notice);
  return JSON.stringify(notice);
}

test.describe("a valid notice of a portal", { tag: "@once" }, () => {
  test("is used instead of the page's own", async ({ page }) => {
    await serveNotice(page, changed((notice) => {
      notice.telephones[0].number = "0996-1234567";
      notice.questions[0].options[0].text.zh = "中级职称评审";
      const [fee] = sectionOf(notice, "fee").findings;
      fee.amount_cny = 381;
      fee.text.zh = "中级评审费381元。";
    }));
    await open(page);
    await expectText(question(page, "route"), "中级职称评审");
    await answer(page, "route", "intermediate-review");
    await expectText(section(page, "fee"), /381 ?元/);
    await expect(section(page, "fee")).not.toContainText(/380 ?元。/);
    // The official text of the same notice is used.
    await openAll(section(page, "fee"));
    await reveal(section(page, "fee").locator('[data-action="open-text"]').first());
    await press(section(page, "fee").locator('[data-action="open-text"]').first());
    await expect(page.locator('[id="clause-七（五）"]')).toBeFocused();
    await page.goto("about:blank");
    await open(page, { fragment: OF_A_FIRM.replace("route=intermediate-review", "route=intermediate-grant") });
    await press(page.locator('[data-action="take-link"]'));
    await expectText(page.locator('[data-section="to-confirm"]'), "0996-1234567");
  });

  test("may be of another year, with its rules, dates and text", async ({ page }) => {
    const later = (text: string) => text.replace(/20(1[89]|2[01])/g, (year) => String(Number(year) + 10));
    const notice = JSON.parse(later(NOTICE));
    // In that year juniors have a defence.
    sectionOf(notice, "defence").findings = sectionOf(notice, "defence").findings.filter(({ id }: { id: string }) => id !== "junior");
    notice.uncited.push({ clause: "五（二）", reason: "-" });
    sectionOf(notice, "defence").notes = sectionOf(notice, "defence").notes.filter(({ clause }: { clause: string }) => clause !== "五（二）");
    await serveNotice(page, JSON.stringify(notice), later(TEXT));
    await open(page, { date: "2031-09-10" });
    await expectText(page.locator('[data-banner="round"]'), "2031年度");
    await expect(windowOf(page, "online")).toHaveAttribute("data-verdict", "open");
    await expectText(windowOf(page, "online"), "还剩 9 天");
    await answer(page, "route", "junior-review");
    await expect(section(page, "defence")).toHaveAttribute("data-verdict", "open");
    await answer(page, "status", "in-service");
    await openAll(section(page, "education"));
    await expectText(section(page, "education"), "2031年专业科目");
    await expect(page.locator("body")).not.toContainText("2021");
    await press(page.locator(".official-text").getByRole("button"));
    await expectText(page.locator(".official-text"), "网上申报时间：2031年9月6日-9月19日，逾期不予受理");
  });

  test("without its text still shows its quotes", async ({ page }) => {
    await serveNotice(page, changed((notice) => { notice.id = "elsewhere"; }));
    await open(page, { fragment: OF_A_FIRM });
    await openAll(section(page, "fee"));
    await expectText(section(page, "fee"), "中级评审380元/人");
    await expect(page.locator('[data-action="open-text"]')).toHaveCount(0);
    await expect(page.locator(".official-text")).toHaveCount(0);
    await expectText(page.locator('[data-banner="unchecked"]'), "引文未经核对");
  });

  test("is read with a byte order mark and Windows line endings", async ({ page }) => {
    const windows = (text: string) => `\ufeff${text.replaceAll("\n", "\r\n")}`;
    await serveNotice(page, windows(changed((notice) => { notice.telephones[0].number = "0996-1234567"; })), windows(TEXT));
    await open(page, { fragment: OF_A_FIRM });
    await expectText(section(page, "fee"), /380 ?元/);
    await expect(page.locator('[data-error="notice"], [data-banner="unchecked"]')).toHaveCount(0);
  });

  // Names that are ids on the page, properties in JavaScript or ids of questions, and names that cannot be ids.
  for (const name of ["app", "failed", "program", "edition", "notice", "route", "=", "constructor", 'a "b" < c', "50%", "甲 乙", "'"]) {
    test(`may call a clause ${name}`, async ({ page }) => {
      const renamed = changed((notice) => {
        const all = JSON.stringify(notice).replaceAll('"七（五）"', JSON.stringify(name));
        Object.assign(notice, JSON.parse(all));
      });
      await serveNotice(page, renamed, TEXT.replace("## 七（五）", () => `## ${name}`));
      await open(page, { fragment: OF_A_FIRM });
      await press(section(page, "fee").locator("summary").first());
      await press(section(page, "fee").locator('[data-action="quote"]').first());
      await press(section(page, "fee").locator('[data-action="open-text"]'));
      const heading = page.locator(".clauses h3:focus");
      await expect(heading).toHaveText(name);
      await expect(heading).toBeInViewport();
      await page.goBack();
      await expect(page.locator(".clauses")).toHaveCount(0);
      await page.goForward();
      await expect(page.locator(".clause-text.here h3")).toHaveText(name);
      await expect(page.locator("#app[data-started]")).toBeVisible();
      const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map((it) => it.id));
      expect(new Set(ids).size).toBe(ids.length);
    });
  }
});

/** Texts without clauses, and that of another notice. */
const TEXTS: [what: string, text: string, place: string][] = [
  ["no headings", TEXT.replaceAll("#", ""), "notice.md"],
  ["nothing in it", "", "notice.md"],
  ["spaces", " \n\n ", "notice.md"],
  ["wide signs", TEXT.replaceAll("## ", "＃＃ "), "notice.md"],
  ["another notice", "## 一\n\n另一份通知\n", "sections[11].findings[0].clause"],
];

test("with a text without the cited clauses a notice is refused", { tag: "@once" }, async ({ page }) => {
  const invented = changed((it) => { sectionOf(it, "fee").findings[0].quote = "免费"; });
  for (const [what, text, place] of TEXTS) {
    await test.step(what, async () => {
      await serveNotice(page, invented, text);
      await page.goto("about:blank");
      await open(page, { fragment: OF_A_FIRM });
      await isRefused(page, place, /clause/);
      await isRefused(page, "sections[11].findings[0].clause", /clause/);
    });
  }
});

test("of very many problems the page lists the first", { tag: "@once" }, async ({ page }) => {
  const strange = Array.from({ length: 50_000 }, (_, at) => `"strange${at}":1,`).join("");
  await serveNotice(page, NOTICE.replace("{", () => `{${strange}`));
  await open(page);
  await isRefused(page, "strange0", /unknown/);
  expect(await page.locator('[data-error="notice"] li').count()).toBeLessThanOrEqual(1001);
});

/** A mistake, and the place and message that the page must show. */
const FAULTS: [what: string, notice: string, place: string, said: RegExp][] = [
  ["nothing", "", ".", /JSON/],
  ["half of it", NOTICE.slice(0, NOTICE.length / 2), ".", /JSON.*line \d+/],
  ["more than it", `${NOTICE} {}`, ".", /JSON.*line \d+/],
  ["something else", "[]", ".", /expected/],
  ["an unknown field", changed((it) => { sectionOf(it, "fee").findings[0].colour = "red"; }), "sections[11].findings[0].colour", /unknown/],
  ["a missing field", changed((it) => { delete sectionOf(it, "windows").items[0].name; }), "sections[1].items[0].name", /missing/],
  ["text for a number", changed((it) => { sectionOf(it, "fee").findings[0].amount_cny = "380"; }), "sections[11].findings[0].amount_cny", /number/],
  ["no day", changed((it) => { sectionOf(it, "windows").items[1].closes = "2021-02-30"; }), "sections[1].items[1].closes", /2021-02-30/],
  ["a window that closes before it opens", changed((it) => { sectionOf(it, "windows").items[0].closes = "2021-09-05"; }), "sections[1].items[0]", /before/],
  ["an option that is not there", changed((it) => { sectionOf(it, "eligibility").findings[1].when = { status: ["asleep"] }; }), "sections[0].findings[1].when", /asleep/],
  ["a language left out", changed((it) => { delete it.questions[3].text.en; }), "questions[3].text", /en/],
  ["a quote of its own making", changed((it) => { sectionOf(it, "windows").items[0].quote = "网上申报时间不限"; }), "sections[1].items[0]", /quote/],
  ["a clause that is not there", changed((it) => { sectionOf(it, "windows").items[0].clause = "九"; }), "sections[1].items[0].clause", /九/],
  ["an address that runs", changed((it) => { sectionOf(it, "sites").items[0].address = "javascript:alert(1)"; }), "sections[15].items[0].address", /https?:\/\//],
  ["an address with a name before it", changed((it) => { sectionOf(it, "sites").items[0].address = "https://bureau.gov.cn@example.org/"; }), "sections[15].items[0].address", /https?:\/\//],
  ["a number that is none", changed((it) => { it.telephones[0].number = "110;phone-context=x"; }), "telephones[0].number", /digits/],
  ["a contact that is none", changed((it) => { sectionOf(it, "contacts").items[0].telephones[0] = "javascript:alert(1)"; }), "sections[14].items[0].telephones[0]", /digits/],
  ["a text that turns round", changed((it) => { it.title.zh = "甲\u202e乙"; }), "title.zh", /control/],
  ["markup", changed((it) => { it.questions[0].text.zh = '您<img src="x" onerror="alert(1)">申报哪一类？'; }), "questions[0].text.zh", /markup/],
  ["a script", changed((it) => { it.title.en = "</script><script>alert(1)</script>"; }), "title.en", /markup/],
];

async function isRefused(page: Page, place: string, said: RegExp) {
  const error = page.locator('[data-error="notice"]');
  await expect(error.getByRole("heading", { level: 1 })).toBeVisible();
  const places = await error.locator("code").allTextContents();
  expect(places.filter((named) => named.startsWith(place)), `one of ${places}`).not.toEqual([]);
  await expectText(error.getByRole("listitem").filter({ hasText: place }).first(), said);
  // No part of a result, and nothing else that could mislead.
  await expect(page.locator("[data-verdict], [data-question], [data-section], [data-window], [data-material]")).toHaveCount(0);
  await expect(page.locator("img")).toHaveCount(0);
  await expect(page.locator("#failed")).toBeHidden();
}

test("an invalid notice gives one clear error and nothing else", { tag: "@once" }, async ({ page }) => {
  for (const [what, notice, place, said] of FAULTS) {
    await test.step(what, async () => {
      await serveNotice(page, notice);
      await page.goto("about:blank");
      await open(page, { fragment: OF_A_FIRM });
      await isRefused(page, place, said);
    });
  }
});

for (const [language, title] of [["zh", "通知数据有误"], ["en", "The notice cannot be shown"]] as const) {
  test(`the error for an invalid notice is in the reader's language, with a link to the official text (${language})`, { tag: "@once" }, async ({ page }) => {
    await serveNotice(page, changed((notice) => { notice.round = { year: 2020, from: "2020-01-01", until: "2020-12-31" }; }));
    await open(page, { language });
    await expectText(page.locator('[data-error="notice"]'), title);
    await isRefused(page, "sections[1].items[0].opens", /2021/);
    await axe(page);
    await followToOfficialText(page, page.locator('[data-error="notice"] a'));
  });
}
