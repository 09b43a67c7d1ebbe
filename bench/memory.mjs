// Measures the program's memory while answers change many times: `node bench/memory.mjs URL CHANGES` prints
// an array of { changes, bytes }.
import { withBrowser, withPage } from "./browser.mjs";

/** Runs in the page before its own scripts: exposes the program's memory as `window.wasmMemory`. */
function exposeMemory() {
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await original.apply(WebAssembly, given);
      window.wasmMemory = (made.instance ?? made).exports.memory;
      return made;
    };
  }
}

/** Runs in the page: answers each question, every time differently, and changes earlier answers. */
async function changeAnswers(changes) {
  const rendered = () => new Promise((resolve) => setTimeout(resolve));
  const press = async (element) => {
    element.click();
    await rendered();
  };
  const of = (list, at) => list[at % list.length];
  const measured = [];
  for (let change = 0; change <= changes; change += 1) {
    if (change % 100 === 0) measured.push({ changes: change, bytes: window.wasmMemory.buffer.byteLength });
    if (!document.querySelector("fieldset[data-question]")) {
      await press(of(document.querySelectorAll('[data-action="change"]'), change));
    }
    const id = document.querySelector("fieldset[data-question]").dataset.question;
    const inputs = document.querySelectorAll(`fieldset[data-question="${id}"] input`);
    await press(of(inputs, change * 5 + 3));
    const asked = document.querySelector(`fieldset[data-question="${id}"]`);
    if (asked) await press(asked.querySelector('[data-action="continue"]'));
    if (document.querySelector(`fieldset[data-question="${id}"]`)) throw new Error(`${id} is not answered`);
  }
  return measured;
}

const [url, changes] = process.argv.slice(2);
const measured = await withBrowser((browser) =>
  withPage(browser, async (page) => {
    await page.addInitScript(exposeMemory);
    await page.goto(`${url}?date=2021-09-10`);
    await page.waitForSelector("#app[data-started]");
    return page.evaluate(changeAnswers, Number(changes));
  }),
);
console.log(JSON.stringify(measured));
