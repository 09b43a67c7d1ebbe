// How soon a page paints, and how soon its first answer is given and the next question is shown:
// `node bench/start.mjs RUNS NAME=URL…` prints an array of { page, run, paint, next, result }, in
// milliseconds after the navigation began. A page is visited twice in a run: what taps has to watch the
// page as it grows, and nobody does that to a page that is only looked at.
import { slowDown, withBrowser, withPage } from "./browser.mjs";

/** Where a page has a question; SurveyJS has a markup of its own. */
const QUESTION = { survey: (id) => `[data-name="${id}"]` };
const plain = (id) => `fieldset[data-question="${id}"]`;
/** Where a page that was rendered beforehand says from when on it hears a tap; ours always does. */
const HEARS = { preact: "[data-hydrated]" };
/** What the answer comes to, where a page says that: ours, and nobody else's. */
const RESULT = { zicha: '[data-section="fee"][data-verdict="stated"]' };

/** Runs in the page before anything of its own: taps the first option that is painted. */
function applicant({ hears, option, next, result }) {
  const painted = (then) => requestAnimationFrame(() => setTimeout(then));
  // SurveyJS moves on after a press only, so that a click alone would leave it where it is.
  const tap = (input) => {
    for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup"]) {
      input.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerType: "touch" }));
    }
    input.click();
  };
  const times = { next: null, result: null };
  window.measured = times;
  const awaited = { next, result };
  let seen = false;
  const watch = () => {
    if (!seen && document.querySelector(option) && (!hears || document.querySelector(hears))) {
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

/** Looks at a page until it has painted something. */
function look(browser, url) {
  return withPage(browser, async (page) => {
    await slowDown(page);
    await page.goto(url);
    const painted = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
    const time = await page.waitForFunction(painted);
    return { paint: await time.jsonValue() };
  });
}

/** Gives the first answer. */
function answer(browser, name, url) {
  const question = QUESTION[name] ?? plain;
  return withPage(browser, async (page) => {
    await slowDown(page);
    await page.addInitScript(applicant, {
      hears: HEARS[name],
      option: `${question("route")} input[value="intermediate-review"]`,
      next: question("status"),
      result: RESULT[name] ?? question("status"),
    });
    await page.goto(url);
    await page.waitForFunction(() => window.measured.next !== null && window.measured.result !== null);
    return page.evaluate(() => window.measured);
  });
}

const [runs, ...pages] = process.argv.slice(2);
const visits = await withBrowser(async (browser) => {
  const visits = [];
  // Interleaved, so that whatever else the machine does falls on every page alike; the first round
  // fills the caches of the browser and of the server and does not count.
  for (let run = 0; run <= Number(runs); run += 1) {
    for (const [name, url] of pages.map((page) => page.split(/=(.*)/s))) {
      const times = { ...await look(browser, url), ...await answer(browser, name, url) };
      if (run > 0) visits.push({ page: name, run, ...times });
    }
  }
  return visits;
});
console.log(JSON.stringify(visits));
