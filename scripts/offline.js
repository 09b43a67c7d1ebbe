// Lets the worker keep the site on the device, once the page is there. Where workers are not
// allowed, all else works.
const script = { createScriptURL: () => "{{root}}sw.js" };
const address = () => (window.trustedTypes?.createPolicy("zicha", script) ?? script).createScriptURL("");
const follow = (registration) => {
  // The first version is nothing to speak of, a later one is.
  const renewed = navigator.serviceWorker.controller !== null;
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming.addEventListener("statechange", () => {
      if (renewed && coming.state === "activated") document.getElementById("renewed").hidden = false;
    });
  });
};
started.then(() => navigator.serviceWorker.register(address(), { scope: "{{root}}" })).then(follow).catch(() => {});
