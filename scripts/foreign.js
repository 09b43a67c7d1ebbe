// What others change in the page: a translator that puts its own texts in place of the program's. The program
// takes each node for what it has made of it, and would go on changing those that nobody sees any more. So
// it lets them be put back before it draws (src/browser/foreign.rs). Others may see to it again after that.
window.foreign = (() => {
  const page = document.getElementById("app");
  // The program's nodes with what it has put into them: a text, or other nodes.
  const drawn = new WeakMap();
  // The program may draw several times before anybody else gets to anything.
  let draws = false;
  let touched = false;
  const observer = new MutationObserver((records) => {
    if (draws) learn(records);
    else touched = true;
  });
  const isText = (node) => node.nodeType === 3;
  const own = (node) => [...node.childNodes].filter((child) => drawn.has(child));
  const note = (node) => drawn.set(node, isText(node) ? node.data : own(node));
  const noteAll = (node) => {
    node.childNodes.forEach(noteAll);
    note(node);
  };
  // What the program has just drawn.
  const learn = (records) => {
    for (const { addedNodes } of records) addedNodes.forEach(noteAll);
    for (const { target } of records) note(target);
  };
  // Says whether a text was another one. What others only add stays, unless such a text stands beside it.
  const putBack = (node) => {
    const was = drawn.get(node);
    if (isText(node)) {
      const other = node.data !== was;
      if (other) node.data = was;
      return other;
    }
    const texts = was.filter(putBack);
    const now = own(node);
    if (texts.length || now.length !== was.length || now.some((it, at) => it !== was[at])) node.replaceChildren(...was);
  };
  return {
    undo() {
      if (draws) return;
      draws = true;
      const changed = observer.takeRecords().length || touched;
      // Before anybody else hears of what is changed from here on, by the program only.
      queueMicrotask(() => {
        if (drawn.has(page)) learn(observer.takeRecords());
        else noteAll(page);
        draws = touched = false;
        observer.observe(page, { childList: true, characterData: true, subtree: true });
      });
      if (changed) putBack(page);
    },
  };
})();
