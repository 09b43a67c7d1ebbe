// Which ways of sending data out of the page are closed, and which are not: the table in docs/security.md.
import { createServer } from "node:http";

import { change, expect, open, press, reveal, test, type Page } from "./fixtures";
import { LEAVING, listenElsewhere, STAYING, type Target } from "./exits";
import { end, listen, Recorder } from "./recorder";
import { OF_A_FIRM } from "./states";

/** Ways that remain open: a hostile script in the page could send data by them. */
const OPEN = ["link to a new window", "link to a new window, outside the document", "window.open of an empty frame", "WebRTC of an empty frame"];

/** Ways to the page's own server that remain open, with any query. */
const OPEN_TO_OWN_SERVER = [
  "fetch",
  "fetch keepalive",
  "XMLHttpRequest",
  "sendBeacon",
  "WebSocket",
  "EventSource",
  "image",
  "image of the styles",
  "link preload",
  "link modulepreload",
  "link prefetch",
  "import",
  "ping",
  "link to a new window",
  "link to a new window, outside the document",
];

/** Ways that this browser never allows, even without a policy, such as workers of another origin. */
const NOT_GONE = ["WebTransport", "worker", "shared worker", "service worker", "link icon", "link manifest", "link prerender", "link preconnect", "link dns-prefetch"];

const NAMES = Object.keys(STAYING);

/** Tries ways in a page one after the other, each with an address of its own. */
async function tryAll(page: Page, names: string[], address: (number: number) => string, udp: number) {
  for (const name of names) {
    const target: Target = { address: address(NAMES.indexOf(name)), udp };
    // Exceptions and results do not matter, only what the servers receive.
    const way = `Promise.race([(async () => (${STAYING[name]})(${JSON.stringify(target)}))(), new Promise((go) => setTimeout(go, 1000))]).then(() => {}, () => {})`;
    await page.evaluate(way);
  }
}

/** The ways by which a server received something. */
function namesOf(received: string[]) {
  const numbers = received.flatMap((line) => [...line.matchAll(/way-(\d+)-/g)].map(([, number]) => Number(number)));
  const names = numbers.map((number) => NAMES[number]);
  return [...new Set(received.includes("datagram") ? [...names, "datagram"] : names)];
}

/** The names as servers can tell them apart: a datagram does not name its way. */
function distinguishable(names: string[]) {
  return [...new Set(names.map((name) => (name.startsWith("WebRTC") ? "datagram" : name)))].sort();
}

/** A page without a policy, of another origin. */
async function barePage() {
  const server = createServer((_, response) => response.writeHead(200, { "Content-Type": "text/html" }).end('<!doctype html><link rel="icon" href="data:,"><div id="app"></div>'));
  return { url: await listen(server), stop: () => end(server) };
}

test("every listed way works from a page without a policy", { tag: "@once" }, async ({ page, log }) => {
  log.allow(/./);
  const elsewhere = await listenElsewhere();
  const bare = await barePage();
  await page.goto(bare.url);
  await tryAll(page, NAMES, (number) => `${elsewhere.url}way-${number}-`, elsewhere.udp);
  const gone = NAMES.filter((name) => !NOT_GONE.includes(name));
  await expect.poll(() => namesOf(elsewhere.received).sort()).toEqual(distinguishable(gone));
  await bare.stop();
  await elsewhere.stop();
});

test("another server receives data only by the ways listed as open", { tag: "@once" }, async ({ page, log }) => {
  log.allow(/./);
  const elsewhere = await listenElsewhere();
  await open(page, { fragment: OF_A_FIRM });
  const address = (number: number) => `${elsewhere.url}way-${number}-`;
  await tryAll(page, NAMES.filter((name) => !OPEN.includes(name)), address, elsewhere.udp);
  // The open ways come last: once these have arrived, the others would have too.
  await tryAll(page, OPEN, address, elsewhere.udp);
  await expect.poll(() => namesOf(elsewhere.received).sort()).toEqual(distinguishable(OPEN));
  await elsewhere.stop();
});

