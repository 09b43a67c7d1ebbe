// Random actions: after each the page has no errors, holds no answer that the flow would not ask for, and shows
// what a fresh page with the same answers shows.
// `cargo xtask monkey` goes on for longer.
import { PHONE } from "../../playwright.config";
import { contradiction, read, type Answers, type Shown } from "./consistency";
import { expect, open, started, test, verdicts, type Page, type PageLog } from "./fixtures";
import { KEY } from "./notice";
import { DOUBTFUL, ENGINEER } from "./states";

/** The number of actions in all, and in one visit. */
const ACTIONS = Number(process.env.ZICHA_ACTIONS ?? 500);
const VISIT = 250;
/** The seed of the first visit; the seed determines all actions of a visit. */
const SEED = Number(process.env.ZICHA_SEED ?? 1);
/** How often the page is compared with a fresh one. */
const COMPARE = 50;

/** Texts that another or an earlier program may have stored on the device. */
const INVALID_TEXTS = ["", "\n\n\n\n", "\u0000{", '{"answers":[1]}', "x".repeat(9999), "sanction=running\nthesis,thesis\nlarge", "route=senior\n\n"];
/** Fragments of links. */
const LINKS = [ENGINEER, DOUBTFUL, "route=junior-review", "route=intermediate-review&status=retired", "colour=red&route=&=", "sanction=ended"];

/** Draws a random number below a limit. */
type Random = (below: number) => number;

/** Mulberry32: the same numbers in every run with a seed. */
function randomNumbers(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** An action, its weight, and whether it must leave the answers unchanged. */
interface Action {
  name: string;
  weight: number;
  act: (page: Page, random: Random) => Promise<unknown>;
  keepsAnswers?: true;
}

const action = (name: string, weight: number, act: Action["act"]): Action => ({ name, weight, act });
const harmless = (name: string, weight: number, act: Action["act"]): Action => ({ name, weight, act, keepsAnswers: true });

/** Presses a random visible match; does nothing where there is none. */
const presses = (selector: string) => (page: Page, random: Random) =>
  page.evaluate(
    ([selector, number]) => {
      const found = [...document.querySelectorAll<HTMLElement>(selector)].filter((it) => it.checkVisibility());
      const one = found[number % found.length];
      one?.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
      one?.focus();
      one?.click();
    },
    [selector, random(10_000)] as const,
  );

/** Back or Forward, unless that leaves the page. */
const goes = (direction: "back" | "forward") => (page: Page) =>
  page.evaluate(async (direction) => {
    const { navigation } = window as unknown as { navigation: Record<string, any> };
    const can = direction === "back" ? navigation.canGoBack : navigation.canGoForward;
    // The page itself may go on to another entry, which aborts this step.
    if (can) await navigation[direction]().finished.catch(() => {});
  }, direction);

const hook = (name: string) => `[data-action="${name}"]`;

const CHOICES: Action[] = [
  action("answer", 30, presses("fieldset[data-question] input")),
  action("continue", 6, presses(hook("continue"))),
  harmless("change an answer", 5, presses(hook("change"))),
  harmless("back", 3, presses(hook("back"))),
  harmless("tick", 3, presses(".tick input")),
  harmless("set the submissions", 3, presses("fieldset[data-set] input")),
  harmless("open or close", 5, presses("summary")),
  action("press a button", 5, presses("button")),
  harmless("share", 2, presses([hook("share"), hook("close-share"), hook("copy")].join())),
  harmless("save the calendar file", 1, presses(hook("calendar"))),
  harmless("change the language", 2, presses(hook("language"))),
  harmless("change the type size", 2, presses(hook("large"))),
  harmless("history back", 5, goes("back")),
  harmless("history forward", 4, goes("forward")),
  action("press a key", 10, (page, random) => page.keyboard.press(["Tab", "Shift+Tab", "Enter", "Space", "ArrowDown", "ArrowUp", "Escape"][random(7)])),
  action("follow a link", 1, (page, random) => page.evaluate((fragment) => { location.hash = fragment; }, LINKS[random(LINKS.length)])),
  action("answer an offer", 2, presses('[data-banner="offer"] button')),
  action("reload", 2, (page) => page.reload()),
  harmless("show the print layout", 2, async (page) => {
    await page.emulateMedia({ media: "print" });
    await look(page);
    await page.emulateMedia({ media: "screen" });
  }),
  // As another tab would have stored it.
  action("read invalid stored text", 1, (page, random) =>
    page.evaluate(
      ([key, text]) => {
        // A full device does not store garbage either.
        try { localStorage.setItem(key, text); } catch { /* it stays as it is */ }
        dispatchEvent(new StorageEvent("storage"));
      },
      [KEY, INVALID_TEXTS[random(INVALID_TEXTS.length)]] as const,
    )),
  harmless("fill the storage", 1, (page) =>
    page.evaluate(() => {
      for (let size = 1 << 22; size >= 1; size >>= 1) {
        try { localStorage.setItem(`other/${size}`, "x".repeat(size)); } catch { /* half as much, then */ }
      }
    })),
  harmless("free the storage", 1, (page) =>
    page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("other/")).forEach((key) => localStorage.removeItem(key)))),
];

