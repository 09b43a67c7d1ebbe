// Five applicants, from the first question to the result. The expected results are derived by hand from the
// notice, never from what the page shows.
import {
  answer,
  answerByKeyboard,
  axe,
  change,
  expect,
  open,
  openAll,
  paper,
  press,
  pressUntil,
  question,
  expectText,
  section,
  test,
  verdicts,
  windowOf,
  type Page,
} from "./fixtures";

type Language = "zh" | "en";
type Saying = string | RegExp;

const LANGUAGES: Language[] = ["zh", "en"];
const TELEPHONE = "0996-2030024";

/** The papers in the order of the notice. Every one is required of an employee on a review route. */
const PAPERS = [
  "conduct-appraisal",
  "unit-nature",
  "publicity",
  "review-form",
  "education-certificates",
  "identity-card",
  "work-summary",
  "experience-proof",
  "thesis",
  "annual-assessments",
  "credentials",
];

/** The sections that depend on the answers, without papers and windows. */
interface Outcome {
  eligibility: string;
  channel: string;
  thesis: string;
  education: string;
  source: string;
  exemption: string;
  defence: string;
}

/** All verdicts of a review applicant on 10 September 2021, from top to bottom. */
function lines(outcome: Outcome, undecidedPapers: string[] = []) {
  return [
    ...PAPERS.map((paper) => `${paper}: ${undecidedPapers.includes(paper) ? "open" : "required"}`),
    "other: optional",
    `eligibility: ${outcome.eligibility}`,
    "online: open",
    "paper: upcoming",
    `education: ${outcome.education}`,
    `education-source: ${outcome.source}`,
    `exemption: ${outcome.exemption}`,
    `defence: ${outcome.defence}`,
    `thesis: ${outcome.thesis}`,
    `channel: ${outcome.channel}`,
    "fee: stated",
  ];
}

/** A review route alone settles the fee and most papers; two papers still depend on the employer. */
function afterRoute(defence: string) {
  const open = { eligibility: "open", channel: "open", thesis: "open", education: "open", source: "open", exemption: "open" };
  return lines({ ...open, defence }, ["unit-nature", "annual-assessments"]);
}

interface Journey {
  who: string;
  /** The questions in the order in which they have to be asked, with the answers. */
  answers: [question: string, ...options: string[]][];
  /** The number of answers at an intermediate point, and what is settled then. */
  half: number;
  then: string[];
  /** The verdicts of the result. */
  result: string[];
  /** Texts that a section of the result must contain. */
  reads: [section: string, said: Record<Language, Saying>][];
  /** Texts that it must not contain. */
  lacks?: [section: string, said: Record<Language, Saying>][];
  /** The fee in yuan. */
  fee?: number;
  /** The variant of the proof of the unit's nature. */
  annex?: keyof typeof ANNEXES;
}

const both = (saying: Saying): Record<Language, Saying> => ({ zh: saying, en: saying });

const ANNEXES = {
  institution: { zh: "机构编制部门批文", en: "staffing authority" },
  enterprise: { zh: "企业法人营业执照", en: "business licence" },
};
const FIVE_STEPS = {
  zh: /提出申请.*单位审核.*办公室核实.*审批表.*人社局审核/s,
  en: /Apply yourself.*unit checks.*office.*form.*resources bureau/s,
};
const PUBLIC_2020 = { zh: "2020年公需（公共）科目", en: "Public subject, 2020" };
const PUBLIC_2021 = { zh: "2021年公需（公共）科目", en: "Public subject, 2021" };
const PROFESSIONAL_2021 = { zh: "2021年专业科目", en: "Professional subject, 2021" };

