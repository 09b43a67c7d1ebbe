// Part of the glue: the program's exports, each telling the guard when a call ends in an exception. That is
// a trap, or an exception of the browser that went through the program; it cannot go on after either. The
// window's `error` event would not say whose exception it was.
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
