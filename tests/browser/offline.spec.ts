// The service worker: a returning visitor gets the server's version, or a cached page that says that it may be out
// of date; without a network the cached pages work.
import { answer, expect, press, question, expectText, section, expectGuide, test, type Page } from "./fixtures";
import { firstVersion, Host, secondVersion } from "./host";

test.use({ serviceWorkers: "allow" });

const site = test.extend<{ host: Host; url: string }>({
  host: async ({}, use) => {
    const host = new Host();
    await use(host);
    await host.stop();
  },
  url: async ({ host }, use) => use(await host.start()),
});

async function started(page: Page) {
  await expect(page.locator("#app[data-started]")).toBeAttached();
}

/** Waits until the worker has cached everything. */
async function workerIsActive(page: Page) {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}

/** The first visit, after which the first version is cached. */
async function firstVisit(page: Page, url: string) {
  await page.goto(url);
  await started(page);
  await workerIsActive(page);
}

const FEES = { 1: "220", 2: "230" };
const MESSAGES = { gone: "服务器上已经没有这一页", newer: "没能完整下载", old: "没能连网查看" };

/** Visits the page and expects one version of it, with the message why it may be out of date. */
async function visit(page: Page, url: string, version: 1 | 2, why?: keyof typeof MESSAGES) {
  await page.goto(`${url}?date=2021-09-10`);
  await started(page);
  await answer(page, "route", "junior-review");
  await expectText(section(page, "fee"), FEES[version]);
  if (why) await expectText(page.locator("#kept"), MESSAGES[why]);
  else await expect(page.locator("#kept")).toHaveCount(0);
  await press(page.locator('[data-action="restart"]'));
  await expect(question(page, "route")).toBeVisible();
}

const TEXT = /\.(html|js|json|svg|webmanifest)$/;
const IS_PAGE = /^(en\/)?index\.html$/;
const withCrlf = (file: Buffer) => Buffer.from(file.toString().replaceAll("\n", "\r\n"));

/** Damage by servers and intermediaries to the second version, or to the whole site. */
interface Case {
  name: string;
  /** What is sent in place of a file. */
  damage: Host["damage"];
  /** The version that is shown, with and without the server. */
  shown: 1 | 2;
  why?: keyof typeof MESSAGES;
}

const missing = (names: RegExp): Host["damage"] => (path) => (names.test(path) ? { status: 404 } : undefined);
const forPages = (answer: (file: Buffer) => ReturnType<Host["damage"]>): Host["damage"] => {
  return (path, file) => (IS_PAGE.test(path) && file ? answer(file) : undefined);
};
const status = (status: number, headers = {}) => forPages(() => ({ status, headers, body: "<!doctype html><h1>Error</h1></html>" }));

