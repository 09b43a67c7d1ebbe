// What all browser tests share: a guard against console messages and unexpected requests, and the actions of an
// applicant.
import { test as base, expect, type BrowserContext, type Locator, type Page } from "@playwright/test";

export { axe, axeInFrames } from "./axe";
export { expect };
export type { Locator, Page };

/** Matches once the program has taken over or failed, and on pages without the program. */
const SETTLED = "#app[data-started], #failed:not([hidden]), body:not(:has(#app))";

/** What the page fetches while it loads. */
const ASSETS = /\/zicha-(portal-)?[0-9a-f]{16}\.(js|wasm|[a-z]+\.json)$/;

/** The edition of a language. */
const EDITION = /\.[a-z]+\.json$/;

/** For each page, the promise that its last load has settled. */
const settling = new WeakMap<Page, Promise<void>>();

/** Collects unexpected console messages, errors and requests of the pages of a context. */
export class PageLog {
  readonly unexpected: string[] = [];
  private readonly allowed: RegExp[] = [
    /Service Worker registration blocked by Playwright/,
    // Leaving a page early aborts the request for the other language.
    /^failed request: .*\.[a-z]+\.json net::ERR_ABORTED$/,
  ];

  /** Allows entries that the test provokes. */
  allow(entry: RegExp) {
    this.allowed.push(entry);
  }

  /** Logs what all pages of a context do. */
  watch(context: BrowserContext) {
    context.on("console", (message) => this.add(`console ${message.type()}: ${message.text()}`));
    context.on("weberror", (error) => this.add(`page error: ${error.error()}`));
    context.on("page", (page) => this.follow(page));
    context.pages().forEach((page) => this.follow(page));
  }

  private follow(page: Page) {
    let visit = 0;
    let settledVisit = -1;
    let requested = new Set<string>();
    page.on("request", (request) => {
      const url = request.url();
      if (request.isNavigationRequest() && request.frame() === page.mainFrame()) {
        visit += 1;
        requested = new Set();
        return;
      }
      // The other edition is requested just before the page has settled, and may be reported after that.
      const late = settledVisit === visit && (requested.has(url) || !EDITION.test(url));
      requested.add(url);
      if (isRequested(url) && (late || !ASSETS.test(url))) this.add(`request: ${url}`);
    });
    page.on("requestfailed", (request) => {
      this.add(`failed request: ${request.url()} ${request.failure()?.errorText}`);
    });
    page.on("load", () => {
      const loaded = visit;
      // Never resolves when the page is closed or navigates before it has settled.
      const settled = page.waitForSelector(SETTLED, { state: "attached", timeout: 0 });
      settling.set(page, settled.then(() => { settledVisit = loaded; }, () => undefined));
    });
  }

  private add(entry: string) {
    if (!this.allowed.some((allowed) => allowed.test(entry))) this.unexpected.push(entry);
  }
}

/** Whether a URL is requested from a server; the service worker's own script is always allowed. */
function isRequested(url: string) {
  return !/^(data|blob):/.test(url) && !/\/sw\.js$/.test(url);
}

/** The `test` of every spec: it fails on an unexpected message or request. */
export const test = base.extend<{ log: PageLog }>({
  log: [
    async ({ context }, use) => {
      const log = new PageLog();
      log.watch(context);
      await use(log);
      expect(log.unexpected, "no unexpected messages or requests").toEqual([]);
    },
    { auto: true },
  ],
});

/** How to open the page. */
export interface Opening {
  language?: "zh" | "en";
  /** The simulated day; null leaves it to the clock. */
  date?: string | null;
  /** Answers, such as `route=senior`. */
  fragment?: string;
}

/** An inline block of data, escaped so that its content cannot close it. */
function block(id: string, type: string, content: string) {
  return `<script type="${type}" id="${id}">${content}</script>`;
}

/** Serves the page with a portal's notice, and optionally its text and wording. */
export async function serveNotice(page: Page, notice: string, text?: string, wording?: string) {
  const blocks = [block("notice", "application/json", notice.replaceAll("<", "\\u003c"))];
  if (text !== undefined) blocks.push(block("notice-text", "text/plain", text));
  if (wording !== undefined) blocks.push(block("wording", "application/json", wording));
  await page.unrouteAll();
  await page.route(/\/(en\/)?(\?.*)?$/, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    await route.fulfill({ response, body: html.replace('<div id="app">', (app) => blocks.join("") + app) });
  });
}

/** Opens the page and waits until the program has taken over. */
export async function open(page: Page, { language = "zh", date = "2021-09-10", fragment = "" }: Opening = {}) {
  const path = language === "zh" ? "./" : `./${language}/`;
  const query = date === null ? "" : `?date=${date}`;
  await page.goto(path + query + (fragment && `#${fragment}`));
  await started(page);
}

/** Waits until the program has taken over; for use after a reload. */
export async function started(page: Page) {
  await settling.get(page);
  await expect(page.locator("#app[data-started]")).toBeAttached();
}

/** A page, or a frame in one. */
export type Shown = Pick<Page, "locator">;

/** The question that is being asked, by its id. */
export function question(page: Shown, id: string): Locator {
  return page.locator(`fieldset[data-question="${id}"]`);
}

/** Taps on a touch screen and clicks elsewhere. */
export async function press(target: Locator) {
  if (test.info().project.use.hasTouch) await target.tap();
  else await target.click();
}

/** Answers a question with a tap or click and waits until it is no longer asked. */
export async function answer(page: Shown, id: string, ...options: string[]) {
  const asked = question(page, id);
  await expect(asked).toBeVisible();
  for (const option of options) await press(label(asked, id, option));
  if (await asked.locator('input[type="checkbox"]').count()) {
    await press(asked.locator('[data-action="continue"]'));
  }
  await expect(asked).toHaveCount(0);
}

