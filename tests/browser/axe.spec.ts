// Tests the accessibility check of the other tests: it finds a fault wherever it is.
import { axe, expect, open, openAll, test } from "./fixtures";
import { ENGINEER } from "./states";

test("the accessibility check finds texts with too little contrast and elements without a name", { tag: "@once" }, async ({ page }) => {
  await open(page, { fragment: ENGINEER });
  await openAll(page);
  const texts = page.locator("#app p:visible");
  for (const at of [3, (await texts.count()) - 1]) {
    await texts.nth(at).evaluate((it) => { it.style.color = "#bbb"; });
    await expect(axe(page, "colours")).rejects.toThrow(/color-contrast/);
    await texts.nth(at).evaluate((it) => { it.style.removeProperty("color"); });
  }
  await axe(page, "colours");
  await page.locator("#app button").first().evaluate((it) => it.replaceChildren());
  await expect(axe(page, "all but colours")).rejects.toThrow(/button-name/);
});
