// Answers: from a link, by tapping, going back, changing, clearing, and the one that is set on the result.
import {
  answer,
  change,
  expect,
  label,
  open,
  openAll,
  paper,
  press,
  question,
  reveal,
  expectText,
  section,
  test,
  verdicts,
  type Page,
} from "./fixtures";

/** A mid-level engineer of a bureau institution who has answered everything. */
const ENGINEER =
  "route=intermediate-review&status=in-service&workplace=korla&employer=bureau-institution" +
  "&sanction=none-or-warning&falsification-bar=no&unit-level=prefecture&assignments=none";
/** A freelancer of Korla who has answered everything: no sanction, no level. */
const FREELANCER =
  "route=intermediate-review&status=in-service&workplace=korla&employer=freelance&falsification-bar=no&assignments=none";

const TELEPHONE = "0996-2030024";

const action = (page: Page, name: string) => page.locator(`[data-action="${name}"]`);
const linkMessage = (page: Page) => page.locator('[data-banner="link"]');
const toConfirm = (page: Page) => page.locator('[data-section="to-confirm"]');
const eligibility = (page: Page) => section(page, "eligibility");

/** The ids of the answered questions, from their change buttons. */
function answered(page: Page) {
  const changes = action(page, "change");
  return changes.evaluateAll((buttons) => (buttons as HTMLElement[]).map(({ dataset }) => dataset.for));
}

/** Waits until exactly these options of a question are chosen. */
function chosen(page: Page, id: string, ...options: string[]) {
  const inputs = question(page, id).locator("input:checked");
  const values = () => inputs.evaluateAll((checked) => (checked as HTMLInputElement[]).map(({ value }) => value));
  return expect.poll(values).toEqual(options);
}

