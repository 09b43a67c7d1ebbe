// Lets the worker keep the site on the device, once the page is there. Where workers are not
// allowed, all else works.
const offline = async () => {
  // A frame keeps nothing (src/browser/storage.rs).
  if (window !== parent) return;
  const workers = navigator.serviceWorker;
  // The worker says that another version is there, or why it cannot be had.
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
