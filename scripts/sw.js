// Keeps one version of the site on the device, whole or not at all, and answers from it.
// A site may stand twice in one place, in folders of its own.
const OWN = `zicha ${registration.scope} `;
const NAME = OWN + "{{version}}";
// Every path with the hash of what has to be there: never half of one version, half of another.
const FILES = new Map({{files}});
const HASHED = /\/zicha-[0-9a-f]{16}\.(js|wasm|[a-z]+\.json)$/;

const pathOf = (url) => url.replace(/[?#].*/, "").replace(/index\.html$/, "");
const PATHS = new Set([...FILES.keys()].map((path) => new URL(path, location).href));

async function keepFile(cache, [path, integrity]) {
  const answer = await fetch(new Request(path, { integrity, cache: "no-cache" }));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  // A navigation is refused an answer that was redirected, so such a one is written anew. All
  // others stay as they are: Firefox takes one that was written here for one from the worker's
  // address, which the policy of a page does not allow.
  const kept = answer.redirected ? new Response(await answer.blob(), { headers: answer.headers }) : answer;
  await cache.put(path, kept);
}

async function keep() {
  await caches.delete(NAME);
  const cache = await caches.open(NAME);
  try {
    await Promise.all([...FILES].map((file) => keepFile(cache, file)));
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
  await skipWaiting();
}

// A page that is open still belongs to the version before; older ones are of no use to anybody.
async function forget() {
  const own = (await caches.keys()).filter((name) => name.startsWith(OWN));
  await Promise.all(own.slice(0, -2).map((name) => caches.delete(name)));
}

async function answer(request, path) {
  // What is named by its content may come from any version, everything else from this one only.
  const where = HASHED.test(path) ? {} : { cacheName: NAME };
  // What the device has lost, or cannot read any more, comes from the network.
  const kept = await caches.match(path, { ...where, ignoreVary: true }).catch(() => undefined);
  return kept ?? fetch(request);
}

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(forget()));
addEventListener("fetch", (event) => {
  const path = pathOf(event.request.url);
  if (PATHS.has(path) || HASHED.test(path)) event.respondWith(answer(event.request, path));
});
