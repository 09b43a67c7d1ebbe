// Turns each link to the self-check into an iframe that shows it in the page. Without this script the links
// remain. Snippets pin the hash of this code for years: never change it, add a file with the next number.
(function () {
  "use strict";
  if (window.zichaEmbed) return window.zichaEmbed.upgrade();
  // Browsers without it cannot run the program either.
  if (!window.IntersectionObserver) return;
  var site = document.currentScript.src;
  var hearers = [];
  // Whether the last input was the Tab key.
  var tabbed = false;

  function style(element, properties) {
    // Inline and `!important`, to override the embedding page's styles for iframes.
    for (var name in properties) element.style.setProperty(name, properties[name], "important");
  }

  function address(link) {
    var url = new URL("standalone.html", site);
    ["lang", "type", "head", "accent", "accent-dark"].forEach(function (option) {
      var value = link.getAttribute("data-" + option);
      if (value) url.searchParams.set(option, value);
    });
    url.hash = link.getAttribute("data-answers") || link.hash;
    return url.href;
  }

  function widget(link) {
    link.setAttribute("data-zicha", "found");
    var nonce = Array.from(crypto.getRandomValues(new Uint32Array(4))).join("-");
    var box = document.createElement("div");
    var frame = document.createElement("iframe");
    var note = document.createElement("span");
    var loaded = false, shown = false, onScreen = false, timer;
    // `inherit`, so that an embedding page that hides an ancestor hides the iframe too.
    style(box, { all: "initial", display: "block", width: "100%", visibility: "inherit" });
    style(frame, { all: "initial", display: "block", width: "100%", height: "1px", "max-height": "85vh", opacity: "0", visibility: "inherit" });
    // In browsers that know it: the height of the viewport while the browser's toolbars are shown.
    style(frame, { "max-height": "85svh" });
    frame.title = link.textContent.trim();
    frame.name = "zicha:1:" + nonce;
    frame.setAttribute("sandbox", "allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox");
    frame.allow = "clipboard-write";
    frame.src = address(link);
    note.setAttribute("role", "status");

    // An iframe whose server is down fires `load` too, but never reports a height. An iframe out of sight
    // may have no layout and so report none either: the timeout starts when it becomes visible.
    function wait() {
      clearTimeout(timer);
      if (loaded && !shown && onScreen && !document.hidden && !note.firstChild) timer = setTimeout(giveUp, 5000);
    }
    function giveUp() {
      if (!box.clientWidth || box.checkVisibility && !box.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return wait();
      var english = /^en([-_]|$)/i.test(link.getAttribute("data-lang"));
      var again = document.createElement("button");
      again.type = "button";
      again.textContent = english ? "Try again" : "重试";
      again.onclick = function () {
        note.textContent = "";
        loaded = false;
        // Re-inserting the iframe reloads it without a new history entry.
        box.append(frame);
      };
      note.textContent = english
        ? " (It cannot be shown here at the moment. Please follow the link.) "
        : "（暂时无法在此显示，请点链接打开。）";
      note.append(again);
    }
    frame.onload = function () {
      loaded = true;
      wait();
    };
    new IntersectionObserver(function (seen) {
      onScreen = seen.pop().isIntersecting;
      wait();
    }).observe(frame);
    document.addEventListener("visibilitychange", wait);
    addEventListener("blur", function () {
      // When the Tab key moves the focus into the iframe, show all of it; then the page need not scroll again.
      if (tabbed && document.activeElement === frame) frame.scrollIntoView({ block: "nearest" });
    });

    hearers.push(function (event, data) {
      if (event.source !== frame.contentWindow || data.nonce !== nonce) return;
      if (data.type !== "height" || !(data.height > 0 && data.height < 1e5)) return;
      style(frame, { height: Math.ceil(data.height) + "px" });
      if (shown) return;
      shown = true;
      clearTimeout(timer);
      note.remove();
      var focused = document.activeElement === link;
      style(link, { display: "none" });
      style(frame, { opacity: "1" });
      if (!focused) return;
      frame.focus();
      frame.contentWindow.postMessage({ zicha: 1, nonce: nonce, type: "focus" }, "*");
    });
    box.append(frame);
    link.after(note, box);
  }

  addEventListener("keydown", function (event) { tabbed = event.key === "Tab"; });
  addEventListener("pointerdown", function () { tabbed = false; });
  addEventListener("message", function (event) {
    var data = event.data;
    if (!data || data.zicha !== 1) return;
    hearers.forEach(function (hear) { hear(event, data); });
  });

  function upgrade() {
    document.querySelectorAll('a[data-zicha=""]').forEach(widget);
  }

  window.zichaEmbed = { upgrade: upgrade };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", upgrade);
  else upgrade();
})();
