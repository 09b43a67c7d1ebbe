// Removes the service worker and caches of a zicha site from visitors' devices. When the site is retired,
// moved or replaced, publish this file as sw.js in place of the site's own and leave it there: browsers
// fetch it on the next visit. Only this site's caches are deleted; saved answers, which visitors clear
// themselves, stay.
addEventListener("install", (event) => event.waitUntil(skipWaiting()));
addEventListener("activate", (event) => event.waitUntil(end()));

async function end() {
  const own = `zicha ${registration.scope} `;
  const kept = (await caches.keys()).filter((name) => name.startsWith(own));
  await Promise.all(kept.map((name) => caches.delete(name)));
  await registration.unregister();
}
