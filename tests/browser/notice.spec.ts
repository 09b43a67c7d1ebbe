// Clauses and quotes, statements to copy, the language, and the day.
import {
  answer,
  axe,
  clipboard,
  expect,
  open,
  openAll,
  paper,
  press,
  question,
  reveal,
  expectText,
  section,
  started,
  test,
  windowOf,
  type Locator,
  type Page,
} from "./fixtures";
import { TEXT } from "./notice";
import { DOUBTFUL, ENGINEER } from "./states";

/** What the unit writes by hand: 26 characters. */
const RECOMMENDATION = "本单位已对提供的申报材料逐一审核，真实准确，同意推荐";
/** What the applicant commits to: 65 characters. */
const COMMITMENT =
  "本人承诺：所提供的个人信息和证明材料真实准确，对因提供有关信息、证件不实或违反有关规定的，" +
  "五年内不得申报相应职称评审并承担一切责任";

const official = (page: Page) => page.locator(".official-text");
const clause = (page: Page, id: string) => page.locator(`[id="clause-${id}"]`);
/** The clause button of a sentence, which opens the quote. */
const source = (place: Locator, id: string) => place.locator('[data-action="quote"]').filter({ hasText: RegExp(`^${id}$`) }).first();
/** The quote, with the button that opens the official text. */
const words = (source: Locator) => source.locator("xpath=following-sibling::*");
const banner = (page: Page, name: string) => page.locator(`[data-banner="${name}"]`);
const switchLanguage = (page: Page) => press(page.locator('[data-action="language"]'));

