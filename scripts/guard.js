// Shows the way to the guide when the program does not start or breaks down. It listens to the program
// alone, never to the errors of the window: extensions and the site around the page report theirs there.
// In the language of 2009, so that it runs where nothing else does.
var zicha = window.zicha || (function () {
  var settled = false;
  // The start script sets `begun` in its first statement.
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
    // The program may have broken down while it drew the page for the first time.
    if (settled) return;
    settled = true;
    show("slow", false);
    document.getElementById("app").setAttribute("data-started", "");
  }
  // Something that rewrites pages has put this script off: the way stays in sight until the start.
  if (document.readyState !== "loading") return guard;
  // Module scripts have run by then, if the browser knows them, can read this one and was let to run it.
  document.addEventListener("DOMContentLoaded", function () {
    if (!guard.begun) failed();
  });
  setTimeout(function () { if (!settled) show("slow", true); }, 20000);
  // From here on the guard answers for the page, so the way that stands in it is hidden (styles/base.css).
  document.documentElement.setAttribute("data-guarded", "");
  return guard;
})();