const CASES: Case[] = [
  { name: "texts whose ends of lines were changed", damage: (path, file) => (file && TEXT.test(path) ? { body: withCrlf(file) } : undefined), shown: 2 },
  { name: "icons that are missing", damage: missing(/icon/), shown: 2 },
  { name: "a guide, a text and a manifest that are missing", damage: missing(/guide|notice|manifest/), shown: 2 },
  { name: "the other language missing", damage: missing(/^en\/|en\.json$/), shown: 2 },
  { name: "a worker that is missing", damage: missing(/^sw\.js$/), shown: 2 },
  { name: "a worker that is an error", damage: (path) => (path === "sw.js" ? { status: 500 } : undefined), shown: 2 },
  { name: "the worker of before", damage: (path) => (path === "sw.js" ? { body: firstVersion().get(path) } : undefined), shown: 2 },
  { name: "a page that was changed a little on the way", damage: forPages((file) => ({ body: file.toString().replace("<body>", '<body><p id="added">added</p>') })), shown: 2 },
  { name: "something written behind the page", damage: forPages((file) => ({ body: `${file}\n<!-- hosted by nobody -->\n` })), shown: 2 },
  { name: "elements written in another way", damage: forPages((file) => ({ body: file.toString().replace(/<meta name="zicha" content="([^"]*)">/, "<meta content=$1 name=zicha>").replace(/<html lang="([^"]*)"/, "<html lang=$1") })), shown: 2 },
  { name: "an answer that varies with everything", damage: (path, file) => (file ? { body: file, headers: { Vary: "*" } } : undefined), shown: 2 },
  { name: "pages of before beside new files", damage: (path) => (IS_PAGE.test(path) ? { body: firstVersion().get(path) } : undefined), shown: 1 },
  { name: "a program that is missing", damage: missing(/\.wasm$/), shown: 1, why: "newer" },
  { name: "a program that is another one", damage: (path, file) => (path.endsWith(".wasm") ? { body: file!.subarray(8) } : undefined), shown: 1, why: "newer" },
  { name: "an edition that is an error", damage: (path) => (path.endsWith(".zh.json") ? { status: 500 } : undefined), shown: 1, why: "newer" },
  { name: "a page in place of what is missing", damage: (path) => (path.endsWith(".js") ? { headers: { "Content-Type": "text/html" }, body: "<!doctype html><p>Not found</p>" } : undefined), shown: 1, why: "newer" },
  { name: "an error", damage: status(500), shown: 1 },
  { name: "a server that is busy", damage: status(503), shown: 1 },
  { name: "a server that refuses", damage: status(403), shown: 1 },
  { name: "half a page", damage: forPages((file) => ({ body: file.subarray(0, file.length / 2) })), shown: 1 },
  { name: "an empty page", damage: forPages(() => ({ body: "" })), shown: 1 },
  { name: "a page that is no page", damage: forPages((file) => ({ body: file, headers: { "Content-Type": "text/plain" } })), shown: 1 },
  { name: "a page in another encoding", damage: forPages((file) => ({ body: Buffer.from(file.toString("utf16le")), headers: { "Content-Type": "text/html; charset=utf-16" } })), shown: 1 },
  { name: "the page of a wireless network", damage: forPages(() => ({ body: "<!doctype html><html><body>Log in</body></html>" })), shown: 1 },
  { name: "a redirect to a page for logging in", damage: (path) => (IS_PAGE.test(path) ? { status: 302, headers: { Location: "/login" } } : path === "login" ? { body: "<!doctype html><html><body>Log in</body></html>", headers: { "Content-Type": "text/html" } } : undefined), shown: 1 },
  { name: "a redirect to another site", damage: status(301, { Location: "http://elsewhere.invalid/" }), shown: 1 },
  { name: "a site that is gone", damage: () => ({ status: 404 }), shown: 1, why: "gone" },
  { name: "a page that is gone for good", damage: status(410), shown: 1, why: "gone" },
];

for (const { name, damage, shown, why } of CASES) {
  site(`after an update, ${name}: version ${shown}${why ? `, with the message ${why}` : ""}`, { tag: "@once" }, async ({ page, host, url, log }) => {
    // The browser logs an error for a worker that could not be fetched.
    log.allow(/sw\.js/);
    // The page requests a failed edition again after a tap.
    if (name.includes("other language")) log.allow(/en\.json|^console error: Failed to load resource/);
    await firstVisit(page, url);
    host.files = secondVersion();
    host.damage = damage;
    // The second visit finds what the first has cached.
    for (let visits = 2; visits < 4; visits += 1) await visit(page, url, shown, why);
    host.down = true;
    await visit(page, url, shown, why);
    // Once repaired, the second version is shown at once.
    host.down = false;
    host.damage = () => undefined;
    await visit(page, url, 2);
    host.down = true;
    await visit(page, url, 2);
    await visit(page, `${url}en/`, 2);
  });
}

site("without a network both languages, the guide and the official text work", { tag: "@once" }, async ({ page, context, host, url }) => {
  await firstVisit(page, url);
  await context.setOffline(true);
  host.down = true;
  const paths = ["", "index.html?date=2021-09-10", "en/?date=2021-09-10", "?utm_source=portal", "en/index.html", "en", "en?date=2021-09-10"];
  for (const path of paths) {
    await page.goto(url + path);
    await started(page);
    await expect(page.locator("html")).toHaveAttribute("lang", path.startsWith("en") ? "en" : "zh-CN");
    await answer(page, "route", "junior-review");
    await expectText(section(page, "fee"), "220");
    await press(page.locator('[data-action="restart"]'));
    await expect(question(page, "route")).toBeVisible();
  }
  await page.goto(`${url}en?date=2021-09-10#route=junior-review`);
  await started(page);
  await expect(page).toHaveURL(/\/en\/\?date=2021-09-10/);
  await expectText(section(page, "fee"), "220");
  await page.goto(`${url}guide`);
  await expectText(page.getByRole("heading", { level: 1 }), "全部情形一览");
  await page.goto(`${url}guide.html`);
  await expectGuide(page);
  await page.goto(`${url}en/guide.html`);
  await expectGuide(page, "en");
  await press(page.locator('a[href$="notice.html"]').first());
  await expect(page).toHaveURL(/\/en\/notice\.html$/);
  await expectText(page.locator("h1"), "巴水办发");
});

