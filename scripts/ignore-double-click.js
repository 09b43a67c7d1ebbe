// Ignores the second click of a double click if the question has changed since the first: it was not meant
// for the new question.
(function () {
  var asked;
  function notForThis(event) {
    var asks = document.getElementById("question");
    // People double-click with a mouse; two quick taps with a finger are both meant.
    if (event.detail < 2 || event.pointerType === "touch") asked = asks;
    else if (asks !== asked) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }
  document.getElementById("app").addEventListener("click", notForThis, true);
})();