test.describe("a clause", () => {
  for (const language of ["zh", "en"] as const) {
    test(`opens its quote, which leads to the official text (${language})`, async ({ page }) => {
      await open(page, { language, fragment: ENGINEER });
      const opened = source(section(page, "thesis"), "四（九）");
      await expect(opened).toBeHidden();
      await press(section(page, "thesis").locator("summary").first());
      await expect(opened).toHaveAttribute("aria-expanded", "false");
      await press(opened);
      await expect(opened).toHaveAttribute("aria-expanded", "true");
      await expect(words(opened).locator("q")).toBeVisible();
      await expect(words(opened).locator("q")).toHaveText("具体要求按照《新疆维吾尔自治区工程系列水利专业技术职务任职资格评审条件(试行)》执行");

      const onward = words(opened).getByRole("button");
      await press(onward);
      await expect(clause(page, "四（九）")).toBeFocused();
      await expect(clause(page, "四（九）")).toBeInViewport();
      await expectText(official(page), "论文、著作要反映本人在任职以来学识水平、业务能力、工作业绩，具体要求按照");
      await expectText(official(page), "县及县以下单位工作的专业技术评审人员，提供能反映本人学识和理论水平代表著作或业务总结2篇及2篇以上");

      await press(page.locator('[data-action="close-text"]'));
      await expect(clause(page, "四（九）")).toHaveCount(0);
      await expect(onward).toBeFocused();
      await expect(onward).toBeInViewport();
    });
  }

  test("can be opened one after another, with the keyboard too", async ({ page }) => {
    await open(page, { fragment: ENGINEER });
    const first = source(section(page, "defence"), "五（一）");
    const second = source(paper(page, "review-form"), "四（四）");
    for (const [opened, id] of [[first, "五（一）"], [second, "四（四）"]] as const) {
      await reveal(opened);
      await opened.press("Enter");
      await words(opened).getByRole("button").press("Enter");
      await expect(clause(page, id)).toBeFocused();
    }
    await page.locator('[data-action="close-text"]').press("Enter");
    await expect(words(second).getByRole("button")).toBeFocused();
  });

  test("is closed by an answer, which leads on as usual", { tag: "@once" }, async ({ page }) => {
    await open(page);
    await press(official(page).getByRole("button"));
    await expect(page.locator(".clauses")).toBeVisible();
    await answer(page, "route", "junior-review");
    await expect(question(page, "status")).toBeVisible();
    await expect(page.locator("#question")).toBeFocused();
    await expect(page).toHaveTitle(/^您现在的工作状态/);
    await expect(page.locator(".clauses")).toHaveCount(0);
    // Back leads through the official text.
    await page.goBack();
    await expect(page.locator(".clauses")).toBeVisible();
    await page.goBack();
    await expect(question(page, "route").locator("input:checked")).toHaveValue("junior-review");
    await expect(page.locator(".clauses")).toHaveCount(0);
  });

  test("is quoted word for word everywhere", { tag: "@once" }, async ({ page }) => {
    await open(page, { fragment: ENGINEER });
    const clauses = new Map<string, string>();
    for (const part of TEXT.split(/^## /m).slice(1)) {
      const [id, ...lines] = part.split("\n");
      clauses.set(id, lines.join("\n"));
    }
    await openAll(page.locator(".result"));
    const sources = await page.locator(".clause[lang=zh]").evaluateAll((all) =>
      all.map((source) => ({
        clause: source.textContent ?? "",
        quote: source.nextElementSibling?.querySelector("q")?.textContent ?? "",
      })),
    );
    expect(sources.length).toBeGreaterThan(50);
    const wrong = sources.filter(({ clause, quote }) => !quote || !clauses.get(clause)?.includes(quote));
    expect(wrong).toEqual([]);
  });

  for (const language of ["zh", "en"] as const) {
    test(`and all other disclosures are accessible (${language})`, async ({ page }) => {
      await open(page, { language, fragment: ENGINEER });
      await press(page.locator(".official-text").getByRole("button"));
      await expect(clause(page, "标题")).toBeVisible();
      await openAll(page);
      await expect(section(page, "fee").locator("q").first()).toBeVisible();
      const { content, room } = await page.evaluate(() => {
        return { content: document.documentElement.scrollWidth, room: document.documentElement.clientWidth };
      });
      expect(content).toBeLessThanOrEqual(room);
      await axe(page);
    });
  }
});

test("a finding that several papers share is shown once above them", { tag: "@once" }, async ({ page }) => {
  await open(page, { fragment: DOUBTFUL });
  await expect(page.locator('[data-material][data-verdict="confirm"]')).toHaveCount(11);
  await expect(page.locator('[data-section="materials"]').getByText("四所列清单是否全部适用未写明")).toHaveCount(1);
});

test.describe("a statement", { tag: "@once" }, () => {
  test("has the length that the notice gives it", () => {
    expect([...RECOMMENDATION].length).toBe(26);
    expect([...COMMITMENT].length).toBe(65);
  });

  function statement(page: Page, words: string): Locator {
    return page.locator("[data-statement]").filter({ hasText: words });
  }

  async function copies(page: Page, words: string, done: string) {
    const copy = statement(page, words).locator('[data-action="copy"]');
    await reveal(copy);
    await press(copy);
    await expectText(statement(page, words).getByRole("status"), done);
    await expect(copy).toBeFocused();
    expect(await clipboard(page)).toBe(words);
  }

  for (const [language, done] of [["zh", "已复制"], ["en", "Copied"]] as const) {
    test(`is copied word for word (${language})`, async ({ page, context }) => {
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      await open(page, { language, fragment: ENGINEER });
      await copies(page, RECOMMENDATION, done);
      await copies(page, COMMITMENT, done);
    });

    test(`is copied where there is no clipboard API, as on plain http (${language})`, async ({ page, context }) => {
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.addInitScript(() => { delete (Navigator.prototype as { clipboard?: unknown }).clipboard; });
      await open(page, { language, fragment: ENGINEER });
      expect(await page.evaluate(() => "clipboard" in navigator)).toBe(false);
      await copies(page, COMMITMENT, done);
      await copies(page, RECOMMENDATION, done);
      await expect(page.locator("textarea")).toHaveCount(0);
    });
  }

  test("is copied where the clipboard API refuses", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.addInitScript(() => { Clipboard.prototype.writeText = () => Promise.reject(new Error("refused")); });
    await open(page, { fragment: ENGINEER });
    await copies(page, COMMITMENT, "已复制");
  });

  test("has a message when it cannot be copied at all", async ({ page }) => {
    await page.addInitScript(() => {
      delete (Navigator.prototype as { clipboard?: unknown }).clipboard;
      document.execCommand = () => false;
    });
    await open(page, { fragment: ENGINEER });
    await reveal(statement(page, COMMITMENT));
    await press(statement(page, COMMITMENT).locator('[data-action="copy"]'));
    await expectText(statement(page, COMMITMENT).getByRole("status"), "请选中文字手动复制");
    await expectText(statement(page, COMMITMENT), COMMITMENT);
  });
});

