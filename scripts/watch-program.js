// Part of the glue: wraps the program's exports so that scripts/fall-back-to-guide.js learns of an exception. That is a
// trap, or a browser exception that passed through the program; it cannot continue after either. The
// window's `error` event would not tell the program's exceptions from those of other scripts.
const watched = (exports) => {
  const calls = { ...exports };
  for (const name in calls) {
    const call = exports[name];
    // Memory and tables are exported too.
    if (call.call) calls[name] = (...values) => {
      try {
        return call(...values);
      } catch (error) {
        zicha.failed();
        throw error;
      }
    };
  }
  return calls;
};
