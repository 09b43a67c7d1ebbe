// Undoes changes that others, such as a translation extension, have made in the page. Yew assumes that the
// DOM is as it last rendered it, and would update nodes that a translator has replaced and nobody sees. So
// the program calls `undo` before each render (src/browser/foreign.rs); a translator may translate again.
window.foreign = (() => {
  const page = document.getElementById("app");
  // Each node of the program with the content that it rendered: a text, or child nodes.
  const drawn = new WeakMap();
  // True from `undo` to the next microtask: the changes observed in between are the program's own.
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
  // Records what the program has just rendered.
  const learn = (records) => {
    for (const { addedNodes } of records) addedNodes.forEach(noteAll);
    for (const { target } of records) note(target);
  };
  // Restores a node; returns whether it was a text that had been changed. Nodes that others have only added
  // stay, unless a text beside them was changed.
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
      // Runs after the program has rendered and before any other script can change the page.
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
