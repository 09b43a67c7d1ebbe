// A double tap is one answer: its second half is not meant for the question that has come in between.
(function () {
  var asked;
  function notForThis(event) {
    var asks = document.getElementById("question");
    if (event.detail < 2) asked = asks;
    else if (asks !== asked) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }
  document.getElementById("app").addEventListener("click", notForThis, true);
})();