test("the page's own server receives data only by the ways listed as open", { tag: "@once" }, async ({ page, log }) => {
  log.allow(/./);
  const elsewhere = await listenElsewhere();
  const own = new Recorder();
  const url = await own.start();
  await page.goto(`${url}?date=2021-09-10#${OF_A_FIRM}`);
  await expect(page.locator("#app[data-started]")).toBeAttached();
  const address = (number: number) => `${url}icon.svg?way-${number}-`;
  const rest = NAMES.filter((name) => !OPEN_TO_OWN_SERVER.includes(name) && !OPEN.includes(name));
  await tryAll(page, [...rest, ...OPEN_TO_OWN_SERVER], address, elsewhere.udp);
  await expect.poll(() => namesOf(own.asked.map(({ path, all }) => `${path} ${all}`)).sort()).toEqual([...OPEN_TO_OWN_SERVER].sort());
  await own.stop();
  await elsewhere.stop();
});

for (const [name, way] of Object.entries(LEAVING)) {
  const tries = (target: Target) => `(${way})(${JSON.stringify(target)})`;

  test(`a script cannot navigate the page by: ${name}`, { tag: "@once" }, async ({ page, log }) => {
    log.allow(/./);
    const elsewhere = await listenElsewhere();
    const bare = await barePage();
    await page.goto(bare.url);
    await page.evaluate(tries({ address: `${elsewhere.url}way-`, udp: 0 }));
    // From a page without a policy it can.
    await expect(page).not.toHaveURL(bare.url);
    await open(page, { fragment: OF_A_FIRM });
    const before = page.url();
    elsewhere.received.length = 0;
    await page.evaluate(tries({ address: `${elsewhere.url}way-`, udp: 0 }));
    // Two frames later the page would have been left; after a mere reload there is another document.
    const pictures = () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
    await expect.poll(() => page.evaluate(pictures).then(() => page.evaluate(() => document.querySelector("#app")?.hasAttribute("data-started")), () => false)).toBe(true);
    expect(page.url()).toBe(before);
    expect(elsewhere.received).toEqual([]);
    await bare.stop();
    await elsewhere.stop();
  });
}

test("links that a visitor clicks work: sites, telephone numbers, the calendar file", { tag: "@once" }, async ({ page, context, log }) => {
  log.allow(/xjzcsq/);
  await context.route(/xjzcsq/, (route) => route.fulfill({ contentType: "text/html", body: "<title>platform</title>" }));
  await open(page, { fragment: OF_A_FIRM });
  const link = page.locator('[href*="xjzcsq"]').first();
  await reveal(link);
  const [platform] = await Promise.all([context.waitForEvent("page"), press(link)]);
  await platform.waitForURL(/xjzcsq/);
  // In-app browsers have only one window.
  await link.evaluate((it) => it.removeAttribute("target"));
  await press(link);
  await page.waitForURL(/xjzcsq/);
  await page.goBack();
  await expect(page.locator("#app[data-started]")).toBeAttached();
  await Promise.all([page.waitForEvent("download"), press(page.locator('[data-action="calendar"]'))]);
  await page.goto("./guide.html");
  await press(page.locator('a[href="./"]').first());
  await expect(page.locator("#app[data-started]")).toBeAttached();
});

test("a visit sets no cookie, and address, title, history and window name hold no answer", { tag: "@once" }, async ({ page, context }) => {
  await open(page, { fragment: OF_A_FIRM });
  await change(page, "employer");
  await press(page.locator('label:has([value="freelance"])'));
  await expect(page.locator('[data-complete="true"]')).toBeAttached();
  expect(await context.cookies()).toEqual([]);
  const said = await page.evaluate(() => [location.href, document.title, JSON.stringify(history.state), window.name].join("\n"));
  expect(said).not.toMatch(/review|enterprise|freelance|民营|自由职业/);
});

test("the program starts where an extension has removed WebRTC", { tag: "@once" }, async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ["RTCPeerConnection", "open"]) Object.defineProperty(window, name, { value: null, writable: false, configurable: false });
  });
  await open(page);
  expect(await page.evaluate(() => [window.RTCPeerConnection, window.open])).toEqual([null, null]);
});
