// Hundreds of random invalid notices, inline as a portal would have them: each is refused with an error page or
// shown completely, the page is never blank, and nothing in the notice is executed. `tests/engine/properties`
// reads many more without a browser.
import { expect, test } from "./fixtures";
import { Host } from "./host";
import { NOTICE, TEXT } from "./notice";

/** The number of notices, and of parts: each part is a test, so that they run in parallel. */
const NOTICES = Number(process.env.ZICHA_NOTICES ?? 400);
const PARTS = 4;

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
const WRONG_VALUES: Json[] = [
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
const MUTATIONS: ((document: Json, place: Place, pick: (below: number) => number) => string)[] = [
  // A wrong value.
  (document, { holder, key }, pick) => {
    holder[key] = WRONG_VALUES[pick(WRONG_VALUES.length)];
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

function invalid(number: number): string {
  const pick = random(number);
  const document: Json = JSON.parse(NOTICE);
  const all = places(document);
  const mutate = MUTATIONS[pick(MUTATIONS.length)];
  return mutate(document, all[pick(all.length)], pick);
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
function openInFrame(address: string): Promise<Seen> {
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

/**
 * Serves the site with an empty page and, for frames in it, one page with each notice. A server of its own, because
 * the browser caches nothing while Playwright handles its requests.
 */
function serveNotices() {
  const host = new Host();
  const html = host.files.get("index.html")!.toString();
  host.damage = (path) => {
    if (path === "frames.html") return { body: '<!doctype html><link rel="icon" href="data:,"><title>frames</title><body>' };
    const [, number] = /^invalid-(\d+)\.html$/.exec(path) ?? [];
    if (!number) return undefined;
    const blocks =
      `<script type="application/json" id="notice">${embedded(invalid(Number(number)))}</script>` +
      `<script type="text/plain" id="notice-text">${TEXT}</script>`;
    return { body: html.replace("<body>", () => `<body>${blocks}`) };
  };
  return host;
}

for (let part = 0; part < PARTS; part += 1) {
  test(`invalid notices do not break the page (part ${part + 1} of ${PARTS})`, { tag: "@once" }, async ({ page, log }) => {
    const host = serveNotices();
    const url = await host.start();
    // Frames and their programs are requested, and nothing else.
    log.allow(/^request: [^?]+\/(invalid-\d+\.html|zicha-(portal-)?[0-9a-f]{16}\.(js|wasm|[a-z]+\.json))$/);
    await page.goto(`${url}frames.html`);
    let refused = 0;
    for (let number = part; number < NOTICES; number += PARTS) {
      const seen = await page.evaluate(openInFrame, `${url}invalid-${number}.html`);
      const what = `notice ${number}: ${JSON.stringify(seen)}`;
      expect(seen.failed || seen.ran, what).toBe(false);
      expect(seen.words, what).toBeGreaterThan(40);
      expect(seen.problems > 0 !== seen.questions > 0, what).toBe(true);
      refused += Number(seen.problems > 0);
    }
    // Some mutations, such as of a hint, leave a valid notice.
    expect(refused).toBeGreaterThan((NOTICES / PARTS) * 0.6);
    await host.stop();
  });
}
