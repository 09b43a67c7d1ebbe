// Lets the browser paint a tapped option as chosen before the program handles the click, which can take
// long on an old phone.
(function () {
  var page = document.getElementById("app");
  // Safari applies `:active` (styles/base.css) to touches only if the page has a touch listener.
  page.addEventListener("touchstart", function () {}, { passive: true });
  page.addEventListener("click", function (event) {
    // Not before takeover, when scripts/answer-before-start.js answers quickly, nor for a mouse, the keyboard or browsers
    // whose click events lack `pointerType`.
    if (event.pointerType !== "touch" || !page.hasAttribute("data-taken")) return;
    // The browser sends a second click from a label to its input; only that one is passed on.
    var control = event.target.closest("button, input");
    // Browsers allow copying, printing and sharing only during a real click event.
    if (control && /^(copy|print|hand-on)$/.test(control.getAttribute("data-action"))) return;
    event.stopImmediatePropagation();
    if (!control) return;
    // A UIEvent notifies the program without choosing the option again, as a second real click would.
    var told = new UIEvent("click", { bubbles: true, detail: 1 });
    requestAnimationFrame(function () {
      setTimeout(function () { control.dispatchEvent(told); });
    });
  }, true);
  // Records that the browser printed: without this event the program knows that it cannot print
  // (src/browser/document.rs).
  addEventListener("beforeprint", function () { document.documentElement.setAttribute("data-printed", ""); });
})();
