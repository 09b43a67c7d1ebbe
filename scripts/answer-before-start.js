// Handles input before the program has loaded: marks what the visitor chose, shows the second question and
// what the first answer has settled. At takeover the program repeats that input in its own page
// (src/browser/takeover.rs).
(function () {
  var page = document.getElementById("app");
  // The first question's element, for going back to it.
  var first;
  // An option chosen before the templates of the second questions, the last part of the page, were parsed.
  var quick;
  document.addEventListener("DOMContentLoaded", function () {
    if (quick && quick.checked && early()) askNext(quick);
  });
  // Shows what follows on an option. It is prerendered, in a template for each option (src/prerender.rs).
  function askNext(chosen) {
    var next = chosen && document.querySelector('template[data-after="' + chosen.value + '"]');
    var asked = page.querySelector(".ask");
    quick = next ? null : chosen;
    if (!next || !asked.contains(chosen) || page.hasAttribute("data-answered") || knowsMore()) return;
    first = asked;
    page.setAttribute("data-answered", chosen.value);
    var following = document.importNode(next.content, true);
    ask(following.firstChild, following.lastChild.textContent);
  }
  // Goes back to the first question and clears its answer.
  function askAgain() {
    page.removeAttribute("data-answered");
    ask(first, "");
    var chosen = first.querySelector(":checked");
    chosen.checked = false;
    chosen.removeAttribute("data-chosen");
  }
  function ask(question, settled) {
    var asked = page.querySelector(".ask");
    asked.parentNode.replaceChild(question, asked);
    page.querySelector(".settled > p").textContent = settled;
    var heading = document.getElementById("question");
    heading.focus({ preventScroll: true });
    heading.scrollIntoView();
  }
  // Whether there may be other answers, from a link or an earlier visit: then only the program knows the
  // next question.
  function knowsMore() {
    if (location.hash || document.getElementById("notice")) return true;
    try {
      // In a frame nothing is stored or read (src/browser/storage.rs).
      return window === parent && localStorage.getItem({{stored}}) !== null;
    } catch (denied) {
      return false;
    }
  }
  // Whether the program has not started its takeover yet; from then on it handles all input.
  function early() {
    return !page.hasAttribute("data-taken");
  }
  // A tap moves to the next question, an arrow key only changes the choice.
  var byKeys = false;
  page.addEventListener("pointerdown", function () { byKeys = false; });
  page.addEventListener("keydown", function (event) {
    byKeys = true;
    if (early() && event.key === "Enter" && event.target.checked) askNext(event.target);
  });
  page.addEventListener("click", function (event) {
    if (!early()) return;
    // Marks a choice of this visit; browsers also restore choices of earlier visits.
    event.target.setAttribute("data-chosen", "");
    var action = event.target.getAttribute("data-action");
    if (action === "continue") askNext(page.querySelector(":checked[data-chosen]"));
    else if (/^(back|change|restart)$/.test(action) && page.hasAttribute("data-answered")) askAgain();
    else if (event.target.name && !byKeys) askNext(event.target);
  });
})();
