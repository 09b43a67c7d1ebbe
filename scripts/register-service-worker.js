// Registers the service worker, which caches the site, once the program has started. Where service workers
// are not allowed, everything else works.
const offline = async () => {
  // In a frame nothing is stored (src/browser/storage.rs).
  if (window !== parent) return;
  const workers = navigator.serviceWorker;
  // The service worker reports a new version, or why that cannot be loaded.
  workers.addEventListener("message", ({ data: { version, text } }) => {
    if (document.querySelector("[name=zicha]").content.startsWith(version)) return;
    const line = document.getElementById("renewed");
    if (text) line.firstChild.textContent = text;
    line.hidden = false;
  });
  await started;
  const script = { createScriptURL: () => "{{root}}sw.js" };
  const policy = window.trustedTypes?.createPolicy("zicha", script) ?? script;
  await workers.register(policy.createScriptURL(""), { scope: "{{root}}" });
};
offline().catch(() => {});