/** Draws an action according to the weights. */
function draw(random: Random): Action {
  let left = random(CHOICES.reduce((sum, { weight }) => sum + weight, 0));
  return CHOICES.find(({ weight }) => (left -= weight) < 0)!;
}

/** Waits until the action is rendered, and fails where the page is inconsistent. */
async function look(page: Page): Promise<{ shown: Shown; answers: Answers }> {
  const seen = await page.evaluate(async () => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    await frame();
    await frame();
    const app = document.getElementById("app")!;
    const asked = app.querySelector<HTMLElement>("fieldset[data-question]");
    const rows = [...app.querySelectorAll(".answer")];
    const words = (part: Element | null) => part?.textContent ?? "";
    return {
      failed: !document.getElementById("failed")!.hidden,
      wide: document.documentElement.scrollWidth - innerWidth,
      words: app.innerText.length,
      shown: {
        language: document.documentElement.lang.split("-")[0],
        heading: words(app.querySelector("h1")),
        asks: asked ? { id: asked.dataset.question!, text: words(asked.querySelector("h2")) } : undefined,
        answered: rows.map((row) => ({
          id: row.querySelector<HTMLElement>("[data-for]")!.dataset.for!,
          label: words(row.querySelector("dt")),
          text: words(row.querySelector("dd")),
        })),
      },
    };
  });
  expect(seen.failed, "the page has failed").toBe(false);
  expect(seen.wide, "pixels to scroll sideways").toBeLessThanOrEqual(0);
  expect(seen.words, "characters to read").toBeGreaterThan(100);
  const answers = read(seen.shown);
  expect(contradiction(seen.shown, answers), "stale answers").toBe(undefined);
  return { shown: seen.shown, answers };
}

/** The text of the page without the state of this visit: ticks, messages, open disclosures, a shared link. */
async function contentOf(page: Page) {
  const lines = await page.locator(".result").evaluate((result) => {
    const copy = result.cloneNode(true) as HTMLElement;
    // Content that is rendered when opened is not compared.
    const own = '.share, [role=status], .settled, .quote, [data-fold^="=why/"] > :not(summary)';
    copy.querySelectorAll(own).forEach((it) => it.remove());
    const texts = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    const lines: string[] = [];
    while (texts.nextNode()) lines.push(texts.currentNode.nodeValue!);
    return lines;
  });
  return { verdicts: await verdicts(page), lines };
}

/** The fragment of the link that the page shares. */
async function sharedFragment(page: Page): Promise<string> {
  const button = page.locator(hook("share"));
  if (!(await button.count())) return "";
  await button.press("Enter");
  const fragment = (await page.locator(".share .link").inputValue()).split("#")[1];
  expect(fragment, "a code that nobody reads").toMatch(/^z1[0-9a-z]+$/);
  return `#${fragment}`;
}

