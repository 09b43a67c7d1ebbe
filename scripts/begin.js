// Comes first in the start script: tells the guard that this script runs, and how the start ends.
// Where the guard was kept from running, the way to the guide stays in sight, and the program starts anyway.
const guard = window.zicha ??= {
  started() { document.getElementById("app").setAttribute("data-started", ""); },
  failed() {},
};
// In a page that came twice over only the first copy starts.
const first = !guard.begun;
guard.begun = true;
// Comes true once the program has taken over the page, and never if it does not.
const run = (start) => new Promise((done) => {
  if (first) start().then(() => {
    guard.started();
    // Without the guard or the styles it is still in sight.
    document.getElementById("way")?.remove();
    done();
  }).catch((error) => {
    guard.failed();
    console.error(error);
  });
});
