// A site of several notices: how they are named beside each other, and applicants of the other notices, whose
// questions also take numbers and days. The expected results are derived by hand from those notices.
import { readFileSync } from "node:fs";
import path from "node:path";
import { ROOT, xtask } from "./engine";
import { answer, axe, expect, press, question, section, started, test, verdicts, windowOf, type Page } from "./fixtures";

const SITE = process.env.ZICHA_SEVERAL ?? "http://127.0.0.1:8080/";

test.use({ baseURL: SITE });

type Language = "zh" | "en";
/** What is chosen, or what is typed into the fields. */
type Given = { choose: string[] } | { type: string[] };

/** The folder of a notice in this project. */
const folder = (notice: string) => path.join(ROOT, "notices", notice);

/** The title of a notice. */
function titleOf(notice: string, language: Language): string {
  return JSON.parse(readFileSync(path.join(folder(notice), "notice.json"), "utf8")).title[language];
}

/** The address of a notice beside the first. */
const address = (notice: string, language: Language, query = "") =>
  `./${language === "zh" ? "" : "en/"}${notice}/${query}`;

async function visit(page: Page, notice: string, language: Language, date: string, fragment = "") {
  await page.goto(`${address(notice, language, `?date=${date}`)}${fragment && `#${fragment}`}`);
  await started(page);
}

/** Types into the fields of a question and continues. */
async function type(page: Page, id: string, values: string[]) {
  const fields = question(page, id).locator('input[type="text"]');
  await expect(fields).toHaveCount(values.length);
  for (const [at, value] of values.entries()) await fields.nth(at).fill(value);
  await press(question(page, id).locator('[data-action="continue"]'));
}

async function give(page: Page, id: string, given: Given) {
  if ("type" in given) {
    await type(page, id, given.type);
    await expect(question(page, id)).toHaveCount(0);
  } else {
    await answer(page, id, ...given.choose);
  }
}

interface Applicant {
  who: string;
  notice: string;
  today: string;
  /** The questions in the order in which they have to be asked. */
  answers: [question: string, given: Given][];
  /** The same answers as a program writes them. */
  written: Record<string, unknown>;
  /** Verdicts that the notice states, by section. */
  verdicts: Record<string, string>;
  /** Windows that concern the applicant, with their state. */
  windows: Record<string, string>;
  /** Texts of sections, from the notice. */
  reads: [section: string, text: Record<Language, string | RegExp>][];
}

const choose = (...options: string[]): Given => ({ choose: options });
const typed = (...values: string[]): Given => ({ type: values });

const APPLICANTS: Applicant[] = [
  {
    who: "an engineer of a county unit after nine years",
    notice: "example-transport-2025",
    today: "2025-09-10",
    answers: [
      ["level", choose("engineer")],
      ["speciality", choose("road")],
      ["status", choose("in-service")],
      ["employer", choose("county-unit")],
      ["record", choose("none")],
      ["degree", choose("bachelor")],
      ["title-since", typed("２０２１年", "七", "１")],
      ["work-years", typed("九年")],
      ["test-passed", choose("not-yet")],
      ["works", choose("project", "patent")],
    ],
    written: {
      level: "engineer",
      speciality: "road",
      status: "in-service",
      employer: "county-unit",
      record: "none",
      degree: "bachelor",
      "title-since": "2021-07-01",
      "work-years": 9,
      "test-passed": "not-yet",
      works: ["project", "patent"],
    },
    // 二（一） four years with a bachelor's degree, counted to 28 February 2026; 三（三） ten years are not full.
    verdicts: { eligibility: "clear", seniority: "met", "level-test": "take", works: "enough", quota: "limited" },
    windows: { "test-registration": "open", "test-day-county": "upcoming" },
    reads: [["fee", { zh: "320", en: "320" }]],
  },
  {
    who: "an engineer of a private enterprise who does not know when the test was passed",
    notice: "example-transport-2025",
    today: "2025-09-10",
    answers: [
      ["level", choose("engineer")],
      ["speciality", choose("road")],
      ["status", choose("in-service")],
      ["employer", choose("private")],
      ["record", choose("none")],
      ["degree", choose("bachelor")],
      ["title-since", typed("2022", "3", "1")],
      ["test-passed", choose("unsure")],
      ["works", choose("project")],
    ],
    written: {
      level: "engineer",
      speciality: "road",
      status: "in-service",
      employer: "private",
      record: "none",
      degree: "bachelor",
      "title-since": "2022-03-01",
      "test-passed": "unsure",
      works: ["project"],
    },
    // One day short of four years; 四 asks for two of the four works.
    verdicts: {
      eligibility: "clear",
      seniority: "not-met",
      "level-test": "confirm",
      works: "too-few",
      quota: "free",
      fee: "confirm",
      channel: "unit-or-agency",
    },
    windows: { "paper-county": "upcoming" },
    reads: [],
  },
  {
    who: "an agronomist of a township after one year",
    notice: "example-short-2025",
    today: "2025-03-20",
    answers: [
      ["unit", choose("township")],
      ["years", typed("一")],
    ],
    written: { unit: "township", years: 1 },
    // 一: one year suffices in a township.
    verdicts: { eligibility: "enough" },
    windows: {},
    reads: [["materials", { zh: /工作证明/, en: /.+/ }]],
  },
  {
    who: "an agronomist who knows neither unit nor years",
    notice: "example-short-2025",
    today: "2025-03-20",
    answers: [
      ["unit", choose("unsure")],
      ["years", choose("unsure")],
    ],
    written: { unit: "unsure", years: "unsure" },
    verdicts: { eligibility: "confirm" },
    windows: {},
    reads: [],
  },
];

for (const language of ["zh", "en"] as const) {
  for (const applicant of APPLICANTS) {
    test(`${applicant.who}: asked, judged and read, ${language}`, async ({ page }) => {
      const { notice, today } = applicant;
      await visit(page, notice, language, today);
      await expect(page.locator('[data-banner="invented"]')).toBeVisible();
      for (const [id, given] of applicant.answers) await give(page, id, given);
      for (const [id, verdict] of Object.entries(applicant.verdicts)) {
        await expect(section(page, id)).toHaveAttribute("data-verdict", verdict);
      }
      for (const [id, verdict] of Object.entries(applicant.windows)) {
        await expect(windowOf(page, id)).toHaveAttribute("data-verdict", verdict);
      }
      for (const [id, text] of applicant.reads) {
        await expect(page.locator(`[data-section="${id}"]`).first()).toContainText(text[language]);
      }
      await axe(page, "all but colours");
      expect(await judged(page)).toEqual(expected(applicant));
    });
  }
}

/** The verdicts of sections on the page. */
async function judged(page: Page): Promise<string[]> {
  const all = await verdicts(page);
  return all.filter((line) => SECTIONS.test(line)).sort();
}

/** Lines of papers and windows have ids of their own; sections are compared. */
const SECTIONS = /^(eligibility|seniority|level-test|works|quota|fee|education-relief|channel): /;

/** The verdicts of sections on the command line. */
function expected({ notice, written, today }: Applicant): string[] {
  const [line] = xtask(["assess", "--notice", folder(notice)], JSON.stringify({ answers: written, today }));
  const sections: { id: string; verdict?: string }[] = JSON.parse(line).sections;
  return sections.flatMap(({ id, verdict }) => (verdict ? [`${id}: ${verdict}`] : [])).sort();
}

test("each notice names the others and leads to them, and back", async ({ page }) => {
  for (const language of ["zh", "en"] as const) {
    await page.goto(`${language === "zh" ? "./" : "./en/"}?date=2021-09-10`);
    await started(page);
    const others = page.locator("nav.others a");
    await expect(others).toHaveText([titleOf("example-short-2025", language), titleOf("example-transport-2025", language)]);
    await expect(page.locator('[data-banner="invented"]')).toHaveCount(0);
    await press(others.nth(1));
    await expect(page).toHaveURL(new URL(address("example-transport-2025", language), SITE).href);
    await started(page);
    await expect(page.locator("h1")).toContainText(titleOf("example-transport-2025", language));
    await press(page.locator("nav.others a").first());
    await expect(page).toHaveURL(new URL(language === "zh" ? "./" : "./en/", SITE).href);
    await started(page);
  }
});

test("answers to one notice are not those of another", async ({ page }) => {
  await visit(page, "example-short-2025", "zh", "2025-03-20");
  await give(page, "unit", choose("county"));
  await give(page, "years", typed("2"));
  await visit(page, "example-transport-2025", "zh", "2025-09-10");
  await expect(question(page, "level")).toBeVisible();
  await visit(page, "example-short-2025", "zh", "2025-03-20");
  await expect(section(page, "eligibility")).toHaveAttribute("data-verdict", "enough");
});

test("a number that is none, or beyond its limits, is refused with the reason, and can be corrected", async ({ page }) => {
  await visit(page, "example-short-2025", "zh", "2025-03-20", "unit=township");
  const asked = question(page, "years");
  const field = asked.locator('input[type="text"]');
  for (const [value, reason] of [["", /填/], ["很多", /数/], ["51", /50/], ["-1", /数/], ["1.5", /数/]] as const) {
    await type(page, "years", [value]);
    await expect(asked.locator('[role="alert"]')).toHaveText(reason);
    await expect(field).toBeFocused();
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveValue(value);
  }
  await axe(page, "all but colours");
  await type(page, "years", ["５"]);
  await expect(section(page, "eligibility")).toHaveAttribute("data-verdict", "enough");
});

test("a day is typed with the keyboard alone, and one that does not exist is refused", async ({ page }) => {
  await visit(
    page,
    "example-transport-2025",
    "zh",
    "2025-09-10",
    "level=engineer&speciality=road&status=in-service&employer=bureau-unit&record=none&degree=bachelor",
  );
  const asked = question(page, "title-since");
  const [year, month, day] = [0, 1, 2].map((at) => asked.locator('input[type="text"]').nth(at));
  await year.focus();
  await page.keyboard.type("2022");
  await page.keyboard.press("Tab");
  await expect(month).toBeFocused();
  await page.keyboard.type("2");
  await page.keyboard.press("Tab");
  await expect(day).toBeFocused();
  await page.keyboard.type("29");
  await page.keyboard.press("Enter");
  await expect(asked.locator('[role="alert"]')).toBeVisible();
  await expect(year).toBeFocused();
  await expect(day).toHaveValue("29");
  await day.fill("28");
  await day.press("Enter");
  await expect(asked).toHaveCount(0);
  await expect(section(page, "seniority")).toHaveAttribute("data-verdict", "met");
});
