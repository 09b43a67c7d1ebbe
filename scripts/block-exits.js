// Blocks, before the program is fetched, what could send data out and what no content security policy
// covers (docs/security.md). First WebRTC connections and windows opened by scripts:
for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "open"]) {
  Reflect.defineProperty(window, name, { value: undefined, writable: false, configurable: false });
}
// then navigation by scripts, except to this page and to addresses that its HTML links to. Navigation by the
// visitor is not restricted.
const bare = (address) => address.split("#")[0];
const places = [location, ...document.links].map((place) => bare(place.href));
window.navigation?.addEventListener("navigate", (event) => {
  const free = event.userInitiated || event.navigationType === "traverse" || places.includes(bare(event.destination.url));
  if (!free) event.preventDefault();
});
