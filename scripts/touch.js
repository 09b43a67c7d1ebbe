// What a finger taps is seen before it is done: what comes of it can take an old phone a while. The
// browser shows an option as chosen, and only then the program hears of it.
(function () {
  var page = document.getElementById("app");
  // Safari knows what a finger is on (`:active`, styles/base.css) only where somebody listens to fingers.
  page.addEventListener("touchstart", function () {}, { passive: true });
  page.addEventListener("click", function (event) {
    // Before the program comes there is nothing to wait for. A mouse and the keys wait for nothing, nor
    // does a browser that does not say what a click came from.
    if (event.pointerType !== "touch" || !page.hasAttribute("data-taken")) return;
    // A label has done its part once its input is clicked.
    var control = event.target.closest("button, input");
    // These a browser does only while a tap is being heard.
    if (control && /^(copy|print|hand-on)$/.test(control.getAttribute("data-action"))) return;
    event.stopImmediatePropagation();
    if (!control) return;
    // A mere event chooses nothing, as a click would: the browser has done that.
    var told = new UIEvent("click", { bubbles: true, detail: 1 });
    requestAnimationFrame(function () {
      setTimeout(function () { control.dispatchEvent(told); });
    });
  }, true);
  // Only a browser that does print says so before; the program asks whether it has (src/browser/document.rs).
  addEventListener("beforeprint", function () { document.documentElement.setAttribute("data-printed", ""); });
})();
