// What the notice means so far for someone who wants a junior title: `node example.mjs`.
import init, { assess } from "./zicha.js";

await init();

const { sections, next } = assess(undefined, { route: "junior-review", workplace: "korla" }, "2021-09-10");
const [fee, defence] = ["fee", "defence"].map((id) => sections.find((section) => section.id === id));
console.log(`fee: ${fee?.verdict}, ${fee?.amount_cny} yuan`);
console.log(`defence: ${defence?.verdict}, ${defence?.findings[0]?.clause}: ${defence?.findings[0]?.quote}`);
console.log(`next question: ${next}`);
