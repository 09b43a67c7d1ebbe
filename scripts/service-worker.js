// The service worker: caches the pages for offline visits. Network first: a page comes from the server, and
// from the cache when that fails. A cached page that may be out of date gets a line that says so.
const VERSION = "{{version}}";
// The pages by name, and further files, such as icons, for which no page waits.
const PAGES = {{pages}};
const EXTRAS = {{extras}};
const WORDS = {{words}};

const SCOPE = registration.scope;
// The prefix of this site's cache names: one origin may hold the site twice, in two folders.
const OWN = `zicha ${SCOPE} `;
const PAGE_CACHE = OWN + "pages";
const FILE_CACHE = OWN + "files";
const STATE = SCOPE + ".state";
const MATCH = { ignoreVary: true };

// How long a navigation waits for the server before a cached page is shown, in milliseconds.
const TIMEOUT = 3000;
const WEEK = 7 * 24 * 3600 * 1000;

// The program's files have a hash of their content in their name.
const HASHED = /zicha-(?:portal-)?([0-9a-f]{16})\.(js|wasm|[a-z]+\.json)/;
const TYPES = { js: "text/javascript", wasm: "application/wasm", json: "application/json" };

// The name of the page or file at a URL, relative to the site; nothing for a URL outside it.
function nameOf(address) {
  const url = new URL(address);
  const place = url.origin + url.pathname;
  if (!place.startsWith(SCOPE)) return undefined;
  const name = place.slice(SCOPE.length).replace(/(^|\/)index\.html$/, "$1");
  // Some hosts leave out `.html`.
  return PAGES.includes(name + ".html") ? name + ".html" : name;
}

function after(time) {
  return new Promise((done) => setTimeout(done, time));
}

// A page in the cache, with its version and the time at which it was cached.
async function cachedPage(name) {
  const answer = await caches.match(SCOPE + name, { ...MATCH, cacheName: PAGE_CACHE });
  if (!answer) return undefined;
  const { headers } = answer;
  const [version, time] = ["version", "time"].map((it) => headers.get(`X-Zicha-${it}`));
  return { text: await answer.text(), headers, version, time: Number(time) };
}

// `seen`: when each version was last on the server; `newest`: the version seen there last; `trouble`: by page
// name, why the server's page could not be used.
async function readState() {
  const answer = await caches.match(STATE, { cacheName: PAGE_CACHE });
  return answer ? answer.json() : { seen: {}, newest: null, trouble: {} };
}

let changes = Promise.resolve();
function changeState(change) {
  changes = changes.catch(() => {}).then(async () => {
    const state = await readState();
    change(state);
    const cache = await caches.open(PAGE_CACHE);
    await cache.put(STATE, new Response(JSON.stringify(state)));
  });
  return changes;
}