const JOURNEYS: Journey[] = [
  {
    who: "a mid-level engineer at a bureau institution",
    answers: [
      ["route", "intermediate-review"],
      ["status", "in-service"],
      ["workplace", "korla"],
      ["employer", "bureau-institution"],
      ["sanction", "none-or-warning"],
      ["falsification-bar", "no"],
      ["unit-level", "prefecture"],
      // Without an assignment its year is not asked.
      ["assignments", "none"],
    ],
    half: 4,
    then: lines({
      eligibility: "open",
      channel: "own-unit",
      thesis: "open",
      education: "definite",
      source: "education-centre",
      exemption: "open",
      defence: "open",
    }),
    result: lines({
      eligibility: "clear",
      channel: "own-unit",
      thesis: "criteria",
      education: "definite",
      source: "education-centre",
      exemption: "none",
      defence: "not-exempt",
    }),
    reads: [
      ["eligibility", { zh: "未发现本通知明示的不得申报情形", en: /No bar/ }],
      ["eligibility", { zh: "评审条件", en: /review criteria/ }],
      ["thesis", { zh: "评审条件", en: /review criteria/ }],
      ["education", PUBLIC_2020],
      ["education", PUBLIC_2021],
      ["education", PROFESSIONAL_2021],
      ["education-source", { zh: "自治州人社局教育中心", en: /education centre/ }],
      ["defence", { zh: "通知未列明您可免于答辩", en: /prepare for the defence/ }],
    ],
    fee: 380,
    annex: "institution",
  },
  {
    who: "a junior at a private enterprise",
    answers: [
      ["route", "junior-review"],
      ["status", "in-service"],
      ["workplace", "other-county"],
      // Only institutions are asked about sanctions. A junior is exempt from the defence and the
      // thesis is to be confirmed at any level, so the level is not asked either.
      ["employer", "private-enterprise"],
      ["falsification-bar", "no"],
      ["assignments", "village-stationing"],
      ["assignment-period", "this-year"],
    ],
    half: 4,
    then: lines({
      eligibility: "open",
      channel: "unit-or-agency",
      thesis: "confirm",
      education: "definite",
      source: "any-institution",
      exemption: "open",
      defence: "exempt",
    }),
    result: lines({
      eligibility: "clear",
      channel: "unit-or-agency",
      thesis: "confirm",
      education: "definite",
      source: "any-institution",
      exemption: "may-apply",
      defence: "exempt",
    }),
    reads: [
      ["thesis", both("四（九）")],
      ["education", PUBLIC_2021],
      ["education", PROFESSIONAL_2021],
      // Every ground: junior, private enterprise, village stationing.
      ["defence", both("五（二）")],
      ["defence", both("五（三）")],
      ["defence", both("五（一）")],
      ["exemption", { zh: "可以申请免除2021年度继续教育", en: /may apply/ }],
      // The five steps, in their order.
      ["exemption", FIVE_STEPS],
      ["exemption", { zh: "以审批表代替证书", en: /approval form takes the place/ }],
    ],
    lacks: [
      ["education", both("2020")],
      ["exemption", { zh: "已免除", en: "You are exempt" }],
    ],
    fee: 220,
    annex: "enterprise",
  },
  {
    who: "a county station worker in Qiemo",
    answers: [
      ["route", "intermediate-review"],
      ["status", "in-service"],
      ["workplace", "qiemo"],
      ["employer", "county-water-institution"],
      ["sanction", "none-or-warning"],
      ["falsification-bar", "no"],
      ["unit-level", "county"],
      // Temple stationing is to be confirmed whenever it was, and the defence is settled by Qiemo.
      ["assignments", "temple-stationing"],
    ],
    half: 4,
    then: lines({
      eligibility: "open",
      channel: "own-unit",
      thesis: "open",
      education: "definite",
      source: "education-centre",
      exemption: "open",
      defence: "exempt",
    }),
    result: lines({
      eligibility: "clear",
      channel: "own-unit",
      thesis: "county-alternative",
      education: "definite",
      source: "education-centre",
      exemption: "confirm",
      defence: "exempt",
    }),
    reads: [
      ["defence", { zh: "且末县", en: "Qiemo" }],
      ["thesis", { zh: /2篇/, en: /two or more/ }],
      ["thesis", { zh: /论文1篇/, en: /one paper/ }],
      ["education-source", { zh: "教育中心", en: /education centre/ }],
      ["exemption", { zh: "驻村管寺", en: /temple/ }],
    ],
    fee: 380,
    annex: "institution",
  },
  {
    who: "an aid engineer of one year",
    answers: [
      ["route", "intermediate-review"],
      ["status", "aid-one-year"],
      ["workplace", "korla"],
      ["employer", "bureau-institution"],
      ["sanction", "none-or-warning"],
      ["falsification-bar", "no"],
      // Asked because of the defence; the thesis is to be confirmed at any level.
      ["unit-level", "prefecture"],
      ["assignments", "first-secretary"],
      ["assignment-period", "this-year"],
    ],
    half: 4,
    then: lines({
      eligibility: "open",
      channel: "confirm",
      thesis: "confirm",
      education: "confirm",
      source: "confirm",
      exemption: "open",
      defence: "open",
    }),
    result: lines({
      eligibility: "clear",
      channel: "confirm",
      thesis: "confirm",
      education: "confirm",
      source: "confirm",
      exemption: "may-apply",
      defence: "exempt",
    }),
    reads: [
      ["eligibility", both("一（三）")],
      ["channel", { zh: "受援单位", en: /receiving unit/ }],
      ["education", PUBLIC_2020],
      ["education", PUBLIC_2021],
      ["education", PROFESSIONAL_2021],
      ["defence", { zh: "第一书记", en: /first secretary/ }],
      ["exemption", FIVE_STEPS],
      // The exemption reaches no further than 2021.
      ["exemption", PUBLIC_2020],
    ],
    lacks: [["exemption", PUBLIC_2021]],
    fee: 380,
    annex: "institution",
  },
  {
    who: "a retiree",
    answers: [
      ["route", "intermediate-review"],
      ["status", "retired"],
    ],
    half: 1,
    then: afterRoute("open"),
    // For a barred applicant the other sections are not shown.
    result: ["eligibility: barred", "online: open", "paper: upcoming"],
    reads: [
      ["eligibility", { zh: "离退休人员", en: /retired/i }],
      ["eligibility", both("一（二）")],
    ],
  },
];