site("a new version is shown at once, and an open page reports it", { tag: "@once" }, async ({ page, context, host, url }) => {
  await firstVisit(page, url);
  await page.reload();
  await started(page);
  host.files = secondVersion();
  const other = await context.newPage();
  await visit(other, url, 2);
  await expect(other.locator("#renewed")).toBeHidden();
  await expectText(page.locator("#renewed"), "新版本");
  await page.reload();
  await started(page);
  await expect(page.locator("#renewed")).toBeHidden();
});

/** Delays the pages of a host until the returned function is called. */
function hold(host: Host, also: Host["damage"] = () => undefined) {
  let release = () => {};
  const when = new Promise<void>((resolve) => { release = resolve; });
  host.damage = (path, file) => (IS_PAGE.test(path) && file ? { when, body: file } : also(path, file));
  return release;
}

site("the worker waits three seconds for a server, and reports a version that arrives later", { tag: "@once" }, async ({ page, host, url }) => {
  host.timeout = 3000;
  await firstVisit(page, url);
  host.files = secondVersion();
  const release = hold(host);
  await page.goto(url);
  await started(page);
  await expect(page.locator("#kept")).toHaveCount(0);
  await expect(page.locator("#renewed")).toBeHidden();
  release();
  await expectText(page.locator("#renewed"), "新版本");
  host.down = true;
  await visit(page, url, 2);
});

site("a version that arrives late and incomplete is reported too", { tag: "@once" }, async ({ page, host, url }) => {
  host.timeout = 3000;
  await firstVisit(page, url);
  host.files = secondVersion();
  const release = hold(host, missing(/\.wasm$/));
  await page.goto(url);
  await started(page);
  release();
  await expectText(page.locator("#renewed"), MESSAGES.newer);
  host.down = true;
  await visit(page, url, 1, "newer");
});

/** Sets back the time of the last response of the server. */
async function setLastResponse(page: Page, daysAgo: number) {
  await page.evaluate(async (daysAgo) => {
    const name = (await caches.keys()).find((it) => it.endsWith(" pages"))!;
    const cache = await caches.open(name);
    const address = (await cache.keys()).find(({ url }) => url.endsWith("/.state"))!;
    const state = await (await cache.match(address))!.json();
    for (const version in state.seen) state.seen[version] = Date.now() - daysAgo * 86400000;
    await cache.put(address, new Response(JSON.stringify(state)));
  }, daysAgo);
}

for (const failing of ["no network", "an error"]) {
  site(`a page that could not check for a newer version for seven days has a message (${failing})`, { tag: "@once" }, async ({ page, host, url, log }) => {
    log.allow(/sw\.js/);
    await firstVisit(page, url);
    if (failing === "no network") host.down = true;
    else host.damage = () => ({ status: 500 });
    await setLastResponse(page, 6.9);
    await visit(page, url, 1);
    await setLastResponse(page, 7.1);
    await visit(page, url, 1, "old");
    await page.goto(`${url}en/`);
    await expectText(page.locator("#kept"), "has not been possible to look for a newer version");
    await page.goto(`${url}guide.html`);
    await expectText(page.locator("#kept"), MESSAGES.old);
    host.down = false;
    host.damage = () => undefined;
    await visit(page, url, 1);
  });
}

site("a cached page names the day of its content", { tag: "@once" }, async ({ page, host, url }) => {
  await firstVisit(page, url);
  await setLastResponse(page, 40);
  host.files = secondVersion();
  host.damage = missing(/\.wasm$/);
  await visit(page, url, 1, "newer");
  const day = new Date(Date.now() - 40 * 86400000).toLocaleDateString("zh-CN", { dateStyle: "long", timeZone: "Asia/Shanghai" });
  await expectText(page.locator("#kept"), `下面是${day}时的内容`);
});

site("a cached page links to what the server has", { tag: "@once" }, async ({ page, host, url, log }) => {
  log.allow(/404|sw\.js/);
  await firstVisit(page, url);
  host.damage = (path) => (path === "sw.js" ? undefined : { status: 404, headers: { "Content-Type": "text/html" }, body: "<!doctype html><h1>The site is closed</h1>" });
  await page.goto(url);
  await expectText(page.locator("#kept"), MESSAGES.gone);
  await press(page.locator("#kept a"));
  await expectText(page.locator("h1"), "The site is closed");
});

