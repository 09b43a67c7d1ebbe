// What holds against something hostile in the page, way by way, and what does not: the table of docs/security.md.
import { createServer } from "node:http";

import { change, expect, open, press, test, type Page } from "./fixtures";
import { LEAVING, listenElsewhere, STAYING, type Target } from "./exits";
import { end, listen, Recorder } from "./recorder";
import { OF_A_FIRM } from "./states";

/** Ways that nothing closes: a page that could run a script of somebody else's could send by them. */
const OPEN = ["link to a new window", "link to a new window, outside the document", "window.open of an empty frame", "WebRTC of an empty frame"];

/** Ways to the page's own server that nothing closes, with whatever in the query. */
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

/** Ways that this browser does not go, not even from a page without a policy: workers of another origin are none. */
const NOT_GONE = ["WebTransport", "worker", "shared worker", "service worker", "link icon", "link manifest", "link prerender", "link preconnect", "link dns-prefetch"];

const NAMES = Object.keys(STAYING);

/** Tries ways in a page one after the other, each with an address that tells it from the others. */
async function tryAll(page: Page, names: string[], address: (number: number) => string, udp: number) {
  for (const name of names) {
    const target: Target = { address: address(NAMES.indexOf(name)), udp };
    // Whether it throws, or what it says, does not matter: what the servers hear does.
    const way = `Promise.race([(async () => (${STAYING[name]})(${JSON.stringify(target)}))(), new Promise((go) => setTimeout(go, 1000))]).then(() => {}, () => {})`;
    await page.evaluate(way);
  }
}

/** The ways of which a server has heard. */
function namesOf(heard: string[]) {
  const numbers = heard.flatMap((line) => [...line.matchAll(/way-(\d+)-/g)].map(([, number]) => Number(number)));
  const names = numbers.map((number) => NAMES[number]);
  return [...new Set(heard.includes("datagram") ? [...names, "datagram"] : names)];
}

/** The names as a set of servers would hear of them: a datagram does not say who has sent it. */
function asHeard(names: string[]) {
  return [...new Set(names.map((name) => (name.startsWith("WebRTC") ? "datagram" : name)))].sort();
}

/** A page without any policy, of an origin of its own. */
async function barePage() {
  const server = createServer((_, response) => response.writeHead(200, { "Content-Type": "text/html" }).end('<!doctype html><link rel="icon" href="data:,"><div id="app"></div>'));
  return { url: await listen(server), stop: () => end(server) };
}

test("every way out is one from a page without a policy", { tag: "@once" }, async ({ page, quiet }) => {
  quiet.expect(/./);
  const elsewhere = await listenElsewhere();
  const bare = await barePage();
  await page.goto(bare.url);
  await tryAll(page, NAMES, (number) => `${elsewhere.url}way-${number}-`, elsewhere.udp);
  const gone = NAMES.filter((name) => !NOT_GONE.includes(name));
  await expect.poll(() => namesOf(elsewhere.heard).sort()).toEqual(asHeard(gone));
  await bare.stop();
  await elsewhere.stop();
});

test("another server hears of nothing but by the ways that stay open", { tag: "@once" }, async ({ page, quiet }) => {
  quiet.expect(/./);
  const elsewhere = await listenElsewhere();
  await open(page, { fragment: OF_A_FIRM });
  const address = (number: number) => `${elsewhere.url}way-${number}-`;
  await tryAll(page, NAMES.filter((name) => !OPEN.includes(name)), address, elsewhere.udp);
  // They come last: once these are heard of, the others would have been.
  await tryAll(page, OPEN, address, elsewhere.udp);
  await expect.poll(() => namesOf(elsewhere.heard).sort()).toEqual(asHeard(OPEN));
  await elsewhere.stop();
});

test("the own server hears of the ways that no policy can close, and of no others", { tag: "@once" }, async ({ page, quiet }) => {
  quiet.expect(/./);
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

  test(`no script takes the page elsewhere by: ${name}`, { tag: "@once" }, async ({ page, quiet }) => {
    quiet.expect(/./);
    const elsewhere = await listenElsewhere();
    const bare = await barePage();
    await page.goto(bare.url);
    await page.evaluate(tries({ address: `${elsewhere.url}way-`, udp: 0 }));
    // From a page without a policy it does.
    await expect(page).not.toHaveURL(bare.url);
    await open(page, { fragment: OF_A_FIRM });
    const before = page.url();
    elsewhere.heard.length = 0;
    await page.evaluate(tries({ address: `${elsewhere.url}way-`, udp: 0 }));
    // Two pictures later the page would have been gone; where it was merely loaded again there is another one.
    const pictures = () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
    await expect.poll(() => page.evaluate(pictures).then(() => page.evaluate(() => document.querySelector("#app")?.hasAttribute("data-started")), () => false)).toBe(true);
    expect(page.url()).toBe(before);
    expect(elsewhere.heard).toEqual([]);
    await bare.stop();
    await elsewhere.stop();
  });
}

test("what a visitor really presses is followed: sites, telephones, dates", { tag: "@once" }, async ({ page, context, quiet }) => {
  quiet.expect(/xjzcsq/);
  await context.route(/xjzcsq/, (route) => route.fulfill({ contentType: "text/html", body: "<title>platform</title>" }));
  await open(page, { fragment: OF_A_FIRM });
  const [platform] = await Promise.all([context.waitForEvent("page"), press(page.locator('[href*="xjzcsq"]').first())]);
  await platform.waitForURL(/xjzcsq/);
  // Browsers within other programs have one window only.
  const link = page.locator('[href*="xjzcsq"]').first();
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

test("a visit sets no cookie, and neither address, title, history nor the name of the window hold an answer", { tag: "@once" }, async ({ page, context }) => {
  await open(page, { fragment: OF_A_FIRM });
  await change(page, "employer");
  await press(page.locator('label:has([value="freelance"])'));
  await expect(page.locator('[data-complete="true"]')).toBeAttached();
  expect(await context.cookies()).toEqual([]);
  const said = await page.evaluate(() => [location.href, document.title, JSON.stringify(history.state), window.name].join("\n"));
  expect(said).not.toMatch(/review|enterprise|freelance|民营|自由职业/);
});

test("an extension that has taken WebRTC away for good does not keep the program from starting", { tag: "@once" }, async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ["RTCPeerConnection", "open"]) Object.defineProperty(window, name, { value: null, writable: false, configurable: false });
  });
  await open(page);
  expect(await page.evaluate(() => [window.RTCPeerConnection, window.open])).toEqual([null, null]);
});