/** Answers with the keyboard: Tab to reach, arrow keys or Space to choose, Enter to answer. */
export async function answerByKeyboard(page: Page, id: string, ...options: string[]) {
  const asked = question(page, id);
  await expect(asked).toBeVisible();
  if (await asked.locator('input[type="checkbox"]').count()) {
    for (const option of options) {
      await pressUntil(page, "Tab", asked.locator(`input[value="${option}"]`));
      await page.keyboard.press("Space");
    }
    await pressUntil(page, "Tab", asked.locator('[data-action="continue"]'));
  } else {
    const chosen = asked.locator(`input[value="${options[0]}"]`);
    await pressUntil(page, "Tab", asked.locator("input:focus"));
    await pressUntil(page, "ArrowDown", chosen);
    // The first option has the focus and is not chosen.
    if (!(await chosen.isChecked())) await page.keyboard.press("Space");
  }
  await page.keyboard.press("Enter");
  await expect(asked).toHaveCount(0);
}

/** Presses a key until an element has the focus, up to a limit. */
export async function pressUntil(page: Page, key: string, target: Locator, most = 30) {
  const focused = target.and(page.locator(":focus"));
  for (let pressed = 0; pressed < most && !(await focused.count()); pressed += 1) {
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused();
}

/** Opens an answered question again. */
export async function change(page: Shown, id: string) {
  const button = page.locator(`[data-action="change"][data-for="${id}"]`);
  await reveal(button);
  await press(button);
}

/** The label of an option, which is the tap target. */
export function label(asked: Locator, id: string, option: string): Locator {
  return asked.locator(`label:has(input[name="${id}"][value="${option}"])`);
}

/** A section of the result, or a part of one. */
export function section(page: Shown, id: string): Locator {
  return page.locator(`[data-section="${id}"][data-verdict]`);
}

/** A paper of the checklist. */
export function paper(page: Shown, id: string): Locator {
  return page.locator(`[data-material="${id}"]`);
}

/** A window, with its state and days. */
export function windowOf(page: Shown, id: string): Locator {
  return page.locator(`[data-window="${id}"]`);
}

/** All verdicts on the page, from top to bottom, such as `fee: stated`. */
export function verdicts(page: Page): Promise<string[]> {
  const judged = page.locator("[data-verdict]:is([data-section], [data-window], [data-material])");
  return judged.evaluateAll((shown) =>
    (shown as HTMLElement[]).map(({ dataset }) => {
      return `${dataset.section ?? dataset.window ?? dataset.material}: ${dataset.verdict}`;
    }),
  );
}

/** Opens the disclosures around an element; on a phone also the live result or the list of answers. */
export async function reveal(target: Locator) {
  await target.evaluate(
    (it) => {
      const part = it.closest(".result > *, .answers > *");
      const more = part?.parentElement?.querySelector<HTMLElement>('[data-action="whole"], [data-action="answers"]');
      if (!part?.checkVisibility()) more?.click();
      for (let fold = it.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) {
        const summary = fold.querySelector("summary");
        if (!fold.open && !summary?.contains(it)) summary?.click();
      }
    },
    undefined,
    { timeout: 20_000 },
  );
}

/** Every closed disclosure. */
const CLOSED = [
  'details:not([open]) > summary',
  '[data-action="quote"][aria-expanded="false"]',
  '[data-action="answers"][aria-expanded="false"]',
  '.result:not([data-whole]) .settled [data-action="whole"]',
].join();

/** Opens all disclosures in a part of the page, nested ones included. */
export async function openAll(place: Page | Locator) {
  const root = "goto" in place ? place.locator("body") : place;
  const closed = await root.evaluate(async (part, closed) => {
    const rendered = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    let found: HTMLElement[] = [];
    // Each round opens what the last one has shown.
    for (let round = 0; round < 20; round += 1) {
      // Some open something on a phone only; a desktop shows it.
      const all = [...part.querySelectorAll<HTMLElement>(closed)];
      found = all.filter((it) => it.tagName === "SUMMARY" || it.checkVisibility());
      if (!found.length) break;
      found.forEach((it) => it.click());
      await rendered();
    }
    return found.map((it) => it.outerHTML.slice(0, 90));
  }, CLOSED);
  expect(closed, "disclosures that do not open").toEqual([]);
}

/** Expects a text to be visible, after opening the disclosures around it. */
export async function expectText(target: Locator, text: string | RegExp) {
  await reveal(target);
  await expect(target).toBeVisible();
  await expect(target).toContainText(text, { useInnerText: true });
}

/** Expects the guide, which is shown where the program does not start. */
export async function expectGuide(page: Page, language: "zh" | "en" = "zh") {
  await expect(page).toHaveURL(language === "zh" ? /[^n]\/guide\.html$/ : /\/en\/guide\.html$/);
  await expectText(page.getByRole("heading", { level: 1 }), language === "zh" ? "全部情形一览" : "Every case in tables");
  await expectText(page.locator("table").first(), language === "zh" ? "离退休人员" : "retired staff");
}

/** Follows the link to the official text that a failed page shows. */
export async function followToOfficialText(page: Page, link: Locator) {
  await press(link);
  await expect(page).toHaveURL(/\/notice\.html$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

/** The text on the clipboard, as another page reads it. */
export async function clipboard(page: Page) {
  const reader = await page.context().newPage();
  await reader.goto("./notice.html");
  await reader.bringToFront();
  const text = await reader.evaluate(() => navigator.clipboard.readText());
  await reader.close();
  return text;
}
