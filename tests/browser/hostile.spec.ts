// A thousand random invalid notices, inline as a portal would have them: each is refused with an error page or
// shown completely, the page is never blank, and nothing in the notice is executed.
import { readFileSync } from "node:fs";

import { expect, test, type Page } from "./fixtures";

const FOLDER = "notices/bayingolin-water-2021/";
const TEXT = readFileSync(`${FOLDER}notice.md`, "utf8");
const NOTICE = readFileSync(`${FOLDER}notice.json`, "utf8");

/** The number of notices, and of parts: each part is a test, so that they run in parallel. */
const NOTICES = 1000;
const PARTS = 8;

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Place = { holder: Record<string | number, Json>; key: string | number };

/** A random generator with a fixed seed. */
function random(seed: number) {
  let state = seed * 2654435761 + 1;
  return (below: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

/** Every place of a value in a document. */
function places(value: Json, found: Place[] = []): Place[] {
  if (value && typeof value === "object") {
    const holder = value as Record<string | number, Json>;
    for (const key of Object.keys(holder)) {
      found.push({ holder, key });
      places(holder[key], found);
    }
  }
  return found;
}

/** Values of wrong types. */
const STRANGERS: Json[] = [
  null,
  true,
  -1,
  1e308,
  12345678901234567890,
  0.5,
  "",
  " ",
  "<script>window.ran = 1</script>",
  "<img src=x onerror='window.ran = 1'>",
  "javascript:window.ran=1",
  "</script><script>window.ran = 1</script>",
  "\u0000",
  "\ud800",
  "\u202e",
  "x".repeat(5000),
  "{text}{questions}{amount}{n}",
  [],
  {},
  [[[[[[[[]]]]]]]],
  { __proto__: null, constructor: "x", toString: 1 },
];

/** Mutations of a notice; each returns the JSON. */
const DEEDS: ((document: Json, place: Place, pick: (below: number) => number) => string)[] = [
  // A wrong value.
  (document, { holder, key }, pick) => {
    holder[key] = STRANGERS[pick(STRANGERS.length)];
    return JSON.stringify(document);
  },
  // A missing value.
  (document, { holder, key }) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
    return JSON.stringify(document);
  },
  // A duplicate.
  (document, { holder, key }) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 0, structuredClone(holder[Number(key)]));
    else holder[`${key}2`] = structuredClone(holder[key]);
    return JSON.stringify(document);
  },
  // Two values exchanged.
  (document, { holder, key }, pick) => {
    const others = places(document);
    const other = others[pick(others.length)];
    const value = structuredClone(other.holder[other.key]);
    other.holder[other.key] = structuredClone(holder[key]);
    holder[key] = value;
    return JSON.stringify(document);
  },
  // A deeply nested condition.
  (document, { holder, key }, pick) => {
    const depth = [20, 126, 127, 128, 5000][pick(5)];
    const mark = "\u0001";
    holder[key] = mark;
    const deep = `${'{"not":'.repeat(depth)}{"route":["senior"]}${"}".repeat(depth)}`;
    return JSON.stringify(document).replace(JSON.stringify(mark), () => deep);
  },
  // A repeated field.
  (document, { key }) => JSON.stringify(document).replace(`"${key}":`, (name) => `${name}null,${name}`),
  // JSON that is cut off, or with something inserted.
  (document, _, pick) => {
    const text = JSON.stringify(document);
    const at = pick(text.length);
    return [text.slice(0, at), `${text.slice(0, at)}${"<]}\\u00"[pick(7)]}${text.slice(at)}`][pick(2)];
  },
];

function hostile(number: number): string {
  const pick = random(number);
  const document: Json = JSON.parse(NOTICE);
  const all = places(document);
  const deed = DEEDS[pick(DEEDS.length)];
  return deed(document, all[pick(all.length)], pick);
}

/** Escapes JSON for an inline block. */
const embedded = (text: string) => text.replaceAll("<", "\\u003c");

/** What a page with such a notice shows once it has settled. */
interface Seen {
  problems: number;
  questions: number;
  words: number;
  failed: boolean;
  ran: boolean;
}

/** Opens a page in a frame, which takes a third of the time of a visit, and reads what it shows. */
function lookAt(address: string): Promise<Seen> {
  const frame = document.body.appendChild(document.createElement("iframe"));
  frame.src = address;
  return new Promise((seen) => {
    frame.onload = () => {
      const page = frame.contentDocument!;
      const app = page.getElementById("app");
      const failed = page.getElementById("failed");
      // The guide is shown instead.
      if (!app || !failed) return seen({ problems: 0, questions: 0, words: 0, failed: true, ran: false });
      const settled = new MutationObserver(look);
      settled.observe(page, { attributes: true, subtree: true });
      look();
      function look() {
        if (!app!.hasAttribute("data-started") && failed!.hidden) return;
        settled.disconnect();
        seen({
          problems: app!.querySelectorAll("[data-error=notice] li").length,
          questions: app!.querySelectorAll("fieldset[data-question]").length,
          words: app!.innerText.length,
          failed: !failed!.hidden,
          ran: "ran" in frame.contentWindow! || "ran" in window,
        });
        frame.remove();
      }
    };
  });
}

/** Serves an empty page and, to be framed by it, one page with each notice. */
async function serveNotices(page: Page, html: string) {
  await page.route(/\?frames$/, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>frames</title><body>" }));
  await page.route(/\?hostile=\d+$/, (route) => {
    const notice = hostile(Number(route.request().url().split("=")[1]));
    const blocks =
      `<script type="application/json" id="notice">${embedded(notice)}</script>` +
      `<script type="text/plain" id="notice-text">${TEXT}</script>`;
    return route.fulfill({ contentType: "text/html", body: html.replace("<body>", () => `<body>${blocks}`) });
  });
}

for (let part = 0; part < PARTS; part += 1) {
  test(`notices ${part} of ${PARTS} do not break the page`, { tag: "@once" }, async ({ page, request, quiet }) => {
    await serveNotices(page, await (await request.get("./")).text());
    // Frames and their programs are requested, and nothing else.
    quiet.expect(/^request: [^?]+(\?hostile=\d+|\/zicha-[0-9a-f]{16}\.(js|wasm|[a-z]+\.json))$/);
    await page.goto("./?frames");
    let refused = 0;
    for (let number = part; number < NOTICES; number += PARTS) {
      const seen = await page.evaluate(lookAt, `./?hostile=${number}`);
      const what = `notice ${number}: ${JSON.stringify(seen)}`;
      expect(seen.failed || seen.ran, what).toBe(false);
      expect(seen.words, what).toBeGreaterThan(40);
      expect(seen.problems > 0 !== seen.questions > 0, what).toBe(true);
      refused += Number(seen.problems > 0);
    }
    // Some mutations, such as of a hint, leave a valid notice.
    expect(refused).toBeGreaterThan((NOTICES / PARTS) * 0.6);
  });
}
