// Whatever keeps the program from starting, the official text is one tap away.
import { expect, press, test, type Page } from "./fixtures";

async function leadsToTheText(page: Page) {
  await press(page.locator(".failed a:visible"));
  await expect(page).toHaveURL(/\/notice\.html$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

for (const path of ["./", "./en/"]) {
  for (const part of ["js", "wasm"]) {
    test(`without its ${part}, ${path} shows the way to the text`, async ({ page, quiet }) => {
      quiet.expect(/\.(js|wasm) net::ERR_FAILED$|^console error: /);
      await page.route(`**/*.${part}`, (route) => route.abort());
      await page.goto(path);
      await expect(page.locator("#failed")).toBeVisible();
      await expect(page.locator("#app")).toBeHidden();
      await leadsToTheText(page);
    });
  }

  test.describe("without scripts", () => {
    test.use({ javaScriptEnabled: false });
    test(`${path} shows the way to the text`, async ({ page, quiet }) => {
      quiet.expect(/\.js csp$/);
      await page.goto(path);
      await leadsToTheText(page);
    });
  });
}