// The version and name in a page's `zicha` meta element, if it is a complete page of this site in UTF-8.
// Changes that a proxy has made elsewhere in the page do not matter.
function markOf(answer, text) {
  const readable = /<\/html>/i.test(text) && !text.includes("\ufffd\ufffd");
  if (!readable || !/html/i.test(answer.headers.get("Content-Type"))) return undefined;
  const [element] = /<meta [^>]*name=["']?zicha\b[^>]*>/i.exec(text) ?? [];
  const [, version, name] = /content=["']?([0-9a-f]{16})\/([^"'\s>]*)/.exec(element) ?? [];
  return version && { version, name };
}

// The names of the files that a page mentions and uses: it uses the program for portals only with a portal's notice.
function filesOf(text) {
  const portal = /<script[^>]* id=["']?notice["'\s>]/i.test(text);
  const names = [...new Set(text.match(new RegExp(HASHED, "g")))];
  return names.filter((name) => name.endsWith(".json") || name.startsWith("zicha-portal-") === portal);
}

function languageOf(text) {
  const [, language] = /<html[^>]* lang=["']?([a-z]+)/i.exec(text) ?? [];
  return language;
}

// The files without which a page cannot start: all but the editions of other languages.
function neededBy(text) {
  const language = languageOf(text);
  return filesOf(text).filter((name) => !name.endsWith(".json") || name.endsWith(`.${language}.json`));
}

// Whether a file's content matches the hash in its name.
async function isSound(name, bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hash = Array.from(digest.slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hash === HASHED.exec(name)[1];
}

// A response with the content that the name promises, or nothing if the server sent something else.
async function sound(name, answer) {
  const ending = /[a-z]+$/.exec(name)[0];
  const { headers, redirected } = answer;
  const right = headers.get("Content-Type")?.includes(TYPES[ending].split("/")[1]);
  // `Cache.put` rejects responses with `Vary: *`.
  const cachable = !redirected && !headers.get("Vary")?.includes("*");
  const bytes = await answer.clone().arrayBuffer();
  if (await isSound(name, bytes)) {
    // The original response where possible: Firefox treats a response created here as one from the service
    // worker's URL, which a content security policy that lists exact files does not allow.
    return right && cachable ? answer : written(ending, bytes);
  }
  if (ending === "wasm") return undefined;
  // A transfer in text mode may have changed the line endings.
  const text = new TextDecoder().decode(bytes).replace(/\r\n?/g, "\n");
  const mended = new TextEncoder().encode(text);
  return (await isSound(name, mended)) ? written(ending, mended) : undefined;
}

function written(ending, bytes) {
  const headers = { "Content-Type": TYPES[ending], "Access-Control-Allow-Origin": "*" };
  return new Response(bytes, { headers });
}

// Whether a file is in the cache or could be fetched now.
async function ensureFile(name) {
  const files = await caches.open(FILE_CACHE);
  if (await files.match(SCOPE + name, MATCH)) return true;
  // The second attempt bypasses the HTTP cache, which may hold a broken transfer.
  for (const cache of ["default", "reload"]) {
    const answer = await fetch(SCOPE + name, { cache }).catch(() => undefined);
    const file = answer?.ok && (await sound(name, answer).catch(() => undefined));
    if (file) {
      // A full disk is no reason not to show the page.
      await files.put(SCOPE + name, file).catch(() => {});
      return true;
    }
  }
  return false;
}

// Fetches a page and caches it once all files that it needs are available. Error responses, incomplete pages
// and pages that are not of this site, such as a login page, are ignored.
async function fetchPage(name, address = SCOPE + name) {
  const answer = await fetch(address, { cache: "no-cache", headers: { Accept: "text/html" } });
  if (answer.status === 404 || answer.status === 410) return { trouble: "gone" };
  if (!answer.ok || new URL(answer.url).origin !== location.origin) return {};
  const text = await answer.text();
  const mark = markOf(answer, text);
  const place = nameOf(answer.url);
  // Some servers answer any request with their front page.
  if (!mark || (place !== undefined && place !== mark.name)) return {};
  if (place !== name) return { moved: answer.url };
  const { version } = mark;
  const needed = neededBy(text);
  const available = await Promise.all(needed.map(ensureFile));
  if (!available.every(Boolean)) return { trouble: "newer", version };
  const headers = new Headers(answer.headers);
  // The body is decompressed by now, is UTF-8, and does not depend on request headers.
  for (const header of ["Content-Encoding", "Content-Length", "Vary"]) headers.delete(header);
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("X-Zicha-Version", version);
  headers.set("X-Zicha-Time", Date.now());
  const page = new Response(text, { headers });
  const cached = await cachedPage(name).catch(() => undefined);
  if (cached?.text !== text) await store(SCOPE + name, page.clone());
  return { page, version, program: needed.length > 0 };
}

// Caches a page or a further file; a full disk is no error.
async function store(address, answer) {
  const cache = await caches.open(PAGE_CACHE);
  // Replaces the previous response only once the new body is complete.
  await cache.put(address, answer).catch(() => {});
}

// Fetches a page and records the outcome in the state.
async function renew(name, address) {
  const found = await fetchPage(name, address).catch(() => ({}));
  const { page, version, program, trouble } = found;
  if (page || trouble) {
    const remembered = changeState((state) => {
      if (trouble) state.trouble[name] = trouble;
      else delete state.trouble[name];
      if (program || (trouble && version)) state.newest = version;
      if (page) state.seen[version] = Date.now();
    });
    await remembered.catch(() => {});
  }
  return found;
}

// Updates all other pages and files to a version, as far as they can be fetched.
async function renewOthers(version, changed) {
  for (const name of PAGES) {
    if ((await cachedPage(name))?.version !== version) await renew(name);
  }
  for (const name of EXTRAS) {
    if (!changed && (await caches.match(SCOPE + name, { ...MATCH, cacheName: PAGE_CACHE }))) continue;
    const answer = await fetch(SCOPE + name, { cache: "no-cache" }).catch(() => undefined);
    if (answer?.ok && !answer.redirected) await store(SCOPE + name, answer);
  }
  const pages = await Promise.all(PAGES.map(cachedPage));
  const named = new Set(pages.flatMap((page) => (page ? filesOf(page.text) : [])));
  for (const name of named) await ensureFile(name);
  // Open pages of the previous version may still request its files.
  const files = await caches.open(FILE_CACHE);
  const unused = (await files.keys()).filter(({ url }) => !named.has(url.slice(SCOPE.length)));
  for (const file of unused.slice(0, -4)) await files.delete(file);
  if (!changed || !pages.some((page) => page?.version === version)) return;
  for (const client of await clients.matchAll({ type: "window" })) client.postMessage({ version });
}

// The key of the sentence to show on a cached page that may be out of date; nothing if it is current.
function doubt(name, cached, state) {
  if (state.trouble[name]) return state.trouble[name];
  if (cached.version !== state.newest) return "newer";
  return Math.abs(Date.now() - seen(cached, state)) > WEEK ? "old" : undefined;
}

// When the server was last seen to have the cached page's version.
function seen(cached, state) {
  return state.seen[cached.version] ?? cached.time;
}

// That sentence, and the label of the link that bypasses the cache.
function sentence(cached, state, why) {
  const words = WORDS[languageOf(cached.text)] ?? Object.values(WORDS)[0];
  const time = new Date(seen(cached, state));
  const long = { year: "numeric", month: "long", day: "numeric", timeZone: "Asia/Shanghai" };
  return { text: words[why].replace("{day}", time.toLocaleDateString(words.locale, long)), way: words.way };
}

// A cached page as a response, with a line at its top if it may be out of date.
async function shown(name, cached) {
  const state = await readState();
  const why = doubt(name, cached, state);
  let html = cached.text;
  if (why) {
    const { text, way } = sentence(cached, state, why);
    const line = `<div id="kept" class="failed" role="status"><p>${text} <a href="?server">${way}</a></p></div>`;
    html = html.replace(/<body[^>]*>/, (body) => body + line);
  }
  return new Response(html, { headers: cached.headers });
}

// Answers a navigation: from the server, or after three seconds from the cache if the page is there.
async function visit(event, name) {
  const { request } = event;
  const url = new URL(request.url);
  const cached = await cachedPage(name).catch(() => undefined);
  // Without the query: pages are static files, and the server need not see it.
  const renewed = renew(name, url.origin + url.pathname);
  const others = async ({ page, version }) => {
    if (page) await renewOthers(version, version !== cached?.version);
  };
  event.waitUntil(renewed.then(others).catch(() => {}));
  const found = await Promise.race([renewed, ...(cached ? [after(TIMEOUT)] : [])]);
  if (found?.page) return found.page;
  if (found?.moved) return Response.redirect(found.moved + url.search);
  if (!cached) return fetch(request);
  if (!found) event.waitUntil(renewed.then((late) => notify(event.resultingClientId, cached, late)).catch(() => {}));
  return shown(name, cached);
}

// Tells an open page that was served from the cache why it may be out of date.
async function notify(id, cached, { trouble, version }) {
  const client = trouble && (await clients.get(id));
  client?.postMessage({ version, text: sentence(cached, await readState(), trouble).text });
}

// Answers a request for a file of the program, from the cache first: its name has the hash of its content.
async function fileOf(request) {
  const cached = await caches.match(request.url, { ...MATCH, cacheName: FILE_CACHE }).catch(() => undefined);
  // The browser may have evicted it.
  return cached ?? fetch(request);
}

// Answers a request for an icon or manifest, from the server first.
async function extraOf(request) {
  const answer = await fetch(request).catch(() => undefined);
  if (answer?.ok) return answer;
  const cached = await caches.match(request.url, { ...MATCH, cacheName: PAGE_CACHE }).catch(() => undefined);
  return cached ?? answer ?? Response.error();
}

// Fills the caches; the installation fails if not one page could be cached.
async function begin() {
  await renewOthers(VERSION, true);
  const pages = await Promise.all(PAGES.map(cachedPage));
  if (!pages.some(Boolean)) {
    await Promise.all([PAGE_CACHE, FILE_CACHE].map((name) => caches.delete(name)));
    throw new Error("no page of the site can be cached");
  }
  await skipWaiting();
}

// Deletes this site's caches that an older service worker named differently.
async function tidy() {
  const own = (await caches.keys()).filter((name) => name.startsWith(OWN));
  await Promise.all(own.filter((name) => ![PAGE_CACHE, FILE_CACHE].includes(name)).map((name) => caches.delete(name)));
}

addEventListener("install", (event) => event.waitUntil(begin()));
addEventListener("activate", (event) => event.waitUntil(tidy()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const name = nameOf(request.url);
  const { search, searchParams } = new URL(request.url);
  if (name === undefined || request.method !== "GET") return;
  if (HASHED.exec(name)?.[0] === name) event.respondWith(fileOf(request));
  else if (EXTRAS.includes(name)) event.respondWith(extraOf(request));
  // `?server` bypasses the cache.
  else if (request.mode !== "navigate" || searchParams.has("server")) return;
  else if (PAGES.includes(name)) event.respondWith(visit(event, name));
  // A folder without its trailing slash.
  else if (PAGES.includes(`${name}/`)) event.respondWith(Response.redirect(`${SCOPE}${name}/${search}`));
});
