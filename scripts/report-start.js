// First part of the start script: reports to scripts/fall-back-to-guide.js that this script runs and whether the start
// succeeded. If the guard was blocked, this stub replaces it: the link to the guide stays visible meanwhile.
const guard = window.zicha ??= {
  started() { document.getElementById("app").setAttribute("data-started", ""); },
  failed() {},
};
// If something has inserted the page's scripts twice, only the first copy starts the program.
const first = !guard.begun;
guard.begun = true;
// Resolves once the program has taken over the page; stays pending if it does not.
const run = (start) => new Promise((done) => {
  if (first) start().then(() => {
    guard.started();
    // Without the guard or the styles this link to the guide would still be visible.
    document.getElementById("way")?.remove();
    done();
  }).catch((error) => {
    guard.failed();
    console.error(error);
  });
});
