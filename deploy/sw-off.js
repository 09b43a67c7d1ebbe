// Ends what a zicha site keeps on the devices of its visitors. Publish this file as sw.js, in place of
// the one of the site, when the site is retired, moved or replaced by something else, and leave it there:
// browsers ask for it on the next visit. Only what this site has kept is removed; answers, which
// visitors clear themselves, stay.
addEventListener("install", (event) => event.waitUntil(skipWaiting()));
addEventListener("activate", (event) => event.waitUntil(end()));

async function end() {
  const own = `zicha ${registration.scope} `;
  const kept = (await caches.keys()).filter((name) => name.startsWith(own));
  await Promise.all(kept.map((name) => caches.delete(name)));
  await registration.unregister();
}
