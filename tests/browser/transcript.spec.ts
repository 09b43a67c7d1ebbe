// What a screen reader finds on the page, from the first question to the result, as a text that
// somebody has read. When it changes, read the new one before you keep it (`-- -u`).
import { answer, expect, open, test } from "./fixtures";
import { ENGINEER } from "./states";

test("the way of a retiree, as it is heard", { tag: "@once" }, async ({ page }) => {
  await open(page, { language: "en" });
  await expect(page.locator("fieldset[data-question]")).toMatchAriaSnapshot({ name: "first-question.yml" });
  await answer(page, "route", "intermediate-review");
  await expect(page.locator(".ask")).toMatchAriaSnapshot({ name: "second-question.yml" });
  await answer(page, "status", "retired");
  await expect(page.locator(".ask")).toMatchAriaSnapshot({ name: "barred-answers.yml" });
  await expect(page.locator(".result")).toMatchAriaSnapshot({ name: "barred-result.yml" });
});

test("the answer first, as it is heard", { tag: "@once" }, async ({ page }) => {
  await open(page, { fragment: ENGINEER });
  await expect(page.locator(".summary")).toMatchAriaSnapshot({ name: "summary.yml" });
});
