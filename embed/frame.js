// Applies the display options of the URL to standalone.html and, in an iframe, reports the height it needs.
// Nothing that the embedding page can observe depends on answers or actions: not the messages, not its
// scroll position, not its history.
(function () {
  var root = document.documentElement;
  if (!window.URLSearchParams) return;
  var asked = new URLSearchParams(location.search);

  // Accepts tags such as en-US or EN. If the page was prerendered in another language, it stays hidden until
  // the program has rendered it.
  var tags = {{tags}};
  var language = (asked.get("lang") || "").toLowerCase().split(/[-_]/)[0];
  var tag = tags.hasOwnProperty(language) && tags[language];
  if (tag && tag !== root.lang) {
    root.lang = tag;
    root.setAttribute("data-waits", "");
  }
  var type = asked.get("type") === "large" ? "large" : "usual";
  if (type === "large") root.setAttribute("data-type", type);
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

  // If something has inserted this script twice, only one may observe the page: two observers would rename
  // the ids in turn without end.
  if (window.parent === window || root.hasAttribute("data-framed")) return;
  root.setAttribute("data-framed", "");

  // The link that opens the full page in a new tab carries over the language, text size and date shown, and
  // drops the portal's other display options.
  function leadOut() {
    document.querySelectorAll("[data-action='full-page']").forEach(function (link) {
      var url = new URL(link.href);
      var options = new URLSearchParams({ lang: root.lang, type: root.getAttribute("data-type") || type });
      if (asked.get("date")) options.set("date", asked.get("date"));
      url.search = options;
      if (link.href !== url.href) link.href = url.href;
    });
  }

  // The embedding page can set the fragment of the iframe's URL and detect whether an element with that id
  // exists, because the browser then scrolls and moves the focus. So all ids in the app get a random suffix.
  var ending = "-" + Array.from(crypto.getRandomValues(new Uint32Array(4))).join("-");
  var find = document.getElementById;
  document.getElementById = function (id) { return find.call(document, id + ending) || find.call(document, id); };
  function hideIds() {
    ["id", "for", "aria-labelledby", "aria-describedby", "aria-controls"].forEach(function (name) {
      document.querySelectorAll("#app [" + name + "]").forEach(function (element) {
        var ids = element.getAttribute(name);
        var hidden = ids.replace(/\S+/g, function (id) { return id.endsWith(ending) ? id : id + ending; });
        if (hidden !== ids) element.setAttribute(name, hidden);
      });
    });
  }
  new MutationObserver(function () {
    leadOut();
    hideIds();
  }).observe(root, { attributes: true, attributeFilter: ["href", "lang", "data-type", "id"], childList: true, subtree: true });

  // Scrolls only inside the iframe: the native scrollIntoView, focus() and fragment links would scroll the
  // embedding page or add to its history, and are replaced below.
  function reveal(element) {
    var margin = parseFloat(getComputedStyle(element).scrollMarginTop) || 0;
    function scroll(box, above) { box.scrollTop += element.getBoundingClientRect().top - above - margin; }
    for (var box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (getComputedStyle(box).overflowY === "auto") scroll(box, box.getBoundingClientRect().top);
    }
    scroll(root, 0);
  }
  function isInView(element) {
    var place = element.getBoundingClientRect();
    return place.top >= 0 && place.bottom <= window.innerHeight;
  }
  Element.prototype.scrollIntoView = function () { reveal(this); };
  var focus = HTMLElement.prototype.focus;
  HTMLElement.prototype.focus = function (options) {
    focus.call(this, { preventScroll: true });
    if (!(options && options.preventScroll) && !isInView(this)) reveal(this);
  };
  document.addEventListener("focusin", function (event) {
    // Only the program moves the focus to a heading.
    if (/^H\d$/.test(event.target.tagName)) reveal(event.target);
  });
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href^='#']:not([target])");
    var target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    if (target) reveal(target);
  });

  // Without a sandbox the embedding page may have the same origin; then nothing is reported.
  var named = /^zicha:1:(.+)/.exec(window.name);
  if (!named || window.origin !== "null") return;

  // The height of the masthead and the tallest question in any language, at the requested text size; it does
  // not depend on what is shown at the moment.
  function tallest() {
    var shown = root.getAttribute("data-type");
    var scrolled = root.scrollTop;
    root.setAttribute("data-type", type);
    var measured = document.importNode(document.getElementById("tallest").content, true).firstChild;
    document.body.appendChild(measured);
    var height = Math.ceil(measured.getBoundingClientRect().height);
    measured.remove();
    if (shown) root.setAttribute("data-type", shown);
    else root.removeAttribute("data-type");
    root.scrollTop = scrolled;
    return height;
  }
  // Sent once a visit, and again only when the width of the iframe changes.
  var width = 0;
  function tell() {
    if (!window.innerWidth || window.innerWidth === width || matchMedia("print").matches) return;
    width = window.innerWidth;
    window.parent.postMessage({ zicha: 1, nonce: named[1], type: "height", height: tallest() }, "*");
  }
  document.addEventListener("DOMContentLoaded", function () {
    tell();
    // An iframe that is not displayed has no width yet.
    window.addEventListener("resize", tell);
    new ResizeObserver(tell).observe(root);
  });
  window.addEventListener("message", function (event) {
    var data = event.data;
    if (event.source !== window.parent || !data || data.zicha !== 1 || data.nonce !== named[1] || data.type !== "focus") return;
    var first = document.querySelector("#app input, #app button");
    if (first) first.focus({ preventScroll: true });
  });
})();