/** The ids of the questions on the page: one until the flow has ended. */
function asked(page: Page) {
  return page.locator("fieldset[data-question]").evaluateAll((fieldsets) => {
    return (fieldsets as HTMLElement[]).map(({ dataset }) => dataset.question);
  });
}

async function fitsTheWidth(page: Page) {
  const { content, room } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { content: scrollWidth, room: clientWidth };
  });
  expect(content, "nothing scrolls sideways").toBeLessThanOrEqual(room);
}

/** The gallery checks the colours of every kind of verdict, and that the page is accessible on the way. */
async function fitsAndIsAccessible(page: Page) {
  await fitsTheWidth(page);
  await axe(page, "all but colours");
}

/** The result is beside the question on a desktop; on a phone a line below it leads there. */
async function resultIsInItsPlace(page: Page) {
  const phone = test.info().project.name === "phone";
  const whole = page.locator('[data-action="whole"]');
  if (phone) {
    await expect(section(page, "eligibility")).toBeHidden();
    await press(whole);
  }
  await expect(section(page, "eligibility")).toBeVisible();
  const card = await page.locator("fieldset[data-question]").boundingBox();
  const result = await section(page, "eligibility").boundingBox();
  if (!card || !result) throw new Error("the question and the result are there");
  if (phone) expect(result.y).toBeGreaterThan(card.y + card.height);
  else expect(result.x).toBeGreaterThan(card.x + card.width);
  await fitsTheWidth(page);
  if (phone) {
    await press(whole);
    await expect(section(page, "eligibility")).toBeHidden();
  }
}

/** What everyone sees on 10 September 2021: both windows, the room, the telephone number. */
async function saysWhenAndWhere(page: Page, language: Language) {
  const [online, papers] = [windowOf(page, "online"), windowOf(page, "paper")];
  await expectText(online, language === "zh" ? /2021年9月6日.*2021年9月19日/ : /6 September 2021.*19 September 2021/);
  await expectText(online, language === "zh" ? /9 天/ : /9 days/);
  await expectText(papers, language === "zh" ? /2021年9月20日.*2021年9月30日/ : /20 September 2021.*30 September 2021/);
  await expectText(papers, language === "zh" ? /10 天/ : /10 days/);
  await expectText(page.locator("main"), "401");
  await expectText(page.locator("main"), TELEPHONE);
}

async function resultIs(page: Page, journey: Journey, language: Language) {
  await expect.poll(() => verdicts(page)).toEqual(journey.result);
  await openAll(page.locator(".result"));
  for (const [id, said] of journey.reads) await expectText(section(page, id), said[language]);
  for (const [id, said] of journey.lacks ?? []) {
    await expect(section(page, id)).not.toContainText(said[language], { useInnerText: true });
  }
  if (journey.fee) {
    const amount = language === "zh" ? RegExp(`^${journey.fee} ?元$`) : RegExp(`^${journey.fee} yuan$`);
    await expect(section(page, "fee").getByText(amount)).toBeVisible();
  }
  for (const [annex, said] of Object.entries(ANNEXES)) {
    const there = paper(page, "unit-nature").filter({ hasText: said[language] });
    await expect(there).toHaveCount(annex === journey.annex ? 1 : 0);
  }
  await saysWhenAndWhere(page, language);
  // What the bureau has to decide links to the list of what to ask, which has its telephone number.
  const asked = page.locator('[data-section="to-confirm"]');
  if (journey.result.some((line) => line.endsWith(": confirm"))) await expectText(asked, TELEPHONE);
  for (const confirm of await page.locator('[data-section][data-verdict="confirm"]').all()) {
    await expect(confirm.locator('[data-action="to-question"]').first()).toBeVisible();
  }
}