test.describe("a link", { tag: "@once" }, () => {
  test("fills in its answers and is removed from the address", async ({ page }) => {
    await open(page, { fragment: "route=junior-review&assignments=village-stationing,first-secretary" });
    await expect(page).toHaveURL(/\/\?date=2021-09-10$/);
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
    expect(await answered(page)).toEqual(["route", "assignments"]);
    await expect(linkMessage(page)).not.toContainText("忽略");
    await expectText(section(page, "fee"), /220 ?元/);
    await answer(page, "status", "in-service");
    await answer(page, "workplace", "korla");
    await answer(page, "employer", "private-enterprise");
    await answer(page, "falsification-bar", "no");
    // The link holds the assignments, so only their year is asked.
    await answer(page, "assignment-period", "this-year");
    await expect(section(page, "exemption")).toHaveAttribute("data-verdict", "may-apply");
  });

  test("may have escaped commas and may lead to the English page", async ({ page }) => {
    await open(page, { language: "en", fragment: "route=junior-review&assignments=village-stationing%2Cfirst-secretary" });
    await expect(page).toHaveURL(/\/en\/\?date=2021-09-10$/);
    expect(await answered(page)).toEqual(["route", "assignments"]);
    await expect(linkMessage(page)).not.toContainText("ignored");
  });

  test("leads straight to the result when nothing is left to ask", async ({ page }) => {
    await open(page, { fragment: FREELANCER });
    await expect(page.locator("fieldset[data-question]")).toHaveCount(0);
    await expect.poll(() => verdicts(page)).toEqual([
      "conduct-appraisal: required",
      "unit-nature: confirm",
      "publicity: required",
      "review-form: required",
      "education-certificates: required",
      "identity-card: required",
      "work-summary: required",
      "experience-proof: required",
      "thesis: required",
      "annual-assessments: confirm",
      "credentials: required",
      "other: optional",
      "eligibility: clear",
      "online: open",
      "paper: upcoming",
      "education: definite",
      "education-source: confirm",
      "exemption: none",
      "defence: exempt",
      "thesis: confirm",
      "channel: agency",
      "fee: stated",
    ]);
    // Two papers are to be confirmed, so there is a list of what to ask, with a telephone number.
    await expectText(toConfirm(page), TELEPHONE);
  });

  for (const language of ["zh", "en"] as const) {
    test(`with invalid parts keeps the valid ones, and the page names questions but repeats no text of the link (${language})`, async ({ page }) => {
      const nonsense = ["colour=red", "status=asleep", "assignments=none,unsure", "employer=state-enterprise,freelance", "sanction"];
      await open(page, { language, fragment: ["route=junior-review", ...nonsense, "workplace=korla"].join("&") });
      await expect(page).toHaveURL(/\?date=2021-09-10$/);
      const [one, labels] = {
        zh: ["有 1 处", ["工作状态", "单位性质", "处分", "专项工作"]],
        en: ["ignored: 1", ["Status", "Employer", "Sanction", "Assignments"]],
      }[language];
      await expectText(linkMessage(page), one as string);
      for (const label of labels) await expectText(linkMessage(page), label);
      for (const foreign of ["colour", "red", "asleep", "junior-review", "workplace"]) {
        await expect(linkMessage(page)).not.toContainText(new RegExp(`\\b${foreign}\\b`));
      }
      expect(await answered(page)).toEqual(["route", "workplace"]);
      await expect(question(page, "status")).toBeVisible();
      // The next answer removes the line.
      await answer(page, "status", "in-service");
      await expect(linkMessage(page)).toHaveCount(0);
    });
  }

  test("that answers a question twice is reported", async ({ page }) => {
    await open(page, { fragment: "route=junior-review&workplace=korla&workplace=qiemo" });
    await expectText(linkMessage(page), "工作地点");
    expect(await answered(page)).toEqual(["route"]);
  });

  test("cannot bar a freelancer with a sanction that only institutions are asked about", async ({ page }) => {
    await open(page, { fragment: `${FREELANCER}&sanction=running` });
    await expect(eligibility(page)).toHaveAttribute("data-verdict", "clear");
    expect(await answered(page)).not.toContain("sanction");
  });

  test("carries no markup into the page", async ({ page }) => {
    await open(page, { fragment: 'route=<img src="x">&<b id="intruder">=1&status=in-service' });
    await expectText(linkMessage(page), "有 1 处");
    await expect(page.locator("img, #intruder")).toHaveCount(0);
    expect(await answered(page)).toEqual(["status"]);
  });

  test("without answers begins with the first question", async ({ page }) => {
    for (const fragment of ["=", "&&&", "route=", "route", "route=junior-review,senior", "%", "top"]) {
      // A link that differs only in its fragment would not reload the page.
      await page.goto("about:blank");
      await open(page, { fragment });
      await expect(question(page, "route")).toBeVisible();
      expect(await answered(page), fragment).toEqual([]);
    }
  });
});

