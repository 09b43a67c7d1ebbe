// Shows the link to the guide when the program does not start or crashes. It relies on reports of the
// program's own scripts, not on the window's `error` event, which also has errors of extensions and of the
// embedding site. Written in ECMAScript 5 (2009), so that it runs in browsers that run nothing else here.
var zicha = window.zicha || (function () {
  var settled = false;
  // The start script sets `begun` as soon as it runs (scripts/report-start.js).
  var guard = { begun: false, started: started, failed: failed };
  function show(id, shown) {
    var element = document.getElementById(id);
    if (shown) element.removeAttribute("hidden");
    else element.setAttribute("hidden", "");
  }
  function failed() {
    show("slow", false);
    show("app", false);
    show("failed", true);
    if (settled) return;
    settled = true;
    {{escape}}
  }
  function started() {
    // The program may already have crashed during its first render.
    if (settled) return;
    settled = true;
    show("slow", false);
    document.getElementById("app").setAttribute("data-started", "");
  }
  // A proxy that rewrites pages has deferred this script: leave the link visible until the program starts.
  if (document.readyState !== "loading") return guard;
  // By then the module script has run, unless the browser does not support it or something has blocked it.
  document.addEventListener("DOMContentLoaded", function () {
    if (!guard.begun) failed();
  });
  setTimeout(function () { if (!settled) show("slow", true); }, 20000);
  // From here on this script shows the link when needed, so the one in the page is hidden (styles/base.css).
  document.documentElement.setAttribute("data-guarded", "");
  return guard;
})();
