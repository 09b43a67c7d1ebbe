// Turns each link to the self-check into a frame that shows it in the page. If this does not run,
// the links remain. Pasted snippets pin these bytes for years: never edit, add the next number.
(function () {
  "use strict";
  if (window.zichaEmbed) return window.zichaEmbed.upgrade();
  var site = document.currentScript.src;
  var widgets = [];

  function style(element, properties) {
    // Important and inline: above whatever the page around says of its frames.
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
    var mark = document.createElement("span");
    style(box, { all: "initial", display: "block", position: "relative", width: "100%" });
    style(frame, { all: "initial", display: "block", width: "100%", height: "1px", opacity: "0" });
    style(mark, { all: "initial", position: "absolute", width: "1px", visibility: "hidden" });
    frame.title = link.textContent.trim();
    frame.name = "zicha:1:" + nonce;
    frame.setAttribute("sandbox", "allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox");
    frame.allow = "clipboard-write";
    frame.src = address(link);
    // The frame of a server that is down loads too, but never says how high it is.
    frame.onload = function () {
      setTimeout(function () { if (!own.shown) giveUp(); }, 5000);
    };
    var own = { frame: frame, nonce: nonce, shown: false, hear: hear };
    widgets.push(own);
    box.append(mark, frame);
    link.after(box);

    function giveUp() {
      box.remove();
      widgets.splice(widgets.indexOf(own), 1);
      var note = document.createElement("span");
      note.setAttribute("role", "status");
      note.textContent = link.getAttribute("data-lang") === "en"
        ? " (It cannot be shown here at the moment. Please follow the link.)"
        : "（暂时无法在此显示，请点链接打开。）";
      link.after(note);
    }

    function show() {
      own.shown = true;
      var focused = document.activeElement === link;
      style(link, { display: "none" });
      style(frame, { opacity: "1" });
      if (!focused) return;
      frame.focus();
      frame.contentWindow.postMessage({ zicha: 1, nonce: nonce, type: "focus" }, "*");
    }

    function hear(data) {
      var top = data.top, height = data.height;
      if (!(height > 0 && height < 1e5)) return;
      if (data.type === "height") {
        style(frame, { height: Math.ceil(height) + "px" });
        if (!own.shown) show();
      } else if (data.type === "reveal" && top >= 0 && top < 1e5 && document.activeElement === frame) {
        // Scrolls whatever scrolls around the frame, and only if the place is out of sight.
        style(mark, { top: top + "px", height: height + "px" });
        mark.scrollIntoView({ block: "nearest" });
      }
    }
  }

  addEventListener("message", function (event) {
    var data = event.data;
    if (!data || data.zicha !== 1) return;
    widgets.forEach(function (it) {
      if (event.source === it.frame.contentWindow && data.nonce === it.nonce) it.hear(data);
    });
  });

  function upgrade() {
    document.querySelectorAll('a[data-zicha=""]').forEach(widget);
  }

  window.zichaEmbed = { upgrade: upgrade };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", upgrade);
  else upgrade();
})();