/** Compares a page with a fresh one with the same answers, without stored data. */
async function compare(page: Page, log: PageLog) {
  const { shown, answers } = await look(page);
  const fragment = await sharedFragment(page);
  const context = await page.context().browser()!.newContext();
  log.watch(context);
  const fresh = await context.newPage();
  const way = shown.language === "en" ? "en/" : "";
  await fresh.goto(`${page.url().replace(/(en\/)?\?.*/, way)}?date=2021-09-10${fragment}`);
  await started(fresh);
  const anew = await look(fresh);
  expect(anew.answers, "the answers of a fresh page").toEqual(answers);
  // A fresh page would not ask an answered question that was opened again.
  if (!shown.asks || !answers[shown.asks.id]) expect(shown.asks, "what is asked").toEqual(anew.shown.asks);
  expect(await contentOf(page), "the content of a fresh page").toEqual(await contentOf(fresh));
  await context.close();
}

/** Keeps the visit on the page: no link is followed, and no dialog opened. */
function preventLeaving() {
  window.print = () => {};
  const isWayOut = (it: EventTarget | null) => it instanceof Element && it.closest("a[href]:not([download])");
  addEventListener("click", (event) => { if (isWayOut(event.target)) event.preventDefault(); }, { capture: true });
  const { go } = History.prototype;
  const { navigation } = window as unknown as { navigation: { currentEntry: { index: number } } };
  History.prototype.go = function (steps = 0) {
    if (navigation.currentEntry.index + steps >= 0) go.call(this, steps);
  };
}

/** Does random actions in one visit, sometimes in a second tab. */
async function visit(page: Page, log: PageLog, seed: number, actions: number) {
  const random = randomNumbers(seed);
  const tabs = [page];
  await page.context().addInitScript(preventLeaving);
  await open(page, { language: random(2) ? "zh" : "en" });
  for (let action = 1; action <= actions; action += 1) {
    const tab = tabs[random(tabs.length)];
    const chosen = draw(random);
    try {
      // Browsers rarely render background tabs.
      await tab.bringToFront();
      // The other tab may have changed the answers.
      const before = await look(tab);
      await chosen.act(tab, random);
      await started(tab);
      const after = await look(tab);
      if (chosen.keepsAnswers) expect(after.answers, "the answers stay").toEqual(before.answers);
      if (action % COMPARE === 0) await compare(tab, log);
      if (random(40) === 0) await duplicateOrClose(tabs);
      expect(log.unexpected, "no unexpected messages or requests").toEqual([]);
    } catch (cause) {
      const again = `cargo xtask monkey --seed ${seed} --actions ${action}`;
      throw new Error(`seed ${seed}, action ${action} (${chosen.name}); to see it again: ${again}`, { cause });
    }
  }
}

/** Opens the page in a second tab, or closes it. */
async function duplicateOrClose(tabs: Page[]) {
  const second = tabs[1];
  if (second) {
    tabs.pop();
    await second.close();
  } else {
    const opened = await tabs[0].context().newPage();
    await opened.goto(tabs[0].url());
    await started(opened);
    tabs.push(opened);
  }
}

const VISITS = Math.ceil(ACTIONS / VISIT);

for (const [screen, use] of Object.entries({ phone: PHONE, desktop: {} })) {
  test.describe(`on a ${screen}`, { tag: "@once" }, () => {
    test.use(use);

    for (let number = 0; number < VISITS; number += 1) {
      const seed = SEED + number;
      if ((seed % 2 === 0) !== (screen === "phone")) continue;
      const actions = Math.min(VISIT, ACTIONS - number * VISIT);
      test(`${actions} random actions with seed ${seed} break nothing`, async ({ page, log }) => {
        test.setTimeout(180_000 + actions * 1000);
        await visit(page, log, seed, actions);
      });
    }
  });
}
