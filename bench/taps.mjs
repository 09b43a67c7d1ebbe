// Measures the time from a tap to the next paint and to the paint of its result: `node bench/taps.mjs RUNS
// URL` prints an array of taps with their page and both times in milliseconds, for whole journeys through the
// product's page and for a minimal page with one button.
import { slowDown, withBrowser, withPage } from "./browser.mjs";

const BARE = new URL("bare.html", import.meta.url).href;

/** The duration of a touch in milliseconds; the tap counts from its end. */
const TOUCH = 80;

const option = (question, value) => [`${question}=${value}`, `label:has(input[name="${question}"][value="${value}"])`];
const hook = (name) => [name, `[data-action="${name}"]`];

/** A mid-level engineer of a bureau institution on village stationing answers all questions, uses the
 * result, and changes answers that lead to other questions. */
const JOURNEY = [
  option("route", "intermediate-review"),
  option("status", "in-service"),
  option("workplace", "korla"),
  option("employer", "bureau-institution"),
  option("sanction", "none-or-warning"),
  option("falsification-bar", "no"),
  option("unit-level", "prefecture"),
  option("assignments", "village-stationing"),
  hook("continue"),
  option("assignment-period", "this-year"),
  ["tick", '[data-material="thesis"] .tick'],
  ["open submissions", '[data-fold="=set/submissions"] > summary'],
  ["submissions", 'label:has(input[name="submissions"][value="one"])'],
  hook("language"),
  hook("language"),
  hook("large"),
  hook("large"),
  hook("answers"),
  ["change", '[data-action="change"][data-for="employer"]'],
  option("employer", "private-enterprise"),
  ["change", '[data-action="change"][data-for="route"]'],
  option("route", "junior-review"),
];

/** Runs in the page before its own scripts: times each tap to the end of the next frame, and to the end
 * of the frame after the document has changed. */
function stopwatch() {
  window.times = [];
  const { port1, port2 } = new MessageChannel();
  const painted = [];
  // A message sent in an animation frame arrives after layout and paint of that frame.
  port1.onmessage = () => painted.shift()();
  const afterFrame = (then) => {
    painted.push(then);
    requestAnimationFrame(() => port2.postMessage(null));
  };
  let tap = null;
  addEventListener(
    "click",
    (event) => {
      // The browser sends a second click from a label to its input; only the first one is the tap.
      if (!event.isTrusted || tap) return;
      tap = { at: event.timeStamp };
      afterFrame(() => (tap.painted = performance.now() - tap.at));
    },
    { capture: true },
  );
  const changed = () => {
    if (!tap || tap.changed) return;
    tap.changed = true;
    afterFrame(() => {
      window.times.push([tap.painted, performance.now() - tap.at]);
      tap = null;
    });
  };
  new MutationObserver(changed).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
}

/** Touches the middle of an element for the duration of a typical tap. */
async function touch(page, target) {
  const { x, y, width, height } = await target.boundingBox();
  const session = await page.context().newCDPSession(page);
  const touches = (type, touchPoints) => session.send("Input.dispatchTouchEvent", { type, touchPoints });
  await touches("touchStart", [{ x: x + width / 2, y: y + height / 2 }]);
  await page.waitForTimeout(TOUCH);
  await touches("touchEnd", []);
  await session.detach();
}

/** Taps an element and returns the two times. */
async function tap(page, selector) {
  const target = page.locator(selector).first();
  // Wait until the element has been painted, as a visitor would.
  await target.scrollIntoViewIfNeeded();
  await page.evaluate(() => new Promise(requestIdleCallback));
  const before = await page.evaluate(() => window.times.length);
  await touch(page, target);
  await page.waitForFunction((before) => window.times.length > before, before);
  return page.evaluate(() => window.times.at(-1));
}

async function journey(browser, page, url, ready, taps) {
  return withPage(browser, async (tab) => {
    await tab.addInitScript(stopwatch);
    await tab.goto(url);
    await tab.waitForSelector(ready, { state: "attached" });
    await slowDown(tab);
    const times = [];
    for (const [what, selector] of taps) {
      const [painted, shown] = await tap(tab, selector);
      times.push({ page, what, painted, shown });
    }
    return times;
  });
}

const [runs, url] = process.argv.slice(2);
const times = await withBrowser(async (browser) => {
  const times = [];
  // The pages take turns, so that other load on the machine affects both; the first run warms up the
  // browser and does not count.
  for (let run = 0; run <= Number(runs); run += 1) {
    const own = await journey(browser, "zicha", `${url}?date=2021-09-10`, "#app[data-started]", JOURNEY);
    const bare = await journey(browser, "bare", BARE, "button", JOURNEY.map(() => ["button", "button"]));
    if (run > 0) times.push(...own, ...bare);
  }
  return times;
});
console.log(JSON.stringify(times));