test.describe("the language", () => {
  /** Texts in Chinese characters only whose element is not marked as Chinese. */
  function untranslated(page: Page) {
    return page.evaluate(() => {
      const found: string[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.parentElement?.checkVisibility()) continue;
        const text = node.textContent ?? "";
        const own = node.parentElement.closest("[lang]")?.getAttribute("lang");
        if (/\p{Script=Han}/u.test(text) && !/[a-z]/i.test(text) && own === "en") found.push(text);
      }
      return found;
    });
  }

  test("is changed in place and keeps the answers", async ({ page }) => {
    await page.goto("./en/?date=2021-09-10");
    await started(page);
    const english = await page.title();
    await open(page);
    const chinese = await page.title();
    expect(chinese).toMatch(/\p{Script=Han}/u);
    expect(english).not.toMatch(/\p{Script=Han}/u);
    await expect(page.locator("html")).toHaveAttribute("lang", /^zh/);

    await answer(page, "route", "junior-review");
    await answer(page, "status", "in-service");
    await switchLanguage(page);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page).toHaveTitle(`Where do you work? – ${english}`);
    await expect(page).toHaveURL(/\/\?date=2021-09-10$/);
    await expectText(question(page, "workplace"), "Korla City");
    await expectText(page.locator(".answers"), "Junior title, by review");
    await expectText(section(page, "fee"), "220 yuan");
    expect(await untranslated(page)).toEqual([]);

    await switchLanguage(page);
    await expect(page.locator("html")).toHaveAttribute("lang", /^zh/);
    await expect(page).toHaveTitle(`您在哪里工作？ – ${chinese}`);
    await expectText(question(page, "workplace"), "库尔勒市");
    await expectText(section(page, "fee"), /220 ?元/);
  });

  test("is changed on the result and keeps ticks and open disclosures", async ({ page }) => {
    await open(page, { language: "en", fragment: ENGINEER });
    expect(await untranslated(page)).toEqual([]);
    await press(paper(page, "thesis").locator("label"));
    await switchLanguage(page);
    await expect(page.locator("html")).toHaveAttribute("lang", /^zh/);
    await expect(page).toHaveURL(/\/en\/\?date=2021-09-10$/);
    await expect(paper(page, "thesis").getByRole("checkbox")).toBeChecked();
    await expectText(paper(page, "thesis"), "论文、著作");
    await expectText(section(page, "fee"), /380 ?元/);
  });
});

