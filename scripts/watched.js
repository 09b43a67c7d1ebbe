// Part of the glue: the program's exports, each telling the guard when a call ends in an exception. That is
// a trap, or an exception of the browser that went through the program; it cannot go on after either. The
// window's `error` event would not say whose exception it was.
const watched = (exports) => {
  const watch = (call) => (...values) => {
    try {
      return call(...values);
    } catch (error) {
      window.zicha?.failed();
      throw error;
    }
  };
  const entries = Object.entries(exports);
  return Object.fromEntries(entries.map(([name, it]) => [name, typeof it === "function" ? watch(it) : it]));
};
