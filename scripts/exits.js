// Closes ways out of the page that no policy closes, before the program is fetched: docs/security.md.
// Connections of WebRTC, and windows that a script opens.
for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "open"]) {
  Reflect.defineProperty(window, name, { value: undefined, writable: false, configurable: false });
}
// An address as far as a server hears of it, without what says how our own page is to be shown.
const heard = (address) => {
  try {
    const url = new URL(address, document.baseURI).href;
    return url.replace(/#.*|[?&](date=[\dT:-]+|lang=\w{2,3}|type=(large|usual))(?=&|#|$)/g, "");
  } catch {
    return address;
  }
};
const sites = {{sites}};
try {
  // A notice that the page brings in place of ours.
  for (const { address } of JSON.parse(document.getElementById("notice").textContent).sites) sites.push(address);
} catch {}
// The page goes nowhere but to itself, to what its HTML links to, and to the sites that its notice names.
const links = [...document.links].map((link) => link.href);
const places = new Set([location.href, location.pathname, ...links, ...sites].map(heard));
// Dates to download are in their own address, and it is the visitor who rings a telephone.
const leads = (address) => /^(data|tel):/.test(address) || places.has(heard(address));
window.navigation?.addEventListener("navigate", (event) => {
  if (event.navigationType !== "traverse" && !leads(event.destination.url)) event.preventDefault();
});
document.getElementById("app").addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (link && !leads(link.href)) event.preventDefault();
}, true);
