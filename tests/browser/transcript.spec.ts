// The accessibility tree of the page, from the first question to the result, as reviewed text. When it changes,
// read the new text before updating it (`-- -u`).
import { answer, expect, open, test } from "./fixtures";
import { ENGINEER } from "./states";

test("the questions and the result of a retiree", { tag: "@once" }, async ({ page }) => {
  await open(page, { language: "en" });
  await expect(page.locator("fieldset[data-question]")).toMatchAriaSnapshot({ name: "first-question.yml" });
  await answer(page, "route", "intermediate-review");
  await expect(page.locator(".ask")).toMatchAriaSnapshot({ name: "second-question.yml" });
  await answer(page, "status", "retired");
  await expect(page.locator(".ask")).toMatchAriaSnapshot({ name: "barred-answers.yml" });
  await expect(page.locator(".result")).toMatchAriaSnapshot({ name: "barred-result.yml" });
});

test("the answer at the top of a result", { tag: "@once" }, async ({ page }) => {
  await open(page, { fragment: ENGINEER });
  await expect(page.locator(".summary")).toMatchAriaSnapshot({ name: "summary.yml" });
});
