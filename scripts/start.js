// Fetches the program and what it says in the language of the page, and lets it take over the page.

// These styles stood before what wears them, in a place that the program will clear.
const later = document.getElementById("later");
if (later) document.head.append(later);
const pause = () => new Promise((go) => setTimeout(go));
const read = async (edition) => (await fetch(...edition)).text();
// One that does not come is asked for again at the next tap, which may be the one that wants it.
const learnOther = (learn, edition) => {
  read(edition).then(learn, () => addEventListener("click", () => learnOther(learn, edition), { once: true }));
};
const started = run(async () => {
  const [glue, program, edition] = await Promise.all([import("{{glue}}"), fetch(...{{program}}), read({{edition}})]);
  // Piece by piece: what a visitor does in between need not wait for all of it.
  await glue.default({ module_or_path: program });
  await pause();
  const begin = glue.read(edition);
  await pause();
  // The other languages are on their way before the page says that it is there; from then on it
  // asks for nothing more.
  const learn = begin();
  for (const edition of {{others}}) learnOther(learn, edition);
  // What scripts/early.js asked with: fewer nodes are less to style.
  document.querySelectorAll("template[data-after]").forEach((it) => it.remove());
});
