// Times the engine in the browser, without throttling: `node bench/engine.mjs URL GLUE WASM` prints an array
// of { call, state, nanoseconds }, the time per call in the fastest of several batches.
import { withBrowser, withPage } from "./browser.mjs";

/** Runs in the page. */
async function time({ glue, wasm }) {
  const engine = await import(glue);
  await engine.default({ module_or_path: wasm });
  const [json, text] = await Promise.all(["notice.json", "notice.md"].map(async (name) => (await fetch(name)).text()));
  if (!engine.prepare(json, text)) throw new Error("the notice has problems");
  const batch = (call, state, times) => {
    const before = performance.now();
    engine[call](state, times);
    return performance.now() - before;
  };
  /** How many calls take some 20 ms, much longer than the resolution of the timer. */
  const enough = (call, state) => {
    let times = 1;
    while (batch(call, state, times) < 20) times *= 2;
    return times;
  };
  const timed = (call, state) => {
    const times = enough(call, state);
    const batches = Array.from({ length: call === "truth_tables" ? 10 : 100 }, () => batch(call, state, times));
    return { call, state, nanoseconds: (Math.min(...batches) * 1e6) / times };
  };
  const states = Array.from({ length: engine.states() }, (_, state) => state);
  const calls = ["next_question", "verdicts", "assessment"];
  return [...calls.flatMap((call) => states.map((state) => timed(call, state))), timed("truth_tables", 0)];
}

const [url, glue, wasm] = process.argv.slice(2);
const timed = await withBrowser((browser) =>
  withPage(browser, async (page) => {
    await page.goto(url);
    return page.evaluate(time, { glue: url + glue, wasm: url + wasm });
  }),
);
console.log(JSON.stringify(timed));
