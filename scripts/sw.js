// Keeps the pages on the device for visits without a network. With one the server decides what is shown:
// a page comes from there first, and from the device when that fails. A kept page says so where it may
// be out of date.
const VERSION = "{{version}}";
// The pages by name, and what goes with them but is never waited for.
const PAGES = {{pages}};
const EXTRAS = {{extras}};
const WORDS = {{words}};

const SCOPE = registration.scope;
// A site may stand twice at one origin, in folders of its own.
const OWN = `zicha ${SCOPE} `;
const PAGE_CACHE = OWN + "pages";
const FILE_CACHE = OWN + "files";
const STATE = SCOPE + ".state";
const MATCH = { ignoreVary: true };

const PATIENCE = 3000;
const WEEK = 7 * 24 * 3600 * 1000;

// The files of the program are named by their content.
const HASHED = /zicha-([0-9a-f]{16})\.(js|wasm|[a-z]+\.json)/;
const TYPES = { js: "text/javascript", wasm: "application/wasm", json: "application/json" };

// What an address asks for, by its place in the site.
function nameOf(address) {
  const url = new URL(address);
  const place = url.origin + url.pathname;
  if (!place.startsWith(SCOPE)) return undefined;
  const name = place.slice(SCOPE.length).replace(/(^|\/)index\.html$/, "$1");
  // Some hosts leave out the end of a name.
  return PAGES.includes(name + ".html") ? name + ".html" : name;
}

function after(time) {
  return new Promise((done) => setTimeout(done, time));
}

async function keptPage(name) {
  const answer = await caches.match(SCOPE + name, { ...MATCH, cacheName: PAGE_CACHE });
  if (!answer) return undefined;
  const { headers } = answer;
  const [version, time] = ["version", "time"].map((it) => headers.get(`X-Zicha-${it}`));
  return { text: await answer.text(), headers, version, time: Number(time) };
}

// When each version was last seen on the server, the one that was seen there last, and what was wrong
// there with a page, by its name.
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