for (const language of LANGUAGES) {
  // English texts are longer, which matters on a phone.
  const tag = language === "en" ? "@phone" : [];

  for (const journey of JOURNEYS) {
    test(`${journey.who} (${language})`, { tag }, async ({ page }) => {
      const [[, route]] = journey.answers;
      await open(page, { language });
      await fitsTheWidth(page);
      for (const [at, [id, ...options]] of journey.answers.entries()) {
        expect(await asked(page)).toEqual([id]);
        if (at === journey.half) {
          expect(await verdicts(page)).toEqual(journey.then);
          await resultIsInItsPlace(page);
          await fitsTheWidth(page);
        } else if (at === 1) {
          // Juniors have no defence in any case.
          expect(await verdicts(page)).toEqual(afterRoute(route === "junior-review" ? "exempt" : "open"));
        }
        await answer(page, id, ...options);
      }
      expect(await asked(page)).toEqual([]);
      await resultIs(page, journey, language);
      await fitsAndIsAccessible(page);
    });
  }

  test(`a county station worker in Qiemo, by keyboard alone (${language})`, { tag }, async ({ page }) => {
    const [journey] = JOURNEYS.filter(({ who }) => who.endsWith("Qiemo"));
    await open(page, { language });
    for (const [id, ...options] of journey.answers) {
      expect(await asked(page)).toEqual([id]);
      await answerByKeyboard(page, id, ...options);
    }
    await expect(page.locator("#result")).toBeFocused();
    expect(await verdicts(page)).toEqual(journey.result);

    // Then a paper, which Space ticks, the line below it, which Enter opens, and its clause.
    const appraisal = paper(page, "conduct-appraisal");
    await pressUntil(page, "Tab", appraisal.getByRole("checkbox"), 60);
    await page.keyboard.press("Space");
    await expect(appraisal.getByRole("checkbox")).toBeChecked();
    await pressUntil(page, "Tab", appraisal.locator("summary").first());
    await page.keyboard.press("Enter");
    await pressUntil(page, "Tab", appraisal.locator('[data-action="quote"]').first());
    await page.keyboard.press("Enter");
    await expectText(appraisal, "现实表现政治鉴定材料，原件1份");

    // Then back to the answers: with another level the thesis follows the review criteria.
    const raise = page.locator('[data-action="change"][data-for="unit-level"]');
    if (test.info().project.name === "phone") {
      await pressUntil(page, "Shift+Tab", page.locator('[data-action="answers"]'), 60);
      await page.keyboard.press("Enter");
      await pressUntil(page, "Tab", raise);
    } else {
      await pressUntil(page, "Shift+Tab", raise, 60);
    }
    await page.keyboard.press("Enter");
    await answerByKeyboard(page, "unit-level", "prefecture");
    await expect(section(page, "thesis")).toHaveAttribute("data-verdict", "criteria");
  });

  test(`a change of employer drops the sanction, with a message (${language})`, { tag }, async ({ page }) => {
    const [journey] = JOURNEYS.filter(({ who }) => who.endsWith("bureau institution"));
    const dropped = page.locator('[data-banner="dropped"]');
    await open(page, { language });
    for (const [id, ...options] of journey.answers.slice(0, 6)) await answer(page, id, ...options);
    await expect(question(page, "unit-level")).toBeVisible();

    await change(page, "employer");
    await expect(question(page, "employer").locator("input:checked")).toHaveValue("bureau-institution");
    await answer(page, "employer", "private-enterprise");
    await expectText(dropped, language === "zh" ? "处分" : "Sanction");
    await expect(dropped).not.toContainText(language === "zh" ? "五年限制" : "Five-year bar");
    await expect(page.locator('[data-action="change"]')).toHaveCount(5);
    await expect(page.locator('[data-action="change"][data-for="sanction"]')).toHaveCount(0);

    // At a private enterprise works replace the thesis at mid level, and there is no defence at any level.
    await answer(page, "assignments", "none");
    await expect(dropped).toHaveCount(0);
    expect(await asked(page)).toEqual([]);
    const result = lines({
      eligibility: "clear",
      channel: "unit-or-agency",
      thesis: "private-works",
      education: "definite",
      source: "any-institution",
      exemption: "none",
      defence: "exempt",
    });
    expect(await verdicts(page)).toEqual(result);
    await openAll(paper(page, "unit-nature"));
    await expectText(paper(page, "unit-nature"), ANNEXES.enterprise[language]);

    // The sanction was dropped: for an institution it is asked again.
    await change(page, "employer");
    await answer(page, "employer", "other-institution");
    await expect(question(page, "sanction").locator("input:checked")).toHaveCount(0);
    expect(await asked(page)).toEqual(["sanction"]);
    await answer(page, "sanction", "running");
    await expect(section(page, "eligibility")).toHaveAttribute("data-verdict", "barred");
  });
}