test.describe("the day", { tag: "@once" }, () => {
  async function windowsAre(page: Page, online: string, papers: string) {
    await expect(windowOf(page, "online")).toHaveAttribute("data-verdict", online);
    await expect(windowOf(page, "paper")).toHaveAttribute("data-verdict", papers);
  }

  /** The tag beside the name of a window, the only place with a number of days. */
  const state = (page: Page, id: string) => windowOf(page, id).locator(".tag");

  async function isOver(page: Page, said: RegExp) {
    const first = page.locator("[data-banner]").first();
    await expectText(first, "2021");
    await expectText(first, said);
    const bottom = (await first.boundingBox())?.y ?? Infinity;
    expect(bottom).toBeLessThan((await question(page, "route").boundingBox())?.y ?? 0);
    await windowsAre(page, "closed", "closed");
    await expect(state(page, "online")).not.toContainText(/\d/);
    await expect(state(page, "paper")).not.toContainText(/\d/);
  }

  for (const [language, over] of [["zh", /已经截止/], ["en", /is over/]] as const) {
    test(`after the round is reported first (${language})`, async ({ page }) => {
      await open(page, { language, date: "2021-10-01" });
      await isOver(page, over);
      await expectText(banner(page, "simulated"), language === "zh" ? "2021年10月1日" : "1 October 2021");
    });

    test(`of the real clock is long after the round (${language})`, async ({ page }) => {
      await open(page, { language, date: null });
      await isOver(page, over);
      await expect(banner(page, "simulated")).toHaveCount(0);
      // Years come from the notice, never from the clock.
      await answer(page, "route", "junior-review");
      await answer(page, "status", "in-service");
      await openAll(section(page, "education"));
      await expectText(section(page, "education"), "2021");
      await expect(page.locator("main")).not.toContainText(String(new Date().getFullYear()));
    });

    test(`before the notice was issued gives no number of days (${language})`, async ({ page }) => {
      await open(page, { language, date: "2021-08-26" });
      await windowsAre(page, "upcoming", "upcoming");
      await expectText(windowOf(page, "online"), language === "zh" ? "2021年9月19日" : "19 September 2021");
      await expect(state(page, "online")).not.toContainText(/\d/);
      await expect(state(page, "paper")).not.toContainText(/\d/);
      await expectText(banner(page, "clock"), language === "zh" ? /设备的日期/ : /date of your device/);
    });
  }

  for (const [date, online, papers, said] of [
    ["2021-08-27", "upcoming", "upcoming", "还有 10 天"],
    ["2021-09-05", "upcoming", "upcoming", "明天开始"],
    ["2021-09-06", "open", "upcoming", "还剩 13 天"],
    ["2021-09-18", "open", "upcoming", "明天截止"],
    ["2021-09-19", "open", "upcoming", "今天截止"],
    ["2021-09-20", "closed", "open", "已截止"],
    ["2021-09-30", "closed", "open", "已截止"],
  ]) {
    test(`${date} gives each window its state`, async ({ page }) => {
      await open(page, { date });
      await windowsAre(page, online, papers);
      await expectText(state(page, "online"), said);
      await expect(banner(page, "round")).not.toContainText("截止。");
      await expect(banner(page, "clock")).toHaveCount(0);
      await expectText(banner(page, "simulated"), date.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, "$1年$2月$3日"));
      if (date === "2021-09-30") await expectText(state(page, "paper"), "今天截止");
    });
  }

  for (const timezoneId of ["UTC", "America/Los_Angeles", "Asia/Urumqi"]) {
    test.describe(`in ${timezoneId}`, () => {
      test.use({ timezoneId });

      test("is the Beijing day", async ({ page }) => {
        await page.clock.setFixedTime("2021-09-19T15:59:59Z");
        await open(page, { date: null });
        await windowsAre(page, "open", "upcoming");
        await expectText(state(page, "online"), "今天截止");
        await page.clock.setFixedTime("2021-09-19T16:00:00Z");
        await page.reload();
        await started(page);
        await windowsAre(page, "closed", "open");
        await expectText(state(page, "paper"), "还剩 10 天");
        await expect(banner(page, "simulated")).toHaveCount(0);
      });
    });
  }

  test("that is invalid is replaced by that of the clock", async ({ page }) => {
    for (const date of ["2021-13-40", "2021-02-30", "tomorrow", ""]) {
      await open(page, { date });
      await expect(banner(page, "simulated"), date).toHaveCount(0);
      await windowsAre(page, "closed", "closed");
    }
  });
});
