// Closes ways out of the page that no policy closes, before the program is fetched: docs/security.md.
// Connections of WebRTC, and windows that a script opens.
for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "open"]) {
  Reflect.defineProperty(window, name, { value: undefined, writable: false, configurable: false });
}
// No script takes the page elsewhere than to itself and to what its HTML links to. Links that a visitor
// really presses are followed.
const bare = (address) => address.split("#")[0];
const places = [location, ...document.links].map((place) => bare(place.href));
window.navigation?.addEventListener("navigate", (event) => {
  const free = event.userInitiated || event.navigationType === "traverse" || places.includes(bare(event.destination.url));
  if (!free) event.preventDefault();
});