test.describe("a tap", { tag: "@once" }, () => {
  /** Taps options of the first question in one task; returns what the next frame shows. */
  const tap = (page: Page, pointerType: string, ...options: string[]) =>
    page.evaluate(
      ([pointerType, options]) => {
        const inputs = options.map((option) => document.querySelector<HTMLInputElement>(`input[value="${option}"]`)!);
        for (const input of inputs) input.dispatchEvent(new PointerEvent("click", { bubbles: true, pointerType }));
        return new Promise((painted) =>
          requestAnimationFrame(() => {
            const asked = document.querySelector<HTMLElement>("fieldset[data-question]")?.dataset.question;
            painted([asked, ...inputs.map((input) => input.checked)]);
          }),
        );
      },
      [pointerType, options] as const,
    );

  test("of a finger is painted before it is handled", async ({ page }) => {
    await open(page);
    expect(await tap(page, "touch", "junior-review")).toEqual(["route", true]);
    await expect(question(page, "status")).toBeVisible();
  });

  test("of a mouse is handled at once", async ({ page }) => {
    await open(page);
    expect((await tap(page, "mouse", "junior-review") as unknown[])[0]).toBe("status");
  });

  test("of a finger prints and copies in its own event, because browsers require a user gesture", async ({ page }) => {
    await open(page, { fragment: ENGINEER });
    const done = await page.evaluate(async () => {
      const done: string[] = [];
      // After 16 ms Yew would continue in another task; with the clock stopped a slow machine makes no difference.
      const now = Date.now();
      Date.now = () => now;
      window.print = () => { done.push("print"); };
      navigator.clipboard.writeText = async () => { done.push("copy"); };
      for (const name of ["print", "copy"]) {
        const button = document.querySelector(`[data-action="${name}"]`)!;
        button.dispatchEvent(new PointerEvent("click", { bubbles: true, pointerType: "touch" }));
      }
      for (let turn = 0; turn < 10; turn += 1) await null;
      return done;
    });
    // Printing comes after the page is rendered for the day, and before it is painted.
    expect(done.sort()).toEqual(["copy", "print"]);
  });

  test("is handled before the key that follows", async ({ page }) => {
    await open(page);
    await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('input[value="junior-review"]')!;
      const press = (key: string) => input.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      press(" ");
      input.click();
      press("Enter");
    });
    await expect(question(page, "status")).toBeVisible();
  });

  test("of a second finger does not answer the next question", async ({ page }) => {
    await open(page);
    await tap(page, "touch", "junior-review", "senior");
    await expect(question(page, "status")).toBeVisible();
    await chosen(page, "status");
    expect(await answered(page)).toEqual(["route"]);
    await expectText(page.locator(".answer"), "初级评审");
  });
});

test.describe("a double click", { tag: "@once" }, () => {
  test("answers one question", async ({ page }) => {
    await open(page);
    await label(question(page, "route"), "route", "intermediate-review").dblclick();
    await expect(question(page, "status")).toBeVisible();
    await chosen(page, "status");
    expect(await answered(page)).toEqual(["route"]);
  });

  test("counts as two clicks while the question stays", async ({ page }) => {
    await open(page, { fragment: ENGINEER.replace("&assignments=none", "") });
    await label(question(page, "assignments"), "assignments", "inland-service").dblclick();
    await chosen(page, "assignments");
    await action(page, "back").dblclick();
    await expect(question(page, "unit-level")).toBeVisible();
    await chosen(page, "unit-level", "prefecture");
  });
});

