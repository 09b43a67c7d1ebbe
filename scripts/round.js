// The program will say that the round is over. Said before the banner is read, nothing moves then. A page
// that waits for its program for days looks again. A day of somebody's own choosing is left to the program.
(function () {
  function look() {
    var over = new Date().getTime() / 86400000 + 8 / 24 >= {{over-from}} && !/[?&]date=/.test(location.search);
    document.documentElement[over ? "setAttribute" : "removeAttribute"]("data-over", "");
  }
  look();
  addEventListener("pageshow", look);
  addEventListener("visibilitychange", look);
})();
