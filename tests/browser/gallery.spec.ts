// Every state of the page, in both languages, light and dark, in usual and large type: axe finds no problem and
// nothing scrolls horizontally. `cargo xtask gallery` keeps the pictures.
import { join } from "node:path";

import type { Rules } from "./axe";
import { axe, expect, press, test } from "./fixtures";
import { show, STATES } from "./states";

/** The folder for pictures; undefined where none are wanted. */
const PICTURES = process.env.ZICHA_PICTURES;

/**
 * The rules of axe that a combination could break and no other combination of the state has shown to hold:
 * colours depend on the scheme and the size of type, but neither on the screen nor on the language; sizes depend
 * on the screen, the language and the size of type; the rest on the screen and the language.
 */
function rulesFor(screen: string, language: string, size: string, scheme: string): Rules | undefined {
  const checksColours = screen === "phone" && language === "zh";
  if (scheme === "dark") return checksColours ? "colours" : undefined;
  if (size === "large" && screen !== "phone") return undefined;
  return checksColours ? "all" : "all but colours";
}

for (const language of ["zh", "en"] as const) {
  for (const state of STATES) {
    test(`${state.name} (${language})`, async ({ page }, info) => {
      await show(page, state, language);
      // The page of an invalid notice has no type sizes.
      const sizes = state.name === "error" ? [""] : ["usual", "large"];
      for (const size of sizes) {
        if (size) await expect(page.locator("html")).toHaveAttribute("data-type", size);
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
          expect(wide, "nothing to scroll sideways").toBeLessThanOrEqual(room);
          if (PICTURES) {
            const name = [state.name, language, info.project.name, size, colorScheme].join("-");
            await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: info.project.name === "phone" });
          } else {
            const rules = rulesFor(info.project.name, language, size, colorScheme);
            if (rules) await axe(page, rules);
          }
        }
        if (size !== sizes.at(-1)) await press(page.locator('[data-action="large"]'));
      }
    });
  }
}

test("on paper", { tag: "@once" }, async ({ page }) => {
  test.skip(!PICTURES, "only the gallery keeps it");
  for (const language of ["zh", "en"] as const) {
    await show(page, STATES.find(({ name }) => name === "complete")!, language);
    await page.pdf({ path: join(PICTURES!, `paper-${language}.pdf`), preferCSSPageSize: true });
  }
});
