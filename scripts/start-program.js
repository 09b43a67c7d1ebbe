// Fetches the program and its edition (the data file of one language), and starts the program.

// The styles of the result are inside `#app`, which the program clears at takeover.
const later = document.getElementById("later");
if (later) document.head.append(later);
const pause = () => new Promise((go) => setTimeout(go));
const read = async (edition) => (await fetch(...edition)).text();
// Retries a failed edition at the next click, which may be on the button for that language.
const learnOther = (learn, edition) => {
  read(edition).then(learn, () => addEventListener("click", () => learnOther(learn, edition), { once: true }));
};
// A portal's own notice has to be validated, which only the larger program does.
const [address, file] = document.getElementById("notice") ? {{portal}} : {{own}};
const started = run(async () => {
  const [glue, program, edition] = await Promise.all([import(address), fetch(...file), read({{edition}})]);
  // Split into several tasks, so that the browser can handle input between them.
  await glue.default({ module_or_path: program });
  await pause();
  const begin = glue.read(edition);
  await pause();
  // The other editions are requested before the page is marked as started; after that it requests nothing.
  const learn = begin();
  for (const edition of {{others}}) learnOther(learn, edition);
  // The templates of scripts/answer-before-start.js are not needed any more, and fewer nodes make styling faster.
  document.querySelectorAll("template[data-after]").forEach((it) => it.remove());
});
