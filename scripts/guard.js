// In the language of 2009, so that it runs where nothing else does. Whatever keeps the program
// from starting leads to the guide, and a start that takes long gets a way there.
var zicha = (function () {
  var page = document.getElementById("app");
  var settled = false;
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
    page.setAttribute("data-started", "");
  }
  if (!("noModule" in document.createElement("script"))) {
    failed();
    return;
  }
  // A browser that cannot read the program's own script says so only here, and a program that
  // gives up says so with a trap.
  window.addEventListener("error", function (event) {
    if (/RuntimeError/.test(event.message) || !settled && /syntax/i.test(event.message)) failed();
  });
  setTimeout(function () { if (!settled) show("slow", true); }, 20000);
  return { started: started, failed: failed };
})();
