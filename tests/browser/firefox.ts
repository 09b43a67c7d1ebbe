// Firefox, driven by Puppeteer because Playwright cannot drive the system's Firefox.
import puppeteer, { type Browser, type BrowserContext, type Page } from "puppeteer-core";

const FIREFOX = process.env.FIREFOX ?? "firefox-esr";

/** How long to wait for a browser or a state, in milliseconds: machines of tests are slow and shared. */
const TIMEOUT = 120_000;

/** Starts Firefox with some of its settings changed. */
export function launch(extraPrefsFirefox: Record<string, boolean | number | string> = {}): Promise<Browser> {
  const executablePath = FIREFOX.includes("/") ? FIREFOX : `/usr/bin/${FIREFOX}`;
  return puppeteer.launch({ browser: "firefox", executablePath, headless: true, extraPrefsFirefox, timeout: TIMEOUT });
}

/** A new page, by default in a new context, which holds no storage of an earlier test. */
export async function newPage(browser: Browser, context?: BrowserContext): Promise<Page> {
  const page = await (context ?? (await browser.createBrowserContext())).newPage();
  page.setDefaultTimeout(TIMEOUT);
  return page;
}

/** Answers a question of one option and waits until it is no longer asked. */
export async function answer(page: Page, question: string, option: string) {
  await page.locator(`fieldset[data-question="${question}"] label:has([value="${option}"])`).click();
  await page.waitForFunction((id) => !document.querySelector(`fieldset[data-question="${id}"]`), {}, question);
}
