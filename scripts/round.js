// The program will say that the round is over. Said before the banner is read, nothing moves then.
// A day of somebody's own choosing is left to the program.
if (new Date().getTime() / 86400000 + 8 / 24 >= {{over-from}} && !/[?&]date=/.test(location.search)) {
  document.documentElement.setAttribute("data-over", "");
}
