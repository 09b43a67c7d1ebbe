// What the address asks of the look of the page, and what a page around it has to know to fit a
// frame to it. Of what is answered nothing goes out.
(function () {
  var root = document.documentElement;
  if (!window.URLSearchParams) return;
  var asked = new URLSearchParams(location.search);

  // Languages by their tag. The page was rendered in another: it waits, unseen, for the program.
  var tag = {{tags}}[asked.get("lang")];
  if (tag && tag !== root.lang) {
    root.lang = tag;
    root.setAttribute("data-waits", "");
  }
  if (asked.get("type") === "large") root.setAttribute("data-type", "large");
  if (asked.get("head") === "compact") root.setAttribute("data-head", "compact");

  {{colours}}
  function accent() {
    var asks = [asked.get("accent"), asked.get("accent-dark")];
    if (!asks[0] && !asks[1]) return;
    var found = colours(asks[0], asks[1]);
    if (found.refused) {
      console.warn("zicha: the accent colour " + found.refused + "; the usual one is shown");
      return;
    }
    for (var scheme in found) {
      for (var shade in found[scheme]) root.style.setProperty("--" + scheme + "-" + shade, found[scheme][shade]);
    }
    root.setAttribute("data-accent", "");
  }
  accent();

  var named = /^zicha:1:(.+)/.exec(window.name);
  if (!named || window.parent === window) return;
  root.setAttribute("data-fits", "");
  function tell(type, top, height) {
    window.parent.postMessage({ zicha: 1, nonce: named[1], type: type, top: top, height: height }, "*");
  }
  var told = 0;
  function measure() {
    var height = Math.ceil(root.getBoundingClientRect().height);
    if (!height || height === told) return;
    told = height;
    tell("height", 0, height);
  }
  document.addEventListener("DOMContentLoaded", function () {
    measure();
    new ResizeObserver(measure).observe(root);
    // A frame out of sight is not drawn, and what is not drawn is not observed either.
    new MutationObserver(measure).observe(root, { attributes: true, childList: true, subtree: true });
  });
  // The headings to which the program moves the focus, with the first lines below them.
  document.addEventListener("focusin", function (event) {
    if (!/^(question|result|clause-.*)$/.test(event.target.id)) return;
    var place = event.target.getBoundingClientRect();
    tell("reveal", Math.max(0, place.top + window.scrollY), place.height + 240);
  });
  window.addEventListener("message", function (event) {
    var data = event.data;
    if (event.source !== window.parent || !data || data.zicha !== 1 || data.nonce !== named[1] || data.type !== "focus") return;
    var first = document.querySelector("#app input, #app button");
    if (first) first.focus({ preventScroll: true });
  });
})();
