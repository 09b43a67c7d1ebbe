// A double click is one answer: its second half is not meant for the question that has come in between.
(function () {
  var asked;
  function notForThis(event) {
    var asks = document.getElementById("question");
    // To double-click is a habit of those who use a mouse; fingers that follow each other are quick.
    if (event.detail < 2 || event.pointerType === "touch") asked = asks;
    else if (asks !== asked) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }
  document.getElementById("app").addEventListener("click", notForThis, true);
})();
