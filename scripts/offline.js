// Lets the worker keep the site on the device, once the page is there. Where workers are not
// allowed, all else works.
const offline = async () => {
  // A frame keeps nothing (src/browser/storage.rs).
  if (window !== parent) return;
  const workers = navigator.serviceWorker;
  // A page that a worker has brought sees when the worker of the next version takes its place.
  if (workers.controller) workers.addEventListener("controllerchange", () => {
    document.getElementById("renewed").hidden = false;
  });
  await started;
  const script = { createScriptURL: () => "{{root}}sw.js" };
  const policy = window.trustedTypes?.createPolicy("zicha", script) ?? script;
  await workers.register(policy.createScriptURL(""), { scope: "{{root}}" });
};
offline().catch(() => {});
