// Sets `data-over` when the application round is over, before the banner is parsed, so that the layout does
// not shift when the program reads the clock. Checked again in case a page is left open for days before the
// program loads. Where `?date=` sets the day, the program decides.
(function () {
  function look() {
    var over = new Date().getTime() / 60000 + 480 >= {{over-from}} && !/[?&]date=/.test(location.search);
    document.documentElement[over ? "setAttribute" : "removeAttribute"]("data-over", "");
  }
  look();
  addEventListener("pageshow", look);
  addEventListener("visibilitychange", look);
})();
