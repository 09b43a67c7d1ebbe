// Measures the time to first paint and to the response to the first answer: `node bench/start.mjs RUNS
// NAME=URL…` prints an array of { page, run, paint, next, result, sections }, in milliseconds after the start of the
// navigation. A run visits each page twice, because the observer that taps the first option would slow down
// the first paint.
import { slowDown, withBrowser, withPage } from "./browser.mjs";

/** The selector of a question by page; SurveyJS has its own markup. */
const QUESTION = { survey: (id) => `[data-name="${id}"]` };
const plain = (id) => `fieldset[data-question="${id}"]`;
/** The selector that shows that a prerendered page handles taps; the product's page does from the start. */
const READY = { preact: "[data-hydrated]" };
/** The selectors of what the answer has settled, in a line on a phone, and of the sections, which follow with
 * the program. Only the product's page shows them. */
const RESULT = { zicha: ".settled > p:not(:empty)" };
const SECTIONS = { zicha: '[data-section="fee"][data-verdict="stated"]' };

/** Runs in the page before its own scripts: taps the first option as soon as it is painted. */
function applicant({ ready, option, ...awaited }) {
  const painted = (then) => requestAnimationFrame(() => setTimeout(then));
  // SurveyJS advances only after pointer events; a click alone is not enough.
  const tap = (input) => {
    for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup"]) {
      input.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerType: "touch" }));
    }
    input.click();
  };
  const times = {};
  window.measured = times;
  window.awaited = Object.keys(awaited);
  let seen = false;
  const watch = () => {
    if (!seen && document.querySelector(option) && (!ready || document.querySelector(ready))) {
      seen = true;
      painted(() => tap(document.querySelector(option)));
    }
    for (const [name, selector] of Object.entries(awaited)) {
      if (!document.querySelector(selector)) continue;
      delete awaited[name];
      painted(() => { times[name] = performance.now(); });
    }
    if (!Object.keys(awaited).length) observer.disconnect();
  };
  const observer = new MutationObserver(watch);
  observer.observe(document, { childList: true, subtree: true, attributeFilter: ["data-verdict", "data-hydrated"] });
}

/** Visits a page and measures its first paint. */
function look(browser, url) {
  return withPage(browser, async (page) => {
    await slowDown(page);
    await page.goto(url);
    const painted = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
    const time = await page.waitForFunction(painted);
    return { paint: await time.jsonValue() };
  });
}

/** Visits a page and measures the response to the first answer. */
function answer(browser, name, url) {
  const question = QUESTION[name] ?? plain;
  return withPage(browser, async (page) => {
    await slowDown(page);
    await page.addInitScript(applicant, {
      ready: READY[name],
      option: `${question("route")} input[value="intermediate-review"]`,
      next: question("status"),
      result: RESULT[name] ?? question("status"),
      sections: SECTIONS[name] ?? question("status"),
    });
    await page.goto(url);
    await page.waitForFunction(() => window.awaited.every((name) => name in window.measured));
    return page.evaluate(() => window.measured);
  });
}

const [runs, ...pages] = process.argv.slice(2);
const visits = await withBrowser(async (browser) => {
  const visits = [];
  // The pages take turns, so that other load on the machine affects all of them; the first run fills the
  // caches of browser and server and does not count.
  for (let run = 0; run <= Number(runs); run += 1) {
    for (const [name, url] of pages.map((page) => page.split(/=(.*)/s))) {
      const times = { ...await look(browser, url), ...await answer(browser, name, url) };
      if (run > 0) visits.push({ page: name, run, ...times });
    }
  }
  return visits;
});
console.log(JSON.stringify(visits));