// The version and the name that a page gives itself, if it is one of ours and whole. A page in another
// encoding than ours cannot be read. What others have added or taken out is no reason to refuse it.
function markOf(answer, text) {
  const readable = /<\/html>/i.test(text) && !text.includes("\ufffd\ufffd");
  if (!readable || !/html/i.test(answer.headers.get("Content-Type"))) return undefined;
  const [element] = /<meta [^>]*name=["']?zicha\b[^>]*>/i.exec(text) ?? [];
  const [, version, name] = /content=["']?([0-9a-f]{16})\/([^"'\s>]*)/.exec(element) ?? [];
  return version && { version, name };
}

function filesOf(text) {
  return [...new Set(text.match(new RegExp(HASHED, "g")))];
}

function languageOf(text) {
  const [, language] = /<html[^>]* lang=["']?([a-z]+)/i.exec(text) ?? [];
  return language;
}

// The files without which a page cannot start: not those of other languages.
function neededBy(text) {
  const language = languageOf(text);
  return filesOf(text).filter((name) => !name.endsWith(".json") || name.endsWith(`.${language}.json`));
}

async function isSound(name, bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hash = Array.from(digest.slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hash === HASHED.exec(name)[1];
}

// A file as the page will take it, or nothing where it is another one than its name says.
async function sound(name, answer) {
  const ending = /[a-z]+$/.exec(name)[0];
  const { headers, redirected } = answer;
  const right = headers.get("Content-Type")?.includes(TYPES[ending].split("/")[1]);
  // A cache refuses what varies with everything.
  const cachable = !redirected && !headers.get("Vary")?.includes("*");
  const bytes = await answer.clone().arrayBuffer();
  if (await isSound(name, bytes)) {
    // Kept as it came where that will do: Firefox takes an answer written here for one from the
    // worker's address, which a policy that names the very files does not allow.
    return right && cachable ? answer : written(ending, bytes);
  }
  if (ending === "wasm") return undefined;
  // A transfer as text has changed the ends of its lines.
  const text = new TextDecoder().decode(bytes).replace(/\r\n?/g, "\n");
  const mended = new TextEncoder().encode(text);
  return (await isSound(name, mended)) ? written(ending, mended) : undefined;
}

function written(ending, bytes) {
  const headers = { "Content-Type": TYPES[ending], "Access-Control-Allow-Origin": "*" };
  return new Response(bytes, { headers });
}

// Whether a file is on the device, or comes to be.
async function have(name) {
  const files = await caches.open(FILE_CACHE);
  if (await files.match(SCOPE + name, MATCH)) return true;
  // What the browser kept of an earlier, broken transfer is not to be had a second time.
  for (const cache of ["default", "reload"]) {
    const answer = await fetch(SCOPE + name, { cache }).catch(() => undefined);
    const file = answer?.ok && (await sound(name, answer).catch(() => undefined));
    if (file) {
      // A device that is full shows the page all the same.
      await files.put(SCOPE + name, file).catch(() => {});
      return true;
    }
  }
  return false;
}

// Asks the server for a page and keeps it once its program is there too. Of no use are an error, a page
// of somebody else, and half a page.
async function look(name, address = SCOPE + name) {
  const answer = await fetch(address, { cache: "no-cache", headers: { Accept: "text/html" } });
  if (answer.status === 404 || answer.status === 410) return { trouble: "gone" };
  if (!answer.ok || new URL(answer.url).origin !== location.origin) return {};
  const text = await answer.text();
  const mark = markOf(answer, text);
  const place = nameOf(answer.url);
  // Some servers answer with their first page whatever they are asked for.
  if (!mark || (place !== undefined && place !== mark.name)) return {};
  if (place !== name) return { moved: answer.url };
  const { version } = mark;
  const needed = neededBy(text);
  const had = await Promise.all(needed.map(have));
  if (!had.every(Boolean)) return { trouble: "newer", version };
  const headers = new Headers(answer.headers);
  // The body is neither compressed any more nor in another encoding than ours, and is the same for all.
  for (const header of ["Content-Encoding", "Content-Length", "Vary"]) headers.delete(header);
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("X-Zicha-Version", version);
  headers.set("X-Zicha-Time", Date.now());
  const page = new Response(text, { headers });
  const kept = await keptPage(name).catch(() => undefined);
  if (kept?.text !== text) await keep(SCOPE + name, page.clone());
  return { page, version, program: needed.length > 0 };
}

async function keep(address, answer) {
  const cache = await caches.open(PAGE_CACHE);
  // What was there before is replaced only when this is there whole.
  await cache.put(address, answer).catch(() => {});
}

// Looks at a page on the server and remembers what came of it.
async function renew(name, address) {
  const found = await look(name, address).catch(() => ({}));
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

// Brings all that is not yet of a version to it, as far as it can be had.
async function renewOthers(version, changed) {
  for (const name of PAGES) {
    if ((await keptPage(name))?.version !== version) await renew(name);
  }
  for (const name of EXTRAS) {
    if (!changed && (await caches.match(SCOPE + name, { ...MATCH, cacheName: PAGE_CACHE }))) continue;
    const answer = await fetch(SCOPE + name, { cache: "no-cache" }).catch(() => undefined);
    if (answer?.ok && !answer.redirected) await keep(SCOPE + name, answer);
  }
  const pages = await Promise.all(PAGES.map(keptPage));
  const named = new Set(pages.flatMap((page) => (page ? filesOf(page.text) : [])));
  for (const name of named) await have(name);
  // Pages that are open may still want what came last.
  const files = await caches.open(FILE_CACHE);
  const unused = (await files.keys()).filter(({ url }) => !named.has(url.slice(SCOPE.length)));
  for (const file of unused.slice(0, -4)) await files.delete(file);
  if (!changed || !pages.some((page) => page?.version === version)) return;
  for (const client of await clients.matchAll({ type: "window" })) client.postMessage({ version });
}

// Why a kept page may be out of date, if there is reason to say so.
function doubt(name, kept, state) {
  if (state.trouble[name]) return state.trouble[name];
  if (kept.version !== state.newest) return "newer";
  return Math.abs(Date.now() - seen(kept, state)) > WEEK ? "old" : undefined;
}

// When the server last had what is kept.
function seen(kept, state) {
  return state.seen[kept.version] ?? kept.time;
}

// The sentence that says so, and the way to what the server has.
function sentence(kept, state, why) {
  const words = WORDS[languageOf(kept.text)] ?? Object.values(WORDS)[0];
  const time = new Date(seen(kept, state));
  const long = { year: "numeric", month: "long", day: "numeric", timeZone: "Asia/Shanghai" };
  return { text: words[why].replace("{day}", time.toLocaleDateString(words.locale, long)), way: words.way };
}

async function shown(name, kept) {
  const state = await readState();
  const why = doubt(name, kept, state);
  let html = kept.text;
  if (why) {
    const { text, way } = sentence(kept, state, why);
    const line = `<div id="kept" class="failed" role="status"><p>${text} <a href="?server">${way}</a></p></div>`;
    html = html.replace(/<body[^>]*>/, (body) => body + line);
  }
  return new Response(html, { headers: kept.headers });
}

async function visit(event, name) {
  const { request } = event;
  const url = new URL(request.url);
  const kept = await keptPage(name).catch(() => undefined);
  // Without what was asked for besides: pages are files, and a server need not know it.
  const renewed = renew(name, url.origin + url.pathname);
  const others = async ({ page, version }) => {
    if (page) await renewOthers(version, version !== kept?.version);
  };
  event.waitUntil(renewed.then(others).catch(() => {}));
  const found = await Promise.race([renewed, ...(kept ? [after(PATIENCE)] : [])]);
  if (found?.page) return found.page;
  if (found?.moved) return Response.redirect(found.moved + url.search);
  if (!kept) return fetch(request);
  if (!found) event.waitUntil(renewed.then((late) => tell(event.resultingClientId, kept, late)).catch(() => {}));
  return shown(name, kept);
}

// A page that is open already hears what has come to light since.
async function tell(id, kept, { trouble, version }) {
  const client = trouble && (await clients.get(id));
  client?.postMessage({ version, text: sentence(kept, await readState(), trouble).text });
}

async function fileOf(request) {
  const kept = await caches.match(request.url, { ...MATCH, cacheName: FILE_CACHE }).catch(() => undefined);
  // What the device has lost comes from the network.
  return kept ?? fetch(request);
}

async function extraOf(request) {
  const answer = await fetch(request).catch(() => undefined);
  if (answer?.ok) return answer;
  const kept = await caches.match(request.url, { ...MATCH, cacheName: PAGE_CACHE }).catch(() => undefined);
  return kept ?? answer ?? Response.error();
}

async function begin() {
  await renewOthers(VERSION, true);
  const pages = await Promise.all(PAGES.map(keptPage));
  if (!pages.some(Boolean)) {
    await Promise.all([PAGE_CACHE, FILE_CACHE].map((name) => caches.delete(name)));
    throw new Error("no page of the site can be kept");
  }
  await skipWaiting();
}

// Caches of another make, which nothing reads any more.
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
  // The way past the device.
  else if (request.mode !== "navigate" || searchParams.has("server")) return;
  else if (PAGES.includes(name)) event.respondWith(visit(event, name));
  // A folder without its slash.
  else if (PAGES.includes(`${name}/`)) event.respondWith(Response.redirect(`${SCOPE}${name}/${search}`));
});