site("a redirect from an abandoned folder of the site is followed", { tag: "@once" }, async ({ page, host, url }) => {
  const inFolder = (files: Host["files"], folder: string) => [...files].map(([path, file]) => [folder + path, file] as const);
  host.files = new Map(inFolder(firstVersion(), "old/"));
  await firstVisit(page, `${url}old/`);
  host.files = new Map(inFolder(secondVersion(), "new/"));
  host.damage = (path) => (path.startsWith("old/") ? { status: 301, headers: { Location: `/${path.replace("old/", "new/").replace("index.html", "")}` } } : undefined);
  for (let visits = 2; visits < 6; visits += 1) {
    await visit(page, `${url}old/`, 2);
    await expect(page).toHaveURL(/\/new\/\?date=2021-09-10/);
  }
  await page.goto(`${url}old/guide.html`);
  await expect(page).toHaveURL(/\/new\/guide\.html$/);
});

site("a server that sends one page for all addresses is ignored", { tag: "@once" }, async ({ page, host, url }) => {
  await firstVisit(page, url);
  host.damage = (path, file) => (file && !path.startsWith("en/") ? undefined : { body: host.files.get("index.html"), headers: { "Content-Type": "text/html" } });
  await page.goto(`${url}en/`);
  await started(page);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

site("two sites in folders of one origin do not affect each other", { tag: "@once" }, async ({ page, host, url }) => {
  const at = (folder: string) => [...firstVersion()].map(([path, file]) => [folder + path, file] as const);
  host.files = new Map([...at("a/"), ...at("a/b/"), ...at("c/")]);
  for (const folder of ["a/", "a/b/", "c/"]) await firstVisit(page, url + folder);
  const next = (folder: string) => [...secondVersion()].map(([path, file]) => [folder + path, file] as const);
  host.files = new Map([...at("a/"), ...next("a/b/"), ...at("c/")]);
  await visit(page, `${url}a/b/`, 2);
  host.files = new Map([...at("a/b/"), ["a/sw.js", firstVersion().get("deploy/sw-off.js")!], ...at("c/")]);
  await page.goto(`${url}c/`);
  await page.evaluate((scope) => navigator.serviceWorker.getRegistration(scope).then((it) => it?.update()), `${url}a/`);
  await expect.poll(() => page.evaluate(() => caches.keys().then((names) => names.map((name) => new URL(name.split(" ")[1]).pathname).sort())))
    .toEqual(["/a/b/", "/a/b/", "/c/", "/c/"]);
  expect(await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length))).toBe(2);
  host.down = true;
  await visit(page, `${url}a/b/`, 2);
  await visit(page, `${url}c/`, 1);
});

site("a retired site removes its caches", { tag: "@once" }, async ({ page, host, url, log }) => {
  log.allow(/404/);
  await firstVisit(page, url);
  host.files = new Map([["sw.js", firstVersion().get("deploy/sw-off.js")!]]);
  await page.goto(url);
  await expectText(page.locator("#kept"), MESSAGES.gone);
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
  await page.goto(url);
  await expectText(page.locator("body"), "not found");
});

site("optional files may be missing on the first visit", { tag: "@once" }, async ({ page, host, url }) => {
  host.damage = missing(/guide|icon|manifest|^en\//);
  await firstVisit(page, url);
  host.down = true;
  await visit(page, url, 1);
});

site("the query of an address is not sent to the server", { tag: "@once" }, async ({ page, host, url }) => {
  await firstVisit(page, url);
  host.asked.length = 0;
  await visit(page, url, 1);
  expect(host.asked).toContain("/");
  expect(host.asked.filter((it) => it.includes("?"))).toEqual([]);
});

site("without service workers everything else works", { tag: "@once" }, async ({ page, url, log }) => {
  log.allow(/^request: .*\/\?date=2021-09-10$/);
  await page.route("**/framed.html", (route) => {
    const frame = `<iframe sandbox="allow-scripts" src="${url}?date=2021-09-10" width="390" height="844"></iframe>`;
    return route.fulfill({ contentType: "text/html", body: frame });
  });
  await page.goto(`${url}framed.html`);
  const framed = page.frameLocator("iframe");
  await expect(framed.locator("#app[data-started]")).toBeAttached();
  await press(framed.locator('label:has([value="junior-review"])'));
  await expectText(framed.locator('[data-section="fee"][data-verdict]'), "220");
});
