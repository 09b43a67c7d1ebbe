// The page loads without messages and asks its first question.
import { axe, expect, open, question, test } from "./fixtures";

for (const language of ["zh", "en"] as const) {
  test(`the first question is shown (${language})`, async ({ page }) => {
    await open(page, { language });
    await expect(question(page, "route")).toBeVisible();
    await axe(page);
  });
}
