// What a visitor does before the program comes: it is marked, and the second question is asked.
// The program does it again in its own page (src/browser/takeover.rs).
(function () {
  var page = document.getElementById("app");
  // What is asked second stands by in templates, so that nobody waits for the program to go on.
  // Where there are answers of a link or of another visit the program knows better.
  var first;
  // They come last in the page: whoever is quicker is asked once they are there.
  var quick;
  document.addEventListener("DOMContentLoaded", function () {
    if (quick && quick.checked && early()) askNext(quick);
  });
  function askNext(chosen) {
    var next = chosen && document.querySelector('template[data-after="' + chosen.value + '"]');
    var asked = page.querySelector(".ask");
    quick = next ? null : chosen;
    if (!next || !asked.contains(chosen) || page.hasAttribute("data-answered") || knowsMore()) return;
    first = asked;
    page.setAttribute("data-answered", chosen.value);
    ask(document.importNode(next.content, true));
  }
  // Back to the first question, of which no answer is left then.
  function askAgain() {
    page.removeAttribute("data-answered");
    ask(first);
    var chosen = first.querySelector(":checked");
    chosen.checked = false;
    chosen.removeAttribute("data-chosen");
  }
  function ask(what) {
    var asked = page.querySelector(".ask");
    asked.parentNode.replaceChild(what, asked);
    var heading = document.getElementById("question");
    heading.focus({ preventScroll: true });
    heading.scrollIntoView();
  }
  function knowsMore() {
    if (location.hash || document.getElementById("notice")) return true;
    try {
      // In a frame nothing of another visit is read (src/browser/storage.rs).
      return window === parent && localStorage.getItem({{kept}}) !== null;
    } catch (denied) {
      return false;
    }
  }
  // From the moment at which it looks at what was done, the page is the program's.
  function early() {
    return !page.hasAttribute("data-taken");
  }
  // A tap moves on, an arrow key does not.
  var byKeys = false;
  page.addEventListener("pointerdown", function () { byKeys = false; });
  page.addEventListener("keydown", function (event) {
    byKeys = true;
    if (early() && event.key === "Enter" && event.target.checked) askNext(event.target);
  });
  page.addEventListener("click", function (event) {
    if (!early()) return;
    // Tells a choice of the visitor from one that the browser remembers of an earlier visit.
    event.target.setAttribute("data-chosen", "");
    var action = event.target.getAttribute("data-action");
    if (action === "continue") askNext(page.querySelector(":checked[data-chosen]"));
    else if (/^(back|change|restart)$/.test(action) && page.hasAttribute("data-answered")) askAgain();
    else if (event.target.name && !byKeys) askNext(event.target);
  });
})();