test.describe("an answer", () => {
  test("is accepted only with an option chosen", async ({ page }) => {
    await open(page);
    const missing = question(page, "route").getByRole("alert");
    await press(action(page, "continue"));
    await expectText(missing, "请先选择");
    await answer(page, "route", "intermediate-review");
    await expect(page.getByRole("alert")).toHaveCount(0);
    await expect(question(page, "status")).toBeVisible();
  });

  test("of several options needs at least one", async ({ page }) => {
    await open(page, { language: "en", fragment: ENGINEER.replace("&assignments=none", "") });
    const asked = question(page, "assignments");
    await press(action(page, "continue"));
    await expectText(asked.getByRole("alert"), /choose/i);
    await press(label(asked, "assignments", "inland-service"));
    await expect(asked.getByRole("alert")).toHaveCount(0);
    await press(label(asked, "assignments", "inland-service"));
    await press(action(page, "continue"));
    await expect(asked.getByRole("alert")).toBeVisible();
  });

  test("that excludes others unselects the other assignments", async ({ page }) => {
    await open(page, { fragment: ENGINEER.replace("&assignments=none", "") });
    const tick = (option: string) => press(label(question(page, "assignments"), "assignments", option));
    await tick("first-secretary");
    await tick("village-stationing");
    await chosen(page, "assignments", "village-stationing", "first-secretary");
    await tick("none");
    await chosen(page, "assignments", "none");
    await tick("unsure");
    await chosen(page, "assignments", "unsure");
    await tick("temple-stationing");
    await chosen(page, "assignments", "temple-stationing");
    await tick("none");
    await press(action(page, "continue"));
    await expect(section(page, "exemption")).toHaveAttribute("data-verdict", "none");
  });

  test("can be visited with Back and kept", async ({ page }) => {
    await open(page);
    await expect(action(page, "back")).toHaveCount(0);
    await answer(page, "route", "junior-review");
    await answer(page, "status", "in-service");
    await press(action(page, "back"));
    await chosen(page, "status", "in-service");
    await press(action(page, "back"));
    await chosen(page, "route", "junior-review");
    await expect(action(page, "back")).toHaveCount(0);
    await press(action(page, "continue"));
    await expect(question(page, "workplace")).toBeVisible();
    expect(await answered(page)).toEqual(["route", "status"]);
  });

  test("can be changed, and the later questions follow", async ({ page }) => {
    await open(page, { fragment: ENGINEER });
    await expectText(section(page, "fee"), /380 ?元/);
    await change(page, "route");
    await chosen(page, "route", "intermediate-review");
    await answer(page, "route", "junior-initial");
    // The notice states the fee twice; it is paid once.
    await expectText(section(page, "fee"), /100 ?元/);
    await expect(eligibility(page)).toHaveAttribute("data-verdict", "confirm");
    await expectText(toConfirm(page), TELEPHONE);
    // The thesis is to be confirmed and the defence exempt at any level, so the level is dropped.
    await expectText(page.locator('[data-banner="dropped"]'), "单位层级");
    expect(await answered(page)).not.toContain("unit-level");
  });

  test("is cleared by a restart", async ({ page }) => {
    await open(page, { fragment: `${ENGINEER}&submissions=third-returned` });
    await expect(eligibility(page)).toHaveAttribute("data-verdict", "barred");
    await reveal(action(page, "restart"));
    await press(action(page, "restart"));
    await expect(question(page, "route")).toBeVisible();
    expect(await answered(page)).toEqual([]);
    await chosen(page, "route");
    await expect(eligibility(page)).toHaveAttribute("data-verdict", "open");
    await expect(action(page, "restart")).toHaveCount(0);
    await answer(page, "route", "intermediate-review");
    expect(await answered(page)).toEqual(["route"]);
  });
});

test.describe("on the result", () => {
  for (const [language, lastTry, pending] of [
    ["zh", /最后1次/, /第3次/],
    ["en", /one try is left/, /third submission/i],
  ] as const) {
    test(`the number of earlier submissions can be set (${language})`, async ({ page }) => {
      await open(page, { language, fragment: ENGINEER });
      const submissions = page.locator("fieldset").filter({ has: page.locator('input[name="submissions"]') });
      const set = async (option: string) => {
        await reveal(submissions);
        await press(label(submissions, "submissions", option));
      };
      await expect(submissions.locator("input:checked")).toHaveValue("none");
      await expect(eligibility(page)).not.toContainText(lastTry);

      await openAll(eligibility(page));
      await set("two");
      await expect(eligibility(page)).toHaveAttribute("data-verdict", "clear");
      await expectText(eligibility(page), lastTry);
      await set("third-pending");
      await expect(eligibility(page)).toHaveAttribute("data-verdict", "clear");
      await expectText(eligibility(page), pending);
      await set("third-returned");
      await expect(eligibility(page)).toHaveAttribute("data-verdict", "barred");
      await expectText(eligibility(page), "七（三）");
      // For a barred applicant the other sections are not shown.
      expect(await verdicts(page)).toEqual(["eligibility: barred", "online: open", "paper: upcoming"]);

      // It can be undone in the same place.
      await set("none");
      await expect(eligibility(page)).toHaveAttribute("data-verdict", "clear");
      await expect(section(page, "fee")).toBeVisible();
    });
  }

  test("papers can be ticked, and are counted", async ({ page }) => {
    await open(page, { fragment: ENGINEER });
    const count = page.getByRole("status").filter({ hasText: "12" });
    await expectText(count, /\b0\b/);
    await press(paper(page, "thesis").locator("label"));
    await press(paper(page, "identity-card").locator("label"));
    await expect(paper(page, "thesis").getByRole("checkbox")).toBeChecked();
    await expectText(count, /\b2\b/);
    await press(paper(page, "thesis").locator("label"));
    await expectText(count, /\b1\b/);
  });
});
